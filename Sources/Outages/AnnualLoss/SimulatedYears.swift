/// Statistics of simulated years: counts in narrow bins and sums by block, each with its sampling error.
import SystemLibrary
import ResilienceNumerics

/// Simulated quantity with the half-width of its 95 % interval.
public struct NoisyValue: Equatable, Sendable {
  /// The value.
  public let value: Double
  /// Half-width of the 95 % confidence interval.
  public let noise: Double

  /// Value with its noise.
  public init(value: Double, noise: Double) {
    self.value = value
    self.noise = noise
  }
}

/// Distribution of the losses of simulated years.
public struct SimulatedYears: Equatable, Sendable {
  /// Number of years.
  public let years: Int
  /// Years with a loss by bin: 1,024 bins to a doubling, so that a bin is 0.07 to 0.1 % wide.
  let bins: [Int]
  /// Offset of the counted losses.
  private let base: Double
  private let sum: Double
  private let squares: Double
  private let exactNone: Int

  /// Mean annual loss.
  public var mean: NoisyValue {
    let mean = sum / Double(years)
    let variance = max(0, squares / Double(years) - mean * mean)
    return NoisyValue(value: base + mean, noise: 1.96 * (variance / Double(years)).squareRoot())
  }

  /// Share of years without a loss.
  public var shareWithoutLoss: Double { Double(exactNone) / Double(years) }

  /// Quantile, the loss that a share `p` of the years does not exceed, with the sampling error of its rank;
  /// `nil` if there are too few years.
  public func quantile(_ p: Double) -> NoisyValue? {
    let rank = p * Double(years)
    let spread = 1.96 * (Double(years) * p * (1 - p)).squareRoot()
    guard rank - spread >= 0, rank + spread <= Double(years) else { return nil }
    let (low, high) = (loss(atRank: rank - spread), loss(atRank: rank + spread))
    return NoisyValue(value: loss(atRank: rank), noise: (high - low) / 2)
  }

  /// Share of years with a loss above `x`, to the width of a bin.
  public func exceedance(_ x: Double) -> NoisyValue {
    var above = Double(years - exactNone)
    if x > base {
      let place = Tally.place(x - base)
      let higher = bins[(place.bin + 1)...].reduce(0, +)
      above = Double(higher) + (1 - place.share) * Double(bins[place.bin])
    }
    let share = above / Double(years)
    return NoisyValue(value: share, noise: 1.96 * (share * (1 - share) / Double(years)).squareRoot())
  }

  /// Tail value at risk, the mean of the worst share 1 − p of the years; bins count as their midpoints. `nil`
  /// if there are too few years.
  public func tailValueAtRisk(_ p: Double) -> NoisyValue? {
    guard let quantile = quantile(p) else { return nil }
    var left = (1 - p) * Double(years)
    let wanted = left
    var (sum, squares) = (0.0, 0.0)
    for bin in bins.indices.reversed() where bins[bin] > 0 && left > 0 {
      let taken = min(left, Double(bins[bin]))
      let middle = Tally.loss(bin, share: 0.5)
      sum += taken * middle
      squares += taken * middle * middle
      left -= taken
    }
    let mean = sum / wanted
    let variance = max(0, squares / wanted - mean * mean)
    let q = quantile.value - base
    // Variance of the worst years, and of the distance of the quantile below their mean.
    let noise = 1.96 * ((variance + p * (mean - q) * (mean - q)) / wanted).squareRoot()
    return NoisyValue(value: base + mean, noise: noise)
  }

  private func loss(atRank rank: Double) -> Double {
    var below = Double(exactNone)
    if rank <= below && exactNone > 0 { return 0 }
    for bin in bins.indices where bins[bin] > 0 {
      let count = Double(bins[bin])
      if below + count >= rank { return base + Tally.loss(bin, share: max(0, rank - below) / count) }
      below += count
    }
    return base + Tally.loss(bins.lastIndex { $0 > 0 } ?? 0, share: 1)
  }
}

extension SimulatedYears {
  /// Sums over the years of a task.
  struct Tally: Sendable {
    /// Range of binary exponents with bins of their own.
    static let doublings = -20..<44
    static let binsPerDoubling = 1024

    /// Offset of the counted losses.
    let base: Double
    var years = 0
    var withLoss = 0
    var bins = [Int32](repeating: 0, count: doublings.count * binsPerDoubling)
    var blockSums: [(sum: Double, squares: Double)] = []

    init(base: Double) { self.base = base }

    /// Addition of a block: losses of events, each with the index of its year, in order of the years.
    mutating func add(_ losses: [Double], _ owners: [Int32], _ count: Int, years: Int) {
      var (sum, squares) = (0.0, 0.0)
      let (losses, owners) = (losses.span, owners.span)
      var event = 0
      var hits = 0
      var bins = bins.mutableSpan
      while event < count {
        var loss = losses[event]
        let owner = owners[event]
        event += 1
        while event < count && owners[event] == owner {
          loss += losses[event]
          event += 1
        }
        if loss <= 0 { continue }
        hits += 1
        sum += loss
        squares += loss * loss
        bins[Self.bin(loss)] += 1
      }
      self.years += years
      withLoss += hits
      blockSums.append((sum, squares))
    }

    /// Addition of a block of years with many events: their losses, in order.
    mutating func add(_ losses: [Double]) {
      var (sum, squares) = (0.0, 0.0)
      for loss in losses {
        let excess = max(0, loss - base)
        sum += excess
        squares += excess * excess
        bins[Self.bin(excess)] += 1
      }
      years += losses.count
      withLoss += losses.count
      blockSums.append((sum, squares))
    }

    /// Bin of a positive number: its sign, exponent and the first ten bits of the mantissa.
    @inline(__always)
    static func bin(_ loss: Double) -> Int {
      let index = Int(loss.bitPattern >> 42) - (1023 + doublings.lowerBound) * binsPerDoubling
      return min(max(index, 0), doublings.count * binsPerDoubling - 1)
    }

    /// Bin of a loss and its relative position within the bin.
    static func place(_ loss: Double) -> (bin: Int, share: Double) {
      let bin = bin(loss)
      let (low, high) = (self.loss(bin, share: 0), self.loss(bin, share: 1))
      return (bin, min(1, max(0, (loss - low) / (high - low))))
    }

    /// Loss at a relative position within a bin.
    static func loss(_ bin: Int, share: Double) -> Double {
      let bits = UInt64(bin + (1023 + doublings.lowerBound) * binsPerDoubling)
      let low = Double(bitPattern: bits << 42)
      let high = Double(bitPattern: (bits + 1) << 42)
      return low + (high - low) * share
    }
  }

  /// Combination of tasks in their order.
  init(_ parts: [Tally], base: Double) {
    var bins = [Int](repeating: 0, count: Tally.doublings.count * Tally.binsPerDoubling)
    var (years, withLoss, sum, squares) = (0, 0, 0.0, 0.0)
    for part in parts {
      years += part.years
      withLoss += part.withLoss
      for (index, count) in part.bins.enumerated() where count > 0 { bins[index] += Int(count) }
      for block in part.blockSums {
        sum += block.sum
        squares += block.squares
      }
    }
    self.years = years
    self.bins = bins
    self.base = base
    self.sum = sum
    self.squares = squares
    exactNone = years - withLoss
  }
}
