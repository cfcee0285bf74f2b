/// One thing to measure and what it gave, so that a fast wrong answer is seen.
struct Benchmark {
  let name: String
  /// What one run is about, as "5 firms, 6 strategies".
  let size: String
  /// How many pieces of work a run does, and what one is called.
  let pieces: Int
  let piece: String
  /// Does the work once and returns a number that depends on all of it.
  let work: () -> Double
}

/// Times of many runs, in nanoseconds.
struct Timing {
  private let sorted: [UInt64]

  init(_ nanoseconds: [UInt64]) { sorted = nanoseconds.sorted() }

  var fastest: Double { Double(sorted.first ?? 0) }
  var slowest: Double { Double(sorted.last ?? 0) }
  var runs: Int { sorted.count }
  /// The middle run, or the mean of the two in the middle.
  var median: Double {
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? Double(sorted[middle]) : Double(sorted[middle - 1] + sorted[middle]) / 2
  }
}

extension Benchmark {
  /// Runs it once to warm up, then until a second or 200 runs are over, at least five times.
  func measure() -> (timing: Timing, result: Double, isSteady: Bool) {
    let result = work()
    var times: [UInt64] = []
    var isSteady = true
    var total: UInt64 = 0
    while times.count < 5 || (total < 1_000_000_000 && times.count < 200) {
      let start = ContinuousClock.now
      let again = work()
      let (seconds, atto) = (ContinuousClock.now - start).components
      let elapsed = UInt64(seconds) * 1_000_000_000 + UInt64(atto / 1_000_000_000)
      // The same bits every time: a benchmark is a test of determinism too.
      if again.bitPattern != result.bitPattern { isSteady = false }
      times.append(elapsed)
      total += elapsed
    }
    return (Timing(times), result, isSteady)
  }
}
