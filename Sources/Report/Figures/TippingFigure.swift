/// Figure 8: basins of attraction of staying and of leaving, on a line from no firm to all firms.
internal import Findings
internal import Market

struct TippingFigure {
  let findings: TippingLine
  let market: Market
  let context: FigureContext

  func figure() -> Figure {
    var canvas = Canvas.curves()
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: context.source(.basins))
    let free = frame.place(on: &canvas)
    let gains = findings.points.map(\.gain)
    let y = LinearScale(min(0, gains.min() ?? 0), max(0, gains.max() ?? 0), from: 0, to: 1)
    let left = free.x + Axis.room(y.ticks.map { Quantity.signedMoney($0) })
    let plot = Box(x: left, y: free.y + 22, width: free.right - left - 10, height: free.height - 22 - 42)
    draw(plot, on: &canvas)
    return Figure(.basins, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  private func draw(_ plot: Box, on canvas: inout Canvas) {
    let gains = findings.points.map(\.gain)
    let x = LinearScale(0, 1, from: plot.x + 12, to: plot.right)
    let (low, high) = (min(0, gains.min() ?? 0), max(0, gains.max() ?? 0))
    let slack = (high - low) * 0.12
    let y = LinearScale(low - slack, high + slack, from: plot.bottom, to: plot.y)
    Axis.name(
      context.say("gain from sitting in \(region), a year", "坐在 \(region) 的年收益"), above: plot,
      x: FigureFrame.margin, on: &canvas)
    Axis.left(plot, y.ticks.map { (y($0), Quantity.signedMoney($0)) }, zero: y(0), on: &canvas)
    Axis.below(plot, [0, 0.25, 0.5, 0.75, 1].map { (x($0), Quantity.share($0, decimals: 0)) }, on: &canvas)
    Axis.name(
      context.say("share of the others in \(region)", "其他公司中在 \(region) 的份额"), below: plot, on: &canvas)
    let places = findings.points.map { Point2D(x: x($0.share), y: y($0.gain)) }
    canvas.polyline(places, Stroke(ink: .accent, width: 2.5))
    addArrows(x, y(0), on: &canvas)
    addDots(x, y(0), on: &canvas)
    addNames(places, plot, x, y(0), on: &canvas)
  }

  /// Arrows of the drift direction on the zero line.
  private func addArrows(_ x: LinearScale, _ zero: Double, on canvas: inout Canvas) {
    let edges = [0] + findings.crossings + [1]
    for (start, end) in zip(edges, edges.dropFirst()) where x(end) - x(start) > 36 {
      let middle = (start + end) / 2
      guard let point = findings.points.min(by: { abs($0.share - middle) < abs($1.share - middle) }) else {
        continue
      }
      let direction = point.gain > 0 ? 1.0 : -1.0
      for part in x(end) - x(start) > 200 ? [0.25, 0.5, 0.75] : [0.5] {
        let tip = x(start + (end - start) * part) + 6 * direction
        canvas.add(
          .polygon(
            [
              Point2D(x: tip, y: zero), Point2D(x: tip - 12 * direction, y: zero - 6),
              Point2D(x: tip - 12 * direction, y: zero + 6),
            ], fill: .ink, stroke: nil))
      }
    }
  }

  /// Rest points: filled if stable, hollow if unstable.
  private func addDots(_ x: LinearScale, _ zero: Double, on canvas: inout Canvas) {
    func dot(_ share: Double, isStable: Bool) {
      canvas.add(
        .disc(
          Point2D(x: x(share), y: zero), radius: 7, fill: isStable ? .ink : .paper,
          stroke: Stroke(ink: .ink, width: 2)))
    }
    dot(0, isStable: findings.exileHolds)
    dot(1, isStable: findings.herdHolds)
    var isRising = findings.exileHolds
    for crossing in findings.crossings {
      dot(crossing, isStable: !isRising)
      isRising.toggle()
    }
  }

  private func addNames(
    _ curve: [Point2D], _ plot: Box, _ x: LinearScale, _ zero: Double, on canvas: inout Canvas
  ) {
    var taken = curve.map { Box(x: $0.x - 3, y: $0.y - 4, width: 6, height: 8) }
    taken += ([0, 1] + findings.crossings).map { Box(x: x($0) - 9, y: zero - 9, width: 18, height: 18) }
    // Zero line itself.
    taken.append(Box(x: plot.x, y: zero - 7, width: plot.width, height: 14))
    var names = findings.crossings.map { share in
      (share, context.say("tipping point \(Quantity.share(share))", "临界点 \(Quantity.share(share))"), true)
    }
    names.append((1, context.say("all in \(region)", "都在 \(region)"), false))
    names.append((0, context.say("all on \(outside)", "都在 \(outside)"), false))
    for (share, text, isBold) in names {
      let place = Point2D(x: x(share), y: zero)
      let around = [12.0, 20, 32, 44, 60].flatMap {
        LabelPlacement.around(text, place, distance: $0, bold: isBold)
      }
      guard
        let label = LabelPlacement.first(
          of: around, inside: Box(x: plot.x, y: plot.y, width: plot.width + 8, height: plot.height),
          avoiding: taken)
      else { continue }
      canvas.addOnPatch(label)
      taken.append(label.box)
    }
    let corner = context.say(
      "basin of \(region): \(Quantity.share(findings.basin))",
      "\(region) 的吸引域：\(Quantity.share(findings.basin))")
    let places = [
      Label(corner, at: Point2D(x: plot.right, y: plot.y + 14), anchor: .end),
      Label(corner, at: Point2D(x: plot.x + 8, y: plot.y + 14)),
      Label(corner, at: Point2D(x: plot.right, y: plot.bottom - 10), anchor: .end),
      Label(corner, at: Point2D(x: plot.x + 8, y: plot.bottom - 10)),
    ]
    if let label = LabelPlacement.first(of: places, inside: plot, avoiding: taken) {
      canvas.addOnPatch(label)
    }
  }

  // MARK: Words

  private var region: String { context.name(findings.region) }
  private var outside: String { context.strategy(findings.outside, of: market) }
  private var inside: String { context.strategy(findings.inside, of: market) }

  private var headline: String {
    let first = Quantity.share(findings.crossings.first ?? 0, decimals: 0)
    switch (findings.herdHolds, findings.exileHolds, findings.crossings.count) {
    case (true, true, 1):
      return context.say(
        "The herd holds while more than \(first) of the others stay in \(region)",
        "只要超过 \(first) 的其他公司留在 \(region)，羊群就不散")
    case (true, _, 0):
      return context.say(
        "Wherever the others sit, \(region) is better", "无论别人在哪，\(region) 都更好")
    case (false, _, 0):
      return context.say(
        "Wherever the others sit, it is better to leave \(region)", "无论别人在哪，离开 \(region) 都更好")
    default:
      return context.say(
        "Neither all nor none: \(first) of the firms end in \(region)", "既非全部也非没有：\(first) 的公司最终在 \(region)")
    }
  }

  private var subtitle: String {
    context.say(
      "What one firm gains by \(inside) rather than \(outside), dollars a year, against where the others are",
      "一家公司选 \(inside) 而不是 \(outside) 的年收益（美元），取决于别人在哪")
  }

  private var note: String {
    context.say(
      "Filled: stable. Hollow: the slightest push tips it. Only these two footprints; each other firm is there with "
        + "the probability shown.",
      "实心：稳定。空心：轻轻一推就翻。只看这两种部署；其他每家以所示概率在那里。")
  }

  private var alt: String {
    let ends = [findings.points.first, findings.points.last].compactMap { $0?.gain }.map(Quantity.signedMoney)
    let crossings = findings.crossings.map { Quantity.share($0) }.joined(separator: ", ")
    return context.say(
      "Gain \(ends.joined(separator: " when none is there, ")) when all are. Tipping at: "
        + "\(crossings.isEmpty ? "nowhere" : crossings).",
      "收益：无人时与全在时分别为 \(ends.joined(separator: "、"))。临界点：\(crossings.isEmpty ? "无" : crossings)。")
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["share", "gain"])
    for point in findings.points {
      writer.append([.number(point.share), .number(FigureNumbers.rounded(point.gain))])
    }
    for crossing in findings.crossings {
      writer.append([.number(FigureNumbers.rounded(crossing)), .number(0)])
    }
    return writer
  }
}
