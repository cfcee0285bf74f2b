/// Intervals of a dose over which a policy is proved to have no effect on the question asked.
///
/// Payoffs are linear in most doses, so that the gain of a deviation lies between its values at both ends of
/// an interval. Over the interval sequential entry ends elsewhere if every step of it stays the best; the
/// resilient profile is not the only equilibrium if another one stays one.
import Games
import Market

/// Intended effects of a dose.
enum PolicyQuestion: Sendable {
  /// The resilient profile is the only equilibrium.
  case only
  /// Sequential entry ends there.
  case picked
}

/// The search for the smallest dose with an effect.
struct DoseBounds: StretchSearch {
  var stretchLimit: Int { 400 }

  let judge: DoseSearch
  let lever: PolicyGame
  let question: PolicyQuestion
  var stretches = 0
  var isProved: Bool

  init(_ judge: DoseSearch, _ lever: PolicyGame, _ question: PolicyQuestion) {
    self.judge = judge
    self.lever = lever
    self.question = question
    isProved = lever.policy.isLinear
  }

  /// Two neighbouring doses, as close as numbers allow, with the first effective one between them; `nil`
  /// where none was found up to `high`.
  mutating func first(from low: Double, to high: Double) -> (low: Double, high: Double)? {
    firstChange(from: low, to: high, asking: ()).map { ($0.near, $0.far) }
  }

  func finding(from near: Double, to far: Double, about question: Void) -> StretchFinding<Void> {
    guard isProved else { return .unknown }
    return isRuledOut(near, far) ? .still : .open(())
  }

  func isChanged(at dose: Double) -> Bool { does(dose) }

  func scale(from near: Double, to far: Double) -> Double { far }

  func does(_ dose: Double) -> Bool { judge.does(question, lever.game(dose)) }

  private func isRuledOut(_ low: Double, _ high: Double) -> Bool {
    let games = [low, high].map(lever.game)
    let stretch = LinearGainBounds(games[0], games[1])
    switch question {
    case .picked:
      let record = DecisionTrace()
      var walk = SequentialEntry(judge.market.playing(games[1]), record: record)
      return walk.run().counts != judge.resilient && record.holds(over: stretch)
    case .only:
      let others = games[1].pureEquilibria(listBudget: 20).equilibria.map(\.profile)
      return (judge.witnesses + others).contains { profile in
        guard case .pure(let counts) = profile, counts != judge.resilient else { return false }
        return stretch.keeps(counts)
      }
    }
  }
}

extension GainBounds {
  /// Whether no firm gains by leaving a profile, throughout the interval.
  fileprivate func keeps(_ profile: [[Int]]) -> Bool {
    profile.indices.allSatisfy { type in
      profile[type].indices.allSatisfy { from in
        guard profile[type][from] > 0 else { return true }
        var others = profile
        others[type][from] -= 1
        let gains = gains(type: type, from: from, others: others)
        return gains.indices.allSatisfy { $0 == from || gains[$0].upper < -margin || gains[$0] == .zero }
      }
    }
  }
}
