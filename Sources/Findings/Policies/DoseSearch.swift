/// Search for the smallest effective doses of a policy, with the effects of a dose on a market.
import Games
import Market
import Scenario

struct DoseSearch {
  /// Ratio of successive doses in a scan, from the smallest plausible one.
  static let step = 1.5
  static let tries = 24

  let market: Market
  let target: Int
  let history: [[Int]]
  let optimum: SocialOptimum
  /// Pure equilibria of today: witnesses of another equilibrium, tried before any search.
  let witnesses: [TypeProfile]

  init(market: Market, target: Int, history: [[Int]], optimum: SocialOptimum) {
    self.market = market
    self.target = target
    self.history = history
    self.optimum = optimum
    witnesses = market.game.pureEquilibria(listBudget: 100).equilibria.map(\.profile)
      .filter { $0 != .pure(counts: market.uniform(target)) }
  }

  var resilient: [[Int]] { market.uniform(target) }

  // MARK: Doses

  func row(_ lever: PolicyGame) -> PolicyStudy.Row {
    let equilibrium = equilibrium(lever)
    var only = equilibrium
    var picked = equilibrium
    if let least = equilibrium.value {
      only = scanned(lever, from: least, .only)
      picked = scanned(lever, from: least, .picked)
    }
    let dose = picked.value ?? only.value ?? equilibrium.value
    return PolicyStudy.Row(
      policy: lever.policy, equilibrium: equilibrium, only: only, history: picked,
      transfer: dose.map { transfer(lever.game($0)) },
      effect: equilibrium.value.map { effect(of: lever.game(above($0, lever))) })
  }

  /// The smallest dose that makes the resilient profile an equilibrium.
  func equilibrium(_ lever: PolicyGame) -> PolicyStudy.Dose {
    lever.policy.isLinear ? linear(lever) : scanned(lever, isEquilibrium)
  }

  /// A dose so far above another one that no formerly profitable deviation from the resilient profile is
  /// still a tie.
  ///
  /// The width of ties depends on the effect of a dose: with a fine by the hour on hours that hardly differ,
  /// it is much more than rounding error.
  func above(_ dose: Double, _ lever: PolicyGame) -> Double {
    let scale = Tolerance.regret * market.game.payoffScale
    let today = deviations(market.game)
    let overcome = today.indices.filter { today[$0] > scale }
    var step = 1e-9
    while step < 1e-2 {
      let game = lever.game(dose * (1 + step))
      let gains = deviations(game)
      if overcome.allSatisfy({ gains[$0] < -4 * Tolerance.regret * game.payoffScale }) { break }
      step *= 4
    }
    return min(dose * (1 + (step < 1e-2 ? step : 1e-9)), lever.policy.limit ?? .infinity)
  }

  /// Exact dose for linear payoffs: each deviation from the resilient profile stops paying at a dose given by
  /// its gain today and the change per unit; the smallest dose is the one at which all have stopped.
  private func linear(_ lever: PolicyGame) -> PolicyStudy.Dose {
    let slack = Tolerance.regret * market.game.payoffScale
    var range = (lower: 0.0, upper: lever.policy.limit ?? .infinity)
    for (today, slope) in zip(deviations(market.game), deviations(lever.unitChange)) {
      if slope < 0 { range.lower = max(range.lower, today <= slack ? 0 : -today / slope) }
      if slope > 0 { range.upper = min(range.upper, -today / slope) }
      if slope == 0, today > slack { return PolicyStudy.Dose(value: nil, isProved: true) }
    }
    let isThere = range.lower <= range.upper
    return PolicyStudy.Dose(value: isThere ? range.lower : nil, isProved: true)
  }

  /// Gains of each type from each deviation from the resilient profile.
  private func deviations(_ game: SharedHazardGame) -> [Double] {
    market.firms.indices.flatMap { type -> [Double] in
      let payoffs = game.payoffs(
        type: type, against: market.others(of: type, playing: target, in: resilient))
      return payoffs.indices.filter { $0 != target }.map { payoffs[$0] - payoffs[target] }
    }
  }

