/// Figure `bad-year`: a typical year, one year in 20 and one outage like 2025, by setup.
internal import Findings
internal import Market
internal import Scenario

struct BadYearFigure {
  let years: [ExceedanceByTier]
  let brief: Brief
  let context: FigureContext

  private var market: Market { brief.market }

  func figure() -> Figure? {
    guard years.contains(where: { !$0.lines.isEmpty }) else { return nil }
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: context.source(of: market),
      command: context.command(.badYear))
    let rows = years.reduce(0) { $0 + $1.lines.count }
    let head = 26.0
    let foot = 26.0
    var canvas = frame.sheet(
      years.count > 1 ? context.map(narrow: 720) : context.curves(narrow: 460),
      plot: (head + foot + 4) * Double(years.count) + 52 * Double(rows))
    let free = frame.place(on: &canvas)
    var top = free.y
    for panel in years where !panel.lines.isEmpty {
      let share = Double(panel.lines.count) / Double(max(1, rows))
      let height = head + foot + (free.height - (head + foot) * Double(years.count)) * share
      draw(panel, Box(x: free.x, y: top, width: free.width, height: height), head, foot, on: &canvas)
      top += height
    }
    return Figure(.badYear, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  /// Space for the names, the same for all types.
  private var room: Double { RowLayout.room(years.flatMap { panel in panel.lines.map { name($0, panel) } }) }

  private func draw(
    _ panel: ExceedanceByTier, _ box: Box, _ head: Double, _ foot: Double, on canvas: inout Canvas
  ) {
    let who = context.oneFirm(panel.type, of: market).capitalized
    canvas.add(
      Label(context.say(who), at: Point2D(x: box.x, y: box.y + 12), bold: true))
    let area = Box(x: box.x, y: box.y + head, width: box.width, height: box.height - head - 4)
    let names = panel.lines.map { name($0, panel) }
    let layout = RowLayout(
      names, in: area, isNarrow: context.isNarrow, below: foot, right: 12, tallest: 52, room: room)
    let plot = layout.plot
    let most = panel.lines.flatMap { [$0.oneInTwenty, $0.incident?.loss ?? 0] }.max() ?? 1
    let x = LinearScale(0, max(most, 1e-9) * 1.02, from: plot.x + 6, to: plot.right - 6)
    let ticks = context.isNarrow ? x.fewTicks : x.ticks
    Axis.below(plot, ticks.map { (x($0), context.say(Amount.money($0))) }, grid: true, on: &canvas)
    for (index, line) in panel.lines.enumerated() {
      let isOwn = line.strategy == brief.firms[panel.type].choice
      layout.addName(index, ink: isOwn ? .ink : .grey, bold: isOwn, on: &canvas)
      add(line, layout.middle(index), x, on: &canvas)
    }
    addKey(panel, box, on: &canvas)
  }

  private func add(
    _ line: ExceedanceByTier.Line, _ middle: Double, _ x: LinearScale, on canvas: inout Canvas
  ) {
    let ink = Ink.setup(line.strategy, of: market)
    canvas.line(x(line.typical), middle, x(line.oneInTwenty), middle, Stroke(ink: ink, width: 3))
    canvas.add(
      .disc(
        Point2D(x: x(line.typical), y: middle), radius: 4.5, fill: .paper, stroke: Stroke(ink: ink, width: 2))
    )
    canvas.add(
      .disc(
        Point2D(x: x(line.oneInTwenty), y: middle), radius: 5.5, fill: ink,
        stroke: Stroke(ink: .paper, width: 1)))
    guard let incident = line.incident else { return }
    diamond(Point2D(x: x(incident.loss), y: middle), on: &canvas)
  }

  private func diamond(_ place: Point2D, on canvas: inout Canvas) {
    let r = 6.0
    canvas.add(
      .polygon(
        [
          Point2D(x: place.x, y: place.y - r), Point2D(x: place.x + r, y: place.y),
          Point2D(x: place.x, y: place.y + r), Point2D(x: place.x - r, y: place.y),
        ], fill: .ink, stroke: Stroke(ink: .paper, width: 1)))
  }

  /// Key to the marks, at the right of the panel's title.
  private func addKey(_ panel: ExceedanceByTier, _ box: Box, on canvas: inout Canvas) {
    // On a narrow sheet the note tells the marks.
    guard !context.isNarrow else { return }
    let parts: [(String, Int)] =
      [(context.say("typical year", "一般年份"), 0), (context.say("1 year in 20", "二十年一遇"), 1)]
      + (panel.lines.contains { $0.incident != nil }
        ? [(context.say("Oct 2025 outage", "2025 年 10 月故障"), 2)] : [])
    var right = box.right
    for (text, kind) in parts.reversed() {
      let label = Label(text, at: Point2D(x: right, y: box.y + 12), anchor: .end, size: .small)
      let place = Point2D(x: label.box.x - 9, y: box.y + 8)
      canvas.add(label)
      switch kind {
      case 0: canvas.add(.disc(place, radius: 4, fill: .paper, stroke: Stroke(ink: .grey, width: 2)))
      case 1: canvas.add(.disc(place, radius: 4.5, fill: .grey, stroke: nil))
      default: diamond(place, on: &canvas)
      }
      right = place.x - 16
    }
  }

  // MARK: Words

  private func name(_ line: ExceedanceByTier.Line, _ panel: ExceedanceByTier) -> String {
    (line.strategy == brief.firms[panel.type].choice ? "▸ " : "") + context.rowName(line.strategy, of: market)
  }

  private var headline: String {
    let sentences = years.prefix(2).compactMap { panel -> Text? in
      guard let own = panel.lines.first(where: { $0.strategy == brief.firms[panel.type].choice }) else {
        return nil
      }
      let (bad, usual) = (Amount.money(own.oneInTwenty), Amount.money(own.typical))
      let who = context.oneFirm(panel.type, of: market)
      if own.oneInTwenty <= 0 { return Text("\(who.en) nothing", "\(ChineseText.spaced(who.zh))没有损失") }
      return Text(
        "\(who.en) over \(bad.en), a typical one \(usual.en)", "\(who.zh)超过 \(bad.zh)（一般年份 \(usual.zh)）")
    }
    return context.say(
      Text(
        "One year in 20 costs " + sentences.map(\.en).joined(separator: "; "),
        "二十年一遇的年损失：" + sentences.map(\.zh).joined(separator: "；")))
  }

  private var subtitle: String {
    context.say(
      "Losses of a year from outages, dollars, by setup, the others as they stand",
      "按部署方案，一年的故障损失（美元），其他企业维持现状")
  }

  private var note: String {
    let hours = Amount.duration(years.first?.incidentHours ?? 0)
    let marks =
      context.isNarrow
      ? context.say("Ring: typical year. Disc: one year in 20. Diamond: the ", "圆圈：一般年份。圆点：二十年一遇。菱形：") : ""
    let own = context.say("Arrow: the firm's own setup.", "箭头：企业现用方案。")
    guard years.contains(where: { $0.lines.contains { $0.incident != nil } }) else {
      return context.say("Ring: typical year. Disc: one year in 20. ", "圆圈：一般年份。圆点：二十年一遇。") + own
    }
    return marks
      + context.say(
        "\(context.isNarrow ? "outage" : "Outage") of October 2025: \(hours.en) of the oldest region, once, where failover works. ",
        "2025 年 10 月故障：最老区域停 \(hours.zh)，计一次，切换成功时。") + own
  }

  private var alt: String {
    years.flatMap { panel in
      panel.lines.map { line in
        let (usual, bad) = (Amount.money(line.typical), Amount.money(line.oneInTwenty))
        let (who, setup) = (
          context.oneFirm(panel.type, of: market), context.setupText(line.strategy, of: market)
        )
        return context.say(
          "\(who.en), \(setup.en): typically \(usual.en), one year in 20 over \(bad.en)",
          "\(who.zh)，\(setup.zh)：一般 \(usual.zh)，二十年一遇超过 \(bad.zh)")
      }
    }.joined(separator: context.say("; ", "；")) + context.say(".", "。")
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(
      header: ["type", "strategy", "label", "mean", "typical", "oneInTwenty", "outageOf2025"])
    for panel in years {
      for line in panel.lines {
        writer.append(
          [
            .text(market.firms[panel.type].type.name), .text(market.strategies[line.strategy].name),
            .text(context.setup(line.strategy, of: market)),
          ] + [line.mean, line.typical, line.oneInTwenty].map { .number(FigureNumbers.rounded($0)) }
            + [line.incident.map { .number(FigureNumbers.rounded($0.loss)) } ?? .empty])
      }
    }
    return writer
  }
}
