/// The flow approximation of `QueueModel`: requests, retries and work as rates instead of jobs.
///
/// Time moves in steps; work flows first in, first out, so the cumulative amounts sent and served say how old
/// the work at the head is. It ignores chance, hence waits below the time-out that come from chance alone. It
/// agrees with the job-level simulation, where load and capacity are at least 10 % apart from a threshold, in
/// whether a service recovers, within 10 % in the work done in time, and within 20 % plus three time-outs in
/// when it recovers; tests hold it to that. Where stale work is discarded it is an upper bound: jobs may still
/// run into their time-out while they are served. It knows the policies that depend on the attempt alone
/// (never, immediate, after a delay, back-off); token buckets and circuits need jobs.
/// - Complexity: O(steps · retries), 16 retries being counted at most (beyond that attempts stay in the last
///   class).
public struct FluidQueue: Sendable {
  /// Amounts of one step.
  public struct Step: Equatable, Sendable {
    /// New requests.
    public internal(set) var requests = 0.0
    /// Attempts sent, first and repeated.
    public internal(set) var attempts = 0.0
    /// Work done in time.
    public internal(set) var useful = 0.0
    /// Work done for nobody.
    public internal(set) var stale = 0.0
    /// Attempts waiting at the end.
    public internal(set) var waiting = 0.0
  }

  /// Length of a step.
  public let stepSeconds: Double
  /// Steps in order.
  public private(set) var steps: [Step]

  private let model: QueueModel
  private let classes: Int
  /// Steps after which an attempt times out.
  private let timeoutSteps: Int
  /// Attempts due at `step * classes + failures`, sent or pausing.
  private var due: [Double]
  /// Cumulative attempts let in up to the start of each step, and the part of them that a flush threw away.
  private var sentBefore: [Double]
  private var lost: [Double]
  private var served = 0.0

  /// Lets the flow run.
  /// - Parameter stepSeconds: a twentieth of the time-out or less gives the stated bounds.
  /// - Throws: `IncidentError` when a member of the model is out of range.
  public init(_ model: QueueModel, stepSeconds: Double) throws(IncidentError) {
    try model.validate()
    self.stepSeconds = try IncidentError.check("fluid.step", stepSeconds, "above 0, within the horizon") {
      $0 > 0 && $0 <= model.horizonSeconds && model.horizonSeconds / $0 <= 1e7
    }
    self.model = model
    classes = Self.classes(model.retry)
    let count = Int((model.horizonSeconds / stepSeconds).rounded(.up))
    timeoutSteps = model.timeoutSeconds.map { max(1, Int(($0 / stepSeconds).rounded())) } ?? count + 1
    steps = [Step](repeating: Step(), count: count)
    due = [Double](repeating: 0, count: (count + 1) * classes)
    sentBefore = [Double](repeating: 0, count: count + 1)
    lost = [Double](repeating: 0, count: count)
    for index in steps.indices { advance(index) }
  }

  /// Attempts that differ only in a number of failures that does not matter are one class.
  private static func classes(_ retry: RetryPolicy) -> Int {
    if case .backoff(let limit, _, _, _) = retry { return min(limit, 16) + 1 }
    return retry.limit > 1000 ? 1 : min(retry.limit, 16) + 1
  }

  private mutating func advance(_ index: Int) {
    let now = Double(index) * stepSeconds
    timeOut(index)
    addRequests(index, now: now)
    send(index, now: now)
    serve(index, now: now)
    if model.flushes.contains(where: { $0 >= now && $0 < now + stepSeconds }) { flush(index) }
    steps[index].waiting = sentBefore[index + 1] - served
  }

  /// Retries: work sent one time-out ago and not done comes back as the next attempt.
  private mutating func timeOut(_ index: Int) {
    let origin = index - timeoutSteps
    guard origin >= 0 else { return }
    let unserved = max(lost[origin], unservedShare(origin))
    guard unserved > 0 else { return }
    for failures in 0..<classes {
      let amount = due[origin * classes + failures] * unserved
      if amount > 0 { comeBack(amount, failures: failures + 1, at: index, notBefore: 0) }
    }
  }

  private func unservedShare(_ origin: Int) -> Double {
    let amount = sentBefore[origin + 1] - sentBefore[origin]
    guard amount > 0 else { return 0 }
    return min(1, max(0, (sentBefore[origin + 1] - served) / amount))
  }

