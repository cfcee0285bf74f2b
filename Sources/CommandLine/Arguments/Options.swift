internal import Report

/// The options, each declared once.
extension OptionDeclaration {
  static let preset = OptionDeclaration(
    name: "preset", value: .preset("NAME|FILE"), isRepeatable: true,
    help: "scenario to read (us-east-1); later ones override earlier ones")
  static let firms = OptionDeclaration(
    name: "firms", value: .number("N", 1...1_000_000),
    help: "number of firms; a type whose count is 'rest' takes what is left")
  static let set = OptionDeclaration(
    name: "set", value: .text("KEY=VALUE"), isRepeatable: true,
    help: "override one parameter, as in firms.ordinary.blameSharing=0")
  static let seed = OptionDeclaration(
    name: "seed", value: .number("N", 0...Int.max), help: "seed of random draws (1)")
  static let jobs = OptionDeclaration(
    name: "jobs", value: .number("N", 1...1024), help: "threads to work with; never changes the result")
  static let lang = OptionDeclaration(
    name: "lang", value: .choice(["en", "zh"]), help: "language of the page (en)")
  static let json = OptionDeclaration(name: "json", value: .none, help: "the same as --format json")
  static let output = OptionDeclaration(
    name: "output", value: .file("FILE"), help: "write to FILE, whole or not at all")
  static let color = OptionDeclaration(
    name: "color", value: .choice(["auto", "always", "never"]),
    help: "colour (auto: on a terminal, unless NO_COLOR is set)")
  static let width = OptionDeclaration(
    name: "width", value: .number("N", 40...1000), help: "columns of text (the terminal's, else 80)")
  static let concept = OptionDeclaration(
    name: "concept", value: .choice(["pure", "symmetric", "mixed", "all", "logit"] + SolutionConcept.names),
    help: "which equilibria to list (all)")
  static let incidentPreset = OptionDeclaration(
    name: "preset", value: .text("NAME"), isRepeatable: true,
    help: "the outage to play (aws-2025-10-20)")
  static let fix = OptionDeclaration(
    name: "fix", value: .text("NAME"), isRepeatable: true,
    help: "mend something in the simulated incident, as in runbook or backoff")
  static let trace = OptionDeclaration(
    name: "trace", value: .none, help: "show the shortest interleaving that loses the record")
  static let runs = OptionDeclaration(
    name: "runs", value: .number("N", 1...10_000_000), help: "play it N times with other people and machines")
  static let constant = OptionDeclaration(
    name: "set", value: .text("CONSTANT=N"), isRepeatable: true,
    help: "change a constant, as in procedureMinutes=30")
  static let solveConcept = OptionDeclaration(
    name: "concept",
    value: .choice([
      "pure", "mixed", "all", "symmetric", "one", "logit", "dominance", "correlated", "evolutionary",
    ]),
    help: "which equilibria to list (all)")
  static let help = OptionDeclaration(name: "help", value: .none, help: "show help; also -h")
  static let version = OptionDeclaration(name: "version", value: .none, help: "show the version")

  static func format(_ formats: [String]) -> OptionDeclaration {
    OptionDeclaration(name: "format", value: .choice(formats), help: "how to write the result (text)")
  }

  static let full = OptionDeclaration(
    name: "full", value: .none, help: "the whole page in sections instead of the first screen")
  static let section = OptionDeclaration(
    name: "section", value: .text("NAME"),
    help: "one section of it: " + BriefSection.allCases.map(\.rawValue).joined(separator: ", "))
  /// How much of the brief is printed.
  static let extent = [full, section]

  /// What every command that reads a scenario takes.
  static let model: [OptionDeclaration] = [preset, firms, set, seed, jobs]
  /// How a result is written.
  static func page(_ formats: [String]) -> [OptionDeclaration] {
    [lang, format(formats), json, output, color, width]
  }
  /// Options of every command.
  static let everywhere: [OptionDeclaration] = [help, version]
}
