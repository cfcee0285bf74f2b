/// Reduced game after iterated strict dominance: the same equilibria, found sooner.
import Games

/// A game on the strategies that some type may still play.
///
/// Strict dominance removes no equilibrium, pure or mixed (Bernheim 1984; Pearce 1984). A strategy stays
/// where one type may play it.
struct DominanceReduction {
  /// Strategies of the whole game, in order.
  let strategies: [Int]
  /// The game on them.
  let game: SharedHazardGame
  private let strategyCount: Int

  init(_ whole: SharedHazardGame) {
    let kept = whole.undominatedStrategies
    strategyCount = whole.strategyCount
    strategies = kept
    game = kept.count == strategyCount ? whole : whole.narrowed(to: kept)
  }

  /// A profile of the small game in the whole one.
  func widened(_ profile: TypeProfile) -> TypeProfile {
    switch profile {
    case .pure(let counts): .pure(counts: counts.map { widened($0, 0) })
    case .mixed(let probabilities): .mixed(probabilities: probabilities.map { widened($0, 0) })
    }
  }

  private func widened<T>(_ row: [T], _ nothing: T) -> [T] {
    var result = [T](repeating: nothing, count: strategyCount)
    for (index, strategy) in strategies.enumerated() { result[strategy] = row[index] }
    return result
  }
}
