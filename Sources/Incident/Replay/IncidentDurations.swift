import ResilienceNumerics

/// Durations of one kind of incident over many runs in which people and machines differ.
public struct IncidentDurations: Equatable, Sendable {
  /// Durations in hours, in ascending order, at least one.
  public let hours: [Double]

  init(hours: [Double]) { self.hours = hours.sorted() }

  /// A simulated quantity with the half-width of its 95 % interval from the number of runs.
  public struct Estimate: Equatable, Sendable {
    /// The value, in hours.
    public let hours: Double
    /// Half of the width of the interval that covers the true value in 95 of 100 simulations.
    public let noiseHours: Double
  }

  /// Mean over the runs.
  public var mean: Estimate {
    let count = Double(hours.count)
    let mean = hours.reduce(0, +) / count
    let squares = hours.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Estimate(hours: mean, noiseHours: 1.96 * (squares / max(1, count - 1) / count).squareRoot())
  }

  /// The value below which a share of the runs lies, with the noise from the binomial spread of its rank.
  /// - Parameter share: in (0, 1).
  public func quantile(_ share: Double) -> Estimate {
    let count = Double(hours.count)
    let rank = share * count
    let spread = 1.96 * (count * share * (1 - share)).squareRoot()
    return Estimate(hours: value(rank), noiseHours: (value(rank + spread) - value(rank - spread)) / 2)
  }

  private func value(_ rank: Double) -> Double {
    hours[min(max(Int(rank.rounded(.up)) - 1, 0), hours.count - 1)]
  }

  /// Share of the runs that last longer.
  public func survival(_ limit: Double) -> Double {
    Double(hours.count { $0 > limit }) / Double(hours.count)
  }
}

extension SimulatedIncident {
  /// Plays the incident many times with shaken constants.
  ///
  /// Every run draws from a stream of its own index, so the result depends on the seed and the number of runs,
  /// not on `jobs`; `progress` is told, by any thread, how many are done. Where the trigger is impossible every run lasts 0 hours.
  /// - Throws: `IncidentError.outOfRange` unless there are 1 to 10 million runs; as `run()` where one of them
  ///   cannot be played.
  /// - Complexity: about 0.1 ms for each run and thread.
  public func durations(
    runs: Int, seed: UInt64, jobs: Int = 1, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(IncidentError) -> IncidentDurations {
    let count = try IncidentError.check("runs", runs, in: 1...10_000_000)
    guard isPossible else { return IncidentDurations(hours: [Double](repeating: 0, count: count)) }
    let parallel = ParallelRuns(count: count, chunk: 50, report: progress) { indices in
      indices.map { self.shaken(seed: seed, run: $0).totalHours }
    }
    let hours = parallel.results(jobs: jobs)
    // A run that could not be played is played once more, to say why.
    if let failed = hours.firstIndex(where: \.isNaN) {
      _ = try shaken(seed: seed, run: failed).consequences()
    }
    return IncidentDurations(hours: hours)
  }

  /// The same incident with other people and machines.
  private func shaken(seed: UInt64, run: Int) -> Self {
    var random = PhiloxStream(seed: seed, stream: RandomStream.people, index: UInt64(run))
    var other = self
    other.constants = constants.shaken(&random)
    return other
  }

  /// Hours of the consequences; not a number where they could not be played.
  private var totalHours: Double {
    do throws(IncidentError) { return try consequences().totalMinutes / 60 } catch { return .nan }
  }
}
