/// Counts of events in a queue, in intervals of equal length.
public struct QueueOutcome: Equatable, Sendable {
  /// Counts of one interval.
  public struct Bin: Equatable, Sendable {
    /// New requests.
    public internal(set) var requests = 0
    /// Attempts, first and repeated, including refused ones.
    public internal(set) var attempts = 0
    /// Jobs done while the client still waited.
    public internal(set) var useful = 0
    /// Jobs done for nobody.
    public internal(set) var stale = 0
    /// Attempts that were refused or not sent.
    public internal(set) var refused = 0
    /// Requests given up for good.
    public internal(set) var givenUp = 0
    /// Jobs started.
    public internal(set) var started = 0
    /// Sum of the times that these had waited.
    public internal(set) var waitSeconds = 0.0
    /// Attempts waiting at the end.
    public internal(set) var waiting = 0
  }

  /// Intervals in order.
  public internal(set) var bins: [Bin]
  /// Length of an interval.
  public let binSeconds: Double
  /// Events handled.
  public internal(set) var events = 0

  init(_ model: QueueModel) {
    binSeconds = model.binSeconds
    let count = Int((model.horizonSeconds / model.binSeconds).rounded(.up))
    bins = [Bin](repeating: Bin(), count: count)
  }

  /// Sum of a count over all intervals.
  public func total(_ count: KeyPath<Bin, Int>) -> Int {
    bins.reduce(0) { $0 + $1[keyPath: count] }
  }

  /// Mean time from attempt to start of service over the intervals from `first` on.
  public func meanWaitSeconds(from first: Int = 0) -> Double {
    let counted = bins[first...]
    let started = counted.reduce(0) { $0 + $1.started }
    return started == 0 ? 0 : counted.reduce(0) { $0 + $1.waitSeconds } / Double(started)
  }

  /// The first time after `start` from which, to the end, useful work keeps up with requests: over every window
  /// of `window` intervals it is at least `share` of them. `nil`: never.
  public func recovery(after start: Double, share: Double = 0.9, window: Int = 5) -> Double? {
    var recovered = bins.count
    var index = bins.count
    while index - window >= 0 && Double(index - window) * binSeconds >= start {
      let slice = bins[(index - window)..<index]
      let requests = slice.reduce(0) { $0 + $1.requests }
      let useful = slice.reduce(0) { $0 + $1.useful }
      guard Double(useful) >= share * Double(requests) else { break }
      recovered = index - window
      index -= 1
    }
    return recovered <= bins.count - window ? Double(recovered) * binSeconds : nil
  }
}
