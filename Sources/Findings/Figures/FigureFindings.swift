/// Computed values behind the figures about a market: one member for each figure.
public import ResilienceNumerics

/// The findings behind the figures of a market.
public struct FigureFindings: Sendable {
  /// A figure about a market.
  public enum Subject: String, CaseIterable, Sendable {
    case exceedance, button, heatmap, phases, basins, tornado, herding
  }

  /// The page that they belong to.
  public let brief: Brief
  /// Annual loss by rung, of the firm of the story.
  public let exceedance: ExceedanceByTier?
  /// The button, of the firm of the story.
  public let button: RedundancyButton?
  /// Payoffs of a firm's choice against the number of others in the region; `nil` where there is no herd to
  /// share it with.
  public let payoffs: SharedRegionPayoffs?
  /// Phase diagram of equilibria, for the firm of the story; `nil` where no strategy has two regions or
  /// clouds.
  public let phases: PhaseDiagram?
  /// The tipping line of the crowd; `nil` where there is no herd to leave.
  public let tipping: TippingLine?
  /// Herding by number of firms; `nil` where there is no herd.
  public let herding: HerdingBySize?

  /// Values of the requested figures; the rest is `nil`.
  ///
  /// - Parameter incidentHours: length of the known outage whose cost is marked.
  /// Throws where a loss has no mean.
  public init(
    _ brief: Brief, incidentHours: Double, only asked: Set<Subject> = Set(Subject.allCases)
  ) throws(ParameterError) {
    let hero = brief.protagonist
    self.brief = brief
    exceedance =
      asked.contains(.exceedance)
      ? try ExceedanceByTier(brief, type: hero, incidentHours: incidentHours) : nil
    button = asked.contains(.button) ? RedundancyButton(brief, type: hero) : nil
    payoffs = asked.contains(.heatmap) ? SharedRegionPayoffs(brief) : nil
    phases = asked.contains(.phases) ? PhaseDiagram(brief, type: hero) : nil
    tipping = asked.contains(.basins) ? TippingLine(brief) : nil
    herding = asked.contains(.herding) ? HerdingBySize(brief) : nil
  }
}
