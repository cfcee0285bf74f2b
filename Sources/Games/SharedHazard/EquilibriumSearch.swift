/// All type-symmetric mixed equilibria of a shared-hazard game, with a proof that there are no others.
///
/// Purpose: every profile in which players of a type use the same mixture (one type: every symmetric
/// equilibrium) and at least one type uses more than one strategy; profiles without mixing are pure
/// equilibria.
///
/// A search decides type by type and strategy by strategy whether it is played, and throws away boxes in which a
/// strategy that must be played is worse than another one throughout. Once the supports are settled, the equations
/// of indifference are solved by Krawczyk's interval operator with bisection: a box is excluded, or shown to
/// hold exactly one solution, or left undecided and said so. Bounds are widened by a bound on rounding.
///
/// Reference: Krawczyk 1969; Neumaier, Interval Methods for Systems of Equations, theorem 5.1.8.

extension SharedHazardGame {
  /// All type-symmetric equilibria in which some type mixes.
  ///
  /// Complete unless `completeness` says otherwise: continua of equilibria and near ties are left undecided.
  ///
  /// - Parameter boxBudget: limit on the number of boxes.
  /// - Complexity: up to 2^(types · strategies) supports, most of them excluded in one step.
  public func mixedEquilibria(boxBudget: Int = 100_000) -> EquilibriumSet {
    EquilibriumSearch(self).mixed(boxBudget: boxBudget)
  }
}

/// Search of one game for pure and for mixed equilibria, with bounds that both use.
public struct EquilibriumSearch {
  private let game: SharedHazardGame
  private let bounds: SharedHazardBounds
  private let certify: (TypeProfile) -> Equilibrium

  /// Search of a game.
  ///
  /// - Parameter certify: the certificate of a profile that was found: of the same game by default, or of a larger one
  ///   that it is a part of, with its strategies in the same order.
  public init(_ game: SharedHazardGame, certify: ((TypeProfile) -> Equilibrium)? = nil) {
    self.game = game
    self.certify = certify ?? { game.certify($0) }
    bounds = SharedHazardBounds(game.canonical, kind: .pure)
  }

  /// The list of `SharedHazardGame.pureEquilibria`.
  public func pure(boxBudget: Int, listBudget: Int) -> EquilibriumSet {
    var search = PureSearch(game, bounds, certify: certify)
    return search.run(boxBudget: boxBudget, listBudget: listBudget)
  }

  /// The list of `SharedHazardGame.mixedEquilibria`.
  public func mixed(boxBudget: Int) -> EquilibriumSet {
    var bounds = bounds
    bounds.kind = .mixed
    var search = MixedSearch(bounds, boxBudget: boxBudget)
    var found = search.run()
    found.equilibria = found.equilibria.map {
      var certified = certify($0.profile)
      certified.radius = $0.radius
      return certified
    }
    return found
  }
}
