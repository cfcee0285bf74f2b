/// Figure `fixes`: what one fix would have saved.
internal import Incident

struct FixesFigure {
  let story: IncidentReplay
  let context: FigureContext

  /// Single fixes, the most saved first.
  private var rows: [Counterfactual] {
    story.counterfactuals.enumerated().filter { $0.element.fixes.count == 1 }
      .sorted { ($1.element.minutesSaved, $0.offset) < ($0.element.minutesSaved, $1.offset) }.map(\.element)
  }

  /// Figure; `nil` without fixes.
  func figure() -> Figure? {
    let rows = rows
    guard !rows.isEmpty, story.asItWas.totalMinutes > 0 else { return nil }
    var canvas = context.time(narrow: 480)
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: context.incidentSource,
      command: context.incidentCommand(.fixes))
    let free = frame.place(on: &canvas)
    let layout = RowLayout(rows.map(name), in: free, isNarrow: context.isNarrow, below: 24, right: 4)
    let plot = layout.plot
    let x = LinearScale(0, story.asItWas.totalMinutes, from: plot.x, to: plot.right)
    Axis.below(
      plot, Ticks.time(minutes: story.asItWas.totalMinutes).map { (x($0), duration($0)) }, grid: true,
      on: &canvas)
    for (index, row) in rows.enumerated() {
      layout.addName(index, on: &canvas)
      let height = min(20, layout.height)
      let left = x(row.run.totalMinutes)
      let top = layout.middle(index) - height / 2
      canvas.rectangle(Box(x: plot.x, y: top, width: max(0, left - plot.x - 0.75), height: height), .neutral)
      canvas.rectangle(
        Box(x: left + 0.75, y: top, width: max(0, plot.right - left - 0.75), height: height), .pale)
      add(row, x, layout.middle(index), plot, on: &canvas)
    }
    return Figure(.fixes, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  /// Saved time in the pale part of the bar, or in the grey one where the pale one is too short.
  private func add(
    _ row: Counterfactual, _ x: LinearScale, _ middle: Double, _ plot: Box, on canvas: inout Canvas
  ) {
    let text = saved(row)
    let split = x(row.run.totalMinutes)
    let width = TextWidth.of(text, size: TextSize.label.points, bold: true) + 14
    if plot.right - split > width {
      canvas.add(.centred(text, x: split + 7, middle: middle, bold: true))
    } else {
      canvas.add(.centred(text, x: split - 7, middle: middle, anchor: .end, ink: .onLight, bold: true))
    }
  }

  // MARK: Words

  private func duration(_ minutes: Double) -> String { context.say(Amount.duration(minutes / 60)) }

  private func name(_ row: Counterfactual) -> String {
    (row.fixes.first.map { context.say(IncidentNames.fix($0)) } ?? "").capitalizedFirst
  }

  private func saved(_ row: Counterfactual) -> String {
    if row.run.totalMinutes == 0 { return context.say("no outage", "不会发生") }
    if row.minutesSaved < 0.5 { return context.say("saves nothing", "毫无缩短") }
    return context.say("saves \(duration(row.minutesSaved))", "缩短 \(duration(row.minutesSaved))")
  }

  private var headline: String {
    let total = Amount.duration(story.asItWas.totalMinutes / 60)
    let prevents = rows.filter { $0.run.totalMinutes == 0 }
    guard !prevents.isEmpty else {
      let most = Amount.duration((rows.first?.minutesSaved ?? 0) / 60)
      return context.say(
        "The best single fix would have saved \(most.en) of \(total.en)",
        "最有效的一项修复能把 \(total.zh)缩短 \(most.zh)")
    }
    let count = prevents.count
    let words = count == 1 ? "One fix" : count == 2 ? "Either of two fixes" : "Any of \(count) fixes"
    return context.say(
      "\(words) would have prevented the \(total.en) outage", "\(count) 项修复中任意一项，都能避免这场 \(total.zh)的故障")
  }

  private var subtitle: String {
    context.say(
      "Length of the outage had one thing been fixed beforehand, everything else as it was",
      "事先只做一项修复、其余不变时的故障时长")
  }

  private var note: String {
    context.say(
      "Bar: outage that remains; behind it, what is saved. Replayed from the mechanisms, so the lengths are estimates.",
      "条形：仍会发生的故障；其后的底色：省下的时间。按机制重演，时长为估计值。")
  }

  private var alt: String {
    rows.map { "\(name($0)): \(saved($0))" }.joined(separator: context.say("; ", "；")) + context.say(".", "。")
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["fix", "label", "minutes", "minutesSaved"])
    for row in rows {
      writer.append([
        .text(row.fixes.first?.rawValue ?? ""), .text(name(row)), .number(row.run.totalMinutes),
        .number(row.minutesSaved),
      ])
    }
    return writer
  }
}
