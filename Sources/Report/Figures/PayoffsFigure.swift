/// Figure `payoffs`: cost of a year by own setup and by the number of others in the region, coloured by regret;
/// for two firms the classical table of two rows and two columns.
internal import Findings
internal import Market
internal import Scenario

struct PayoffsFigure {
  let findings: SharedRegionPayoffs
  let brief: Brief
  let context: FigureContext

  private var market: Market { brief.market }
  /// Whether there are two firms, so that both payoffs of a cell can be told.
  private var isClassical: Bool { market.scenario.firmCount == 2 && findings.columns == [0, 1] }

  private static let rowLimit = 5

  func figure() -> Figure {
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: context.source(of: market),
      command: context.command(.payoffs))
    let rows = rows
    var canvas = frame.sheet(
      context.curves(narrow: 480), plot: 38 + (context.isNarrow ? 56 : 58) * Double(rows.count),
      tallest: context.isNarrow ? 640 : nil)
    let free = frame.place(on: &canvas)
    let names = rows.map(name)
    let area = Box(x: free.x, y: free.y + 34, width: free.width, height: free.height - 34 - 4)
    let layout = RowLayout(names, in: area, isNarrow: context.isNarrow, tallest: 62)
    addColumns(layout.plot, on: &canvas)
    let columns = BandScale(
      count: findings.columns.count, start: layout.plot.x, end: layout.plot.right, gap: 0)
    for (row, strategy) in rows.enumerated() {
      let isBest = findings.columns.indices.contains { findings.bestResponse($0) == strategy }
      layout.addName(row, ink: isBest ? .ink : .grey, bold: isBest, on: &canvas)
      let height = context.isNarrow ? layout.height : layout.height / 0.7 - 1.5
      for column in findings.columns.indices {
        let box = Box(
          x: columns.begin(column), y: layout.middle(row) - height / 2, width: columns.width - 1.5,
          height: height)
        addCell(strategy, column, box, on: &canvas)
      }
    }
    return Figure(.payoffs, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  // MARK: Rows

  /// Best replies, the own choice, inside, outside, then the cheapest of the rest, in the preset's order.
  private var rows: [Int] {
    if isClassical { return [findings.inside, findings.outside].sorted() }
    var kept: [Int] = []
    let choice = brief.firms[findings.type].choice
    let best = findings.columns.indices.map { findings.bestResponse($0) }
    let rest = market.strategies.indices.sorted { (mean($1), $0) < (mean($0), $1) }
    for strategy in [choice, findings.inside, findings.outside] + best + rest
    where !kept.contains(strategy) && kept.count < Self.rowLimit {
      kept.append(strategy)
    }
    return kept.sorted()
  }

  private func mean(_ strategy: Int) -> Double { findings.payoffs[strategy].reduce(0, +) }

  /// What a firm loses by the strategy against the best one in a column.
  private func regret(_ strategy: Int, _ column: Int) -> Double {
    findings.payoffs[findings.bestResponse(column)][column] - findings.payoffs[strategy][column]
  }

  private func cost(_ strategy: Int, _ column: Int) -> Double { 0 - findings.payoffs[strategy][column] }

  private var scaleName: String {
    let amounts = rows.flatMap { findings.payoffs[$0] }
    let scale = context.language == .chinese ? MoneyScale.fittingChinese(amounts) : .fitting(amounts)
    return scale.name
  }

  private func cell(_ dollars: Double) -> String {
    let amounts = rows.flatMap { findings.payoffs[$0] }
    let scale = context.language == .chinese ? MoneyScale.fittingChinese(amounts) : .fitting(amounts)
    return scale.cell(dollars)
  }

  // MARK: Drawing

  private func addColumns(_ plot: Box, on canvas: inout Canvas) {
    let columns = BandScale(count: findings.columns.count, start: plot.x, end: plot.right, gap: 0)
    canvas.add(
      Label(
        TextWidth.cut(columnTitle, to: canvas.width - 2 * FigureFrame.margin(of: canvas), size: 11),
        at: Point2D(x: plot.right, y: plot.y - 22), anchor: .end, size: .small, ink: .grey))
    for (column, others) in findings.columns.enumerated() {
      let text =
        isClassical
        ? context.setup(column == 0 ? findings.outside : findings.inside, of: market)
        : NumberText.count(others)
      canvas.add(
        Label(
          TextWidth.cut(text, to: columns.width - 4, size: 12, bold: true),
          at: Point2D(x: columns.middle(column), y: plot.y - 6), anchor: .middle, bold: true))
    }
  }

  private func addCell(_ strategy: Int, _ column: Int, _ box: Box, on canvas: inout Canvas) {
    let ink = cellInk(strategy, column)
    let isBest = findings.bestResponse(column) == strategy
    canvas.rectangle(box, ink)
    if isBest {
      // The frame lies inside of the cell, which is the lightest one, so that it is seen on any paper.
      canvas.rectangle(Self.inset(box, 2.5), .onLight)
      canvas.rectangle(Self.inset(box, 5), ink)
    }
    canvas.add(
      .centred(
        text(strategy, column), x: box.midX, middle: box.midY, anchor: .middle,
        size: findings.columns.count > 6 || context.isNarrow ? .small : .label, ink: Ink.text(on: ink),
        bold: isBest))
  }

  private static func inset(_ box: Box, _ by: Double) -> Box {
    Box(x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by)
  }

  /// Cost of a cell; the other firm's cost behind it in the classical table.
  private func text(_ strategy: Int, _ column: Int) -> String {
    let own = cell(cost(strategy, column))
    guard isClassical else { return own }
    let other = column == 0 ? findings.outside : findings.inside
    guard market.firms.count == 1 else { return own }
    let there = strategy == findings.inside ? 1 : 0
    return "\(own) · \(cell(cost(other, there)))"
  }

  /// Colour of a cell, darker for a larger regret; the square root enlarges small differences.
  private func cellInk(_ strategy: Int, _ column: Int) -> Ink {
    let worst = rows.flatMap { row in findings.columns.indices.map { regret(row, $0) } }.max() ?? 0
    guard worst > 0 else { return Ink.heat[0] }
    let depth = (regret(strategy, column) / worst).squareRoot()
    return Ink.heat[min(Ink.heat.count - 1, Int((depth * Double(Ink.heat.count - 1)).rounded()))]
  }

  // MARK: Words

  private func name(_ strategy: Int) -> String {
    (strategy == brief.firms[findings.type].choice ? "▸ " : "") + context.rowName(strategy, of: market)
  }

  private var region: String { context.name(findings.region) }
  private var firm: Text { context.oneFirm(findings.type, of: market) }

  private var columnTitle: String {
    isClassical
      ? context.say("the other firm", "另一家企业")
      : context.say("number of others in \(region)", "\(region) 中其他企业的数量")
  }

  private var headline: String {
    let columns = findings.columns.indices
    let best = columns.map { findings.bestResponse($0) }
    guard let last = best.last, best.contains(where: { $0 != last }) else {
      let setup = context.setupText(best.last ?? findings.inside, of: market)
      return context.say(
        "However many share \(region), the best reply of \(firm.en) is \(setup.en)",
        "无论多少家在 \(region)，\(firm.zh)的最佳应对都是\(ChineseText.spaced(setup.zh))")
    }
    let turn = columns.last { best[$0] != last } ?? 0
    let (least, all) = (findings.columns[turn + 1], findings.columns[columns.count - 1])
    let setup = context.setupText(last, of: market)
    let (few, whole) = (NumberText.count(least), NumberText.count(all))
    if all == 1 {
      return context.say(
        "For \(firm.en), \(setup.en) are best once the other firm is in \(region)",
        "另一家在 \(region)，\(firm.zh)选\(ChineseText.spaced(setup.zh))才最好")
    }
    return context.say(
      "For \(firm.en), \(setup.en) are best once \(few) of the \(whole) others are in \(region)",
      "另外 \(whole) 家中有 \(few) 家在 \(region)，\(firm.zh)选\(ChineseText.spaced(setup.zh))才最好")
  }

  private var subtitle: String {
    let outside = context.setupText(findings.outside, of: market)
    if isClassical {
      return context.say(
        "Cost of a year of each firm, \(scaleName): the row's firm · the column's firm",
        "两家企业一年的成本，\(scaleName)：行企业 · 列企业")
    }
    return context.say(
      "Cost of a year of \(firm.en), \(scaleName), by its own setup and the number of others in \(region); the rest on \(outside.en)",
      "一家\(ChineseText.spaced(firm.zh))一年的成本，\(scaleName)，按自身方案与 \(region) 中其他企业的数量；其余为\(ChineseText.spaced(outside.zh))"
    )
  }

  private var note: String {
    context.say(
      "Frame: the cheapest setup of the column. Darker: turning to the framed setup would save more. Arrow: the firm's own setup.",
      "边框：该列成本最低的方案。颜色越深，改选该方案省得越多。箭头：企业现用方案。")
  }

  private var alt: String {
    findings.columns.indices.map { column in
      let setup = context.setupText(findings.bestResponse(column), of: market)
      let number = NumberText.count(findings.columns[column])
      return context.say(
        "with \(number) others there, \(setup.en)", "那里有 \(number) 家时，\(setup.zh)")
    }.joined(separator: context.say("; ", "；")) + context.say(".", "。")
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["strategy", "label", "othersInRegion", "cost", "regret", "bestReply"])
    for strategy in market.strategies.indices {
      for (column, others) in findings.columns.enumerated() {
        writer.append([
          .text(market.strategies[strategy].name), .text(context.setup(strategy, of: market)), .count(others),
          .number(FigureNumbers.rounded(cost(strategy, column))),
          .number(FigureNumbers.rounded(regret(strategy, column))),
          .text(findings.bestResponse(column) == strategy ? "true" : "false"),
        ])
      }
    }
    return writer
  }
}
