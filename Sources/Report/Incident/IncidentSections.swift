/// Sections of the page about an incident: timeline, milestones, fixes, durations, services.
internal import Incident

struct IncidentSections {
  let story: IncidentReplay

  // MARK: Timeline

  /// Largest bar that fits a page of 40 beside the narrowest column of words.
  private static let barWidth = 28

  var timeline: [Section] {
    let stages = story.run.stages
    guard !stages.isEmpty else { return [] }
    let table = PageTable(
      "stages", stages,
      [
        .name("name", Text("stage", "阶段")) { ($0.name, IncidentNames.stage($0.name)) },
        .number("startMinute", Text("from", "起"), .minutes) { $0.startMinute },
        .number("endMinute", Text("to", "止"), .minutes) { $0.endMinute },
        .number("minutes", Text("min", "分钟"), .minutes) { $0.minutes },
        .measure("bar", .empty) { Text(bar($0)) }, .key("cause") { $0.cause.rawValue },
      ])
    return [
      Section("stages", Text("Timeline, minutes", "时间线（分钟）"), [.table(table)]),
      Section("waits", Text("Each stage waits for", "每个阶段在等什么"), [.points(stages.map(waiting))]),
    ]
  }

  /// A bar of dots with the stage filled in; at least one cell.
  private func bar(_ stage: IncidentRun.Stage) -> String {
    let scale = Double(Self.barWidth) / story.run.totalMinutes
    let first = min(Self.barWidth - 1, Int(stage.startMinute * scale))
    let last = max(first + 1, min(Self.barWidth, Int((stage.endMinute * scale).rounded())))
    return String(repeating: "·", count: first) + String(repeating: "█", count: last - first)
      + String(repeating: "·", count: Self.barWidth - last)
  }

  /// What a stage waits for, with the origin of its length.
  private func waiting(_ stage: IncidentRun.Stage) -> Text {
    let origin = story.fixes.isEmpty ? story.incident.stageOrigins[stage.name] : nil
    let (name, cause) = (IncidentNames.stage(stage.name), IncidentNames.cause(stage.cause))
    let known = origin.map(IncidentNames.origin).map { Text(" (\($0.en))", "（\($0.zh)）") } ?? .empty
    return Text("\(name.en): \(cause.en)", "\(name.zh)：\(cause.zh)") + known
  }

  // MARK: Milestones

  /// A milestone of the replay, or one that only a source tells.
  private struct Milestone {
    let name: String
    let minute: Double
    let isTold: Bool
    let published: Double?
  }

  /// For people the replay and the source in one table; for machines what only a source tells in one of its own.
  var milestones: (shown: PageTable, machines: [PageTable]) {
    let published = story.fixes.isEmpty ? story.incident.publishedMilestones : [:]
    let computed = Set(story.run.milestones.map(\.name))
    let told = published.filter { !computed.contains($0.key) }.sorted {
      ($0.value, $0.key) < ($1.value, $1.key)
    }
    .map { Milestone(name: $0.key, minute: $0.value, isTold: true, published: $0.value) }
    let own = story.run.milestones.map {
      Milestone(name: $0.name, minute: $0.minute, isTold: false, published: published[$0.name])
    }
    let rows = (own + told).sorted {
      ($0.minute, $0.name == "end" ? "~" : "") < ($1.minute, $1.name == "end" ? "~" : "")
    }
    let columns: [Column<Milestone>] = [
      .number("minute", Text("minute", "分钟"), .minutes) { $0.isTold ? nil : $0.minute },
      .people("clock", Text("clock", "时刻")) { Text(clock($0.minute)) },
      .name("name", Text("milestone", "里程碑")) { ($0.name, IncidentNames.milestone($0.name)) },
      .number("published", Text("published", "公布"), .minutes, optional: true) { $0.published },
    ]
    return (
      PageTable("milestones", rows, columns).only(.people),
      [PageTable("milestones", own, columns), PageTable("publishedMilestones", told, columns)]
    )
  }

  /// Time of the day, with the zone.
  private func clock(_ minute: Double) -> String {
    let (start, zone) = story.incident.beginning
    let time = (start + Int(minute.rounded())) % (24 * 60)
    let digits = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return "\(digits(time / 60)):\(digits(time % 60)) \(zone)"
  }

  // MARK: Fixes

  var fixes: Section {
    let rows = story.counterfactuals
    let best = rows.filter { $0.fixes.count == 1 }.max { $0.minutesPerWeek < $1.minutesPerWeek }
    let table = PageTable(
      "counterfactuals", rows,
      [
        Column(key: "fixes", title: Text("fixed", "修复")) { .names($0.fixes.map(\.rawValue), name($0)) },
        .number("totalMinutes", Text("lasts, min", "持续，分钟"), .minutes) { $0.run.totalMinutes },
        .number("minutesSaved", Text("saves, min", "省下，分钟"), .minutes) { $0.minutesSaved },
        .number("engineerWeeks", Text("weeks of work", "人周"), .weeks) {
          $0.fixes.reduce(0) { $0 + $1.engineerWeeks }
        },
        .number("minutesPerEngineerWeek", Text("min per week", "分钟/人周"), .minutesPerWeek) {
          $0.minutesPerWeek
        }, .machine("balancerMinutesSaved", .minutes) { $0.balancerMinutesSaved },
        Column(key: "firstChange", title: Text("first change", "最先改变")) { Self.change($0.firstChange) },
      ], marks: { $0 == best })
    return Section(
      "counterfactuals", Text("Effect of fixing one fault", "只修一处会怎样"),
      [.table(table)] + (best.map { [.paragraph(cheapest($0))] } ?? []))
  }

