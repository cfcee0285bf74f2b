/// Command `incident`: replay of a known outage.
internal import Incident
internal import Report
internal import Scenario

internal import SystemLibrary

extension OptionKey<String> {
  static let incidentPreset = OptionKey(
    "preset", text: "NAME", isRepeatable: true, help: "the outage to play (aws-2025-10-20)")
  static let constant = OptionKey(
    "set", text: "CONSTANT=N", isRepeatable: true, help: "change a constant, as in procedureMinutes=30")
}

extension OptionKey<Bool> {
  static let trace = OptionKey(switch: "trace", help: "show the shortest interleaving that loses the record")
}

extension OptionKey<Int> {
  static let runs = OptionKey(
    "runs", whole: "N", in: 1...10_000_000, help: "play it N times with other people and machines")
}

struct IncidentCommand {
  let settings: Settings
  let preset: String
  let constants: [String]
  let showsTrace: Bool
  let runs: Int?

  init(_ settings: Settings, _ parsed: ParsedCommandLine) {
    self.settings = settings
    preset = settings.givenPresets.last ?? IncidentCatalogue.aws20251020.rawValue
    constants = settings.sets
    showsTrace = parsed[.trace]
    runs = parsed[.runs]
  }

  func text() throws(Failure) -> String {
    let incident = try self.incident()
    let mended = try Self.fixes(settings.fixes, in: incident)
    let meter = ProgressMeter(total: runs ?? 0, unit: "runs")
    if runs != nil { Interruption.listen() }
    let story: IncidentReplay
    do throws(IncidentError) {
      story = try IncidentReplay(
        incident, fixes: mended, settings: constants, runs: runs, seed: UInt64(settings.seed),
        jobs: settings.jobs,
        cancel: Interruption.token, progress: { meter.show($0) })
    } catch { throw .usage(IncidentMessage.text(error, preset: incident.rawValue)) }
    meter.clear()
    if Interruption.isAsked, let runs, let done = story.durations?.hours.count {
      StandardError.say(
        "interrupted: durations are those of \(NumberText.count(done)) of \(NumberText.count(runs)) runs")
    }
    var told = settings
    told.givenPresets = [incident.rawValue]
    return told.render(IncidentReport(story, language: settings.language, showsTrace: showsTrace))
  }

  private func incident() throws(Failure) -> IncidentCatalogue {
    if let incident = IncidentCatalogue(rawValue: preset) { return incident }
    throw .usage(IncidentMessage.unknownPreset(preset, among: IncidentCatalogue.allCases.map(\.rawValue)))
  }

  /// Fixes by their names.
  static func fixes(_ names: [String], in incident: IncidentCatalogue) throws(Failure) -> [IncidentFix] {
    try names.map { (name) throws(Failure) in
      if let fix = IncidentFix(rawValue: name) { return fix }
      throw .usage(IncidentMessage.unknownFix(name, among: incident.mendable.map(\.rawValue)))
    }
  }
}

/// Error messages of the options of `incident`: one line each.
enum IncidentMessage {
  static func unknownPreset(_ name: String, among names: [String]) -> String {
    "--preset: '\(quote(name))' is not one of the outages \(CommandLineMessage.list(names))"
      + meant(name, names)
  }

  static func unknownFix(_ name: String, among names: [String]) -> String {
    "--fix: '\(quote(name))' is not one of \(CommandLineMessage.list(names))" + meant(name, names)
  }

  static func noIncident(_ name: String) -> String {
    "--fix \(quote(name)): no outage of the scenario has the duration 'incident'; "
      + "add --set hazards.us-east-1.duration=incident"
  }

  static func text(_ error: IncidentError, preset: String) -> String {
    switch error {
    case .unknownFix(let name, let names):
      return "--fix: '\(quote(name))' changes nothing in \(preset); it has \(CommandLineMessage.list(names))"
    case .unknownConstant(let name, let names):
      let hint = meant(name, names)
      return "--set: \(preset) has no constant '\(quote(name))'"
        + (hint.isEmpty ? "; incident --json lists them" : hint)
    case .setting(let text):
      return "--set: expected CONSTANT=NUMBER, got '\(quote(text))'"
    case .quantity, .outOfRange, .tooLong, .unknownService, .duplicateService:
      return "--set: " + error.description
    }
  }

  private static func meant(_ name: String, _ names: [String]) -> String {
    NearestName.of(name, among: names).map { "; did you mean '\($0)'?" } ?? ""
  }

  private static func quote(_ text: String) -> String { SafeText.clipped(text) }
}
