/// Figure 2: the race in lanes, the shortest interleaving that loses the record.
internal import Incident

struct RaceFigure {
  let race: RaceExploration
  let context: FigureContext

  func figure() -> Figure {
    var canvas = context.canvas(720, 440, narrow: 520)
    let frame = FigureFrame(
      headline: headline, subtitle: subtitle, notes: trace == nil ? [] : [note],
      source: context.incidentSource, command: context.incidentCommand(.race))
    let free = frame.place(on: &canvas)
    if let trace {
      let lanes = RaceLanes(trace: trace, plot: free, context: context)
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
    case .stuck:
      return context.say(
        "A slow worker overwrote the new address list; a tidy one deleted it", "慢的程序用旧表覆盖了新地址表，另一个把它当旧表删掉")
    case .impossible:
      return context.say("No order of steps can delete the address list: proved", "任何先后顺序都不会删掉地址表：已证明")
    case .limitReached:
      return context.say("Undecided: the search was cut short", "未定：搜索被中止")
    }
  }

  private var subtitle: String {
    guard let trace else {
      return context.say(
        "Every order of the steps of one Planner and \(race.race.enactors) Enactors was searched",
        "搜索了一个规划器、\(race.race.enactors) 个执行器的所有步骤顺序")
    }
    return context.say(
      "The shortest order of steps that loses the DNS record of DynamoDB: \(trace.steps.count) steps, then nothing helps",
      "丢失 DynamoDB 的 DNS 记录的最短步骤顺序：\(trace.steps.count) 步，之后再也补不回来")
  }

  private var note: String {
    context.say(
      "AWS published the delay of one Enactor, the check that had gone stale, the overwriting and the clean-up. The order of "
        + "the single steps is the shortest one that a search found.",
      "AWS 公布：一个执行器延迟、检查已过时、覆盖与清理。单个步骤的先后是搜索得到的最短顺序。")
  }

  private var alt: String {
    guard let trace else { return "" }
    return (trace.steps + trace.deadEnd).enumerated().map { index, step in
      "\(index + 1). \(RaceLaneWords(context: context).lane(step.lane)): "
        + RaceLaneWords(context: context).step(step.action)
    }.joined(separator: context.say("; ", "；")) + context.say(".", "。")
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
