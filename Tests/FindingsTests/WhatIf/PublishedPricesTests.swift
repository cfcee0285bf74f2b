import Games
import Market
import ResilienceNumerics
import Scenario
import Testing

@testable import Findings

@Suite struct PublishedPricesTests {
  /// The break-even is that of a market in which every setup has its published price.
  @Test(arguments: ["us-east-1", "netflix", "startup", "bank"])
  func isTheBreakEvenAtPublishedPrices(preset: String) throws {
    let brief = try Brief(market(preset))
    let summary = BriefSummary(brief)
    let published = try #require(summary.published)
    let type = summary.crowd
    var scenario = brief.market.scenario
    (scenario.firms[type].ladder, scenario.firms[type].costOverrides) = (.measured, [:])
    let there = try Market(scenario)
    let choice = brief.firms[type].choice
    let payoffs = there.game.payoffs(
      type: type, against: there.others(of: type, playing: choice, in: brief.history.counts))
    let two = try #require(there.strategies.firstIndex { $0.regions == 2 && $0.clouds == 1 })
    let narrow = payoffs.indices.filter { there.strategies[$0].regions * there.strategies[$0].clouds == 1 }
    let rival = try #require(narrow.map { payoffs[$0] }.max())
    let firm = there.firms[type]
    let expected = firm.multiplier[two] + (payoffs[two] - rival) / firm.type.bill
    #expect(abs(published.limit - expected) < 1e-9)
    #expect(
      payoffs[published.plain] == rival && published.plainMultiplier == firm.multiplier[published.plain])
  }

  /// Where prices are the published ones already there is nothing to compare.
  @Test func nothingWherePricesArePublished() throws {
    #expect(try BriefSummary(Brief(market("us-east-1", "costs.ladder=measured"))).published == nil)
  }

  /// The rule that the first firm has the oldest region decides where entry ends; without it nobody is bound.
  @Test func entryWithoutTheRule() throws {
    let market = try market("us-east-1")
    let bound = MarketOutcome(market, depth: .history).history.counts
    let free = try #require(market.endOfFreeEntry)
    #expect(market.isFirstFirmBound && free != bound)
    let west = try #require(free[0].firstIndex { $0 > 0 })
    #expect(free[0][west] == 5 && market.strategies[west].home == "us-west-2")
  }

  /// A typical length is read in hours: its change is theirs.
  @Test func aLogarithmChangesByItsHours() {
    let flip = SwitchingValue(key: "hazards.x.duration.mu", unit: "ln h", from: 2, to: 2.5, strategy: 0)
    #expect(abs((flip.relativeChange ?? 0) - 0.6487212707) < 1e-9 && abs(flip.distance - 0.6487212707) < 1e-9)
    // Whatever lies within a distance lies within its reach.
    let reach = RelativeChange.reach(of: 0.6, from: 2, unit: "ln h")
    #expect(RelativeChange.distance(from: 2, to: 2 * (1 - reach), unit: "ln h") >= 0.6 - 1e-12)
    #expect(RelativeChange.reach(of: 0.6, from: 2, unit: "h") == 0.6)
    #expect(RelativeChange.share(from: 0, to: 1, unit: "h") == nil)
  }

  /// The blame of the five numbers follows the direct loss that they give: the preset's own does not move the button.
  @Test func theButtonsDirectLossIsItsOwn() throws {
    let scenario = try market("us-east-1").scenario
    let numbers = try RedundancyDecision.Numbers(
      bill: 1e6, revenuePerHour: 50_000, margin: 0.5, patience: 0.2, rivals: 4)
    let question = try ButtonQuestion(numbers, in: scenario, rivals: .settled(in: nil))
    var other = scenario
    other.firms[0].directPerHour *= 4
    #expect(try question.gain(in: other).gain == question.gain(in: scenario).gain)
    other.firms[0].blamePerHour *= 4
    #expect(try question.gain(in: other).gain != question.gain(in: scenario).gain)
  }
}
