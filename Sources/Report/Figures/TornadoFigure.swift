/// Figure `tornado`: from today's value of a number to its tipping value, in words, with the range of the record.
internal import Findings
internal import Market
internal import Scenario

struct TornadoFigure {
  let brief: Brief
  let ranges: [String: ClosedRange<Double>]
  let context: FigureContext

  /// Parameter with its nearest tipping value.
  struct Row {
    let flip: SwitchingValue
    var distance: Double { abs(flip.change) }
  }

  /// Farthest dot as a share of the current value; farther ones are marked by an arrow.
  private static let farthest = 1.0
  private static let rowLimit = 8
  /// Width of the setups at the right.
  private static let thenRoom = 116.0

  private var market: Market { brief.market }
  private var labels: MarketLabels { MarketLabels(market) }
  private var findings: FirmFindings { brief.firms[brief.protagonist] }

  /// Figure; `nil` without a tipping value.
  func figure() -> Figure? {
    let rows = rows
    guard !rows.isEmpty else { return nil }
    let frame = FigureFrame(
      headline: headline(rows), subtitle: subtitle, notes: [note(rows)], source: context.source(of: market),
      command: context.command(.tornado))
    let lines = Double(rows.map(lineCount).max() ?? 1)
    var canvas = frame.sheet(
      context.canvas(720, 600, narrow: 900),
      plot: 44 + (context.isNarrow ? 34 + 14 * lines : max(42, 10 + 14.5 * lines)) * Double(rows.count))
    let free = frame.place(on: &canvas)
    let layout = RowLayout(
      rows.map { name($0.flip) }, in: free, isNarrow: context.isNarrow, below: 40,
      right: context.isNarrow ? 0 : Self.thenRoom + 6, tallest: 84, aside: Self.thenRoom + 8,
      asideLines: rows.map { thenLines($0.flip).count }.max() ?? 1)
    let plot = layout.plot
    let most = max(0.1, rows.map { min(Self.farthest, $0.distance) }.max() ?? 1)
    let isDown = rows.contains { $0.flip.change < 0 }
    let isUp = rows.contains { $0.flip.change > 0 }
    let widths = rows.flatMap { row in
      [value(row.flip.to, row.flip), value(row.flip.from, row.flip)].map {
        TextWidth.of($0, size: TextSize.small.points, bold: true)
      }
    }
    let side = (widths.max() ?? 40) + 14
    let x = LinearScale(
      isDown ? -most : 0, isUp ? most : 0, from: plot.x + side,
      to: plot.right - side)
    let ticks = x.ticks.filter { abs($0) <= most }
    Axis.below(
      plot, ticks.map { (x($0), NumberText.signed($0 * 100, decimals: 0) + "%") }, grid: true, on: &canvas)
    Axis.name(context.say("change from today's value", "相对目前值的变化"), below: plot, on: &canvas)
    canvas.line(x(0), plot.y, x(0), plot.bottom, Stroke(ink: .ink, width: 1.5))
    for (index, row) in rows.enumerated() {
      layout.addName(index, on: &canvas)
      add(row, layout, index, x, on: &canvas)
    }
    return Figure(.tornado, frame, canvas, alt: alt(rows), csv: csv(rows), language: context.language)
  }

  /// Lines that the name of a row or its setup takes.
  private func lineCount(_ row: Row) -> Int {
    let width =
      context.isNarrow ? 360 - 2 * FigureFrame.narrowMargin - Self.thenRoom - 8 : RowLayout.nameWidth
    let name = TextWidth.lines(
      name(row.flip), width: width, size: TextSize.label.points, bold: true, most: 3)
    return max(name.count, thenLines(row.flip).count)
  }

  private func thenLines(_ flip: SwitchingValue) -> [String] {
    TextWidth.lines(
      "→ " + context.say(destination(flip.strategy)), width: Self.thenRoom, size: TextSize.small.points,
      most: 3)
  }

  private var rows: [Row] {
    var rows: [Row] = []
    for flip in findings.flips.sorted(by: { (abs($0.change), $0.key) < (abs($1.change), $1.key) })
    where flip.from != 0 && !rows.contains(where: { $0.flip.key == flip.key }) {
      rows.append(Row(flip: flip))
    }
    return Array(rows.prefix(Self.rowLimit))
  }

  // MARK: Drawing

