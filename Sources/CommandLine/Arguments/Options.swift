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
  static let json = OptionKey(switch: "json", help: "the same as --format json")
  static let help = OptionKey(switch: "help", help: "show help; also -h")
  static let version = OptionKey(switch: "version", help: "show the version")
  static let full = OptionKey(
    switch: "full", help: "the whole page in sections instead of the first screen")
}

extension OptionKey<Int> {
  static let firms = OptionKey(
    "firms", whole: "N", in: 1...1_000_000,
    help: "number of firms; a type whose count is 'rest' takes what is left")
  static let seed = OptionKey("seed", whole: "N", in: 0...Int.max, help: "seed of random draws (1)")
  static let jobs = OptionKey(
    "jobs", whole: "N", in: 1...1024, help: "threads to work with; never changes the result")
  static let width = OptionKey(
    "width", whole: "N", in: 40...1000, help: "columns of text (the terminal's, else 80)")
}

extension OptionKey<String> {
  static let preset = OptionKey(
    "preset", preset: "NAME|FILE", isRepeatable: true,
    help: "scenario to read (us-east-1); later ones override earlier ones")
  static let set = OptionKey(
    "set", text: "KEY=VALUE", isRepeatable: true,
    help: "override one parameter, as in firms.ordinary.blameSharing=0")
  static let fix = OptionKey(
    "fix", text: "NAME", isRepeatable: true,
    help: "mend something in the simulated incident, as in runbook or backoff")
  static let output = OptionKey("output", file: "FILE", help: "write to FILE, whole or not at all")
}

extension OptionKey<BriefSection> {
  static let section = OptionKey(
    "section", placeholder: "NAME",
    help: "one section of it: " + BriefSection.allCases.map(\.rawValue).joined(separator: ", "))
}

extension OptionKey<Language> {
  static let lang = OptionKey("lang", help: "language of the page (en)")
}

extension OptionKey<ColorChoice> {
  static let color = OptionKey("color", help: "colour (auto: on a terminal, unless NO_COLOR is set)")
}

extension OptionKey<OutputFormat> {
  /// Key of `--format`, for all the formats that commands offer.
  static let format = formats(OutputFormat.allCases)

  static func formats(_ formats: [OutputFormat]) -> OptionKey {
    OptionKey("format", choices: formats, help: "how to write the result (text)")
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
