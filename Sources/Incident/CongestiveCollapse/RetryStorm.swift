/// Retry storms that outlive their trigger: the closed form.
///
/// A server works first come, first served and serves stale work anyway; clients time out and retry at once, at
/// most `retries` times. After a stop longer than about the time-out every job is stale when its turn comes, so
/// each request puts `1 + retries` jobs into the queue. The queue then shrinks only while
/// `arrivalRate · (1 + retries) < capacity`: above it the storm keeps itself alive, although `arrivalRate` alone
/// is below the capacity (Bronson, Charapko, Aghayev, Zhu, "Metastable failures in distributed systems", HotOS
/// 2021).
public struct RetryStorm: Equatable, Sendable {
  /// Requests per second.
  public let arrivalRate: Double
  /// Jobs per second.
  public let capacity: Double
  /// Retries of one request.
  public let retries: Int

  /// A storm with positive rates and at least 0 retries.
  public init(arrivalRate: Double, capacity: Double, retries: Int) throws(IncidentError) {
    let positive = "a rate above 0"
    self.arrivalRate = try IncidentError.check("storm.arrivalRate", arrivalRate, positive) { $0 > 0 }
    self.capacity = try IncidentError.check("storm.capacity", capacity, positive) { $0 > 0 }
    self.retries = try IncidentError.check("storm.retries", retries, in: 0...1_000_000)
  }

  /// The largest arrival rate from which the service always recovers.
  public var metastableThreshold: Double { capacity / Double(1 + retries) }

  /// Whether the storm goes on when its trigger has gone.
  public var outlivesItsTrigger: Bool { arrivalRate > metastableThreshold }

  /// Whether the service is healthy without a trigger, yet does not survive one.
  public var isVulnerable: Bool { outlivesItsTrigger && arrivalRate < capacity }

  /// Time from the end of a stop to the end of the storm, by the flow of work alone; infinite when it never ends.
  ///
  /// At the end of a stop of `s` seconds the attempts of `s` seconds wait; they shrink by
  /// `capacity − arrivalRate · (1 + retries)` a second until the wait is below the time-out.
  public func recoverySeconds(stopSeconds: Double, timeoutSeconds: Double) -> Double {
    guard !outlivesItsTrigger else { return .infinity }
    let waiting = attempts(in: stopSeconds, timeoutSeconds: timeoutSeconds)
    let harmless = capacity * timeoutSeconds
    return max(0, waiting - harmless) / (capacity - arrivalRate * Double(1 + retries))
  }

  /// Attempts sent in a stop: of each retry, those whose time-outs have passed.
  private func attempts(in stopSeconds: Double, timeoutSeconds: Double) -> Double {
    var sum = 0.0
    var index = 0
    while index <= retries && stopSeconds > Double(index) * timeoutSeconds {
      sum += arrivalRate * (stopSeconds - Double(index) * timeoutSeconds)
      index += 1
    }
    return sum
  }
}
