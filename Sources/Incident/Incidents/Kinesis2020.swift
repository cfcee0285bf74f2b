/// The incident of 2020-11-25 at Kinesis in us-east-1, from its mechanisms.
///
/// Every front-end server keeps a thread for every other one. Servers are added, all of them cross the limit of
/// the operating system, and none can complete its map of the fleet. The fleet has to start again, slowly, for a
/// server that builds its map takes resources from those that serve.
public struct Kinesis2020: SimulatedIncident {
  /// Fixes that can be applied to this incident.
  public static let mendable: [IncidentFix] = [.inputCheck, .runbook]
  /// The constants.
  public var constants: KinesisConstants
  /// Fixes that have been applied.
  public let fixes: Set<IncidentFix>

  /// The incident with some things mended.
  public init(
    constants: KinesisConstants = KinesisConstants(), fixes: Set<IncidentFix> = []
  ) throws(IncidentError) {
    try constants.validate()
    try Self.check(fixes)
    self.constants = constants
    self.fixes = fixes
  }

  /// Threads that each server needs once servers are added.
  public var threadsNeeded: Double { constants.servers + constants.addedServers - 1 }

  /// Whether the addition crosses the limit and nobody checks it first.
  public var isPossible: Bool { threadsNeeded > constants.threadLimit && !has(.inputCheck) }

  /// Course of the incident after the addition of servers.
  public func consequences() throws(IncidentError) -> IncidentRun {
    var run = IncidentRun()
    let factor = has(.runbook) ? constants.runbookFactor : 1
    let cause = constants.diagnosisMinutes * factor
    let first = cause + constants.preparationMinutes * factor
    // The added servers are taken out again.
    let restart = constants.servers + constants.addedServers
    let end = first + restart / constants.restartPerHour * 60
    run.reach("threads-exhausted", 0)
    run.reach("cause-found", cause)
    run.reach("first-servers-back", first)
    run.reach("fleet-back", end)
    run.pass("diagnosis", from: 0, to: cause, .diagnosis)
    run.pass(
      "preparation", from: cause, to: first, has(.runbook) ? .repairByRunbook : .repairWithoutProcedure)
    run.pass("restart", from: first, to: end, .rollout)
    run.close()
    return run
  }
}
