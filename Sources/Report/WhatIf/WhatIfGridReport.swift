/// Table over one or two parameters, as a report.
public import Findings
internal import Games
internal import Market
internal import Scenario

/// Report of `what-if --vary` and `--by`: the answer, the tipping values, the table, the regimes.
public struct WhatIfGridReport: PagedReport {
  let language: Language
  let grid: MarketGrid
  let frontiers: [[RegimeBoundary]]
  let names: [Text]

  /// Number of regimes that the page describes; machine-readable output has all.
  private static let regionsShown = 12

  /// Page of a grid, with the regime boundaries along each of its axes.
  public init(_ grid: MarketGrid, frontiers: [[RegimeBoundary]], language: Language) {
    self.grid = grid
    self.frontiers = frontiers
    self.language = language
    names = RegimeLabels(grid.market).shortNames(grid.regions)
  }

  var labels: MarketLabels { MarketLabels(grid.market) }
  var regimes: RegimeLabels { RegimeLabels(grid.market) }

  var page: Page {
    var page = Page(command: "what-if", title: Text("What if?", "如果……会怎样？"))
    page.answer = [answer]
    page.sections = [
      Section("tipping", Text("Tipping values", "临界值"), [.points(tips)])
    ]
    page.sections += grid.axes.count == 1 ? [oneWay] : grid.quantities.indices.map(twoWay)
    page.sections.append(regions)
    page.members = members
    page.machineTables = [cells.only(.csv)]
    return page
  }

  private var answer: Text {
    let values = Text.joined(
      grid.axes.map { axis in
        let name = labels.parameter(axis.key)
        let value = axis.base.map { labels.value($0, unit: axis.unit) } ?? Text("by the ladder", "按阶梯")
        return Text("\(name.en): \(value.en)", "\(name.zh)：\(value.zh)")
      }, english: ", ", chinese: "，")
    let region = grid.regions[0]
    let seats = regimes.profile(region.history, countsVary: region.countsVary)
    return Text(
      "Today (\(values.en)) entry one by one ends with \(seats.en).",
      "目前（\(values.zh)）依次进入的结果：\(seats.zh)。")
  }

  // MARK: Tipping values

  private var tips: [Text] { zip(grid.axes, frontiers).flatMap(tips) }

  private func tips(_ axis: ParameterAxis, _ frontiers: [RegimeBoundary]) -> [Text] {
    let name = labels.parameter(axis.key).capitalized
    guard !frontiers.isEmpty else {
      let ends = [axis.values.min(), axis.values.max()].compactMap { $0 }.map {
        labels.value($0, unit: axis.unit)
      }
      return [
        Text(
          "\(name.en): from \(ends[0].en) to \(ends[1].en) the equilibria stay the same.",
          "\(name.zh)：从 \(ends[0].zh) 到 \(ends[1].zh)，均衡不变。")
      ]
    }
    // A mixture that appears or disappears by itself moves no firm: such boundaries are only counted.
    let telling = frontiers.filter {
      $0.before.history != $0.beyond.history || $0.before.pure != $0.beyond.pure
    }
    let silent = frontiers.count - telling.count
    guard silent > 0 else { return telling.map { tip(name, axis, $0) } }
    return telling.map { tip(name, axis, $0) } + [
      Text(
        "\(name.en): \(silent) more places where only an equilibrium with random choice comes or goes.",
        "\(name.zh)：另有 \(silent) 处只有随机选择的均衡出现或消失。")
    ]
  }

  private func tip(_ name: Text, _ axis: ParameterAxis, _ frontier: RegimeBoundary) -> Text {
    let value = labels.boundary(frontier.value, axis)
    let head = Text("\(name.en) at \(value.en): ", "\(name.zh)为 \(value.zh)：")
    let (before, beyond) = (frontier.before, frontier.beyond)
    guard before.history != beyond.history else {
      let change = regimes.change(from: before, to: beyond)
      return head + Text("above, \(change.en); entry ends as below.", "高于此值，\(change.zh)；依次进入的结果不变。")
    }
    let below = regimes.difference(before.history, from: beyond.history, countsVary: before.countsVary)
    let above = regimes.difference(beyond.history, from: before.history, countsVary: beyond.countsVary)
    return head
      + Text(
        "entry ends with \(below.en) below, with \(above.en) above.",
        "低于此值，依次进入的结果为 \(below.zh)；高于此值，为 \(above.zh)。")
  }

