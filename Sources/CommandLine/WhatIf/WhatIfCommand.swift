/// Command `what-if`: dispatch by mode.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

struct WhatIfCommand {
  let settings: Settings
  let parsed: ParsedCommandLine

  init(_ settings: Settings, _ parsed: ParsedCommandLine) {
    self.settings = settings
    self.parsed = parsed
  }

  func text() throws(Failure) -> String {
    switch try mode() {
    case .vary: try table()
    case .scenario: try scenarios()
    case .tornado: try tornado()
    case .widths: try widths()
    case .policies: try PolicyCommand(settings: settings, parsed: parsed).text()
    case .crowd: try CrowdCommand(settings: settings, parsed: parsed).text()
    case .button: try ButtonCommand(settings: settings, parsed: parsed).text(command: "what-if")
    case .flips: try flips()
    }
  }

  /// Mode, by the name of the option that requests it; one at a time.
  private enum Mode: String, CaseIterable {
    case vary, scenario, flips, tornado, widths, policies, button, crowd
  }

  private func mode() throws(Failure) -> Mode {
    let asked = Mode.allCases.filter { mode in parsed.values.contains { $0.name == mode.rawValue } }
    if asked.count > 1 { throw Failure(CommandLineError.conflicting(options: asked.map(\.rawValue))) }
    if let only = asked.first { return only }
    if parsed[.hysteresis] != nil { return .crowd }
    return parsed[.whatIfBy] == nil ? .flips : .vary
  }

  /// Market of the command line.
  func market() throws(Failure) -> Market { try market(of: try settings.load().scenario) }

  /// The market of a scenario.
  func market(of scenario: Scenario) throws(Failure) -> Market {
    do { return try Market(scenario) } catch { throw Failure(error) }
  }
}
