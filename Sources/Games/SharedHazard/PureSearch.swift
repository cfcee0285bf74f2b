/// All pure equilibria of a shared-hazard game, by bounds on boxes of counts.
///
/// Purpose: the complete list of pure equilibria, for a million players as for five. A box with a required
/// strategy that another one dominates throughout is discarded; the others are halved, down to single
/// profiles, which are certified one by one. So the list is complete when the search ends.
///
/// A gain within the bound on rounding is a tie only where exact arithmetic says so. Where it does not, the profile is
/// listed with its regret, and the list is not called complete.
///
/// Reference: branch and bound with constraint propagation; Hansen and Walster, Global Optimization Using Interval
/// Analysis, 2nd ed., chapter 11, here over whole numbers.

extension SharedHazardGame {
  /// All pure equilibria by counts, in descending lexicographic order.
  ///
  /// Complete unless `completeness` says otherwise. Two strategies with equal payoffs throughout give as many
  /// equilibria as there are ways to divide the players between them: then the budget ends the search.
  ///
  /// - Parameters:
  ///   - boxBudget: limit on the number of boxes.
  ///   - listBudget: limit on the number of listed equilibria.
  /// - Complexity: about (boxes) · types² · strategies³; boxes grow with the logarithm of the players where
  ///   equilibria are isolated.
  public func pureEquilibria(boxBudget: Int = 200_000, listBudget: Int = 10_000) -> EquilibriumSet {
    EquilibriumSearch(self).pure(boxBudget: boxBudget, listBudget: listBudget)
  }
}

struct PureSearch {
  let game: SharedHazardGame
  /// The game in canonical form, whose payoffs have a known rounding.
  let canonical: SharedHazardGame
  let bounds: SharedHazardBounds
  let certify: (TypeProfile) -> Equilibrium
  var found: [Equilibrium] = []
  var boxes = 0
  /// Listed profiles with a gain that is neither a tie nor beyond rounding.
  var undecided = 0

  /// - Parameter bounds: those of the game's canonical form, for pure profiles.
  init(
    _ game: SharedHazardGame, _ bounds: SharedHazardBounds, certify: @escaping (TypeProfile) -> Equilibrium
  ) {
    self.game = game
    self.bounds = bounds
    self.certify = certify
    canonical = bounds.game
  }

  mutating func run(boxBudget: Int, listBudget: Int) -> EquilibriumSet {
    var stack = [ProfileBox(sums: game.counts.map(Double.init), strategyCount: game.strategyCount)]
    while var box = stack.popLast() {
      if boxes >= boxBudget || found.count >= listBudget {
        return EquilibriumSet(equilibria: sorted(), completeness: .budgetExceeded(boxes: boxes))
      }
      boxes += 1
      guard case .reduced = bounds.contract(&box, slack: 0) else { continue }
      let (place, width) = box.widest
      if width == 0 {
        accept(box)
        continue
      }
      // First whether a strategy is played at all, then how often.
      let unsettled = box.lower.indices.first { box.lower[$0] == 0 && box.upper[$0] > 0 }
      let split = unsettled ?? place
      let cut = unsettled == nil ? ((box.lower[split] + box.upper[split]) / 2).rounded(.down) : 0
      var high = box
      high.lower[split] = cut + 1
      box.upper[split] = cut
      stack.append(box)
      stack.append(high)
    }
    return EquilibriumSet(
      equilibria: sorted(),
      completeness: undecided > 0 ? .undecided(boxes: undecided) : .boundedSearch(boxes: boxes))
  }

  private mutating func accept(_ box: ProfileBox) {
    let counts = game.types.indices.map { type in box.places(of: type).map { Int(box.lower[$0]) } }
    let gain = canonical.certify(.pure(counts: counts)).closestDeviation?.gain ?? -.infinity
    guard gain <= 2 * bounds.rounding else { return }
    if gain >= -2 * bounds.rounding, !areTiesExact(counts) { undecided += 1 }
    found.append(certify(.pure(counts: counts)))
  }

  /// Whether every deviation that neither gains nor loses more than rounding is a tie in exact arithmetic.
  private func areTiesExact(_ counts: [[Int]]) -> Bool {
    counts.indices.allSatisfy { type in
      counts[type].indices.allSatisfy { from in
        guard counts[type][from] > 0 else { return true }
        var others = counts
        others[type][from] -= 1
        let payoffs = canonical.payoffs(type: type, against: .pure(counts: others))
        return payoffs.indices.allSatisfy { to in
          to == from || payoffs[to] - payoffs[from] < -2 * bounds.rounding
            || game.isExactTie(type: type, from, to, others: others)
        }
      }
    }
  }

  private func sorted() -> [Equilibrium] {
    found.sorted { first, second in
      guard case .pure(let a) = first.profile, case .pure(let b) = second.profile else { return false }
      return b.joined().lexicographicallyPrecedes(a.joined())
    }
  }
}