  private mutating func comeBack(_ amount: Double, failures: Int, at index: Int, notBefore least: Double) {
    guard failures <= model.retry.limit else { return }
    let first = index + (least > 0 ? max(1, Int((least / stepSeconds).rounded())) : 0)
    let pauseSteps = Int((pause(failures) / stepSeconds).rounded())
    if case .backoff(_, _, _, jitter: true) = model.retry, pauseSteps > 0 {
      let part = amount / Double(pauseSteps)
      for step in 0..<pauseSteps { add(part, failures: failures, at: max(first, index + step)) }
    } else {
      add(amount, failures: failures, at: max(first, index + pauseSteps))
    }
  }

  private mutating func add(_ amount: Double, failures: Int, at target: Int) {
    guard target < steps.count else { return }
    due[target * classes + min(failures, classes - 1)] += amount
  }

  /// Longest pause before an attempt; jitter spreads it evenly from 0.
  private func pause(_ failures: Int) -> Double {
    switch model.retry {
    case .never, .immediate, .tokenBucket, .circuitBreaker: 0
    case .afterDelay(_, let seconds): seconds
    case .backoff(_, let base, let cap, _): min(cap, base * Double(1 << min(failures - 1, 40)))
    }
  }

  private mutating func addRequests(_ index: Int, now: Double) {
    let rate = model.loads.last { $0.seconds <= now }?.rate ?? 0
    let amount = rate * stepSeconds + initialRequests(from: now, to: now + stepSeconds)
    steps[index].requests = amount
    due[index * classes] += amount
  }

  /// The part of the initial requests that arrives in a step.
  private func initialRequests(from start: Double, to end: Double) -> Double {
    let spread = model.initialSpreadSeconds
    guard spread > 0 else { return start == 0 ? Double(model.initialRequests) : 0 }
    return Double(model.initialRequests) * (min(1, end / spread) - min(1, start / spread))
  }

  /// Lets in what is due, up to the limit on the queue; what is refused comes back after the pause.
  private mutating func send(_ index: Int, now: Double) {
    let total = due[index * classes..<(index + 1) * classes].reduce(0, +)
    steps[index].attempts = total
    let limit = model.admissions.last { $0.seconds <= now }.map { Double($0.length) } ?? .infinity
    let room = max(0, limit + capacity(now) - (sentBefore[index] - served))
    let share = total > room ? room / total : 1
    sentBefore[index + 1] = sentBefore[index] + total * share
    guard share < 1 else { return }
    for failures in 0..<classes {
      let amount = due[index * classes + failures]
      due[index * classes + failures] = amount * share
      let least = max(model.refusedPauseSeconds, stepSeconds)
      if amount > 0 {
        comeBack(amount * (1 - share), failures: failures + 1, at: index, notBefore: least)
      }
    }
  }

  /// Work that the servers do in a step.
  private func capacity(_ now: Double) -> Double {
    if model.stops.contains(where: { $0.contains(now) }) { return 0 }
    return Double(model.servers) / model.service.meanSeconds * stepSeconds
  }

  private mutating func serve(_ index: Int, now: Double) {
    let staleBefore = sentBefore[max(0, index + 1 - timeoutSteps)]
    if model.discardsStaleWork { served = max(served, staleBefore) }
    let target = min(sentBefore[index + 1], served + capacity(now))
    let stale = max(0, min(target, staleBefore) - served)
    steps[index].stale = stale
    steps[index].useful = target - served - stale
    served = target
  }

  private mutating func flush(_ index: Int) {
    for origin in max(0, index + 1 - timeoutSteps)...index {
      lost[origin] = max(lost[origin], unservedShare(origin))
    }
    served = sentBefore[index + 1]
  }

  /// Sum of an amount over all steps.
  public func total(_ amount: KeyPath<Step, Double>) -> Double {
    steps.reduce(0) { $0 + $1[keyPath: amount] }
  }

  /// The first time after `start` from which, to the end, work done in time is at least `share` of requests.
  public func recovery(after start: Double, share: Double = 0.9) -> Double? {
    guard let last = steps.lastIndex(where: { $0.useful < share * $0.requests }) else { return start }
    let time = Double(last + 1) * stepSeconds
    return last + 1 < steps.count ? max(start, time) : nil
  }
}
