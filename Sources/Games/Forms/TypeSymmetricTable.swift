/// Symmetric and type-symmetric games as tables over counts.

/// A type-symmetric game with payoffs tabulated for every composition of the others.
///
/// With one type it is a symmetric game. The table of a type has a row for each combination of compositions
/// of the others, the last type fastest, and an entry for each own strategy.
public struct TypeSymmetricTable: TypeSymmetricGame, Equatable {
  /// Number of players by type.
  public let counts: [Int]
  /// Number of strategies of every type.
  public let strategyCount: Int
  /// `tables[type][row · strategyCount + strategy]`.
  public let tables: [[Double]]
  /// Largest absolute payoff.
  public let payoffScale: Double
  /// Whether payoffs are stated, not computed, so that equal payoffs are ties and unequal ones are not.
  let isStated: Bool

  /// A game from its tables.
  ///
  /// - Precondition: a table has `rows(of:)` · `strategyCount` entries.
  public init(counts: [Int], strategyCount: Int, tables: [[Double]]) {
    self.init(counts: counts, strategyCount: strategyCount, tables: tables, isStated: true)
  }

  init(counts: [Int], strategyCount: Int, tables: [[Double]], isStated: Bool) {
    self.isStated = isStated
    self.counts = counts
    self.strategyCount = strategyCount
    self.tables = tables
    payoffScale = tables.reduce(0) { scale, table in table.reduce(scale) { max($0, abs($1)) } }
    for type in counts.indices {
      precondition(tables[type].count == strategyCount * rows(of: type), "a payoff for every spread")
    }
  }

  /// Tabulates another form.
  ///
  /// - Complexity: an evaluation of the other form for each row: see `entries(counts:strategyCount:)`.
  public init(_ game: some TypeSymmetricGame) {
    let tables = game.counts.indices.map { type -> [Double] in
      var table: [Double] = []
      let others = Self.others(of: type, counts: game.counts)
      forEachTypeProfile(counts: others, strategies: game.strategyCount) {
        table += game.payoffs(type: type, againstCounts: $0)
        return true
      }
      return table
    }
    self.init(counts: game.counts, strategyCount: game.strategyCount, tables: tables, isStated: false)
  }

  /// The largest difference of a type's payoffs against the same others.
  public func payoffSpread(of type: Int) -> Double {
    let table = tables[type]
    let entries = table.span
    var spread = 0.0
    for first in stride(from: 0, to: entries.count, by: strategyCount) {
      var (least, most) = (entries[first], entries[first])
      for place in first..<first + strategyCount {
        least = min(least, entries[place])
        most = max(most, entries[place])
      }
      spread = max(spread, most - least)
    }
    return spread
  }

  /// Tolerance for ties: 0 if payoffs are stated.
  public func tie(of type: Int) -> Double {
    isStated ? 0 : Tolerance.regret * payoffSpread(of: type)
  }

  /// Number of payoffs of all tables, the memory of the form; `Int.max` on overflow.
  public static func entries(counts: [Int], strategyCount: Int) -> Int {
    var total = 0
    for type in counts.indices {
      var product = strategyCount
      for players in others(of: type, counts: counts) {
        let (value, overflow) = product.multipliedReportingOverflow(
          by: multisetCount(players: players, strategies: strategyCount))
        if overflow { return Int.max }
        product = value
      }
      let (sum, overflow) = total.addingReportingOverflow(product)
      if overflow { return Int.max }
      total = sum
    }
    return total
  }

  /// Number of rows of a type's table.
  public func rows(of type: Int) -> Int {
    Self.others(of: type, counts: counts).reduce(1) {
      $0 * multisetCount(players: $1, strategies: strategyCount)
    }
  }

  private static func others(of type: Int, counts: [Int]) -> [Int] {
    counts.indices.map { counts[$0] - ($0 == type ? 1 : 0) }
  }

  /// Payoffs by strategy of one player of `type` against compositions of the others.
  public func payoffs(type: Int, againstCounts others: [[Int]]) -> [Double] {
    var row = 0
    for (t, spread) in others.enumerated() {
      let players = counts[t] - (t == type ? 1 : 0)
      row = row * multisetCount(players: players, strategies: strategyCount) + Compositions.rank(of: spread)
    }
    return Array(tables[type][row * strategyCount..<(row + 1) * strategyCount])
  }

  /// The expectation over all compositions of the others.
  ///
  /// - Complexity: O(rows · strategies).
  public func payoffs(type: Int, againstMixture probabilities: [[Double]]) -> [Double] {
    var result = [Double](repeating: 0, count: strategyCount)
    var row = 0
    forEachTypeProfile(
      counts: Self.others(of: type, counts: counts), strategies: strategyCount
    ) { spreads in
      let weight = zip(spreads, probabilities).reduce(1) { $0 * multinomial($1.0, $1.1) }
      for s in 0..<strategyCount { result[s] += weight * tables[type][row * strategyCount + s] }
      row += 1
      return true
    }
    return result
  }
}

/// Multinomial probability that independent players with the same mixture have these counts.
func multinomial(_ counts: [Int], _ probabilities: [Double]) -> Double {
  var result = 1.0
  var placed = 0
  for (count, p) in zip(counts, probabilities) {
    for k in 0..<count {
      placed += 1
      result *= p * Double(placed) / Double(k + 1)
    }
  }
  return result
}
