/// Evolutionary stability of an equilibrium: resistance to a small share of mutants.
///
/// A player's opponents are drawn from a population with a small share of mutants. The equilibrium is
/// evolutionarily stable if against every mutant, once the share is small enough, it earns more than the
/// mutant does.
///
/// Every strict pure equilibrium is evolutionarily stable. A mixture is if the quadratic form z·Df·z is
/// negative for every shift z of weight between best responses; a mutant for which it is positive invades.
/// With several types a negative sum of the forms proves stability, and a positive form of a single type
/// disproves it; between the two the test is inconclusive.
///
/// References: Maynard Smith and Price 1973; several players: Broom, Cannings, Vickers, Bull. Math. Biol. 59 (1997)
/// 931; Bukowski and Miękisz, Int. J. Game Theory 33 (2004) 41; invasion barrier: Vickers and Cannings 1987; several
/// types: Taylor, J. Appl. Prob. 16 (1979) 76.
internal import ResilienceNumerics

/// Verdict of the test for evolutionary stability, with the invasion barrier.
public struct EvolutionaryStability: Equatable, Sendable {
  /// Whether few enough mutants always earn less.
  public enum Verdict: String, Equatable, Sendable { case stable, unstable, undecided }

  /// A pure strategy adopted by a small share of a type.
  public struct Mutant: Equatable, Sendable {
    /// The type.
    public let type: Int
    /// The strategy.
    public let strategy: Int
  }

  /// The verdict.
  public let verdict: Verdict
  /// The invasion barrier against pure mutants: any smaller share of players of one type on one mutant
  /// strategy earns less than the equilibrium; 1 if that holds up to the whole type. Sought in steps of 1/256
  /// of the type.
  public let barrier: Double
  /// The mutant with the lowest barrier; `nil` if no player has an alternative strategy.
  public let weakest: Mutant?
}

extension TypeSymmetricGame {
  /// Tests an equilibrium in which players of a type use the same mixture.
  ///
  /// - Precondition: probabilities by type and strategy; an equilibrium.
  /// - Complexity: some 250 evaluations for each type and strategy, and five for each pair of them.
  public func evolutionaryStability(_ profile: [[Double]]) -> EvolutionaryStability {
    var barrier = 1.0
    var weakest: EvolutionaryStability.Mutant?
    for type in counts.indices {
      for s in 0..<strategyCount where profile[type][s] != 1 {
        let found = invasionBarrier(profile, type: type, mutant: s)
        if weakest == nil || found < barrier { weakest = .init(type: type, strategy: s) }
        barrier = min(barrier, found)
      }
    }
    return EvolutionaryStability(verdict: verdict(profile), barrier: barrier, weakest: weakest)
  }

  /// The smallest share of mutants that earn as much as the equilibrium.
  func invasionBarrier(_ profile: [[Double]], type: Int, mutant: Int) -> Double {
    let tie = Tolerance.rounding * payoffSpread(of: type)
    func lead(_ share: Double) -> Double {
      let payoffs = payoffs(type: type, againstMixture: shifted(profile, type, to: mutant, by: share))
      return zip(profile[type], payoffs).reduce(-payoffs[mutant]) { $0 + $1.0 * $1.1 }
    }
    var last = 0.0
    for step in 1...256 {
      let share = Double(step) / 256
      if lead(share) > tie {
        last = share
        continue
      }
      // Among the first mutants the lead may still be positive.
      var (low, high) = (last, share)
      if last == 0 {
        guard let start = [1e-3, 1e-4, 1e-5, 1e-6].first(where: { $0 < share && lead($0) > tie }) else {
          return 0
        }
        low = start
      }
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if lead(middle) > tie { low = middle } else { high = middle }
      }
      return low
    }
    return 1
  }

  /// The profile with a share of a type's players moved to one strategy.
  private func shifted(_ profile: [[Double]], _ type: Int, to strategy: Int, by share: Double) -> [[Double]] {
    var result = profile
    for s in 0..<strategyCount {
      result[type][s] = (1 - share) * profile[type][s] + (s == strategy ? share : 0)
    }
    return result
  }

  private func verdict(_ profile: [[Double]]) -> EvolutionaryStability.Verdict {
    let replies = bestResponses(profile)
    if zip(replies, profile).allSatisfy({ $0.count == 1 && $1[$0[0]] == 1 }) { return .stable }
    let form = ShiftForm(self, profile: profile, replies: replies)
    let edges = counts.indices.map { 1e-7 * payoffSpread(of: $0) }
    let whole = symmetricEigenvalues(form.matrix { _ in true })
    if let top = whole.last, top < -(edges.max() ?? 0) { return .stable }
    for type in counts.indices where replies[type].count > 1 {
      let edge = edges[type]
      // Both directions between played strategies; one direction only towards unplayed ones.
      let played = replies[type].filter { profile[type][$0] > 0 }
      let inside = symmetricEigenvalues(
        form.matrix { $0.type == type && played.contains($0.to) && played.contains($0.from) })
      if let top = inside.last, top > edge { return .unstable }
      if replies[type].contains(where: { form.pressure(type, towards: $0) > edge }) { return .unstable }
    }
    return .undecided
  }

  private func bestResponses(_ profile: [[Double]]) -> [[Int]] {
    counts.indices.map { type in
      let payoffs = payoffs(type: type, againstMixture: profile)
      let best = payoffs.max() ?? 0
      // Against a pure profile payoffs are not averaged, and tie as exactly as they are stated.
      let isPure = profile.allSatisfy { $0.contains(1) }
      let slack = isPure ? tie(of: type) : 1e-9 * payoffSpread(of: type)
      return (0..<strategyCount).filter { profile[type][$0] > 0 || payoffs[$0] >= best - slack }
    }
  }
}

