import Findings
import Games
import Market
import Scenario
import Testing

/// What the article says, asked of the model. Each test fails if the model says otherwise.
@Suite struct ArticleTests {
  /// Two nodes 2x, two regions 4x, two clouds 8x.
  @Test func theLadder() throws {
    let market = try market("us-east-1")
    #expect(market.firms[0].multiplier == [1, 1, 2, 2, 4, 8])
    let tiers: [Scenario.Tier] = [
      .singleNode, .singleNode, .multiNode, .multiNode, .multiRegion, .multiCloud,
    ]
    #expect(market.strategies.map(\.tier) == tiers)
  }

  /// An outage of hours every few years does not make the ordinary firm press the 4x or the 8x button.
  @Test(arguments: [2, 5, 1_000, 1_000_000])
  func nobodyPressesTheButton(firms: Int) throws {
    let brief = try Brief(market("us-east-1", firms: firms))
    #expect(try #require(brief.gain(of: "ordinary", to: "multi-region")) < 0)
    #expect(try #require(brief.gain(of: "ordinary", to: "multi-cloud")) < 0)
    // Nor does it in any equilibrium, and these are all.
    #expect(brief.equilibria.isComplete)
    let buttons = ["multi-region", "multi-cloud"].compactMap { brief.market.strategy(named: $0) }
    for row in brief.equilibria.rows {
      switch row.equilibrium.profile {
      case .pure(let counts): for s in buttons { #expect(counts[0][s] == 0) }
      case .mixed(let probabilities): for s in buttons { #expect(probabilities[0][s] == 0) }
      }
    }
    // With outages forty times as frequent it does.
    let rate = 40 * 8.5 / 15
    let stormy = try Brief(
      market("us-east-1", firms: firms, "hazards.us-east-1.rate=\(rate)", "hazards.us-west-2.rate=\(rate)"))
    #expect(stormy.choice(of: "ordinary") == "multi-region")
  }

  /// Everybody in us-east-1 is an equilibrium although us-east-1 fails more often, and history picks it; without
  /// blame sharing and attraction it is none.
  @Test(arguments: [2, 5, 1_000_000])
  func theHerd(firms: Int) throws {
    let brief = try Brief(market("us-east-1", firms: firms))
    let herd = try #require(brief.herd)
    let alternative = try #require(herd.alternative)
    #expect(herd.region == "us-east-1")
    #expect(herd.hoursPerYear > 5 * alternative.hoursPerYear)
    #expect(herd.isEquilibrium)
    #expect(herd.certificate.regret == 0)
    #expect(try #require(herd.leaving[0]).gain < -100_000)
    #expect(try #require(herd.leavingWithoutBlameSharing[0]).gain > 500_000)
    let row = try #require(brief.history.equilibriumRow)
    #expect(brief.equilibria.rows[row].equilibrium.profile == herd.certificate.profile)
    let bare = try Brief(
      market(
        "us-east-1", firms: firms, "firms.ordinary.blameSharing=0", "firms.ordinary.attraction.us-east-1=0"))
    #expect(bare.herd?.isEquilibrium == false)
    #expect(bare.choice(of: "ordinary") == "multi-node-us-west-2")
  }

  /// Blame sharing alone holds no herd together: without attraction the quieter region is better.
  @Test func theHerdNeedsAttraction() throws {
    let brief = try Brief(market("us-east-1", firms: 5, "firms.ordinary.attraction.us-east-1=0"))
    #expect(brief.herd?.isEquilibrium == false)
  }

  @Test func downAloneIsWorseThanDownTogether() throws {
    let brief = try Brief(market("us-east-1"))
    #expect(brief.firms[0].downAlonePerHour == 220_000)
    #expect(abs(brief.firms[0].downTogetherPerHour - 40_000) < 1e-6)
    let row = try #require(
      brief.firms[0].ladder.first { brief.market.strategies[$0.strategy].name == "multi-node-us-east-1" })
    #expect(row.lossAlone > 2 * row.lossInHerd)
  }

  /// Without praise nobody's payoff rises because it stayed up; with praise it does.
  @Test func nobodyPraises() throws {
    let quiet = try Brief(market("netflix"))
    #expect(quiet.firms.allSatisfy { firm in firm.praise == 0 && firm.ladder.allSatisfy { $0.praise == 0 } })
    let loud = try Brief(market("netflix", firms: 5, "firms.netflix.praise=100000"))
    #expect(loud.firms[1].praise > 100_000)
  }

  /// Netflix stays out of the herd at 1.5x; at the literal 4x it would not, and the break-even lies between.
  @Test(arguments: [5, 1_000_000])
  func netflix(firms: Int) throws {
    let brief = try Brief(market("netflix", firms: firms))
    #expect(brief.choice(of: "ordinary") == "multi-node-us-east-1")
    #expect(brief.choice(of: "netflix") == "three-regions")
    #expect(brief.history.equilibriumRow != nil)
    #expect(try #require(brief.herd?.leaving[1]).gain > 5e6)

    let literal = try Brief(market("netflix", firms: firms, "firms.netflix.costs.three-regions=4"))
    #expect(literal.choice(of: "netflix") == "multi-node-us-east-1")
    #expect(literal.herd?.isEquilibrium == true)

    let own = try #require(brief.firms[1].ladder.first { $0.strategy == brief.firms[1].choice })
    let limit = try #require(own.breakEvenMultiplier)
    #expect(limit > 1.5 && limit < 4)
    // Verified on both sides.
    let below = try Brief(
      market("netflix", firms: firms, "firms.netflix.costs.three-regions=\(limit * 0.9999)"))
    let above = try Brief(
      market("netflix", firms: firms, "firms.netflix.costs.three-regions=\(limit * 1.0001)"))
    #expect(below.choice(of: "netflix") == "three-regions")
    #expect(above.choice(of: "netflix") == "multi-node-us-east-1")
  }

  /// A startup does not even pay for the second node; a bank leaves for the quieter region.
  @Test func otherCompanies() throws {
    #expect(try Brief(market("startup")).choice(of: "startup") == "single-us-east-1")
    let bank = try Brief(market("bank"))
    #expect(bank.choice(of: "bank") == "multi-node-us-west-2")
    #expect(bank.choice(of: "ordinary") == "multi-node-us-east-1")
  }
}
