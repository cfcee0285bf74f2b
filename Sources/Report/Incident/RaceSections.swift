/// The race that emptied the record: what was found, its shortest failing interleaving, rules of clean-up.
internal import Incident

struct RaceSections {
  let race: RaceExploration
  let lossesPerYear: Double?
  let showsTrace: Bool

  var sections: [Section] {
    [Section("race", Text("The race", "竞态"), [.points(findings)])] + (showsTrace ? [trace, cleanUp] : [])
  }

  // MARK: Findings

  private var findings: [Text] {
    let size = Text(
      "With one Planner, \(race.race.enactors) Enactors and \(race.race.plans) plans",
      "一个规划器、\(race.race.enactors) 个执行器、\(race.race.plans) 个计划时")
    let (states, steps) = (NumberText.count(race.states), NumberText.count(race.transitions))
    switch race.outcome {
    case .stuck(let trace):
      let shortest = trace.steps.count
      return [
        size
          + Text(
            ", some interleavings empty the record for good; the shortest takes \(shortest) steps (--trace).",
            "，有的执行次序会让记录永远为空；最短的只要 \(shortest) 步（--trace）。"),
        Text(
          "The delays are assumptions. Two details are guesses of the article: that the clean-up deletes a plan only one "
            + "generation older, and that the next writer stops because it finds nothing to compare with. AWS's "
            + "summary speaks of many generations and of an inconsistent state.",
          "各处延迟是假设。有两处细节是文章的推测：清理会删掉只旧一代的计划；下一个执行器因为没有可比的记录而停下。AWS 的官方总结只说旧了许多代、状态不一致。"
        ),
      ] + frequency
    case .impossible:
      return [
        Text(
          "Proved: \(size.en.prefix(1).lowercased() + size.en.dropFirst()), no interleaving empties the record (\(states) "
            + "states and \(steps) steps, all visited).",
          "已证明：\(size.zh)，任何执行次序都不会清空记录（遍历 \(states) 个状态、\(steps) 步）。")
      ]
    case .limitReached:
      return [Text("The search was cut short after \(states) states.", "搜索在 \(states) 个状态后中止。")]
    }
  }

  private var frequency: [Text] {
    guard let lossesPerYear, lossesPerYear > 0 else { return [] }
    let years = NumberText.significant(1 / lossesPerYear, digits: 2)
    return [
      Text(
        "With the assumed delays a record is lost about once in \(years) years.",
        "按假设的延迟，一条记录大约每 \(years) 年丢失一次。")
    ]
  }

  // MARK: The trace

  private var trace: Section {
    let heading = Text("The shortest failing interleaving", "最短的出错次序")
    guard case .stuck(let trace) = race.outcome else {
      return Section(
        "trace", heading, [.paragraph(Text("There is none: see the race above.", "不存在：见上文的竞态。"))])
    }
    let deadEnd = Text(
      "From here on no plan can be applied: the check needs a record, and only a plan could write one.",
      "从此任何计划都写不进去：检查需要一条记录，而只有计划能写入记录。")
    let (all, steps) = (trace.steps.count + trace.deadEnd.count, trace.steps.count)
    let count = Text(
      "The record is empty after step \(steps); steps \(steps + 1) to \(all) show that nobody fills it again.",
      "第 \(steps) 步之后记录已空；第 \(steps + 1) 至 \(all) 步显示此后再也写不进去。")
    return Section(
      "trace", heading,
      [.table(lanes(trace)), .paragraph(.sentences([trace.deadEnd.isEmpty ? .empty : count, deadEnd]))])
  }

  /// A drawing: a lane for each actor.
  private func lanes(_ trace: RaceTrace) -> PageTable {
    let actors = [RaceTrace.Lane.planner] + (0..<trace.race.enactors).map { .enactor($0) }
    let steps = Array((trace.steps + trace.deadEnd).enumerated())
    return PageTable(
      "trace", steps,
      [.number("step", Text("step", "步"), .count) { Double($0.offset + 1) }]
        + actors.map { lane in
          .text("", RaceNames.lane(lane)) {
            $0.element.lane == lane ? RaceNames.step($0.element.action) : .empty
          }
        } + [.text("published", Text("DNS after", "之后的 DNS")) { RaceNames.record($0.element.published) }],
      marks: { $0.element.published.contains(nil) }
    ).only(.people)
  }

  /// Outcome of each clean-up rule.
  private var cleanUp: Section {
    let rows = race.race.cleanUpRules()
    let table = PageTable(
      "cleanUp", rows,
      [
        .number(
          "generations", Text("deletes plans older by at least", "删除至少旧几代的计划"), .count
        ) { Double($0.race.cleanUpGenerations) },
        .text("losesRecord", Text("can lose the record", "会丢失记录")) { RaceNames.isLost($0.outcome) },
        .number("steps", Text("steps", "步数"), .count) {
          if case .stuck(let trace) = $0.outcome { Double(trace.steps.count) } else { nil }
        },
      ])
    return Section("cleanUp", Text("Rules of clean-up", "清理规则"), [.table(table)])
  }

  // MARK: Machines

  /// Member `race`.
  var member: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("enactors", .count(race.race.enactors)), ("plans", .count(race.race.plans)),
      ("states", .count(race.states)), ("transitions", .count(race.transitions)),
      ("depth", .count(race.depth)),
    ]
    switch race.outcome {
    case .stuck(let trace):
      members.append(("possible", .bool(true)))
      members.append(("trace", .array((trace.steps + trace.deadEnd).map(Self.step))))
    case .impossible: members.append(("possible", .bool(false)))
    case .limitReached: members.append(("possible", .null))
    }
    if let lossesPerYear { members.append(("lossesPerYear", .number(lossesPerYear))) }
    return .object(members)
  }

  private static func step(_ step: RaceTrace.Step) -> JSONValue {
    let lane =
      switch step.lane {
      case .planner: "planner"
      case .enactor(let index): "enactor\(RaceNames.letter(index))"
      }
    return [
      "lane": .string(lane), "does": .string(RaceNames.step(step.action).en),
      "published": .array(step.published.map { $0.map(JSONValue.count) ?? .null }),
    ]
  }
}
