/// The CEO's button from five numbers: press or not, by how much, from which outage frequency on.
import Games
public import Market
public import ResilienceNumerics
import Outages
public import Scenario

/// A firm that is described by five numbers, among rivals who are like it, before the button of redundancy.
///
/// The button is a strategy with a second region or a second cloud; not to press it is the best of the others.
public struct RedundancyDecision: Sendable {
  /// What a CEO knows.
  public struct Numbers: Equatable, Sendable {
    /// Infrastructure bill of a single node, dollars per year.
    public var bill: Double
    /// Revenue in an hour, dollars.
    public var revenuePerHour: Double
    /// Share of the revenue that is left when its own costs are paid, 0 to 1: what a lost sale costs.
    public var margin: Double
    /// Share of the customers who wait until the product is back and buy then, 0 to 1.
    public var patience: Double
    /// Firms to which the others can turn, 0 to 999,999.
    public var rivals: Int

    /// Checked numbers.
    /// - Throws: `ParameterError` with the name of the option.
    public init(
      bill: Double, revenuePerHour: Double, margin: Double, patience: Double, rivals: Int
    ) throws(ParameterError) {
      let money = "0 to 1e15 dollars"
      try ParameterError.check("--bill", bill, "above " + money, bill > 0 && bill <= 1e15)
      try ParameterError.check("--revenue", revenuePerHour, money, (0...1e15).contains(revenuePerHour))
      try ParameterError.check("--margin", margin, "a share from 0 to 1", (0...1).contains(margin))
      try ParameterError.check("--patience", patience, "a share from 0 to 1", (0...1).contains(patience))
      try ParameterError.check("--rivals", Double(rivals), "0 to 999999", (0...999_999).contains(rivals))
      self.bill = bill
      self.revenuePerHour = revenuePerHour
      self.margin = margin
      self.patience = patience
      self.rivals = rivals
    }
  }

  /// What one button does where the rivals sit.
  public struct Press: Sendable {
    /// The strategy.
    public let strategy: Int
    /// Against not pressing it: change of the payoff, and of its parts.
    public let change: DeviationAccount
    /// Multiple of the bill.
    public let multiplier: Double
    /// The multiple up to which it pays.
    public let paysUpTo: Double
    /// Hours a year that it avoids.
    public let hoursAvoided: Double
    /// Factors on the rates of all shared outages between which it beats every way not to press; `nil`: none.
    public let factors: ClosedRange<Double>?
  }

  /// What the button is worth when all rivals do the same.
  public struct Answer: Sendable {
    /// What all rivals play.
    public let rivals: Int
    /// The best way not to press.
    public let plain: Int
    /// The best button.
    public let button: Int
    /// What pressing changes, dollars per year.
    public let gain: Double
    /// From which factor on the rates of all shared outages on it pays; `nil`: from none.
    public let paysFrom: Double?
  }

  /// The five numbers.
  public let numbers: Numbers
  /// You and your rivals, alike.
  public let market: Market
  /// Where history leaves the market, counts by strategy.
  public let counts: [Int]
  /// The best way not to press, where history leaves the rivals.
  public let plain: Int
  /// All buttons, the best first, where history leaves the rivals.
  public let presses: [Press]
  /// By what all rivals do.
  public let answers: [Answer]
  /// Outages per year of the first region, today: the unit in which a factor is told.
  public let outagesPerYear: Double
  /// How many times the direct loss the blame is: the preset's first type of firm.
  public let blamePerDirect: Double

