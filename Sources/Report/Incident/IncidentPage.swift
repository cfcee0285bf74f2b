/// The page about an incident as a document.
internal import Incident

struct IncidentPage {
  let story: IncidentReplay
  let words: IncidentWords
  var showsTrace = false

  func document() -> Document {
    var page = Document()
    page.append(.title(words.title(story)))
    page.append(.answer(words.answer(story)))
    page.append(.paragraph(words.mended(story)))
    addTimeline(to: &page)
    addMilestones(to: &page)
    addFixes(to: &page)
    addDurations(to: &page)
    addRace(to: &page)
    addServices(to: &page)
    page.append(.heading(words.heading(.limits)))
    page.append(.points(words.limits()))
    return page
  }

  // MARK: Timeline

  /// Largest bar that fits a page of 40 beside the narrowest column of words.
  private static let barWidth = 28

  private func addTimeline(to page: inout Document) {
    guard !story.run.stages.isEmpty else { return }
    var table = Table(columns: [
      .init(words.column(.stage), .left), .init(words.column(.from)), .init(words.column(.to)),
      .init(words.column(.minutes)), .init(words.column(.bar), .right),
    ])
    for stage in story.run.stages {
      table.append([
        words.text(IncidentNames.stage(stage.name)), minutes(stage.startMinute), minutes(stage.endMinute),
        minutes(stage.minutes), bar(stage),
      ])
    }
    page.append(.heading(words.heading(.timeline)))
    page.append(.table(table))
    page.append(.heading(words.heading(.waiting)))
    page.append(
      .points(
        story.run.stages.map { stage in
          let origin = story.fixes.isEmpty ? story.incident.stageOrigins[stage.name] : nil
          return words.waiting(stage, origin: origin)
        }))
  }

  /// A bar of dots with the stage filled in; at least one cell.
  private func bar(_ stage: IncidentRun.Stage) -> String {
    let scale = Double(Self.barWidth) / story.run.totalMinutes
    let first = min(Self.barWidth - 1, Int(stage.startMinute * scale))
    let last = max(first + 1, min(Self.barWidth, Int((stage.endMinute * scale).rounded())))
    return String(repeating: "·", count: first) + String(repeating: "█", count: last - first)
      + String(repeating: "·", count: Self.barWidth - last)
  }

  private func minutes(_ value: Double) -> String { NumberText.fixed(value, decimals: 0) }

  // MARK: Milestones

  private func addMilestones(to page: inout Document) {
    guard !story.run.milestones.isEmpty else { return }
    let published = story.fixes.isEmpty ? story.incident.publishedMilestones : [:]
    var table = Table(
      columns: [
        .init(words.column(.minute)), .init(words.column(.clock), .right),
        .init(words.column(.milestone), .left),
      ] + (published.isEmpty ? [] : [.init(words.column(.published))]))
    // What a source tells beyond the replay has no computed minute.
    let computed = Set(story.run.milestones.map(\.name))
    let told = published.filter { !computed.contains($0.key) }.map { (name: $0.key, minute: $0.value) }
    let all =
      story.run.milestones.map { (name: $0.name, minute: $0.minute, isTold: false) }
      + told.map { (name: $0.name, minute: $0.minute, isTold: true) }
    for row in all.sorted(by: {
      ($0.minute, $0.name == "end" ? "~" : "") < ($1.minute, $1.name == "end" ? "~" : "")
    }) {
      let name = words.text(IncidentNames.milestone(row.name))
      table.append(
        [row.isTold ? "" : minutes(row.minute), clock(row.minute), name]
          + (published.isEmpty ? [] : [published[row.name].map(minutes) ?? ""]))
    }
    page.append(.heading(words.heading(.milestones)))
    page.append(.table(table))
  }

  /// Time of the day, with the zone.
  private func clock(_ minute: Double) -> String {
    let (start, zone) = story.incident.beginning
    let time = (start + Int(minute.rounded())) % (24 * 60)
    let digits = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    return "\(digits(time / 60)):\(digits(time % 60)) \(zone)"
  }

  // MARK: Counterfactuals

