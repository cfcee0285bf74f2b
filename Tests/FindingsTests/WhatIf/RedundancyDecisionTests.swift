import Games
import Market
import ResilienceNumerics
import Scenario
import Testing

@testable import Findings

@Suite struct RedundancyDecisionTests {
  private func scenario(_ sets: [String] = []) throws -> Scenario {
    try marketWith("us-east-1", sets).scenario
  }

  private func numbers(
    bill: Double = 1e6, revenue: Double = 50_000, margin: Double = 0.5, patience: Double = 0.2,
    rivals: Int = 4
  ) throws -> RedundancyDecision.Numbers {
    try RedundancyDecision.Numbers(
      bill: bill, revenuePerHour: revenue, margin: margin, patience: patience, rivals: rivals)
  }

  @Test func fiveNumbersMakeAFirm() throws {
    let button = try RedundancyDecision(numbers(), in: scenario())
    let firm = button.market.firms[0].type
    #expect(firm.count == 5)
    #expect(abs(firm.directPerHour - 20_000) < 1e-6)
    #expect(abs(firm.blamePerHour - 200_000) < 1e-6)
    #expect(firm.blameSharing == 1)
    #expect(firm.attraction["us-east-1"] == 250_000)
    let alone = try RedundancyDecision(numbers(rivals: 0), in: scenario()).market.firms[0].type
    #expect(alone.count == 1 && alone.blamePerHour == 0)
  }

  /// What pressing gains is the difference of two payoffs of the game, computed here apart.
  @Test func theGainIsADifferenceOfPayoffs() throws {
    let button = try RedundancyDecision(numbers(revenue: 400_000), in: scenario())
    let market = button.market
    for answer in button.answers {
      let payoffs = market.game.payoffs(
        type: 0, against: market.others(of: 0, playing: answer.rivals, in: market.uniform(answer.rivals)))
      let wide = payoffs.indices.filter { RedundancyDecision.isButton(market.strategies[$0]) }
      let narrow = payoffs.indices.filter { !wide.contains($0) }
      let gain = (wide.map { payoffs[$0] }.max() ?? 0) - (narrow.map { payoffs[$0] }.max() ?? 0)
      #expect(abs(gain - answer.gain) < 1e-3)
    }
  }

  /// A hundred firms: just above the frequency the button beats all others, just below it does not.
  @Test func theFrequencyIsTheOne() throws {
    var draws = PhiloxStream(seed: 5, stream: 0, index: 0)
    var met = 0
    for _ in 0..<100 {
      func draw(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + draws.uniform() * (range.upperBound - range.lowerBound)
      }
      let button = try RedundancyDecision(
        numbers(
          bill: draw(1e4...3e6), revenue: draw(0...2e6), margin: draw(0.1...1), patience: draw(0...0.9),
          rivals: Int(draw(0...8))), in: scenario(["costs.ladder=measured"]))
      for answer in button.answers {
        guard let rate = answer.paysFrom, rate > 1e-3, rate < 8000 else { continue }
        met += 1
        for (nearby, pays) in [(rate * (1 - 1e-6), false), (rate * (1 + 1e-6), true)] {
          let market = try Market(button.market.scenario.with(outages: nearby, of: button.region))
          let payoffs = market.game.payoffs(
            type: 0, against: market.others(of: 0, playing: answer.rivals, in: market.uniform(answer.rivals)))
          let wide = payoffs.indices.filter { RedundancyDecision.isButton(market.strategies[$0]) }
          let best = wide.map { payoffs[$0] }.max() ?? 0
          let rest = payoffs.indices.filter { !wide.contains($0) }.map { payoffs[$0] }.max() ?? 0
          #expect((best > rest) == pays, "\(button.numbers) \(answer)")
        }
      }
    }
    #expect(met > 20)
  }

  /// Prices at which a second region pays from a number of outages that a year has time for.
  private static let broken = ["costs.ladder=measured", "costs.multi-region=1.5"]

  /// A year has no time for so many outages that a setup pays which costs four times as much.
  @Test func thereIsTimeForTheBreakEven() throws {
    let button = try RedundancyDecision(numbers(), in: scenario())
    let most = button.market.mostOutagesPerYear(of: button.region)
    #expect(most > 100 && most < 8760)
    #expect(button.paysFrom.map { $0 <= most } ?? true)
    #expect(button.answers.allSatisfy { $0.paysFrom.map { $0 <= most } ?? true })
  }

  /// Setting the number that is printed turns the verdict, the rivals staying where the preset leaves them.
  @Test func settingTheBreakEvenTurnsTheVerdict() throws {
    let base = try scenario(Self.broken)
    let today = try RedundancyDecision(numbers(), in: base)
    let rate = try #require(today.paysFrom)
    #expect(today.presses[0].change.total < 0 && rate > today.outagesPerYear)
    for (factor, pays) in [(0.999, false), (1.001, true)] {
      let set = try scenario(Self.broken + ["hazards.us-east-1.rate=\(rate * factor)"])
      let button = try RedundancyDecision(numbers(), in: set, rivals: .settled(in: base))
      #expect((button.presses[0].change.total > 0) == pays)
      #expect(button.counts == today.counts)
    }
  }

  @Test func rivalsStayWhereTheyAreSaid() throws {
    let base = try scenario()
    let button = try RedundancyDecision(numbers(), in: base, rivals: .at(3))
    #expect(button.counts[3] == 5)
  }

  @Test func badNumbersAreRefused() throws {
    #expect(throws: ParameterError.self) { try numbers(bill: 0) }
    #expect(throws: ParameterError.self) { try numbers(margin: 1.1) }
    #expect(throws: ParameterError.self) { try numbers(patience: -0.1) }
    #expect(throws: ParameterError.self) { try numbers(revenue: .nan) }
    #expect(throws: ParameterError.self) { try numbers(rivals: 1_000_000) }
    #expect(throws: ParameterError.self) {
      try RedundancyDecision(numbers(), in: scenario(["firms.ordinary.direct=0"]))
    }
  }
}
