/// Command `what-if --scenario NAME:KEY=VALUE,… --scenario PRESET`.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

extension WhatIfCommand {
  /// Largest number of scenarios side by side.
  static let scenarioLimit = 32

  /// Table of the current scenario and others as columns.
  func scenarios() throws(Failure) -> String {
    let texts = parsed.all(.whatIfScenario)
    guard texts.count <= Self.scenarioLimit else {
      throw Failure(CommandLineError.tooManyScenarios(count: texts.count, limit: Self.scenarioLimit))
    }
    var markets = [(name: settings.presets.last ?? "", market: try market())]
    for text in texts { markets.append(try scenario(text)) }
    return settings.render(ScenarioTableReport(ScenarioTable(markets), language: settings.language))
  }

  private func scenario(_ text: String) throws(Failure) -> (name: String, market: Market) {
    guard let colon = text.firstIndex(of: ":") else {
      return (text, try market(of: try settings.load(presets: settings.givenPresets + [text]).scenario))
    }
    let name = String(text[..<colon])
    guard !name.isEmpty else {
      throw Failure(
        CommandLineError.malformedScenario(
          text, expected: Text("NAME:KEY=VALUE,… or the name of a preset", "NAME:KEY=VALUE,… 或预设的名称")))
    }
    let changes = text[text.index(after: colon)...].split(separator: ",").map(String.init)
    guard !changes.isEmpty else {
      throw Failure(
        CommandLineError.malformedScenario(
          text, expected: Text("KEY=VALUE after the colon", "冒号后是 KEY=VALUE")))
    }
    return (name, try market(of: try changed(name, changes)))
  }

  /// Current scenario with numbers changed by their keys or unambiguous ends of keys; any other value is
  /// applied as by `--set`.
  private func changed(_ name: String, _ changes: [String]) throws(Failure) -> Scenario {
    var sets: [String] = []
    var axes: [ParameterAxis] = []
    let today = try settings.load().scenario
    for change in changes {
      do throws(ParameterAxisError) { axes.append(try ParameterAxis.read(change, in: today)) } catch {
        switch error {
        case .notANumber,
          .unknownKey where !Self.isNumber(change):
          sets.append(change)
        default: throw .usage(error.text(option: "scenario \(SafeText.clipped(name))"))
        }
      }
    }
    var with = settings
    with.sets += sets
    var scenario = try with.load().scenario
    ParameterAxis.apply(axes.map { (axis: $0, index: 0) }, to: &scenario)
    return scenario
  }

  private static func isNumber(_ change: String) -> Bool {
    change.split(separator: "=").last.flatMap { Double($0) } != nil
  }
}
