/// A stop that ends and a collapse that does not: the same service at two loads.
///
/// The published example (Bronson, Charapko, Aghayev, Zhu, "Metastable failures in distributed systems", HotOS 2021):
/// 300 requests a second of capacity, one retry after a second, a stop of ten seconds.
public struct MetastabilityExample: Equatable, Sendable {
  /// A second of the service.
  public struct Sample: Equatable, Sendable {
    /// End of the second.
    public let second: Double
    /// Requests answered in time, per second.
    public let goodput: Double
    /// Attempts waiting at its end.
    public let waiting: Double
  }

  /// The service at one load.
  public struct Course: Equatable, Sendable {
    /// Requests per second.
    public let load: Double
    /// Second by second.
    public let samples: [Sample]
    /// Time at which answers keep up with requests again, in seconds; `nil`: not within the time looked at.
    public let recoverySecond: Double?
    /// The closed form: whether it stays down when the stop is over.
    public let outlivesItsTrigger: Bool
  }

  /// Requests per second that the service can answer.
  public let capacity: Double
  /// Retries of a request.
  public let retries: Int
  /// Time-out of clients before they retry, seconds.
  public let timeoutSeconds: Double
  /// Time at which the service stops answering, seconds.
  public let stop: Range<Double>
  /// Seconds looked at.
  public let horizonSeconds: Double
  /// Loads between which and the capacity a stop is not survived.
  public let threshold: Double
  /// The service at each load.
  public let courses: [Course]

  static let stepSeconds = 0.05

  /// Plays the service at some loads.
  /// - Throws: `IncidentError` when a member is out of range.
  public init(
    loads: [Double] = [280, 120], capacity: Double = 300, retries: Int = 1, timeoutSeconds: Double = 1,
    stop: Range<Double> = 20..<30, horizonSeconds: Double = 120
  ) throws(IncidentError) {
    self.capacity = capacity
    self.retries = retries
    self.timeoutSeconds = timeoutSeconds
    self.stop = stop
    self.horizonSeconds = horizonSeconds
    threshold = try RetryStorm(arrivalRate: capacity, capacity: capacity, retries: retries)
      .metastableThreshold
    var courses: [Course] = []
    for load in loads {
      var model = QueueModel(
        loads: [.init(rate: load)], service: .fixed(seconds: 1 / capacity), horizonSeconds: horizonSeconds,
        binSeconds: 1)
      model.timeoutSeconds = timeoutSeconds
      model.retry = .immediate(limit: retries)
      model.stops = [stop]
      let flow = try FluidQueue(model, stepSeconds: Self.stepSeconds)
      let storm = try RetryStorm(arrivalRate: load, capacity: capacity, retries: retries)
      courses.append(
        Course(
          load: load, samples: Self.samples(flow), recoverySecond: flow.recovery(after: stop.upperBound),
          outlivesItsTrigger: storm.outlivesItsTrigger))
    }
    self.courses = courses
  }

  /// Sums of whole seconds.
  private static func samples(_ flow: FluidQueue) -> [Sample] {
    let perSecond = Int((1 / stepSeconds).rounded())
    return stride(from: 0, to: flow.steps.count, by: perSecond).map { start in
      let steps = flow.steps[start..<min(start + perSecond, flow.steps.count)]
      return Sample(
        second: Double(start + steps.count) * stepSeconds, goodput: steps.reduce(0) { $0 + $1.useful },
        waiting: steps.last?.waiting ?? 0)
    }
  }
}
