/// The incident of 2025-10-19/20 in us-east-1, from its mechanisms.
///
/// The race empties the DNS record of DynamoDB; people find and mend it; meanwhile leases of droplets run out and
/// network changes pile up; leases come back through a queue that collapses; launches open onto a network that is
/// behind; balancers take late servers for dead; people throttle, make sure, and open again; containers catch up.
/// No stage knows a time of the clock: each starts when what it needs is there, with what piled up until then.
public struct October2025: SimulatedIncident {
  /// Fixes that can be applied to this incident.
  public static let mendable: [IncidentFix] = [
    .conditionalWrite, .checkInsideWrite, .quickRepair, .backoff, .admissionControl, .runbook,
    .velocityControl,
  ]

  /// The constants.
  public var constants: OctoberConstants
  /// Fixes that have been applied.
  public var fixes: Set<IncidentFix>
  /// The race with its variants; the fixes of the race apply on top.
  public var race: DNSRace

  /// The incident with some things mended.
  /// - Throws: `IncidentError` when a constant is out of range.
  public init(
    constants: OctoberConstants, fixes: Set<IncidentFix>
  ) throws(IncidentError) {
    try constants.validate()
    self.constants = constants
    self.fixes = fixes
    try Self.check(fixes)
    race = try DNSRace(
      freshness: fixes.contains(.checkInsideWrite) ? .insideWrite : .onceBeforeStart,
      store: fixes.contains(.conditionalWrite) ? .conditionalWrite : .plain)
  }

  /// Whether some interleaving of the race empties the record for good.
  public var isPossible: Bool {
    if case .stuck = race.explore().outcome { return true }
    return false
  }

  /// Factor on the time until the lease manager was throttled and restarted: the one repair of which the operator's
  /// summary says that no procedure existed.
  private var repairFactor: Double { fixes.contains(.runbook) ? constants.runbookFactor : 1 }

  /// Course of the incident after the empty record.
  public func consequences() throws(IncidentError) -> IncidentRun {
    var run = IncidentRun()
    let restored = outageOfDynamoDB(&run)
    let leased = try recoveryOfLeases(&run, from: restored)
    let network = recoveryOfNetwork(&run, from: leased.minute, throttled: leased.throttled)
    balancers(&run, network, from: leased.minute)
    catchUp(&run, network, from: leased.minute)
    run.close()
    return run
  }

  /// The minute in which the record is back.
  private func outageOfDynamoDB(_ run: inout IncidentRun) -> Double {
    var diagnosis = constants.diagnosisMinutes
    var tooling = constants.toolingMinutes
    var rebuild = constants.rebuildMinutes
    if fixes.contains(.quickRepair) {
      let factor = min(1, constants.quickRepairMinutes / (diagnosis + tooling + rebuild))
      (diagnosis, tooling, rebuild) = (diagnosis * factor, tooling * factor, rebuild * factor)
    }
    let mitigated = diagnosis + tooling
    let restored = mitigated + rebuild
    run.reach("dns-empty", 0)
    run.reach(
      "dependents-fail", constants.clientTimeoutMinutes < restored ? constants.clientTimeoutMinutes : nil)
    run.reach("cause-found", diagnosis)
    run.reach("mitigated", mitigated)
    run.reach("dns-restored", restored)
    run.reach("caches-expired", restored + constants.negativeCacheMinutes)
    run.pass("diagnosis", from: 0, to: diagnosis, .diagnosis)
    run.pass("tooling", from: diagnosis, to: mitigated, .repair)
    run.pass("dns-repair", from: mitigated, to: restored, .repair)
    run.pass("dns-caches", from: restored, to: restored + constants.negativeCacheMinutes, .cachedAnswers)
    return restored
  }

  /// The queue of droplets at the end of an outage.
  public func leaseRecovery(outageMinutes: Double) -> LeaseRecovery {
    LeaseRecovery(
      droplets: constants.droplets, outageMinutes: outageMinutes, leaseMinutes: constants.leaseMinutes,
      capacityPerMinute: constants.leaseCapacity, timeoutMinutes: constants.leaseTimeoutMinutes,
      interventionMinutes: constants.procedureMinutes * repairFactor,
      throttledQueueShare: constants.throttledQueueShare,
      refusedPauseMinutes: constants.refusedPauseMinutes,
      hasAdmissionControl: fixes.contains(.admissionControl),
      backoffCapMinutes: fixes.contains(.backoff) ? constants.backoffCapMinutes : nil)
  }