  /// Presses all buttons.
  ///
  /// direct = revenue · margin · (1 − patience): sales that nobody makes up for. blame = the same times the ratio of
  /// blame to direct loss of the scenario's first type of firm. blameSharing = 1: who leaves can only leave for a
  /// rival that is up, one at random (curvature 1); without rivals there is no blame. The home is worth the same
  /// share of the bill as to that type; its ladder of costs holds too.
  /// - Throws: `ParameterError`, where the scenario has no button, no way without, or no direct loss to scale by.
  /// - Complexity: O(strategies²) payoffs.
  public init(_ numbers: Numbers, in scenario: Scenario) throws(ParameterError) {
    let ratio = try Self.blameRatio(scenario)
    let market = try Market(Self.scenario(numbers, scenario, ratio: ratio))
    var walk = SequentialEntry(market)
    let counts = walk.run().counts[0]
    let wide = market.strategies.indices.filter { Self.isButton(market.strategies[$0]) }
    let narrow = market.strategies.indices.filter { !wide.contains($0) }
    try ParameterError.check(
      "strategies", Double(min(wide.count, narrow.count)), "one with a second region and one without",
      !wide.isEmpty && !narrow.isEmpty)
    let seat = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    let stormy = try Market(market.scenario.withSharedRates(times: 2))
    let today = ButtonCase(market, stormy: stormy, others: market.counts(without: seat, in: [counts]))
    self.numbers = numbers
    self.market = market
    self.counts = counts
    plain = today.best(narrow)
    presses = today.presses(wide, against: narrow)
    answers = market.strategies.indices.map { rivals in
      let others = market.counts(without: rivals, in: market.uniform(rivals))
      return ButtonCase(market, stormy: stormy, others: others).answer(rivals: rivals, wide, narrow)
    }
    outagesPerYear = market.hazards.reduce(0) {
      $1.scope == .region && $1.location == scenario.regions.first?.name ? $0 + $1.ratePerYear : $0
    }
    blamePerDirect = ratio
  }

  /// Whether a strategy has a second region or a second cloud.
  public static func isButton(_ strategy: Scenario.Strategy) -> Bool {
    strategy.regions * strategy.clouds > 1
  }

  private static func blameRatio(_ scenario: Scenario) throws(ParameterError) -> Double {
    let first = scenario.firms[0]
    try ParameterError.check(
      "firms.\(first.name).direct", first.directPerHour, "above 0, because the blame is set against it",
      first.directPerHour > 0)
    return first.blamePerHour / first.directPerHour
  }

  private static func scenario(_ numbers: Numbers, _ scenario: Scenario, ratio: Double) -> Scenario {
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
    return result
  }
}

/// One firm against fixed rivals.
private struct ButtonCase {
  let market: Market
  let accounts: [Account]
  /// The same with all shared outages twice as frequent: payoffs are linear in the factor.
  let twice: [Double]

  init(_ market: Market, stormy: Market, others counts: [[Int]]) {
    self.market = market
    let others = SharedHazardGame.Others.pure(counts: counts)
    accounts = market.accounts(type: 0, against: others)
    twice = stormy.game.payoffs(type: 0, against: others)
  }

  func best(_ strategies: [Int]) -> Int {
    strategies.max { accounts[$0].payoff < accounts[$1].payoff } ?? 0
  }

  func presses(_ wide: [Int], against narrow: [Int]) -> [RedundancyDecision.Press] {
    let plain = best(narrow)
    let bill = market.firms[0].type.bill
    return wide.map { s in
      let change = DeviationAccount(strategy: s, from: accounts[plain], to: accounts[s])
      let multiplier = market.firms[0].multiplier[s]
      return RedundancyDecision.Press(
        strategy: s, change: change, multiplier: multiplier, paysUpTo: multiplier + change.total / bill,
        hoursAvoided: market.hoursDown(plain, type: 0) - market.hoursDown(s, type: 0),
        factors: factors(s, against: narrow))
    }.sorted { ($1.change.total, $0.strategy) < ($0.change.total, $1.strategy) }
  }

  func answer(rivals: Int, _ wide: [Int], _ narrow: [Int]) -> RedundancyDecision.Answer {
    let (plain, button) = (best(narrow), best(wide))
    return RedundancyDecision.Answer(
      rivals: rivals, plain: plain, button: button,
      gain: accounts[button].payoff - accounts[plain].payoff,
      paysFrom: wide.compactMap { factors($0, against: narrow)?.lowerBound }.min())
  }

  /// Factors from 0 to a million on all shared outages at which a strategy beats each of the others.
  private func factors(_ s: Int, against others: [Int]) -> ClosedRange<Double>? {
    var range = (lower: 0.0, upper: 1e6)
    for other in others {
      let today = accounts[s].payoff - accounts[other].payoff
      let slope = twice[s] - twice[other] - today
      let still = today - slope
      if slope == 0, still < 0 { return nil }
      if slope > 0 { range.lower = max(range.lower, -still / slope) }
      if slope < 0 { range.upper = min(range.upper, -still / slope) }
    }
    return range.lower <= range.upper ? range.lower...range.upper : nil
  }
}

extension Market {
  /// Counts without one firm of the first type that plays a strategy.
  fileprivate func counts(without strategy: Int, in counts: [[Int]]) -> [[Int]] {
    var others = counts
    others[0][strategy] -= 1
    return others
  }
}

extension Scenario {
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
