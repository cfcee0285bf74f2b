/// The strikes of one hazard on all setups.

/// Lists of strikes one after the other, without a list for each.
struct StrikeTable: Sendable {
  private var strikes: [Strike] = []
  /// By setup: the end of its list.
  private var ends: [Int] = []

  /// Number of setups.
  var count: Int { ends.count }

  /// The list of a setup.
  subscript(setup: Int) -> ArraySlice<Strike> { strikes[(setup > 0 ? ends[setup - 1] : 0)..<ends[setup]] }

  /// All strikes, whoever is struck.
  var all: [Strike] { strikes }

  /// Adds a strike to the setup that is being filled; those with the same cover are one.
  mutating func add(_ strike: Strike) {
    guard strike.probability > 0 else { return }
    for place in (ends.last ?? 0)..<strikes.count where strikes[place].isCoveredLike(strike) {
      strikes[place].probability += strike.probability
      return
    }
    strikes.append(strike)
  }

  /// Ends the setup that was filled.
  mutating func endSetup() { ends.append(strikes.count) }

  /// Probabilities by setup: of being struck, or what else a strike's probability turns into, up to 1.
  func sums(_ number: (Strike) -> Double) -> [Double] {
    var place = 0
    var sums: [Double] = []
    sums.reserveCapacity(ends.count)
    for end in ends {
      var sum = 0.0
      while place < end {
        sum += number(strikes[place])
        place += 1
      }
      sums.append(min(1, sum))
    }
    return sums
  }
}
