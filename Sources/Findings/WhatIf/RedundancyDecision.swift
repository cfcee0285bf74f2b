/// Redundancy decision of a firm given by five numbers: whether it pays, the gain, and the break-even outage
/// rate.
import Games
public import Market
public import ResilienceNumerics
import Outages
public import Scenario

/// A firm that is described by five numbers, among rivals like it, before the button of redundancy.
///
/// The button is a strategy with a second region or a second cloud; the alternative is the best of the
/// others.
public struct RedundancyDecision: Sendable {
  /// The five inputs of the decision.
  public struct Numbers: Equatable, Sendable {
    /// Infrastructure bill of a single node, dollars per year.
    public var bill: Double
    /// Revenue in an hour, dollars.
    public var revenuePerHour: Double
    /// Share of the revenue that is left after its own costs, 0 to 1: the cost of a lost sale per dollar.
    public var margin: Double
    /// Share of the customers who wait until the product is back and buy then, 0 to 1.
    public var patience: Double
    /// Number of firms to which the customers can turn, 0 to 999,999.
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

  /// Effect of one button against the rivals' sequential-entry choices.
  public struct Press: Sendable {
    /// The strategy.
    public let strategy: Int
    /// Change of the payoff, and of its parts, against the best strategy without the button.
    public let change: DeviationAccount
    /// Multiple of the bill.
    public let multiplier: Double
    /// Break-even multiple, up to which it pays.
    public let paysUpTo: Double
    /// Hours down a year that it avoids.
    public let hoursAvoided: Double
    /// Outages of the region a year between which it beats every way not to press, all else as today; `nil`: none.
    public let outages: ClosedRange<Double>?
  }

  /// Value of the button when all rivals play the same strategy.
  public struct Answer: Sendable {
    /// The strategy of all rivals.
    public let rivals: Int
    /// The best strategy without the button.
    public let plain: Int
    /// The best button.
    public let button: Int
    /// Gain from pressing it, dollars per year.
    public let gain: Double
    /// The fewest outages of the region a year from which a button pays; `nil`: never.
    public let paysFrom: Double?
  }

  /// The five numbers.
  public let numbers: Numbers
  /// You and your rivals, alike.
  public let market: Market
  /// Counts by strategy at the market's sequential-entry profile.
  public let counts: [Int]
  /// The best strategy without the button, the rivals at the sequential-entry profile.
  public let plain: Int
  /// All buttons, the best first, the rivals at the sequential-entry profile.
  public let presses: [Press]
  /// Answers by the strategy of all rivals.
  public let answers: [Answer]
  /// The region whose outages are counted.
  public let region: String
  /// Outages of that region a year, today.
  public let outagesPerYear: Double
  /// The fewest outages of the region a year from which a button pays, the rivals staying put; `nil`: never, or only with
  /// more than a year has time for.
  public let paysFrom: Double?
  /// Where entry one by one would leave you and your rivals at that many outages, where it is elsewhere.
  public let rivalsThen: [Int]?
  /// How many times the direct loss the blame is: the preset's first type of firm.
  public let blamePerDirect: Double
  /// Two regions at published prices.
  public let published: PublishedPrices?