  // MARK: Tables

  private typealias Row = (value: Double, cell: MarketGrid.Cell)

  /// A row for each value, including the current one: the regime by its name, and a column for each quantity.
  private var oneWay: Section {
    let axis = grid.axes[0]
    var rows: [Row] = axis.values.indices.map { (axis.values[$0], grid.cell($0)) }
    if axis.baseIndex == nil, let base = axis.base {
      let isAscending = axis.values.count < 2 || axis.values[0] < axis.values[1]
      let place = rows.firstIndex { isAscending ? $0.value > base : $0.value < base } ?? rows.count
      rows.insert((base, grid.base), at: place)
    }
    let today = axis.base.flatMap { base in rows.firstIndex { $0.value == base } } ?? axis.baseIndex
    let name = labels.parameter(axis.key)
    var value = Column<(Int, Row)>.people("value", Text("value", "取值")) { [labels] in
      let value = labels.value($0.1.value, unit: axis.unit)
      return $0.0 == today ? value + Text(" (today)", "（目前）") : value
    }
    value.isNumeric = true
    let regime = Column<(Int, Row)>.people("regime", Text("entry ends with", "依次进入的结果")) { [names] in
      names[$0.1.cell.region]
    }
    let quantities = grid.quantities.indices.map { index -> Column<(Int, Row)> in
      let quantity = grid.quantities[index]
      return Column(
        key: quantity.output.rawValue, title: labels.output(quantity.output, type: quantity.type),
        unit: quantity.output.columnUnit, ownsScale: quantity.output.isMoney
      ) { .number($0.1.cell.values[index]) }
    }
    var table = PageTable(
      "values", Array(zip(rows.indices, rows)), [value, regime] + quantities, marks: { $0.0 == today })
    table.audience = .people
    return Section("values", name.capitalized, [.table(table)])
  }

  /// The types of firms that the cells name, where there are several.
  private var movers: Text {
    let types = regimes.movingTypes(grid.regions).map { labels.firms($0) }
    guard grid.market.firms.count > 1 else { return .empty }
    let list = Text.joined(types, english: ", ", chinese: "，")
    return Text(": \(list.en)", "：\(list.zh)")
  }

  private func twoWay(_ index: Int) -> Section {
    let quantity = grid.quantities[index]
    let title =
      quantity.output == .equilibrium
      ? Text("Where entry one by one ends", "依次进入的结果") + movers
      : labels.output(quantity.output, type: quantity.type).capitalized
    let draw: @Sendable (Language) -> Document = { [self] language in
      var document = Document()
      document.append(.frontiers(GridTable(self, language).table(index)))
      return document
    }
    return Section("cells", title, [.document(draw)])
  }

  private var regions: Section {
    var seen: [Regime] = grid.regions
    for frontier in frontiers.joined() {
      for region in [frontier.before, frontier.beyond] where !seen.contains(region) { seen.append(region) }
    }
    let sentences = seen.reduce(into: [Text]()) { list, regime in
      let sentence = regimes.sentence(regime).capitalized
      if !list.contains(sentence) { list.append(sentence) }
    }
    let shown = Array(sentences.prefix(Self.regionsShown))
    let rest = sentences.count - shown.count
    var parts: [Section.Part] = [.points(shown)]
    if rest > 0 {
      parts.append(
        .paragraph(Text("\(rest) more are in --format json.", "另有 \(rest) 种，见 --format json。")))
    }
    if grid.axes.count > 1 {
      parts.append(
        .paragraph(
          Text(
            "Lines in the tables: the equilibria change there. > and * mark today's values.",
            "表中的线：均衡在此改变。> 和 * 标出目前的取值。")))
    }
    return Section("regimes", Text("What happens, and the other equilibria", "各种结果，以及其他均衡"), parts)
  }
}
