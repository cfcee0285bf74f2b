/// Figure `coupling`: widths of events with coupled and with decoupled services, and where the herd holds.
internal import Findings

struct CouplingFigure {
  let findings: CouplingComparison
  let context: FigureContext

  private var sides: [(name: Text, side: CouplingComparison.Side, ink: Ink)] {
    [
      (Text("Services that need each other", "服务层层相依"), findings.coupled, .alarm),
      (Text("Services on their own", "服务各自独立"), findings.decoupled, .accent),
    ]
  }

  func figure() -> Figure {
    var canvas = context.curves(narrow: 520)
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: source,
      command: context.incidentCommand(.coupling))
    let free = frame.place(on: &canvas)
    // The plots are of one height; the name of the axis stands under the last.
    let height = (free.height - 8 - Self.axisName) / 2
    for (index, part) in sides.enumerated() {
      let box = Box(
        x: free.x, y: free.y + Double(index) * (height + 8), width: free.width,
        height: height + (index == 1 ? Self.axisName : 0))
      draw(part.name, part.side, part.ink, box, isLast: index == 1, on: &canvas)
    }
    return Figure(.coupling, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  private static let bins = 20
  /// Space for the name of the axis.
  private static let axisName = 20.0

  private func draw(
    _ name: Text, _ side: CouplingComparison.Side, _ ink: Ink, _ box: Box, isLast: Bool,
    on canvas: inout Canvas
  ) {
    canvas.add(Label(context.say(name), at: Point2D(x: box.x, y: box.y + 12), bold: true))
    canvas.add(
      Label(
        verdict(side),
        at: Point2D(x: context.isNarrow ? box.x : box.right, y: box.y + (context.isNarrow ? 28 : 12)),
        anchor: context.isNarrow ? .start : .end, size: .small))
    let top = box.y + (context.isNarrow ? 40 : 26)
    let foot = 24 + (isLast ? Self.axisName : 0)
    let plot = Box(x: box.x + 34, y: top, width: box.width - 44, height: box.bottom - foot - top)
    let x = LinearScale(0, 1, from: plot.x, to: plot.right)
    let shares = binned(side)
    let y = LinearScale(0, most, from: plot.bottom, to: plot.y)
    Axis.left(
      plot, [0, 0.25, 0.5, 0.75, 1].filter { $0 <= most }.map { (y($0), Quantity.share($0, decimals: 0)) },
      on: &canvas)
    let width = plot.width / Double(Self.bins)
    for (bin, share) in shares.enumerated() where share > 0 {
      canvas.rectangle(
        Box(
          x: plot.x + width * Double(bin) + 0.75, y: y(share), width: width - 1.5,
          height: plot.bottom - y(share)),
        ink)
    }
    Axis.below(plot, [0, 0.25, 0.5, 0.75, 1].map { (x($0), Quantity.share($0, decimals: 0)) }, on: &canvas)
    if isLast {
      Axis.name(
        context.say("share of the firms in \(region) that an outage hits", "\(region) 一次故障波及的企业比例"),
        below: plot, on: &canvas)
    }
  }

  /// The same height of scale for both, so that bars of the two compare.
  private var most: Double { max(0.05, sides.flatMap { binned($0.side) }.max() ?? 1) }

  private func binned(_ side: CouplingComparison.Side) -> [Double] {
    var shares = [Double](repeating: 0, count: Self.bins)
    for width in side.widths {
      shares[min(Self.bins - 1, Int(width.share * Double(Self.bins)))] += width.probability
    }
    return shares
  }

  // MARK: Words

  private var region: String { context.name(findings.region) }

  private func verdict(_ side: CouplingComparison.Side) -> String {
    let (rate, size) = (Amount.number(side.ratePerYear), Amount.size(side.leavingGain))
    return side.leavingGain > 0
      ? context.say(
        "\(rate.en) outages a year; leaving saves \(size.en)", "每年 \(rate.zh) 次；离开能省 \(size.zh)")
      : context.say(
        "\(rate.en) outages a year; leaving costs \(size.en)", "每年 \(rate.zh) 次；离开多花 \(size.zh)")
  }

  private var headline: String {
    let (wide, narrow) = (
      Amount.share(findings.coupled.meanWidth), Amount.share(findings.decoupled.meanWidth)
    )
    let end: Text
    switch (findings.coupled.holds, findings.decoupled.holds) {
    case (true, false): end = Text("only coupled services hold the herd", "只有相依的服务才留得住抱团")
    case (false, true): end = Text("only services on their own hold the herd", "只有独立的服务才留得住抱团")
    case (true, true): end = Text("the herd holds either way", "两种情形下抱团都成立")
    case (false, false): end = Text("the herd holds in neither case", "两种情形下抱团都不成立")
    }
    return context.say(
      "Coupled services take \(wide.en) of the firms down at once, services on their own \(narrow.en); \(end.en)",
      "服务相依，一次故障平均波及 \(wide.zh) 的企业；各自独立，\(narrow.zh)；\(end.zh)")
  }

  private var subtitle: String {
    context.say(
      "How many firms in \(region) one outage hits: share of outages by width, the same hours down a year in both",
      "\(region) 一次故障波及多少企业：按波及范围的故障占比，两种情形每年宕机小时相同")
  }

  private var note: String {
    context.say(
      "Leaving: what one ordinary firm gains or loses by leaving the herd alone. The graphs of services are an assumption.",
      "离开：一家普通企业单独离开抱团的得失。服务依赖图为假设。")
  }

  private var source: String {
    context.say(
      "Source: presets coupled and decoupled; triggers of the outage record",
      "来源：预设 coupled 与 decoupled；故障记录中的起因")
  }

  private var alt: String {
    sides.map { part in
      let width = Amount.share(part.side.meanWidth)
      return context.say(
        "\(part.name.en): \(width.en) of the firms on average, \(verdict(part.side))",
        "\(part.name.zh)：平均波及 \(width.zh)，\(verdict(part.side))")
    }.joined(separator: context.say(". ", "。")) + context.say(".", "。")
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["services", "share", "probability"])
    for (name, side) in [("coupled", findings.coupled), ("decoupled", findings.decoupled)] {
      for width in side.widths {
        writer.append([
          .text(name), .number(FigureNumbers.rounded(width.share)),
          .number(FigureNumbers.rounded(width.probability)),
        ])
      }
    }
    return writer
  }
}
