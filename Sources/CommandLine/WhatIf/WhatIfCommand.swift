/// `what-if`: which mode was asked for.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Report
internal import Scenario

struct WhatIfCommand {
  let settings: Settings
  let parsed: ArgumentParser.Parsed

  init(_ settings: Settings, _ parsed: ArgumentParser.Parsed) {
    self.settings = settings
    self.parsed = parsed
  }

  func text() throws(Failure) -> String {
    switch try mode() {
    case "vary": try table()
    case "scenario": try scenarios()
    case "tornado": try tornado()
    case "policies": try PolicyCommand(settings: settings, parsed: parsed).text()
    case "crowd": try CrowdCommand(settings: settings, parsed: parsed).text()
    case "button": try ButtonCommand(settings: settings, parsed: parsed).text(command: "what-if")
    default: try flips()
    }
  }

  /// Options that choose what is computed; one at a time.
  private static let modes: [OptionDeclaration] = [
    .whatIfVary, .whatIfScenario, .whatIfFlips, .whatIfTornado, .policies, .button, .crowd,
  ]

  private func mode() throws(Failure) -> String {
    let asked = Self.modes.map(\.name).filter { name in parsed.options.contains { $0.name == name } }
    if asked.count > 1 {
      let names = asked.map { "--" + $0 }
      throw .usage("\(names.joined(separator: " and ")) do not go together; expected one of them")
    }
    if let only = asked.first { return only }
    if value(.hysteresis) != nil { return OptionDeclaration.crowd.name }
    return value(.whatIfBy) == nil ? OptionDeclaration.whatIfFlips.name : OptionDeclaration.whatIfVary.name
  }

  /// The last value of an option.
  func value(_ option: OptionDeclaration) -> String? { parsed.values(option.name).last }
  /// Threads to work with.
  var jobs: Int { value(.jobs).flatMap { Int($0) } ?? System.processors }

  /// The market of the command line.
  func market() throws(Failure) -> Market { try market(of: try settings.load().scenario) }

  /// The market of a scenario.
  func market(of scenario: Scenario) throws(Failure) -> Market {
    do throws(ParameterError) { return try Market(scenario) } catch {
      throw .usage(CommandLineMessage.text(error))
    }
  }
}
