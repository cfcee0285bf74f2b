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
    let month = market.firms[type].cost[strategy] / 12
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
  private let type: Int
  private let strategy: Int
  /// By pattern: E[φ^κ].
  private let powers: [Double]

  init(_ market: Market, type: Int, strategy: Int, others: [[Int]]?) {
    self.market = market
    self.type = type
    self.strategy = strategy
    powers =
      others.map { market.game.shares(type: type, against: .pure(counts: $0)).map(\.power) }
      ?? market.patterns.map { _ in 0 }
  }

  /// Events per year that strike the firm.
  func rateOfHits(_ hazard: Int) -> Double {
    market.exposure.hitsPerYear(hazard: hazard, type: type, strategy: strategy)
  }

  /// Dollars of an hour that an insurer covers: the direct loss, since blame is not insurable.
  func insured(_ hazard: Int, _ branch: Branch) -> [Double] {
    branch.perHour.map { min($0, market.hazards[hazard].severity * market.firms[type].hour.direct) }
  }

  /// The events of a hazard, told apart by what takes over; what the nearest level takes over stands last.
  func branches(_ index: Int) -> [Branch] {
    let cuts = market.exposure.cuts[index]
    let perHour = market.hazards[index].widths.indices.map {
      prices(index, width: $0, phases: cuts.count + 1)
    }
    return DownEvents.events(market.exposure, hazard: index, type: type, strategy: strategy).map {
      Branch(ratePerYear: $0.ratePerYear, cuts: cuts, perHour: perHour[$0.width], downHours: $0.downHours)
    }
  }

  /// Dollars per hour down, by phase.
  private func prices(_ hazard: Int, width: Int, phases: Int) -> [Double] {
    (0..<phases).map { index in
      let place = market.phases.firstIndex {
        $0.hazard == hazard && $0.width == width && $0.index == index
      }
      let share = place.flatMap { market.patternOfPhase[$0] }.map { powers[$0] } ?? 0
      let cost = market.firms[type].hour.cost(
        shareDown: share, isExcused: market.hazards[hazard].isWide)
      return market.hazards[hazard].severity * cost
    }
  }
}
