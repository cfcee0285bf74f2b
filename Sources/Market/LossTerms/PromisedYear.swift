/// What broken promises of availability cost in a year.
import Deployments
import ResilienceNumerics
import Outages

/// Penalties of one setup, with the hours that they depend on: markets that share them share the penalties, which take a
/// recursion over months each.
struct PromisedYear: YearOfTerms, Equatable {
  /// What the penalties depend on.
  struct Terms: Hashable {
    /// Sources of downtime, with all outages that are alike together.
    let sources: [DowntimeSource]
    /// The promise.
    let promise: ServicePromise

    func hash(into hasher: inout Hasher) {
      hasher.combine(sources)
      hasher.combine(promise.target)
    }
  }

  /// Penalties, dollars per year.
  let penalty: Double

  /// Throws where a rate is no rate.
  init(_ terms: Terms, _ tables: SurvivalTables? = nil) throws(ParameterError) {
    penalty = terms.promise.expectedPenalty(try MonthlyDowntime(terms.sources, tables))
  }
}

/// Outages that take a setup down for the same time.
struct DowntimeSource: Hashable {
  /// Hours of an event.
  let duration: any NonnegativeDistribution
  /// Hours after which the setup is up again even if the event goes on; may be infinite.
  let downHours: Double
  /// Events per year.
  private(set) var ratePerYear: Double

  static func == (one: Self, other: Self) -> Bool {
    one.ratePerYear == other.ratePerYear && one.isAlike(other)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(duration.mean)
    hasher.combine(downHours)
    hasher.combine(ratePerYear)
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
  init(_ sources: [DowntimeSource], _ tables: SurvivalTables? = nil) throws(ParameterError) {
    var losses: [LossSource] = []
    for source in sources {
      let hours = try EventLoss(
        hours: source.duration, cuts: [], perHour: [1], downHours: source.downHours)
      losses.append(try LossSource(ratePerYear: source.ratePerYear, severity: hours))
    }
    self.init(CompoundPoisson(losses, tables: tables))
  }
}
