/// A year's loss by simulation: the check on the exact curve, and the way where there is none.
///
/// Every year draws from numbers of its own (Philox, keyed by the seed, counted by the year), so that a year is the
/// same whoever simulates it. Blocks of years are summed one by one and put together in order; counts are whole
/// numbers. Hence the same bits for any number of threads.
///
/// Most years have no event: one word decides how many there are, the next one draws the first loss, and losses are
/// drawn a block at a time.
import SystemLibrary
public import ResilienceNumerics

/// Simulated years.
public struct AnnualLossSimulation: Sendable {
  /// Years in a block where events are few.
  static let blockYears = 8192
  /// Events per year from which on years are drawn one at a time, so that no block has to be held.
  static let manyEvents = 50.0
  /// Events per year at most, since every one is drawn.
  public static let rateLimit = 1e8

  /// The year.
  public let year: CompoundPoisson
  /// The seed.
  public let seed: UInt64
  private let counts: PoissonTable
  /// By source: the share of events up to and including it.
  private let shares: [Double]
  /// A loss that next to no year stays below: what years are counted from.
  private let base: Double
  private let blockSize: Int

  /// Prepares a simulation.
  ///
  /// Throws where a year has more than a hundred million events on average: the exact curve is the tool for that.
  public init(_ year: CompoundPoisson, seed: UInt64) throws(ParameterError) {
    let rate = year.ratePerYear
    try ParameterError.check(
      "events per year", rate, "1e8 or fewer for a simulation, which draws every event",
      rate <= Self.rateLimit)
    self.year = year
    self.seed = seed
    counts = PoissonTable(rate: rate)
    var share = 0.0
    shares = year.sources.map {
      share += $0.ratePerYear / rate
      return share
    }
    // Bins are as wide as a share of what is counted: where a year hardly differs from its mean that must be little.
    base = rate > 100 ? LossCells(year, count: 1024, tail: 1e-5).range(rarity: 40).lowerBound : 0
    var size = Self.blockYears
    while rate > Self.manyEvents && size > 1 && Double(size) * rate > 0x1p18 { size /= 2 }
    blockSize = size
  }

  /// Simulates so many years from `first` on, with `jobs` threads.
  ///
  /// - Precondition: at least one year; `first` is a multiple of 8,192, so that parts of a run fit together.
  /// - Complexity: O(years · (1 + events per year)); some 30 ns a year where events are rare.
  public func run(years: Int, first: Int = 0, jobs: Int = 1) -> SimulatedYears {
    precondition(years >= 1 && first >= 0 && first % Self.blockYears == 0)
    let count = (years + blockSize - 1) / blockSize
    // A task is some milliseconds of work, and there are at most 256, each with a table of its own. Its blocks stay
    // apart, so that its size cannot be seen in the sums.
    let task = max(year.ratePerYear > Self.manyEvents ? 1 : 32, (count + 255) / 256)
    let parts = ParallelTasks.run(count: (count + task - 1) / task, jobs: jobs) { index in
      var tally = SimulatedYears.Tally(base: base)
      var work = Workspace()
      for block in index * task..<min(count, (index + 1) * task) {
        let start = block * blockSize
        let size = min(blockSize, years - start)
        if year.ratePerYear > Self.manyEvents {
          simulateOneByOne(first + start, size, &work, &tally)
        } else {
          simulate(first + start, size, &work, &tally)
        }
      }
      return tally
    }
    return SimulatedYears(parts, base: base)
  }

  /// Buffers of a thread.
  private struct Workspace {
    var losses = [Double](repeating: 0, count: 1024)
    var owners = [Int32](repeating: 0, count: 1024)
  }

