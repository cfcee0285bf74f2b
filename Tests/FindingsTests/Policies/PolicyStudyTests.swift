import Games
import Market
import ResilienceNumerics
import Scenario
import Testing

@testable import Findings

@Suite struct PolicyStudyTests {
  /// Seeded firms around those of the preset.
  /// Blame that is forgiven in proportion: cheap to search.
  private static let plain = "firms.ordinary.blameCurvature=1"

  private func markets(_ count: Int, seed: UInt64) throws -> [Market] {
    var draws = PhiloxStream(seed: seed, stream: 7, index: 0)
    return try (0..<count).map { index in
      func draw(_ low: Double, _ high: Double) -> Double { low + (high - low) * draws.uniform() }
      let sets = [
        "firms.ordinary.bill=\(draw(1e5, 1e6))", "firms.ordinary.direct=\(draw(0, 2e5))",
        "firms.ordinary.blame=\(draw(0, 8e5))", "firms.ordinary.blameSharing=\(draw(0, 1))",
        "firms.ordinary.attraction.us-east-1=\(draw(0, 3e5))",
        "costs.ladder=\(["measured", "doubling", "active-active"][index % 3])",
        "strategies.multi-region.coverage=\(draw(0.9, 1))", "hazards.us-west-2.rate=\(draw(0, 1))",
      ]
      return try marketWith("us-east-1", sets, firms: 2 + index % 4)
    }
  }

  private func lever(_ policy: Policy, _ study: PolicyStudy) throws -> PolicyGame {
    try PolicyGame(
      policy, study.market, target: study.market.firms.map { _ in study.target }, history: study.history)
  }

  private func regret(_ game: SharedHazardGame, _ counts: [[Int]]) -> Double {
    game.certify(.pure(counts: counts)).regret
  }

  /// The dose that makes an equilibrium: just above it the profile is one, just below it is not.
  @Test func dosesAreTheSmallest() throws {
    var met: Set<String> = []
    for market in try markets(24, seed: 1) {
      let target = 4
      let resilient = market.uniform(target)
      let slack = Tolerance.regret * market.game.payoffScale
      var walk = SequentialEntry(market)
      let history = walk.run().counts
      let judge = DoseSearch(
        market: market, target: target, history: history, optimum: SocialOptimum(market))
      for policy in Policy.allCases where policy != .cap {
        let lever = try PolicyGame(policy, market, target: [target], history: history)
        let found = judge.equilibrium(lever)
        guard let dose = found.value else {
          // No dose at all: none of a wide grid does.
          guard found.isProved else { continue }
          for power in -3...9 {
            var tried = 1.0
            for _ in 0..<abs(power) { tried *= power > 0 ? 10 : 0.1 }
            let game = lever.game(min(tried, policy.limit ?? tried))
            #expect(regret(game, resilient) > slack, "\(policy)")
          }
          continue
        }
        #expect(regret(lever.game(dose * (1 + 1e-9)), resilient) <= slack, "\(policy)")
        if dose > 0 {
          met.insert(policy.rawValue)
          #expect(regret(lever.game(dose * (1 - 1e-6)), resilient) > slack, "\(policy)")
        } else {
          #expect(regret(market.game, resilient) <= slack)
        }
      }
    }
    #expect(met.isSuperset(of: ["subsidy", "credits", "premium"]), "\(met)")
  }

  /// Policies that are numbers of a scenario give the game of that scenario.
  @Test func leversAreTheScenarios() throws {
    // A fine is no loss that others suffer with, and only blame that everybody's outage excuses is remembered.
    let plain = ["ordinary", "netflix"].flatMap {
      ["firms.\($0).dependence=0", "firms.\($0).providerExcuse=0", "firms.\($0).blameCurvature=1"]
    }
    let market = try marketWith("netflix", plain)
    let study = try PolicyStudy(market)
    func game(_ change: (inout Scenario.FirmType) -> Void) throws -> SharedHazardGame {
      var scenario = market.scenario
      for index in scenario.firms.indices { change(&scenario.firms[index]) }
      return try Market(scenario).game
    }
    let pairs: [(Policy, Double, SharedHazardGame)] = [
      (.fine, 3e5, try game { $0.directPerHour += 3e5 }),
      (.memory, 0.25, try game { $0.blameSharing *= 0.75 }),
      (.praise, 1e5, try game { $0.praisePerHour += 1e5 }),
      (.disclosure, 3, try game { if $0.name == "netflix" { $0.visibility *= 4 } }),
    ]
    for (policy, dose, expected) in pairs {
      let dosed = try lever(policy, study).game(dose)
      for s in market.strategies.indices {
        for type in market.firms.indices {
          let others = market.others(of: type, playing: s, in: market.uniform(s))
          let difference =
            zip(
              dosed.payoffs(type: type, against: others), expected.payoffs(type: type, against: others)
            ).map { abs($0 - $1) }.max() ?? 0
          #expect(difference <= 1e-9 * expected.payoffScale, "\(policy)")
        }
      }
    }
  }

  /// The premium is the dose times the share of all firms, the payer included, that rely on the same region.
  @Test func thePremiumIsPaidOnTheShare() throws {
    let market = try marketWith("us-east-1", [Self.plain])
    let study = try PolicyStudy(market)
    let lever = try lever(.premium, study)
    let counts = [[2, 0, 1, 1, 1, 0]]
    for (s, share) in [(0, 3.0 / 5), (2, 3.0 / 5), (3, 1.0 / 5), (4, 0.0)] {
      let others = market.others(of: 0, playing: s, in: counts)
      let premium =
        market.game.payoffs(type: 0, against: others)[s]
        - lever.game(1e6).payoffs(type: 0, against: others)[s]
      #expect(abs(premium - 1e6 * share) < 1e-3)
    }
  }

