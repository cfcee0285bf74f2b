/// All figures, from findings.
public import Findings
public import Incident
public import Outages
internal import Market

/// The figures of a preset.
public enum Figures {
  /// Region of the incident and of the record's mark.
  public static let incidentRegion = RecordFigure.region

  /// Figures of the incident, which need no market.
  public static let ofIncident: Set<FigureName> = [.timeline, .race, .fixes, .collapse]

  /// Figures about an incident, in the order of the story; those missing from its story are omitted.
  ///
  /// - Parameters:
  ///   - inputs: the inputs repeated in the source line of each figure.
  ///   - isNarrow: for a telephone, 360 units wide.
  public static func all(
    for story: IncidentReplay, collapse: MetastabilityExample?, inputs: Inputs, language: Language,
    isNarrow: Bool = false, only asked: Set<FigureName> = FigureName.usual
  ) -> [Figure] {
    let context = FigureContext(inputs: inputs, language: language, isNarrow: isNarrow)
    let all: [(FigureName, () -> Figure?)] = [
      (.timeline, { IncidentTimelineFigure(story: story, context: context).figure() }),
      (.race, { story.race.map { RaceFigure(race: $0, context: context).figure() } }),
      (.fixes, { FixesFigure(story: story, context: context).figure() }),
      (.collapse, { collapse.map { CollapseFigure(story: $0, context: context).figure() } }),
    ]
    return all.compactMap { asked.contains($0.0) ? $0.1() : nil }
  }

  /// Figure of a record of outages; `nil` where it is empty.
  public static func record(
    _ outages: [Outage], inputs: Inputs, language: Language, isNarrow: Bool = false
  ) -> Figure? {
    let context = FigureContext(inputs: inputs, language: language, isNarrow: isNarrow)
    return RecordFigure(outages: outages, context: context).figure()
  }

  /// Figures about a market, in the order of the story; those without a finding are omitted.
  public static func all(
    for findings: FigureFindings, inputs: Inputs, language: Language, isNarrow: Bool = false,
    only asked: Set<FigureName> = FigureName.usual
  ) -> [Figure] {
    let context = FigureContext(inputs: inputs, language: language, isNarrow: isNarrow)
    let brief = findings.brief
    let market = brief.market
    let all: [(FigureName, () -> Figure?)] = [
      (.price, { PriceFigure(prices: findings.prices, brief: brief, context: context).figure() }),
      (.badYear, { BadYearFigure(years: findings.exceedance, brief: brief, context: context).figure() }),
      (
        .causes,
        { CausesFigure(summary: findings.summary, forgiven: findings.forgiven, context: context).figure() }
      ),
      (
        .payoffs,
        { findings.payoffs.map { PayoffsFigure(findings: $0, brief: brief, context: context).figure() } }
      ),
      (
        .tipping,
        { findings.leaving.map { TippingFigure(findings: $0, market: market, context: context).figure() } }
      ),
      (
        .phases,
        {
          findings.phases.flatMap {
            PhaseFigure(findings: $0, marks: findings.marks, market: market, context: context).figure()
          }
        }
      ),
      (.tornado, { TornadoFigure(brief: brief, ranges: findings.ranges, context: context).figure() }),
      (
        .solid,
        { findings.solidity.map { SolidFigure(findings: $0, brief: brief, context: context).figure() } }
      ),
      (.coupling, { findings.coupling.map { CouplingFigure(findings: $0, context: context).figure() } }),
      (
        .exceedance,
        {
          findings.exceedance.last.map {
            ExceedanceFigure(findings: $0, market: market, context: context).figure()
          }
        }
      ),
    ]
    return all.compactMap { asked.contains($0.0) ? $0.1() : nil }
  }
}
