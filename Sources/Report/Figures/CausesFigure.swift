/// Figure `causes`: why stay and why leave, item by item, for the ordinary firm and the firm of the story.
internal import Findings
internal import Market
internal import Scenario

struct CausesFigure {
  let summary: BriefSummary
  /// By type of the story, the blame that is forgiven; may be empty.
  let forgiven: [ForgivenBlame]
  let context: FigureContext

  private var brief: Brief { summary.brief }
  private var market: Market { summary.brief.market }

  /// One type of firm, and what being outside changes against being in the herd.
  private struct Panel {
    let type: Int
    let inside: Int
    let outside: Int
    let isInHerd: Bool
    /// What changes, each above 0 where being outside is better.
    let items: [Item]
    let total: Double
    /// Whether blame is told apart from what is forgiven of it.
    var isBlameSplit: Bool { items.contains { $0.name == Glossary.safetyInNumbers } }
  }

  /// A bar.
  private struct Item {
    let name: Text
    let ink: Ink
    let dollars: Double
  }

  private var panels: [Panel] {
    brief.storyTypes.compactMap { type -> Panel? in
      let stance = summary.stances[type]
      guard brief.herd != nil, let move = stance.move else { return nil }
      let sign = stance.isInHerd ? 1.0 : -1.0
      let inside = stance.isInHerd ? stance.choice : move.strategy
      let outside = stance.isInHerd ? move.strategy : stance.choice
      let mercy = forgiven.first { $0.type == type }.map { $0.dollars[outside] - $0.dollars[inside] } ?? 0
      let items = PayoffItem.allCases.flatMap { bars($0, sign * move.change[$0], forgiven: mercy) }
      let largest = items.map { abs($0.dollars) }.max() ?? 0
      return Panel(
        type: type, inside: inside, outside: outside, isInHerd: stance.isInHerd,
        items: ordered(items.filter { abs($0.dollars) > 0.004 * largest }, as: sign * move.total),
        total: sign * move.total)
    }
  }

  /// What speaks for the result first, the largest first, then what speaks against it: a reader who sees the first bars
  /// only sees what decides.
  private func ordered(_ items: [Item], as total: Double) -> [Item] {
    items.enumerated().sorted {
      let (a, b) = ($0.element.dollars, $1.element.dollars)
      let (isFirst, isSecond) = (a * total > 0, b * total > 0)
      if isFirst != isSecond { return isFirst }
      return (abs(b), $0.offset) < (abs(a), $1.offset)
    }.map(\.element)
  }

  /// The bars of an item: two for blame, of which more is forgiven in the herd.
  private func bars(_ item: PayoffItem, _ dollars: Double, forgiven: Double) -> [Item] {
    guard item == .blame, abs(forgiven) > 0.02 * abs(dollars) else {
      return [Item(name: item.name, ink: ink(item), dollars: dollars)]
    }
    return [
      Item(
        name: Text("blame, none forgiven", "追责代价（不计免责）"), ink: ink(.blame), dollars: dollars - forgiven),
      Item(name: Glossary.safetyInNumbers, ink: ink(.blame), dollars: forgiven),
    ]
  }

  /// Figure; `nil` without a herd to leave or to join.
  func figure() -> Figure? {
    let panels = panels
    guard let first = panels.first, first.items.count > 0 else { return nil }
    let frame = FigureFrame(
      headline: headline(panels), subtitle: subtitle, notes: notes(panels),
      source: context.source(of: market),
      command: context.command(.causes))
    let sheet =
      panels.count > 1 ? context.canvas(640, 560, narrow: 820) : context.canvas(720, 440, narrow: 500)
    let width = sheet.width - 2 * FigureFrame.margin(of: sheet)
    let head = 18 + 16 * Double(panels.map { titleLines($0, width).count }.max() ?? 1)
    let rows = panels.reduce(0) { $0 + $1.items.count + 1 }
    var canvas = frame.sheet(
      sheet, plot: (head + 6) * Double(panels.count) + 40 * Double(rows))
    let free = frame.place(on: &canvas)
    var top = free.y
    for panel in panels {
      let share = Double(panel.items.count + 1) / Double(rows)
      let height = head + (free.height - head * Double(panels.count)) * share
      draw(panel, Box(x: free.x, y: top, width: free.width, height: height), head, on: &canvas)
      top += height
    }
    return Figure(.causes, frame, canvas, alt: alt(panels), csv: csv(panels), language: context.language)
  }

  // MARK: Drawing

  private func names(_ panel: Panel) -> [String] {
    [totalName] + panel.items.map { context.opening($0.name) }
  }

