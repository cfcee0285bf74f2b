/// Weights of hours down under a firm's terms, and payments by others.
import Deployments
public import ResilienceNumerics
public import Outages
import Scenario

/// The terms of a type of firm on the hazards of a market.
public struct LossContract: Equatable, Sendable {
  /// By phase: weight of an hour due to losses that grow with a power of the hours; empty where losses are
  /// linear.
  public let convexity: [Double]
  /// By phase and strategy: total weight of an hour, convexity and attitude to risk; empty where every weight
  /// is 1.
  public let weights: [[Double]]
  /// By strategy: the worst years; empty where the firm does not dread them.
  let worstYears: [TailWeights]
  /// By strategy: payments by insurers and providers, less the premium and the penalties for broken promises; dollars
  /// per year.
  public let compensation: [Double]

  /// The terms of a firm on the hazards and phases of a scenario.
  ///
  /// Throws where a mean is infinite or an event too frequent for a tail.
  ///
  /// - Parameter known: worst years that were computed before, of this market or of one like it.
  init(
    _ firm: Firm, index: Int, exposure: Exposure, phases: [Phase], known: [TailWeights] = []
  ) throws(ParameterError) {
    let terms = firm.type.terms
    let growth = try Self.growth(terms)
    convexity = try Self.convexity(growth, exposure.hazards, phases)
    worstYears = try Self.worstYears(
      terms.risk, growth, exposure, phases, type: index, strategies: firm.cost.count, known: known)
    weights = Self.weights(
      terms.risk, exposure, phases, convexity: convexity, worstYears: worstYears,
      strategies: firm.cost.count)
    compensation = try Self.compensation(firm, index, exposure)
  }

  /// The terms of a firm on the hazards of another market; what that market knows already is not computed again.
  init(repricing other: Market, as firm: Firm, index: Int) {
    let known = other.terms[index]
    let isKnown = other.firms[index].type.terms == firm.type.terms
    let fresh =
      isKnown
      ? nil
      : try? LossContract(
        firm, index: index, exposure: other.exposure, phases: other.phases, known: other.worstYears)
    convexity = (fresh ?? known).convexity
    worstYears = (fresh ?? known).worstYears
    weights = (fresh ?? known).weights
    compensation = (try? Self.compensation(firm, index, other.exposure)) ?? known.compensation
  }

  private static func growth(_ terms: Scenario.Terms) throws(ParameterError) -> LossGrowth {
    terms.convexity > 1 ? try LossGrowth(exponent: terms.convexity) : .proportional
  }

  private static func compensation(
    _ firm: Firm, _ type: Int, _ exposure: Exposure
  ) throws(ParameterError) -> [Double] {
    let terms = firm.type.terms
    var result = [Double](repeating: 0, count: firm.cost.count)
    guard terms.insurance != nil || terms.credits != .none || terms.promise != nil else { return result }
    for (s, bill) in firm.cost.enumerated() {
      let events = DownEvents.all(exposure, type: type, strategy: s)
      result[s] = try paid(terms, firm, try growth(terms), events, exposure.hazards)
      if let ladder = ServiceCredit(terms.credits) {
        result[s] += try exposure.creditedMonths(ladder, type: type, strategy: s) * bill / 12
      }
      if let promise = try ServicePromise(terms.promise) {
        result[s] -= promise.expectedPenalty(try exposure.downtimeOfMonth(type: type, strategy: s))
      }
    }
    return result
  }

  /// Hours as the firm weighs them; `plain` is every hour once.
  func weighted(
    _ plain: WeightedHours, _ patterns: [SharedPattern], _ phases: [Phase], _ places: [Int?], type: Int
  ) -> WeightedHours {
    weights.isEmpty
      ? plain
      : WeightedHours(patterns: patterns, phases: phases, places: places, type: type) { weights[$0][$1] }
  }

  /// Hours without the attitude to risk.
  func neutral(
    _ plain: WeightedHours, _ patterns: [SharedPattern], _ phases: [Phase], _ places: [Int?], type: Int
  ) -> WeightedHours {
    convexity.isEmpty
      ? plain
      : WeightedHours(patterns: patterns, phases: phases, places: places, type: type) { phase, _ in
        convexity[phase]
      }
  }

  /// E[counted hours of a phase] over E[hours of it]; the severity cancels.
  private static func convexity(
    _ growth: LossGrowth, _ hazards: [Hazard], _ phases: [Phase]
  ) throws(ParameterError) -> [Double] {
    guard growth.exponent > 1 else { return [] }
    var result: [Double] = []
    for phase in phases {
      let duration = hazards[phase.hazard].duration
      let counted = growth.countedMean(duration, from: phase.start, to: phase.end)
      let name = "mean loss of \(hazards[phase.hazard].name)"
      try ParameterError.check(name, counted, "a finite mean: a tail index above the convexity", true)
      let hours = duration.limitedExpectedValue(phase.end) - duration.limitedExpectedValue(phase.start)
      result.append(counted / hours)
    }
    return result
  }

