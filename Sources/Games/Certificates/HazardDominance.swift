/// Strategies of a market that go before its certificate is written.
internal import ResilienceNumerics

/// Iterated dominance by bounds on the shares that are down, and the table of what is left.
///
/// A payoff is base + Σ relief · E[φ^κ] + Σ praise · E[φ] over hazards. The share φ of the others that is down does not
/// depend on one's own strategy, and its mean lies between the least and the largest probability of being down among
/// what the others may play: so differences of payoffs have bounds that need no table.
struct HazardDominance {
  private let game: SharedHazardGame
  /// Strategies that are left, by type.
  private(set) var kept: [[Int]]
  /// Lines of the part `dropped`, without the last.
  private(set) var lines: [String] = []
  /// Differences up to this, relative to their terms, may be rounding.
  private static let slack = 1e-9

  init(_ game: SharedHazardGame) {
    self.game = game
    kept = game.types.map { _ in Array(0..<game.strategyCount) }
    while let (t, a, b) = dominated() {
      lines.append("[\"drop\",\(t),\(a),\(b)]")
      kept[t].removeAll { $0 == a }
    }
  }

  private func dominated() -> (Int, Int, Int)? {
    let shares = game.hazards.map { h in
      game.types.indices.flatMap { u in kept[u].map { game.probability(h, type: u, $0) } }
    }
    let high = shares.map { $0.max() ?? 0 }
    let low = shares.map { game.playerCount > 1 ? $0.min() ?? 0 : 0 }
    for (t, type) in game.types.enumerated() {
      let isConvex = type.exponent >= 1
      for a in kept[t] {
        for b in kept[t] where b != a {
          var gain = type.base[b] - type.base[a]
          var size = abs(type.base[b]) + abs(type.base[a])
          for h in game.hazards {
            let power = isConvex ? (low[h] == 1 ? 1 : 0, high[h]) : (low[h], high[h] > 0 ? 1 : 0)
            for (bounds, table) in [(power, type.relief[h]), ((low[h], high[h]), type.praise[h])] {
              let difference = table[b] - table[a]
              gain += min(difference * bounds.0, difference * bounds.1)
              size += abs(table[b]) + abs(table[a])
            }
          }
          if gain > Self.slack * size { return (t, a, b) }
        }
      }
    }
    return nil
  }

  /// Computed payoffs of what is left, by type, row and strategy.
  var tables: [[Rational]] {
    game.types.indices.map { t in
      var rows: [[[Int]]] = [[]]
      for u in game.types.indices {
        let others = game.types[u].count - (u == t ? 1 : 0)
        let spreads = Compositions(players: others, strategies: kept[u].count).map { spread in
          var full = [Int](repeating: 0, count: game.strategyCount)
          for (strategy, count) in zip(kept[u], spread) { full[strategy] = count }
          return full
        }
        rows = rows.flatMap { head in spreads.map { head + [$0] } }
      }
      return rows.flatMap { others -> [Rational] in
        let payoffs = game.payoffs(type: t, againstCounts: others)
        return kept[t].map { Rational(exactly: payoffs[$0]) ?? 0 }
      }
    }
  }

  /// The market with all its strategies.
  var json: String {
    func list(_ texts: [String]) -> String { "[" + texts.joined(separator: ",") + "]" }
    func numbers(_ values: [Double]) -> String {
      list(values.map { "\"\((Rational(exactly: $0) ?? 0).description)\"" })
    }
    let down = list(game.downByType.map { list($0.map(numbers)) })
    let base = list([list(game.types.map { numbers($0.base) })])
    let relief = list(game.types.map { list($0.relief.map(numbers)) })
    let praise = list(game.types.map { list($0.praise.map(numbers)) })
    let convex = list(game.types.map { $0.exponent >= 1 ? "true" : "false" })
    return
      "{\"down\":\(down),\"base\":\(base),\"relief\":\(relief),\"praise\":\(praise),\"convex\":\(convex)}"
  }
}
