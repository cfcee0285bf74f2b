/// The incident of 2025-10-29 at Azure Front Door, from its mechanisms.
///
/// A faulty configuration passes validation and takes the nodes of the edge down. People block changes and send
/// out the last good one; nodes come back in waves, as many as the healthy ones can stand in for. Nothing else
/// falls: few services need the edge to run.
public struct AzureFrontDoor2025: SimulatedIncident {
  /// Fixes that can be applied to this incident.
  public static let mendable: [IncidentFix] = [.inputCheck, .stagedRollout, .runbook]
  /// The constants.
  public var constants: FrontDoorConstants
  /// Fixes that have been applied.
  public let fixes: Set<IncidentFix>

  /// The incident with some things mended.
  public init(
    constants: FrontDoorConstants = FrontDoorConstants(), fixes: Set<IncidentFix> = []
  ) throws(IncidentError) {
    try constants.validate()
    try Self.check(fixes)
    self.constants = constants
    self.fixes = fixes
  }

  /// A configuration that is refused does no harm.
  public var isPossible: Bool { !has(.inputCheck) }

  /// Course of the incident after the configuration.
  public func consequences() throws(IncidentError) -> IncidentRun {
    var run = IncidentRun()
    let factor = has(.runbook) ? constants.runbookFactor : 1
    let alarm = constants.alarmMinutes
    let blocked = alarm + constants.decisionMinutes * factor
    let pushed = blocked + constants.preparationMinutes * factor
    // A rollout in stages stops at the first one, where the alarm goes off.
    let nodes = has(.stagedRollout) ? min(constants.waveNodes, constants.nodes) : constants.nodes
    let rollout = StagedRollout(
      count: nodes, perWave: constants.waveNodes, waveMinutes: constants.waveMinutes)
    run.reach("configuration-applied", 0)
    run.reach("alarm", alarm)
    run.reach("changes-blocked", blocked)
    run.reach("good-configuration-pushed", pushed)
    run.reach("nodes-back", pushed + rollout.minutes)
    run.pass("detection", from: 0, to: alarm, .diagnosis)
    run.pass(
      "decision", from: alarm, to: pushed, has(.runbook) ? .repairByRunbook : .repairWithoutProcedure)
    run.pass("waves", from: pushed, to: pushed + rollout.minutes, .rollout)
    run.close()
    return run
  }
}
