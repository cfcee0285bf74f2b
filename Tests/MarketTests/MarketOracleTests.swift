import Deployments
import Foundation
import Games
import ResilienceNumerics
import Outages
import Scenario
import TestSupport
import Testing

@testable import Market

/// Section by section of the model, written out without any of its short cuts.
@Suite struct MarketOracleTests {
  /// A firm's payoff in a pure profile (`profile[firm]`), summing over every combination of up and down of the
  /// others in every phase.
  static func payoff(_ market: Market, types: [Int], profile: [Int], of firm: Int) -> Double {
    let type = market.firms[types[firm]].type
    let own = profile[firm]
    let others = types.indices.filter { $0 != firm }
    let weights = others.map { market.firms[types[$0]].type.visibility }
    let total = weights.reduce(0, +)
    var payoff =
      (type.attraction[market.strategies[own].home] ?? 0) - type.bill
      * market.firms[types[firm]].multiplier[own]
    payoff -=
      market.firms[types[firm]].standingCost(.migration)[own] + market.firms[types[firm]].outageCost[own]
    for phase in market.phases {
      var relieved = 0.0
      var share = 0.0
      for outcome in 0..<(1 << others.count) {
        var probability = 1.0
        var down = 0.0
        for (bit, other) in others.enumerated() {
          let p = phase.down[types[other]][profile[other]]
          let isDown = outcome >> bit & 1 == 1
          probability *= isDown ? p : 1 - p
          if isDown { down += weights[bit] }
        }
        let phi = phase.isShared && total > 0 ? down / total : 0
        let provider = phase.isExcused ? type.providerExcuse : 0
        let excuse = provider + (1 - type.providerExcuse) * pow(phi, type.blameCurvature)
        relieved += probability * (1 - type.blameSharing * excuse)
        share += probability * phi
      }
      let p = phase.down[types[firm]][own]
      payoff -= phase.hoursPerYear * p * (type.directPerHour + type.blamePerHour * relieved)
      payoff +=
        phase.hoursPerYear * (1 - p) * (type.praisePerHour - type.dependence * type.directPerHour) * share
    }
    return payoff
  }

  @Test(arguments: 0..<280)
  func payoffsEqualTheSlowOracle(seed: Int) throws {
    var markets = RandomMarkets(seed: seed)
    let counts = [[2], [3], [4], [6], [5], [1, 3], [2, 4], [1, 1, 2]][seed % 8]
    let isSecond = seed % 2 == 1
    let market = try Market(
      isSecond ? markets.secondEdition(counts: counts) : markets.scenario(counts: counts))
    let types = counts.indices.flatMap { t in [Int](repeating: t, count: counts[t]) }
    let profile = types.map { _ in Int.random(in: 0..<4, using: &markets.random) }
    var spread = counts.map { _ in [Int](repeating: 0, count: 4) }
    for (type, choice) in zip(types, profile) { spread[type][choice] += 1 }
    for firm in types.indices {
      let others = market.others(of: types[firm], playing: profile[firm], in: spread)
      let fast = market.game.payoffs(type: types[firm], against: others)[profile[firm]]
      let account = market.accounts(type: types[firm], against: others)[profile[firm]]
      let slow = Self.payoff(market, types: types, profile: profile, of: firm)
      let scale = max(abs(slow), 1e-3 * market.game.payoffScale)
      #expect(abs(fast - slow) <= 1e-9 * scale, "seed \(seed): \(fast), \(slow)")
      #expect(abs(account.payoff - slow) <= 1e-9 * scale, "seed \(seed): \(account)")
    }
  }

  /// The normal form is written by the slow oracle alone; the fast search must find the same pure equilibria.
  @Test(arguments: 0..<140)
  func pureEquilibriaEqualBruteForce(seed: Int) throws {
    var markets = RandomMarkets(seed: seed + 500)
    let counts = [[2], [3], [4], [1, 2], [5], [2, 2], [6]][seed % 7]
    let players = counts.reduce(0, +)
    let m = players == 6 ? 2 : players == 5 ? 3 : 4
    let market = try Market(
      seed % 2 == 1
        ? markets.secondEdition(counts: counts, strategies: m)
        : markets.scenario(counts: counts, strategies: m))
    let types = counts.indices.flatMap { t in [Int](repeating: t, count: counts[t]) }
    var payoffs: [Double] = []
    let profiles = Int(pow(Double(m), Double(types.count)))
    func profile(_ index: Int) -> [Int] {
      var rest = index
      return types.map { _ in
        defer { rest /= m }
        return rest % m
      }
    }
    for index in 0..<profiles {
      let choices = profile(index)
      payoffs += types.indices.map { Self.payoff(market, types: types, profile: choices, of: $0) }
    }
    let names = (0..<m).map(String.init)
    let normal = NormalFormGame(
      players: types.indices.map(String.init), strategies: types.map { _ in names }, payoffs: payoffs)
    let brute = normal.pureEquilibria(slack: 1e-10 * market.game.payoffScale).map { choices in
      var spread = counts.map { _ in [Int](repeating: 0, count: m) }
      for (type, choice) in zip(types, choices) { spread[type][choice] += 1 }
      return spread
    }
    let found = market.game.pureEquilibria()
    #expect(found.completeness.isProved)
    let spreads = found.equilibria.map { equilibrium -> [[Int]] in
      if case .pure(let counts) = equilibrium.profile { return counts }
      return []
    }
    #expect(Set(spreads) == Set(brute), "seed \(seed)")
    let mixed = market.game.mixedEquilibria()
    for equilibrium in mixed.equilibria { #expect(equilibrium.regret < 1e-9 * market.game.payoffScale) }
  }

  @Test func aSingleFirmHasNobodyToShareBlameWith() throws {
    var markets = RandomMarkets(seed: 1)
    let market = try Market(markets.scenario(counts: [1]))
    let alone = market.accounts(type: 0, against: nil)
    #expect(market.accounts(type: 0, against: .pure(counts: [[0, 0, 0, 0]])) == alone)
    #expect(market.game.pureEquilibria().equilibria.count == 1)
  }

  /// Welfare against a sum over firms and every combination of up and down of all of them.
  @Test(arguments: 0..<20)
  func welfareEqualsEnumeration(seed: Int) throws {
    var markets = RandomMarkets(seed: seed + 900)
    let market = try Market(markets.scenario(counts: [1, 3]))
    let types = [0, 1, 1, 1]
    let profile = types.map { _ in Int.random(in: 0..<4, using: &markets.random) }
    var spread = [[0, 0, 0, 0], [0, 0, 0, 0]]
    for (type, choice) in zip(types, profile) { spread[type][choice] += 1 }
    var expected = types.indices.reduce(0) {
      $0 + Self.payoff(market, types: types, profile: profile, of: $1)
    }
    for phase in market.phases where phase.isShared {
      for outcome in 0..<16 {
        var probability = 1.0
        var down = 0.0
        for (bit, choice) in profile.enumerated() {
          let p = phase.down[types[bit]][choice]
          let isDown = outcome >> bit & 1 == 1
          probability *= isDown ? p : 1 - p
          if isDown { down += market.firms[types[bit]].type.directPerHour }
        }
        let society = market.scenario.society
        let all = types.reduce(0) { $0 + market.firms[$1].type.directPerHour }
        guard all > 0 else { continue }
        expected -=
          phase.hoursPerYear * probability * society.systemic * all * pow(down / all, society.exponent)
      }
    }
    let value = market.welfare(of: market.game.certify(.pure(counts: spread)))
    #expect(abs(value - expected) < 1e-9 * market.game.payoffScale, "seed \(seed): \(value), \(expected)")
  }
}
