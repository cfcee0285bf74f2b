extension OctoberConstants {
  /// Unit, origin, range and spread of each constant.
  public static let table: [IncidentConstant<OctoberConstants>] = [
    IncidentConstant(
      "diagnosisMinutes", \.diagnosisMinutes, "min",
      .published("operator's summary: cause found at 00:38"), allowed: 0...1440, spread: 0.5),
    IncidentConstant(
      "toolingMinutes", \.toolingMinutes, "min",
      .published("operator's summary: first mitigations at 01:15"), allowed: 0...1440, spread: 0.4),
    IncidentConstant(
      "rebuildMinutes", \.rebuildMinutes, "min",
      .published("operator's summary: DNS information restored at 02:25"), allowed: 0...1440, spread: 0.4),
    IncidentConstant(
      "clientTimeoutMinutes", \.clientTimeoutMinutes, "min",
      .assumption("three attempts of 60 s, a usual client setting"), allowed: 0...60),
    IncidentConstant(
      "negativeCacheMinutes", \.negativeCacheMinutes, "min",
      .published("Route 53: by default resolvers keep an empty answer for up to 900 s"), allowed: 0...1440),
    IncidentConstant(
      "droplets", \.droplets, "droplets",
      .assumption("only its ratio to the capacity matters"), allowed: 1...1e+08),
    IncidentConstant(
      "leaseMinutes", \.leaseMinutes, "min",
      .assumption("leases ran out slowly over 157 minutes"), allowed: 1...100000, spread: 0.15),
    IncidentConstant(
      "leaseCapacity", \.leaseCapacity, "1/min",
      .calibrated(to: "340, all leases re-established"), allowed: 1...1e+08, spread: 0.1),
    IncidentConstant(
      "leaseTimeoutMinutes", \.leaseTimeoutMinutes, "min",
      .assumption("longer than the queue in normal times, shorter than after an hour without leases"),
      allowed: 0.5...1440),
    IncidentConstant(
      "procedureMinutes", \.procedureMinutes, "min",
      .published("operator's summary: throttled and restarted at 04:14, no procedure existed"),
      allowed: 0...2880, spread: 0.5),
    IncidentConstant(
      "throttledQueueShare", \.throttledQueueShare, "share",
      .assumption("short enough that no work goes stale"), allowed: 0.01...1),
    IncidentConstant(
      "refusedPauseMinutes", \.refusedPauseMinutes, "min",
      .assumption("droplets are checked every few minutes"), allowed: 0.5...1440),
    IncidentConstant(
      "networkCapacity", \.networkCapacity, "x normal",
      .calibrated(to: "648, network propagation normal"), allowed: 1.05...100, spread: 0.1),
    IncidentConstant(
      "demandPerHour", \.demandPerHour, "1/h",
      .assumption("what was refused is asked for again"), allowed: 0...100, spread: 0.15),
    IncidentConstant(
      "demandHalfLifeMinutes", \.demandHalfLifeMinutes, "min",
      .assumption("callers are served or give up within hours"), allowed: 1...100000),
    IncidentConstant(
      "openingPerMinute", \.openingPerMinute, "share/min",
      .calibrated(to: "393, propagation latency rises"), allowed: 0.0001...1, spread: 0.1),
    IncidentConstant(
      "lateMinutes", \.lateMinutes, "min",
      .assumption("propagation normally takes seconds"), allowed: 0.1...1440),
    IncidentConstant(
      "shedReactionMinutes", \.shedReactionMinutes, "min",
      .assumption("time to see it and to agree to shed load"), allowed: 0...1440, spread: 0.4),
    IncidentConstant(
      "shedShare", \.shedShare, "share",
      .assumption("half for new launches, half for the backlog"), allowed: 0.05...0.95),
    IncidentConstant(
      "verificationMinutes", \.verificationMinutes, "min",
      .published("operator's summary: throttles relaxed from 11:23"), allowed: 0...1440, spread: 0.3),
    IncidentConstant(
      "relaxStepMinutes", \.relaxStepMinutes, "min",
      .calibrated(to: "842, all launches normal"), allowed: 0.1...1440, spread: 0.2),
    IncidentConstant(
      "relaxFactor", \.relaxFactor, "x",
      .assumption("a tenth more at a time"), allowed: 1.01...100),
    IncidentConstant(
      "registrationMinutes", \.registrationMinutes, "min",
      .assumption("start and registration of an instance"), allowed: 0...60),
    IncidentConstant(
      "fleetMinutes", \.fleetMinutes, "min of normal change",
      .assumption("the fleet behind balancers turns over in 17 hours"), allowed: 1...1e+06),
    IncidentConstant(
      "flapMinutes", \.flapMinutes, "min",
      .assumption("until a late network has arrived"), allowed: 0.5...10000),
    IncidentConstant(
      "halfLateBacklog", \.halfLateBacklog, "min of normal change",
      .assumption("an hour of change"), allowed: 1...100000),
    IncidentConstant(
      "checkerLimit", \.checkerLimit, "share",
      .calibrated(to: "424, monitoring detects health-check failures"), allowed: 0.001...1, spread: 0.1),
    IncidentConstant(
      "alarmMinutes", \.alarmMinutes, "min",
      .assumption("a monitoring period"), allowed: 0...1440, spread: 0.3),
    IncidentConstant(
      "failoverDecisionMinutes", \.failoverDecisionMinutes, "min",
      .published("operator's summary: failover switched off at 09:36"), allowed: 0...2880, spread: 0.5),
    IncidentConstant(
      "failoverReturnMinutes", \.failoverReturnMinutes, "min",
      .published("operator's summary: failover on again at 14:09"), allowed: 0...1440, spread: 0.3),
    IncidentConstant(
      "taskSpare", \.taskSpare, "x normal",
      .calibrated(to: "872, container services recovered"), allowed: 0.05...100, spread: 0.1),
    IncidentConstant(
      "quickRepairMinutes", \.quickRepairMinutes, "min",
      .assumption("the fix `quick-repair`"), allowed: 1...1440),
    IncidentConstant(
      "runbookFactor", \.runbookFactor, "x",
      .assumption("the fix `runbook`: a procedure that was drilled"), allowed: 0.01...1),
    IncidentConstant(
      "backoffCapMinutes", \.backoffCapMinutes, "min",
      .assumption("the fix `backoff`"), allowed: 1...1440),
    IncidentConstant(
      "velocityLimit", \.velocityLimit, "share",
      .assumption("the fix `velocity-control`"), allowed: 0.001...1),
  ]
}
