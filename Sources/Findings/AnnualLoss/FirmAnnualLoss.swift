/// Aggregate annual loss of one firm, dollars, against a profile of the others.
import Deployments
import Games
public import Market
public import ResilienceNumerics
public import Outages
import Scenario

/// Annual loss distribution of one firm: compound Poisson sums of outage losses.
public struct FirmAnnualLoss: Sendable {
  /// Index of the type of firm.
  public let type: Int
  /// Index of the strategy.
  public let strategy: Int
  /// Lost business and blame, before insurance.
  public let loss: CompoundPoisson
  /// Retained loss before the aggregates of the year; `nil` without a cover.
  public let retained: CompoundPoisson?
  /// Expected retained loss of a year, dollars, aggregates included; `nil` without a cover.
  public let retainedMean: Double?
  /// Expected service credits, dollars.
  public let creditsPerYear: Double

  /// Annual loss of a firm against a profile of the others by counts, the firm itself left out; `nil`: the
  /// others are never down. `growth` and `cover` override the firm's own convexity and insurance.
  ///
  /// Losses are averaged over the other firms down within an event: an hour of a phase costs direct + blame ·
  /// E[1 − ρ φ^κ]. The success of cover is drawn once for an event.
  ///
  /// Throws where a loss has no mean.
  ///
  /// - Complexity: O(hazards · failover times).
  public init(
    _ market: Market, type: Int, strategy: Int, others: [[Int]]?, growth asked: LossGrowth? = nil,
    cover other: EventLoss.Cover? = nil
  ) throws(ParameterError) {
    let terms = market.firms[type].type.terms
    let growth = if let asked { asked } else { try LossGrowth(exponent: terms.convexity) }
    let cover = if let other { other } else { try terms.cover }
    let events = OutageBranches(market, type: type, strategy: strategy, others: others)
    var losses: [LossSource] = []
    var (kept, paid): ([LossSource], [LossSource]) = ([], [])
    var credited: [LossSource] = []
    let month = market.firms[type].type.bill * market.firms[type].multiplier[strategy] / 12
    for hazard in market.hazards.indices {
      if [.region, .provider].contains(market.hazards[hazard].scope) {
        credited.append(
          try LossSource(
            ratePerYear: events.rateOfHits(hazard), severity: market.hazards[hazard].duration))
      }
      do throws(ParameterError) {
        for branch in events.branches(hazard) {
          let loss = try EventLoss(
            hours: market.hazards[hazard].duration, cuts: branch.cuts, perHour: branch.perHour,
            downHours: branch.downHours, growth: growth)
          losses.append(try LossSource(ratePerYear: branch.ratePerYear, severity: loss))
          guard let cover else { continue }
          let parts = try loss.shared(
            ratePerYear: branch.ratePerYear, by: cover, insured: events.insured(hazard, branch))
          kept += parts.retained
          paid += parts.paid
        }
      } catch {
        // A parameter of the hazard's durations: say whose.
        let name = "hazards.\(market.hazards[hazard].name): \(error.parameter)"
        try ParameterError.check(name, error.value, error.expected, false)
      }
    }
    self.type = type
    self.strategy = strategy
    loss = CompoundPoisson(losses)
    retained = cover.map { _ in CompoundPoisson(kept) }
    let before = CompoundPoisson(kept).mean + CompoundPoisson(paid).mean
    retainedMean = cover.map { cover in
      guard cover.hasAggregate else { return CompoundPoisson(kept).mean }
      return before
        - LossExceedanceCurve(CompoundPoisson(paid), bins: 1 << 12).expectedLayer(
          from: cover.aggregateDeductible, limit: cover.aggregateLimit)
    }
    let ladder = ServiceCredit(terms.credits) ?? .ec2Region
    let downtime = MonthlyDowntime(CompoundPoisson(credited))
    creditsPerYear = 12 * month * ladder.expectedShare(downtime).value
  }
}

