/// Number of events in a year from one random word: the inverse of the Poisson distribution function.
import SystemLibrary

/// Table of the Poisson distribution function over the range in which it is neither 0 nor 1 in 64 bits.
struct PoissonTable: Sendable {
  /// Smallest number of events.
  let least: Int
  /// `thresholds[i]`: a word below it means at most `least + i` events.
  let thresholds: [UInt64]

  /// Table for a rate of 0 or more.
  ///
  /// Probabilities are products of ratios from the most frequent count on, divided by their sum, so that they
  /// are accurate at every rate, to about 1e-15 of the whole.
  ///
  /// - Complexity: O(√rate).
  init(rate: Double) {
    let mode = Int(rate)
    let spread = 12 * rate.squareRoot() + 60
    least = max(0, Int(rate - spread))
    var weights = [Double](repeating: 1, count: Int(rate + spread) - least + 1)
    for i in stride(from: mode - least - 1, through: 0, by: -1) {
      weights[i] = weights[i + 1] * Double(least + i + 1) / rate
    }
    for i in (mode - least + 1)..<weights.count { weights[i] = weights[i - 1] * rate / Double(least + i) }
    let sum = weights.reduce(0, +)
    var thresholds: [UInt64] = []
    var below = 0.0
    for weight in weights where below < 1 - 0x1p-53 {
      below += weight / sum
      thresholds.append(below >= 1 ? .max : UInt64(below * 0x1p64))
    }
    self.thresholds = thresholds
  }

  /// Threshold of the random words that mean no event.
  var none: UInt64 { least == 0 ? thresholds.first ?? .max : 0 }

  /// Number of events for a random word: by linear search among the smallest counts, by bisection beyond.
  func count(_ word: UInt64) -> Int {
    var (low, high) = (0, thresholds.count)
    if least == 0 {
      while low < 16 && low < high {
        if word < thresholds[low] { return low }
        low += 1
      }
    }
    while low < high {
      let middle = (low + high) / 2
      if thresholds[middle] <= word { low = middle + 1 } else { high = middle }
    }
    return least + low
  }
}
