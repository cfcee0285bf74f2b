/// Sentences and headings of the page about an incident.
internal import Incident

/// Wording of the page in both languages.
struct IncidentWords {
  let language: Language

  func text(_ phrase: Phrase) -> String { phrase.text(language) }

  private func say(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[language]
  }

  /// `14 h 32 min`, `52 min`.
  func duration(_ minutes: Double) -> String {
    let whole = Int(minutes.rounded())
    let (hours, rest) = (whole / 60, whole % 60)
    if hours == 0 { return say("\(rest) min", "\(rest) 分钟") }
    return say("\(hours) h \(rest) min", "\(hours) 小时 \(rest) 分钟")
  }

  func title(_ story: IncidentReplay) -> String {
    let name = text(IncidentNames.title(story.incident))
    return say("The incident replayed from its mechanisms: \(name)", "按机理重演的事故：\(name)")
  }

  /// Answer: the total duration, and the share of recovery in it.
  func answer(_ story: IncidentReplay) -> String {
    let total = story.run.totalMinutes
    guard total > 0 else {
      return say(
        "With this fixed the trigger cannot happen: nothing falls, and "
          + "\(duration(story.asItWas.totalMinutes)) are saved.",
        "修复之后触发条件不可能出现：什么都不会倒下，省下 \(duration(story.asItWas.totalMinutes))。")
    }
    var answer = say("It lasts \(duration(total)).", "事故持续 \(duration(total))。")
    if let mended = story.run.minute(story.incident.mendedMilestone) {
      let share = Quantity.share(1 - mended / total, decimals: 0)
      answer += say(
        " The fault itself is fixed after \(duration(mended)); \(share) of the time is the failure to recover.",
        "故障本身在 \(duration(mended)) 后修好；其余 \(share) 的时间是恢复失败。")
    }
    if !story.fixes.isEmpty {
      let saved = story.asItWas.totalMinutes - total
      answer += say(
        " The fix saves \(duration(saved)).", "已修复的措施省下 \(duration(saved))。")
    }
    return answer
  }

  func mended(_ story: IncidentReplay) -> String {
    guard !story.fixes.isEmpty else { return "" }
    let list = story.fixes.map { text(IncidentNames.fix($0)) }.joined(separator: say(", ", "、"))
    return say("Fixed: \(list).", "已修复：\(list)。")
  }

  enum Heading {
    case timeline, waiting, milestones, fixes, durations, race, trace, cleanUp, services, constants, limits
  }

  func heading(_ heading: Heading) -> String {
    switch heading {
    case .timeline: say("Timeline, minutes", "时间线（分钟）")
    case .waiting: say("Waits of each stage", "每个阶段在等什么")
    case .milestones: say("Milestones", "里程碑")
    case .fixes: say("Effect of fixing one fault", "只修一处会怎样")
    case .durations: say("How long the next one lasts, hours", "下一次会持续多久（小时）")
    case .race: say("The race", "竞态")
    case .trace: say("The shortest failing interleaving", "最短的出错交错")
    case .cleanUp: say("Rules of clean-up", "清理规则")
    case .services: say("Services that fall with it", "会一起倒下的服务")
    case .constants: say("Constants", "常数")
    case .limits: say("Limits", "局限")
    }
  }

  enum Column {
    case stage, from, to, minutes, bar, waitsFor, clock, minute, published, milestone, fix, lasts, saved,
      weeks,
      perWeek, firstChange, quantity, value, noise, step, planner, enactor(Int), dns, service, plane, needs,
      share, name, unit, origin, generations, isLost, steps
  }

