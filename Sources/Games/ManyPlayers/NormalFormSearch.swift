/// All equilibria of small games of any number of players, with a proof that there are no others.
///
/// Supports are searched one by one, each cut into cells until none is open. Of supports that differ only by
/// a permutation of interchangeable players, one is searched; its equilibria are permuted.
internal import ResilienceNumerics

extension NormalFormGame {
  /// Limit on strategies of a player for the search for mixed equilibria.
  public static let mixedStrategyLimit = 64

  /// Number of combinations of supports in the search for mixed equilibria.
  public var supportCount: Double {
    strategies.reduce(1) { product, names in
      product * ((0..<names.count).reduce(1) { power, _ in power * 2 } - 1)
    }
  }

  /// All equilibria: pure ones by trying every profile, mixed ones support by support.
  ///
  /// Complete unless `completeness` says otherwise: then each equilibrium is on the list, once, and alone on
  /// its supports within its enclosure. No tolerance enters, so the list does not depend on the units of a
  /// player's payoffs, nor on a number added to all of them against some profile of the others. Continua of
  /// equilibria, and ties that neither bounds nor fractions decide, are left undecided; a search that does
  /// not end within its budget is marked incomplete.
  ///
  /// ```swift
  /// let found = game.equilibria()
  /// if found.completeness.isProved { print("these are all \(found.equilibria.count)") }
  /// ```
  ///
  /// - Parameter budget: the largest amount of work; by default about a second's worth.
  /// - Complexity: up to 2^(Σ strategies) supports, most of them excluded together; a cell costs up to
  ///   (Σ strategies)² · profiles.
  public func equilibria(budget: SearchBudget? = nil) -> NormalFormEquilibria {
    let budget = budget ?? SearchBudget(for: self)
    let pure = pureEquilibria(jobs: budget.jobs).map { certify(pure: $0).enclosed(radius: 0) }
    guard isSearched(budget) else {
      return NormalFormEquilibria(equilibria: pure, completeness: .notSearched)
    }
    return CanonicalGame(self).equilibria(pure: pure, budget: budget)
  }

  /// Whether mixed equilibria are searched for at all.
  fileprivate func isSearched(_ budget: SearchBudget) -> Bool {
    budget.cells > 0 && strategies.allSatisfy { $0.count <= Self.mixedStrategyLimit }
  }
}

extension GambitNormalForm {
  /// All equilibria of the payoffs as they were written, as in `NormalFormGame.equilibria`: payoffs are
  /// compared before they are rounded.
  public func equilibria(budget: SearchBudget? = nil) -> NormalFormEquilibria {
    let budget = budget ?? SearchBudget(for: game)
    let pure = pureEquilibria(jobs: budget.jobs).map { game.certify(pure: $0).enclosed(radius: 0) }
    guard game.isSearched(budget) else {
      return NormalFormEquilibria(equilibria: pure, completeness: .notSearched)
    }
    return CanonicalGame(self).equilibria(pure: pure, budget: budget)
  }

  /// All pure equilibria, by exact comparisons.
  ///
  /// - Complexity: O(profiles · Σ strategies) comparisons of doubles; fractions are compared where these tie.
  public func pureEquilibria(jobs: Int = 1) -> [[Int]] {
    game.pureEquilibria(jobs: jobs).filter(isPureEquilibrium)
  }

  /// Whether no player gains by leaving a pure profile, exactly.
  ///
  /// - Complexity: O(Σ strategies) comparisons of fractions.
  func isPureEquilibrium(_ profile: [Int]) -> Bool {
    forEachDeviation(from: profile) { $0 <= $1 }
  }

  /// Whether every player loses by leaving a pure profile, exactly.
  ///
  /// - Complexity: O(Σ strategies) comparisons of fractions.
  public func isStrictEquilibrium(_ profile: [Int]) -> Bool {
    forEachDeviation(from: profile) { $0 < $1 }
  }

  /// Whether a predicate holds for each payoff after a deviation and the payoff before it.
  private func forEachDeviation(from profile: [Int], _ holds: (Rational, Rational) -> Bool) -> Bool {
    let n = game.players.count
    let index = game.index(of: profile)
    var stride = 1
    for (player, names) in game.strategies.enumerated() {
      let value = exactPayoffs[index * n + player]
      for other in names.indices where other != profile[player] {
        let place = index + (other - profile[player]) * stride
        if !holds(exactPayoffs[place * n + player], value) { return false }
      }
      stride *= names.count
    }
    return true
  }
}

extension CanonicalGame {
  /// All equilibria, given the pure ones.
  func equilibria(pure: [MixedProfile], budget: SearchBudget) -> NormalFormEquilibria {
    let tensors = game.deviationTensors
    let sizes = game.strategies.map(\.count)
    let classes =
      sizes.count > 2 ? game.interchangeablePlayers() : game.players.indices.map { [$0] }
    let walk = SupportEnumeration(
      sizes: sizes, tensors: tensors, classes: classes, open: game.canonicalDominance().remaining,
      rows: SupportEnumeration.profileRows(sizes: sizes))
    var search = ParallelSupportSearch(SupportSearch(self, tensors: tensors), walk: walk, budget: budget)
    let mixed = search.run()
    let found = game.renamings(of: mixed.found, classes: classes).map(certified)
    return NormalFormEquilibria(equilibria: pure + found, completeness: mixed.completeness)
  }
}