  /// Space for the names, the same for all types.
  private var room: Double { RowLayout.room(panels.flatMap(names)) }

  private func draw(_ panel: Panel, _ box: Box, _ head: Double, on canvas: inout Canvas) {
    for (line, text) in titleLines(panel, box.width).enumerated() {
      canvas.add(Label(text, at: Point2D(x: box.x, y: box.y + 12 + 16 * Double(line)), bold: true))
    }
    let names = names(panel)
    let area = Box(x: box.x, y: box.y + head, width: box.width, height: box.height - head - 6)
    let layout = RowLayout(names, in: area, isNarrow: context.isNarrow, tallest: 40, room: room)
    let plot = layout.plot
    let values = [panel.total] + panel.items.map(\.dollars)
    let (low, high) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
    let room = (values.map { TextWidth.of(text($0), size: 11, bold: true) }.max() ?? 0) + 10
    let x = scale(low, high, room, plot)
    addSides(x(0), box.y + head - 6, on: &canvas)
    canvas.line(x(0), plot.y - 2, x(0), plot.bottom, Stroke(ink: .ink, width: 1.5))
    for (index, value) in values.enumerated() {
      let isTotal = index == 0
      layout.addName(index, bold: isTotal, on: &canvas)
      let height = min(20, layout.height)
      let (left, right) = (min(x(0), x(value)), max(x(0), x(value)))
      let middle = layout.middle(index)
      canvas.rectangle(
        Box(x: left, y: middle - height / 2, width: max(1, right - left), height: height),
        isTotal ? .ink : panel.items[index - 1].ink)
      canvas.add(
        .centred(
          text(value), x: value >= 0 ? right + 5 : left - 5, middle: middle,
          anchor: value >= 0 ? .start : .end,
          size: .small, bold: isTotal))
    }
  }

  /// A scale with space for the amounts at both ends, and for the names of both sides beside its zero.
  private func scale(_ low: Double, _ high: Double, _ room: Double, _ plot: Box) -> LinearScale {
    let left = plot.x + (low < 0 ? room : 4)
    let right = plot.right - (high > 0 ? room : 4)
    let zero = LinearScale(low, high, from: left, to: right)(0)
    let sides = [stay, leave].map { TextWidth.of($0, size: TextSize.small.points) + 10 }
    let place = min(
      max(zero, FigureFrame.margin + sides[0] - (context.isNarrow ? 10 : 0)), plot.right - sides[1])
    // The longer side keeps its end; the other one is as long as the scale makes it.
    let perDollar = min(
      low < 0 ? (place - left) / -low : .infinity, high > 0 ? (right - place) / high : .infinity)
    guard perDollar.isFinite, perDollar > 0 else { return LinearScale(low, high, from: left, to: right) }
    return LinearScale(low, high, from: place + low * perDollar, to: place + high * perDollar)
  }

  private var stay: String {
    let region = context.region(of: market)
    return panels.contains(where: isWithin)
      ? context.say("← reasons to stay", "← 留下的理由")
      : context.say("← better in \(region)", "← 在 \(region) 更划算")
  }
  private var leave: String {
    panels.contains(where: isWithin)
      ? context.say("reasons to move →", "改变的理由 →") : context.say("better outside →", "在外面更划算 →")
  }

  private func text(_ value: Double) -> String {
    let size = Amount.size(value)
    return NumberText.isZero(size.en) ? "0" : (value > 0 ? "+" : "−") + context.say(size)
  }

  /// Names of the two sides, above the bars.
  private func addSides(_ zero: Double, _ y: Double, on canvas: inout Canvas) {
    canvas.add(Label(stay, at: Point2D(x: zero - 6, y: y), anchor: .end, size: .small, ink: .grey))
    canvas.add(Label(leave, at: Point2D(x: zero + 6, y: y), size: .small, ink: .grey))
  }

  private func ink(_ item: PayoffItem) -> Ink {
    switch item {
    case .bill: .bill
    case .regionValue: .given
    case .direct: .lost
    case .blame: .blamed
    default: .neutral
    }
  }

  // MARK: Words

  private var totalName: String { context.say("In all", "合计") }

  private func titleLines(_ panel: Panel, _ width: Double) -> [String] {
    TextWidth.lines(
      title(panel), width: width, size: TextSize.label.points, bold: true, most: context.isNarrow ? 2 : 1)
  }

