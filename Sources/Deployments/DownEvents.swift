/// The events that take one setup down, told apart by whether and when something takes over.
import Outages

/// Events of a hazard that take a setup down for the same time.
public struct DownEvents: Equatable, Sendable {
  /// Index of the hazard.
  public let hazard: Int
  /// Index of the width among the hazard's.
  public let width: Int
  /// Events per year.
  public let ratePerYear: Double
  /// Hours after which the setup is up again even if the event goes on; may be infinite.
  public let downHours: Double

  /// The events of all hazards that take a strategy of a type of firm down; which level takes over is drawn once for an
  /// event.
  ///
  /// - Complexity: O(hazards · widths · levels).
  public static func all(_ exposure: Exposure, type: Int, strategy: Int) -> [DownEvents] {
    exposure.hazards.indices.flatMap { events(exposure, hazard: $0, type: type, strategy: strategy) }
  }

  /// The events of one hazard.
  public static func events(
    _ exposure: Exposure, hazard: Int, type: Int, strategy: Int
  ) -> [DownEvents] {
    let strikes = exposure.strikes(hazard: hazard, type: type, strategy: strategy)
    return exposure.hazards[hazard].widths.enumerated().flatMap { number, width in
      let rate = exposure.ratesPerYear[hazard] * width.probability * width.share
      return strikes.flatMap { strike in
        // What never takes over first: the order of the first edition's two branches.
        strike.branches().reversed().map {
          DownEvents(
            hazard: hazard, width: number, ratePerYear: rate * $0.probability, downHours: $0.downHours)
        }
      }.filter { $0.ratePerYear > 0 && $0.downHours > 0 }
    }
  }
}