  private func add(
    _ row: Row, _ layout: RowLayout, _ index: Int, _ x: LinearScale, on canvas: inout Canvas
  ) {
    let (flip, middle, plot) = (row.flip, layout.middle(index), layout.plot)
    if let range = ranges[flip.key] {
      func place(_ value: Double) -> Double {
        min(max(x(flip.relativeChange(to: value) ?? 0), plot.x), plot.right)
      }
      let (low, high) = (place(range.lowerBound), place(range.upperBound))
      canvas.rectangle(Box(x: low, y: middle - 8, width: max(0, high - low), height: 16), .pale)
    }
    let isCut = row.distance > Self.farthest
    let end = x(isCut ? (flip.change > 0 ? 1 : -1) * min(Self.farthest, row.distance) : flip.change)
    let isUp = flip.change > 0
    canvas.line(x(0), middle, end, middle, Stroke(ink: .neutral, width: 3))
    canvas.add(
      .disc(Point2D(x: x(0), y: middle), radius: 5, fill: .paper, stroke: Stroke(ink: .ink, width: 2)))
    let ink = Ink.setup(flip.strategy, of: market)
    if isCut {
      let tip = end + (isUp ? 6 : -6)
      let back = end - (isUp ? 6 : -6)
      canvas.add(
        .polygon(
          [Point2D(x: tip, y: middle), Point2D(x: back, y: middle - 7), Point2D(x: back, y: middle + 7)],
          fill: ink,
          stroke: nil))
    } else {
      canvas.add(
        .disc(Point2D(x: end, y: middle), radius: 5.5, fill: ink, stroke: Stroke(ink: .paper, width: 1)))
    }
    let (today, there) = (value(flip.from, flip), value(flip.to, flip))
    canvas.add(
      .centred(
        today, x: isUp ? x(0) - 9 : x(0) + 9, middle: middle, anchor: isUp ? .end : .start, size: .small,
        ink: .grey))
    canvas.add(
      .centred(
        there, x: isUp ? end + 9 : end - 9, middle: middle, anchor: isUp ? .start : .end, size: .small,
        bold: true))
    addThen(flip, layout, index, canvas.width, on: &canvas)
  }

  /// Setup to which the firm then moves, at the right.
  private func addThen(
    _ flip: SwitchingValue, _ layout: RowLayout, _ index: Int, _ width: Double, on canvas: inout Canvas
  ) {
    let lines = thenLines(flip)
    let margin = FigureFrame.margin(of: canvas)
    for (line, text) in lines.enumerated() {
      if context.isNarrow {
        let y = layout.firstLine(index) + 13 * Double(line)
        canvas.add(Label(text, at: Point2D(x: width - margin, y: y), anchor: .end, size: .small, ink: .grey))
      } else {
        let middle = layout.middle(index) + 13 * (Double(line) - Double(lines.count - 1) / 2)
        canvas.add(.centred(text, x: layout.plot.right + 6, middle: middle, size: .small, ink: .grey))
      }
    }
  }

  /// Where a setup goes: its region where that is another one than today's, else the whole setup.
  private func destination(_ strategy: Int) -> Text {
    let place = labels.place(strategy)
    guard let place, place == labels.place(findings.choice) else { return labels.destination(strategy) }
    return without(place, labels.setup(strategy))
  }

  /// The label of a setup without the region, in which the firm of the figure is already.
  private func without(_ place: String, _ label: Text) -> Text {
    let en = label.en.split(separator: " in \(place)", omittingEmptySubsequences: true).joined()
    let zh = label.zh.hasPrefix(place) ? String(label.zh.dropFirst(place.count)) : label.zh
    let trimmed = String(zh.drop { $0 == " " })
    return en.isEmpty || trimmed.isEmpty ? label : Text(en, trimmed)
  }

  // MARK: Words

  private var firm: Text { context.oneFirm(brief.protagonist, of: market) }
  private var choice: Text { context.setupText(findings.choice, of: market) }

  /// Label of a parameter without the firm of the figure, whose every row it would repeat.
  private func label(_ key: String) -> Text {
    let full = labels.parameter(key)
    let own = labels.firm(brief.protagonist)
    func without(_ text: String, _ tail: String) -> String {
      text.hasSuffix(tail) ? String(text.dropLast(tail.count)) : text
    }
    return Text(without(full.en, " (\(own.en))"), without(full.zh, "（\(own.zh)）"))
  }