  private static func change(_ milestone: IncidentRun.Milestone?) -> Value {
    guard let milestone else { return .shape(.null, Text("nothing", "无")) }
    return .shape(
      ["name": .string(milestone.name), "minute": .number(milestone.minute)],
      IncidentNames.milestone(milestone.name))
  }

  private func name(_ row: Counterfactual) -> Text {
    let count = row.fixes.count
    if let fix = row.fixes.first, count == 1 { return IncidentNames.fix(fix) }
    return count == story.incident.mendable.count
      ? Text("all together", "全部一起")
      : Text("all \(count) that do not touch the trigger", "不动触发条件的 \(count) 项")
  }

  /// Fix that saves most minutes per week of work.
  private func cheapest(_ row: Counterfactual) -> Text {
    let (name, rate) = (name(row), NumberText.fixed(row.minutesPerWeek, decimals: 0))
    return Text(
      "Most minutes for an engineer's week: \(name.en), \(rate) (the weeks are assumptions).",
      "每人周省下最多的是\(name.zh)：\(rate) 分钟（工作量是假设）。")
  }

  // MARK: Durations

  /// A quantity of the simulated durations, hours.
  private typealias Duration = (key: String, name: Text, estimate: IncidentDurations.Estimate)

  private static func rows(_ durations: IncidentDurations) -> [Duration] {
    [("mean", Text("mean", "均值"), durations.mean)]
      + [("p05", 0.05), ("p50", 0.5), ("p95", 0.95), ("p99", 0.99)].map { key, level in
        (key, Text("P" + NumberText.plain(100 * level)), durations.quantile(level))
      }
  }

  var durations: [Section] {
    guard let durations = story.durations else { return [] }
    let table = PageTable(
      "durations", Self.rows(durations),
      [
        .name("quantity", Text("quantity", "量")) { ($0.key, $0.name) },
        .number("hours", Text("hours", "小时"), .hours) { $0.estimate.hours },
        .number("noise", Text("noise ±", "噪声 ±"), .hours) { $0.estimate.noiseHours },
      ])
    let count = NumberText.count(durations.hours.count)
    let longer = Amount.share(durations.survival(story.incident.publishedMinutes / 60))
    let note = Text(
      "From \(count) replays with other people and machines; the noise is half of the 95% interval. \(longer.en) of them last "
        + "longer than the incident did.",
      "共重演 \(count) 次，每次人和机器不同；噪声为 95% 区间的半宽。\(longer.zh) 的重演比原事故更久。")
    return [
      Section(
        "durations", Text("How long the next one lasts, hours", "下一次会持续多久（小时）"),
        [.table(table), .paragraph(note)])
    ]
  }

  /// Member `durations`.
  var durationsMember: [(key: String, value: JSONValue)] {
    guard let durations = story.durations else { return [] }
    let rows = Self.rows(durations)
    return [
      (
        "durations",
        .object(
          [("unit", .string("hours")), ("runs", .count(durations.hours.count))]
            + rows.map { ($0.key, .number($0.estimate.hours)) }
            + [("noise", .object(rows.map { ($0.key, .number($0.estimate.noiseHours)) }))])
      )
    ]
  }

  // MARK: Services

  var services: [Section] {
    guard let services = story.services, story.run.totalMinutes > 0 else { return [] }
    // A service is listed where its first plane fails.
    var seen: Set<String> = []
    let failures = services.cascade.filter { seen.insert($0.node.service).inserted }
    let table = PageTable(
      "services", failures,
      [
        .number("step", Text("step", "步"), .count) { Double($0.step) },
        .name("service", Text("service", "服务")) { ($0.node.service, IncidentNames.service($0.node.service)) },
        .text("plane", Text("plane", "层面")) { IncidentNames.plane($0.node.plane) },
        .people("needs", Text("needs", "依赖")) { $0.because.map(IncidentNames.node) ?? .empty },
      ])
    let (trigger, fallen) = (IncidentNames.service(services.trigger), failures.count - 1)
    let hubs = Text.joined(
      services.hubs.prefix(5).map {
        IncidentNames.service($0.service) + Text(" ") + Amount.share($0.share)
      }, english: ", ", chinese: "、")
    let mean = Amount.share(services.meanShare)
    let note = Text(
      "\(trigger.en) takes \(fallen) of the \(services.count - 1) other services down. Services that take most others "
        + "down: \(hubs.en). The average service takes down \(mean.en).",
      "\(trigger.zh) 拖垮其余 \(services.count - 1) 个服务中的 \(fallen) 个。影响面最大的服务：\(hubs.zh)。平均每个服务拖垮 \(mean.zh)。")
    return [
      Section("services", Text("Services that fall with it", "受牵连的服务"), [.paragraph(note), .table(table)])
    ]
  }

  /// Member `services`.
  var servicesMember: [(key: String, value: JSONValue)] {
    guard let services = story.services else { return [] }
    let cascade = services.cascade.map { failure -> JSONValue in
      [
        "service": .string(failure.node.service), "plane": .string(failure.node.plane.rawValue),
        "step": .count(failure.step),
      ]
    }
    return [
      (
        "services",
        [
          "trigger": .string(services.trigger), "meanShare": .number(services.meanShare),
          "cascade": .array(cascade),
          "hubs": .array(
            services.hubs.map { ["service": .string($0.service), "share": .number($0.share)] }),
        ]
      )
    ]
  }
}