  func column(_ column: Column) -> String {
    switch column {
    case .stage: say("stage", "阶段")
    case .from: say("from", "起")
    case .to: say("to", "止")
    case .minutes: say("min", "分钟")
    case .bar: ""
    case .waitsFor: say("waits for", "等待")
    case .clock: say("clock", "时刻")
    case .minute: say("minute", "分钟")
    case .published: say("published", "公布")
    case .milestone: say("milestone", "里程碑")
    case .fix: say("fixed", "修复")
    case .lasts: say("lasts, min", "持续，分钟")
    case .saved: say("saves, min", "省下，分钟")
    case .weeks: say("weeks", "人周")
    case .perWeek: say("min per week", "分钟/人周")
    case .firstChange: say("first change", "最先改变")
    case .quantity: say("quantity", "量")
    case .value: say("hours", "小时")
    case .noise: say("noise ±", "噪声 ±")
    case .step: say("step", "步")
    case .planner: say("Planner", "规划器")
    case .enactor(let index):
      say("Enactor \(Self.letter(index))", "执行器 \(Self.letter(index))")
    case .dns: say("DNS after", "之后的 DNS")
    case .service: say("service", "服务")
    case .plane: say("plane", "层面")
    case .needs: say("needs", "依赖")
    case .share: say("takes along, %", "带倒，%")
    case .name: say("constant", "常数")
    case .unit: say("unit", "单位")
    case .origin: say("from", "来源")
    case .generations: say("deletes plans older by at least", "删除至少旧几代的计划")
    case .isLost: say("can lose the record", "会丢失记录")
    case .steps: say("steps", "步数")
    }
  }

  static func letter(_ enactor: Int) -> String { String(UnicodeScalar(UInt8(65 + enactor))) }

  /// Fix that saves most minutes per week of work.
  func cheapest(_ row: Counterfactual) -> String {
    let name = row.fixes.map { text(IncidentNames.fix($0)) }.joined(separator: ", ")
    let rate = NumberText.fixed(row.minutesPerWeek, decimals: 0)
    return say(
      "The cheapest minute: \(name), \(rate) minutes for an engineer's week (efforts are assumptions).",
      "最便宜的一分钟：\(name)，每人周 \(rate) 分钟（工作量是假设）。")
  }

  func allThatRecover(_ count: Int) -> String {
    say("all \(count) that leave the trigger", "不动触发条件的 \(count) 项")
  }
  func allTogether() -> String { say("all together", "全部一起") }
  func nothing() -> String { say("nothing", "无") }

  func runs(_ count: Int, longer: Double) -> String {
    let share = Quantity.share(longer)
    return say(
      "\(NumberText.count(count)) runs with other people and machines; noise is half of the 95 % interval that "
        + "comes from their number. \(share) last longer than the incident did.",
      "\(NumberText.count(count)) 次运行，人和机器各不相同；噪声是由次数带来的 95 % 区间的一半。\(share) 比原事故更久。")
  }

  func race(_ race: RaceExploration, lossesPerYear: Double?) -> [String] {
    let states = NumberText.count(race.states)
    let size = say(
      "\(race.race.enactors) Enactors and \(race.race.plans) plans",
      "\(race.race.enactors) 个执行器、\(race.race.plans) 个计划")
    var points: [String] = []
    switch race.outcome {
    case .stuck(let trace):
      points.append(
        say(
          "Among the interleavings of one Planner, \(size) some empty the record for good; the shortest takes "
            + "\(trace.steps.count) steps (--trace).",
          "一个规划器、\(size)：有的交错会让记录永远为空；最短的只要 \(trace.steps.count) 步（--trace）。"))
      points.append(
        say(
          "The delays are assumptions. That the clean-up deletes a plan one generation older, and that the next writer "
            + "stops because it finds nothing to compare with, is the article's guess: the summary speaks of many "
            + "generations and of an inconsistent state.",
          "各处延迟是假设。清理只旧一代的计划、下一个执行器因无可比较而停下，是文章的推测：官方总结只说旧了许多代、状态不一致。"))
    case .impossible:
      points.append(
        say(
          "Proved: none of the interleavings of one Planner, \(size) empties the record (\(states) states, "
            + "\(NumberText.count(race.transitions)) steps, all visited).",
          "已证明：一个规划器、\(size) 的任何交错都不会清空记录（遍历 \(states) 个状态、"
            + "\(NumberText.count(race.transitions)) 步）。"))
    case .limitReached:
      points.append(say("The search was cut short after \(states) states.", "搜索在 \(states) 个状态后中止。"))
    }
    if let lossesPerYear, lossesPerYear > 0, case .stuck = race.outcome {
      let years = NumberText.significant(1 / lossesPerYear, digits: 2)
      points.append(
        say(
          "With the assumed delays one record is lost about once in \(years) years.",
          "按假设的延迟，一条记录大约每 \(years) 年丢失一次。"))
    }
    return points
  }

