/// Figure 4: exceedance probability of an annual loss, a line for each cost tier, this incident as a mark.
internal import Findings
internal import Market
internal import Scenario

struct ExceedanceFigure {
  let findings: ExceedanceByTier
  let market: Market
  let context: FigureContext

  private static let inks: [Ink] = [.neutral, .accent, .green, .purple]

  func figure() -> Figure {
    var canvas = Canvas.curves()
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: note.map { [$0] } ?? [],
      source: context.source(.exceedance))
    let free = frame.place(on: &canvas)
    let left = free.x + Axis.room(["100 %"])
    let plot = Box(x: left, y: free.y + 6, width: free.right - left - 4, height: free.height - 6 - 42)
    draw(plot, on: &canvas)
    return Figure(.exceedance, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  private func draw(_ plot: Box, on canvas: inout Canvas) {
    let losses = findings.lines.flatMap { $0.points.map(\.loss) }
    let x = LogScale(losses.min() ?? 1, losses.max() ?? 10, from: plot.x, to: plot.right)
    let y = LinearScale(0, 1, from: plot.bottom, to: plot.y)
    Axis.left(
      plot, [0, 0.25, 0.5, 0.75, 1].map { (y($0), Quantity.share($0, decimals: 0)) }, zero: y(0), on: &canvas)
    Axis.below(plot, x.ticks.map { (x($0), Quantity.money($0)) }, grid: true, on: &canvas)
    Axis.name(
      context.say("loss in a year, logarithmic", "一年的损失（对数刻度）"), below: plot, on: &canvas)
    var curves: [[Point2D]] = []
    for (index, line) in findings.lines.enumerated() {
      let places = line.points.map { Point2D(x: x($0.loss), y: y($0.probability)) }
      canvas.polyline(places, Stroke(ink: ink(index), width: 2.5))
      curves.append(places)
    }
    var taken = curves.flatMap { $0.map { Box(x: $0.x - 3, y: $0.y - 2, width: 6, height: 4) } }
    addIncident(plot, x, y, &taken, on: &canvas)
    for (index, line) in findings.lines.enumerated() {
      add(name: text(line), along: curves[index], ink(index), plot, &taken, on: &canvas)
    }
  }

  private func ink(_ index: Int) -> Ink { Self.inks[index % Self.inks.count] }

  /// Name of a line at the first free position beside it, from its steepest part outwards.
  private func add(
    name: String, along curve: [Point2D], _ ink: Ink, _ plot: Box, _ taken: inout [Box],
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
    canvas.line(keyX, box.midY, keyX + 9, box.midY, Stroke(ink: ink, width: 2.5))
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
    let text = context.say(
      "this incident: \(Quantity.money(marks[costliest].loss))",
      "这次事故：\(Quantity.money(marks[costliest].loss))")
    let around = LabelPlacement.around(text, places[costliest], distance: 10, size: .small)
    let patch = LabelPlacement.first(of: around, inside: plot, avoiding: taken)
    if let patch {
      canvas.add(patch)
      taken.append(patch.box)
    }
  }

  // MARK: Words

  private func text(_ line: ExceedanceByTier.Line) -> String { context.strategy(line.strategy, of: market) }

  private var typeName: String { context.type(findings.type, of: market) }
  private var firm: String { context.firm(findings.type, of: market) }

  private var headline: String {
    guard let first = findings.lines.first,
      let best = findings.lines.min(by: { $0.oneInTwenty < $1.oneInTwenty }),
      best.oneInTwenty < first.oneInTwenty
    else {
      let worst = findings.lines.map(\.oneInTwenty).max() ?? 0
      return context.say(
        "One year in twenty costs \(firm) over \(Quantity.money(worst)), redundant or not",
        "二十年一遇的年份让 \(typeName) 损失超过 \(Quantity.money(worst))，有无冗余都一样")
    }
    return context.say(
      "One year in 20 costs over \(Quantity.money(first.oneInTwenty)) on \(text(first)), "
        + "\(Quantity.money(best.oneInTwenty)) on \(text(best))",
      "二十年一遇的年份：\(typeName) 在 \(text(first)) 损失超过 \(Quantity.money(first.oneInTwenty))，"
        + "在 \(text(best)) 为 \(Quantity.money(best.oneInTwenty))")
  }

  private var subtitle: String {
    context.say(
      "Probability that a year costs more, lost business and blame of one firm (\(typeName)), by footprint; the "
        + "others where history ends",
      "一年损失更多的概率：一家 \(typeName) 的业务损失与责难，按部署；其他公司在历史终点")
  }

  /// Explanation of the marks, if there are any.
  private var note: String? {
    guard findings.lines.contains(where: { $0.incident != nil }) else { return nil }
    let region = context.name(market.scenario.regions.first?.name ?? "")
    let length = IncidentWords(language: context.language).duration(findings.incidentHours * 60)
    return context.say(
      "Dots: what one outage of \(region) for \(length) costs, where failover works.",
      "圆点：\(region) 停 \(length)一次的代价，切换有效时。")
  }

  private var alt: String {
    findings.lines.map { line in
      context.say(
        "\(text(line)): \(Quantity.money(line.mean)) a year on average, one year in twenty over "
          + "\(Quantity.money(line.oneInTwenty))",
        "\(text(line))：平均每年 \(Quantity.money(line.mean))，二十年一遇超过 \(Quantity.money(line.oneInTwenty))")
    }.joined(separator: "; ") + "."
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
