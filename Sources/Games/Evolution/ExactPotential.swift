/// Exact potential of a game: one function whose change equals the gain of any deviating player.
///
/// If a potential exists, its maximizers are equilibria and better-response paths converge. It exists if and
/// only if around every cycle of four profiles, on which two players move there and back in turn, the gains
/// add up to 0.
///
/// Reference: Monderer and Shapley, "Potential games", GEB 14 (1996) 124, theorem 2.8.

/// Result of the potential test.
public struct PotentialTest: Equatable, Sendable {
  /// The largest sum of gains around four profiles: 0 for a game with a potential.
  public let residual: Double
  /// Whether the residual is rounding.
  public let isPotentialGame: Bool
  /// The profiles of the game.
  public let space: ProfileEnumeration
  /// The potential by profile, 0 at the first; `nil` if there is none.
  public let potential: [Double]?
}

extension TypeSymmetricGame {
  /// Tests for an exact potential.
  ///
  /// Gains are differences, so cycles of four profiles through each type's first strategy suffice: every
  /// other one is a sum of four of them.
  ///
  /// Throws if there are too many profiles.
  ///
  /// - Parameter open: strategies by type; by default all. A game may have a potential on a part of them only.
  /// - Complexity: (profiles) · (types)² · (strategies)² evaluations.
  public func exactPotential(open: [[Int]]? = nil, limit: Int = 20_000) throws(GameSizeError) -> PotentialTest
  {
    let space = ProfileEnumeration(counts: counts, strategyCount: strategyCount, open: open)
    guard space.total <= limit else {
      throw GameSizeError(.profiles, size: space.total, limit: limit)
    }
    let profiles = space.profiles()
    let moves = FirstMoves(game: self, open: space.open)
    let residual = profiles.reduce(0.0) { max($0, moves.fourCycleResidual(around: $1)) }
    let isPotential = residual <= 100 * Tolerance.regret * payoffScale
    return PotentialTest(
      residual: residual, isPotentialGame: isPotential, space: space,
      potential: isPotential ? profiles.map(moves.potential) : nil)
  }
}

/// Moves away from the first strategy of each type.
private struct FirstMoves<Game: TypeSymmetricGame> {
  let game: Game
  let open: [[Int]]

  private func first(_ type: Int) -> Int { open[type][0] }

  /// Gain of a player of a type from switching from its first strategy to another, in a profile in which it
  /// plays the first.
  private func gain(_ type: Int, to: Int, in profile: [[Int]]) -> Double {
    var others = profile
    others[type][first(type)] -= 1
    let payoffs = game.payoffs(type: type, againstCounts: others)
    return payoffs[to] - payoffs[first(type)]
  }

  private func moved(_ profile: [[Int]], _ type: Int, to: Int) -> [[Int]] {
    var result = profile
    result[type][first(type)] -= 1
    result[type][to] += 1
    return result
  }

  /// The largest sum around four profiles from this one, by two players on the first strategies of their types.
  func fourCycleResidual(around profile: [[Int]]) -> Double {
    var residual = 0.0
    for one in open.indices {
      for two in one..<open.count {
        let needed = one == two ? 2 : 1
        guard profile[one][first(one)] >= needed, profile[two][first(two)] >= needed else { continue }
        for a in open[one].dropFirst() {
          for b in open[two].dropFirst() {
            // The gain of one player depends on the other's move as the other's gain depends on the first
            // one's.
            let shift = gain(one, to: a, in: moved(profile, two, to: b)) - gain(one, to: a, in: profile)
            let back = gain(two, to: b, in: moved(profile, one, to: a)) - gain(two, to: b, in: profile)
            residual = max(residual, abs(shift - back))
          }
        }
      }
    }
    return residual
  }

  /// The gains on the path from all players on their first strategies.
  func potential(of profile: [[Int]]) -> Double {
    var here = open.indices.map { type in
      (0..<game.strategyCount).map { $0 == first(type) ? game.counts[type] : 0 }
    }
    var total = 0.0
    for type in open.indices {
      for s in open[type].dropFirst() {
        for _ in 0..<profile[type][s] {
          total += gain(type, to: s, in: here)
          here = moved(here, type, to: s)
        }
      }
    }
    return total
  }
}
