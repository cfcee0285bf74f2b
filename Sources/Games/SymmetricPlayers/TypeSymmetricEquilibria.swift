/// All pure and all type-symmetric equilibria of a count game, with a proof of completeness.
///
/// Reference for the pure ones: symmetric games by counts as in Cheng, Reeves, Vorobeychik, Wellman, "Notes on
/// equilibria in symmetric games", 2004; for the mixed ones see `BernsteinCell` and `BernsteinNewton`.

extension TypeSymmetricTable {
  /// All pure equilibria by counts, in descending lexicographic order: every profile is tried.
  ///
  /// - Parameter slack: gains up to this are ties.
  /// - Complexity: O(entries of the tables), and the certificates of what was found.
  public func pureEquilibria(slack: Double = 0) -> EquilibriumSet {
    let m = strategyCount
    let spreads = counts.map { Compositions(players: $0, strategies: m).total }
    let steps = counts.indices.map { spreads[($0 + 1)...].reduce(1, *) }
    let total = spreads.reduce(1, *)
    var isEquilibrium = [Bool](repeating: true, count: total)
    for type in counts.indices {
      let places = places(of: type, steps: steps)
      let entries = tables[type]
      let table = entries.span
      for row in 0..<table.count / m {
        var best = table[row * m]
        for s in 1..<max(1, m) { best = max(best, table[row * m + s]) }
        // A player on a strategy worse than the best against this row gains by switching to the best.
        for s in 0..<m where table[row * m + s] < best - slack { isEquilibrium[places[row * m + s]] = false }
      }
    }
    let space = ProfileEnumeration(counts: counts, strategyCount: m)
    let found = isEquilibrium.indices.filter { isEquilibrium[$0] }.map {
      certify(.pure(counts: space.profile($0)))
    }
    return EquilibriumSet(equilibria: found, completeness: .everyProfile(count: total))
  }

  /// Index of the profile of a table row and an own strategy: `places[row · strategies + strategy]`.
  private func places(of type: Int, steps: [Int]) -> [Int] {
    let m = strategyCount
    var places = [0]
    for other in counts.indices {
      let spreads = Compositions(players: counts[other] - (other == type ? 1 : 0), strategies: m)
      if other == type {
        let book = CompositionRank(players: counts[other], strategies: m)
        let ranks = spreads.flatMap { spread in
          (0..<m).map { book.rank(of: spread, plusOneOn: $0) * steps[other] }
        }
        places = places.flatMap { place in ranks.map { place + $0 } }
      } else {
        let before = other > type
        let total = spreads.total
        // Own strategies stay the fastest.
        places =
          before
          ? stride(from: 0, to: places.count, by: m).flatMap { first in
            (0..<total).flatMap { spread in (0..<m).map { places[first + $0] + spread * steps[other] } }
          } : places.flatMap { place in (0..<total).map { place + $0 * steps[other] } }
      }
    }
    return places
  }

  /// All pure equilibria in which players of a type all play the same strategy, as mixtures by type.
  ///
  /// - Complexity: strategies^types profiles, each certified.
  public func uniformEquilibria() -> [[[Double]]] {
    let m = strategyCount
    var choices: [[Int]] = [[]]
    for _ in counts { choices = choices.flatMap { head in (0..<m).map { head + [$0] } } }
    return choices.filter { choice in
      let profile = zip(counts, choice).map { count, own in (0..<m).map { $0 == own ? count : 0 } }
      return certify(.pure(counts: profile)).regret == 0
    }.map { choice in choice.map { own in (0..<m).map { $0 == own ? 1 : 0 } } }
  }

  /// Limit on the coefficients of a payoff for the search for mixed equilibria: a cell holds that many
  /// numbers for each type and strategy.
  public static let coefficientLimit = 20_000

  /// All type-symmetric equilibria in which some type mixes. With one type, all symmetric mixed equilibria.
  ///
  /// Complete unless `completeness` says otherwise: then each such equilibrium is on the list, within the
  /// `radius` of its profile. No tolerance enters, and the units of a type do not matter: see
  /// `NormalFormGame.equilibria`.
  ///
  /// ```swift
  /// let symmetric = game.mixedEquilibria()
  /// if symmetric.completeness.isProved { print("these are all \(symmetric.equilibria.count)") }
  /// ```
  ///
  /// - Parameter budget: the largest amount of work; by default about a second's worth.
  /// - Complexity: up to (2^strategies − 1)^types supports, most of them excluded together; a cell costs
  ///   (types · strategies)² · coefficients.
  public func mixedEquilibria(budget: SearchBudget? = nil) -> EquilibriumSet {
    mixedEquilibria(budget: budget, isExact: true)
  }

  /// All type-symmetric mixed equilibria; `isExact` unless payoffs were rounded before, so that their ties
  /// mean nothing.
  func mixedEquilibria(budget: SearchBudget?, isExact: Bool) -> EquilibriumSet {
    let budget = budget ?? SearchBudget(for: self)
    guard budget.cells > 0, strategyCount <= NormalFormGame.mixedStrategyLimit else {
      return EquilibriumSet(equilibria: [], completeness: .notSearched)
    }
    let m = strategyCount
    let canonical = canonical
    let rows = counts.indices.map { type in rowMasks(of: type) }
    let walk = SupportEnumeration(
      sizes: counts.map { _ in m },
      tensors: canonical.tables.map { table in
        (0..<m).map { s in stride(from: s, to: table.count, by: m).map { table[$0] } }
      },
      classes: counts.indices.map { [$0] },
      rows: { type, allowed in
        rows[type].indices.filter { row in zip(rows[type][row], allowed).allSatisfy { $0 & ~$1 == 0 } }
      })
    var search = ParallelSupportSearch(
      BernsteinSearch(canonical, judge: TypeSymmetricJudge(canonical, raw: isExact ? self : nil)), walk: walk,
      budget: budget)
    let mixed = search.run()
    return EquilibriumSet(
      equilibria: mixed.found.map { profile in
        var certified = certify(.mixed(probabilities: profile.probabilities))
        certified.radius = profile.radius
        return certified
      }, completeness: mixed.completeness)
  }

  /// Strategies in use by type in each row of a type's table, as bits.
  private func rowMasks(of type: Int) -> [[UInt64]] {
    var masks: [[UInt64]] = []
    forEachTypeProfile(
      counts: counts.indices.map { counts[$0] - ($0 == type ? 1 : 0) }, strategies: strategyCount
    ) { spreads in
      masks.append(
        spreads.map { spread in
          spread.enumerated().reduce(0) { $1.element > 0 ? $0 | 1 << UInt64($1.offset) : $0 }
        })
      return true
    }
    return masks
  }
}
