/// Options of `what-if`, and the declaration of the command; each mode has a file of its own.
internal import Report
internal import Findings

extension OptionKey<String> {
  static let whatIfVary = OptionKey(
    "vary", text: "KEY=VALUES",
    help: Text("rows: a value each, as in lambda=0.1..5:log:9", "行：各个取值，如 lambda=0.1..5:log:9"))
  static let whatIfBy = OptionKey(
    "by", text: "KEY=VALUES", help: Text("columns: values of a second parameter", "列：第二个参数的取值"))
  static let whatIfScenario = OptionKey(
    "scenario", text: "SCENARIO", isRepeatable: true,
    help: Text("column: NAME:KEY=VALUE,... or a preset", "列：NAME:KEY=VALUE,... 或一个预设"))
}

extension OptionKey<[MarketOutput]> {
  static let whatIfShow = OptionKey(
    "show", .text("WHAT"),
    help: Text(
      "equilibrium,payoff,loss,hours,regret,welfare,share",
      "显示什么：equilibrium,payoff,loss,hours,regret,welfare,share")
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
  static let whatIfFlips = OptionKey(
    switch: "flips", help: Text("tipping values; also without any mode", "临界值；不选其他模式时显示它"))
  static let whatIfTornado = OptionKey(
    switch: "tornado", help: Text("the inputs that move --show most", "对 --show 影响最大的输入"))
}

extension [OptionDeclaration] {
  /// Options of the tables over parameters and scenarios, the flips and the tornado.
  static let whatIfTable = list(
    .whatIfVary, .whatIfBy, .whatIfShow, .whatIfScenario, .whatIfFlips, .whatIfTornado, .whatIfWidths)
}

extension CommandDeclaration {
  static let whatIf = CommandDeclaration(
    name: "what-if", summary: Text("change something, see who moves", "改变条件，看谁会动"),
    about: Text(
      """
      Tables over parameters with their frontiers; scenarios side by side; tipping values; the CEO's \
      button; policies; the crowd. A KEY is one of presets show or its end; also lambda (all rates), \
      costs.TIER and firms.
      """,
      """
      参数表及其分界线；情景并排比较；临界值；CEO 的按钮；政策；群体。KEY 是 presets show 中的键或其末\
      尾；另有 lambda（全部频率）、costs.TIER 和 firms。
      """),
    options: [
      .whatIfTable, .buttonOptions, .list(.policies, .target), .crowdOptions, .model, .ownRecord, .page(),
    ],
    examples: [
      Example(
        line: "resilience-econ what-if --vary lambda=0.05..5:log:9 --by blameSharing=0..1:6",
        gives: Text("two parameters, with frontiers", "两个参数，附分界线")),
      Example(
        line: "resilience-econ what-if --scenario calm:lambda=0.5", gives: Text("side by side", "并排比较")),
      Example(
        line: "resilience-econ what-if --policies --preset netflix",
        gives: Text("the size that each policy takes", "需要多大力度")),
    ])
}
