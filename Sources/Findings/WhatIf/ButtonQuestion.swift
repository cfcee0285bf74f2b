/// The question of the button with what stays fixed: the five numbers, and where the rivals are.
import Games
import Market
import Outages
import ResilienceNumerics
import Scenario

struct ButtonQuestion: Sendable {
  let numbers: RedundancyDecision.Numbers
  /// How many times the direct loss the blame is: that of the scenario's first type of firm.
  let ratio: Double
  /// The direct loss that the blame is set against: that type's, dollars an hour.
  private let direct: Double
  /// Where you and your rivals are, counts by strategy.
  let counts: [Int]
  /// The same without you.
  let others: [[Int]]
  /// Strategies with a second region or cloud, and those without.
  let wide, narrow: [Int]

  init(
    _ numbers: RedundancyDecision.Numbers, in scenario: Scenario, rivals: RedundancyDecision.Rivals
  ) throws(ParameterError) {
    self.numbers = numbers
    direct = scenario.firms[0].directPerHour
    ratio = try Self.blameRatio(scenario)
    let market = try Market(Self.scenario(numbers, scenario, ratio: ratio))
    let counts = try Self.counts(numbers, market, rivals)
    let seat = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    self.counts = counts
    others = market.counts(without: seat, in: [counts])
    let wide = market.strategies.indices.filter { RedundancyDecision.isButton(market.strategies[$0]) }
    self.wide = wide
    narrow = market.strategies.indices.filter { !wide.contains($0) }
    try ParameterError.check(
      "strategies", Double(min(wide.count, narrow.count)), "one with a second region and one without",
      !wide.isEmpty && !narrow.isEmpty)
  }

  /// You and your rivals in another scenario. Its direct loss does not count: yours follows from the five numbers, and a
  /// larger one of the scenario's would only make the blame look smaller.
  func scenario(_ scenario: Scenario) throws(ParameterError) -> Scenario {
    Self.scenario(numbers, scenario, ratio: scenario.firms[0].blamePerHour / direct)
  }

  /// What the best button gains over the best way without, and the price up to which it pays, in another scenario with
  /// the same strategies and the rivals where they are.
  func gain(in scenario: Scenario) throws(ParameterError) -> (gain: Double, paysUpTo: Double, button: Int) {
    let market = try Market(self.scenario(scenario))
    let payoffs = market.game.payoffs(type: 0, against: .pure(counts: others))
    let button = wide.max { payoffs[$0] < payoffs[$1] } ?? 0
    let gain = payoffs[button] - (narrow.map { payoffs[$0] }.max() ?? 0)
    return (gain, market.firms[0].multiplier[button] + gain / numbers.bill, button)
  }

  private static func counts(
    _ numbers: RedundancyDecision.Numbers, _ market: Market, _ rivals: RedundancyDecision.Rivals
  ) throws(ParameterError) -> [Int] {
    switch rivals {
    case .at(let strategy): return market.uniform(strategy)[0]
    case .settled(let base):
      var settled = market
      if let base, base.strategies.map(\.name) == market.strategies.map(\.name) {
        settled = try Market(Self.scenario(numbers, base, ratio: try blameRatio(base)))
      }
      var walk = SequentialEntry(settled)
      return walk.run().counts[0]
    }
  }

  private static func blameRatio(_ scenario: Scenario) throws(ParameterError) -> Double {
    let first = scenario.firms[0]
    try ParameterError.check(
      "firms.\(first.name).direct", first.directPerHour, "above 0, because the blame is set against it",
      first.directPerHour > 0)
    return first.blamePerHour / first.directPerHour
  }

  private static func scenario(
    _ numbers: RedundancyDecision.Numbers, _ scenario: Scenario, ratio: Double
  ) -> Scenario {
    let model = scenario.firms[0]
    let direct = numbers.revenuePerHour * numbers.margin * (1 - numbers.patience)
    let scale = model.bill > 0 ? numbers.bill / model.bill : 0
    var result = scenario
    result.firms = [
      Scenario.FirmType(
        name: "you", count: numbers.rivals + 1, bill: numbers.bill, ladder: model.ladder,
        costOverrides: model.costOverrides, directPerHour: direct,
        blamePerHour: numbers.rivals > 0 ? direct * ratio : 0, blameSharing: 1,
        attraction: model.attraction.mapValues { $0 * scale }, cover: model.cover, used: model.used)
    ]
    result.labels["firms.you"] = LocalizedText(english: "firm like yours", chinese: "你这样的企业")
    return result
  }
}

extension Market {
  /// Counts without one firm of the first type that plays a strategy.
  func counts(without strategy: Int, in counts: [[Int]]) -> [[Int]] {
    var others = counts
    others[0][strategy] -= 1
    return others
  }

  /// Outages a year of a region as a whole.
  func outagesPerYear(of region: String) -> Double {
    hazards.reduce(0) {
      $1.scope == .region && $1.location == region ? $0 + $1.ratePerYear : $0
    }
  }
}

extension Market {
  /// Outages of a region as a whole for which a year has time: its hours over the mean length.
  func mostOutagesPerYear(of region: String) -> Double {
    let sources = hazards.filter { $0.scope == .region && $0.location == region }
    let rate = outagesPerYear(of: region)
    let weighted = sources.reduce(0) { $0 + $1.duration.mean * (rate > 0 ? $1.ratePerYear / rate : 1) }
    return weighted > 0 ? min(8760, 8760 / weighted) : 8760
  }
}

extension Scenario {
  /// The same scenario with so many outages of a region as a whole a year: its sources in their proportions, the first
  /// of them alone where they have none.
  func with(outages: Double, of region: String) -> Scenario {
    let sources = hazards.filter { $0.scope == .region && $0.location == region }
    let rates = parameters.filter { parameter in
      sources.contains { parameter.key == "hazards.\($0.name).rate" }
    }
    let today = rates.reduce(0) { $0 + $1.value(in: self) }
    var result = self
    for (place, rate) in rates.enumerated() {
      let share = today > 0 ? rate.value(in: self) / today : place == 0 ? 1 : 0
      rate.set(outages * share, in: &result)
    }
    return result
  }

  /// The same scenario with all outages that hit more than one firm so many times as frequent.
  func withSharedRates(times factor: Double) -> Scenario {
    var result = self
    for parameter in parameters {
      for hazard in hazards where hazard.scope != .firm && parameter.key == "hazards.\(hazard.name).rate" {
        parameter.set(factor * parameter.value(in: self), in: &result)
      }
    }
    return result
  }
}