  private func title(_ panel: Panel) -> String {
    let who = context.oneFirm(panel.type, of: market).capitalized
    let (inside, outside) = (
      context.setupText(panel.inside, of: market), context.setupText(panel.outside, of: market)
    )
    return context.say(
      "\(who.en): \(outside.en) instead of \(inside.en)",
      "\(who.zh)：用\(ChineseText.spaced(outside.zh))取代\(ChineseText.spaced(inside.zh))")
  }

  private func headline(_ panels: [Panel]) -> String {
    let sentences = panels.prefix(2).map { panel -> Text in
      let who = context.oneFirm(panel.type, of: market)
      let size = Amount.size(panel.total)
      if NumberText.isZero(size.en) { return Text("\(who.en) is as well off outside", "\(who.zh)在外面也一样") }
      if isWithin(panel) {
        let setup = context.setupText(panel.outside, of: market)
        return Text(
          "Moving alone to \(setup.en) would \(panel.total < 0 ? "cost" : "save") \(who.en) \(size.en) a year",
          "单独改用\(ChineseText.spaced(setup.zh))\(panel.total < 0 ? "会" : "能")让\(ChineseText.spaced(who.zh))每年"
            + "\(panel.total < 0 ? "多花" : "省") \(size.zh)")
      }
      if panel.isInHerd {
        return panel.total < 0
          ? Text(
            "Leaving alone would cost \(who.en) \(size.en) a year",
            "单独离开会让\(ChineseText.spaced(who.zh))每年多花 \(size.zh)")
          : Text(
            "Leaving alone would save \(who.en) \(size.en) a year",
            "单独离开能让\(ChineseText.spaced(who.zh))每年省 \(size.zh)")
      }
      return panel.total > 0
        ? Text("\(who.en) saves \(size.en) by being outside", "\(who.zh)留在外面每年省 \(size.zh)")
        : Text(
          "being outside costs \(who.en) \(size.en)", "留在外面让\(ChineseText.spaced(who.zh))每年多花 \(size.zh)")
    }
    return context.say(
      Text(
        sentences.map(\.en).joined(separator: "; ").capitalizedFirst,
        sentences.map(\.zh).joined(separator: "；")))
  }

  /// Whether both setups are in the herd's region, so that nobody leaves it.
  private func isWithin(_ panel: Panel) -> Bool {
    let homes = [panel.inside, panel.outside].map { market.strategies[$0] }
    return homes.allSatisfy { $0.regions == 1 && $0.clouds == 1 } && homes[0].home == homes[1].home
  }

  private var subtitle: String {
    let region = context.region(of: market)
    if panels.contains(where: isWithin) {
      return context.say(
        "Change of a year's cost, dollars, for one firm that moves; + saves, − costs; nobody else moves",
        "单独一家企业改变方案，每年成本的变化（美元，+ 为节省）；其他企业不动")
    }
    return context.say(
      "Gain (+) or loss (−) of a year for one firm outside of \(region) against in it, dollars; nobody else moves",
      "一家企业在 \(region) 之外与之内相比，一年的得（+）失（−），美元；其他企业不动")
  }

  private func notes(_ panels: [Panel]) -> [String] {
    let forgiving = context.say(
      "Safety in numbers: the blame that is forgiven when everybody is down too.",
      "大家一起宕机：此时同停免责所免去的追责代价。")
    let scales = context.say("Each firm has a scale of its own.", "各企业的比例尺不同。")
    return (panels.contains(where: \.isBlameSplit) ? [forgiving] : []) + (panels.count > 1 ? [scales] : [])
  }

  private func alt(_ panels: [Panel]) -> String {
    panels.map { panel in
      let parts = panel.items.map { item -> Text in
        let (name, size) = (item.name, Amount.size(item.dollars))
        return item.dollars > 0
          ? Text("\(name.en) saves \(size.en)", "\(name.zh)省 \(size.zh)")
          : Text("\(name.en) costs \(size.en)", "\(name.zh)多花 \(size.zh)")
      }
      return title(panel) + context.say(": ", "：") + context.say(.list(parts))
    }.joined(separator: context.say(". ", "。")) + context.say(".", "。")
  }

  private func csv(_ panels: [Panel]) -> CSVWriter {
    var writer = CSVWriter(header: ["type", "inside", "outside", "item", "dollars"])
    for panel in panels {
      let keys: [CSVWriter.Cell] = [
        .text(market.firms[panel.type].type.name), .text(market.strategies[panel.inside].name),
        .text(market.strategies[panel.outside].name),
      ]
      for item in panel.items {
        writer.append(keys + [.text(item.name.en), .number(FigureNumbers.rounded(item.dollars))])
      }
      writer.append(keys + [.text("total"), .number(FigureNumbers.rounded(panel.total))])
    }
    return writer
  }
}
