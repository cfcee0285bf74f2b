/// Command `what-if --crowd`: formation and dissolution of the herd.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension OptionKey<Bool> {
  static let crowd = OptionKey(
    switch: "crowd", help: Text("firm by firm, over time, from one firm to a million", "逐家企业随时间变化，从一家到一百万家"))
}

extension OptionKey<Double> {
  static let inertia = OptionKey(
    "inertia", number: "SHARE", expected: Text("a share, as in 0.9", "比例，如 0.9"),
    help: Text("crowd: firms that sleep a quarter (0.9)", "群体：每季度不动的企业比例（0.9）"))
  static let noise = OptionKey(
    "noise", number: "SHARE", expected: Text("a share, as in 0.9", "比例，如 0.9"),
    help: Text("crowd: of the others, those that err (0.05)", "群体：其余企业中出错的比例（0.05）"))
}

extension OptionKey<String> {
  static let hysteresis = OptionKey(
    "hysteresis", text: "KEY",
    help: Text("crowd: there and back (blameSharing of most firms)", "群体：参数调过去再调回来（默认企业最多一类的同停免责）"))
}

extension [OptionDeclaration] {
  /// Options of the crowd and its revision habits.
  static let crowdOptions = list(.crowd, .hysteresis, .inertia, .noise)
}

struct CrowdCommand {
  let settings: Settings
  let parsed: ParsedCommandLine

  func text() throws(Failure) -> String {
    let scenario = try settings.load().scenario
    let parameter = try self.parameter(scenario)
    do throws(ParameterError) {
      let market = try Market(scenario)
      let habits = try CrowdStudy.RevisionProtocol(
        inertia: parsed[.inertia] ?? 0.9, noise: parsed[.noise] ?? 0.05)
      let study = try CrowdStudy(market, habits: habits, seed: UInt64(settings.seed), jobs: settings.jobs)
      let loop = Hysteresis(market, along: parameter)
      return settings.render(CrowdReport(study, loop: loop, language: settings.language))
    } catch { throw Failure(error) }
  }

  private func parameter(_ scenario: Scenario) throws(Failure) -> Scenario.Parameter {
    let largest = scenario.firms.max { $0.count < $1.count }?.name ?? ""
    let option = OptionKey.hysteresis.name
    let name = parsed[.hysteresis] ?? "firms.\(largest).blameSharing"
    let parameter: Scenario.Parameter
    do throws(ParameterAxisError) { parameter = try ParameterAxis.parameter(name, in: scenario) } catch {
      throw .usage(error.text(option: option))
    }
    // A path through whole numbers would change the number of firms.
    guard !parameter.isWhole, parameter.value(in: scenario).isFinite else {
      throw Failure(CommandLineError.notContinuous(option: option, key: parameter.key))
    }
    return parameter
  }
}
