/// The positions of the sliders about one type of firm, as data for the page's script.
public import Findings
internal import Market
internal import Scenario

/// Sliders with the outcome of each of their positions.
public struct PageGroup: Sendable {
  let grid: SliderGrid
  private(set) var outcomes: [PageOutcome]

  /// Group of sliders, with one outcome for each position of the grid, in order.
  public init(_ grid: SliderGrid, outcomes: [PageOutcome]) {
    precondition(outcomes.count == grid.count, "an outcome for each position")
    self.grid = grid
    self.outcomes = outcomes
  }

  /// The same group, with today's outcome said in view of how solid it is: at other positions nothing is drawn.
  func judged(_ screen: BriefScreen, _ language: Language) -> PageGroup {
    var result = self
    result.outcomes[grid.base] = outcomes[grid.base].judged(screen, language)
    return result
  }

  /// The group as JSON: sliders, distinct verdicts, shapes and lists, and packed columns.
  func json(_ texts: PageTexts, _ language: Language, market: Market) -> JSONValue {
    var verdicts = SharedRows<String>()
    var histories = SharedRows<String>()
    var lists = SharedRows<String>()
    var shapes = SharedRows<PageOutcome.Shape>()
    for outcome in outcomes {
      verdicts.append(outcome.verdict)
      histories.append(Self.text(outcome.history, &shapes) + (outcome.historyRests ? "" : "!"))
      let list = outcome.equilibria.map { Self.text($0, &shapes) }.joined(separator: " ")
      lists.append(list + (outcome.isComplete ? "" : "?"))
    }
    return [
      "type": .count(grid.type), "base": .count(grid.base),
      "axes": .array(grid.axes.map { axis($0, texts, language, market) }),
      "verdicts": .array(verdicts.rows.map(JSONValue.string)), "histories": Self.strings(histories),
      "lists": Self.strings(lists), "shapes": .array(shapes.rows.map(Self.shape)),
      "verdict": PackedNumbers.column(verdicts.indices), "history": PackedNumbers.column(histories.indices),
      "list": PackedNumbers.column(lists.indices),
      "choice": PackedNumbers.column(outcomes.map(\.choice)),
      // 0: no alternative strategy.
      "wayOut": PackedNumbers.column(outcomes.map { ($0.wayOut?.strategy ?? -1) + 1 }),
      // 0: no part decreases.
      "reason": PackedNumbers.column(outcomes.map { ($0.wayOut?.reason ?? -1) + 1 }),
      "moved": PackedNumbers.column(
        outcomes.map { outcome in outcome.moves.reversed().reduce(0) { 5 * $0 + $1.code } }),
      "numbers": [
        "moves": numbers { $0.moves.map(\.dollars) },
        "hours": numbers(\.hours), "cost": numbers(\.cost), "loss": numbers(\.loss),
        "total": numbers(\.total),
        "perHour": numbers(\.perHour), "change": numbers { [$0.wayOut?.change ?? 0] },
        "welfare": numbers { [$0.welfare] },
      ],
    ]
  }

  /// Code of a profile: `3` for the shape with that index, `5:943.57` for a mixture with its thousandths.
  private static func text(_ profile: PageOutcome.Profile, _ shapes: inout SharedRows<PageOutcome.Shape>)
    -> String
  {
    let index = String(shapes.index(of: profile.shape))
    if profile.thousandths.isEmpty { return index }
    return index + ":" + profile.thousandths.map(String.init).joined(separator: ".")
  }

  /// Short texts in one string, a line each.
  private static func strings(_ rows: SharedRows<String>) -> JSONValue {
    .string(rows.rows.joined(separator: "\n"))
  }

  /// Pairs of a strategy and its number of firms, by type; -1 in a mixture.
  private static func shape(_ shape: PageOutcome.Shape) -> JSONValue {
    [
      "mixed": .bool(shape.isMixed),
      "places": .array(
        shape.places.map { places in
          .array(places.map { [.count($0.strategy), .count($0.count ?? -1)] })
        }),
    ]
  }

  /// Rows of numbers, each distinct row once, three bytes a number; three significant digits, as the brief prints.
  private func numbers(_ row: (PageOutcome) -> [Double]) -> JSONValue {
    var rows = SharedRows<[UInt8]>()
    for outcome in outcomes {
      rows.append(row(outcome).flatMap { PackedNumbers.bytes(FigureNumbers.rounded($0, digits: 3)) })
    }
    return [
      "size": .count(outcomes.first.map { row($0).count } ?? 0),
      "bytes": .string(PackedNumbers.base64(Array(rows.rows.joined()))),
      "row": PackedNumbers.column(rows.indices),
    ]
  }

  private func axis(
    _ axis: SliderGrid.Axis, _ texts: PageTexts, _ language: Language, _ market: Market
  ) -> JSONValue {
    let strategy = axis.strategy.map { MarketLabels(market).setup($0) } ?? .empty
    let region = SafeText.line(market.scenario.regions.first?.name ?? "")
    return [
      "name": .string(axis.subject.rawValue), "base": .count(axis.base),
      "label": .string(
        texts.slider(
          axis.subject, type: MarketLabels(market).firms(grid.type), strategy: strategy,
          region: region)[language]),
      "hint": .string(texts.hint(axis.subject)[language]),
      "texts": .array(axis.values.map { .string(texts.value($0, of: axis.subject)[language]) }),
      "keys": .array(axis.values.map { .string(PageCommand.key($0)) }),
      "sets": .array(axis.settings.map { .array($0.map { .string(PageCommand.text($0)) }) }),
    ]
  }
}
