/// Options of several commands, each declared once; the options of a single command are declared beside it.
internal import Findings
internal import Games
internal import Report

/// Output format.
enum OutputFormat: String, CaseIterable, Sendable {
  case text, markdown, csv, json, html
  /// Gambit's normal form and action graph.
  case nfg, agg
  /// Gambit's lists of profiles.
  case ne

  /// Formats of every page, except the files for other solvers.
  static let pages: [OutputFormat] = [.text, .markdown, .csv, .json]
}

/// Use of colour.
enum ColorChoice: String, CaseIterable, Sendable { case auto, always, never }

extension OptionKey<Bool> {
  static let json = OptionKey(switch: "json", help: Text("the same as --format json", "同 --format json"))
  static let help = OptionKey(switch: "help", help: Text("show help; also -h", "显示帮助；也可用 -h"))
  static let version = OptionKey(switch: "version", help: Text("show the version", "显示版本"))
  static let full = OptionKey(
    switch: "full", help: Text("the whole page in sections instead of the first screen", "分节显示完整页面，而不只是首屏"))
}

extension OptionKey<Int> {
  static let firms = OptionKey(
    "firms", whole: "N", in: 1...1_000_000,
    help: Text("number of firms; the count 'rest' takes what is left", "企业总数；数量为 'rest' 的类型取剩余的数"))
  static let seed = OptionKey(
    "seed", whole: "N", in: 0...Int.max, help: Text("seed of random draws (1)", "随机抽样的种子（1）"))
  static let jobs = OptionKey(
    "jobs", whole: "N", in: 1...1024,
    help: Text("threads; the result is the same for any number", "线程数；不影响结果"))
  static let width = OptionKey(
    "width", whole: "N", in: 40...1000,
    help: Text("columns of text (the terminal's, else 80)", "文本宽度（默认随终端，否则 80）"))
}

extension OptionKey<String> {
  static let preset = OptionKey(
    "preset", preset: "NAME|FILE", isRepeatable: true,
    help: Text("scenario (us-east-1); later ones override earlier", "预设（us-east-1）；后者覆盖前者"))
  static let set = OptionKey(
    "set", text: "KEY=VALUE", isRepeatable: true,
    help: Text("one parameter, as in firms.ordinary.blameSharing=0", "改一个参数，如 firms.ordinary.blameSharing=0"))
  static let fix = OptionKey(
    "fix", text: "NAME", isRepeatable: true,
    help: Text("fix a fault of the simulated incident, as in runbook", "修复模拟事故中的一处缺陷，如 runbook、backoff"))
  static let output = OptionKey(
    "output", file: "FILE", help: Text("write to FILE, whole or not at all", "写入 FILE：要么完整写入，要么不写"))
}

extension OptionKey<BriefSection> {
  static let section = OptionKey(
    "section", placeholder: "NAME",
    help: Text(
      "one section of it: \(BriefSection.names)", "只显示一节：\(BriefSection.names)"))
}

extension BriefSection {
  /// Names of all sections, as `--section` takes them.
  fileprivate static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension OptionKey<Language> {
  static let lang = OptionKey(
    "lang", help: Text("language of the page, help and errors (en)", "页面、帮助和错误信息的语言（en）"))
}

extension OptionKey<ColorChoice> {
  static let color = OptionKey(
    "color", help: Text("color (auto: on a terminal, without NO_COLOR)", "颜色（auto：终端上且未设 NO_COLOR 时）"))
}

extension OptionKey<OutputFormat> {
  /// Key of `--format`, for all the formats that commands offer.
  static let format = formats(OutputFormat.allCases)

  static func formats(_ formats: [OutputFormat]) -> OptionKey {
    OptionKey("format", choices: formats, help: Text("how to write the result (text)", "输出格式（text）"))
  }
}

extension [OptionDeclaration] {
  /// Options of every command that reads a scenario.
  static let model = list(.preset, .firms, .set, .seed, .jobs)

  /// How much of the brief is printed.
  static let extent = list(.full, .section)

  /// Options of every command.
  static let everywhere = list(.help, .version)

  /// Options of a page in some formats.
  static func page(_ formats: [OutputFormat] = OutputFormat.pages) -> [OptionDeclaration] {
    list(.lang, .formats(formats), .json, .output, .color, .width)
  }
}
