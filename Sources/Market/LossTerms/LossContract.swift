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
  /// By strategy: what an insurer pays; empty where the firm is not insured.
  let insuredYears: [InsuredYear]
  /// By strategy: what broken promises cost; empty where the firm promises nothing.
  let promisedYears: [PromisedYear]
  /// By strategy: what providers credit, as shares of a month's bill in a year; empty where they credit nothing.
  private let credited: [Double]
  /// By strategy: payments by insurers and providers, less the premium and the penalties for broken promises; dollars
  /// per year.
  public let compensation: [Double]
  /// By strategy: the penalties in `compensation`, dollars per year: they grow with outages, as the payments do.
  public var penalties: [Double] {
    promisedYears.isEmpty ? compensation.map { _ in 0 } : promisedYears.map(\.penalty)
  }

  /// The terms of a firm on the hazards and phases of a scenario.
  ///
  /// Throws where a mean is infinite or an event too frequent for a tail.
  ///
  /// - Parameter years: those that this market shares with others like it.
  init(
    _ firm: Firm, index: Int, exposure: Exposure, phases: [Phase], years: KnownYears
  ) throws(ParameterError) {
    let terms = firm.type.terms
    let growth = try Self.growth(terms)
    convexity = try Self.convexity(growth, exposure.hazards, phases)
    worstYears = try Self.worstYears(
      terms.risk, growth, exposure, phases, type: index, strategies: firm.cost.count, years)
    weights = Self.weights(
      terms.risk, exposure, phases, convexity: convexity, worstYears: worstYears,
      strategies: firm.cost.count)
    insuredYears = try Self.insuredYears(firm, growth, exposure, type: index, years)
    credited = try Self.credited(terms, exposure, type: index, strategies: firm.cost.count, years)
    promisedYears = try Self.promisedYears(
      terms, exposure, type: index, strategies: firm.cost.count, years)
    compensation = Self.compensation(firm, insuredYears, credited, promisedYears)
  }

  /// The terms of a firm on the hazards of another market; what that market knows already is not computed again.
  ///
  /// Terms under which a loss has no mean are left as they were.
  init(repricing other: Market, as firm: Firm, index: Int) {
    let known = other.terms[index]
    let before = other.firms[index]
    guard before.type.terms == firm.type.terms else {
      let fresh = try? LossContract(
        firm, index: index, exposure: other.exposure, phases: other.phases, years: other.years)
      self = fresh ?? known
      return
    }
    // Years cost more than all the rest: the same price of an hour is insured the same.
    let fresh =
      before.hour.direct == firm.hour.direct
      ? nil
      : try? Self.insuredYears(
        firm, Self.growth(firm.type.terms), other.exposure, type: index, other.years)
    convexity = known.convexity
    worstYears = known.worstYears
    weights = known.weights
    insuredYears = fresh ?? known.insuredYears
    credited = known.credited
    promisedYears = known.promisedYears
    compensation = Self.compensation(firm, insuredYears, credited, promisedYears)
  }

  private static func growth(_ terms: Scenario.Terms) throws(ParameterError) -> LossGrowth {
    terms.convexity > 1 ? try LossGrowth(exponent: terms.convexity) : .proportional
  }

  private static func compensation(
    _ firm: Firm, _ insured: [InsuredYear], _ credited: [Double], _ promised: [PromisedYear]
  ) -> [Double] {
    var result = [Double](repeating: 0, count: firm.cost.count)
    for (s, bill) in firm.cost.enumerated() {
      if let insurance = firm.type.terms.insurance { result[s] = insured[s].paid - insurance.premium }
      if !credited.isEmpty { result[s] += credited[s] * bill / 12 }
      if !promised.isEmpty { result[s] -= promised[s].penalty }
    }
    return result
  }

  /// What broken promises cost by strategy; each year is computed once for all setups and markets in which it is the same.
  private static func promisedYears(
    _ terms: Scenario.Terms, _ exposure: Exposure, type: Int, strategies: Int, _ years: KnownYears
  ) throws(ParameterError) -> [PromisedYear] {
    guard let promise = try ServicePromise(terms.promise) else { return [] }
    return try years.promisedYears(
      (0..<strategies).map { s in
        .init(sources: exposure.downtimeSources(type: type, strategy: s), promise: promise)
      })
  }

  /// What an insurer pays by strategy; each year is computed once for all setups and markets in which it is the same.
  private static func insuredYears(
    _ firm: Firm, _ growth: LossGrowth, _ exposure: Exposure, type: Int, _ years: KnownYears
  ) throws(ParameterError) -> [InsuredYear] {
    guard let insurance = firm.type.terms.insurance else { return [] }
    let cover = try EventLoss.Cover(insurance)
    return try years.insuredYears(
      firm.cost.indices.map { s in
        .init(
          DownEvents.all(exposure, type: type, strategy: s), hazards: exposure.hazards, growth: growth,
          directPerHour: firm.hour.direct, cover: cover)
      })
  }

  /// Service credits of a year by strategy, as shares of a month's bill.
  private static func credited(
    _ terms: Scenario.Terms, _ exposure: Exposure, type: Int, strategies: Int, _ years: KnownYears
  ) throws(ParameterError) -> [Double] {
    guard let ladder = ServiceCredit(terms.credits) else { return [] }
    var result: [Double] = []
    for s in 0..<strategies {
      result.append(try exposure.creditedMonths(ladder, type: type, strategy: s, years.tables))
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
    strategies: Int, _ years: KnownYears
  ) throws(ParameterError) -> [TailWeights] {
    guard risk.attitude == .tailAverse else { return [] }
    return try years.worstYears(
      (0..<strategies).map { s in
        DowntimeRisk(
          DownEvents.all(exposure, type: type, strategy: s), hazards: exposure.hazards, phases: phases,
          growth: growth, tail: risk.tail)
      })
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
    try MonthlyDowntime(downtimeSources(type: type, strategy: strategy))
  }

  /// What takes a setup of a firm down.
  func downtimeSources(type: Int, strategy: Int) -> [DowntimeSource] {
    DowntimeSource.all(DownEvents.all(self, type: type, strategy: strategy), hazards: hazards)
  }

  /// Service credits a year, as shares of a month's bill, for the hours of a month that outages of a region or a
  /// provider take together.
  ///
  /// Throws where a rate is no rate.
  func creditedMonths(
    _ ladder: ServiceCredit, type: Int, strategy: Int, _ tables: SurvivalTables? = nil
  ) throws(ParameterError) -> Double {
    var sources: [LossSource] = []
    for index in hazards.indices where [.region, .provider].contains(hazards[index].scope) {
      let hits = hitsPerYear(hazard: index, type: type, strategy: strategy)
      sources.append(try LossSource(ratePerYear: hits, severity: hazards[index].duration))
    }
    return 12 * ladder.expectedShare(MonthlyDowntime(CompoundPoisson(sources, tables: tables))).value
  }
}
