/// Links from a Markdown page to the figures that draw it.
internal import Scenario

/// A line of links to figures, with the command that makes their files: a writer pastes the page, runs the command, and
/// the links lead somewhere.
public struct FigureLinks {
  let names: [FigureName]
  let inputs: Inputs
  let language: Language

  /// Links to figures of a run.
  public init(_ names: [FigureName], inputs: Inputs, language: Language) {
    self.names = names
    self.inputs = inputs
    self.language = language
  }

  /// Folder of the files, beside the page.
  private static let folder = "figures"

  /// The line; `nil` without figures, and where a page is about the reader's own record, which figures do not know.
  public var markdown: String? {
    guard !names.isEmpty, inputs.record == nil else { return nil }
    let links = names.map { "[\($0.subject[language])](\(Self.folder)/\($0.rawValue).svg)" }
    let command = code(SafeText.line(words.map(ShellWord.quoted).joined(separator: " ")))
    return Text(
      "Figures: \(links.joined(separator: ", ")); made by \(command).",
      "图：\(links.joined(separator: "、"))；生成命令：\(command)。"
    )[language]
  }

  private var words: [String] {
    var words = ["resilience-econ", "figures"]
    for name in names { words += ["--only", name.rawValue] }
    if names.contains(where: { !Figures.ofIncident.contains($0) }) {
      for preset in inputs.presets { words += ["--preset", preset] }
      if let firms = inputs.firms { words += ["--firms", String(firms)] }
      for set in inputs.sets { words += ["--set", set] }
    }
    for fix in inputs.fixes { words += ["--fix", fix] }
    if language == .chinese { words += ["--lang", "zh"] }
    return words + ["--output", Self.folder]
  }

  /// A code span; longer marks where the text holds one itself.
  private func code(_ text: String) -> String { text.contains("`") ? "`` \(text) ``" : "`\(text)`" }
}

extension FigureName {
  /// What a figure is about, for a link.
  var subject: Text {
    switch self {
    case .timeline: Text("the outage, layer by layer", "故障过程，逐层")
    case .race: Text("how the record was lost", "记录如何丢失")
    case .fixes: Text("what one fix would have saved", "一项修复能省多少")
    case .collapse: Text("a pause that a busy service does not survive", "繁忙的服务挺不过的停顿")
    case .record: Text("every outage on record", "记录中的每次故障")
    case .price: Text("what a setup costs and what it avoids", "方案的价格与避免的损失")
    case .badYear: Text("a typical year and a bad one", "一般年份与坏年份")
    case .causes: Text("why firms stay, why they leave", "留下与离开的理由")
    case .payoffs: Text("what each setup costs, by how many others are there", "各方案的成本，按同在的企业数")
    case .tipping: Text("how many must leave together", "临界规模")
    case .phases: Text("which equilibria exist", "存在哪些均衡")
    case .tornado: Text("tipping values", "临界值")
    case .solid: Text("how solid the herd is", "抱团有多稳固")
    case .coupling: Text("coupled and decoupled services", "相依与独立的服务")
    case .exceedance: Text("the chance of a loss", "损失的概率")
    }
  }
}
