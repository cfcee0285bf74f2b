import Games
import ResilienceNumerics

/// Extreme equilibria the slow way: all ways to make constraints tight, solved by elimination on fractions.
struct BimatrixOracle {
  let game: BimatrixGame

  /// Mixtures of a player with everything that is tight: strategies that are not played and, of the other player,
  /// best replies.
  private struct Corner: Hashable {
    let mixture: [Rational]
    let labels: Set<Int>
  }

  /// Pairs of corners that have all labels. A corner is a mixture and a value v of the other player such that
  /// the equations "weight i is 0" and "the payoff of reply j is v" that hold determine them.
  func extremeEquilibria() -> Set<[[Rational]]> {
    let (first, second) = (corners(of: 0), corners(of: 1))
    var result: Set<[[Rational]]> = []
    for x in first {
      for y in second where x.labels.union(y.labels).count == game.rowCount + game.columnCount {
        result.insert([x.mixture, y.mixture])
      }
    }
    return result
  }

  private func corners(of player: Int) -> Set<Corner> {
    let (own, other) = player == 0 ? (game.rowCount, game.columnCount) : (game.columnCount, game.rowCount)
    func payoff(_ reply: Int, _ weight: Int) -> Rational {
      player == 0
        ? game.payoffs[1][weight * game.columnCount + reply]
        : game.payoffs[0][reply * game.columnCount + weight]
    }
    var result: Set<Corner> = []
    for tight in 0..<(1 << (own + other)) where tight.nonzeroBitCount == own {
      // Unknowns: weights, then the value.
      var equations: [[Rational]] = [(0...own + 1).map { $0 == own ? 0 : 1 }]
      for constraint in 0..<own + other where tight >> constraint & 1 == 1 {
        equations.append(
          (0...own + 1).map { place in
            if constraint < own { return place == constraint ? 1 : 0 }
            return place < own ? payoff(constraint - own, place) : place == own ? -1 : 0
          })
      }
      guard let solution = solve(equations) else { continue }
      let mixture = Array(solution.prefix(own))
      let replies = (0..<other).map { j in (0..<own).reduce(Rational(0)) { $0 + mixture[$1] * payoff(j, $1) }
      }
      guard mixture.allSatisfy({ $0.signum >= 0 }), replies.allSatisfy({ $0 <= solution[own] }) else {
        continue
      }
      let (ownBase, otherBase) = player == 0 ? (0, own) : (other, 0)
      let unplayed = (0..<own).filter { mixture[$0].signum == 0 }.map { ownBase + $0 }
      let best = (0..<other).filter { replies[$0] == solution[own] }.map { otherBase + $0 }
      result.insert(Corner(mixture: mixture, labels: Set(unplayed + best)))
    }
    return result
  }

  /// The one solution of as many equations as unknowns; the last entry of a row is its right-hand side.
  private func solve(_ equations: [[Rational]]) -> [Rational]? {
    var rows = equations
    for column in rows.indices {
      guard let pivot = (column..<rows.count).first(where: { rows[$0][column].signum != 0 }) else {
        return nil
      }
      rows.swapAt(column, pivot)
      let scale = rows[column][column]
      rows[column] = rows[column].map { $0 / scale }
      for row in rows.indices where row != column && rows[row][column].signum != 0 {
        let factor = rows[row][column]
        rows[row] = zip(rows[row], rows[column]).map { $0 - factor * $1 }
      }
    }
    return rows.map { $0[$0.count - 1] }
  }
}
