/// Revision with errors for one type of players on two strategies: a birth-death chain, for a million players
/// as for five.
internal import ResilienceNumerics
internal import SystemLibrary

/// The chain of `RevisionChain` on a line: the state is the number of players on the first of two strategies.
public struct BirthDeathChain: Sendable {
  /// Number of players.
  public let players: Int
  /// Payoff advantage of the first strategy over the second, by the number of the *others* on the first.
  public let lead: [Double]
  /// Leads up to this are ties: a player stays.
  private let slack: Double

  /// The chain of two strategies of a game of one type.
  ///
  /// - Complexity: an evaluation for each player.
  public init(_ game: some TypeSymmetricGame, first: Int, second: Int) {
    precondition(game.counts.count == 1 && first != second)
    players = game.counts[0]
    slack = game.tie(of: 0)
    var row = [Int](repeating: 0, count: game.strategyCount)
    lead = (0..<game.counts[0]).map { others in
      (row[first], row[second]) = (others, game.counts[0] - 1 - others)
      let payoffs = game.payoffs(type: 0, againstCounts: [row])
      return payoffs[first] - payoffs[second]
    }
  }

  /// Whether the best reply leads up from a state, and whether down.
  private func isUp(_ state: Int) -> Bool { state < players && lead[state] > slack }
  private func isDown(_ state: Int) -> Bool { state > 0 && lead[state - 1] < -slack }

  /// Long-run share of time by number of players on the first strategy; exact, by the balance between neighbours.
  ///
  /// - Complexity: O(players).
  public func stationary(_ noise: RevisionNoise) -> [Double] {
    var logarithm = 0.0
    var weights = [0.0]
    for state in 0..<players {
      let (up, down) = (climb(state, noise), fall(state + 1, noise))
      logarithm += log(Double(players - state)) + up - log(Double(state + 1)) - down
      weights.append(logarithm)
    }
    let top = weights.max() ?? 0
    let shares = weights.map { exp($0 - top) }
    let total = shares.reduce(0, +)
    return shares.map { $0 / total }
  }

  /// Logarithm of the probability that a player on the second strategy switches to the first.
  private func climb(_ state: Int, _ noise: RevisionNoise) -> Double {
    switch noise {
    case .mutations(let rate): log(isUp(state) ? 1 - rate / 2 : rate / 2)
    case .logit(let scale): -softplus(-lead[state] / scale)
    }
  }

  /// Logarithm of the probability that a player on the first strategy switches to the second.
  private func fall(_ state: Int, _ noise: RevisionNoise) -> Double {
    switch noise {
    case .mutations(let rate): log(isDown(state) ? 1 - rate / 2 : rate / 2)
    case .logit(let scale): -softplus(lead[state - 1] / scale)
    }
  }

  private func softplus(_ x: Double) -> Double { x > 0 ? x + log1p(exp(-x)) : log1p(exp(x)) }

  /// Absorbing states of the error-free chain, with the errors of the cheapest tree to each and whether it is
  /// stochastically stable: as in `RevisionChain.recurrentClasses`; each class is a single state here.
  ///
  /// - Complexity: O(players).
  public func recurrentClasses() -> [(state: Int, treeCost: Int, isStable: Bool)] {
    // The best response of a player on the second strategy at a state is the best response of one on the
    // first a state higher, so there are no cycles.
    let states = (0...players).filter { !isUp($0) && !isDown($0) }
    // On a line the cheapest tree leads step by step to the root from both sides.
    let gaps = zip(states, states.dropFirst())
    let up = gaps.map { low, high in (low..<high).count { !isUp($0) } }
    let down = gaps.map { low, high in (low..<high).count { !isDown($0 + 1) } }
    var costs: [Int] = []
    var cost = down.reduce(0, +)
    for place in states.indices {
      costs.append(cost)
      if place < up.count { cost += up[place] - down[place] }
    }
    let best = costs.min() ?? 0
    return states.indices.map { (states[$0], costs[$0], costs[$0] == best) }
  }
}
