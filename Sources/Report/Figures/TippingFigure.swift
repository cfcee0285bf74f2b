/// Figure `tipping`: what leaving the region gains against how many others have left it.
internal import Findings
internal import Market

struct TippingFigure {
  let findings: LeavingGains
  let market: Market
  let context: FigureContext

  func figure() -> Figure {
    var canvas = context.curves(narrow: 500)
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: context.source(of: market),
      command: context.command(.tipping))
    let free = frame.place(on: &canvas)
    let gains = findings.lines.flatMap(\.gains)
    let (low, high) = (min(0, gains.min() ?? 0), max(0, gains.max() ?? 0))
    let slack = max(1e-9, high - low) * 0.12
    let guess = LinearScale(low - slack, high + slack, from: 1, to: 0)
    let left = free.x + Axis.room(guess.ticks.map(signed))
    let plot = Box(x: left, y: free.y + 26, width: free.right - left - 10, height: free.height - 26 - 42)
    let y = LinearScale(low - slack, high + slack, from: plot.bottom, to: plot.y)
    let x = LinearScale(
      0, Double(max(1, findings.others)), from: plot.x + 14, to: plot.right - (context.isNarrow ? 10 : 14))
    Axis.name(
      context.say("gain from leaving, a year", "离开的每年收益"), above: plot, x: FigureFrame.margin(of: canvas),
      on: &canvas)
    Axis.left(plot, y.ticks.map { (y($0), signed($0)) }, zero: y(0), on: &canvas)
    Axis.below(plot, ticks.map { (x($0), NumberText.plain($0)) }, on: &canvas)
    Axis.name(
      context.say("others that have left \(region)", "已离开 \(region) 的其他企业数"), below: plot, on: &canvas)
    var taken: [Box] = []
    var curves: [(index: Int, places: [Point2D])] = []
    for (index, line) in findings.lines.enumerated() {
      let places = zip(findings.left, line.gains).map { Point2D(x: x(Double($0)), y: y($1)) }
      let isToday = index == findings.today
      canvas.polyline(
        places, Stroke(ink: isToday ? .accent : .neutral, width: isToday ? 2.5 : 1.5, isDashed: !isToday))
      for place in places {
        let radius = isToday ? 4.5 : 3.0
        canvas.add(
          .disc(place, radius: radius, fill: isToday ? .accent : .neutral, stroke: Stroke(ink: .paper)))
        taken.append(
          Box(x: place.x - radius - 1, y: place.y - radius - 1, width: 2 * radius + 2, height: 2 * radius + 2)
        )
      }
      for (a, b) in zip(places, places.dropFirst()) {
        for step in 1..<12 {
          let t = Double(step) / 12
          taken.append(Box(x: a.x + (b.x - a.x) * t - 2, y: a.y + (b.y - a.y) * t - 3, width: 4, height: 6))
        }
      }
      curves.append((index, places))
    }
    for curve in curves { addName(curve.index, curve.places, plot, &taken, on: &canvas) }
    return Figure(.tipping, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  private func addName(
    _ index: Int, _ places: [Point2D], _ plot: Box, _ taken: inout [Box], on canvas: inout Canvas
  ) {
    let isToday = index == findings.today
    let share = Amount.share(findings.lines[index].excuse)
    let text =
      isToday
      ? context.say("\(share.en) to the provider, today", "\(share.zh) 归云厂商，目前")
      : context.say("\(share.en) to the provider", "\(share.zh) 归云厂商")
    let candidates = places.reversed().flatMap { place in
      [9.0, 16].flatMap { distance in
        LabelPlacement.around(
          text, place, distance: distance, size: isToday ? .label : .small, ink: isToday ? .ink : .grey,
          bold: isToday)
      }
    }
    let free = candidates.first { label in
      plot.contains(label.box) && !taken.contains { $0.overlaps(label.box) }
    }
    guard let free else { return }
    canvas.add(free)
    taken.append(free.box)
  }

  private var ticks: [Double] {
    let all = Ticks.linear(0, Double(max(1, findings.others))).filter { $0 == $0.rounded() }
    return all.isEmpty ? [0, Double(findings.others)] : all
  }

  // MARK: Words

  private func signed(_ dollars: Double) -> String {
    let text = context.say(Amount.size(dollars))
    return dollars == 0 ? "0" : (dollars > 0 ? "+" : "−") + text
  }

  private var region: String { context.name(findings.region) }
  private var firm: Text { context.oneFirm(findings.type, of: market) }
  private var firms: Text { context.firms(findings.type, of: market) }

  private var headline: String {
    let others = NumberText.count(findings.others)
    switch findings.threshold {
    case nil:
      return context.say(
        "However many others leave \(region), leaving never pays for \(firm.en)",
        "无论多少家离开 \(region)，\(firm.zh)离开都不划算")
    case 0:
      return context.say(
        "Leaving \(region) pays for \(firm.en) even if nobody else leaves",
        "即使没有别家离开，\(firm.zh)离开 \(region) 也划算")
    case let threshold?:
      let count = NumberText.count(threshold)
      return context.say(
        "Leaving \(region) pays for \(firm.en) once \(count) of the \(others) others \(threshold == 1 ? "has" : "have") left",
        "另外 \(others) 家中有 \(count) 家离开 \(region)，\(firm.zh)离开才划算")
    }
  }

  private var subtitle: String {
    let outside = context.setupText(findings.outside, of: market)
    let inside = context.setupText(findings.inside, of: market)
    return context.say(
      "What \(firm.en) gains by \(outside.en) instead of \(inside.en), dollars a year, by the number of others that have left",
      "\(firm.zh)用\(ChineseText.spaced(outside.zh))取代\(ChineseText.spaced(inside.zh))的每年收益（美元），按已离开的企业数")
  }

  private var note: String {
    context.say(
      "Above the heavy line leaving pays. One line for each share of the blame that goes to the provider; a dot for a number of firms.",
      "粗线以上，离开划算。每条线对应一个“归咎于云厂商”的比例；每个点是一个企业数。")
  }

  private var alt: String {
    zip(findings.left, findings.lines[findings.today].gains).map { left, gain in
      let size = Amount.size(gain)
      return gain > 0
        ? context.say("with \(left) gone, leaving saves \(size.en)", "离开 \(left) 家时，离开能省 \(size.zh)")
        : context.say("with \(left) gone, leaving costs \(size.en)", "离开 \(left) 家时，离开多花 \(size.zh)")
    }.joined(separator: context.say("; ", "；")) + context.say(".", "。")
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["providerExcuse", "today", "othersLeft", "leavingGains"])
    for (index, line) in findings.lines.enumerated() {
      for (left, gain) in zip(findings.left, line.gains) {
        writer.append([
          .number(line.excuse), .text(index == findings.today ? "true" : "false"), .count(left),
          .number(FigureNumbers.rounded(gain)),
        ])
      }
    }
    return writer
  }
}
