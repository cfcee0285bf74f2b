/// What broken promises of availability cost in a year.
import Deployments
import ResilienceNumerics
import Outages

/// Penalties of one setup, with the hours that they depend on: markets that share them share the penalties, which take a
/// recursion over months each.
struct PromisedYear: YearOfTerms {
  /// What the penalties depend on.
  struct Terms: Equatable {
    /// Sources of downtime, with all outages that are alike together.
    let sources: [DowntimeSource]
    /// The promise.
    let promise: ServicePromise
  }

  let terms: Terms
  /// Penalties, dollars per year.
  let penalty: Double

  /// Throws where a rate is no rate.
  init(_ terms: Terms) throws(ParameterError) {
    self.terms = terms
    penalty = terms.promise.expectedPenalty(try MonthlyDowntime(terms.sources))
  }
}

/// Outages that take a setup down for the same time.
struct DowntimeSource: Equatable {
  /// Hours of an event.
  let duration: any NonnegativeDistribution
  /// Hours after which the setup is up again even if the event goes on; may be infinite.
  let downHours: Double
  /// Events per year.
  private(set) var ratePerYear: Double

  static func == (one: Self, other: Self) -> Bool {
    one.ratePerYear == other.ratePerYear && one.isAlike(other)
  }

  private func isAlike(_ other: Self) -> Bool {
    downHours == other.downHours && duration.isEqual(to: other.duration)
  }

  /// The sources of a setup that `events` take down: however wide they are, events with the same hours are one source.
  static func all(_ events: [DownEvents], hazards: [Hazard]) -> [DowntimeSource] {
    events.reduce(into: []) { sources, event in
      let source = DowntimeSource(
        duration: hazards[event.hazard].duration, downHours: event.downHours, ratePerYear: event.ratePerYear)
      if let alike = sources.firstIndex(where: { $0.isAlike(source) }) {
        sources[alike].ratePerYear += source.ratePerYear
      } else {
        sources.append(source)
      }
    }
  }
}

extension MonthlyDowntime {
  /// The month of a setup with these sources of downtime.
  ///
  /// Throws where a rate is no rate.
  init(_ sources: [DowntimeSource]) throws(ParameterError) {
    var losses: [LossSource] = []
    for source in sources {
      let hours = try EventLoss(
        hours: source.duration, cuts: [], perHour: [1], downHours: source.downHours)
      losses.append(try LossSource(ratePerYear: source.ratePerYear, severity: hours))
    }
    self.init(CompoundPoisson(losses))
  }
}
