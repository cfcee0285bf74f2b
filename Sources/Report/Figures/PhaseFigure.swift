/// Figure `phases`: existing equilibria, over blame sharing and the price of redundancy.
internal import Findings
internal import Market
internal import Scenario

struct PhaseFigure {
  let findings: PhaseDiagram
  /// Firms of other presets, where they stand in this plane.
  let marks: [PhaseMark]
  let market: Market
  let context: FigureContext

  /// Figure; `nil` where one part of the plane is all of it.
  func figure() -> Figure? {
    guard !isOneColour else { return nil }
    var canvas = context.curves(narrow: 540)
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note] + key, source: context.source(of: market),
      command: context.command(.phases))
    let free = frame.place(on: &canvas)
    let left = free.x + Axis.room(["0.0x"])
    let plot = Box(
      x: left, y: free.y + 22, width: free.right - left - (slivers.isEmpty ? 6 : 14),
      height: free.height - 22 - 42)
    draw(plot, on: &canvas)
    return Figure(.phases, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  /// Whether one answer fills the plane, so that there are no borders to show.
  private var isOneColour: Bool { (findings.regions.map(\.area).max() ?? 1) > 0.985 }

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
    addBorders(plot, on: &canvas)
    for x in [plot.x, plot.right] { canvas.line(x, plot.y, x, plot.bottom, Stroke(ink: .grey)) }
    canvas.line(plot.x, plot.y, plot.right, plot.y, Stroke(ink: .grey))
    for tick in y.ticks {
      canvas.add(
        .centred(
          context.say(Amount.multiple(tick)), x: plot.x - 7, middle: y(tick), anchor: .end, size: .small,
          ink: .grey))
    }
    Axis.name(multiplierName, above: plot, x: FigureFrame.margin, on: &canvas)
    Axis.below(plot, [0, 0.25, 0.5, 0.75, 1].map { (x($0), NumberText.plain($0)) }, on: &canvas)
    Axis.name(sharingName, below: plot, on: &canvas)
    let today = Point2D(x: x(findings.today.sharing), y: y(findings.today.multiplier))
    let mark = todayLabel(today, plot)
    let box = mark.box
    var taken = [
      Box(x: box.x - 4, y: box.y - 6, width: box.width + 8, height: box.height + 12),
      Box(x: today.x - 8, y: today.y - 8, width: 16, height: 16),
    ]
    let rings = shownMarks.map { Point2D(x: x($0.sharing), y: y($0.multiplier)) }
    taken += rings.map { Box(x: $0.x - 6, y: $0.y - 6, width: 12, height: 12) }
    // Parts have their names first, then firms where there is space.
    for index in findings.regions.indices { taken += addName(index, plot, taken, on: &canvas) }
    addMarks(rings, plot, &taken, on: &canvas)
    addSlivers(plot, on: &canvas)
    canvas.add(.disc(today, radius: 5, fill: .ink, stroke: Stroke(ink: .paper, width: 1.5)))
    canvas.add(mark)
  }

  /// Firms of other presets as rings, with their names where there is space.
  private func addMarks(
    _ places: [Point2D], _ plot: Box, _ taken: inout [Box], on canvas: inout Canvas
  ) {
    for (mark, place) in zip(shownMarks, places) {
      canvas.add(.disc(place, radius: 4, fill: .paper, stroke: Stroke(ink: .ink, width: 1.5)))
      let around = LabelPlacement.around(markName(mark), place, distance: 9, size: .small)
      guard
        let free = around.first(where: { label in
          plot.contains(label.box) && !taken.contains { $0.overlaps(label.box) }
        })
      else { continue }
      canvas.addOnPatch(free)
      let box = free.box
      taken.append(Box(x: box.x - 3, y: box.y - 3, width: box.width + 6, height: box.height + 6))
    }
  }

  /// Marks inside of the plane; two at one place are one.
  private var shownMarks: [PhaseMark] {
    var shown: [PhaseMark] = []
    for mark in marks where findings.multipliers.contains(mark.multiplier) {
      let isKnown = shown.contains { $0.sharing == mark.sharing && $0.multiplier == mark.multiplier }
      let isToday = mark.sharing == findings.today.sharing && mark.multiplier == findings.today.multiplier
      if !isKnown && !isToday { shown.append(mark) }
    }
    return shown
  }

  private func markName(_ mark: PhaseMark) -> String {
    context.name(context.opening(Text(mark.scenario.label(ofFirm: mark.type))))
  }

  /// Numbers of parts too flat for a name, beside the plot at their right ends.
  private func addSlivers(_ plot: Box, on canvas: inout Canvas) {
    for (number, middle) in slivers.enumerated() {
      canvas.add(
        .centred(
          Self.letter(number), x: plot.right + 4, middle: plot.bottom - middle.height * plot.height,
          size: .small,
          bold: true))
    }
  }

  private static func letter(_ number: Int) -> String { String(UnicodeScalar(UInt8(97 + number % 26))) }

  /// Parts too flat for a name that reach the right edge, with the height of their ends, the highest first; those that
  /// nobody could tell apart there are left out.
  private var slivers: [(index: Int, height: Double)] {
    let namings = namings
    var ends: [(index: Int, height: Double)] = []
    for index in findings.regions.indices where namings[index].isEmpty && findings.regions[index].area > 0.002
    {
      let heights = findings.regions[index].pieces.flatMap(\.corners).filter { $0.x > 0.999 }.map(\.y)
      guard let low = heights.min(), let high = heights.max(), high > low else { continue }
      ends.append((index, (low + high) / 2))
    }
    var kept: [(index: Int, height: Double)] = []
    for end in ends.sorted(by: { $0.height > $1.height })
    where kept.allSatisfy({ abs($0.height - end.height) * nominal.height > 12 }) {
      kept.append(end)
    }
    return kept
  }

  /// White rules between parts: edges of pieces that a piece of another part shares.
  private func addBorders(_ plot: Box, on canvas: inout Canvas) {
    for (index, region) in findings.regions.enumerated() {
      let others = findings.regions.indices.filter { $0 != index }.flatMap { findings.regions[$0].pieces }
      for piece in region.pieces {
        let corners = piece.corners
        for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
          let middle = (x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
          guard others.contains(where: { $0.touches(middle.x, middle.y) }) else { continue }
          let ends = [a, b].map {
            Point2D(x: plot.x + $0.x * plot.width, y: plot.bottom - $0.y * plot.height)
          }
          canvas.line(ends[0].x, ends[0].y, ends[1].x, ends[1].y, Stroke(ink: .paper, width: 1.5))
        }
      }
    }
  }

  private func todayLabel(_ today: Point2D, _ plot: Box) -> Label {
    let text = context.say("\(firm.en.capitalizedFirst) today", "\(firm.zh)目前")
    let around = LabelPlacement.around(
      text, today, distance: 9, size: .label, ink: Ink.text(on: inkToday), bold: true)
    let rings = shownMarks.map { mark in
      let width = findings.multipliers.upperBound - findings.multipliers.lowerBound
      let height = (mark.multiplier - findings.multipliers.lowerBound) / width
      return Box(
        x: plot.x + mark.sharing * plot.width - 7, y: plot.bottom - height * plot.height - 7, width: 14,
        height: 14)
    }
    return LabelPlacement.first(of: around, inside: plot, avoiding: rings) ?? around[0]
  }

  private func places(_ piece: ConvexPolygon, _ plot: Box) -> [Point2D] {
    piece.corners.map { Point2D(x: plot.x + $0.x * plot.width, y: plot.bottom - $0.y * plot.height) }
  }

  /// Colour under the market's own point.
  private var inkToday: Ink { ink(findings.today.sharing, findings.today.multiplier) }

  /// Colour of the part in which a point lies.
  private func ink(_ sharing: Double, _ multiplier: Double) -> Ink {
    let width = findings.multipliers.upperBound - findings.multipliers.lowerBound
    let (x, y) = (sharing, (multiplier - findings.multipliers.lowerBound) / width)
    let index = findings.regions.firstIndex { $0.pieces.contains { $0.touches(x, y) } }
    return ink(index ?? 0)
  }

  private func ink(_ index: Int) -> Ink { Ink.areas[index % Ink.areas.count] }

  /// Name of a regime in its largest piece, its number if there is no space; the boxes that it takes.
  private func addName(_ index: Int, _ plot: Box, _ taken: [Box], on canvas: inout Canvas) -> [Box] {
    guard let piece = findings.regions[index].pieces.max(by: { $0.area < $1.area }) else { return [] }
    let lines = namings[index]
    guard !lines.isEmpty else { return [] }
    let corners = places(piece, plot)
    let centre = Point2D(
      x: plot.x + piece.centre.x * plot.width, y: plot.bottom - piece.centre.y * plot.height)
    let candidates = Self.candidates(corners, centre).map { nameLabels(lines, index, at: $0) }
    let best = candidates.first { labels in
      labels.allSatisfy { label in
        Self.contains(corners, label.box) && !taken.contains { $0.overlaps(label.box) }
      }
    }
    let labels = best ?? nameLabels(lines, index, at: centre)
    for label in labels { canvas.add(label) }
    return labels.map(\.box)
  }

  private func nameLabels(_ lines: [String], _ index: Int, at centre: Point2D) -> [Label] {
    lines.enumerated().map { row, line in
      Label.centred(
        line, x: centre.x, middle: centre.y + 16 * (Double(row) - Double(lines.count - 1) / 2),
        anchor: .middle, ink: Ink.text(on: ink(index)), bold: true)
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
  private var nominal: (width: Double, height: Double) {
    context.isNarrow ? (width: 270.0, height: 240.0) : (width: 550.0, height: 250.0)
  }

  /// Label of each regime: its name in lines, a number if that does not fit, nothing in a sliver.
  private var namings: [[String]] {
    var numbers = 0
    return findings.regions.indices.map { index in
      guard let size = nominalSize(index) else { return [] }
      let lines = TextWidth.lines(
        name(index), width: max(60, size.width * 0.8), size: TextSize.label.points, bold: true, most: 4)
      let widest = lines.map { TextWidth.of($0, size: TextSize.label.points, bold: true) }.max() ?? 0
      if widest <= size.width * 0.8 && Double(lines.count) * 16 <= size.height * 0.7 { return lines }
      guard size.height >= 20, size.width >= 16 else { return [] }
      numbers += 1
      return ["\(numbers)"]
    }
  }

  /// Extent of the largest piece of a regime.
  private func nominalSize(_ index: Int) -> (width: Double, height: Double)? {
    guard let piece = findings.regions[index].pieces.max(by: { $0.area < $1.area }) else { return nil }
    let xs = piece.corners.map(\.x)
    let width = ((xs.max() ?? 0) - (xs.min() ?? 0)) * nominal.width
    // A wedge is lower in its middle than at its end.
    let height = width > 0 ? piece.area * nominal.width * nominal.height / width : 0
    return (width, height)
  }

  // MARK: Words

  private var firm: Text { context.oneFirm(findings.type, of: market) }
  private var priced: Text { context.setupText(findings.strategy, of: market) }

  private func list(_ strategies: [Int]) -> Text {
    let names = strategies.map { context.setupText($0, of: market) }
    return Text(
      names.map(\.en).joined(separator: " or "), names.map(\.zh).joined(separator: "或"))
  }

  private func name(_ index: Int) -> String {
    let strategies = findings.regions[index].strategies
    return strategies.isEmpty
      ? context.say("no equilibrium in which all choose alike", "没有人人一致的均衡")
      : context.opening(list(strategies))
  }

  /// Key to the numbers that replace names.
  private var key: [String] {
    let numbered = zip(findings.regions.indices, namings).filter { $0.1.count == 1 && Int($0.1[0]) != nil }
    let texts =
      numbered.map { "\($0.1[0]): \(name($0.0))" }
      + slivers.enumerated().map { "\(Self.letter($0.offset)): \(name($0.element.index))" }
    return texts.isEmpty ? [] : [texts.joined(separator: context.say("; ", "；"))]
  }

  private var sharingName: String {
    context.say("share of blame forgiven when all are down", "同停免责的比例")
  }

  private var multiplierName: String {
    context.say("price of \(priced.en), multiple of the bill", "\(priced.zh)的价格，账单的倍数")
  }

  private var headline: String {
    let share = Amount.share(findings.today.sharing)
    let price = Amount.multiple(findings.today.multiplier)
    if findings.strategiesToday.isEmpty {
      return context.say(
        "With \(share.en) of blame forgiven and \(priced.en) at \(price.en), no choice that all firms share is stable",
        "同停免责 \(share.zh)、\(priced.zh)价格 \(price.zh)时，没有人人一致的稳定选择")
    }
    let stable = list(findings.strategiesToday)
    let firms = context.firms(findings.type, of: market)
    let isOne = market.firms[findings.type].type.count == 1
    return context.say(
      "With \(priced.en) at \(price.en) the bill, \(isOne ? firms.en : "all " + firms.en) \(isOne ? "settles" : "settle") on \(stable.en)",
      "\(priced.zh)的价格为账单 \(price.zh)时，\(firms.zh)最终\(isOne ? "" : "都")选\(ChineseText.spaced(stable.zh))")
  }

  private var subtitle: String {
    context.say(
      "Equilibrium setups of \(firm.en), by how much blame is forgiven and what \(priced.en) cost, all else equal",
      "\(firm.zh)的均衡方案，横轴为同停免责，纵轴为\(ChineseText.spaced(priced.zh))的价格，其余不变")
  }

  private var note: String {
    context.say(
      "Equilibria in which all firms of a type choose alike; \"or\": several exist.",
      "同类企业选择一致的均衡；“或”：存在多个。")
      + (shownMarks.isEmpty
        ? ""
        : context.say(
          " Rings: firms of other presets, at their own price of spreading out.", "圆圈：其他预设的企业，按其自身的分散部署价格。"))
      + (findings.othersAreHeld
        ? context.say(" Other types stay as they are.", "其他类型维持现状。") : "")
  }

  private var alt: String {
    findings.regions.indices.map { index in
      let area = Amount.share(findings.regions[index].area)
      return context.say("\(name(index)): \(area.en) of the plane", "\(name(index))：占 \(area.zh)")
    }.joined(separator: context.say("; ", "；")) + context.say(".", "。")
  }

  private var csv: CSVWriter {
    let width = findings.multipliers.upperBound - findings.multipliers.lowerBound
    var writer = CSVWriter(header: ["part", "strategies", "piece", "corner", "blameSharing", "multiplier"])
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

extension ConvexPolygon {
  /// Whether a point lies inside or on the border, to a thousandth.
  fileprivate func touches(_ x: Double, _ y: Double) -> Bool {
    let sides = corners.indices.map { index -> Double in
      let (a, b) = (corners[index], corners[(index + 1) % corners.count])
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let length = (dx * dx + dy * dy).squareRoot()
      return length > 0 ? (dx * (y - a.y) - dy * (x - a.x)) / length : 0
    }
    return sides.allSatisfy { $0 >= -1e-3 } || sides.allSatisfy { $0 <= 1e-3 }
  }
}
