/// Common inputs of figures besides their findings: the language, the width, sanitised names, the source and
/// the command that makes them.
internal import Market
internal import Scenario

struct FigureContext {
  let inputs: Inputs
  let language: Language
  var isNarrow = false

  /// Widest name of a setup, a type or a region in a figure, in user units of a bold label.
  static let nameWidth = 190.0

  /// Words in the figure's language.
  func say(_ text: Text) -> String { text[language] }

  func say(_ english: String, _ chinese: String) -> String { Text(english, chinese)[language] }

  /// Sheet of a figure: as wide as asked for on a screen, 360 units on a telephone.
  func canvas(_ width: Double, _ height: Double, narrow: Double) -> Canvas {
    isNarrow ? Canvas(width: 360, height: narrow) : Canvas(width: width, height: height)
  }

  /// Sheets for time series, curves and maps.
  func time(narrow: Double = 440) -> Canvas { canvas(720, 405, narrow: narrow) }
  func curves(narrow: Double = 500) -> Canvas { canvas(640, 480, narrow: narrow) }
  func map(narrow: Double = 520) -> Canvas { canvas(640, 640, narrow: narrow) }

  /// User's name, shortened for a label.
  func name(_ text: String) -> String {
    let start = SafeText.line(String(text.unicodeScalars.prefix(Label.longest)))
    return TextWidth.cut(start, to: Self.nameWidth, size: TextSize.label.points, bold: true)
  }

  func setup(_ index: Int, of market: Market) -> String { name(say(MarketLabels(market).setup(index))) }

  /// A setup as the name of a row, which may take two lines.
  func rowName(_ index: Int, of market: Market) -> String { long(say(MarketLabels(market).setup(index))) }

  /// User's name where lines break: shortened only if it is very long.
  func long(_ text: String) -> String { SafeText.line(String(text.unicodeScalars.prefix(Label.longest / 2))) }

  func region(of market: Market) -> String { name(market.scenario.regions.first?.name ?? "") }

  /// Text with a name shortened for a sentence.
  private func short(_ text: Text) -> Text { Text(name(text.en), name(text.zh)) }

  func setupText(_ index: Int, of market: Market) -> Text { short(MarketLabels(market).setup(index)) }
  /// One firm of a type in a sentence: `an ordinary firm`, `the bank`, `Netflix`.
  func oneFirm(_ index: Int, of market: Market) -> Text {
    let labels = MarketLabels(market)
    return short(labels.count(index) == 1 ? labels.firms(index) : labels.oneFirm(index))
  }

  /// Text at the beginning of a line, with a capital letter in English.
  func opening(_ text: Text) -> String { say(text.capitalized) }

  func firm(_ index: Int, of market: Market) -> Text { short(MarketLabels(market).firm(index)) }
  func firms(_ index: Int, of market: Market) -> Text { short(MarketLabels(market).firms(index)) }

  // MARK: Source

  /// Source of a figure about a market.
  func source(of market: Market) -> String {
    say("Source: the preset's assumptions and the outage record", "来源：预设的假设与故障记录")
  }

  /// Source of a figure about the incident.
  var incidentSource: String {
    say("Source: AWS post-event summary of 2025-10-20, replayed", "来源：AWS 2025-10-20 事后报告，按机制重演")
  }

  /// Command of a figure about a market.
  func command(_ figure: FigureName) -> String { command(figure, arguments) }

  /// Command of a figure about the incident, which does not depend on presets.
  func incidentCommand(_ figure: FigureName) -> String {
    command(figure, inputs.fixes.flatMap { ["--fix", $0] } + languageOption)
  }

  private func command(_ figure: FigureName, _ arguments: [String]) -> String {
    let words = (["resilience-econ", "figures", "--only", figure.rawValue] + arguments).map(ShellWord.quoted)
    return say("Made by: ", "生成命令：") + SafeText.line(words.joined(separator: " "))
  }

  private var languageOption: [String] { language == .chinese ? ["--lang", "zh"] : [] }

  private var arguments: [String] {
    inputs.presets.flatMap { ["--preset", $0] } + (inputs.firms.map { ["--firms", String($0)] } ?? [])
      + inputs.sets.flatMap { ["--set", $0] } + inputs.fixes.flatMap { ["--fix", $0] } + languageOption
  }
}

extension Ink {
  /// Colour of a setup, the same in every figure: the herd's region, another region, several regions, several
  /// clouds.
  static func setup(_ index: Int, of market: Market) -> Ink {
    let strategy = market.strategies[index]
    if strategy.clouds > 1 { return .purple }
    if strategy.regions > 1 { return .green }
    return strategy.home == market.scenario.regions.first?.name ? .alarm : .accent
  }
}
