import Deployments
import Games
import ResilienceNumerics
import Outages
import Scenario
import TestSupport
import Testing

@testable import Market

/// Everybody fails over at once.
@Suite struct FailoverCapacityTests {
  private func markets(_ seed: Int, crunch: Double) throws -> (with: Market, without: Market) {
    var random = RandomMarkets(seed: seed)
    var scenario = random.scenario(counts: seed % 3 == 0 ? [2, 2] : [2 + seed % 3])
    let without = try Market(scenario)
    scenario.capacityCrunch = crunch
    return (try Market(scenario), without)
  }

  /// The loss by the definition, from the footprints themselves: q · crunch · F of each event that a firm escapes.
  private func loss(_ market: Market, type: Int, strategy s: Int, others: [[Int]]) -> Double {
    let weights = market.firms.map(\.type.visibility)
    let size = zip(others, weights).reduce(0) { $0 + Double($1.0.reduce(0, +)) * $1.1 }
    guard size > 0 else { return 0 }
    let regions = market.scenario.regions
    var hours = 0.0
    for phase in market.phases {
      let hazard = market.hazards[phase.hazard]
      guard [.region, .provider].contains(hazard.scope) else { continue }
      func isHit(_ k: Int) -> Bool {
        let home = market.strategies[k].home
        let provider = regions.first { $0.name == home }?.provider
        return hazard.location == (hazard.scope == .region ? home : provider)
      }
      // Probabilities of the levels beyond the region or the provider that have been tried by then.
      func tried(_ k: Int) -> [Double] {
        let strategy = market.strategies[k]
        var levels: [Scenario.Cover.Level] = []
        if hazard.scope == .region, strategy.regions > 1 { levels.append(strategy.cover.region) }
        if strategy.clouds > 1 { levels.append(strategy.cover.cloud) }
        return levels.filter { ($0.afterHours ?? 0) <= phase.start }.compactMap(\.works).filter { $0 > 0 }
      }
      func turns(_ k: Int) -> Double { isHit(k) && !tried(k).isEmpty ? 1 : 0 }
      var failing = 0.0
      for (t, row) in others.enumerated() {
        for (k, count) in row.enumerated() { failing += Double(count) * weights[t] * turns(k) }
      }
      let q = 1 - tried(s).reduce(1) { $0 * (1 - $1) }
      hours += phase.hoursPerYear * turns(s) * q * market.scenario.capacityCrunch * failing / size
    }
    let firm = market.firms[type].type
    return hours * (firm.directPerHour + firm.blamePerHour)
  }

  @Test(arguments: 0..<40)
  func payoffsFallByTheDefinition(seed: Int) throws {
    let (with, without) = try markets(seed, crunch: 0.6)
    forEachTypeProfile(counts: with.game.counts, strategies: with.strategies.count) { counts in
      for type in counts.indices {
        for s in counts[type].indices where counts[type][s] > 0 {
          var others = counts
          others[type][s] -= 1
          let against = SharedHazardGame.Others.pure(counts: others)
          let before = without.game.payoffs(type: type, against: against)
          let after = with.game.payoffs(type: type, against: against)
          let accounts = with.accounts(type: type, against: against)
          for to in after.indices {
            let lost = loss(with, type: type, strategy: to, others: others)
            #expect(abs(before[to] - after[to] - lost) <= 1e-9 * with.game.payoffScale, "seed \(seed)")
            #expect(abs(accounts[to].payoff - after[to]) <= 1e-9 * with.game.payoffScale)
          }
        }
      }
      return true
    }
  }

  /// The search finds what trying every profile finds, and proves it.
  @Test(arguments: 0..<40)
  func equilibriaAreAll(seed: Int) throws {
    let game = try markets(seed, crunch: 1).with.game
    let found = game.pureEquilibria()
    #expect(found.completeness.isProved)
    var expected: [TypeProfile] = []
    let slack = Tolerance.regret * game.payoffScale
    forEachTypeProfile(counts: game.counts, strategies: game.strategyCount) { counts in
      if game.certify(.pure(counts: counts)).regret <= slack { expected.append(.pure(counts: counts)) }
      return true
    }
    #expect(
      found.equilibria.count == expected.count
        && expected.allSatisfy { profile in
          found.equilibria.contains { $0.profile == profile }
        }, "seed \(seed)")
    for mixed in game.mixedEquilibria().equilibria { #expect(mixed.regret <= slack) }
  }

  /// Without a crunch the game is what it was; with one, company hurts who fails over.
  @Test func companyHurtsTheResilient() throws {
    let (still, before) = try markets(7, crunch: 0)
    #expect(still.game == before.game && still.crunches.isEmpty)
    var met = 0
    for seed in 0..<40 {
      let market = try markets(seed, crunch: 0.5).with
      for (s, strategy) in market.strategies.enumerated() where strategy.regions * strategy.clouds > 1 {
        guard market.crunches.contains(where: { $0.hoursPerYear[0][s] > 0 && $0.failsOver[0][s] > 0 }) else {
          continue
        }
        met += 1
        let together = market.others(of: 0, playing: s, in: market.uniform(s))
        let shares = market.game.shares(type: 0, against: together)
        let lost = market.crunches.indices.reduce(0) {
          $0 + market.crunches[$1].hoursPerYear[0][s] * shares[market.patterns.count + $1].mean
        }
        #expect(lost > 0)
      }
    }
    #expect(met > 5)
  }
}
