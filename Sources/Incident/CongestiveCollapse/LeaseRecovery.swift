import SystemLibrary

/// The droplet workflow manager (DWFM) re-establishes the leases that ran out while DynamoDB was away.
///
/// Every physical server (droplet) needs a lease to be managed. Leases cannot be renewed without DynamoDB and run
/// out one after the other. When it is back, every droplet without a lease asks for one at once. The manager
/// works first come, first served; a droplet that waits longer than the time-out asks again, and its first
/// request is still worked on. With more than `capacity · time-out` droplets in the queue every piece of work is
/// stale when its turn comes: congestive collapse, until people restart the hosts (which empties the queues) and
/// throttle what comes in.
public struct LeaseRecovery: Equatable, Sendable {
  /// Droplets in all.
  public var droplets: Double
  /// Minutes without DynamoDB.
  public var outageMinutes: Double
  /// Mean minutes that a lease lasts when it is not renewed.
  public var leaseMinutes: Double
  /// Leases that the manager can establish in a minute.
  public var capacityPerMinute: Double
  /// Minutes that a droplet waits for its lease before it asks again.
  public var timeoutMinutes: Double
  /// Minutes from the start of recovery to restart and throttling by people, if it is still needed.
  public var interventionMinutes: Double
  /// Longest queue that throttling allows, as a share of the longest that does not go stale.
  public var throttledQueueShare: Double
  /// Minutes after which a droplet that was turned away asks again.
  public var refusedPauseMinutes: Double
  /// Whether the queue is limited from the beginning.
  public var hasAdmissionControl: Bool
  /// Longest back-off of droplets, with jitter; `nil`: they ask at once.
  public var backoffCapMinutes: Double?
  /// Minutes over which back-off has spread the first requests; `nil`: about the length of the outage, up to the
  /// longest back-off.
  public var backoffSpreadMinutes: Double?

  /// Course of the recovery of the leases. Minutes count from the start of recovery.
  public struct Outcome: Equatable, Sendable {
    /// Droplets without a lease at the start.
    public let leasesLost: Double
    /// Whether work went stale until people stepped in.
    public let collapsed: Bool
    /// Minute at which people stepped in, if they had to.
    public let interventionMinute: Double?
    /// Minute at which all leases were back.
    public let endMinute: Double
    /// Share of the work that was done for nobody.
    public let staleShare: Double
  }

  /// Share of leases that have run out after the outage.
  public var lostShare: Double { 1 - exp(-outageMinutes / leaseMinutes) }

  /// The longest outage after which no work goes stale: its leases come back within one time-out.
  public var harmlessOutageMinutes: Double { outage(losing: capacityPerMinute * timeoutMinutes) }

  /// The longest outage from which the manager recovers by itself: what the first time-out leaves over can be
  /// done within another one. Beyond it the work of every time-out is stale before its turn comes.
  public var collapseOutageMinutes: Double { outage(losing: 2 * capacityPerMinute * timeoutMinutes) }

  private func outage(losing leases: Double) -> Double {
    leases >= droplets ? .infinity : -leaseMinutes * log(1 - leases / droplets)
  }

  /// The queue of droplets without a lease, in minutes, with the intervention as flush and limit.
  /// - Parameters:
  ///   - intervention: when people step in; `nil`: they leave it alone.
  ///   - scale: droplets for each job of the queue, for the job-level simulation.
  func queue(horizonMinutes: Double, intervention: Double?, scale: Double = 1) -> QueueModel {
    let lost = droplets * lostShare / scale
    let capacity = capacityPerMinute / scale
    var model = QueueModel(
      loads: [], service: .fixed(seconds: 1 / capacity), horizonSeconds: horizonMinutes, binSeconds: 1)
    model.timeoutSeconds = timeoutMinutes
    model.retry = .immediate(limit: .max)
    model.refusedPauseSeconds = refusedPauseMinutes
    let longest = max(1, Int(throttledQueueShare * capacity * timeoutMinutes))
    if hasAdmissionControl {
      model.admissions = [.init(from: 0, length: longest)]
    } else if let intervention {
      model.admissions = [.init(from: intervention, length: longest)]
    }
    model.flushes = intervention.map { [$0] } ?? []
    if let cap = backoffCapMinutes {
      // They have been asking in vain for the whole outage: their pauses have doubled up to about its length.
      let spread = backoffSpreadMinutes ?? max(1, min(cap, outageMinutes))
      model.initialSpreadSeconds = spread
      model.retry = .backoff(limit: .max, baseSeconds: spread, capSeconds: cap, jitter: true)
    }
    model.initialRequests = max(1, Int(lost.rounded()))
    return model
  }

