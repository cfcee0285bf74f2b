/// Command `what-if --policies`: the policies under which the herd dissolves.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension OptionKey<Bool> {
  static let policies = OptionKey(
    switch: "policies", help: Text("fines, subsidies and so on that would end the herd", "能结束抱团的罚款、补贴等政策"))
}

extension OptionKey<String> {
  static let target = OptionKey(
    "target", text: "STRATEGY", help: Text("policies: the setup that all firms should take", "政策：希望所有企业在哪里"))
}

struct PolicyCommand {
  let settings: Settings
  let parsed: ParsedCommandLine

  func text() throws(Failure) -> String {
    let scenario = try settings.load().scenario
    let target = try parsed.index(.target, among: scenario.strategies.map(\.name))
    do throws(ParameterError) {
      let study = try PolicyStudy(try Market(scenario), target: target)
      return settings.render(PolicyReport(study, language: settings.language))
    } catch { throw Failure(error) }
  }
}
