/// Report of a replayed incident.
public import Incident

/// A replayed incident.
public struct IncidentReport: PagedReport {
  let language: Language
  private let story: IncidentReplay
  private let showsTrace: Bool

  /// Page about a replay; with `showsTrace` it includes the race's shortest failing interleaving.
  public init(_ story: IncidentReplay, language: Language, showsTrace: Bool = false) {
    self.story = story
    self.language = language
    self.showsTrace = showsTrace
  }

  /// The figures of its timeline and its fixes; only one incident is drawn.
  public var figures: [FigureName] { story.incident == .aws20251020 ? [.timeline, .fixes] : [] }

  var page: Page {
    let name = IncidentNames.title(story.incident)
    var page = Page(
      command: "incident",
      title: Text("The incident replayed from its mechanisms: \(name.en)", "按机理重演的事故：\(name.zh)"))
    page.answer = [answer]
    let parts = IncidentSections(story: story)
    let race = story.race.map {
      RaceSections(race: $0, lossesPerYear: story.lossesPerYear, showsTrace: showsTrace)
    }
    let (shown, machines) = parts.milestones
    let milestones =
      story.run.milestones.isEmpty
      ? [] : [Section("milestones", Text("Milestones", "里程碑"), [.table(shown)])]
    page.machineTables = machines
    page.sections =
      [Section("fixed", .empty, fixed.isEmpty ? [] : [.paragraph(fixed)])] + parts.timeline + milestones
      + [parts.fixes] + parts.durations + (race?.sections ?? []) + parts.services + [limits]
    page.members =
      [
        ("incident", .string(story.incident.rawValue)),
        ("fixes", .array(story.fixes.map { .string($0.rawValue) })),
        ("totalMinutes", .number(story.run.totalMinutes)),
      ] + parts.durationsMember + (race.map { [("race", $0.member)] } ?? []) + parts.servicesMember
      + [("constants", .array(story.parameters.map(Self.constant)))]
    // A replay without a fall has the lists all the same.
    if story.run.stages.isEmpty { page.members.append(("stages", [])) }
    return page
  }

  /// The total duration, and the share of recovery in it.
  private var answer: Text {
    let (total, asItWas) = (story.run.totalMinutes, story.asItWas.totalMinutes)
    guard total > 0 else {
      let saved = Self.duration(asItWas)
      return Text(
        "With this fixed the trigger cannot happen: nothing falls, and \(saved.en) are saved.",
        "修复之后触发条件不会出现：没有服务宕机，省下 \(saved.zh)。")
    }
    let length = Self.duration(total)
    var sentences = [Text("It lasts \(length.en).", "事故持续 \(length.zh)。")]
    if let minute = story.run.minute(story.incident.mendedMilestone) {
      let (after, share) = (Self.duration(minute), Amount.share(1 - minute / total))
      sentences.append(
        Text(
          "The fault itself is fixed after \(after.en); \(share.en) of the time is the failure to recover.",
          "故障本身在 \(after.zh)后修好；其余 \(share.zh) 的时间耗在恢复上。"))
    }
    if !story.fixes.isEmpty {
      let saved = Self.duration(asItWas - total)
      sentences.append(
        story.fixes.count == 1
          ? Text("The fix saves \(saved.en).", "这项修复省下 \(saved.zh)。")
          : Text("The fixes save \(saved.en).", "这些修复省下 \(saved.zh)。"))
    }
    return .sentences(sentences)
  }

  private var fixed: Text {
    guard !story.fixes.isEmpty else { return .empty }
    let list = Text.joined(story.fixes.map(IncidentNames.fix), english: ", ", chinese: "、")
    return Text("Fixed: \(list.en).", "已修复：\(list.zh)。")
  }

  /// `14 h 32 min`, `52 min`: to the minute.
  private static func duration(_ minutes: Double) -> Text {
    let whole = Int(minutes.rounded())
    let (hours, rest) = (whole / 60, whole % 60)
    return hours == 0
      ? Text("\(rest) min", "\(rest) 分钟") : Text("\(hours) h \(rest) min", "\(hours) 小时 \(rest) 分钟")
  }

  private var limits: Section {
    Section(
      "limits", Text("Limits", "局限"),
      [
        .points([
          Text(
            "Times that people took are published; capacities are calibrated to milestones; the rest are assumptions "
              + "(listed in --format json).",
            "人所用的时间来自公布的总结；处理能力按里程碑校准；其余是假设（见 --format json）。"),
          Text(
            "Minutes are those of the event, not of one customer's outage.",
            "这里的分钟数属于整个事故，不是某个客户的宕机时间。"),
        ])
      ])
  }

  private static func constant(_ parameter: IncidentParameter) -> JSONValue {
    [
      "name": .string(parameter.name), "value": .number(parameter.value), "unit": .string(parameter.unit),
      "origin": .string(parameter.origin), "reason": .string(parameter.reason),
    ]
  }
}
