/// Command `incident`: replay of a known outage.
internal import Incident
internal import Report
internal import Scenario

internal import SystemLibrary

extension OptionKey<String> {
  static let incidentPreset = OptionKey(
    "preset", text: "NAME", isRepeatable: true,
    help: Text("the outage to play (aws-2025-10-20)", "要重演的故障（aws-2025-10-20）"))
  static let constant = OptionKey(
    "set", text: "CONSTANT=N", isRepeatable: true,
    help: Text("change a constant, as in procedureMinutes=30", "改一个常数，如 procedureMinutes=30"))
}

extension OptionKey<Bool> {
  static let trace = OptionKey(
    switch: "trace", help: Text("show the shortest interleaving that loses the record", "显示导致记录丢失的最短执行次序"))
}

extension OptionKey<Int> {
  static let runs = OptionKey(
    "runs", whole: "N", in: 1...10_000_000,
    help: Text("replay it N times with other people and machines", "换不同的人员和机器重演 N 次"))
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
    let fixes = try Self.fixes(settings.fixes, in: incident)
    let meter = ProgressMeter(total: runs ?? 0, unit: Text("runs", "次重演"))
    if runs != nil { Interruption.listen() }
    let story: IncidentReplay
    do throws(IncidentError) {
      story = try IncidentReplay(
        incident, fixes: fixes, settings: constants, runs: runs, seed: UInt64(settings.seed),
        jobs: settings.jobs,
        cancel: Interruption.token, progress: { meter.show($0) })
    } catch { throw .usage(IncidentMessage.text(error, preset: incident.rawValue)) }
    meter.clear()
    if Interruption.isAsked, let runs, let done = story.durations?.hours.count {
      let (done, all) = (NumberText.count(done), NumberText.count(runs))
      StandardError.say(
        Text(
          "interrupted: durations are those of \(done) of \(all) runs", "被中断：时长基于 \(all) 次重演中的 \(done) 次"))
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
