/// A year of one firm in dollars: who is down when, at what price, with which others.
import Deployments
import Games
public import Market
public import ResilienceNumerics
public import Outages
import Scenario

/// What outages cost a firm in a year, as a distribution.
public struct FirmAnnualLoss: Sendable {
  /// Index of the type of firm.
  public let type: Int
  /// Index of the strategy.
  public let strategy: Int
  /// Lost business and blame, before insurance.
  public let loss: CompoundPoisson
  /// What the firm keeps of it; `nil` without a cover.
  public let retained: CompoundPoisson?
  /// Expected service credits, dollars.
  public let creditsPerYear: Double

  /// The year of a firm against a profile of the others by counts, the firm itself left out; `nil`: the others are
  /// never down. How losses grow and what an insurer covers is as the firm's terms say unless it is asked otherwise.
  ///
  /// Who else is down is averaged within an event: an hour of a phase costs direct + blame · E[1 − ρ φ^κ]. Whether
  /// cover works is drawn once for an event.
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
    var kept: [LossSource] = []
    var credits = 0.0
    let month = market.firms[type].cost[strategy] / 12
    for hazard in market.hazards.indices {
      if [.region, .provider].contains(market.hazards[hazard].scope) {
        let share = ServiceCredit.ec2Region.expectedShare(market.hazards[hazard].duration)
        credits += events.rateOfHits(hazard) * share * month
      }
      do throws(ParameterError) {
        for branch in events.branches(hazard) {
          let loss = try EventLoss(
            hours: market.hazards[hazard].duration, cuts: branch.cuts, perHour: branch.perHour,
            downHours: branch.downHours, growth: growth)
          losses.append(try LossSource(ratePerYear: branch.ratePerYear, severity: loss))
          guard let cover else { continue }
          kept.append(
            try LossSource(
              ratePerYear: branch.ratePerYear,
              severity: try loss.retained(by: cover, insured: events.insured(hazard, branch))))
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
    creditsPerYear = credits
  }
}

extension Scenario.Terms {
  /// The insurer's terms, if there are any.
  var cover: EventLoss.Cover? {
    get throws(ParameterError) {
      guard let insurance else { return nil }
      return try EventLoss.Cover(
        waitingHours: insurance.waitingHours, deductible: insurance.deductible, limit: insurance.limit)
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

  /// Dollars of an hour that an insurer covers: the direct loss, since nobody insures blame.
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
