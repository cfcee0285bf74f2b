/// Figure `exceedance`: exceedance probability of an annual loss, a line for each cost tier, this incident as a mark.
internal import Findings
internal import Market
internal import Scenario

struct ExceedanceFigure {
  let findings: ExceedanceByTier
  let market: Market
  let context: FigureContext

  func figure() -> Figure {
    var canvas = context.curves(narrow: 520)
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: note.map { [$0] } ?? [],
      source: context.source(of: market), command: context.command(.exceedance))
    let free = frame.place(on: &canvas)
    let left = free.x + Axis.room(["100 %"])
    let key = context.isNarrow ? 16.0 * Double(findings.lines.count) + 4 : 0
    let plot = Box(
      x: left, y: free.y + 6 + key, width: free.right - left - 4, height: free.height - 6 - key - 42)
    if context.isNarrow { addKey(free, on: &canvas) }
    draw(plot, on: &canvas)
    return Figure(.exceedance, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  private func draw(_ plot: Box, on canvas: inout Canvas) {
    let losses = findings.lines.flatMap { $0.points.map(\.loss) }
    let x = LogScale(losses.min() ?? 1, losses.max() ?? 10, from: plot.x, to: plot.right)
    let y = LinearScale(0, 1, from: plot.bottom, to: plot.y)
    Axis.left(
      plot, [0, 0.25, 0.5, 0.75, 1].map { (y($0), Quantity.share($0, decimals: 0)) }, zero: y(0), on: &canvas)
    Axis.below(plot, x.ticks.map { (x($0), context.say(Amount.money($0))) }, grid: true, on: &canvas)
    Axis.name(
      context.say("loss in a year, logarithmic", "一年的损失（对数刻度）"), below: plot, on: &canvas)
    var curves: [[Point2D]] = []
    for (index, line) in findings.lines.enumerated() {
      let places = line.points.map { Point2D(x: x($0.loss), y: y($0.probability)) }
      canvas.polyline(places, stroke(index))
      curves.append(places)
    }
    var taken = curves.flatMap { $0.map { Box(x: $0.x - 3, y: $0.y - 2, width: 6, height: 4) } }
    addIncident(plot, x, y, &taken, on: &canvas)
    for (index, line) in findings.lines.enumerated() where !context.isNarrow {
      add(name: text(line), along: curves[index], stroke(index), plot, &taken, on: &canvas)
    }
  }

  /// Names of the lines above a narrow plot.
  private func addKey(_ free: Box, on canvas: inout Canvas) {
    for (index, line) in findings.lines.enumerated() {
      let y = free.y + 2 + 16 * Double(index)
      canvas.line(free.x, y, free.x + 22, y, stroke(index))
      canvas.add(.centred(text(line), x: free.x + 30, middle: y, size: .small))
    }
  }

  /// Line of a setup; one node is dashed beside two of the same colour.
  private func stroke(_ index: Int) -> Stroke {
    let strategy = findings.lines[index].strategy
    let isSingle = market.strategies[strategy].nodes == 1
    return Stroke(ink: .setup(strategy, of: market), width: 2.5, isDashed: isSingle)
  }

  /// Name of a line at the first free position beside it, from its steepest part outwards.
  private func add(
    name: String, along curve: [Point2D], _ stroke: Stroke, _ plot: Box, _ taken: inout [Box],
    on canvas: inout Canvas
  ) {
    guard !curve.isEmpty else { return }
    let middle = curve.count / 2
    let order = (0..<curve.count).sorted { abs($0 - middle) < abs($1 - middle) }
    let candidates = order.flatMap { index in
      [
        Label.centred(name, x: curve[index].x + 14, middle: curve[index].y - 7, bold: true),
        Label.centred(name, x: curve[index].x - 14, middle: curve[index].y + 7, anchor: .end, bold: true),
      ]
    }
    guard let label = LabelPlacement.first(of: candidates, inside: plot, avoiding: taken) else { return }
    let box = label.box
    let atStart = label.anchor == .start
    // A short stroke in the line's colour links the name to the line.
    let keyX = atStart ? box.x - 12 : box.right + 3
    canvas.line(keyX, box.midY, keyX + 9, box.midY, Stroke(ink: stroke.ink, width: 2.5))
    canvas.add(label)
    taken.append(Box(x: box.x - 14, y: box.y, width: box.width + 28, height: box.height))
  }

  private func addIncident(
    _ plot: Box, _ x: LogScale, _ y: LinearScale, _ taken: inout [Box], on canvas: inout Canvas
  ) {
    let marks = findings.lines.compactMap { line in
      line.incident.flatMap { $0.loss >= x.domain.lowerBound && $0.loss <= x.domain.upperBound ? $0 : nil }
    }
    let places = marks.map { Point2D(x: x($0.loss), y: y($0.probability)) }
    for place in places {
      canvas.add(.disc(place, radius: 5, fill: .alarm, stroke: Stroke(ink: .paper, width: 1.5)))
      taken.append(Box(x: place.x - 6, y: place.y - 6, width: 12, height: 12))
    }
    guard let costliest = places.indices.max(by: { marks[$0].loss < marks[$1].loss }) else { return }
    let loss = Amount.money(marks[costliest].loss)
    let text = context.say("October 2025: \(loss.en)", "2025 年 10 月：\(loss.zh)")
    let around = LabelPlacement.around(text, places[costliest], distance: 10, size: .small)
    let patch = LabelPlacement.first(of: around, inside: plot, avoiding: taken)
    if let patch {
      canvas.add(patch)
      taken.append(patch.box)
    }
  }

  // MARK: Words

  private func text(_ line: ExceedanceByTier.Line) -> String { context.setup(line.strategy, of: market) }

  private var firm: Text { context.oneFirm(findings.type, of: market) }

  private var headline: String {
    guard let first = findings.lines.first,
      let best = findings.lines.min(by: { $0.oneInTwenty < $1.oneInTwenty }),
      best.oneInTwenty < first.oneInTwenty
    else {
      let worst = Amount.money(findings.lines.map(\.oneInTwenty).max() ?? 0)
      return context.say(
        "One year in 20 costs \(firm.en) over \(worst.en), redundant or not",
        "二十年一遇的年份让\(ChineseText.spaced(firm.zh))损失超过 \(worst.zh)，有无冗余都一样")
    }
    let (high, low) = (Amount.money(first.oneInTwenty), Amount.money(best.oneInTwenty))
    let (plain, wide) = (
      context.setupText(first.strategy, of: market), context.setupText(best.strategy, of: market)
    )
    return context.say(
      "One year in 20 costs \(firm.en) over \(high.en) with \(plain.en), \(low.en) with \(wide.en)",
      "二十年一遇的年份，\(firm.zh)用\(ChineseText.spaced(plain.zh))损失超过 \(high.zh)，用\(ChineseText.spaced(wide.zh))为 \(low.zh)"
    )
  }

  private var subtitle: String {
    context.say(
      "Probability that a year costs more: losses from outages of \(firm.en), by setup, the others as they stand",
      "一年损失更多的概率：\(firm.zh)的故障损失，按部署方案，其他企业维持现状")
  }

  /// Explanation of the marks, if there are any.
  private var note: String? {
    guard findings.lines.contains(where: { $0.incident != nil }) else { return nil }
    let region = context.region(of: market)
    let length = Amount.duration(findings.incidentHours)
    return context.say(
      "Dots: one outage of \(region) of \(length.en), as in October 2025, where failover works. Dashed: one node.",
      "圆点：\(region) 停 \(length.zh)一次的损失（如 2025 年 10 月），切换成功时。虚线：单节点。")
  }

  private var alt: String {
    findings.lines.map { line in
      let (mean, bad) = (Amount.money(line.mean), Amount.money(line.oneInTwenty))
      return context.say(
        "\(text(line)): \(mean.en) a year on average, one year in 20 over \(bad.en)",
        "\(text(line))：平均每年 \(mean.zh)，二十年一遇超过 \(bad.zh)")
    }.joined(separator: context.say("; ", "；")) + context.say(".", "。")
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["strategy", "kind", "loss", "probability"])
    for line in findings.lines {
      let name = market.strategies[line.strategy].name
      for point in line.points {
        writer.append([
          .text(name), .text("curve"), .number(digits(point.loss)), .number(digits(point.probability)),
        ])
      }
      if let mark = line.incident {
        writer.append([
          .text(name), .text("incident"), .number(digits(mark.loss)), .number(digits(mark.probability)),
        ])
      }
    }
    return writer
  }

  /// Value rounded to nine digits, the same on every processor.
  private func digits(_ value: Double) -> Double { FigureNumbers.rounded(value) }
}
