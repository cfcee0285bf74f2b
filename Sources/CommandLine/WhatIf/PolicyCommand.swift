/// Command `what-if --policies`: the policies under which the herd dissolves.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension OptionKey<Bool> {
  static let policies = OptionKey(
    switch: "policies", help: "fines, subsidies and so on that would end the herd")
}

extension OptionKey<String> {
  static let target = OptionKey("target", text: "STRATEGY", help: "policies: where all firms should be")
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
