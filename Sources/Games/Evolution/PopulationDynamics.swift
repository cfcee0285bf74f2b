/// Deterministic population dynamics: replicator and best-response dynamics.
///
/// References: Taylor and Jonker, Math. Biosci. 40 (1978) 145; Gilboa and Matsui, "Social stability and equilibrium",
/// Econometrica 59 (1991) 859; Sandholm, Population Games and Evolutionary Dynamics, 2010.
import SystemLibrary

/// Law of motion of the population shares.
public enum PopulationDynamics: String, CaseIterable, Sendable {
  /// Replicator dynamics: each share grows with its strategy's payoff above the average of its type.
  case replicator
  /// Best-response dynamics: players switch, one after the other, to a best response against the mixture.
  case bestResponse
}

extension TypeSymmetricGame {
  /// Trajectory of a mixture from a start to a rest point or to a stop.
  ///
  /// Payoffs are measured in units of the largest difference between two strategies at the start, so that a
  /// step is the same share of the trajectory in every currency.
  ///
  /// - Parameters:
  ///   - start: probabilities by type and strategy; the replicator dynamics never takes up a strategy of
  ///     weight 0.
  ///   - stop: told of each state; returns whether to stop there.
  /// - Returns: the states, the first and the last among them.
  /// - Complexity: four evaluations a step (replicator) or one (best response), `stepLimit` steps at most.
  public func trajectory(
    _ dynamics: PopulationDynamics, from start: [[Double]], stepLimit: Int = 2_000,
    stop: ([[Double]]) -> Bool = { _ in false }
  ) -> [[[Double]]] {
    var flow = PopulationFlow(game: self, state: start)
    var states = [start]
    for _ in 0..<stepLimit {
      guard !stop(flow.state), dynamics == .replicator ? flow.replicate() : flow.reply() else { break }
      states.append(flow.state)
    }
    return states
  }
}

/// A mixture that moves.
private struct PopulationFlow<Game: TypeSymmetricGame> {
  let game: Game
  private(set) var state: [[Double]]
  private let unit: Double

  init(game: Game, state: [[Double]]) {
    self.game = game
    self.state = state
    var widest = 0.0
    for type in game.counts.indices {
      let payoffs = game.payoffs(type: type, againstMixture: state)
      let played = payoffs.indices.filter { state[type][$0] > 0 }.map { payoffs[$0] }
      widest = max(widest, (played.max() ?? 0) - (played.min() ?? 0))
    }
    unit = max(widest, Tolerance.regret * game.payoffScale, .leastNormalMagnitude)
  }

  private func speeds(_ state: [[Double]]) -> [[Double]] {
    game.counts.indices.map { type in
      let payoffs = game.payoffs(type: type, againstMixture: state)
      let mean = zip(payoffs, state[type]).reduce(0) { $0 + $1.0 * $1.1 }
      return payoffs.map { ($0 - mean) / unit }
    }
  }

  /// Weights times the exponential of their payoffs: stays inside the simplex for every step length.
  private func grown(_ speeds: [[Double]], _ time: Double) -> [[Double]] {
    zip(state, speeds).map { mixture, speed in
      let weights = zip(mixture, speed).map { $0 * exp(min(50, max(-50, $1 * time))) }
      let total = weights.reduce(0, +)
      return weights.map { $0 / total }
    }
  }

  /// A step of Runge and Kutta in the logarithms of the weights; `false` at rest.
  mutating func replicate() -> Bool {
    let step = 0.5
    let first = speeds(state)
    let second = speeds(grown(first, step / 2))
    let third = speeds(grown(second, step / 2))
    let fourth = speeds(grown(third, step))
    let mean = first.indices.map { type in
      first[type].indices.map { s in
        (first[type][s] + 2 * second[type][s] + 2 * third[type][s] + fourth[type][s]) / 6
      }
    }
    return move(to: grown(mean, step), least: 1e-9)
  }

  /// Moves a twentieth of each type to its best response; `false` at rest. Near the end the remainder moves
  /// at once.
  mutating func reply() -> Bool {
    let next = game.counts.indices.map { type -> [Double] in
      let slack = Tolerance.regret * game.payoffSpread(of: type)
      let payoffs = game.payoffs(type: type, againstMixture: state)
      let best = payoffs.indices.reduce(0) { payoffs[$1] > payoffs[$0] ? $1 : $0 }
      let mean = zip(payoffs, state[type]).reduce(0) { $0 + $1.0 * $1.1 }
      guard payoffs[best] > mean + slack else { return state[type] }
      let share = state[type][best] > 0.999 ? 1 : 0.05
      return state[type].indices.map { (1 - share) * state[type][$0] + ($0 == best ? share : 0) }
    }
    return move(to: next, least: 0)
  }

  private mutating func move(to next: [[Double]], least: Double) -> Bool {
    let change = zip(next.joined(), state.joined()).reduce(0) { max($0, abs($1.0 - $1.1)) }
    state = next
    return change > least
  }
}
