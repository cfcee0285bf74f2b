/// A service as a queue: who comes, how fast it works, how long clients wait and what they do then.
///
/// Jobs are served first come, first served by identical servers. A client that waits longer than the time-out
/// gives the attempt up; the attempt stays in the queue as stale work and is served anyway, unless
/// `discardsStaleWork`. Times are in one unit, seconds by name.
public struct QueueModel: Sendable {
  /// From `seconds` on, new requests arrive as a Poisson stream with this rate.
  public struct Load: Equatable, Sendable {
    /// Start of this load.
    public var seconds: Double
    /// Requests per second.
    public var rate: Double
    /// A load from a time on.
    public init(from seconds: Double = 0, rate: Double) {
      self.seconds = seconds
      self.rate = rate
    }
  }

  /// Service time of a job, seconds.
  public enum Service: Equatable, Sendable {
    /// Exponential with this mean.
    case exponential(meanSeconds: Double)
    /// Always the same.
    case fixed(seconds: Double)

    /// Mean time of a job.
    public var meanSeconds: Double {
      switch self {
      case .exponential(let mean), .fixed(let mean): mean
      }
    }
  }

  /// From `seconds` on, an attempt is refused when `length` attempts wait.
  public struct Admission: Equatable, Sendable {
    /// Start of this rule.
    public var seconds: Double
    /// Largest number that may wait.
    public var length: Int
    /// A limit from a time on.
    public init(from seconds: Double = 0, length: Int) {
      self.seconds = seconds
      self.length = length
    }
  }

  /// Loads in order of time; before the first nobody comes.
  public var loads: [Load]
  /// Requests that wait for the start.
  public var initialRequests = 0
  /// Time over which these arrive, evenly; 0: all at once.
  public var initialSpreadSeconds = 0.0
  /// Number of servers.
  public var servers = 1
  /// Time of a job.
  public var service: Service
  /// Time-out of an attempt; `nil`: the client waits for ever.
  public var timeoutSeconds: Double?
  /// Retry policy after a time-out.
  public var retry = RetryPolicy.never
  /// Limits on the queue in order of time; before the first everything is let in.
  public var admissions: [Admission] = []
  /// Shortest pause of a client that was refused.
  public var refusedPauseSeconds = 0.0
  /// Whether attempts whose client has gone are dropped instead of served.
  public var discardsStaleWork = false
  /// Times at which no new job is started.
  public var stops: [Range<Double>] = []
  /// Times at which everything that waits is thrown away, as by a restart.
  public var flushes: [Double] = []
  /// Length of the simulation.
  public var horizonSeconds: Double
  /// Length of the intervals in which the outcome is counted.
  public var binSeconds: Double

  /// A queue without time-outs or refusals; set the other members as needed.
  public init(loads: [Load], service: Service, horizonSeconds: Double, binSeconds: Double) {
    self.loads = loads
    self.service = service
    self.horizonSeconds = horizonSeconds
    self.binSeconds = binSeconds
  }

  /// Checks every member.
  /// - Throws: `IncidentError` that names the first member out of range.
  public func validate() throws(IncidentError) {
    _ = try IncidentError.check("queue.servers", servers, in: 1...10_000)
    _ = try IncidentError.check("queue.initialRequests", initialRequests, in: 0...100_000_000)
    _ = try IncidentError.check("queue.initialSpread", initialSpreadSeconds, "a time of at least 0") {
      $0 >= 0
    }
    let positive = "a number above 0"
    _ = try IncidentError.check("queue.service", service.meanSeconds, positive) { $0 > 0 }
    _ = try IncidentError.check("queue.horizon", horizonSeconds, positive) { $0 > 0 }
    _ = try IncidentError.check("queue.bin", binSeconds, "a part of the horizon, at most a million bins") {
      $0 > 0 && $0 <= horizonSeconds && horizonSeconds / $0 <= 1e6
    }
    _ = try IncidentError.check("queue.refusedPause", refusedPauseSeconds, "a time of at least 0") { $0 >= 0 }
    let retriesAtOnce = !admissions.isEmpty && refusedPauseSeconds == 0
    _ = try IncidentError.check(
      "queue.retry.limit", retry.limit, in: retriesAtOnce ? 0...1000 : 0...Int.max)
    if let timeoutSeconds {
      _ = try IncidentError.check("queue.timeout", timeoutSeconds, positive) { $0 > 0 }
    }
    for load in loads {
      _ = try IncidentError.check("queue.load", load.rate, "a rate of at least 0") { $0 >= 0 }
      _ = try IncidentError.check("queue.load.from", load.seconds, "a time of at least 0") { $0 >= 0 }
    }
  }
}