  /// Minutes that are surely enough.
  private var horizonMinutes: Double {
    let work = droplets * lostShare / capacityPerMinute
    return interventionMinutes + 3 * work + 2 * (backoffCapMinutes ?? 0) + 4 * timeoutMinutes + 60
  }

  /// Lets the leases come back, as a flow in half-minute steps.
  /// - Throws: `IncidentError` when a member is out of range.
  public func run() throws(IncidentError) -> Outcome {
    guard droplets * lostShare >= 1 else {
      return Outcome(leasesLost: 0, collapsed: false, interventionMinute: nil, endMinute: 0, staleShare: 0)
    }
    return try outcome { (model) throws(IncidentError) in
      let flow = try FluidQueue(model, stepSeconds: 0.5)
      return Work(useful: flow.steps.map(\.useful), stale: flow.total(\.stale), stepMinutes: 0.5)
    }
  }

  /// The same, droplet by droplet; one job stands for `scale` droplets.
  /// - Throws: `IncidentError` when a member is out of range.
  public func simulate(seed: UInt64, run: UInt64 = 0, scale: Double = 10) throws(IncidentError) -> Outcome {
    try outcome(scale: scale) { (model) throws(IncidentError) in
      let jobs = try model.simulate(seed: seed, run: run)
      return Work(
        useful: jobs.bins.map { Double($0.useful) * scale }, stale: Double(jobs.total(\.stale)) * scale,
        stepMinutes: 1)
    }
  }

  /// Longer queues are refused instead of played for minutes.
  private static let longestWorkDays = 14

  /// Leases established in each step, and work done for nobody.
  private struct Work {
    var useful: [Double]
    var stale: Double
    var stepMinutes: Double
  }

  /// People step in only where nothing moves any more when they have found out how.
  private func outcome(
    scale: Double = 1, _ play: (QueueModel) throws(IncidentError) -> Work
  ) throws(IncidentError) -> Outcome {
    let workDays = droplets * lostShare / capacityPerMinute / 1440
    guard workDays <= Double(Self.longestWorkDays) else {
      throw .tooLong(stage: "the queue", days: workDays, limitDays: Self.longestWorkDays)
    }
    let lost = max(1, (droplets * lostShare / scale).rounded()) * scale
    let soon = max(interventionMinutes, timeoutMinutes) + timeoutMinutes
    var work = try play(queue(horizonMinutes: soon, intervention: nil, scale: scale))
    var end = Self.end(work, lost: lost)
    let intervention = end == nil ? stall(work, lost: lost) : nil
    if end == nil {
      work = try play(queue(horizonMinutes: horizonMinutes, intervention: intervention, scale: scale))
      end = Self.end(work, lost: lost)
    }
    return Outcome(
      leasesLost: lost, collapsed: intervention != nil, interventionMinute: intervention,
      endMinute: end ?? horizonMinutes, staleShare: work.stale / (work.stale + lost))
  }

  /// The first minute from which people can help and at which they must: for a quarter of a time-out less than a
  /// tenth of the work has been of use, although leases are missing.
  private func stall(_ work: Work, lost: Double) -> Double? {
    let window = max(1, Int(timeoutMinutes / 4 / work.stepMinutes))
    let little = 0.1 * capacityPerMinute * work.stepMinutes * Double(window)
    let ready = max(window, Int((interventionMinutes / work.stepMinutes).rounded(.up)))
    guard ready < work.useful.count else { return nil }
    for index in ready..<work.useful.count where work.useful[(index - window)..<index].reduce(0, +) < little {
      return max(interventionMinutes, Double(index) * work.stepMinutes)
    }
    return nil
  }

  /// All leases are back when 99.9 % of them are: the rest is rounding.
  private static func end(_ work: Work, lost: Double) -> Double? {
    var established = 0.0
    for (index, amount) in work.useful.enumerated() {
      let missing = 0.999 * lost - established
      if amount > 0 && amount >= missing { return (Double(index) + missing / amount) * work.stepMinutes }
      established += amount
    }
    return nil
  }
}
