/// Table over one or two parameters, as a report.
public import Findings
internal import Games
internal import Market
internal import Scenario

/// Report of `what-if --vary` and `--by`.
public struct WhatIfGridReport: CommandReport {
  private let page: WhatIfGridPage

  /// Page of a grid, with the regime boundaries along each of its axes.
  public init(_ grid: MarketGrid, frontiers: [[RegimeBoundary]], language: Language) {
    page = WhatIfGridPage(grid, frontiers: frontiers, words: WhatIfWords(language: language))
  }

  /// The page for a terminal; no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String {
    page.document().text(width: width, style: style)
  }

  /// The page in Markdown.
  public func markdown() -> String { page.document().markdown() }

  /// CSV with a record for each cell; the current market comes first, with `today` true.
  public func csv() -> String { page.csv() }

  /// Axes, regions, frontiers and cells.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object(inputs.head("what-if") + [("mode", "table")] + page.members).text()
  }
}

extension WhatIfGridPage {
  func csv() -> String {
    let market = grid.market
    let quantities = grid.quantities.map { quantity in
      quantity.type.map { "\(quantity.output.rawValue) \(market.firms[$0].type.name)" }
        ?? quantity.output.rawValue
    }
    var writer = CSVWriter(
      header: ["today"] + grid.axes.map(\.key) + ["region", "history", "complete"] + quantities)
    func append(_ values: [Double?], _ cell: MarketGrid.Cell, isToday: Bool) {
      writer.append(
        [.text(isToday ? "true" : "false")] + values.map { $0.map { .number($0) } ?? .empty }
          + [
            .text(letter(cell.region)), .text(history(cell.region)),
            .text(grid.regions[cell.region].isComplete ? "true" : "false"),
          ] + cell.values.map { .number($0) })
    }
    append(grid.axes.map(\.base), grid.base, isToday: true)
    for row in grid.axes[0].values.indices {
      for column in 0..<grid.columnCount {
        let values = [grid.axes[0].values[row]] + grid.axes.dropFirst().map { $0.values[column] }
        append(values, grid.cell(row, column), isToday: false)
      }
    }
    return writer.text
  }

  var members: [(key: String, value: JSONValue)] {
    [
      (
        "axes",
        .array(
          grid.axes.map {
            [
              "key": .string($0.key), "unit": .string($0.unit), "today": $0.base.map { .number($0) } ?? .null,
              "values": .array($0.values.map { .number($0) }),
            ]
          })
      ),
      (
        "quantities",
        .array(
          grid.quantities.map {
            [
              "output": .string($0.output.rawValue), "unit": .string($0.output.unit),
              "type": $0.type.map { .string(grid.market.firms[$0].type.name) } ?? .null,
            ]
          })
      ),
      ("regions", .array(grid.regions.indices.map { .region(grid.regions[$0], letter($0), grid.market) })),
      ("frontiers", .array(frontiers.joined().map { .frontier($0, grid.market) })),
      ("today", Self.cell(grid.base)),
      (
        "cells",
        .array(
          grid.axes[0].values.indices.map { row in
            .array((0..<grid.columnCount).map { Self.cell(grid.cell(row, $0)) })
          })
      ),
    ]
  }

  private static func cell(_ cell: MarketGrid.Cell) -> JSONValue {
    ["region": .count(cell.region), "values": .array(cell.values.map { .number($0) })]
  }
}

extension JSONValue {
  /// Regime: its pure equilibria and the end of the entry sequence as firms by type and strategy, its mixed
  /// ones as supports.
  static func region(_ region: Regime, _ letter: String?, _ market: Market) -> JSONValue {
    func counts(_ profile: [[Int]]) -> JSONValue {
      .object(
        profile.enumerated().map { type, row in
          (
            market.firms[type].type.name,
            .object(
              row.indices.filter { row[$0] > 0 }.map { (market.strategies[$0].name, .count(row[$0])) })
          )
        })
    }
    func supports(_ profile: [[Int]]) -> JSONValue {
      .object(
        profile.enumerated().map { type, row in
          (market.firms[type].type.name, .array(row.map { .string(market.strategies[$0].name) }))
        })
    }
    return .object(
      (letter.map { [("letter", .string($0))] } ?? []) + [
        ("history", counts(region.history)), ("pure", .array(region.pure.map(counts))),
        ("mixed", .array(region.mixed.map(supports))), ("complete", .bool(region.isComplete)),
        ("countsVary", .bool(region.countsVary)),
      ])
  }

  /// Regime boundary with the equilibria on both sides.
  static func frontier(_ frontier: RegimeBoundary, _ market: Market) -> JSONValue {
    [
      "key": .string(frontier.key), "unit": .string(frontier.unit), "near": .number(frontier.near),
      "far": .number(frontier.far), "before": .region(frontier.before, nil, market),
      "beyond": .region(frontier.beyond, nil, market),
    ]
  }
}