/// Quadratic form z·Df·z for shifts z of weight between best responses.
private struct ShiftForm {
  /// A shift of weight between two best responses of a type.
  struct Shift {
    let type: Int
    let from: Int
    let to: Int
  }

  private let shifts: [Shift]
  private let profile: [[Double]]
  /// `slopes[type][strategy][other type][other strategy]`: change of a payoff as the mixture of the other type moves
  /// towards a pure strategy.
  private let slopes: [[[[Double]]]]

  init(_ game: some TypeSymmetricGame, profile: [[Double]], replies: [[Int]]) {
    self.profile = profile
    shifts = replies.enumerated().flatMap { type, list in
      // The reference is played, so every shift among played strategies is on the list.
      let reference = list.first { profile[type][$0] > 0 } ?? list[0]
      return list.filter { $0 != reference }.map { Shift(type: type, from: reference, to: $0) }
    }
    let m = game.strategyCount
    var slopes = game.counts.map { _ in
      (0..<m).map { _ in game.counts.map { _ in [Double](repeating: 0, count: m) } }
    }
    for other in game.counts.indices {
      for place in 0..<m {
        let change = Self.slope(game, profile, other, towards: place)
        for type in game.counts.indices {
          for s in 0..<m { slopes[type][s][other][place] = change[type][s] }
        }
      }
    }
    self.slopes = slopes
  }

  /// Derivatives by five points on the way from the mixture to a pure strategy, all inside the simplex.
  private static func slope(
    _ game: some TypeSymmetricGame, _ profile: [[Double]], _ other: Int, towards place: Int
  ) -> [[Double]] {
    let step = 1e-3
    let weights = [-25.0 / 12, 4, -3, 4.0 / 3, -1.0 / 4]
    var result = game.counts.map { _ in [Double](repeating: 0, count: game.strategyCount) }
    for (k, weight) in weights.enumerated() {
      var moved = profile
      let share = Double(k) * step
      for s in moved[other].indices {
        moved[other][s] = (1 - share) * profile[other][s] + (s == place ? share : 0)
      }
      for type in game.counts.indices {
        let payoffs = game.payoffs(type: type, againstMixture: moved)
        for s in payoffs.indices { result[type][s] += weight * payoffs[s] / step }
      }
    }
    return result
  }

  /// Matrix of the form on the selected shifts.
  func matrix(_ isWanted: (Shift) -> Bool) -> [[Double]] {
    let wanted = shifts.filter(isWanted)
    return wanted.map { row in
      wanted.map { column in
        func slope(_ s: Int) -> Double {
          slopes[row.type][s][column.type][column.to] - slopes[row.type][s][column.type][column.from]
        }
        return slope(row.to) - slope(row.from)
      }
    }
  }

  /// The form on the shift from the mixture of a type to a pure strategy: positive if that strategy invades.
  func pressure(_ type: Int, towards strategy: Int) -> Double {
    profile[type].indices.reduce(slopes[type][strategy][type][strategy]) {
      $0 - profile[type][$1] * slopes[type][$1][type][strategy]
    }
  }
}