  private func simulate(
    _ first: Int, _ years: Int, _ work: inout Workspace, _ tally: inout SimulatedYears.Tally
  ) {
    let none = counts.none
    let key = PhiloxKey(seed)
    var used = 0
    for offset in 0..<years {
      let words = philoxWords(UInt64(first + offset), 0, key)
      if words.0 < none { continue }
      let events = counts.count(words.0)
      if used + events > work.losses.count {
        work.losses += [Double](repeating: 0, count: used + events)
        work.owners += [Int32](repeating: 0, count: used + events)
      }
      work.losses[used] = uniform(words.1)
      work.owners[used] = Int32(offset)
      used += 1
      var event = 1
      while event < events {
        let more = philoxWords(UInt64(first + offset), UInt32((event + 1) / 2), key)
        work.losses[used] = uniform(more.0)
        work.owners[used] = Int32(offset)
        used += 1
        if event + 1 < events {
          work.losses[used] = uniform(more.1)
          work.owners[used] = Int32(offset)
          used += 1
        }
        event += 2
      }
    }
    draw(&work.losses, used)
    tally.add(work.losses, work.owners, used, years: years)
  }

  /// Years with many events, each summed up piece by piece.
  private func simulateOneByOne(
    _ first: Int, _ years: Int, _ work: inout Workspace, _ tally: inout SimulatedYears.Tally
  ) {
    let key = PhiloxKey(seed)
    let piece = work.losses.count
    var losses: [Double] = []
    for index in first..<first + years {
      let start = philoxWords(UInt64(index), 0, key)
      let events = counts.count(start.0)
      var spare: UInt64? = start.1
      var (sum, block, done) = (0.0, UInt32(1), 0)
      while done < events {
        let size = min(piece, events - done)
        for place in 0..<size {
          if let word = spare {
            work.losses[place] = uniform(word)
            spare = nil
          } else {
            let words = philoxWords(UInt64(index), block, key)
            block &+= 1
            work.losses[place] = uniform(words.0)
            spare = words.1
          }
        }
        draw(&work.losses, size)
        for place in 0..<size { sum += work.losses[place] }
        done += size
      }
      losses.append(sum)
    }
    tally.add(losses)
  }

  /// Turns uniform numbers into losses; which source an event belongs to is the number's first use.
  private func draw(_ values: inout [Double], _ count: Int) {
    if year.sources.count == 1 {
      year.sources[0].severity.replaceByQuantiles(&values, count: count)
      return
    }
    for index in 0..<count {
      let u = values[index]
      var source = 0
      while source + 1 < shares.count && u >= shares[source] { source += 1 }
      let start = source == 0 ? 0 : shares[source - 1]
      let inner = (u - start) / (shares[source] - start)
      values[index] = year.sources[source].severity.quantile(min(max(inner, 0x1p-53), 1 - 0x1p-53))
    }
  }
}

@inline(__always)
private func uniform(_ word: UInt64) -> Double { (Double(word >> 12) + 0.5) * 0x1p-52 }

/// The round keys of Philox, computed once.
private struct PhiloxKey {
  let low: UInt32
  let high: UInt32
  init(_ seed: UInt64) {
    low = UInt32(truncatingIfNeeded: seed)
    high = UInt32(truncatingIfNeeded: seed >> 32)
  }
}

/// The words that `PhiloxStream(seed:stream:index:)` gives for stream 0, block by block, without a stream.
@inline(__always)
private func philoxWords(_ index: UInt64, _ block: UInt32, _ key: PhiloxKey) -> (UInt64, UInt64) {
  var (x, y) = (block, UInt32(0))
  var (z, w) = (UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32))
  var (k0, k1) = (key.low, key.high)
  for _ in 0..<10 {
    let p0 = UInt64(0xD251_1F53) &* UInt64(x)
    let p1 = UInt64(0xCD9E_8D57) &* UInt64(z)
    (x, y, z, w) = (
      UInt32(truncatingIfNeeded: p1 >> 32) ^ y ^ k0, UInt32(truncatingIfNeeded: p1),
      UInt32(truncatingIfNeeded: p0 >> 32) ^ w ^ k1, UInt32(truncatingIfNeeded: p0)
    )
    k0 &+= 0x9E37_79B9
    k1 &+= 0xBB67_AE85
  }
  return (UInt64(x) | UInt64(y) << 32, UInt64(z) | UInt64(w) << 32)
}
