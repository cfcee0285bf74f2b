/// The public verifier: regret of a profile from payoffs alone, independent of every solver.

extension TypeSymmetricGame {
  /// The profile with its payoffs, its regret, and the deviation with the largest gain or smallest loss.
  ///
  /// - Precondition: counts add up to the players of each type, probabilities to 1.
  /// - Complexity: one evaluation of the payoffs for each type and strategy in use.
  public func certify(_ profile: TypeProfile) -> Equilibrium {
    switch profile {
    case .pure(let counts): certify(counts: counts)
    case .mixed(let probabilities): certify(probabilities: probabilities)
    }
  }

  private func certify(counts: [[Int]]) -> Equilibrium {
    var book = BestDeviation()
    var means: [Double] = []
    for type in counts.indices {
      var total = 0.0
      for s in 0..<strategyCount where counts[type][s] > 0 {
        var others = counts
        others[type][s] -= 1
        let payoffs = payoffs(type: type, againstCounts: others)
        total += Double(counts[type][s]) * payoffs[s]
        book.record(
          type: type, playing: s, value: payoffs[s], payoffs: payoffs, slack: slack(of: type)
        ) { $0 != s }
      }
      means.append(total / Double(counts[type].reduce(0, +)))
    }
    return book.equilibrium(.pure(counts: counts), payoffs: means)
  }

  /// Least loss from a deviation of a type that counts as a strict loss.
  private func slack(of type: Int) -> Double { Tolerance.strictness * payoffSpread(of: type) }

  private func certify(probabilities: [[Double]]) -> Equilibrium {
    var book = BestDeviation()
    var means: [Double] = []
    for type in probabilities.indices {
      let mixture = probabilities[type]
      let payoffs = payoffs(type: type, againstMixture: probabilities)
      let value = zip(mixture, payoffs).reduce(0) { $0 + $1.0 * $1.1 }
      means.append(value)
      let likeliest = mixture.indices.max { mixture[$0] < mixture[$1] } ?? 0
      book.record(
        type: type, playing: likeliest, value: value, payoffs: payoffs, slack: slack(of: type)
      ) { mixture[$0] == 0 }
      book.recordRegret(in: payoffs, value: value)
    }
    let isPure = probabilities.allSatisfy { $0.contains(1) }
    return book.equilibrium(.mixed(probabilities: probabilities), payoffs: means, isPure: isPure)
  }
}

/// The best deviation so far.
private struct BestDeviation {
  private var best: Deviation?
  private var regret = 0.0
  private var isStrict = true

  /// Records the alternatives of a player on `playing` with payoff `value`, among the strategies it does not
  /// play.
  mutating func record(
    type: Int, playing: Int, value: Double, payoffs: [Double], slack: Double, isUnused: (Int) -> Bool
  ) {
    for (to, payoff) in payoffs.enumerated() where isUnused(to) {
      let gain = payoff - value
      isStrict = isStrict && gain < -slack
      if let best, best.gain >= gain { continue }
      best = Deviation(type: type, from: playing, to: to, gain: gain)
    }
    regret = max(regret, best?.gain ?? 0)
  }

  /// Records the gain of any pure strategy, played or not, over the mixture.
  mutating func recordRegret(in payoffs: [Double], value: Double) {
    for payoff in payoffs { regret = max(regret, payoff - value) }
  }

  func equilibrium(_ profile: TypeProfile, payoffs: [Double], isPure: Bool = true) -> Equilibrium {
    Equilibrium(
      profile: profile, payoffs: payoffs, regret: regret, closestDeviation: best,
      isStrict: isPure && isStrict)
  }
}
