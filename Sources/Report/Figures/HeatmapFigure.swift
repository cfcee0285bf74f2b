/// Figure 6: payoffs by own choice and by the number of others in the region, best responses marked.
internal import Findings
internal import Market
internal import Scenario

struct HeatmapFigure {
  let findings: SharedRegionPayoffs
  let market: Market
  let context: FigureContext

  func figure() -> Figure {
    var canvas = Canvas.map()
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: context.source(.heatmap))
    let free = frame.place(on: &canvas)
    let left = free.x + Axis.room(rows.map { context.strategy($0, of: market) }, size: .label, bold: true)
    let plot = Box(x: left, y: free.y + 34, width: free.right - left, height: free.height - 34 - 6)
    draw(plot, on: &canvas)
    return Figure(.heatmap, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  private var rows: [Int] { Array(market.strategies.indices) }
  private var scale: MoneyScale { MoneyScale.fitting(findings.payoffs.joined()) }

  private func draw(_ plot: Box, on canvas: inout Canvas) {
    let columns = BandScale(count: findings.columns.count, start: plot.x, end: plot.right, gap: 0.03)
    let height = min(plot.height, 74 * Double(rows.count))
    let bands = BandScale(count: rows.count, start: plot.y, end: plot.y + height, gap: 0.05)
    canvas.add(
      Label(columnTitle, at: Point2D(x: plot.right, y: plot.y - 22), anchor: .end, size: .small, ink: .grey))
    for (column, others) in findings.columns.enumerated() {
      canvas.add(
        Label(
          NumberText.count(others), at: Point2D(x: columns.middle(column), y: plot.y - 6), anchor: .middle,
          bold: true))
    }
    for (row, strategy) in rows.enumerated() {
      let isBest = findings.columns.indices.contains { findings.bestResponse($0) == strategy }
      canvas.add(
        .centred(
          context.strategy(strategy, of: market), x: plot.x - 8, middle: bands.middle(row), anchor: .end,
          ink: isBest ? .ink : .grey, bold: isBest))
      for column in findings.columns.indices {
        let box = Box(
          x: columns.begin(column), y: bands.begin(row), width: columns.width, height: bands.width)
        addCell(strategy, column, box, on: &canvas)
      }
    }
  }

  private func addCell(_ strategy: Int, _ column: Int, _ box: Box, on canvas: inout Canvas) {
    let ink = cellInk(strategy, column)
    let isBest = findings.bestResponse(column) == strategy
    canvas.rectangle(box, ink)
    canvas.add(
      .centred(
        scale.cell(findings.payoffs[strategy][column]), x: box.midX, middle: box.midY, anchor: .middle,
        size: findings.columns.count > 6 ? .small : .label, ink: Ink.text(on: ink), bold: isBest))
    if isBest {
      let place = Point2D(x: box.midX, y: box.y + 9)
      canvas.add(.disc(place, radius: 4, fill: .alarm, stroke: Stroke(ink: .onDark, width: 1)))
    }
  }

  /// Colour of a cell, darker for a larger loss against the best of the table; the square root enlarges small
  /// differences.
  private func cellInk(_ strategy: Int, _ column: Int) -> Ink {
    let all = findings.payoffs.joined()
    let (best, worst) = (all.max() ?? 0, all.min() ?? 0)
    guard worst < best else { return Ink.heat[0] }
    let depth = ((best - findings.payoffs[strategy][column]) / (best - worst)).squareRoot()
    return Ink.heat[min(Ink.heat.count - 1, Int((depth * Double(Ink.heat.count - 1)).rounded()))]
  }

  // MARK: Words

  private var region: String { context.name(findings.region) }
  private var typeName: String { context.type(findings.type, of: market) }

  private var columnTitle: String {
    context.say("other \(typeName) firms in \(region)", "在 \(region) 的其他 \(typeName) 数量")
  }

  private var headline: String {
    let first = context.strategy(findings.bestResponse(0), of: market)
    let last = context.strategy(findings.bestResponse(findings.columns.count - 1), of: market)
    if first == last {
      return context.say(
        "However many share \(region), the best reply is \(last)", "无论多少家在 \(region)，最佳应对都是 \(last)")
    }
    let columns = findings.columns.indices
    let turn = columns.last { context.strategy(findings.bestResponse($0), of: market) != last } ?? 0
    let (least, all) = (findings.columns[turn + 1], findings.columns[columns.count - 1])
    return context.say(
      "\(last) is best once \(NumberText.count(least)) of \(NumberText.count(all)) others share \(region)",
      "\(NumberText.count(all)) 家里有 \(NumberText.count(least)) 家在 \(region) 时，\(last) 才最好")
  }

  private var subtitle: String {
    let outside = context.strategy(findings.outside, of: market)
    return context.say(
      "What a year is worth to one firm (\(typeName)), \(scale.name), by own footprint and number of others in "
        + "\(region); the rest on \(outside)",
      "一家 \(typeName) 一年的收益，\(scale.name)，按自己的部署和 \(region) 里其他公司的数量；其余在 \(outside)")
  }

  private var note: String {
    context.say(
      "Dots mark the best reply in each column. Payoffs are costs, hence negative: darker costs more.",
      "圆点是每列的最佳应对。收益是成本，故为负：越深越贵。")
  }

  private var alt: String {
    findings.columns.indices.map { column in
      let best = findings.bestResponse(column)
      return context.say(
        "\(findings.columns[column]) others there: \(context.strategy(best, of: market))",
        "那里有 \(findings.columns[column]) 家：\(context.strategy(best, of: market))")
    }.joined(separator: "; ") + "."
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["strategy", "othersInRegion", "payoff", "bestReply"])
    for strategy in rows {
      for (column, others) in findings.columns.enumerated() {
        writer.append([
          .text(market.strategies[strategy].name), .count(others),
          .number(FigureNumbers.rounded(findings.payoffs[strategy][column])),
          .text(findings.bestResponse(column) == strategy ? "true" : "false"),
        ])
      }
    }
    return writer
  }
}
