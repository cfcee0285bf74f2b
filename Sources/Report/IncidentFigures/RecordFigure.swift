/// Figure `record`: every outage of the record as a dot, by provider and date.
internal import Outages

struct RecordFigure {
  let outages: [Outage]
  let context: FigureContext

  /// The region that is marked.
  static let region = "us-east-1"

  private struct Dot {
    let outage: Outage
    let centre: Point2D
    let radius: Double
  }

  func figure() -> Figure? {
    guard !outages.isEmpty else { return nil }
    var canvas = context.time(narrow: 460)
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: source,
      command: context.incidentCommand(.record))
    let free = frame.place(on: &canvas)
    let providers = providers
    let layout = RowLayout(providers, in: free, isNarrow: context.isNarrow, below: 24, right: 6, tallest: 200)
    let plot = layout.plot
    let x = LinearScale(years.lowerBound, years.upperBound, from: plot.x + 4, to: plot.right)
    let step = context.isNarrow ? 4.0 : 2.0
    let ticks = stride(
      from: (years.lowerBound / step).rounded(.up) * step, through: years.upperBound, by: step)
    Axis.below(plot, ticks.map { (x($0), "\(Int($0))") }, grid: true, on: &canvas)
    var taken: [Box] = []
    for (row, provider) in providers.enumerated() {
      layout.addName(row, bold: true, on: &canvas)
      let dots = dots(provider, layout.middle(row), layout.step, x)
      for dot in dots {
        canvas.add(
          .disc(
            dot.centre, radius: dot.radius, fill: isMarked(dot.outage) ? .alarm : .neutral,
            stroke: Stroke(ink: .paper, width: 1.5)))
        taken.append(
          Box(
            x: dot.centre.x - dot.radius, y: dot.centre.y - dot.radius, width: 2 * dot.radius,
            height: 2 * dot.radius))
      }
      addNames(dots, plot, &taken, on: &canvas)
    }
    return Figure(.record, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  // MARK: Drawing

  private var providers: [String] {
    var names: [String] = []
    for outage in outages where !names.contains(outage.provider) { names.append(outage.provider) }
    return names.map { context.name($0) }
  }

  private var years: ClosedRange<Double> {
    let dates = outages.map { Self.year($0) }
    return (dates.min() ?? 2011).rounded(.down)...max((dates.max() ?? 2026).rounded(.up), 2012)
  }

  private static func year(_ outage: Outage) -> Double {
    let seconds = Double(outage.start.middleSeconds)
    return 1970 + seconds / (365.2425 * 86_400)
  }

  private func isMarked(_ outage: Outage) -> Bool {
    outage.regions.contains { $0 == Self.region || $0.hasPrefix(Self.region) }
  }

  private func radius(_ outage: Outage) -> Double {
    // Area in proportion to the hours; the very long ones are cut, the unknown ones small.
    min(context.isNarrow ? 13 : 17, max(2.8, 2.2 * (outage.hours ?? 0.5).squareRoot()))
  }

  /// Dots of a provider, moved up and down until they do not cover one another.
  private func dots(_ provider: String, _ middle: Double, _ height: Double, _ x: LinearScale) -> [Dot] {
    var dots: [Dot] = []
    let own = outages.filter { context.name($0.provider) == provider }.enumerated()
      .sorted { (radius($1.element), $0.offset) < (radius($0.element), $1.offset) }.map(\.element)
    for outage in own {
      let r = radius(outage)
      let place = x(Self.year(outage))
      let room = max(0, height / 2 - r)
      let shifts = (0...Int(room)).flatMap { $0 == 0 ? [0.0] : [Double($0), -Double($0)] }
      let free = shifts.first { shift in
        dots.allSatisfy { other in
          let (dx, dy) = (other.centre.x - place, other.centre.y - middle - shift)
          return dx * dx + dy * dy >= (other.radius + r) * (other.radius + r)
        }
      }
      dots.append(Dot(outage: outage, centre: Point2D(x: place, y: middle + (free ?? 0)), radius: r))
    }
    return dots
  }

  /// Names of the longest outages of a lane, where there is space.
  private func addNames(_ dots: [Dot], _ plot: Box, _ taken: inout [Box], on canvas: inout Canvas) {
    let marked = dots.filter { isMarked($0.outage) && ($0.outage.hours ?? 0) >= 10 }
    let longest = dots.prefix(1).filter { !isMarked($0.outage) && ($0.outage.hours ?? 0) >= 24 }
    for dot in marked.prefix(4) + longest {
      let hours = Amount.number(dot.outage.hours ?? 0)
      // A product keeps its name in Chinese; an English word for a cause does not stand there.
      let product = dot.outage.trigger.first?.isUppercase == true ? dot.outage.trigger + " " : ""
      let text = context.say("\(dot.outage.trigger) \(hours.en) h", "\(product)\(hours.zh) 小时")
      let around = LabelPlacement.around(
        SafeText.line(text), dot.centre, distance: dot.radius + 4, size: .small)
      let free = around.first { label in
        plot.contains(label.box) && !taken.contains { $0.overlaps(label.box) }
      }
      guard let free else { continue }
      canvas.add(free)
      taken.append(free.box)
    }
  }

  // MARK: Words

  private var source: String {
    context.say(
      "Source: the providers' own summaries and press, one link a row in the CSV",
      "来源：云厂商事后报告与媒体，CSV 中逐条给出链接")
  }

  private var headline: String {
    let aws = outages.filter { $0.provider == "AWS" }
    let own = aws.filter(isMarked)
    let known = aws.compactMap(\.hours).reduce(0, +)
    let hours = own.compactMap(\.hours).reduce(0, +)
    let share = Amount.share(known > 0 ? hours / known : 0)
    return context.say(
      "\(Self.region) had \(own.count) of AWS's \(aws.count) recorded outages, and \(share.en) of their hours",
      "AWS 有记录的 \(aws.count) 次故障中，\(Self.region) 占 \(own.count) 次、时长的 \(share.zh)")
  }

  private var subtitle: String {
    let (first, last) = (Int(years.lowerBound), Int(years.upperBound) - 1)
    return context.say(
      "\(outages.count) outages of three cloud providers, \(first) to \(last); area: hours from first impact to last recovery",
      "三家云厂商的 \(outages.count) 次故障，\(first) 至 \(last) 年；面积：从首次影响到完全恢复的小时数")
  }

  private var note: String {
    context.say(
      "Orange: \(Self.region), zones included. Smallest dots: length not published. Large outages are recorded more completely than "
        + "small ones.",
      "橙色：\(Self.region)，含其可用区。最小的点：未公布时长。大故障比小故障记录得更完整。")
  }

  private var alt: String {
    let longest = outages.sorted { ($0.hours ?? 0) > ($1.hours ?? 0) }.prefix(5).map { outage in
      let hours = Amount.number(outage.hours ?? 0)
      return context.say(
        "\(outage.provider) \(outage.date), \(hours.en) hours",
        "\(outage.provider) \(outage.date)，\(hours.zh) 小时")
    }
    return context.say("The longest: ", "最长的几次：") + longest.joined(separator: context.say("; ", "；"))
      + context.say(".", "。")
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: [
      "id", "provider", "date", "scope", "region", "hours", "trigger", "source",
    ])
    for outage in outages {
      writer.append([
        .text(outage.id), .text(outage.provider), .text(outage.date), .text(outage.reach.rawValue),
        .text(outage.regions.joined(separator: ";")), outage.hours.map { .number($0) } ?? .empty,
        .text(outage.trigger), .text(outage.source),
      ])
    }
    return writer
  }
}
