/// Payments of an insurer for the direct loss of a year, with all that they depend on.
import Deployments
import Outages
import ResilienceNumerics
import Scenario

/// An insured year of one setup; whoever loses the same hours at the same price under the same cover is paid the same.
///
/// An annual aggregate takes a distribution of the year's payments, which a search along a parameter would otherwise
/// compute for every market on its way, also where it moves something else.
struct InsuredYear: YearOfTerms, Equatable {
  /// What the payments depend on.
  struct Terms: Hashable {
    /// Sources of outages, in the order of the hazards.
    let sources: [EventHours]
    /// Growth of losses with the hours.
    let growth: LossGrowth
    /// Direct loss, dollars per hour.
    let directPerHour: Double
    /// The insurer's terms.
    let cover: EventLoss.Cover

    func hash(into hasher: inout Hasher) {
      hasher.combine(directPerHour)
      hasher.combine(sources)
    }

    /// The terms of a setup that `events` take down.
    init(
      _ events: [DownEvents], hazards: [Hazard], growth: LossGrowth, directPerHour: Double,
      cover: EventLoss.Cover
    ) {
      sources = events.map { event in
        let hazard = hazards[event.hazard]
        return EventHours(
          duration: hazard.duration, severity: hazard.severity, downHours: event.downHours,
          ratePerYear: event.ratePerYear)
      }
      self.growth = growth
      self.directPerHour = directPerHour
      self.cover = cover
    }
  }

  /// What the payments depend on.
  let terms: Terms
  /// Expected payments, dollars per year, the premium not taken off.
  let paid: Double

  /// The payments under some terms: exact but for an annual aggregate, since the direct loss does not depend on other
  /// firms.
  ///
  /// Throws where a mean is infinite.
  init(_ terms: Terms, _ tables: SurvivalTables? = nil) throws(ParameterError) {
    self.terms = terms
    var sources: [LossSource] = []
    for source in terms.sources {
      let price = [source.severity * terms.directPerHour]
      let loss = try EventLoss(
        hours: source.duration, cuts: [], perHour: price, downHours: source.downHours, growth: terms.growth)
      sources += try loss.shared(ratePerYear: source.ratePerYear, by: terms.cover, insured: price).paid
    }
    let (year, cover) = (CompoundPoisson(sources, tables: tables), terms.cover)
    paid =
      cover.hasAggregate
      ? year.expectedLayer(from: cover.aggregateDeductible, limit: cover.aggregateLimit) : year.mean
  }
}

extension Market {
  /// Whether an insurer's payments depend on the sum of a year, so that they take its distribution and are not linear in
  /// the rate of any outage.
  public var hasAnnualAggregates: Bool {
    terms.contains { $0.insuredYears.contains { $0.terms.cover.hasAggregate } }
  }
}