extension Scenario.Terms {
  /// The insurer's terms, if there are any.
  var cover: EventLoss.Cover? {
    get throws(ParameterError) {
      guard let insurance else { return nil }
      return try EventLoss.Cover(insurance)
    }
  }
}

/// Events that take a firm down.
struct OutageBranches {
  /// Events of a hazard that go the same way.
  struct Branch {
    let ratePerYear: Double
    let cuts: [Double]
    let perHour: [Double]
    let downHours: Double
  }

  private let market: Market
  private let strategy: Int
  private let exposure: Exposure
  private let direct: Double
  private let blame: Double
  private let sharing: Double
  /// By pattern: E[φ^κ].
  private let powers: [Double]

  init(_ market: Market, type: Int, strategy: Int, others: [[Int]]?) {
    self.market = market
    self.strategy = strategy
    exposure = Exposure(market.scenario.regions)
    let money = market.firms[type].type
    (direct, blame, sharing) = (money.directPerHour, money.blamePerHour, money.blameSharing)
    powers =
      others.map { market.game.shares(type: type, against: .pure(counts: $0)).map(\.power) }
      ?? market.patterns.map { _ in 0 }
  }

  /// Events per year that hit the firm's home.
  func rateOfHits(_ hazard: Int) -> Double {
    market.hazards[hazard].ratePerYear
      * exposure.probability(market.strategies[strategy], hitBy: market.hazards[hazard])
  }

  /// Dollars of an hour that an insurer covers: the direct loss, since blame is not insurable.
  func insured(_ hazard: Int, _ branch: Branch) -> [Double] {
    branch.perHour.map { min($0, market.hazards[hazard].severity * direct) }
  }

  func branches(_ index: Int) -> [Branch] {
    let hazard = market.hazards[index]
    let own = market.strategies[strategy]
    if hazard.growsWithRedundancy { return glue(index) }
    let hits = rateOfHits(index)
    guard hits > 0 else { return [] }
    let cuts = cuts(hazard)
    let prices = prices(index, phases: cuts.count + 1)
    guard exposure.isCovered(own, from: hazard) else {
      return [Branch(ratePerYear: hits, cuts: cuts, perHour: prices, downHours: .infinity)]
    }
    let failover = exposure.failoverHours(own, from: hazard)
    return [
      Branch(ratePerYear: hits * (1 - own.coverage), cuts: cuts, perHour: prices, downHours: .infinity),
      Branch(ratePerYear: hits * own.coverage, cuts: cuts, perHour: prices, downHours: failover),
    ].filter { $0.ratePerYear > 0 && $0.downHours > 0 }
  }

  /// The rate is that of the largest footprint, which hits a smaller one in proportion.
  private func glue(_ index: Int) -> [Branch] {
    guard let phase = market.phases.first(where: { $0.hazard == index }) else { return [] }
    let hazard = market.hazards[index]
    let rate = phase.hoursPerYear / (hazard.severity * hazard.meanHours) * phase.down[strategy]
    return rate > 0
      ? [Branch(ratePerYear: rate, cuts: [], perHour: prices(index, phases: 1), downHours: .infinity)] : []
  }

  /// Failover times at which a strategy comes back, as the phases are cut.
  private func cuts(_ hazard: Hazard) -> [Double] {
    let times = market.strategies.filter { strategy in
      exposure.probability(strategy, hitBy: hazard) > 0 && exposure.isCovered(strategy, from: hazard)
    }.map { exposure.failoverHours($0, from: hazard) }
    return Set(times.filter { $0 > 0 }).sorted()
  }

  /// Dollars per hour down, by phase.
  private func prices(_ hazard: Int, phases: Int) -> [Double] {
    (0..<phases).map { index in
      let phase = market.phases.first { $0.hazard == hazard && $0.index == index }
      var share = 0.0
      if let phase, phase.isShared,
        let pattern = market.patterns.firstIndex(where: { $0.down == phase.down })
      {
        share = powers[pattern]
      }
      return market.hazards[hazard].severity * (direct + blame * (1 - sharing * share))
    }
  }
}
