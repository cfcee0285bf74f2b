/// Figure 1: the incident as bars, one row for each layer, the trigger in colour.
internal import Incident

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

  private static let barHeight = 16.0

  func figure() -> Figure {
    var canvas = Canvas.time()
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: [], source: context.incidentSource(.timeline))
    let free = frame.place(on: &canvas)
    let rows = rows
    let left = free.x + Axis.room(rows.map(\.name), size: .label, bold: true)
    let plot = Box(x: left, y: free.y + 18, width: free.right - left, height: free.height - 18 - 24)
    let scale = LinearScale(0, max(1, shown.totalMinutes), from: plot.x, to: plot.right)
    Axis.below(
      plot, Ticks.time(minutes: shown.totalMinutes).map { (scale($0), tick($0)) }, grid: true, on: &canvas)
    addMended(scale, plot, on: &canvas)
    let bands = BandScale(count: rows.count, start: plot.y + 2, end: plot.bottom - 2)
    for (index, row) in rows.enumerated() {
      add(row, at: bands.middle(index), scale, plot, on: &canvas)
    }
    return Figure(.timeline, frame, canvas, alt: alt(rows), csv: csv, language: context.language)
  }

  /// Incident to show: the original one if no stage remains after the fixes.
  private var shown: IncidentRun { story.run.stages.isEmpty ? story.asItWas : story.run }
  private var mendedMinute: Double? { story.run.minute(story.incident.mendedMilestone) }

  // MARK: Rows

  /// Stages of each layer.
  private static let layers: [(stages: [String], name: Phrase)] = [
    (["diagnosis", "tooling", "dns-repair"], Phrase("DNS record", "DNS 记录")),
    (["dns-caches"], Phrase("Cached answers", "缓存的应答")),
    (["collapse", "leases"], Phrase("Server leases", "服务器租约")),
    (["network"], Phrase("Network state", "网络状态")),
    (["balancers", "failover-off"], Phrase("Load balancers", "负载均衡")),
    (["verification", "throttles"], Phrase("Launch throttles", "启动限流")),
    (["containers"], Phrase("Containers", "容器")),
  ]

  /// Short names of stages that share a row.
  private static func part(_ stage: String) -> Phrase {
    switch stage {
    case "collapse": Phrase("collapse", "崩溃")
    case "leases": Phrase("recovery", "恢复")
    case "balancers": Phrase("flapping", "抖动")
    case "failover-off": Phrase("failover kept off", "切换关闭")
    case "verification": Phrase("making sure", "确认")
    case "throttles": Phrase("opening", "放开")
    default: IncidentNames.stage(stage)
    }
  }

  private var rows: [Row] {
    var rows: [Row] = []
    let mended = shown.minute(story.incident.mendedMilestone) ?? 0
    for stage in shown.stages {
      let layer = Self.layers.first { $0.stages.contains(stage.name) }?.name
      let name = (layer ?? IncidentNames.stage(stage.name)).text(context.language)
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
    canvas.add(
      .centred(
        row.name, x: plot.x - 10, middle: middle, anchor: .end, ink: row.isTrigger ? .ink : .grey,
        bold: row.isTrigger))
    for (index, stage) in row.stages.enumerated() {
      let gap = index > 0 && !row.isTrigger ? 1.0 : 0
      let start = scale(stage.startMinute) + gap
      let bar = Box(
        x: start, y: middle - Self.barHeight / 2, width: max(1.5, scale(stage.endMinute) - start),
        height: Self.barHeight)
      canvas.rectangle(bar, row.isTrigger ? .alarm : .neutral)
    }
    if let label = label(row, at: middle, scale, plot) { canvas.addOnPatch(label) }
  }

  /// Length beside the bar, with the names of its stages if they fit.
  private func label(_ row: Row, at middle: Double, _ scale: LinearScale, _ plot: Box) -> Label? {
    let short = duration(row.minutes)
    let long =
      row.isTrigger || row.stages.count == 1
      ? short
      : row.stages.map { Self.part($0.name).text(context.language) + " " + duration($0.minutes) }
        .joined(separator: context.say(", ", "，"))
    let candidates = [long, short].flatMap { text in
      [
        Label.centred(text, x: scale(row.end) + 7, middle: middle, size: .small, ink: .ink),
        Label.centred(text, x: scale(row.start) - 7, middle: middle, anchor: .end, size: .small, ink: .ink),
      ]
    }
    return LabelPlacement.first(of: candidates, inside: plot, avoiding: [])
  }

  private func addMended(_ scale: LinearScale, _ plot: Box, on canvas: inout Canvas) {
    guard let mended = shown.minute(story.incident.mendedMilestone) else { return }
    let x = scale(mended)
    canvas.line(x, plot.y - 4, x, plot.bottom, Stroke(ink: .ink, width: 1, isDashed: true))
    let text = context.say("fault mended", "故障修好")
    canvas.add(Label(text, at: Point2D(x: x + 5, y: plot.y - 5), size: .small, ink: .ink))
  }

  // MARK: Words

  private func duration(_ minutes: Double) -> String {
    IncidentWords(language: context.language).duration(minutes)
  }

  private func tick(_ minute: Double) -> String {
    let hours = NumberText.plain(minute / 60)
    return shown.totalMinutes >= 180
      ? context.say("\(hours) h", "\(hours) 小时")
      : context.say("\(NumberText.plain(minute)) min", "\(NumberText.plain(minute)) 分钟")
  }

  private var headline: String {
    let total = duration(story.run.totalMinutes)
    guard story.run.totalMinutes > 0 else {
      let saved = duration(story.asItWas.totalMinutes)
      return context.say(
        "With this mended the fault cannot happen: \(saved) are saved", "修复之后故障不可能发生：省下 \(saved)")
    }
    guard let mended = mendedMinute else {
      return context.say("An outage of \(total)", "一场持续 \(total) 的故障")
    }
    let isDNS = story.incident == .aws20251020
    let minutes = NumberText.fixed(mended, decimals: 0)
    return context.say(
      "One \(minutes)-minute \(isDNS ? "DNS " : "")fault became a \(total) outage",
      "\(minutes) 分钟的\(isDNS ? " DNS " : "")故障，变成了 \(total)的停机")
  }

  private var subtitle: String {
    let place = IncidentNames.title(story.incident).text(context.language)
    let (start, zone) = story.incident.beginning
    let minute = start % 60
    let clock = "\(start / 60):\(minute < 10 ? "0" : "")\(minute) \(zone)"
    let what = story.run.totalMinutes > 0 ? "" : context.say("; as it was", "；原样")
    let mended = story.fixes.map { IncidentNames.fix($0).text(context.language) }.joined(separator: ", ")
    let with = mended.isEmpty ? "" : context.say("; mended: \(mended)", "；已修复：\(mended)")
    return context.say(
      "What was broken when, since \(clock); \(place), replayed\(what)\(with)",
      "何时坏了什么，自 \(clock) 起；\(place)，从机制重演\(what)\(with)")
  }

  private func alt(_ rows: [Row]) -> String {
    rows.map { "\($0.name): \(tick($0.start)) – \(tick($0.end))" }.joined(separator: "; ") + "."
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["stage", "startMinute", "endMinute", "cause"])
    for stage in shown.stages {
      writer.append([
        .text(stage.name), .number(stage.startMinute), .number(stage.endMinute), .text(stage.cause.rawValue),
      ])
    }
    return writer
  }
}
