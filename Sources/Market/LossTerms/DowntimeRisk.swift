/// Hours that a setup may lose in a year, from which its worst years follow.
import Deployments
import Outages
import ResilienceNumerics

/// Everything that the worst years of a strategy depend on; whoever loses the same hours has the same worst years.
struct DowntimeRisk: Hashable {
  /// Events that take the strategy down for the same time, however wide they are.
  struct Source: Equatable {
    /// The events, all widths together.
    var events: EventHours
    /// The phases of these events.
    var stretches: [Stretch]
  }

  /// A phase of the events of a width.
  struct Stretch: Equatable {
    /// Index of the phase in the market.
    let phase: Int
    /// Hours of an event at which it begins and ends.
    let start: Double
    /// See `start`.
    let end: Double
    /// Events of its width per year.
    let ratePerYear: Double
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(tail)
    hasher.combine(phaseCount)
    for source in sources { hasher.combine(source.events) }
  }

  /// Sources of outages, in the order of the hazards.
  let sources: [Source]
  /// Number of phases in the market.
  let phaseCount: Int
  /// Growth of losses with the hours.
  let growth: LossGrowth
  /// Share of the years that count as the worst.
  let tail: Double

  /// The risk of a strategy whose `events` belong to hazards and phases of a market.
  ///
  /// - Complexity: O(events · phases).
  init(_ events: [DownEvents], hazards: [Hazard], phases: [Phase], growth: LossGrowth, tail: Double) {
    var sources: [Source] = []
    var hazardOfSource: [Int] = []
    for event in events {
      let stretches = phases.indices.lazy.filter {
        phases[$0].hazard == event.hazard && phases[$0].width == event.width
      }.map {
        Stretch(
          phase: $0, start: phases[$0].start, end: phases[$0].end, ratePerYear: event.ratePerYear)
      }
      let known = sources.indices.first {
        hazardOfSource[$0] == event.hazard && sources[$0].events.downHours == event.downHours
      }
      if let known {
        sources[known].events.ratePerYear += event.ratePerYear
        sources[known].stretches += stretches
      } else {
        let hazard = hazards[event.hazard]
        hazardOfSource.append(event.hazard)
        sources.append(
          Source(
            events: EventHours(
              duration: hazard.duration, severity: hazard.severity, downHours: event.downHours,
              ratePerYear: event.ratePerYear), stretches: Array(stretches)))
      }
    }
    self.sources = sources
    phaseCount = phases.count
    self.growth = growth
    self.tail = tail
  }
}
