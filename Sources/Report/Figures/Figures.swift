/// All figures, from findings.
public import Findings
public import Incident
internal import Market

/// The figures of a preset.
public enum Figures {
  /// Figures of the incident, which need no market.
  public static let ofIncident: Set<FigureName> = [.timeline, .race, .collapse]

  /// Figures about an incident, in the order of the story; those missing from its story are omitted.
  ///
  /// - Parameter inputs: the inputs repeated in the source line of each figure.
  public static func all(
    for story: IncidentReplay, collapse: MetastabilityExample?, inputs: Inputs, language: Language,
    only asked: Set<FigureName> = Set(FigureName.allCases)
  ) -> [Figure] {
    let context = FigureContext(inputs: inputs, language: language)
    let all: [(FigureName, () -> Figure?)] = [
      (.timeline, { IncidentTimelineFigure(story: story, context: context).figure() }),
      (.race, { story.race.map { RaceFigure(race: $0, context: context).figure() } }),
      (.collapse, { collapse.map { CollapseFigure(story: $0, context: context).figure() } }),
    ]
    return all.compactMap { asked.contains($0.0) ? $0.1() : nil }
  }

  /// Figures about a market, in the order of the story; those without a finding are omitted.
  public static func all(
    for findings: FigureFindings, inputs: Inputs, language: Language,
    only asked: Set<FigureName> = Set(FigureName.allCases)
  ) -> [Figure] {
    let context = FigureContext(inputs: inputs, language: language)
    let market = findings.brief.market
    let all: [(FigureName, () -> Figure?)] = [
      (
        .exceedance,
        {
          findings.exceedance.map {
            ExceedanceFigure(findings: $0, market: market, context: context).figure()
          }
        }
      ),
      (
        .button,
        { findings.button.map { ButtonFigure(findings: $0, market: market, context: context).figure() } }
      ),
      (
        .heatmap,
        { findings.payoffs.map { HeatmapFigure(findings: $0, market: market, context: context).figure() } }
      ),
      (
        .phases,
        { findings.phases.map { PhaseFigure(findings: $0, market: market, context: context).figure() } }
      ),
      (
        .basins,
        { findings.tipping.map { TippingFigure(findings: $0, market: market, context: context).figure() } }
      ),
      (.tornado, { TornadoFigure(brief: findings.brief, context: context).figure() }),
      (
        .herding,
        { findings.herding.map { HerdingFigure(findings: $0, market: market, context: context).figure() } }
      ),
    ]
    return all.compactMap { asked.contains($0.0) ? $0.1() : nil }
  }
}