  /// Whether a parameter is the price of the setup to which the firm then moves.
  private func isOwnPrice(_ flip: SwitchingValue) -> Bool {
    let parts = flip.key.split(separator: ".")
    return parts.contains("costs") && parts.last.map(String.init) == market.strategies[flip.strategy].name
  }

  private func name(_ flip: SwitchingValue) -> String {
    let full = label(flip.key)
    let isLong =
      TextWidth.of(context.say(full), size: TextSize.label.points, bold: true) > RowLayout.nameWidth
    return context.opening(
      isLong && isOwnPrice(flip) ? Text("price of that setup", "该方案的价格") : full)
  }

  private func value(_ number: Double, _ flip: SwitchingValue) -> String {
    context.say(labels.value(number, unit: flip.unit))
  }

  private func headline(_ rows: [Row]) -> String {
    guard let flip = rows.first?.flip else { return "" }
    let (today, end) = (labels.value(flip.from, unit: flip.unit), labels.value(flip.to, unit: flip.unit))
    let name = inSentence(label(flip.key))
    let to = destination(flip.strategy)
    let isUp = flip.change > 0
    if isOwnPrice(flip) {
      return context.say(
        "\(firm.en.capitalizedFirst) moves to \(context.long(to.en)) once that costs \(end.en) the bill, not \(today.en)",
        "\(context.long(to.zh))的价格从 \(today.zh) \(isUp ? "升" : "降")到 \(end.zh)，\(firm.zh)就会改用")
    }
    return context.say(
      "\(firm.en.capitalizedFirst) moves to \(context.long(to.en)) if \(name.en) \(isUp ? "rises" : "falls") from \(today.en) to \(end.en)",
      "\(name.zh)从 \(today.zh) \(isUp ? "升" : "降")到 \(end.zh)，\(firm.zh)就转向\(ChineseText.spaced(context.long(to.zh)))"
    )
  }

  /// A parameter as the subject of a sentence.
  private func inSentence(_ name: Text) -> Text {
    if name.en.hasPrefix("failover works") {
      return Text("the share in which " + name.en, name.zh)
    }
    let plain = ["blame forgiven", "business hit", "blame that", "outages a year"].contains {
      name.en.hasPrefix($0)
    }
    return plain ? name : Text("the " + name.en, name.zh)
  }

  private var subtitle: String {
    context.say(
      "How far one number must move until \(firm.en) leaves \(choice.en), nobody else moving",
      "单个数字变化多少，\(firm.zh)就放弃\(ChineseText.spaced(choice.zh))；其他企业不动")
  }

  private func note(_ rows: [Row]) -> String {
    let isCut = rows.contains { $0.distance > Self.farthest }
    let isRanged = rows.contains { ranges[$0.flip.key] != nil }
    return context.say("Ring: today. Dot: tipping value.", "圆圈：目前。圆点：临界值。")
      + (isRanged
        ? context.say(
          " Band: where the record and the ranges put it nine times in ten.", "色带：记录与取值范围给出的九成区间。") : "")
      + (isCut ? context.say(" Triangle: farther than shown.", "三角：更远。") : "")
  }

  private func alt(_ rows: [Row]) -> String {
    rows.map { row in
      let (today, end) = (
        labels.value(row.flip.from, unit: row.flip.unit), labels.value(row.flip.to, unit: row.flip.unit)
      )
      let (name, to) = (label(row.flip.key), destination(row.flip.strategy))
      return context.say(
        "\(name.en) from \(today.en) to \(end.en), then \(to.en)",
        "\(name.zh)从 \(today.zh) 到 \(end.zh)，转向\(to.zh)")
    }.joined(separator: context.say("; ", "；")) + context.say(".", "。")
  }

  private func csv(_ rows: [Row]) -> CSVWriter {
    var writer = CSVWriter(header: [
      "parameter", "label", "unit", "today", "tippingValue", "thenPlays", "low", "high",
    ])
    for flip in rows.map(\.flip) {
      let range = ranges[flip.key]
      writer.append([
        .text(flip.key), .text(context.say(label(flip.key))), .text(flip.unit),
        .number(FigureNumbers.rounded(flip.from)), .number(FigureNumbers.rounded(flip.to)),
        .text(market.strategies[flip.strategy].name),
        range.map { .number(FigureNumbers.rounded($0.lowerBound)) } ?? .empty,
        range.map { .number(FigureNumbers.rounded($0.upperBound)) } ?? .empty,
      ])
    }
    return writer
  }
}
