/// Interface of a game for a search for mixed equilibria: payoffs at a profile, and bounds over boxes of
/// profiles.
import ResilienceNumerics

/// Bounds on gains and their slopes over boxes of type profiles.
protocol MixedBounds {
  associatedtype Game: TypeSymmetricGame
  var game: Game { get }
  /// Half-width that covers the rounding of a difference of payoffs.
  var rounding: Double { get }
  /// Bound on the rounding error of the sums of a box.
  var sumSlack: Double { get }
  /// Whether ranges over a larger box serve for a smaller one until a round is over.
  var isPatient: Bool { get }
  /// All profiles.
  var everything: ProfileBox { get }
  /// What the others of a player can do in a box: the same for several of its strategies, and then worked out once.
  associatedtype OthersRange
  /// A strategy that beats this one on the whole box by more than the slack, if there is one.
  func beats(type: Int, strategy: Int, box: ProfileBox, slack: Double, known: inout OthersRange?) -> Int?
  /// Whether a strategy pays no more than another one against all profiles of the others, exactly.
  func isNeverBetter(_ strategy: Int, than other: Int, type: Int) -> Bool
  /// Ranges over a box of the slope of each equation by each variable: of the gain from the reference to the
  /// strategy, as weight is shifted from the variable's reference to its strategy.
  func jacobian(over box: ProfileBox, of variables: [MixedVariable]) -> [[(lower: Double, upper: Double)]]
}

/// The share of a strategy in the mixture of a type, with the reference strategy that loses as much.
struct MixedVariable {
  let type: Int
  let strategy: Int
  let reference: Int
}

extension SharedHazardBounds: MixedBounds {
  var sumSlack: Double { kind == .mixed ? 1e-12 : 0 }

  var everything: ProfileBox {
    ProfileBox(sums: game.types.map { _ in 1 }, strategyCount: game.strategyCount)
  }

  func isNeverBetter(_ strategy: Int, than other: Int, type: Int) -> Bool {
    let player = game.types[type]
    return player.base[strategy] <= player.base[other]
      && [player.relief, player.praise].allSatisfy { rows in
        rows.indices.allSatisfy { rows[$0, strategy] <= rows[$0, other] }
      }
  }

  func jacobian(
    over box: ProfileBox, of variables: [MixedVariable]
  ) -> [[(lower: Double, upper: Double)]] {
    var slopes = [[Double]?](repeating: nil, count: sizes.count)
    return variables.map { equation in
      let known = slopes[equation.type] ?? curvedSlopes(type: equation.type, box: box)
      slopes[equation.type] = known
      return variables.map { variable in
        slope(
          of: equation.type, gain: (equation.reference, equation.strategy), by: variable.type,
          shift: (variable.reference, variable.strategy), curvedSlopes: known)
      }
    }
  }
}
