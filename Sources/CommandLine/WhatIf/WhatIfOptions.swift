/// Options of `what-if`, and the declaration of the command; each mode has a file of its own.
internal import Findings

extension OptionKey<String> {
  static let whatIfVary = OptionKey(
    "vary", text: "KEY=VALUES", help: "rows: a value each, as in lambda=0.1..5:log:9")
  static let whatIfBy = OptionKey("by", text: "KEY=VALUES", help: "columns: values of a second parameter")
  static let whatIfScenario = OptionKey(
    "scenario", text: "SCENARIO", isRepeatable: true, help: "column: NAME:KEY=VALUE,... or a preset")
}

extension OptionKey<[MarketOutput]> {
  static let whatIfShow = OptionKey(
    "show", .text("WHAT"), help: "equilibrium,payoff,loss,hours,regret,welfare,share"
  ) { (text) throws(CommandLineError) in
    let names = MarketOutput.allCases.map(\.rawValue)
    var outputs: [MarketOutput] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      guard let output = MarketOutput(rawValue: word) else { throw .notOneOf(names, word, option: "show") }
      if !outputs.contains(output) { outputs.append(output) }
    }
    return outputs
  }
}

extension OptionKey<Bool> {
  static let whatIfFlips = OptionKey(switch: "flips", help: "what would tip it; so without any mode")
  static let whatIfTornado = OptionKey(switch: "tornado", help: "the inputs that move --show most")
}

extension [OptionDeclaration] {
  /// Options of the tables over parameters and scenarios, the flips and the tornado.
  static let whatIfTable = list(
    .whatIfVary, .whatIfBy, .whatIfShow, .whatIfScenario, .whatIfFlips, .whatIfTornado)
}

extension CommandDeclaration {
  static let whatIf = CommandDeclaration(
    name: "what-if", summary: "change something, see who moves",
    about: """
      Tables over parameters with their frontiers; scenarios side by side; what would tip it; the CEO's button; \
      policies; the crowd. A KEY is one of presets show or its end; also lambda (all rates), costs.TIER and firms.
      """,
    options: [.whatIfTable, .buttonOptions, .list(.policies, .target), .crowdOptions, .model, .ownRecord, .page()],
    examples: [
      Example(
        line: "resilience-econ what-if --vary lambda=0.05..5:log:9 --by blameSharing=0..1:6",
        gives: "two parameters, with frontiers"),
      Example(line: "resilience-econ what-if --scenario calm:lambda=0.5", gives: "side by side"),
      Example(line: "resilience-econ what-if --policies --preset netflix", gives: "what it would take"),
    ])
}
