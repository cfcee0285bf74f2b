/// Figure `price`: what a setup costs more than the plainest one against what it avoids, type by type.
internal import Findings
internal import Market
internal import Scenario

struct PriceFigure {
  let prices: [SetupPrices]
  let brief: Brief
  let context: FigureContext

  private var market: Market { brief.market }

  /// Figure; `nil` where there is nothing to choose.
  func figure() -> Figure? {
    guard prices.contains(where: { !$0.rows.isEmpty }) else { return nil }
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: context.source(of: market),
      command: context.command(.price))
    let rows = prices.reduce(0) { $0 + setups($1).count }
    let head = 30.0
    var canvas = frame.sheet(
      prices.count > 1 ? context.map(narrow: 760) : context.curves(narrow: 560),
      plot: head * Double(prices.count) + 58 * Double(rows))
    let free = frame.place(on: &canvas)
    var top = free.y
    for panel in prices where !panel.rows.isEmpty {
      let share = Double(setups(panel).count) / Double(max(1, rows))
      let height = head + (free.height - head * Double(prices.count)) * share
      draw(panel, Box(x: free.x, y: top, width: free.width, height: height), on: &canvas)
      top += height
    }
    return Figure(.price, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  /// A row: a setup, with what it changes; `nil` for the one to which the others are compared.
  private typealias Setup = (strategy: Int, row: SetupPrices.Row?)

  /// The rows of a type; the setup of comparison is one of them where the firm itself has it.
  private func setups(_ panel: SetupPrices) -> [Setup] {
    let own: [Setup] = panel.base == brief.firms[panel.type].choice ? [(panel.base, nil)] : []
    return own + panel.rows.map { ($0.strategy, $0) }
  }

  /// Space for the names, the same for all types.
  private var room: Double {
    RowLayout.room(prices.flatMap { panel in setups(panel).map { name($0.strategy, panel) } })
  }

  /// Space for the whole gains at the right, and for the amounts at the ends of the bars.
  private var netRoom: Double {
    let texts = prices.flatMap { setups($0).map { net($0.row) } }
    return (texts.map { TextWidth.of($0, size: TextSize.label.points, bold: true) }.max() ?? 0) + 12
  }
  private var amountRoom: Double {
    let amounts = prices.flatMap { $0.rows.flatMap { [up($0.bill) + up($0.region), $0.avoided] } }
    return Axis.room(amounts.map { context.say(Amount.money($0)) })
  }

  private func draw(_ panel: SetupPrices, _ box: Box, on canvas: inout Canvas) {
    let title = TextWidth.cut(title(panel), to: box.width, size: TextSize.label.points, bold: true)
    canvas.add(Label(title, at: Point2D(x: box.x, y: box.y + 12), bold: true))
    let area = Box(x: box.x, y: box.y + 22, width: box.width, height: box.height - 30)
    let setups = setups(panel)
    let names = setups.map { name($0.strategy, panel) }
    let layout = RowLayout(
      names, in: area, isNarrow: context.isNarrow, right: context.isNarrow ? 0 : netRoom, tallest: 58,
      room: room)
    let plot = layout.plot
    let most = panel.rows.flatMap { [up($0.bill) + up($0.region), $0.avoided] }.max() ?? 1
    // A setup may lose more to outages than the plainest one: its bar is at the left of the line.
    let least = min(0, panel.rows.map(\.avoided).min() ?? 0)
    let x = LinearScale(
      least, max(most, 1e-9), from: plot.x + (least < 0 ? amountRoom : 0), to: plot.right - amountRoom)
    canvas.line(x(0), plot.y, x(0), plot.bottom, Stroke(ink: .ink, width: 1.5))
    for (index, setup) in setups.enumerated() {
      let isOwn = setup.strategy == brief.firms[panel.type].choice
      layout.addName(index, ink: isOwn ? .ink : .grey, bold: isOwn, on: &canvas)
      addNet(setup.row, layout, index, box, on: &canvas)
      guard let row = setup.row else { continue }
      let height = min(13, (layout.height - 2) / 2)
      let top = layout.middle(index) - height - 1
      var right = x(0)
      for (amount, ink) in [(up(row.bill), Ink.bill), (up(row.region), .given)] where amount > 0 {
        let width = x(amount) - x(0)
        canvas.rectangle(Box(x: right, y: top, width: max(0, width - 0.75), height: height), ink)
        right += width
      }
      addAmount(up(row.bill) + up(row.region), right, top + height / 2, on: &canvas)
      let (start, end) = (min(x(0), x(row.avoided)), max(x(0), x(row.avoided)))
      canvas.rectangle(Box(x: start, y: top + height + 2, width: end - start, height: height), .lost)
      addAmount(row.avoided, row.avoided < 0 ? start : end, top + height * 1.5 + 2, on: &canvas)
    }
  }

  private func addAmount(_ dollars: Double, _ x: Double, _ middle: Double, on canvas: inout Canvas) {
    canvas.add(
      .centred(
        context.say(Amount.money(dollars)), x: dollars < 0 ? x - 5 : x + 5, middle: middle,
        anchor: dollars < 0 ? .end : .start, size: .small))
  }

  /// The whole gain, at the right.
  private func addNet(
    _ row: SetupPrices.Row?, _ layout: RowLayout, _ index: Int, _ box: Box, on canvas: inout Canvas
  ) {
    let text = net(row)
    let isGain = (row?.net ?? 0) > 0
    let ink: Ink = isGain ? .accent : .grey
    if context.isNarrow {
      let y = layout.firstLine(index)
      canvas.add(
        Label(text, at: Point2D(x: box.right, y: y), anchor: .end, size: .small, ink: ink, bold: isGain))
    } else {
      canvas.add(
        .centred(
          text, x: box.right, middle: layout.middle(index), anchor: .end, size: .label, ink: ink,
          bold: isGain))
    }
  }

  private func up(_ amount: Double) -> Double { max(0, amount) }

  // MARK: Words

  private func name(_ strategy: Int, _ panel: SetupPrices) -> String {
    let mark = strategy == brief.firms[panel.type].choice ? "▸ " : ""
    return mark + context.rowName(strategy, of: market)
  }

  private func net(_ row: SetupPrices.Row?) -> String {
    guard let row else { return context.say("the yardstick", "比较基准") }
    let size = Amount.size(row.net)
    if NumberText.isZero(size.en) { return context.say("no difference", "没有差别") }
    return row.net > 0
      ? context.say("saves \(size.en)", "净省 \(size.zh)") : context.say("costs \(size.en)", "净亏 \(size.zh)")
  }

  private func title(_ panel: SetupPrices) -> String {
    let (who, base) = (
      context.oneFirm(panel.type, of: market).capitalized, context.setupText(panel.base, of: market)
    )
    return context.say(
      "\(who.en), against \(base.en)", "\(who.zh)，与\(ChineseText.spaced(base.zh))相比")
  }

  private var headline: String {
    var told: Int?
    let sentences = prices.prefix(2).map { panel -> Text in
      let who = context.oneFirm(panel.type, of: market)
      let choice = panel.rows.first { $0.strategy == brief.firms[panel.type].choice }
      let base = context.setupText(panel.base, of: market)
      guard let choice else {
        return Text(
          "for \(who.en) nothing beyond \(base.en) pays for itself",
          "\(ChineseText.spaced(who.zh))在\(ChineseText.spaced(base.zh))之外，没有任何方案划算")
      }
      let (paid, avoided) = (Amount.size(choice.bill + choice.region), Amount.size(choice.avoided))
      // The second firm is compared with the same setup: it is told in fewer words.
      let isTold = told == panel.base
      told = panel.base
      let owner = who.en.hasSuffix("s") ? who.en + "'" : who.en + "'s"
      let english =
        isTold
        ? "\(owner) \(paid.en) and \(avoided.en)"
        : "against \(base.en), \(owner) setup costs \(paid.en) more and avoids \(avoided.en) of losses"
      let chinese =
        (isTold ? who.zh : "与\(ChineseText.spaced(base.zh))相比，\(who.zh)")
        + "的方案多花 \(paid.zh)，避免损失 \(avoided.zh)"
      return Text(english, chinese)
    }
    return context.say(
      Text(
        sentences.map(\.en).joined(separator: "; ").capitalizedFirst,
        sentences.map(\.zh).joined(separator: "；")))
  }

  private var subtitle: String {
    context.say(
      "Price of each setup against the outages that it avoids, dollars a year, the others as they stand",
      "各方案每年多花的钱与避免的故障损失，美元，其他企业维持现状")
  }

  private var hasLosses: Bool { prices.contains { $0.rows.contains { $0.avoided < 0 } } }

  private var note: String {
    context.say(
      "Upper bar: higher bill, then region value given up. Lower bar: losses from outages avoided\(hasLosses ? ", left of the line: added" : ""). "
        + "Arrow: the firm's own setup.",
      "上条：多付的账单，其后为放弃的区域自身价值。下条：避免的故障损失\(hasLosses ? "（线左侧为增加）" : "")。箭头：企业现用方案。")
  }

  private var alt: String {
    prices.flatMap { panel in
      panel.rows.map { row in
        let who = context.oneFirm(panel.type, of: market)
        let (paid, avoided) = (Amount.money(up(row.bill) + up(row.region)), Amount.money(row.avoided))
        let setup = context.setupText(row.strategy, of: market)
        return context.say(
          "\(who.en), \(setup.en): \(paid.en) more, \(avoided.en) avoided",
          "\(who.zh)，\(setup.zh)：多花 \(paid.zh)，避免 \(avoided.zh)")
      }
    }.joined(separator: context.say("; ", "；")) + context.say(".", "。")
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(
      header: ["type", "strategy", "label", "own", "bill", "regionValueGivenUp", "avoided", "net"])
    for panel in prices {
      for row in panel.rows {
        writer.append(
          [
            .text(market.firms[panel.type].type.name), .text(market.strategies[row.strategy].name),
            .text(context.setup(row.strategy, of: market)),
            .text(row.strategy == brief.firms[panel.type].choice ? "true" : "false"),
          ] + [row.bill, row.region, row.avoided, row.net].map { .number(FigureNumbers.rounded($0)) })
      }
    }
    return writer
  }
}

extension String {
  /// The text with a capital letter in front.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
