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

  /// Adds a setup with the strikes that `fill` adds.
  mutating func append(_ fill: (inout StrikeList) -> Void) {
    var list = StrikeList(strikes: strikes, first: strikes.count)
    strikes = []
    fill(&list)
    strikes = list.strikes
    ends.append(strikes.count)
  }
}

/// The strikes on one setup, at the end of a longer list.
struct StrikeList {
  fileprivate var strikes: [Strike]
  fileprivate let first: Int

  /// Adds a strike; those with the same cover are one.
  mutating func add(_ strike: Strike) {
    guard strike.probability > 0 else { return }
    for place in first..<strikes.count where strikes[place].isCoveredLike(strike) {
      strikes[place].probability += strike.probability
      return
    }
    strikes.append(strike)
  }
}
