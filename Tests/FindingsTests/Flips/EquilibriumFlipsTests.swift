import Games
import Market
import ResilienceNumerics
import Scenario
import TestSupport
import Testing

@testable import Findings

@Suite struct EquilibriumFlipsTests {
  /// The pure equilibria and where history ends, found by trying every profile and walking in the brief's way.
  private func equilibria(_ scenario: Scenario) throws -> (pure: [[[Int]]], history: [[Int]]) {
    let market = try Market(scenario)
    let slack = Tolerance.regret * market.game.payoffScale
    var pure: [[[Int]]] = []
    forEachTypeProfile(counts: market.game.counts, strategies: market.strategies.count) { counts in
      if market.game.certify(.pure(counts: counts)).regret <= slack { pure.append(counts) }
      return true
    }
    return (pure, MarketOutcome(market, depth: .history).history.counts)
  }

  private func isToday(_ scenario: Scenario, _ parameter: Scenario.Parameter, at value: Double) throws -> Bool
  {
    var changed = scenario
    parameter.set(value, in: &changed)
    // Beyond the range of a distribution there is no market that could be another one.
    guard (try? Market(changed)) != nil else { return true }
    let (here, there) = (try equilibria(scenario), try equilibria(changed))
    return here.pure.sorted(by: precedes) == there.pure.sorted(by: precedes) && here.history == there.history
  }

  private func precedes(_ a: [[Int]], _ b: [[Int]]) -> Bool {
    a.joined().lexicographicallyPrecedes(b.joined())
  }

  /// On the way from today to a flip nothing changes; a little beyond it something has.
  private func check(_ scenario: Scenario, _ flip: EquilibriumFlip, steps: Int, _ note: Comment) throws {
    let way = flip.value - flip.today
    for step in 1..<steps {
      let value = flip.today + way * Double(step) / Double(steps)
      #expect(
        try isToday(scenario, flip.parameter, at: value), "\(note) \(flip.parameter.key) at \(value)")
    }
    let beyond = flip.value + 2e-9 * max(abs(flip.value), abs(flip.today)) * (way > 0 ? 1 : -1)
    #expect(try isToday(scenario, flip.parameter, at: flip.today + way * (1 - 1e-7)), "\(note) before")
    #expect(
      try !isToday(
        scenario, flip.parameter, at: flip.parameter.validRange.contains(beyond) ? beyond : flip.value),
      "\(note) \(flip.parameter.key) beyond \(flip.value)")
  }

  /// Nothing changes on the way to where nothing is said to change.
  private func check(_ scenario: Scenario, _ quiet: NoSwitch, _ note: Comment) throws {
    for fraction in [1e-6, 1e-3, 0.02, 0.11, 0.3, 0.55, 0.8, 1] {
      let value = quiet.today + (quiet.end - quiet.today) * fraction
      #expect(try isToday(scenario, quiet.parameter, at: value), "\(note) \(quiet.parameter.key) at \(value)")
    }
  }

  /// A search that is cancelled after its first parameter keeps that one's result and names all others.
  @Test func aCancelledSearchNamesWhatItSkipped() throws {
    let market = try market("startup")
    let whole = market.equilibriumFlipStudy()
    let cancel = CancelToken()
    let part = market.equilibriumFlipStudy(cancel: cancel) { _, _ in cancel.cancel() }
    func keys(_ study: EquilibriumFlipStudy) -> Set<String> {
      Set(study.flips.map(\.parameter.key) + study.quiet.map(\.parameter.key))
    }
    #expect(whole.skipped.isEmpty && keys(part).count == 1 && !part.isProved)
    #expect(keys(part).isDisjoint(with: part.skipped.map(\.key)))
    #expect(keys(whole) == keys(part).union(part.skipped.map(\.key)))
  }

  /// Some parameters of each of many small markets against brute force, on both sides. `Tests/Peers/what-if/flips.py` does
  /// the same with whole searches of larger markets and a second implementation of the payoffs.
  @Test(arguments: 0..<6) func randomMarketsAgreeWithBruteForce(_ seed: Int) throws {
    var random = RandomMarkets(seed: 1_000 + seed)
    let scenario = random.scenario(
      counts: random.pick([[2], [3], [2, 1]]), strategies: random.pick([2, 3]))
    let market = try Market(scenario)
    let search = EquilibriumFlipSearch(market)
    let parameters = scenario.parameters.filter { !$0.isWhole && !$0.key.hasPrefix("society.") }
    for _ in 0..<4 {
      let parameter = random.pick(parameters)
      let study = search.flips(parameter)
      let open =
        study.flips.filter { !$0.isProved }.map { "\($0.parameter.key) \($0.today) \($0.value)" }
        + study.quiet.filter { !$0.isProved }.map { "\($0.parameter.key) \($0.today) to \($0.end)" }
      // Where κ is not 1 bounds may be too wide for a firm that revises, or to be decided in time; then it is said.
      let isCurved = scenario.firms.contains { $0.blameCurvature != 1 }
      #expect(open.isEmpty || isCurved || market.entersOverlaps(parameter), "seed \(seed)")
      for flip in study.flips { try check(scenario, flip, steps: 6, "seed \(seed)") }
      for quiet in study.quiet { try check(scenario, quiet, "seed \(seed)") }
    }
  }

  /// The value is found as the root of a linear gain, and threads do not matter.
  @Test func theHerdsBlameSharingIsSolved() throws {
    let market = try market("us-east-1", firms: 3, "firms.ordinary.blameCurvature=1")
    let flips = market.equilibriumFlips()
    let flip = try #require(flips.first { $0.parameter.key == "firms.ordinary.blameSharing" })
    #expect(flip.isSolved && !flip.isUpward)
    #expect(zip(flips, flips.dropFirst()).allSatisfy { $0.distance <= $1.distance + 1e-9 })
    let two = market.equilibriumFlips(jobs: 3)
    #expect(two.map(\.value) == flips.map(\.value))
  }

  /// The study, whose search along the number of firms is done in two parts and first, is that of all parameters one after
  /// the other, in the order of the parameters and for any number of threads.
  @Test(arguments: [1, 3]) func theOrderOfThePartsDoesNotMatter(jobs: Int) throws {
    for firms in [1, 40] {
      let market = try market("startup", firms: firms)
      let search = EquilibriumFlipSearch(market)
      let single = market.flippable.map { search.flips($0) }
      let study = market.equilibriumFlipStudy(jobs: jobs)
      #expect(market.flippable.contains { $0.isWhole } && study.skipped.isEmpty)
      #expect(
        study.quiet.map { "\($0.parameter.key) \($0.end) \($0.isProved)" }
          == single.flatMap(\.quiet).map { "\($0.parameter.key) \($0.end) \($0.isProved)" })
      func named(_ flips: [EquilibriumFlip]) -> [String] {
        flips.map { "\($0.parameter.key) \($0.frontier) \($0.isProved)" }
      }
      #expect(named(study.flips).sorted() == named(single.flatMap(\.flips)).sorted())
    }
  }

  /// Asked one way only, a search finds what it finds that way beside the other.
  @Test func eachWayIsSearchedByItself() throws {
    let market = try market("startup")
    let search = EquilibriumFlipSearch(market)
    for parameter in market.flippable {
      let both = search.flips(parameter)
      let ways = [search.flips(parameter, [.down]), search.flips(parameter, [.up])]
      #expect(ways.flatMap(\.flips).map(\.frontier) == both.flips.map(\.frontier), "\(parameter.key)")
      #expect(ways.flatMap(\.quiet).map(\.end) == both.quiet.map(\.end), "\(parameter.key)")
    }
  }

  @Test func numbersOfFirmsFlipToo() throws {
    let market = try market("us-east-1", firms: 1)
    let number = try #require(market.scenario.variedParameters.first { $0.key == "firms" })
    let flip = EquilibriumFlipSearch(market).flips(number).flips.first
    let oracle = try (2...100).first { count in
      let other = MarketOutcome(
        try FindingsTests.market("us-east-1", firms: count), depth: .pure)
      return !other.region(countsVary: true).isSameMarket(
        as: MarketOutcome(market, depth: .pure).region(countsVary: true))
    }
    #expect(flip?.value == oracle.map(Double.init))
  }
}

