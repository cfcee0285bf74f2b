/// Common inputs of figures besides their findings: the language, sanitised names, and the command that makes
/// them.
internal import Market
internal import Scenario

struct FigureContext {
  let inputs: Inputs
  let language: Language

  /// Widest name of a strategy, a type or a region in a figure, in user units of a bold label.
  static let nameWidth = 185.0

  func say(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  /// User's name, shortened for a label.
  func name(_ text: String) -> String {
    let start = SafeText.line(String(text.unicodeScalars.prefix(Label.longest)))
    return TextWidth.cut(start, to: Self.nameWidth, size: TextSize.label.points, bold: true)
  }

  func strategy(_ index: Int, of market: Market) -> String { name(market.strategies[index].name) }

  func type(_ index: Int, of market: Market) -> String { name(market.firms[index].type.name) }

  /// One firm of a type in a sentence: the type's own name if it has one firm, else `an ordinary firm`.
  func firm(_ index: Int, of market: Market, beginsSentence: Bool = false) -> String {
    let name = type(index, of: market)
    guard market.firms[index].type.count > 1 else { return name }
    let isVowel = "aeiouAEIOU".contains(name.first ?? "x")
    let article = (beginsSentence ? "A" : "a") + (isVowel ? "n" : "")
    return say("\(article) \(name) firm", "一家 \(name)")
  }

  /// Parameter by its key, with the quantity first: `coverage of multi-node-us-east-1`.
  ///
  /// - Parameter type: the figure's type of firm, which is not named.
  func parameter(_ key: String, of type: String) -> String {
    let own = "firms.\(type)."
    let parts = (key.hasPrefix(own) ? key.dropFirst(own.count) : key[...]).split(separator: ".").map(
      String.init)
    let owners = ["firms", "hazards", "strategies", "regions", "costs"]
    guard parts.count > 1, let first = parts.first, owners.contains(first) else {
      return name(parts.joined(separator: "."))
    }
    let owner = name(parts[1])
    let what = parts.count > 2 ? parts[2...].joined(separator: " ") : "cost"
    return say("\(what) of \(owner)", "\(owner) 的 \(what)")
  }

  /// Source line at the bottom of a figure about a market.
  func source(_ figure: FigureName) -> String { source(figure, arguments) }

  /// Source line at the bottom of a figure about the incident, which does not depend on presets.
  func incidentSource(_ figure: FigureName) -> String {
    source(figure, inputs.fixes.flatMap { ["--fix", $0] })
  }

  private func source(_ figure: FigureName, _ arguments: [String]) -> String {
    let words = (["resilience-econ", "figures", "--only", figure.rawValue] + arguments).map(ShellWord.quoted)
    return say("Made by: ", "生成命令：") + SafeText.line(words.joined(separator: " "))
  }

  private var arguments: [String] {
    inputs.presets.flatMap { ["--preset", $0] } + (inputs.firms.map { ["--firms", String($0)] } ?? [])
      + inputs.sets.flatMap { ["--set", $0] } + inputs.fixes.flatMap { ["--fix", $0] }
      + (language == .chinese ? ["--lang", "zh"] : [])
  }
}
