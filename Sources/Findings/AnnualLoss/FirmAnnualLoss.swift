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
  /// Steps of the provider's credits, then the firm's own promise; empty where the firm has none.
  public let promises: [MonthlyPromise]

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
    let month = market.firms[type].cost[strategy] / 12
    for hazard in market.hazards.indices {
      if [.region, .provider].contains(market.hazards[hazard].scope) {
        credited.append(
          try LossSource(
            ratePerYear: events.rateOfHits(hazard), severity: market.hazards[hazard].duration))
      }
      do throws(ParameterError) {
        for branch in events.branches(hazard).flatMap(events.profiled) {
          let loss = try EventLoss(
            hours: market.hazards[hazard].duration, cuts: branch.cuts, perHour: branch.perHour,
            downHours: branch.downHours, growth: growth)
          losses.append(
            try LossSource(ratePerYear: branch.ratePerYear, severity: events.amounts.added(to: loss, hazard)))
          guard let cover else { continue }
          let parts = try loss.shared(ratePerYear: branch.ratePerYear, by: cover, insured: branch.insured)
          for source in parts.retained {
            guard let part = source.severity as? EventLoss else { continue }
            kept.append(
              try LossSource(
                ratePerYear: source.ratePerYear, severity: events.amounts.added(to: part, hazard)))
          }
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
        - CompoundPoisson(paid).expectedLayer(from: cover.aggregateDeductible, limit: cover.aggregateLimit)
    }
    let ladder = ServiceCredit(terms.credits) ?? .ec2Region
    let downtime = MonthlyDowntime(CompoundPoisson(credited))
    creditsPerYear = 12 * month * ladder.expectedShare(downtime).value
    var promises: [MonthlyPromise] = []
    if terms.credits != .none {
      promises += ladder.rungs.map { MonthlyPromise(credit: $0, of: month, downtime) }
    }
    if let own = try ServicePromise(terms.promise) {
      promises.append(
        MonthlyPromise(own, try market.downtimeOfMonth(type: type, strategy: strategy)))
    }
    self.promises = promises
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