  /// The minute in which all leases are back and launches begin, and whether people had throttled them.
  private func recoveryOfLeases(
    _ run: inout IncidentRun, from restored: Double
  ) throws(IncidentError) -> (minute: Double, throttled: Bool) {
    let outcome = try leaseRecovery(outageMinutes: restored).run()
    let end = restored + outcome.endMinute
    run.reach("leases-back", end)
    guard let intervention = outcome.interventionMinute else {
      run.pass("leases", from: restored, to: end, .backlog)
      return (end, false)
    }
    run.reach("leases-throttled", restored + intervention)
    run.pass("collapse", from: restored, to: restored + intervention, .staleWork)
    run.pass("leases", from: restored + intervention, to: end, .backlog)
    return (end, true)
  }

  /// The network catches up while launches open. Changes have piled up since the beginning.
  private func recoveryOfNetwork(
    _ run: inout IncidentRun, from leased: Double, throttled: Bool
  ) -> NetworkBacklog.Outcome {
    let byQueue = fixes.contains(.admissionControl)
    let outcome = NetworkBacklog(
      backlog: leased, capacity: constants.networkCapacity, demand: 1 + constants.demandPerHour * leased / 60,
      demandHalfLifeMinutes: constants.demandHalfLifeMinutes,
      openingPerMinute: constants.openingPerMinute, lateMinutes: constants.lateMinutes,
      reactionMinutes: constants.shedReactionMinutes, shedShare: constants.shedShare,
      verificationMinutes: constants.verificationMinutes, relaxStepMinutes: constants.relaxStepMinutes,
      relaxFactor: constants.relaxFactor,
      opening: byQueue ? .byQueueLength : throttled ? .byOperators : .atOnce
    ).run()
    let normal = leased + outcome.normalMinute
    run.reach("network-late", outcome.lateMinute.map { leased + $0 })
    run.reach("load-shed", outcome.shedMinute.map { leased + $0 })
    run.reach("network-normal", normal)
    run.reach("throttles-relaxed", outcome.relaxMinute.map { leased + $0 })
    run.reach("launches-normal", leased + outcome.openMinute)
    run.pass("network", from: leased, to: normal, outcome.lateMinute == nil ? .backlog : .newWork)
    if let relax = outcome.relaxMinute {
      run.pass("verification", from: normal, to: leased + relax, .caution)
      run.pass("throttles", from: leased + relax, to: leased + outcome.openMinute, .throttles)
    } else {
      run.pass("throttles", from: normal, to: leased + outcome.openMinute, .throttles)
    }
    return outcome
  }

  /// Balancers flap while networks are late; failover that was switched off waits for normal launches.
  private func balancers(
    _ run: inout IncidentRun, _ network: NetworkBacklog.Outcome, from leased: Double
  ) {
    let outcome = HealthCheckFlapping(
      registrationMinutes: constants.registrationMinutes, fleetMinutes: constants.fleetMinutes,
      flapMinutes: constants.flapMinutes, halfLateBacklog: constants.halfLateBacklog,
      checkerLimit: constants.checkerLimit, alarmMinutes: constants.alarmMinutes,
      velocityLimit: fixes.contains(.velocityControl) ? constants.velocityLimit : nil,
      decisionMinutes: constants.failoverDecisionMinutes
    ).run(network)
    run.balancerMinutesLost = outcome.capacityMinutes
    guard let start = outcome.startMinute else { return }
    let end = leased + outcome.endMinute
    run.reach("balancer-errors", leased + start)
    run.reach("balancer-alarm", outcome.alarmMinute.map { leased + $0 })
    run.pass("balancers", from: leased + start, to: end, .flapping)
    guard outcome.switchedOffMinute != nil else { return }
    let back = leased + network.openMinute + constants.failoverReturnMinutes
    run.reach("failover-off", end)
    run.reach("failover-on", back)
    run.pass("failover-off", from: end, to: back, .caution)
  }

  /// Containers place the tasks that waited since the beginning.
  private func catchUp(
    _ run: inout IncidentRun, _ network: NetworkBacklog.Outcome, from leased: Double
  ) {
    let tasks = TaskBacklog(spare: constants.taskSpare, waiting: leased)
    let open = leased + network.openMinute
    let done = max(leased + tasks.endMinute(network), open)
    run.reach("containers-recovered", done)
    run.pass("containers", from: open, to: done, .backlog)
  }
}