  private func addFixes(to page: inout Document) {
    var table = Table(columns: [
      .init(words.column(.fix), .left), .init(words.column(.lasts)), .init(words.column(.saved)),
      .init(words.column(.weeks)), .init(words.column(.perWeek)), .init(words.column(.firstChange), .left),
    ])
    let singles = story.counterfactuals.filter { $0.fixes.count == 1 }
    let best = singles.max { $0.minutesPerWeek < $1.minutesPerWeek }
    for row in story.counterfactuals {
      table.append(
        [
          name(row), minutes(row.run.totalMinutes), minutes(row.minutesSaved),
          NumberText.plain(row.fixes.reduce(0) { $0 + $1.engineerWeeks }),
          NumberText.fixed(row.minutesPerWeek, decimals: 0),
          row.firstChange.map { words.text(IncidentNames.milestone($0.name)) } ?? words.nothing(),
        ], emphasized: row == best)
    }
    page.append(.heading(words.heading(.fixes)))
    page.append(.table(table))
    if let best { page.append(.paragraph(words.cheapest(best))) }
  }

  private func name(_ row: Counterfactual) -> String {
    if let fix = row.fixes.first, row.fixes.count == 1 { return words.text(IncidentNames.fix(fix)) }
    return row.fixes.count == story.incident.mendable.count
      ? words.allTogether() : words.allThatRecover(row.fixes.count)
  }

  // MARK: Durations

  private func addDurations(to page: inout Document) {
    guard let durations = story.durations else { return }
    var table = Table(columns: [
      .init(words.column(.quantity), .left), .init(words.column(.value)), .init(words.column(.noise)),
    ])
    for (name, estimate) in durations.summary {
      table.append([
        name, NumberText.fixed(estimate.hours, decimals: 2),
        NumberText.fixed(estimate.noiseHours, decimals: 2),
      ])
    }
    page.append(.heading(words.heading(.durations)))
    page.append(.table(table))
    let longer = durations.survival(story.incident.publishedMinutes / 60)
    page.append(.paragraph(words.runs(durations.hours.count, longer: longer)))
  }

  // MARK: Race and services

  private func addRace(to page: inout Document) {
    guard let race = story.race else { return }
    page.append(.heading(words.heading(.race)))
    page.append(.points(words.race(race, lossesPerYear: story.lossesPerYear)))
    guard showsTrace else { return }
    page.append(.heading(words.heading(.trace)))
    if case .stuck(let trace) = race.outcome {
      page.append(.table(lanes(trace)))
      page.append(.paragraph(words.deadEnd()))
    } else {
      page.append(.paragraph(words.noTrace()))
    }
    page.append(.heading(words.heading(.cleanUp)))
    page.append(.table(cleanUpRules(race.race)))
  }

  /// Outcome of each clean-up rule; a dash if no interleaving loses the record.
  private func cleanUpRules(_ race: DNSRace) -> Table {
    var table = Table(columns: [
      .init(words.column(.generations)), .init(words.column(.isLost), .left), .init(words.column(.steps)),
    ])
    for rule in race.cleanUpRules() {
      var steps = NumberText.none
      if case .stuck(let trace) = rule.outcome { steps = NumberText.count(trace.steps.count) }
      table.append([NumberText.count(rule.race.cleanUpGenerations), words.isLost(rule.outcome), steps])
    }
    return table
  }

  private func lanes(_ trace: RaceTrace) -> Table {
    let enactors = 0..<trace.race.enactors
    var table = Table(
      columns: [.init(words.column(.step)), .init(words.column(.planner), .left)]
        + enactors.map { .init(words.column(.enactor($0)), .left) } + [.init(words.column(.dns), .left)])
    for (index, step) in (trace.steps + trace.deadEnd).enumerated() {
      let action = words.step(step.action)
      table.append(
        [String(index + 1), step.lane == .planner ? action : ""]
          + enactors.map { step.lane == .enactor($0) ? action : "" } + [words.record(step.published)],
        emphasized: step.published.contains(nil))
    }
    return table
  }

  private func addServices(to page: inout Document) {
    guard let services = story.services, story.run.totalMinutes > 0 else { return }
    var table = Table(columns: [
      .init(words.column(.step)), .init(words.column(.service), .left), .init(words.column(.plane), .left),
      .init(words.column(.needs), .left),
    ])
    // A service is listed where its first plane fails.
    var seen: Set<String> = []
    for failure in services.cascade where seen.insert(failure.node.service).inserted {
      table.append([
        String(failure.step), failure.node.service, failure.node.plane.rawValue,
        failure.because.map { "\($0.service) \($0.plane.rawValue)" } ?? "",
      ])
    }
    page.append(.heading(words.heading(.services)))
    page.append(.paragraph(words.services(services)))
    page.append(.table(table))
  }
}

extension IncidentDurations {
  /// The quantities of the contract, in order.
  var summary: [(name: String, estimate: Estimate)] {
    [
      ("mean", mean), ("p05", quantile(0.05)), ("p50", quantile(0.5)), ("p95", quantile(0.95)),
      ("p99", quantile(0.99)),
    ]
  }
}