  /// The smallest effective dose from a lower bound upwards: each interval of doses is excluded as a whole or
  /// searched.
  private func scanned(_ lever: PolicyGame, from least: Double, _ question: PolicyQuestion)
    -> PolicyStudy.Dose
  {
    var proof = DoseBounds(self, lever, question)
    // A condition met just above the necessary dose is met at that dose except for a tie.
    let start = above(least, lever)
    if proof.does(least) || least > 0 && proof.does(start) {
      return PolicyStudy.Dose(value: least, isProved: true)
    }
    var before = least
    var next = least > 0 ? start * Self.step : Self.smallest(lever.policy)
    for _ in 0..<Self.tries {
      let dose = min(next, lever.policy.limit ?? .infinity)
      if let found = proof.first(from: before, to: dose) {
        let value = bisected(lever, found.low, found.high) { does(question, $0) }
        return PolicyStudy.Dose(value: value, isProved: proof.isProved)
      }
      if dose < next { break }
      before = dose
      next = dose * (least > 0 ? Self.step : 2)
    }
    return PolicyStudy.Dose(value: nil, isProved: false)
  }

  /// The first effective dose of a scan from a millionth upwards, bracketed to the last digit against the one
  /// before.
  private func scanned(_ lever: PolicyGame, _ does: (SharedHazardGame) -> Bool) -> PolicyStudy.Dose {
    if does(lever.game(0)) { return PolicyStudy.Dose(value: 0, isProved: true) }
    var before = 0.0
    var next = Self.smallest(lever.policy)
    for _ in 0..<Self.tries {
      let dose = min(next, lever.policy.limit ?? .infinity)
      if does(lever.game(dose)) {
        return PolicyStudy.Dose(value: bisected(lever, before, dose, does), isProved: false)
      }
      if dose < next { break }
      before = dose
      next = dose * 2
    }
    return PolicyStudy.Dose(value: nil, isProved: false)
  }

  /// Start of a scan without a lower bound.
  private static func smallest(_ policy: Policy) -> Double {
    switch policy {
    case .fine, .praise, .subsidy, .premium: 1
    case .credits, .disclosure, .memory, .cap: 1e-3
    }
  }

  private func bisected(
    _ lever: PolicyGame, _ low: Double, _ high: Double, _ does: (SharedHazardGame) -> Bool
  ) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<60 where high - low > 1e-12 * high {
      let middle = low + (high - low) / 2
      if does(lever.game(middle)) { high = middle } else { low = middle }
    }
    return high
  }

  // MARK: Questions

  func does(_ question: PolicyQuestion, _ game: SharedHazardGame) -> Bool {
    switch question {
    case .only: isOnly(game)
    case .picked: isPicked(game)
    }
  }

  private func isEquilibrium(_ game: SharedHazardGame) -> Bool {
    game.certify(.pure(counts: resilient)).regret <= Tolerance.regret * game.payoffScale
  }

  private func isOnly(_ game: SharedHazardGame) -> Bool {
    let slack = Tolerance.regret * game.payoffScale
    if witnesses.contains(where: { game.certify($0).regret <= slack }) { return false }
    let budget = MarketEquilibria.Budget(for: game)
    // Two equilibria suffice to show that it is not the only one.
    let pure = game.pureEquilibria(boxBudget: budget.pureBoxes, listBudget: 2)
    guard pure.completeness.isProved, pure.equilibria.map(\.profile) == [.pure(counts: resilient)] else {
      return false
    }
    let mixed = game.mixedEquilibria(boxBudget: budget.mixedBoxes)
    return mixed.completeness.isProved && mixed.equilibria.isEmpty
  }

  private func isPicked(_ game: SharedHazardGame) -> Bool {
    var walk = SequentialEntry(market.playing(game))
    let end = walk.run()
    return end.converged && end.counts == resilient
  }

  // MARK: Effects

  /// Dollars per year that a policy gives to all firms on the resilient profile.
  private func transfer(_ game: SharedHazardGame) -> Double {
    market.playing(game).earnings(at: resilient) - market.earnings(at: resilient)
  }

  func effect(of game: SharedHazardGame) -> PolicyStudy.Effect {
    var walk = SequentialEntry(market.playing(game))
    let end = walk.run().counts
    let equilibria = game.pureEquilibria(listBudget: 1_000).equilibria
    let welfare = equilibria.compactMap { row -> Double? in
      guard case .pure(let counts) = row.profile else { return nil }
      return market.welfare(at: counts)
    }
    let tipping = game.tippingCoalition(from: end, to: market.firms.map { _ in target })
    return PolicyStudy.Effect(
      coalition: tipping?.size, isCoalitionOpen: tipping.map { !$0.isSmallest } ?? false,
      anarchy: ratio(welfare.min()), stability: ratio(welfare.max()),
      welfareGain: market.welfare(at: end) - market.welfare(at: history))
  }

  /// Cost as a multiple of the least cost; `nil` where welfare is not a cost.
  private func ratio(_ welfare: Double?) -> Double? {
    guard let welfare, welfare < 0 else { return nil }
    let least = max(optimum.welfare, welfare)
    return least < 0 ? welfare / least : nil
  }
}