  /// History and uniqueness: just above the dose they hold, just below the scan's dose they do not.
  @Test func theOthersAreMetOnBothSides() throws {
    var met = 0
    for market in try markets(5, seed: 2) {
      let study = try PolicyStudy(market)
      let resilient = market.uniform(study.target)
      for row in study.rows where row.policy != .cap {
        let lever = try lever(row.policy, study)
        func isPicked(_ dose: Double) -> Bool {
          var walk = SequentialEntry(market.playing(lever.game(dose)))
          let end = walk.run()
          return end.converged && end.counts == resilient
        }
        func isOnly(_ dose: Double) -> Bool {
          let game = lever.game(dose)
          let slack = Tolerance.regret * game.payoffScale
          var found: [[[Int]]] = []
          forEachTypeProfile(counts: game.counts, strategies: game.strategyCount) {
            if regret(game, $0) <= slack { found.append($0) }
            return true
          }
          return found == [resilient]
        }
        if let dose = row.history.value, dose > 0 {
          met += 1
          #expect(isPicked(dose * (1 + 2e-9)))
          #expect(!isPicked(dose * (1 - 1e-6)))
        }
        if let dose = row.only.value { #expect(isOnly(dose * (1 + 2e-9))) }
        let least = row.equilibrium.value ?? .infinity
        #expect((row.history.value ?? .infinity) >= least && (row.only.value ?? .infinity) >= least)
      }
    }
    #expect(met > 4)
  }

  /// What the brief says of a market must agree with what a subsidy costs there.
  @Test func thePresetsStory() throws {
    let study = try PolicyStudy(try marketWith("us-east-1", [Self.plain]))
    let market = study.market
    #expect(market.strategies[study.target].name == "multi-region")
    #expect(study.better.map { market.strategies[$0].name } == "multi-node-us-east-1")
    let subsidy = try #require(study.rows.first { $0.policy == .subsidy })
    let dose = try #require(subsidy.history.value)
    #expect(abs(try #require(subsidy.transfer) - 5 * dose) < 1)
    let cap = try #require(study.rows.first { $0.policy == .cap })
    #expect(cap.equilibrium.value == 1 && cap.history.value == 1)
    // A fine drives firms to the quiet region, which is down less: no fine does.
    let fine = try #require(study.rows.first { $0.policy == .fine })
    #expect(fine.equilibrium.value == nil && fine.equilibrium.isProved)
    #expect(market.hoursDown(study.target, type: 0) > market.hoursDown(3, type: 0))
  }

  /// The coalition under a subsidy: one fewer does not tip, by a walk of its own.
  @Test func theCoalitionIsTheSmallest() throws {
    let study = try PolicyStudy(try marketWith("us-east-1", [Self.plain]))
    let subsidy = try #require(study.rows.first { $0.policy == .subsidy })
    let size = try #require(subsidy.effect?.coalition)
    let dose = try #require(subsidy.equilibrium.value)
    let game = try lever(.subsidy, study).game(dose * (1 + 1e-9))
    for (members, tips) in [(size, true), (size - 1, false)] {
      var free = study.history[0]
      free[2] -= members
      for _ in 0..<1000 {
        for s in free.indices where free[s] > 0 {
          var others = free
          others[s] -= 1
          others[study.target] += members
          let payoffs = game.payoffs(type: 0, against: .pure(counts: [others]))
          let best = payoffs.indices.max { payoffs[$0] < payoffs[$1] } ?? s
          if payoffs[best] > payoffs[s] + 1e-3 {
            free[s] -= 1
            free[best] += 1
          }
        }
      }
      #expect((free[study.target] == 5 - members) == tips)
    }
  }

  /// What is called the smallest dose is: nothing between the necessary dose and it does the same.
  @Test func provedDosesAreTheSmallest() throws {
    var looked = 0
    for market in try markets(12, seed: 3) {
      let study = try PolicyStudy(market, target: 4)
      let judge = DoseSearch(
        market: market, target: 4, history: study.history, optimum: SocialOptimum(market))
      for row in study.rows where row.policy != .cap && row.policy != .disclosure {
        guard let least = row.equilibrium.value else { continue }
        for (question, dose) in [(PolicyQuestion.picked, row.history), (.only, row.only)] {
          guard let value = dose.value, dose.isProved, value > least else { continue }
          looked += 1
          for step in 0..<25 {
            let smaller = least + (value - least) * Double(step) / 25
            #expect(
              !judge.does(question, try lever(row.policy, study).game(smaller)), "\(row.policy) \(smaller)")
          }
        }
      }
    }
    #expect(looked > 5, "nothing was looked at")
  }

  /// The rule, with room for some: exact by trying all profiles.
  @Test func theCapBindsOnlyWhoLeaves() throws {
    let market = try marketWith(
      "us-east-1", ["firms.ordinary.bill=1000", "firms.ordinary.attraction.us-east-1=0"])
    let study = try PolicyStudy(market)
    let cap = try #require(study.rows.first { $0.policy == .cap })
    let isStill = regret(market.game, market.uniform(study.target)) <= 1e-6
    #expect((cap.equilibrium.value == 0) == isStill)
  }

  @Test func millionsOfFirms() throws {
    let study = try PolicyStudy(try marketWith("us-east-1", [Self.plain], firms: 1_000_000))
    #expect(!study.isOptimumProved && (study.today.coalition == nil || study.today.isCoalitionOpen))
    #expect(study.rows.first { $0.policy == .subsidy }?.history.value != nil)
  }
}
