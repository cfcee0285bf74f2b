/// Figure 9: switching values of the central firm's choice, nearest first.
internal import Findings
internal import Market
internal import Scenario

struct TornadoFigure {
  let brief: Brief
  let context: FigureContext

  /// Parameter with its nearest switching values.
  struct Row {
    let key: String
    let flips: [SwitchingValue]
    var nearest: Double { flips.map { abs($0.change) }.min() ?? .infinity }
  }

  /// Longest bar as a multiple of the current value; longer ones end in an arrow.
  private static let longest = 2.0

  /// Figure; `nil` without a switching value.
  func figure() -> Figure? {
    let rows = rows
    guard !rows.isEmpty else { return nil }
    var canvas = Canvas.curves()
    let frame = FigureFrame(
      headline: headline(rows), subtitle: subtitle, notes: [note(rows)], source: context.source(.tornado))
    let free = frame.place(on: &canvas)
    let names = rows.map { TextWidth.cut(short($0.key), to: 240, size: TextSize.label.points) }
    let left = free.x + Axis.room(names, size: .label)
    let plot = Box(x: left, y: free.y + 10, width: free.right - left, height: free.height - 10 - 42)
    let x = scale(rows, plot)
    Axis.below(
      plot, x.ticks.map { (x($0), NumberText.signed($0 * 100, decimals: 0) + " %") }, grid: true, on: &canvas)
    Axis.name(context.say("change from today's value", "相对今日值的变化"), below: plot, on: &canvas)
    let bands = BandScale(count: rows.count, start: plot.y, end: plot.bottom, gap: 0.4)
    for (index, row) in rows.enumerated() {
      canvas.add(.centred(names[index], x: plot.x - 8, middle: bands.middle(index), anchor: .end))
      for flip in row.flips { add(flip, bands.middle(index), min(22, bands.width), x, plot, on: &canvas) }
    }
    canvas.line(x(0), plot.y, x(0), plot.bottom, Stroke(ink: .ink, width: 1.5))
    return Figure(.tornado, frame, canvas, alt: alt(rows), csv: csv(rows), language: context.language)
  }

  private var findings: FirmFindings { brief.firms[brief.protagonist] }

  private var rows: [Row] {
    var rows: [Row] = []
    for flip in findings.flips where flip.from != 0 {
      if let known = rows.firstIndex(where: { $0.key == flip.key }) {
        rows[known] = Row(key: flip.key, flips: rows[known].flips + [flip])
      } else {
        rows.append(Row(key: flip.key, flips: [flip]))
      }
    }
    return Array(rows.sorted { ($0.nearest, $0.key) < ($1.nearest, $1.key) }.prefix(10))
  }

  private func scale(_ rows: [Row], _ plot: Box) -> LinearScale {
    let changes = rows.flatMap { $0.flips.map { max(-Self.longest, min(Self.longest, $0.change)) } }
    let (low, high) = (min(0, changes.min() ?? 0), max(0, changes.max() ?? 0))
    // Margin for the values at the ends of the bars.
    let slack = (high - low) * 0.28
    return LinearScale(
      low - (low < 0 ? slack : slack / 4), high + (high > 0 ? slack : slack / 4), from: plot.x, to: plot.right
    )
  }

  private func add(
    _ flip: SwitchingValue, _ middle: Double, _ height: Double, _ x: LinearScale, _ plot: Box,
    on canvas: inout Canvas
  ) {
    let end = x(max(-Self.longest, min(Self.longest, flip.change)))
    let (low, high) = (min(x(0), end), max(x(0), end))
    canvas.rectangle(Box(x: low, y: middle - height / 2, width: high - low, height: height), .accent)
    let isUp = flip.change > 0
    let arrow = abs(flip.change) > Self.longest ? (isUp ? "→ " : "← ") : ""
    let text = arrow + value(flip.to, flip)
    canvas.add(
      .centred(text, x: isUp ? end + 6 : end - 6, middle: middle, anchor: isUp ? .start : .end, size: .small)
    )
  }

  // MARK: Words

  private var typeName: String { context.type(brief.protagonist, of: brief.market) }
  private var firm: String {
    context.firm(brief.protagonist, of: brief.market, beginsSentence: true)
  }
  private var choice: String { context.strategy(findings.choice, of: brief.market) }

  private func short(_ key: String) -> String {
    context.parameter(key, of: brief.market.firms[brief.protagonist].type.name)
  }

  /// Value in the format of headlines and bars.
  private func value(_ number: Double, _ flip: SwitchingValue) -> String {
    let unit =
      ["USD/hour", "USD/year"].contains(flip.unit) ? number : FigureNumbers.rounded(number, digits: 3)
    return Quantity.parameter(unit, unit: flip.unit)
  }

  /// Parameter in a sentence that has named the choice.
  private func subject(_ key: String) -> String {
    let name = "strategies.\(brief.market.strategies[findings.choice].name)."
    if key.hasPrefix(name) {
      return context.say("its ", "其 ") + context.name(String(key.dropFirst(name.count)))
    }
    return context.say("the ", "") + short(key)
  }

  private func headline(_ rows: [Row]) -> String {
    guard let row = rows.first, let flip = row.flips.min(by: { abs($0.change) < abs($1.change) }) else {
      return ""
    }
    let moves = flip.change > 0 ? context.say("rises", "升") : context.say("falls", "降")
    let (today, end) = (value(flip.from, flip), value(flip.to, flip))
    return context.say(
      "\(firm) leaves \(choice) once \(subject(row.key)) \(moves) from \(today) to \(end)",
      "\(subject(row.key)) 从 \(today) \(moves)到 \(end)，\(typeName) 就离开 \(choice)")
  }

  private var subtitle: String {
    context.say(
      "How far one parameter must move until one firm (\(typeName)) turns from \(choice) to something else, the others "
        + "staying put",
      "单个参数变化多少，一家 \(typeName) 就从 \(choice) 转向别处，其他公司不动")
  }

  private func note(_ rows: [Row]) -> String {
    let isCut = rows.contains { $0.flips.contains { abs($0.change) > Self.longest } }
    return context.say("At the ends of the bars: where both choices are worth the same.", "条末：两个选择价值相等之处。")
      + (isCut ? context.say(" An arrow: farther than shown.", "箭头：比画出的更远。") : "")
  }

  private func alt(_ rows: [Row]) -> String {
    rows.flatMap(\.flips).map { flip in
      "\(short(flip.key)): \(Quantity.parameter(flip.from, unit: flip.unit)) → "
        + "\(Quantity.parameter(flip.to, unit: flip.unit)), \(context.strategy(flip.strategy, of: brief.market))"
    }.joined(separator: "; ") + "."
  }

  private func csv(_ rows: [Row]) -> CSVWriter {
    var writer = CSVWriter(header: ["parameter", "unit", "today", "flipsAt", "thenPlays"])
    for flip in rows.flatMap(\.flips) {
      writer.append([
        .text(flip.key), .text(flip.unit), .number(FigureNumbers.rounded(flip.from)),
        .number(FigureNumbers.rounded(flip.to)), .text(brief.market.strategies[flip.strategy].name),
      ])
    }
    return writer
  }
}
