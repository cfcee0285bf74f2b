/// What a setup loses to the events of one source.
import ResilienceNumerics

/// Events that take a setup down for the same time: hours, and how often.
struct EventHours: Hashable {
  /// Hours of an event.
  let duration: any NonnegativeDistribution
  /// Share of the business that stops.
  let severity: Double
  /// Hours after which the setup is up again even if the event goes on; may be infinite.
  let downHours: Double
  /// Events per year.
  var ratePerYear: Double

  static func == (one: Self, other: Self) -> Bool {
    one.severity == other.severity && one.downHours == other.downHours
      && one.ratePerYear == other.ratePerYear && one.duration.isEqual(to: other.duration)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(duration.mean)
    hasher.combine(severity)
    hasher.combine(downHours)
    hasher.combine(ratePerYear)
  }
}
