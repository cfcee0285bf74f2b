/// Options of `what-if`, and the command declared; each mode has a file of its own.
extension OptionDeclaration {
  static let whatIfVary = OptionDeclaration(
    name: "vary", value: .text("KEY=VALUES"), help: "rows: a value each, as in lambda=0.1..5:log:9")
  static let whatIfBy = OptionDeclaration(
    name: "by", value: .text("KEY=VALUES"), help: "columns: values of a second parameter")
  static let whatIfShow = OptionDeclaration(
    name: "show", value: .text("WHAT"), help: "equilibrium,payoff,loss,hours,regret,welfare,share")
  static let whatIfScenario = OptionDeclaration(
    name: "scenario", value: .text("SCENARIO"), isRepeatable: true,
    help: "column: NAME:KEY=VALUE,... or a preset")
  static let whatIfFlips = OptionDeclaration(
    name: "flips", value: .none, help: "what would tip it; so without any mode")
  static let whatIfTornado = OptionDeclaration(
    name: "tornado", value: .none, help: "the inputs that move --show most")

  /// Tables over parameters, scenarios, flips and tornado.
  static let whatIfTable = [whatIfVary, whatIfBy, whatIfShow, whatIfScenario, whatIfFlips, whatIfTornado]
}

extension CommandDeclaration {
  static let whatIf = CommandDeclaration(
    name: "what-if", summary: "change something, see who moves",
    about: """
      Tables over parameters with their frontiers; scenarios side by side; what would tip it; the CEO's button; \
      policies; the crowd. A KEY is one of presets show or its end; also lambda (all rates), costs.TIER and firms.
      """,
    options: OptionDeclaration.whatIfTable + OptionDeclaration.buttonOptions + [.policies, .target]
      + OptionDeclaration.crowdOptions
      + OptionDeclaration.model
      + OptionDeclaration.page(["text", "markdown", "csv", "json"]),
    examples: [
      Example(
        line: "resilience-econ what-if --vary lambda=0.05..5:log:9 --by blameSharing=0..1:6",
        gives: "two parameters, with frontiers"),
      Example(line: "resilience-econ what-if --scenario calm:lambda=0.5", gives: "side by side"),
      Example(line: "resilience-econ what-if --policies --preset netflix", gives: "what it would take"),
    ])
}
