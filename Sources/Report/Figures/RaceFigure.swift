/// Figure 2: the race in lanes, the shortest interleaving that loses the record.
internal import Incident

struct RaceFigure {
  let race: RaceExploration
  let context: FigureContext

  func figure() -> Figure {
    var canvas = Canvas.time()
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, source: context.incidentSource(.race))
    let free = frame.place(on: &canvas)
    if let trace {
      let lanes = Lanes(trace: trace, plot: free, context: context)
      lanes.draw(on: &canvas)
    } else {
      addProof(free, on: &canvas)
    }
    return Figure(.race, frame, canvas, alt: alt, csv: csv, language: context.language)
  }

  private var trace: RaceTrace? {
    if case .stuck(let trace) = race.outcome { return trace }
    return nil
  }

  /// Extent of the search, for a race that cannot lose the record.
  private func addProof(_ free: Box, on canvas: inout Canvas) {
    let lines = [
      context.say(
        "\(NumberText.count(race.states)) states, \(NumberText.count(race.transitions)) steps, all visited",
        "\(NumberText.count(race.states)) 个状态、\(NumberText.count(race.transitions)) 步，全部遍历"),
      context.say("records lost: \(race.stuckStates)", "丢失记录：\(race.stuckStates)"),
    ]
    for (index, line) in lines.enumerated() {
      canvas.add(
        Label(
          line, at: Point2D(x: free.midX, y: free.midY + 24 * Double(index)), anchor: .middle,
          size: .subtitle, bold: index == 0))
    }
  }

  // MARK: Words

  private var headline: String {
    switch race.outcome {
    case .stuck(let trace):
      let count = trace.steps.count
      let enactors = trace.enactorsThatMove
      return context.say(
        "\(count) steps empty the record for good; it takes \(enactors) Enactors",
        "\(enactors) 个执行器走 \(count) 步就清空记录，之后谁也填不回去")
    case .impossible:
      return context.say(
        "Proved: no interleaving empties the record", "已证明：任何交错都不会清空记录")
    case .limitReached:
      return context.say("Undecided: the search was cut short", "未定：搜索被中止")
    }
  }

  private var subtitle: String {
    let (enactors, plans) = (race.race.enactors, race.race.plans)
    return context.say(
      "Who does what, top to bottom: the shortest failing interleaving of one Planner, \(enactors) Enactors and "
        + "\(plans) plans",
      "自上而下，谁做了什么：一个规划器、\(enactors) 个执行器、\(plans) 个计划时最短的出错交错")
  }

  private var alt: String {
    guard let trace else { return "" }
    return (trace.steps + trace.deadEnd).enumerated().map { index, step in
      "\(index + 1). \(RaceLaneWords(context: context).lane(step.lane)): "
        + RaceLaneWords(context: context).step(step.action)
    }.joined(separator: "; ") + "."
  }

  private var csv: CSVWriter {
    var writer = CSVWriter(header: ["step", "lane", "does", "published"])
    for (index, step) in ((trace?.steps ?? []) + (trace?.deadEnd ?? [])).enumerated() {
      let words = RaceLaneWords(context: context)
      writer.append([
        .count(index + 1), .text(words.lane(step.lane)), .text(words.step(step.action)),
        .text(words.record(step.published)),
      ])
    }
    return writer
  }
}

extension RaceTrace {
  /// Number of Enactors that act before the record is lost.
  var enactorsThatMove: Int {
    Set(steps.filter { $0.lane != .planner }.map(\.lane)).count
  }
}

/// Lanes: a column for the Planner, one for each Enactor, one for the record.
private struct Lanes {
  let trace: RaceTrace
  let plot: Box
  let context: FigureContext

  private var words: RaceLaneWords { RaceLaneWords(context: context) }
  private var steps: [RaceTrace.Step] { trace.steps + trace.deadEnd }
  private var columns: [RaceTrace.Lane?] {
    [.planner] + (0..<trace.race.enactors).map { .enactor($0) } + [nil]
  }

  /// The record's column is narrower than the others.
  private var laneWidth: Double { (plot.width - 86) / Double(columns.count - 1) }
  private func x(_ column: Int) -> Double { plot.x + laneWidth * Double(column) + 6 }
  private var rowHeight: Double { min(26, (plot.height - 22) / Double(max(1, steps.count))) }
  private func y(_ row: Int) -> Double { plot.y + 22 + rowHeight * (Double(row) + 0.5) }

  func draw(on canvas: inout Canvas) {
    for (index, lane) in columns.enumerated() {
      let name = lane.map(words.lane) ?? context.say("DNS record", "DNS 记录")
      canvas.add(Label(name, at: Point2D(x: x(index) - 6, y: plot.y + 10), bold: true))
      guard lane != nil else { continue }
      canvas.line(
        x(index), plot.y + 18, x(index), y(steps.count - 1) + rowHeight / 2, Stroke(ink: .rule, width: 2))
    }
    addRecord(on: &canvas)
    for (row, step) in steps.enumerated() { add(step, row, on: &canvas) }
  }

  private func add(_ step: RaceTrace.Step, _ row: Int, on canvas: inout Canvas) {
    let column = columns.firstIndex { $0 == step.lane } ?? 0
    let isHarm = words.isHarm(step.action)
    canvas.add(
      .disc(Point2D(x: x(column), y: y(row)), radius: 4, fill: isHarm ? .alarm : .neutral, stroke: nil))
    let room = laneWidth * Double(columns.count - 1 - column) - 24
    let size = TextSize.small
    let text = TextWidth.cut(words.step(step.action), to: room, size: size.points, bold: isHarm)
    canvas.addOnPatch(
      .centred(text, x: x(column) + 10, middle: y(row), size: size, ink: isHarm ? .ink : .grey, bold: isHarm))
  }

  /// Record as a bar that changes with the plan it holds.
  private func addRecord(on canvas: inout Canvas) {
    let left = x(columns.count - 1) - 6
    var first = 0
    for row in steps.indices {
      let isLast = row == steps.count - 1 || steps[row + 1].published != steps[row].published
      guard isLast else { continue }
      let isEmpty = steps[row].published.contains { $0 == nil }
      let box = Box(
        x: left, y: y(first) - rowHeight / 2 + 1, width: 80, height: rowHeight * Double(row - first + 1) - 2)
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
    switch lane {
    case .planner: context.say("Planner", "规划器")
    case .enactor(let index):
      context.say("Enactor \(IncidentWords.letter(index))", "执行器 \(IncidentWords.letter(index))")
    }
  }

  func step(_ action: RaceTrace.Action) -> String {
    switch action {
    case .emit(let plan): context.say("emits plan \(plan)", "发出计划 \(plan)")
    case .pickUp(let plan): context.say("takes plan \(plan)", "取走计划 \(plan)")
    case .checkPassed(let plan): context.say("checks \(plan): newer", "检查 \(plan)：更新")
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

  func record(_ published: [Int?]) -> String { IncidentWords(language: context.language).record(published) }

  /// Whether a step is one of those that lose the record, or shows that it is lost.
  func isHarm(_ action: RaceTrace.Action) -> Bool {
    switch action {
    case .write(let plan, _, let over): over.map { $0 > plan } ?? false
    case .cleanUpEmpties, .nothingToCompare: true
    default: false
    }
  }
}
