/// The article's claims about the incident itself, asked of its replay.
internal import Incident

struct IncidentClaims {
  let incident: October2025
  let run: IncidentRun
  private let fixes: Set<IncidentFix>

  init(fixes: Set<IncidentFix>) throws(IncidentError) {
    self.fixes = fixes
    incident = try October2025(fixes: fixes)
    run = try incident.run()
  }

  func claims() throws(IncidentError) -> [Claim] {
    try [length, mendedInThreeHours, managerInThreeHours, networkBacklog, flapping]
      + raceClaims() + [retries(), noRecoveryPlan(), googleRetries()]
  }

  /// Minutes at which a milestone was reached; 0 where nothing happened.
  private func minute(_ milestone: String) -> Double { run.minute(milestone) ?? 0 }

  private func stage(_ name: String) -> IncidentRun.Stage? { run.stages.first { $0.name == name } }

  // MARK: The clock

  /// 14 h 32 min: within five minutes of the published length.
  private var length: Claim {
    let published = IncidentCatalogue.aws20251020.publishedMinutes
    return Claim(
      .length, .init(abs(run.totalMinutes - published) <= 5),
      [.minutes: run.totalMinutes, .publishedMinutes: published])
  }

  /// The bug was fixed in three hours, and the larger part of the time was still to come.
  private var mendedInThreeHours: Claim {
    let restored = minute("dns-restored")
    let share = run.totalMinutes > 0 ? 1 - restored / run.totalMinutes : 0
    return Claim(
      .mendedInThreeHours, .init(restored > 0 && restored <= 180 && share > 0.5),
      [.minutes: restored, .share: share])
  }

  /// The lease manager was back three hours after the record: within half an hour of it.
  private var managerInThreeHours: Claim {
    let minutes = minute("leases-back") - minute("dns-restored")
    return Claim(.managerInThreeHours, .init(abs(minutes - 180) <= 30), [.minutes: minutes])
  }

  /// Six hours of changes waited, and new ones came faster than they were done.
  private var networkBacklog: Claim {
    let waiting = minute("leases-back")
    let isOverrun = stage("network")?.cause == .newWork
    return Claim(
      .networkBacklog, .init(isOverrun && abs(waiting - 360) <= 45),
      [.minutes: waiting, .minutesAfter: stage("network")?.minutes ?? 0])
  }

  /// Health checks flapped until an operator switched their consequence off.
  private var flapping: Claim {
    Claim(
      .flapping, .init(stage("balancers")?.cause == .flapping && run.minute("failover-off") != nil),
      [.minutes: stage("balancers")?.minutes ?? 0, .minutesAfter: minute("failover-off")])
  }

  // MARK: The race

  private func raceClaims() throws(IncidentError) -> [Claim] {
    let race = incident.race.explore()
    let stored = try DNSRace(store: .conditionalWrite).explore()
    let careful = try DNSRace(freshness: .insideWrite).explore()
    return [
      Claim(
        .race, Self.verdict(race, expectsStuck: true),
        [.steps: Double(Self.steps(race)), .states: Double(race.states)]),
      Claim(
        .guardInStore, Self.verdict(stored, expectsStuck: false),
        [.states: Double(stored.states), .steps: Double(Self.steps(stored))]),
      // A check by itself does not suffice; in one step with the write, as a conditional write of a store, it
      // does.
      Claim(
        .carefulEnactors, try Self.carefulVerdict(careful),
        [.states: Double(careful.states), .steps: Double(Self.steps(careful))]),
    ]
  }

  private static func verdict(_ race: RaceExploration, expectsStuck: Bool) -> Claim.Verdict {
    switch race.outcome {
    case .stuck: .init(expectsStuck)
    case .impossible: .init(!expectsStuck)
    case .limitReached: .open
    }
  }

  private static func carefulVerdict(
    _ careful: RaceExploration
  ) throws(IncidentError) -> Claim.Verdict {
    let verdict = verdict(careful, expectsStuck: true)
    guard verdict == .doesNotHold else { return verdict }
    return Self.verdict(try DNSRace().explore(), expectsStuck: true) == .holds ? .holdsIf : .doesNotHold
  }

  /// Steps of the shortest way into the dead end; 0 where there is none.
  private static func steps(_ race: RaceExploration) -> Int {
    if case .stuck(let trace) = race.outcome { return trace.steps.count }
    return 0
  }

  // MARK: Retries and people

  /// Retries brought the lease manager down: it collapses as it was, and does not with back-off.
  private func retries() throws(IncidentError) -> Claim {
    let outage = minute("dns-restored")
    let isHit = outage > 0
    let queue = incident.leaseRecovery(outageMinutes: outage)
    let patient = try October2025(fixes: [.backoff]).leaseRecovery(outageMinutes: outage)
    let collapses = try queue.run().collapsed
    let collapsesPatiently = try patient.run().collapsed
    return Claim(
      .retries, .init(isHit && collapses && !collapsesPatiently),
      [.minutes: outage, .minutesWith: queue.collapseOutageMinutes])
  }

  /// No operator had a procedure: repairs went without one, and one would have shortened them.
  private func noRecoveryPlan() throws(IncidentError) -> Claim {
    let planned = try October2025(fixes: fixes.union([.runbook])).run()
    let improvised = run.minute("leases-throttled") != nil && !fixes.contains(.runbook)
    let saved = run.totalMinutes - planned.totalMinutes
    return Claim(
      .noRecoveryPlan, .init(improvised && saved > 0),
      [.minutesSaved: saved, .minutesWith: planned.totalMinutes])
  }

  /// Google knows the same: its restart in 2025-06 was a herd too, and back-off would have spared it.
  private func googleRetries() throws(IncidentError) -> Claim {
    let google = try GoogleCloud2025()
    let minutes = google.constants.throttleMinutes
    let herd = try google.herd(procedureMinutes: minutes).run()
    let patient = try GoogleCloud2025(fixes: [.backoff]).herd(procedureMinutes: minutes).run()
    return Claim(
      .googleRetries, .init(herd.collapsed && !patient.collapsed),
      [.minutes: herd.endMinute, .minutesWith: patient.endMinute])
  }
}
