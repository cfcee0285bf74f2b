/// Figure `timeline`: the incident as bars, one row for each layer, with clock times and published milestones.
internal import Incident
internal import Scenario

struct IncidentTimelineFigure {
  let story: IncidentReplay
  let context: FigureContext

  /// Row of a failed layer, with its stages.
  struct Row {
    let name: String
    var stages: [IncidentRun.Stage]
    let isTrigger: Bool

    var start: Double { stages.map(\.startMinute).min() ?? 0 }
    var end: Double { stages.map(\.endMinute).max() ?? 0 }
    /// Minutes in which at least one of its stages runs.
    var minutes: Double { stages.reduce(0) { $0 + $1.minutes } }
  }

  private static let barHeight = 15.0

  func figure() -> Figure {
    var canvas = context.time(narrow: 480)
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [note], source: context.incidentSource,
      command: context.incidentCommand(.timeline))
    let free = frame.place(on: &canvas)
    let rows = rows
    let area = Box(x: free.x, y: free.y + 16, width: free.width, height: free.height - 16)
    let names = rows.map(\.name) + [publishedName]
    let layout = RowLayout(names, in: area, isNarrow: context.isNarrow, below: 24, right: 8)
    let plot = layout.plot
    let scale = LinearScale(0, max(1, shown.totalMinutes), from: plot.x, to: plot.right)
    Axis.below(plot, ticks.map { (scale($0), clock($0)) }, grid: true, on: &canvas)
    addLines(scale, plot, on: &canvas)
    for (index, row) in rows.enumerated() {
      layout.addName(index, ink: row.isTrigger ? .ink : .grey, bold: row.isTrigger, on: &canvas)
      add(row, at: layout.middle(index), scale, plot, on: &canvas)
    }
    addPublished(rows.count, layout, scale, on: &canvas)
    return Figure(.timeline, frame, canvas, alt: alt(rows), csv: csv, language: context.language)
  }

  /// Incident to show: the original one if no stage remains after the fixes.
  private var shown: IncidentRun { story.run.stages.isEmpty ? story.asItWas : story.run }
  private var mendedMinute: Double? { story.run.minute(story.incident.mendedMilestone) }

  // MARK: Clock

  /// Minute of the incident as a time of the day.
  private func clock(_ minute: Double) -> String {
    let of = (story.incident.beginning.minuteOfDay + Int(minute.rounded())) % 1440
    return "\(of / 60):\(of % 60 < 10 ? "0" : "")\(of % 60)"
  }

  /// Whole hours of the day, at most six.
  private var ticks: [Double] {
    let start = Double(story.incident.beginning.minuteOfDay)
    for step in [15.0, 30, 60, 120, 180, 240, 360, 720, 1440] {
      let first = (start / step).rounded(.up) * step - start
      let ticks = stride(from: first, through: shown.totalMinutes, by: step)
      if Array(ticks).count <= (context.isNarrow ? 4 : 6) { return Array(ticks) }
    }
    return [0]
  }

  // MARK: Rows

  /// Stages of each layer.
  private static let layers: [(stages: [String], name: Text)] = [
    (["diagnosis", "tooling", "dns-repair"], Text("DNS record", "DNS 记录")),
    (["dns-caches"], Text("Cached answers", "缓存的应答")),
    (["collapse", "leases"], Text("Server leases", "服务器租约")),
    (["network"], Text("Network state", "网络状态")),
    (["balancers", "failover-off"], Text("Load balancers", "负载均衡")),
    (["verification", "throttles"], Text("Launch throttles", "启动限流")),
    (["containers"], Text("Containers", "容器")),
  ]

  /// Short names of stages that share a row.
  private static func part(_ stage: String) -> Text {
    switch stage {
    case "collapse": Text("collapse", "崩溃")
    case "leases": Text("recovery", "恢复")
    case "balancers": Text("failing", "出错")
    case "failover-off": Text("failover off", "切换关闭")
    case "verification": Text("making sure", "确认")
    case "throttles": Text("opening", "放开")
    default: IncidentNames.stage(stage)
    }
  }

  private var rows: [Row] {
    var rows: [Row] = []
    let mended = shown.minute(story.incident.mendedMilestone) ?? 0
    for stage in shown.stages {
      let layer = Self.layers.first { $0.stages.contains(stage.name) }?.name
      let name = layer.map { context.say($0) } ?? context.say(IncidentNames.stage(stage.name))
      if let known = rows.firstIndex(where: { $0.name == name }) {
        rows[known].stages.append(stage)
      } else {
        rows.append(Row(name: name, stages: [stage], isTrigger: stage.endMinute <= mended))
      }
    }
    return rows
  }

  private func add(
    _ row: Row, at middle: Double, _ scale: LinearScale, _ plot: Box, on canvas: inout Canvas
  ) {
    func bar(_ start: Double, _ end: Double) -> Box {
      Box(x: start, y: middle - Self.barHeight / 2, width: max(1.5, end - start), height: Self.barHeight)
    }
    if row.isTrigger {
      canvas.rectangle(bar(scale(row.start), scale(row.end)), .alarm)
    } else {
      for (index, stage) in row.stages.enumerated() {
        // A white rule between the stages of a row.
        let start = scale(stage.startMinute) + (index > 0 ? 1.5 : 0)
        canvas.rectangle(bar(start, scale(stage.endMinute)), ink(ofStage: index))
      }
    }
    guard let label = label(row, at: middle, scale, plot) else { return }
    canvas.addOnPatch(label)
    if label.text == duration(row.minutes) { addParts(row, at: middle, scale, on: &canvas) }
  }

  private func ink(ofStage index: Int) -> Ink { index % 2 == 0 ? .neutral : .given }

  /// Names of the stages inside of their bars, where they do not fit beside them.
  private func addParts(
    _ row: Row, at middle: Double, _ scale: LinearScale, on canvas: inout Canvas
  ) {
    guard !row.isTrigger, row.stages.count > 1 else { return }
    for (index, stage) in row.stages.enumerated() {
      let name = context.say(Self.part(stage.name))
      let texts = [name + " " + duration(stage.minutes), name]
      let room = scale(stage.endMinute) - scale(stage.startMinute) - 6
      guard let text = texts.first(where: { TextWidth.of($0, size: TextSize.small.points) <= room }) else {
        continue
      }
      canvas.add(
        .centred(
          text, x: (scale(stage.startMinute) + scale(stage.endMinute)) / 2, middle: middle, anchor: .middle,
          size: .small, ink: Ink.text(on: ink(ofStage: index))))
    }
  }

  /// Length beside the bar, with the names of its stages if they fit.
  private func label(_ row: Row, at middle: Double, _ scale: LinearScale, _ plot: Box) -> Label? {
    let short = duration(row.minutes)
    let parts = row.stages.map { context.say(Self.part($0.name)) + " " + duration($0.minutes) }
    let isWhole = row.isTrigger || row.stages.count == 1
    let long = isWhole ? short : parts.joined(separator: context.say(", ", "，"))
    let candidates = [long, short].flatMap { text in
      [
        Label.centred(text, x: scale(row.end) + 7, middle: middle, size: .small, ink: .ink),
        Label.centred(text, x: scale(row.start) - 7, middle: middle, anchor: .end, size: .small, ink: .ink),
      ]
    }
    return LabelPlacement.first(of: candidates, inside: plot, avoiding: [])
  }

  /// Lines where the fault is fixed and where the last service is back.
  private func addLines(_ scale: LinearScale, _ plot: Box, on canvas: inout Canvas) {
    let end = shown.totalMinutes
    let back = context.say("all back \(clock(end))", "\(clock(end)) 全部恢复")
    canvas.line(scale(end), plot.y - 4, scale(end), plot.bottom, Stroke(ink: .ink, isDashed: true))
    let right = min(scale(end) + 4, plot.right + 8)
    canvas.add(
      Label(back, at: Point2D(x: right, y: plot.y - 6), anchor: .end, size: .small, bold: true))
    guard let mended = shown.minute(story.incident.mendedMilestone), mended < end else { return }
    let x = scale(mended)
    canvas.line(x, plot.y - 4, x, plot.bottom, Stroke(ink: .ink, isDashed: true))
    let text = context.say("fault fixed \(clock(mended))", "\(clock(mended)) 修复故障")
    canvas.add(Label(text, at: Point2D(x: x - 3, y: plot.y - 6), size: .small))
  }

  /// Published milestones as ticks in a row of their own.
  private func addPublished(
    _ row: Int, _ layout: RowLayout, _ scale: LinearScale, on canvas: inout Canvas
  ) {
    layout.addName(row, ink: .grey, on: &canvas)
    let middle = layout.middle(row)
    canvas.line(layout.plot.x, middle, layout.plot.right, middle, Stroke(ink: .rule))
    for minute in story.incident.publishedMilestones.values.sorted() where minute <= scale.domain.upperBound {
      canvas.line(
        scale(minute), middle - 6, scale(minute), middle + 6, Stroke(ink: .accent, width: 2))
    }
  }

  // MARK: Words

  private var publishedName: String { context.say("Published times", "公布的时刻") }

  private func duration(_ minutes: Double) -> String { context.say(Amount.duration(minutes / 60)) }

  private var headline: String {
    let total = Amount.duration(story.run.totalMinutes / 60)
    guard story.run.totalMinutes > 0 else {
      let saved = Amount.duration(story.asItWas.totalMinutes / 60)
      return context.say(
        "With this fixed the outage cannot happen: \(saved.en) saved", "修复之后，这场故障不会发生：省下 \(saved.zh)")
    }
    guard let mended = mendedMinute, mended < story.run.totalMinutes else {
      return context.say("An outage of \(total.en)", "一场持续 \(total.zh)的故障")
    }
    let fault = Amount.duration(mended / 60)
    return context.say(
      "A \(fault.en) fault became \(EnglishNumber.article(total.en)) \(total.en) outage",
      "\(fault.zh)的故障，变成了 \(total.zh)的宕机")
  }

  private var subtitle: String {
    let place = context.say(IncidentNames.title(story.incident))
    let zone = story.incident.beginning.zone
    let what = story.run.totalMinutes > 0 ? "" : context.say("; as it was", "；原样")
    let fixed = story.fixes.map { context.say(IncidentNames.fix($0)) }.joined(separator: ", ")
    let with = fixed.isEmpty ? "" : context.say("; fixed: \(fixed)", "；已修复：\(fixed)")
    return context.say(
      "When each layer of \(place) was broken, clock times \(zone), \(clock(0)) to \(clock(shown.totalMinutes))\(what)\(with)",
      "\(place) 各层的故障时段，\(zone) 时间，\(clock(0)) 至 \(clock(shown.totalMinutes))\(what)\(with)")
  }

  private var note: String {
    context.say(
      "Orange: the fault itself. Grey: recovery, replayed from its mechanisms; a gap parts two stages of a layer. "
        + "Blue ticks: times that AWS published.",
      "橙色：故障本身。灰色：按机制重演的恢复过程，间隙隔开同一层的两个阶段。蓝色刻度：AWS 公布的时刻。")
  }

  private func alt(_ rows: [Row]) -> String {
    rows.map { row in
      context.say(
        "\(row.name): \(clock(row.start)) to \(clock(row.end))",
        "\(row.name)：\(clock(row.start)) 至 \(clock(row.end))")
    }.joined(separator: context.say("; ", "；")) + context.say(".", "。")
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["stage", "startMinute", "endMinute", "cause"])
    for stage in shown.stages {
      writer.append([
        .text(stage.name), .number(stage.startMinute), .number(stage.endMinute), .text(stage.cause.rawValue),
      ])
    }
    for (name, minute) in story.incident.publishedMilestones.sorted(by: {
      ($0.value, $0.key) < ($1.value, $1.key)
    }) {
      writer.append([.text(name), .number(minute), .number(minute), .text("published")])
    }
    return writer
  }
}