  /// Decision for given numbers: the effects of all buttons.
  ///
  /// direct = revenue · margin · (1 − share of waiting customers): lost sales. blame = the same times the
  /// ratio of blame to direct loss of the scenario's first type of firm. blameSharing = 1: customers can only
  /// leave for a rival that is up, one at random (curvature 1); without rivals there is no blame. The region
  /// value is the same share of the bill as for that type; its cost ladder holds too.
  /// - Throws: `ParameterError`, where the scenario has no button, no strategy without, or no direct loss to
  ///   scale by.
  /// - Complexity: O(strategies²) payoffs.
  public init(
    _ numbers: Numbers, in scenario: Scenario, rivals: Rivals = .settled(in: nil), region: String? = nil
  ) throws(ParameterError) {
    let question = try ButtonQuestion(numbers, in: scenario, rivals: rivals)
    let market = try Market(question.scenario(scenario))
    let name = region ?? scenario.regions.first?.name ?? ""
    let outages = market.outagesPerYear(of: name)
    // A region without outages on record still has a number from which it would pay.
    let step = outages > 0 ? outages : 1
    let stormy = try Market(market.scenario.with(outages: outages + step, of: name))
    let most = market.mostOutagesPerYear(of: name)
    let own = ButtonCase(
      market, stormy: stormy, outages: outages, step: step, most: most, others: question.others)
    let presses = own.presses(question.wide, against: question.narrow)
    self.numbers = numbers
    self.market = market
    counts = question.counts
    plain = own.best(question.narrow)
    self.presses = presses
    answers = market.strategies.indices.map { rivals in
      let others = market.counts(without: rivals, in: market.uniform(rivals))
      return ButtonCase(market, stormy: stormy, outages: outages, step: step, most: most, others: others)
        .answer(rivals: rivals, question.wide, question.narrow)
    }
    self.region = name
    outagesPerYear = outages
    blamePerDirect = question.ratio
    published = PublishedPrices(market, type: 0, payoffs: own.accounts.map(\.payoff))
    let paysFrom = presses.compactMap(\.outages?.lowerBound).min()
    self.paysFrom = paysFrom
    rivalsThen = try paysFrom.flatMap { rate throws(ParameterError) in
      var walk = SequentialEntry(try Market(market.scenario.with(outages: rate, of: name)))
      let then = walk.run().counts[0]
      return then == question.counts ? nil : then
    }
  }

  /// Where the rivals are, and stay.
  public enum Rivals: Sendable {
    /// Where entry one by one leaves them in a scenario; `nil`: in the scenario itself.
    case settled(in: Scenario?)
    /// All on one strategy.
    case at(Int)
  }

  /// Whether a strategy has a second region or a second cloud.
  public static func isButton(_ strategy: Scenario.Strategy) -> Bool {
    strategy.regions * strategy.clouds > 1
  }
}

/// One firm against fixed rivals.
private struct ButtonCase {
  let market: Market
  let accounts: [Account]
  /// Payoffs with so many more outages of the region: payoffs are linear in their rate.
  let stormy: [Double]
  /// Outages of the region a year, how many more the stormy market has, and the most there can be.
  let outages, step, most: Double

  init(
    _ market: Market, stormy: Market, outages: Double, step: Double, most: Double, others counts: [[Int]]
  ) {
    self.market = market
    (self.outages, self.step, self.most) = (outages, step, most)
    let others = SharedHazardGame.Others.pure(counts: counts)
    accounts = market.accounts(type: 0, against: others)
    self.stormy = stormy.game.payoffs(type: 0, against: others)
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
        outages: outages(s, against: narrow))
    }.sorted { ($1.change.total, $0.strategy) < ($0.change.total, $1.strategy) }
  }

  func answer(rivals: Int, _ wide: [Int], _ narrow: [Int]) -> RedundancyDecision.Answer {
    let (plain, button) = (best(narrow), best(wide))
    return RedundancyDecision.Answer(
      rivals: rivals, plain: plain, button: button,
      gain: accounts[button].payoff - accounts[plain].payoff,
      paysFrom: wide.compactMap { outages($0, against: narrow)?.lowerBound }.min())
  }

  /// Outages a year, as many as there is time for, at which a strategy beats each of the others.
  private func outages(_ s: Int, against others: [Int]) -> ClosedRange<Double>? {
    var range = (lower: 0.0, upper: most)
    for other in others {
      let today = accounts[s].payoff - accounts[other].payoff
      let slope = (stormy[s] - stormy[other] - today) / step
      let still = today - slope * outages
      if slope == 0, still < 0 { return nil }
      if slope > 0 { range.lower = max(range.lower, -still / slope) }
      if slope < 0 { range.upper = min(range.upper, -still / slope) }
    }
    return range.lower <= range.upper ? range.lower...range.upper : nil
  }
}
