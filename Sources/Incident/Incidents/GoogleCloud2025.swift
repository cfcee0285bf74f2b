/// The incident of 2025-06-12 at Google Cloud, from its mechanisms.
///
/// A policy with an empty field reaches every region within seconds and meets a code path that does not expect
/// it: the same null pointer everywhere, so a second region does not help. People switch the path off. In the
/// largest region all tasks start at once and overrun the table that they read: a herd, with the mechanism of
/// the leases of 2025-10-20. Products then work off what piled up.
public struct GoogleCloud2025: SimulatedIncident {
  /// Fixes that can be applied to this incident.
  public static let mendable: [IncidentFix] = [
    .inputCheck, .stagedRollout, .runbook, .backoff, .admissionControl,
  ]
  /// The constants.
  public var constants: GoogleConstants
  /// Fixes that have been applied.
  public let fixes: Set<IncidentFix>

  /// The incident with some things mended.
  public init(
    constants: GoogleConstants = GoogleConstants(), fixes: Set<IncidentFix> = []
  ) throws(IncidentError) {
    try constants.validate()
    try Self.check(fixes)
    self.constants = constants
    self.fixes = fixes
  }

  /// An empty field that is refused does no harm.
  public var isPossible: Bool { !has(.inputCheck) }

  /// Course of the incident after the policy.
  public func consequences() throws(IncidentError) -> IncidentRun {
    var run = IncidentRun()
    let factor = has(.runbook) ? constants.runbookFactor : 1
    let alarm = constants.alarmMinutes
    let cause = alarm + constants.diagnosisMinutes
    let off = cause + constants.switchMinutes * factor
    run.reach("policy-inserted", 0)
    if !has(.stagedRollout) { run.reach("replicated-worldwide", constants.replicationMinutes) }
    run.reach("alarm", alarm)
    run.reach("cause-found", cause)
    run.reach("path-switched-off", off)
    run.pass("diagnosis", from: 0, to: cause, .diagnosis)
    run.pass("switch", from: cause, to: off, has(.runbook) ? .repairByRunbook : .repairWithoutProcedure)
    let herd = try herd(procedureMinutes: constants.throttleMinutes * factor).run()
    let recovered = off + herd.endMinute
    run.reach("starts-throttled", herd.interventionMinute.map { off + $0 })
    run.reach("most-recovered", recovered)
    run.pass("herd", from: off, to: recovered, herd.collapsed ? .staleWork : .backlog)
    // What products could not do since the beginning waits, in proportion to the part of the world that was hit.
    let share = has(.stagedRollout) ? constants.firstWaveShare : 1
    let end = recovered + recovered * share / constants.productSpare
    run.reach("products-recovered", end)
    run.pass("products", from: recovered, to: end, .backlog)
    run.close()
    return run
  }

  /// The tasks of the largest region at the table that they read when they start.
  public func herd(procedureMinutes: Double) -> LeaseRecovery {
    let share = has(.stagedRollout) ? constants.firstWaveShare : 1
    return LeaseRecovery(
      droplets: max(1, constants.tasks * share), outageMinutes: 1, leaseMinutes: 0.01,
      capacityPerMinute: constants.startCapacity, timeoutMinutes: constants.startTimeoutMinutes,
      interventionMinutes: procedureMinutes, throttledQueueShare: 0.75, refusedPauseMinutes: 1,
      hasAdmissionControl: has(.admissionControl),
      backoffCapMinutes: has(.backoff) ? 1.05 * constants.tasks * share / constants.startCapacity : nil,
      backoffSpreadMinutes: has(.backoff) ? 1.05 * constants.tasks * share / constants.startCapacity : nil)
  }
}
