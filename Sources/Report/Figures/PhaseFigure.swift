/// Figure 7: existing equilibria, over blame sharing and the price of redundancy.
internal import Findings
internal import Market
internal import Scenario

struct PhaseFigure {
  let findings: PhaseDiagram
  let market: Market
  let context: FigureContext

  func figure() -> Figure {
    var canvas = Canvas.curves()
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note] + key, source: context.source(.phases))
    let free = frame.place(on: &canvas)
    let left = free.x + Axis.room(["0.0x"])
    let plot = Box(x: left, y: free.y + 22, width: free.right - left - 6, height: free.height - 22 - 42)
    draw(plot, on: &canvas)
    return Figure(.phases, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  // MARK: Drawing

  private func draw(_ plot: Box, on canvas: inout Canvas) {
    let x = LinearScale(0, 1, from: plot.x, to: plot.right)
    let y = LinearScale(
      findings.multipliers.lowerBound, findings.multipliers.upperBound, from: plot.bottom, to: plot.y)
    for (index, region) in findings.regions.enumerated() {
      for piece in region.pieces {
        // The outline in the same colour hides the seams between pieces.
        canvas.add(
          .polygon(places(piece, plot), fill: ink(index), stroke: Stroke(ink: ink(index), width: 0.7)))
      }
    }
    for tick in y.ticks {
      canvas.add(
        .centred(
          Quantity.multiple(tick), x: plot.x - 7, middle: y(tick), anchor: .end, size: .small, ink: .grey))
    }
    Axis.name(multiplierName, above: plot, x: FigureFrame.margin, on: &canvas)
    Axis.below(plot, [0, 0.25, 0.5, 0.75, 1].map { (x($0), NumberText.plain($0)) }, on: &canvas)
    Axis.name(sharingName, below: plot, on: &canvas)
    let today = Point2D(x: x(findings.today.sharing), y: y(findings.today.multiplier))
    let mark = todayLabel(today, plot)
    let box = mark.box
    let taken = [
      Box(x: box.x - 4, y: box.y - 6, width: box.width + 8, height: box.height + 12),
      Box(x: today.x - 8, y: today.y - 8, width: 16, height: 16),
    ]
    for index in findings.regions.indices { addName(index, plot, taken, on: &canvas) }
    canvas.add(.disc(today, radius: 5, fill: .ink, stroke: Stroke(ink: .paper, width: 1.5)))
    canvas.add(mark)
  }

  private func todayLabel(_ today: Point2D, _ plot: Box) -> Label {
    let text = context.say("\(typeName) today", "\(typeName) 现在")
    let around = LabelPlacement.around(text, today, distance: 9, size: .label, ink: .ink, bold: true)
    return LabelPlacement.first(of: around, inside: plot, avoiding: []) ?? around[0]
  }

  private func places(_ piece: ConvexPolygon, _ plot: Box) -> [Point2D] {
    piece.corners.map { Point2D(x: plot.x + $0.x * plot.width, y: plot.bottom - $0.y * plot.height) }
  }

  private func ink(_ index: Int) -> Ink { Ink.areas[index % Ink.areas.count] }

  /// Name of a regime in its largest piece; its number if there is no space.
  private func addName(_ index: Int, _ plot: Box, _ taken: [Box], on canvas: inout Canvas) {
    guard let piece = findings.regions[index].pieces.max(by: { $0.area < $1.area }) else { return }
    let lines = namings[index]
    guard !lines.isEmpty else { return }
    let corners = places(piece, plot)
    let centre = Point2D(
      x: plot.x + piece.centre.x * plot.width, y: plot.bottom - piece.centre.y * plot.height)
    let candidates = Self.candidates(corners, centre).map { nameLabels(lines, at: $0) }
    let best = candidates.first { labels in
      labels.allSatisfy { label in
        Self.contains(corners, label.box) && !taken.contains { $0.overlaps(label.box) }
      }
    }
    for label in best ?? nameLabels(lines, at: centre) { canvas.add(label) }
  }

  private func nameLabels(_ lines: [String], at centre: Point2D) -> [Label] {
    lines.enumerated().map { row, line in
      Label.centred(
        line, x: centre.x, middle: centre.y + 16 * (Double(row) - Double(lines.count - 1) / 2),
        anchor: .middle, ink: .ink, bold: row == 0)
    }
  }

  /// Candidate points over the extent of a polygon, from its centre outwards.
  private static func candidates(_ corners: [Point2D], _ centre: Point2D) -> [Point2D] {
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    let (left, right) = (xs.min() ?? 0, xs.max() ?? 0)
    let (top, bottom) = (ys.min() ?? 0, ys.max() ?? 0)
    var grid: [Point2D] = []
    for step in 0..<625 {
      let x: Double = left + (right - left) * Double(step % 25) / 24
      let y: Double = top + (bottom - top) * Double(step / 25) / 24
      grid.append(Point2D(x: x, y: y))
    }
    // Stable order: points at the same distance keep theirs.
    let far: [Double] = grid.map { place in
      let (dx, dy) = (place.x - centre.x, place.y - centre.y)
      return dx * dx + dy * dy
    }
    let order = grid.indices.sorted { far[$0] == far[$1] ? $0 < $1 : far[$0] < far[$1] }
    return [centre] + order.map { grid[$0] }
  }

  /// Whether all corners of a box lie in a convex polygon.
  private static func contains(_ corners: [Point2D], _ box: Box) -> Bool {
    let ends = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
    return ends.allSatisfy { (x: Double, y: Double) -> Bool in
      var sides: [Double] = []
      for index in corners.indices {
        let (a, b) = (corners[index], corners[(index + 1) % corners.count])
        sides.append((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x))
      }
      return sides.allSatisfy { $0 >= 0 } || sides.allSatisfy { $0 <= 0 }
    }
  }

  /// Nominal width and height of the plot for deciding which names fit; the plot is about as large.
  private static let nominal = (width: 550.0, height: 250.0)

  /// Label of each regime: its name in lines, a number if that does not fit, nothing in a sliver.
  private var namings: [[String]] {
    var numbers = 0
    return findings.regions.indices.map { index in
      guard let size = nominalSize(index) else { return [] }
      let lines = TextWidth.lines(
        name(index), width: max(60, size.width * 0.8), size: TextSize.label.points, bold: true, most: 4)
      let widest = lines.map { TextWidth.of($0, size: TextSize.label.points, bold: true) }.max() ?? 0
      if widest <= size.width * 0.8 && Double(lines.count) * 16 <= size.height * 0.7 { return lines }
      guard size.height >= 12, size.width >= 16 else { return [] }
      numbers += 1
      return ["\(numbers)"]
    }
  }

  /// Extent of the largest piece of a regime.
  private func nominalSize(_ index: Int) -> (width: Double, height: Double)? {
    guard let piece = findings.regions[index].pieces.max(by: { $0.area < $1.area }) else { return nil }
    let xs = piece.corners.map(\.x)
    let width = ((xs.max() ?? 0) - (xs.min() ?? 0)) * Self.nominal.width
    // A wedge is lower in its middle than at its end.
    let height = width > 0 ? piece.area * Self.nominal.width * Self.nominal.height / width : 0
    return (width, height)
  }

  // MARK: Words

  private var typeName: String { context.type(findings.type, of: market) }
  private var strategyName: String { context.strategy(findings.strategy, of: market) }

  private func name(_ index: Int) -> String {
    let names = findings.regions[index].strategies.map { context.strategy($0, of: market) }
    if names.isEmpty { return context.say("no equilibrium in which all choose alike", "没有一致选择的均衡") }
    return names.joined(separator: context.say(" or ", " 或 "))
  }

  /// Key to the numbers that replace names.
  private var key: [String] {
    let numbered = zip(findings.regions.indices, namings).filter { $0.1.count == 1 && Int($0.1[0]) != nil }
    let texts = numbered.map { "\($0.1[0]): \(name($0.0))" }
    return texts.isEmpty ? [] : [texts.joined(separator: context.say("; ", "；"))]
  }

  private var sharingName: String {
    context.say(
      "blame sharing ρ of \(typeName): the share of the blame that goes when all are down",
      "\(typeName) 的责难分担 ρ：众人同停时消失的责难份额")
  }

  private var multiplierName: String {
    context.say("cost of \(strategyName), as a multiple of the bill", "\(strategyName) 的成本，账单的倍数")
  }

  private var headline: String {
    let today = findings.strategiesToday.map { context.strategy($0, of: market) }
    let where_ = "ρ = \(NumberText.significant(findings.today.sharing, digits: 3))"
    let price = Quantity.multiple(findings.today.multiplier)
    if today.isEmpty {
      return context.say(
        "At \(where_) and \(price) there is no equilibrium in which all choose alike",
        "在 \(where_)、\(price) 处，没有一致选择的均衡")
    }
    let list = today.joined(separator: context.say(" or ", " 或 "))
    let isSpread = findings.strategiesToday.contains(findings.strategy)
    let verb =
      market.firms.count == 1
      ? context.say("All sit", "大家都在") : context.say("\(typeName) sits", "\(typeName) 在")
    if isSpread {
      return context.say("\(verb) on \(list): at \(price) spreading pays", "\(verb) \(list)：\(price) 时分散划算")
    }
    return context.say(
      "\(verb) on \(list): at \(price), \(strategyName) is too dear",
      "\(verb) \(list)：\(price) 时 \(strategyName) 太贵")
  }

  private var subtitle: String {
    context.say(
      "What \(typeName) plays in the Nash equilibria that exist, over its blame sharing and the price of "
        + "\(strategyName), all else equal",
      "在存在的纳什均衡里 \(typeName) 怎么选，横轴责难分担，纵轴 \(strategyName) 的价格，其余不变")
  }

  private var note: String {
    context.say(
      "Equilibria in which all firms of a type choose alike; \"or\": several exist; slivers are not named.",
      "同类公司一致选择的均衡；“或”：存在多个；细缝不标。")
      + (findings.othersAreHeld
        ? context.say(" Other types stay where history ends.", "其他类型留在历史终点。") : "")
  }

  private var alt: String {
    findings.regions.indices.map { index in
      "\(name(index)): \(Quantity.share(findings.regions[index].area, decimals: 0))"
    }.joined(separator: "; ") + "."
  }

  private var csv: CSVWriter {
    let width = findings.multipliers.upperBound - findings.multipliers.lowerBound
    var writer = CSVWriter(header: ["region", "strategies", "piece", "corner", "blameSharing", "multiplier"])
    for (index, region) in findings.regions.enumerated() {
      let names = region.strategies.map { market.strategies[$0].name }.joined(separator: " | ")
      for (number, piece) in region.pieces.enumerated() {
        for (corner, place) in piece.corners.enumerated() {
          writer.append([
            .count(index + 1), .text(names), .count(number + 1), .count(corner + 1),
            .number(FigureNumbers.rounded(place.x)),
            .number(FigureNumbers.rounded(findings.multipliers.lowerBound + place.y * width)),
          ])
        }
      }
    }
    return writer
  }
}
