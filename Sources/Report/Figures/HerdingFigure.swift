/// Figure 10: herding share of a market by the number of firms.
internal import Findings
internal import Market

struct HerdingFigure {
  let findings: HerdingBySize
  let market: Market
  let context: FigureContext

  func figure() -> Figure {
    var canvas = Canvas.curves()
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: context.source(.herding))
    let free = frame.place(on: &canvas)
    let left = free.x + Axis.room(["100 %"])
    let plot = Box(x: left, y: free.y + 22, width: free.right - left - 10, height: free.height - 22 - 42)
    draw(plot, on: &canvas)
    return Figure(.herding, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  private func draw(_ plot: Box, on canvas: inout Canvas) {
    let sizes = findings.rows.map { Double($0.firms) }
    let x = LogScale(sizes.min() ?? 1, sizes.max() ?? 10, from: plot.x + 8, to: plot.right)
    let y = LinearScale(0, 1, from: plot.bottom, to: plot.y)
    Axis.name(
      context.say("share of firms in \(region) alone", "只靠 \(region) 的公司份额"), above: plot,
      x: FigureFrame.margin,
      on: &canvas)
    Axis.left(
      plot, [0, 0.25, 0.5, 0.75, 1].map { (y($0), Quantity.share($0, decimals: 0)) }, zero: y(0), on: &canvas)
    Axis.below(plot, x.ticks.map { (x($0), NumberText.plain($0)) }, on: &canvas)
    Axis.name(context.say("firms in the market", "市场里的公司数"), below: plot, on: &canvas)
    let places = findings.rows.map { Point2D(x: x(Double($0.firms)), y: y($0.share)) }
    canvas.polyline(places, Stroke(ink: .accent, width: 2.5))
    for (row, place) in zip(findings.rows, places) {
      canvas.add(
        .disc(
          place, radius: row.firms == findings.today ? 6 : 3.5,
          fill: row.firms == findings.today ? .alarm : .accent,
          stroke: Stroke(ink: .paper)))
    }
    addToday(places, plot, on: &canvas)
  }

  private func addToday(_ places: [Point2D], _ plot: Box, on canvas: inout Canvas) {
    guard let index = findings.rows.firstIndex(where: { $0.firms == findings.today }) else { return }
    let row = findings.rows[index]
    let gain = row.leavingGains.map { gain in
      context.say(
        "; leaving alone gains \(Quantity.signedMoney(gain)) a year", "；独自离开每年得 \(Quantity.signedMoney(gain))"
      )
    }
    let text =
      context.say(
        "\(row.firms) firms: \(Quantity.share(row.share, decimals: 0))",
        "\(row.firms) 家：\(Quantity.share(row.share, decimals: 0))") + (gain ?? "")
    let taken = zip(places, places.dropFirst()).flatMap { a, b in
      (0...10).map { step -> Box in
        let t = Double(step) / 10
        return Box(x: a.x + (b.x - a.x) * t - 3, y: a.y + (b.y - a.y) * t - 4, width: 6, height: 8)
      }
    }
    let around = [10.0, 18, 28].flatMap {
      LabelPlacement.around(text, places[index], distance: $0, bold: true)
    }
    let area = Box(x: plot.x + 2, y: plot.y, width: plot.width, height: plot.height)
    if let label = LabelPlacement.first(of: around, inside: area, avoiding: taken) {
      canvas.addOnPatch(label)
    }
  }

  // MARK: Words

  private var region: String { context.name(findings.region) }

  /// Smallest market from which on at least half of the firms herd.
  private var threshold: Int? {
    guard let last = findings.rows.lastIndex(where: { $0.share < 0.5 }) else {
      return findings.rows.first?.firms
    }
    return last + 1 < findings.rows.count ? findings.rows[last + 1].firms : nil
  }

  private var headline: String {
    guard let threshold else {
      return context.say(
        "However large the market, most firms stay out of \(region)", "市场再大，多数公司也不靠 \(region)")
    }
    if threshold == findings.rows.first?.firms {
      return context.say(
        "However small the market, most firms rely on \(region) alone", "市场再小，多数公司也只靠 \(region)")
    }
    return context.say(
      "\(NumberText.count(threshold)) firms are enough for a herd in \(region)",
      "\(NumberText.count(threshold)) 家公司就足以在 \(region) 成群")
  }

  private var subtitle: String {
    let type = context.type(findings.type, of: market)
    return context.say(
      "Firms that rely on \(region) alone where history ends, by number of firms; the number of \(type) changes, all "
        + "else equal",
      "历史终点只靠 \(region) 的公司，按公司总数；只改变 \(type) 的数量")
  }

  private var note: String {
    let restless = findings.rows.contains { !$0.converged }
    return context.say("Firms enter one by one, then revise until nobody gains.", "公司逐个进入，然后调整到没人能得利。")
      + (restless ? context.say(" In some markets they never come to rest.", "有的市场永远停不下来。") : "")
  }

  private var alt: String {
    findings.rows.map { "\($0.firms): \(Quantity.share($0.share, decimals: 0))" }.joined(separator: "; ")
      + "."
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["firms", "shareInRegion", "leavingGains", "comesToRest"])
    for row in findings.rows {
      writer.append([
        .count(row.firms), .number(FigureNumbers.rounded(row.share)),
        row.leavingGains.map { .number(FigureNumbers.rounded($0)) } ?? .empty,
        .text(row.converged ? "true" : "false"),
      ])
    }
    return writer
  }
}
