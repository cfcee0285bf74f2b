/// A table over parameters for machines: JSON, and CSV with a record for each cell.
internal import Findings
internal import Market
internal import Scenario

extension WhatIfGridReport {
  private struct Record {
    let values: [Double?]
    let cell: MarketGrid.Cell
    let isToday: Bool
  }

  /// A record for each cell; the current market comes first, with `today` true.
  var cells: PageTable {
    var records = [Record(values: grid.axes.map(\.base), cell: grid.base, isToday: true)]
    for row in grid.axes[0].values.indices {
      for column in 0..<grid.columnCount {
        let values = [grid.axes[0].values[row]] + grid.axes.dropFirst().map { $0.values[column] }
        records.append(Record(values: values, cell: grid.cell(row, column), isToday: false))
      }
    }
    var columns: [Column<Record>] = [Column(key: "today", title: .empty) { .flag($0.isToday) }]
    for (index, axis) in grid.axes.enumerated() {
      columns.append(
        Column(key: axis.key, title: .empty, unit: Unit(rawValue: axis.unit)) { .number($0.values[index]) })
    }
    columns += [
      .machine("region", .count) { Double($0.cell.region) },
      .key("history") { [grid] in Self.keys(grid.regions[$0.cell.region], grid.market) },
      Column(key: "complete", title: .empty) { [grid] in .flag(grid.regions[$0.cell.region].isComplete) },
    ]
    for (index, quantity) in grid.quantities.enumerated() {
      let type = quantity.type.map { " " + grid.market.firms[$0].type.name } ?? ""
      columns.append(
        .machine(quantity.output.rawValue + type, quantity.output.columnUnit) { $0.cell.values[index] })
    }
    return PageTable("cells", records, columns)
  }

  /// The end of entry by keys: `ordinary: multi-node-us-east-1; netflix: 3 three-regions and …`.
  private static func keys(_ region: Regime, _ market: Market) -> String {
    region.history.enumerated().map { type, row in
      let used = row.indices.filter { row[$0] > 0 }
      let parts = used.map { index in
        let name = market.strategies[index].name
        return used.count == 1 || region.countsVary ? name : "\(row[index]) \(name)"
      }
      return "\(market.firms[type].type.name): \(parts.joined(separator: " and "))"
    }.joined(separator: "; ")
  }

  var members: [(key: String, value: JSONValue)] {
    [
      ("mode", "table"),
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
      ("regions", .array(grid.regions.indices.map { .region(grid.regions[$0], names[$0], grid.market) })),
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
  /// Regime: its name, its pure equilibria and the end of the entry sequence as firms by type and strategy, its mixed
  /// ones as supports.
  static func region(_ region: Regime, _ name: Text?, _ market: Market) -> JSONValue {
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
      (name.map { [("label", .label($0))] } ?? []) + [
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
