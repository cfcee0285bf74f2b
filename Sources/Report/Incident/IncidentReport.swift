/// Report of a replayed incident.
public import Incident

/// A replayed incident.
public struct IncidentReport: CommandReport {
  private let story: IncidentReplay
  private let language: Language
  private let showsTrace: Bool

  /// Page about a replay; with `showsTrace` it includes the race's shortest failing interleaving.
  public init(_ story: IncidentReplay, language: Language, showsTrace: Bool = false) {
    self.story = story
    self.language = language
    self.showsTrace = showsTrace
  }

  /// The figures of its timeline and its fixes; only one incident is drawn.
  public var figures: [FigureName] { story.incident == .aws20251020 ? [.timeline, .fixes] : [] }

  private var document: Document {
    IncidentPage(story: story, words: IncidentWords(language: language), showsTrace: showsTrace).document()
  }

  /// The page for a terminal; no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The page in Markdown.
  public func markdown() -> String { document.markdown() }

  /// Milestones, stages, fixes and durations in a long table; minutes, durations in hours.
  public func csv() -> String {
    var writer = CSVWriter(header: ["part", "name", "start", "end", "value", "noise", "cause"])
    for milestone in story.run.milestones {
      writer.append([
        .text("milestone"), .text(milestone.name), .number(milestone.minute), .empty, .empty, .empty, .empty,
      ])
    }
    for stage in story.run.stages {
      writer.append([
        .text("stage"), .text(stage.name), .number(stage.startMinute), .number(stage.endMinute),
        .number(stage.minutes), .empty, .text(stage.cause.rawValue),
      ])
    }
    for row in story.counterfactuals {
      writer.append([
        .text("fix"), .text(row.fixes.map(\.rawValue).joined(separator: "+")), .empty,
        .number(row.run.totalMinutes), .number(row.minutesSaved), .empty, .empty,
      ])
    }
    for (name, estimate) in story.durations?.summary ?? [] {
      writer.append([
        .text("durationHours"), .text(name), .empty, .empty, .number(estimate.hours),
        .number(estimate.noiseHours), .empty,
      ])
    }
    return writer.text
  }

  /// JSON with the contract's members and the rest of the page.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object(inputs.head("incident") + members).text()
  }

  private var members: [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = [
      ("incident", .string(story.incident.rawValue)),
      ("fixes", .array(story.fixes.map { .string($0.rawValue) })),
      ("milestones", .array(story.run.milestones.map(Self.milestone))),
      ("totalMinutes", .number(story.run.totalMinutes)),
      ("stages", .array(story.run.stages.map(Self.stage))),
      ("counterfactuals", .array(story.counterfactuals.map(Self.counterfactual))),
    ]
    if let durations = story.durations { members.append(("durations", Self.durations(durations))) }
    if let race = story.race { members.append(("race", self.race(race))) }
    if let services = story.services { members.append(("services", Self.services(services))) }
    members.append(("constants", .array(story.parameters.map(Self.constant))))
    return members
  }
}

extension IncidentReport {
  private static func milestone(_ milestone: IncidentRun.Milestone) -> JSONValue {
    ["name": .string(milestone.name), "minute": .number(milestone.minute)]
  }

  private static func stage(_ stage: IncidentRun.Stage) -> JSONValue {
    [
      "name": .string(stage.name), "startMinute": .number(stage.startMinute),
      "endMinute": .number(stage.endMinute), "cause": .string(stage.cause.rawValue),
    ]
  }

  private static func counterfactual(_ row: Counterfactual) -> JSONValue {
    [
      "fixes": .array(row.fixes.map { .string($0.rawValue) }), "totalMinutes": .number(row.run.totalMinutes),
      "minutesSaved": .number(row.minutesSaved), "minutesPerEngineerWeek": .number(row.minutesPerWeek),
      "balancerMinutesSaved": .number(row.balancerMinutesSaved),
      "firstChange": row.firstChange.map(milestone) ?? .null,
    ]
  }

  private static func durations(_ durations: IncidentDurations) -> JSONValue {
    .object(
      [("unit", .string("hours")), ("runs", .count(durations.hours.count))]
        + durations.summary.map { ($0.name, .number($0.estimate.hours)) }
        + [("noise", .object(durations.summary.map { ($0.name, .number($0.estimate.noiseHours)) }))])
  }

  private func race(_ race: RaceExploration) -> JSONValue {
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
    if let losses = story.lossesPerYear { members.append(("lossesPerYear", .number(losses))) }
    return .object(members)
  }

  private static func step(_ step: RaceTrace.Step) -> JSONValue {
    let lane: String
    switch step.lane {
    case .planner: lane = "planner"
    case .enactor(let index): lane = "enactor\(IncidentWords.letter(index))"
    }
    return [
      "lane": .string(lane), "does": .string(IncidentWords(language: .english).step(step.action)),
      "published": .array(step.published.map { $0.map(JSONValue.count) ?? .null }),
    ]
  }

  private static func services(_ services: IncidentReplay.Services) -> JSONValue {
    [
      "trigger": .string(services.trigger), "meanShare": .number(services.meanShare),
      "cascade": .array(
        services.cascade.map {
          [
            "service": .string($0.node.service), "plane": .string($0.node.plane.rawValue),
            "step": .count($0.step),
          ]
        }),
      "hubs": .array(services.hubs.map { ["service": .string($0.service), "share": .number($0.share)] }),
    ]
  }

  private static func constant(_ parameter: IncidentParameter) -> JSONValue {
    [
      "name": .string(parameter.name), "value": .number(parameter.value), "unit": .string(parameter.unit),
      "origin": .string(parameter.origin), "reason": .string(parameter.reason),
    ]
  }
}
