/// Weights of hours down under a firm's terms, and payments by others.
import Deployments
import ResilienceNumerics
import Outages
import Scenario

/// The terms of a type of firm on the hazards of a market.
public struct LossContract: Equatable, Sendable {
  /// By phase: weight of an hour due to losses that grow with a power of the hours; empty where losses are
  /// linear.
  public let convexity: [Double]
  /// By phase and strategy: total weight of an hour, convexity and attitude to risk; empty where every weight
  /// is 1.
  public let weights: [[Double]]
  /// By strategy: payments by insurers and providers, less the premium; dollars per year.
  public let compensation: [Double]

  /// The terms of a firm on the hazards and phases of a scenario.
  ///
  /// Throws where a mean is infinite or an event too frequent for a tail.
  init(_ firm: Firm, hazards: [Hazard], phases: [Phase], _ scenario: Scenario) throws(ParameterError) {
    let terms = firm.type.terms
    let growth = try Self.growth(terms)
    convexity = try Self.convexity(growth, hazards, phases)
    weights = try Self.weights(
      terms.risk, growth, hazards: hazards, phases: phases, convexity: convexity, scenario)
    compensation = try Self.compensation(firm, hazards, scenario)
  }

  /// The terms of a firm on the hazards of another market, with that market's own results reused.
  init(repricing other: Market, as firm: Firm, index: Int, _ scenario: Scenario) {
    let known = other.terms[min(index, other.terms.count - 1)]
    let isKnown = index < other.firms.count && other.firms[index].type.terms == firm.type.terms
    let fresh =
      isKnown ? nil : try? LossContract(firm, hazards: other.hazards, phases: other.phases, scenario)
    convexity = (fresh ?? known).convexity
    weights = (fresh ?? known).weights
    compensation = (try? Self.compensation(firm, other.hazards, scenario)) ?? known.compensation
  }

  private static func growth(_ terms: Scenario.Terms) throws(ParameterError) -> LossGrowth {
    terms.convexity > 1 ? try LossGrowth(exponent: terms.convexity) : .proportional
  }

  private static func compensation(
    _ firm: Firm, _ hazards: [Hazard], _ scenario: Scenario
  ) throws(ParameterError) -> [Double] {
    let terms = firm.type.terms
    var result = [Double](repeating: 0, count: scenario.strategies.count)
    guard terms.insurance != nil || terms.credits != .none else { return result }
    let exposure = Exposure(scenario.regions)
    for (s, strategy) in scenario.strategies.enumerated() {
      let events = DownEvents.all(of: strategy, hazards: hazards, exposure: exposure)
      result[s] = try paid(terms, firm, try growth(terms), events, hazards)
      result[s] += try credits(terms, bill: firm.type.bill * firm.multiplier[s], strategy, hazards, exposure)
    }
    return result
  }

  /// Hours as the firm weighs them; `plain` is every hour once.
  func counted(_ plain: WeightedHours, _ patterns: [SharedPattern], _ phases: [Phase]) -> WeightedHours {
    weights.isEmpty
      ? plain : WeightedHours(patterns: patterns, phases: phases) { phase, s in weights[phase][s] }
  }

  /// Hours without the attitude to risk.
  func neutral(_ plain: WeightedHours, _ patterns: [SharedPattern], _ phases: [Phase]) -> WeightedHours {
    convexity.isEmpty
      ? plain : WeightedHours(patterns: patterns, phases: phases) { phase, _ in convexity[phase] }
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
    _ risk: Scenario.Risk, _ growth: LossGrowth, hazards: [Hazard], phases: [Phase], convexity: [Double],
    _ scenario: Scenario
  ) throws(ParameterError) -> [[Double]] {
    if convexity.isEmpty && risk.attitude == .neutral { return [] }
    let plain = phases.indices.map { phase in
      scenario.strategies.map { _ in convexity.isEmpty ? 1 : convexity[phase] }
    }
    switch risk.attitude {
    case .neutral: return plain
    case .blackSwan:
      return zip(phases, plain).map { phase, row in
        let weight = prelecWeight(
          ratePerYear: hazards[phase.hazard].ratePerYear, curvature: risk.curvature)
        return row.map { $0 * weight }
      }
    case .tailAverse:
      let exposure = Exposure(scenario.regions)
      var result = plain
      for (s, strategy) in scenario.strategies.enumerated() {
        let tail = try TailWeights(
          DownEvents.all(of: strategy, hazards: hazards, exposure: exposure), hazards: hazards,
          phases: phases, growth: growth, tail: risk.tail)
        for phase in phases.indices { result[phase][s] *= 1 + risk.aversion * tail.byPhase[phase] }
      }
      return result
    }
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
      let price = [hazard.severity * firm.type.directPerHour]
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

  /// Service credits for the hours of a month that events of the home region or its provider take together.
  private static func credits(
    _ terms: Scenario.Terms, bill: Double, _ strategy: Scenario.Strategy, _ hazards: [Hazard],
    _ exposure: Exposure
  ) throws(ParameterError) -> Double {
    guard let ladder = ServiceCredit(terms.credits) else { return 0 }
    var sources: [LossSource] = []
    for hazard in hazards where [.region, .provider].contains(hazard.scope) {
      let hits = hazard.ratePerYear * exposure.probability(strategy, hitBy: hazard)
      sources.append(try LossSource(ratePerYear: hits, severity: hazard.duration))
    }
    return ladder.expectedShare(MonthlyDowntime(CompoundPoisson(sources))).value * bill
  }
}