  func services(_ services: IncidentReplay.Services) -> String {
    let fallen = Set(services.cascade.map(\.node.service)).count - 1
    let others = services.count - 1
    let hubs = services.hubs.prefix(5).map { "\($0.service) \(Quantity.share($0.share, decimals: 0))" }
      .joined(separator: ", ")
    let mean = Quantity.share(services.meanShare, decimals: 0)
    return say(
      "\(services.trigger) takes \(fallen) of \(others) other services along. Largest hubs: \(hubs). The mean "
        + "service takes \(mean) along.",
      "\(services.trigger) 带倒其余 \(others) 个服务中的 \(fallen) 个。最大的枢纽：\(hubs)。平均一个服务带倒 \(mean)。")
  }

  /// What a stage waits for, with the origin of its length.
  func waiting(_ stage: IncidentRun.Stage, origin: StageOrigin?) -> String {
    let (name, cause) = (text(IncidentNames.stage(stage.name)), text(IncidentNames.cause(stage.cause)))
    guard let known = origin.map({ text(IncidentNames.origin($0)) }) else {
      return say("\(name): \(cause)", "\(name)：\(cause)")
    }
    return say("\(name): \(cause) (\(known))", "\(name)：\(cause)（\(known)）")
  }

  func limits() -> [String] {
    [
      say(
        "Times that people took are published; capacities are calibrated to milestones; the rest are assumptions "
          + "(listed in --format json).",
        "人用的时间来自公布的总结；处理能力按里程碑校准；其余是假设（见 --format json）。"),
      say(
        "Minutes are those of the event, not of one customer's outage.",
        "这里的分钟是整个事件的，不是某一个客户的宕机时间。"),
    ]
  }

  // MARK: The trace

  func step(_ action: RaceTrace.Action) -> String {
    switch action {
    case .emit(let plan): say("emits plan \(plan)", "发出计划 \(plan)")
    case .pickUp(let plan): say("picks up plan \(plan)", "取走计划 \(plan)")
    case .checkPassed(let plan): say("checks: plan \(plan) is newer", "检查：计划 \(plan) 更新")
    case .notNewer(let plan, let published):
      say("refuses plan \(plan): not newer than \(published)", "拒绝计划 \(plan)：不比 \(published) 新")
    case .nothingToCompare(let plan, _):
      say("cannot check plan \(plan): no record to compare with", "无法检查计划 \(plan)：没有记录可比")
    case .write(let plan, _, let over):
      over.map { $0 > plan } ?? false
        ? say("writes plan \(plan) over the newer \(over ?? 0)", "用计划 \(plan) 覆盖更新的 \(over ?? 0)")
        : say("writes plan \(plan)", "写入计划 \(plan)")
    case .writeRefused(let plan, _, _): say("write of plan \(plan) is refused", "计划 \(plan) 的写入被拒绝")
    case .cleanUp(let plan): say("cleans up after plan \(plan)", "计划 \(plan) 之后清理")
    case .cleanUpEmpties(_, let deleted, _):
      say("cleans up: deletes old plan \(deleted), the one in use", "清理：删除正在使用的旧计划 \(deleted)")
    }
  }

  func record(_ published: [Int?]) -> String {
    published.map { $0.map { say("plan \($0)", "计划 \($0)") } ?? say("EMPTY", "空") }.joined(separator: ", ")
  }

  func deadEnd() -> String {
    say(
      "From here on no plan can be applied: the check needs a record, and only a plan could write one.",
      "从此任何计划都写不进去：检查需要一条记录，而只有计划能写入记录。")
  }

  /// Whether a rule of clean-up can lose the record.
  func isLost(_ outcome: RaceExploration.Outcome) -> String {
    switch outcome {
    case .stuck: say("yes", "是")
    case .impossible: say("no, proved", "否，已证明")
    case .limitReached: say("not decided", "未定")
    }
  }

  func noTrace() -> String { say("There is none: see the race above.", "不存在：见上文的竞态。") }
}
