/// Lanes of the race: numbered steps from top to bottom, a column for each worker, the record at the right.
internal import Incident

struct RaceLanes {
  let trace: RaceTrace
  let plot: Box
  let context: FigureContext

  private var words: RaceLaneWords { RaceLaneWords(context: context) }
  private var steps: [RaceTrace.Step] { trace.steps + trace.deadEnd }
  private var columns: [RaceTrace.Lane?] {
    [.planner] + (0..<trace.race.enactors).map { .enactor($0) } + [nil]
  }

  private static let recordWidth = 86.0
  private static let radius = 8.5
  /// Narrow sheets have one column for all workers, whose names stand in the steps.
  private var laneWidth: Double {
    context.isNarrow ? 0 : (plot.width - Self.recordWidth) / Double(columns.count - 1)
  }
  private var top: Double { plot.y + (context.isNarrow ? 18 : 24) }
  private var rowHeight: Double { min(34, (plot.bottom - top) / Double(max(1, steps.count))) }
  private func x(_ column: Int) -> Double { plot.x + laneWidth * Double(column) + 10 }
  private func y(_ row: Int) -> Double { top + rowHeight * (Double(row) + 0.5) }
  private func column(_ step: RaceTrace.Step) -> Int { columns.firstIndex { $0 == step.lane } ?? 0 }

  func draw(on canvas: inout Canvas) {
    for (index, lane) in columns.enumerated() where lane != nil && !context.isNarrow {
      let name = lane.map(words.lane) ?? ""
      canvas.add(Label(name, at: Point2D(x: x(index) - 10, y: plot.y + 10), bold: true))
      canvas.line(
        x(index), plot.y + 18, x(index), y(steps.count - 1) + rowHeight / 2, Stroke(ink: .rule, width: 2))
    }
    let left = plot.right - Self.recordWidth
    canvas.add(
      Label(context.say("DNS record", "DNS 记录"), at: Point2D(x: left, y: plot.y + 10), bold: true))
    addRecord(left, on: &canvas)
    addDelay(on: &canvas)
    for (row, step) in steps.enumerated() { add(step, row, on: &canvas) }
  }

  private func add(_ step: RaceTrace.Step, _ row: Int, on canvas: inout Canvas) {
    let isHarm = words.isHarm(step.action)
    let place = Point2D(x: x(column(step)), y: y(row))
    let fill: Ink = isHarm ? .alarm : .bill
    canvas.add(.disc(place, radius: Self.radius, fill: fill, stroke: nil))
    canvas.add(
      .centred(
        "\(row + 1)", x: place.x, middle: place.y, anchor: .middle, size: .small, ink: .onLight, bold: true))
    let room = plot.right - Self.recordWidth - place.x - 24
    let size = TextSize.small
    let words = words.step(step.action)
    let whole = context.isNarrow ? self.words.lane(step.lane) + context.say(": ", "：") + words : words
    let text = TextWidth.cut(whole, to: room, size: size.points, bold: isHarm)
    canvas.addOnPatch(
      .centred(
        text, x: place.x + 15, middle: place.y, size: size, ink: isHarm ? .ink : .grey, bold: isHarm))
  }

  /// Arrow along the lane of the worker whose write comes late: from its check to its write.
  private func addDelay(on canvas: inout Canvas) {
    guard !context.isNarrow,
      let late = steps.indices.first(where: {
        if case .write = steps[$0].action { words.isHarm(steps[$0].action) } else { false }
      }), let check = steps[..<late].lastIndex(where: { $0.lane == steps[late].lane }), late - check > 1
    else { return }
    let column = x(column(steps[late]))
    let (start, end) = (y(check) + Self.radius + 2, y(late) - Self.radius - 3)
    canvas.line(column, start, column, end - 6, Stroke(ink: .alarm, width: 3))
    canvas.add(
      .polygon(
        [
          Point2D(x: column, y: end), Point2D(x: column - 6, y: end - 9), Point2D(x: column + 6, y: end - 9),
        ], fill: .alarm, stroke: nil))
    canvas.addOnPatch(
      .centred(
        context.say("delayed", "延迟"), x: column + 9, middle: (start + end) / 2, size: .small, ink: .grey))
  }

  /// Record as a bar that changes with the plan it holds.
  private func addRecord(_ left: Double, on canvas: inout Canvas) {
    var first = 0
    for row in steps.indices {
      let isLast = row == steps.count - 1 || steps[row + 1].published != steps[row].published
      guard isLast else { continue }
      let isEmpty = steps[row].published.contains { $0 == nil }
      let box = Box(
        x: left, y: y(first) - rowHeight / 2 + 0.75, width: Self.recordWidth,
        height: rowHeight * Double(row - first + 1) - 1.5)
      canvas.rectangle(box, isEmpty ? .alarm : .pale)
      canvas.add(
        .centred(
          words.record(steps[row].published), x: box.midX, middle: box.midY, anchor: .middle, size: .small,
          ink: isEmpty ? .onLight : .ink, bold: isEmpty))
      first = row + 1
    }
  }
}

/// Short names of steps, as the lanes permit.
struct RaceLaneWords {
  let context: FigureContext

  func lane(_ lane: RaceTrace.Lane) -> String {
    context.say(RaceNames.lane(lane))
  }

  func step(_ action: RaceTrace.Action) -> String {
    switch action {
    case .emit(let plan): context.say("emits plan \(plan)", "发出计划 \(plan)")
    case .pickUp(let plan): context.say("takes plan \(plan)", "取走计划 \(plan)")
    case .checkPassed(let plan): context.say("checks \(plan): newer", "检查 \(plan)：较新")
    case .notNewer(let plan, _): context.say("refuses plan \(plan)", "拒绝计划 \(plan)")
    case .nothingToCompare(_, _):
      context.say("stuck: no record", "卡住：没有记录")
    case .write(let plan, _, let over):
      over.map { $0 > plan } ?? false
        ? context.say("writes old \(plan) over \(over ?? 0)", "旧计划 \(plan) 覆盖 \(over ?? 0)")
        : context.say("writes plan \(plan)", "写入计划 \(plan)")
    case .writeRefused(let plan, _, _): context.say("\(plan) is refused", "\(plan) 被拒绝")
    case .cleanUp: context.say("cleans up", "清理")
    case .cleanUpEmpties(_, let deleted, _):
      context.say("deletes \(deleted), in use", "删除在用的 \(deleted)")
    }
  }

  func record(_ published: [Int?]) -> String { context.say(RaceNames.record(published)) }

  /// Whether a step is one of those that lose the record, or shows that it is lost.
  func isHarm(_ action: RaceTrace.Action) -> Bool {
    switch action {
    case .write(let plan, _, let over): over.map { $0 > plan } ?? false
    case .cleanUpEmpties, .nothingToCompare: true
    default: false
    }
  }
}