  private static func weights(
    _ risk: Scenario.Risk, _ exposure: Exposure, _ phases: [Phase], convexity: [Double],
    worstYears: [TailWeights], strategies: Int
  ) -> [[Double]] {
    if convexity.isEmpty && risk.attitude == .neutral { return [] }
    let plain = phases.indices.map { phase in
      [Double](repeating: convexity.isEmpty ? 1 : convexity[phase], count: strategies)
    }
    switch risk.attitude {
    case .neutral: return plain
    case .blackSwan:
      return zip(phases, plain).map { phase, row in
        let weight = prelecWeight(
          ratePerYear: exposure.hazards[phase.hazard].ratePerYear, curvature: risk.curvature)
        return row.map { $0 * weight }
      }
    case .tailAverse:
      return phases.indices.map { phase in
        zip(plain[phase], worstYears).map { $0 * (1 + risk.aversion * $1.byPhase[phase]) }
      }
    }
  }

  /// The worst years by strategy, of a firm that dreads them; each is computed once for all setups and markets with the
  /// same hours.
  private static func worstYears(
    _ risk: Scenario.Risk, _ growth: LossGrowth, _ exposure: Exposure, _ phases: [Phase], type: Int,
    strategies: Int, known: [TailWeights]
  ) throws(ParameterError) -> [TailWeights] {
    guard risk.attitude == .tailAverse else { return [] }
    var result: [TailWeights] = []
    for s in 0..<strategies {
      let hours = DowntimeRisk(
        DownEvents.all(exposure, type: type, strategy: s), hazards: exposure.hazards, phases: phases,
        growth: growth, tail: risk.tail)
      if let same = known.first(where: { $0.risk == hours }) ?? result.first(where: { $0.risk == hours }) {
        result.append(same)
      } else {
        result.append(try TailWeights(hours))
      }
    }
    return result
  }

  /// Payments of an insurer for the direct loss, less the premium: exact, since the direct loss does not
  /// depend on other firms.
  private static func paid(
    _ terms: Scenario.Terms, _ firm: Firm, _ growth: LossGrowth, _ events: [DownEvents], _ hazards: [Hazard]
  ) throws(ParameterError) -> Double {
    guard let insurance = terms.insurance else { return 0 }
    let cover = try EventLoss.Cover(insurance)
    var sources: [LossSource] = []
    for event in events {
      let hazard = hazards[event.hazard]
      let price = [hazard.severity * firm.hour.direct]
      let loss = try EventLoss(
        hours: hazard.duration, cuts: [], perHour: price, downHours: event.downHours, growth: growth)
      sources += try loss.shared(ratePerYear: event.ratePerYear, by: cover, insured: price).paid
    }
    let year = CompoundPoisson(sources)
    guard cover.hasAggregate else { return year.mean - insurance.premium }
    let paid = LossExceedanceCurve(year, bins: 1 << 12).expectedLayer(
      from: cover.aggregateDeductible, limit: cover.aggregateLimit)
    return paid - insurance.premium
  }
}

extension Market {
  /// Downtime of a month of a firm, all its own and shared outages added up.
  ///
  /// Throws where a rate is no rate.
  public func downtimeOfMonth(type: Int, strategy: Int) throws(ParameterError) -> MonthlyDowntime {
    try exposure.downtimeOfMonth(type: type, strategy: strategy)
  }
}

extension Exposure {
  /// Downtime of a month of a firm, all its own and shared outages added up.
  ///
  /// Throws where a rate is no rate.
  func downtimeOfMonth(type: Int, strategy: Int) throws(ParameterError) -> MonthlyDowntime {
    var sources: [LossSource] = []
    for event in DownEvents.all(self, type: type, strategy: strategy) {
      let hours = try EventLoss(
        hours: hazards[event.hazard].duration, cuts: [], perHour: [1], downHours: event.downHours)
      sources.append(try LossSource(ratePerYear: event.ratePerYear, severity: hours))
    }
    return MonthlyDowntime(CompoundPoisson(sources))
  }

  /// Service credits a year, as shares of a month's bill, for the hours of a month that outages of a region or a
  /// provider take together.
  ///
  /// Throws where a rate is no rate.
  func creditedMonths(
    _ ladder: ServiceCredit, type: Int, strategy: Int
  ) throws(ParameterError) -> Double {
    var sources: [LossSource] = []
    for index in hazards.indices where [.region, .provider].contains(hazards[index].scope) {
      let hits = hitsPerYear(hazard: index, type: type, strategy: strategy)
      sources.append(try LossSource(ratePerYear: hits, severity: hazards[index].duration))
    }
    return 12 * ladder.expectedShare(MonthlyDowntime(CompoundPoisson(sources))).value
  }
}
