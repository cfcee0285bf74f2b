/// Figure 5: the redundancy decision 1x 2x 4x 8x, the annual cost of each option, down alone and down
/// together.
internal import Findings
internal import Market
internal import Scenario

struct ButtonFigure {
  let findings: RedundancyButton
  let market: Market
  let context: FigureContext

  func figure() -> Figure {
    var canvas = Canvas.curves()
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: context.source(.button))
    let free = frame.place(on: &canvas)
    let names = findings.rungs.map { title($0) } + [aloneText, companyText]
    let left = free.x + Axis.room(names, size: .label, bold: true)
    let plot = Box(x: left, y: free.y + 22, width: free.right - left - 84, height: free.height - 22 - 24)
    draw(plot, on: &canvas)
    return Figure(.button, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  private func draw(_ plot: Box, on canvas: inout Canvas) {
    let most = findings.rungs.flatMap { [$0.alone.total, $0.inCompany.total] }.max() ?? 1
    let x = LinearScale(0, most, from: plot.x, to: plot.right)
    Axis.below(plot, x.ticks.map { (x($0), Quantity.money($0)) }, grid: true, on: &canvas)
    let bands = BandScale(count: findings.rungs.count, start: plot.y, end: plot.bottom, gap: 0.16)
    let height = min(20, bands.width / 3 - 3)
    for (index, rung) in findings.rungs.enumerated() {
      let top = bands.middle(index) - (3 * height + 6) / 2
      canvas.add(
        .centred(title(rung), x: plot.x - 8, middle: top + height / 2, anchor: .end, bold: true))
      let rows = [
        (rung.alone, aloneText, rung == findings.cheapestAlone),
        (rung.inCompany, companyText, rung == findings.cheapestInCompany),
      ]
      for (row, (bar, name, isCheapest)) in rows.enumerated() {
        let y = top + height + 3 + Double(row) * (height + 3)
        canvas.add(
          .centred(name, x: plot.x - 8, middle: y + height / 2, anchor: .end, size: .small, ink: .grey))
        add(bar, isCheapest, Box(x: plot.x, y: y, width: 0, height: height), x, on: &canvas)
        if index == 0 && row == 0 { addParts(bar, above: y, plot, x, on: &canvas) }
      }
    }
    canvas.line(plot.x, plot.y, plot.x, plot.bottom, Stroke(ink: .ink, width: 1.5))
  }

  /// Parts of a bar in order, with their colours.
  private func parts(_ bar: RedundancyButton.Bar) -> [(dollars: Double, ink: Ink, name: String)] {
    [
      (bar.cost, .neutral, context.say("bill", "账单")),
      (bar.direct, .accent, context.say("lost business", "业务损失")),
      (bar.blame, .alarm, context.say("blame", "责难")),
    ]
  }

  private func add(
    _ bar: RedundancyButton.Bar, _ isCheapest: Bool, _ box: Box, _ x: LinearScale, on canvas: inout Canvas
  ) {
    var sum = 0.0
    for part in parts(bar) where part.dollars > 0 {
      let (start, end) = (x(sum), x(sum + part.dollars))
      canvas.rectangle(Box(x: start, y: box.y, width: end - start, height: box.height), part.ink)
      sum += part.dollars
    }
    let text = Quantity.money(bar.total) + (isCheapest ? context.say(", cheapest", "，最省") : "")
    canvas.add(.centred(text, x: x(sum) + 6, middle: box.midY, size: .small, ink: .ink, bold: isCheapest))
  }

  /// Legend of the colours, above the first bar, as near to the parts as space permits.
  private func addParts(
    _ bar: RedundancyButton.Bar, above y: Double, _ plot: Box, _ x: LinearScale, on canvas: inout Canvas
  ) {
    var sum = 0.0
    var right = plot.x - 4
    for part in parts(bar) {
      let width = TextWidth.of(part.name, size: TextSize.small.points)
      let wanted = (x(sum) + x(sum + part.dollars)) / 2 - width / 2
      let place = max(right + 10, wanted)
      canvas.rectangle(Box(x: place - 12, y: y - 12, width: 9, height: 9), part.ink)
      canvas.add(Label(part.name, at: Point2D(x: place, y: y - 4), size: .small, ink: .ink))
      right = place + width + 8
      sum += part.dollars
    }
  }

  // MARK: Words

  private var aloneText: String { context.say("down alone", "独自停机") }
  private var companyText: String { context.say("in company", "与人同停") }

  private func title(_ rung: RedundancyButton.Rung) -> String {
    "\(Quantity.multiple(rung.multiplier)) \(context.strategy(rung.strategy, of: market))"
  }

  private var typeName: String { context.type(findings.type, of: market) }
  private var firm: String { context.firm(findings.type, of: market) }

  private var headline: String {
    guard let alone = findings.cheapestAlone, let company = findings.cheapestInCompany else {
      return context.say("No rung to choose", "没有可选的档位")
    }
    let widest = findings.rungs.last ?? company
    let extra = Quantity.money(widest.inCompany.total - company.inCompany.total)
    let isSame = alone.strategy == company.strategy
    let end =
      widest.strategy == company.strategy
      ? ""
      : context.say(
        "; the \(Quantity.multiple(widest.multiplier)) button costs \(extra) more",
        "；\(Quantity.multiple(widest.multiplier)) 按钮多花 \(extra)")
    if isSame {
      return context.say(
        "Alone or in company, the \(Quantity.multiple(company.multiplier)) button is cheapest for \(firm)\(end)",
        "独自还是同停，\(typeName) 都是 \(Quantity.multiple(company.multiplier)) 按钮最省\(end)")
    }
    return context.say(
      "Alone the \(Quantity.multiple(alone.multiplier)) button is cheapest for \(firm), in company "
        + "\(Quantity.multiple(company.multiplier))\(end)",
      "独自时 \(typeName) 按 \(Quantity.multiple(alone.multiplier)) 最省，同停时 \(Quantity.multiple(company.multiplier))\(end)"
    )
  }

  private var subtitle: String {
    context.say(
      "Expected cost of a year by rung of redundancy, one firm (\(typeName)): were nobody else ever down, and with "
        + "the others where history ends",
      "各冗余档位一年的期望成本，一家 \(typeName)：假如别人从不停机，以及其他公司在历史终点时")
  }

  private var note: String {
    context.say(
      "One footprint for each rung, in the oldest region where there is one; its worth is left out.",
      "每档取一种部署，尽量在最老的区域；该区域本身的价值未计入。")
  }

  private var alt: String {
    findings.rungs.map { rung in
      context.say(
        "\(title(rung)): \(Quantity.money(rung.alone.total)) alone, \(Quantity.money(rung.inCompany.total)) in company",
        "\(title(rung))：独自 \(Quantity.money(rung.alone.total))，同停 \(Quantity.money(rung.inCompany.total))")
    }.joined(separator: "; ") + "."
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["strategy", "multiplier", "case", "bill", "direct", "blame", "total"])
    for rung in findings.rungs {
      for (name, bar) in [("alone", rung.alone), ("company", rung.inCompany)] {
        writer.append(
          [
            .text(market.strategies[rung.strategy].name), .number(rung.multiplier), .text(name),
          ] + [bar.cost, bar.direct, bar.blame, bar.total].map { .number(FigureNumbers.rounded($0)) })
      }
    }
    return writer
  }
}
