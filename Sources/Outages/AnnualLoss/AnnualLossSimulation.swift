/// Annual loss by simulation: a check of the exact curve, and the method if there is none.
///
/// Every year has random numbers of its own (Philox, keyed by the seed, counted by the year), so that its
/// loss does not depend on the thread that simulates it. Blocks of years are summed separately and combined
/// in order; counts are whole numbers. Hence the bits are the same for any number of threads.
///
/// Most years have no event: the first word gives the number of events, the next one the first loss, and
/// losses are drawn in blocks.
import SystemLibrary
public import ResilienceNumerics

/// Simulation of annual losses.
public struct AnnualLossSimulation: Sendable {
  /// Years per block with few events.
  static let blockYears = 8192
  /// Events per year from which years are drawn one at a time, without a block in memory.
  static let manyEvents = 50.0
  /// Largest number of events per year, since each one is drawn.
  public static let rateLimit = 1e8

  /// Compound Poisson model of the year.
  public let year: CompoundPoisson
  /// Seed of the random numbers.
  public let seed: UInt64
  private let counts: PoissonTable
  /// Cumulative share of events by source, up to and including each.
  private let shares: [Double]
  /// Offset of the counted losses, a value below almost every year's loss.
  private let base: Double
  private let blockSize: Int

  /// Simulation of a year's model.
  ///
  /// Throws for more than a hundred million events per year on average: the exact curve is the tool for that.
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
    // The width of a bin is a share of the counted value, which must be small if the loss of a year hardly
    // varies.
    base = rate > 100 ? LossCells(year, count: 1024, tail: 1e-5).range(rarity: 40).lowerBound : 0
    var size = Self.blockYears
    while rate > Self.manyEvents && size > 1 && Double(size) * rate > 0x1p18 { size /= 2 }
    blockSize = size
  }

  /// Simulation of so many years from `first` on, with `jobs` threads.
  ///
  /// - Precondition: at least one year; `first` is a multiple of 8,192, so that parts of a run fit together.
  /// - Complexity: O(years · (1 + events per year)); some 30 ns a year for rare events.
  public func run(years: Int, first: Int = 0, jobs: Int = 1) -> SimulatedYears {
    precondition(years >= 1 && first >= 0 && first % Self.blockYears == 0)
    let count = (years + blockSize - 1) / blockSize
    // A task is some milliseconds of work, and there are at most 256, each with a table of its own. Their
    // blocks are summed separately, so that the sums do not depend on the size of a task.
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

  /// Simulation of years with many events, each summed in pieces.
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

  /// Transformation of uniform numbers into losses; each number first selects the source of its event.
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

/// Round keys of Philox, computed once.
private struct PhiloxKey {
  let low: UInt32
  let high: UInt32
  init(_ seed: UInt64) {
    low = UInt32(truncatingIfNeeded: seed)
    high = UInt32(truncatingIfNeeded: seed >> 32)
  }
}

/// Words of `PhiloxStream(seed:stream:index:)` for stream 0, by block, without a stream.
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