@Suite struct TornadoTests {
  @Test func barsAreWhatSeparateMarketsSay() throws {
    let market = try market("us-east-1")
    let tornado = Tornado(market)
    #expect(tornado.bars.count == Tornado.limit && tornado.today == MarketOutcome(market).value(of: .payoff))
    #expect(zip(tornado.bars, tornado.bars.dropFirst()).allSatisfy { $0.swing >= $1.swing })
    for bar in tornado.bars {
      for (value, output, changes) in [
        (bar.low, bar.atLow, bar.changesAtLow), (bar.high, bar.atHigh, bar.changesAtHigh),
      ] {
        var changed = market.scenario
        bar.parameter.set(value, in: &changed)
        let outcome = MarketOutcome(try Market(changed), depth: .pure)
        #expect(outcome.value(of: .payoff) == output)
        let same = outcome.region.isSameMarket(as: MarketOutcome(market, depth: .pure).region)
        #expect(same == !changes, "\(bar.parameter.key)")
      }
    }
    #expect(tornado.bars.contains { $0.changesDecision })
  }

  @Test func ratesWithARecordTakeTheirPosterior() throws {
    let bars = Tornado(try market("us-east-1")).bars
    let rate = try #require(bars.first { $0.parameter.key == "hazards.us-east-1.rate" })
    // Gamma(8.5, 15): 5 and 95 per cent.
    #expect(rate.source == .posterior && abs(rate.low - 0.2890) < 1e-3 && abs(rate.high - 0.9196) < 1e-3)
  }
}

@Suite struct ScenarioTableTests {
  @Test func listsOnlyWhatDiffers() throws {
    let today = try market("us-east-1")
    let calm = try market("us-east-1", "firms.ordinary.blameSharing=0.2", "costs.ladder=measured")
    let table = ScenarioTable([("today", today), ("calm", calm), ("same", today)])
    #expect(table.changes.map(\.key) == ["costs.ladder", "firms.ordinary.blameSharing"])
    #expect(table.changes[1].values == [.number(0.9), .number(0.2), .number(0.9)])
    #expect(table.isAsToday(2) && !table.isAsToday(1))
  }

  @Test func typesThatOthersDoNotHaveAreEmpty() throws {
    let table = ScenarioTable([("a", try market("us-east-1")), ("b", try market("netflix"))])
    #expect(table.types == ["ordinary", "netflix"])
    let bill = try #require(table.changes.first { $0.key == "firms.netflix.bill" })
    #expect(bill.values == [.nothing, .number(60_000_000)])
  }
}
