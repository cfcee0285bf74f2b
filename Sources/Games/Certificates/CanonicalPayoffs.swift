/// Canonical payoffs of a certificate's game: what its reasons are about.
internal import ResilienceNumerics

/// Payoffs less the least against the same others, in units that make all types about as large.
///
/// The checkers compute the same numbers from the game: weights of a certificate refer to them.
struct CanonicalPayoffs {
  let game: CertificateGame
  /// `exact[type][row · strategies + strategy]`, whole numbers of at most `bits` bits.
  let exact: [[BigInteger]]
  /// The same over 2^`bits`, between 0 and 1, rounded once.
  let rounded: [[Double]]

  init(_ game: CertificateGame) {
    self.game = game
    var bits: [Int] = []
    var tables: [[BigInteger]] = []
    for (t, table) in game.payoffs.enumerated() {
      let m = game.strategies[t]
      var rows: [BigInteger] = []
      rows.reserveCapacity(table.count)
      for first in stride(from: 0, to: table.count, by: m) {
        let row = table[first..<first + m]
        let least = row.min() ?? .zero
        rows += row.map { $0 - least }
      }
      bits.append(rows.max()?.bitWidth ?? 0)
      tables.append(rows)
    }
    let most = bits.max() ?? 0
    exact = zip(tables, bits).map { table, bits in
      let factor = BigInteger(2).power(most - bits)
      return table.map { $0 * factor }
    }
    let one = BigInteger(2).power(most)
    rounded = exact.map { $0.map { most <= 1000 ? Double($0) / Double(one) : Double(Rational($0, one)) } }
  }

  /// Gains of all strategies of a type over one of them at a profile of fractions, the type's own shares last in
  /// degree as all others; exact up to a positive factor.
  ///
  /// - Complexity: O(entries of the table · degree).
  func gains(of type: Int, over reference: Int, at shares: [[Rational]]) -> [BigInteger] {
    let m = game.strategies[type]
    var values = exact[type]
    var inner = m
    for other in game.players.indices.reversed() {
      var degree = game.degrees[type][other]
      let common = BigInteger.commonDenominator(of: shares[other])
      let weights = shares[other].map { $0.numerator * (common / $0.denominator) }
      while degree > 0 {
        values = Self.contracted(values, degree: degree, weights: weights, inner: inner)
        degree -= 1
      }
      inner = m
    }
    return values.map { $0 - values[reference] }
  }

  /// Coefficients of a lower degree: one player more is averaged over.
  private static func contracted(
    _ values: [BigInteger], degree: Int, weights: [BigInteger], inner: Int
  ) -> [BigInteger] {
    let k = weights.count
    let book = CompositionRank(players: degree, strategies: k)
    let lower = Array(Compositions(players: degree - 1, strategies: k))
    let block = Compositions(players: degree, strategies: k).total * inner
    var result: [BigInteger] = []
    for start in stride(from: 0, to: values.count, by: block) {
      for spread in lower {
        var sums = [BigInteger](repeating: .zero, count: inner)
        for (j, weight) in weights.enumerated() where !weight.isZero {
          let first = start + book.rank(of: spread, plusOneOn: j) * inner
          for i in 0..<inner { sums[i] = sums[i] + weight * values[first + i] }
        }
        result += sums
      }
    }
    return result
  }
}
