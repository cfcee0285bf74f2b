/// Crowd dynamics, as a report.
public import Findings
internal import Market
internal import Scenario

/// Page of the crowd.
public struct CrowdReport: PagedReport {
  let language: Language
  private let study: CrowdStudy
  private let loop: Hysteresis?
  /// Number of printed rows of a long list: the rest is in CSV and JSON.
  private static let rows = 12

  /// Page in a language; `loop` is `nil` if no firm is in the herd.
  public init(_ study: CrowdStudy, loop: Hysteresis?, language: Language) {
    self.study = study
    self.loop = loop
    self.language = language
  }

  private var labels: MarketLabels { MarketLabels(study.market) }
  private var region: String { SafeText.line(study.region) }
  /// Key of a setup, for JSON.
  private func name(_ strategy: Int) -> String { study.market.strategies[strategy].name }

  var page: Page {
    var page = Page(
      command: "what-if", title: Text("How the herd forms, and what dissolves it", "抱团如何形成，又如何瓦解"))
    page.answer = answer + [hysteresis]
    page.sections = [sizes, entry, time]
    if let loop, !loop.points.isEmpty { page.sections.append(points(loop)) }
    page.sections.append(Section("notes", .empty, [.paragraph(meaning)]))
    page.members = members
    page.machineTables = [series.only(.csv)]
    return page
  }

  // MARK: The answer

  private var answer: [Text] {
    let count = study.market.scenario.firmCount
    let own = Amount.share(study.sizes.first { $0.firms == count }?.share ?? 0)
    let number = NumberText.count(count)
    let first = Text(
      "Of \(number) \(count == 1 ? "firm" : "firms"), entry one by one leaves \(own.en) in \(region) alone.",
      "\(number) 家企业依次进入，结果有 \(own.zh) 只依靠 \(region)。")
    guard let herd = study.fromHistory.last, let best = study.fromBest.last else { return [first] }
    let (steps, setup) = (NumberText.count(study.habits.steps), labels.setup(study.best))
    let (then, other) = (Amount.share(herd.median), Amount.share(best.median))
    return [
      first,
      Text(
        "After \(steps) quarters with inertia and noise it is \(then.en); had all begun on \(setup.en), \(other.en).",
        "带惯性与噪声 \(steps) 个季度后为 \(then.zh)；如果都从\(ChineseText.spaced(setup.zh))开始，则为 \(other.zh)。"),
    ]
  }

  private var hysteresis: Text {
    guard let loop else {
      return Text(
        "No firm relies on \(region) alone: there is no herd to dissolve.", "没有企业只依靠 \(region)：无团可散。")
    }
    let key = labels.parameter(loop.key)
    guard let there = loop.dissolvesAt else {
      return Text("No value of \(key.en) within reach dissolves the herd.", "\(key.zh)在可及范围内取任何值都不会使抱团瓦解。")
    }
    let (from, at) = (value(loop.today), value(there))
    let dissolves = Text(
      "The herd dissolves as \(key.en) goes from \(from.en) to \(at.en)",
      "把\(key.zh)从 \(from.zh) 调到 \(at.zh)，抱团瓦解")
    guard let back = loop.formsAt.map(value) else {
      return dissolves + Text("; it does not form again on the way back.", "；再调回来也不会重新形成。")
    }
    return dissolves + Text("; it forms again only at \(back.en).", "；要回到 \(back.zh) 才会重新形成。")
  }

  private func value(_ number: Double) -> Text { labels.value(number, unit: loop?.unit ?? "") }

  // MARK: Tables

  private var share: Text { Text("share in \(region)", "\(region) 占比") }

  private var sizes: Section {
    let count = study.market.scenario.firmCount
    var table = PageTable(
      "sizes", study.sizes,
      [
        .number("firms", Text("firms", "企业数"), .count) { Double($0.firms) },
        .number("share", share, .share) { $0.share },
        .name("choice", Text("most choose", "多数选择")) { [labels] in labels.setupName($0.choice) },
        .number("revisions", Text("changes of mind", "改变主意次数"), .count) { Double($0.revisions) },
      ], marks: { $0.firms == count })
    table.audience = .people
    let least = study.sizes.first?.firms ?? 1
    return Section(
      "sizes",
      Text(
        "From \(NumberText.count(least)) \(least == 1 ? "firm" : "firms") to a million",
        "从 \(NumberText.count(least)) 家到一百万家"),
      [.table(table)])
  }

  private var entry: Section {
    var table = PageTable(
      "entry", Self.thinned(study.entry),
      [
        .number("entered", Text("entered", "已进入"), .count) { Double($0.entered) },
        .number("share", share, .share) { $0.share },
      ])
    table.audience = .people
    return Section("entry", Text("Firm by firm", "逐家进入"), [.table(table)])
  }

  private var time: Section {
    let rows = Self.thinned(Array(zip(study.fromHistory, study.fromBest)))
    let (low, high) = (Text("P10"), Text("P90"))
    var table = PageTable(
      "time", rows,
      [
        .number("quarter", Text("quarter", "季度"), .count) { Double($0.0.step) },
        .number("median", Text("from the end of entry: median", "自依次进入的结果：中位"), .share) { $0.0.median },
        .number("low", low, .share) { $0.0.low }, .number("high", high, .share) { $0.0.high },
        .number("bestMedian", Text("from the best: median", "自最佳局面：中位"), .share) { $0.1.median },
        .number("bestLow", low, .share) { $0.1.low }, .number("bestHigh", high, .share) { $0.1.high },
      ])
    table.audience = .people
    return Section(
      "time", Text("Over time: the share in \(region), over many crowds", "随时间：\(region) 占比，多次模拟"),
      [.table(table)])
  }

  private func points(_ loop: Hysteresis) -> Section {
    // Changes with their neighbours, and the ends.
    let points = loop.points
    let told = points.indices.filter { i in
      i == 0 || i == points.count - 1 || points[i].value == loop.today
        || [i - 1, i + 1].contains {
          points[$0].going != points[i].going || points[$0].returning != points[i].returning
        }
    }
    var table = PageTable(
      "hysteresis", told.map { points[$0] },
      [
        .measure("value", Text("value", "取值")) { [self] in value($0.value) },
        .number("going", Text("share going", "去程占比"), .share) { $0.going },
        .number("returning", Text("share coming back", "回程占比"), .share) { $0.returning },
      ], marks: { $0.value == loop.today })
    table.audience = .people
    let key = labels.parameter(loop.key)
    return Section("hysteresis", Text("There and back: \(key.en)", "往返：\(key.zh)"), [.table(table)])
  }

  /// Thinned list: the first row, the last, and some between.
  private static func thinned<Row>(_ rows: [Row]) -> [Row] {
    guard rows.count > self.rows else { return rows }
    return (0..<self.rows).map { rows[$0 * (rows.count - 1) / (self.rows - 1)] }
  }

  private var meaning: Text {
    let (inertia, noise) = (Amount.share(study.habits.inertia), Amount.share(study.habits.noise))
    let runs = NumberText.count(study.habits.runs)
    return Text(
      "Share: of all firms, those in \(region) alone. Each quarter a firm sleeps with probability \(inertia.en); if it "
        + "looks, it errs with probability \(noise.en), else takes its best response. \(runs) crowds, seeded; "
        + "`--inertia` and `--noise` change them (assumptions).",
      "占比指只依靠 \(region) 的企业比例。每季度企业有 \(inertia.zh) 的概率不重新考虑；重新考虑时，有 \(noise.zh) 的概率随意选，否则选最优反应。"
        + "共 \(runs) 次带种子的模拟；可用 `--inertia` 与 `--noise` 更改（假设）。")
  }

  // MARK: Machines

  private struct Point {
    let series: String
    let x, share: Double
    var low: Double?
    var high: Double?
  }

  /// Every point of every series.
  private var series: PageTable {
    var points = study.sizes.map { Point(series: "firms", x: Double($0.firms), share: $0.share) }
    points += study.entry.map { Point(series: "entry", x: Double($0.entered), share: $0.share) }
    for (name, moments) in [("fromHistory", study.fromHistory), ("fromBest", study.fromBest)] {
      points += moments.map {
        Point(series: name, x: Double($0.step), share: $0.median, low: $0.low, high: $0.high)
      }
    }
    for point in loop?.points ?? [] {
      points.append(Point(series: "going", x: point.value, share: point.going))
      if let back = point.returning { points.append(Point(series: "returning", x: point.value, share: back)) }
    }
    return PageTable(
      "series", points,
      [
        .key("series") { $0.series }, .machine("x", nil) { $0.x }, .machine("share", .share) { $0.share },
        .machine("low", .share) { $0.low }, .machine("high", .share) { $0.high },
      ])
  }

  private var members: [(key: String, value: JSONValue)] {
    [
      ("mode", "crowd"), ("model", .model(study.market)), ("region", .string(study.region)),
      (
        "habits",
        [
          "inertia": .number(study.habits.inertia), "noise": .number(study.habits.noise),
          "steps": .count(study.habits.steps), "runs": .count(study.habits.runs),
        ]
      ), ("sizes", .array(study.sizes.map(json))),
      ("entry", .array(study.entry.map { ["entered": .count($0.entered), "share": .number($0.share)] })),
      ("best", .string(name(study.best))), ("fromHistory", .array(study.fromHistory.map(Self.json))),
      ("fromBest", .array(study.fromBest.map(Self.json))), ("hysteresis", loop.map(Self.json) ?? .null),
    ]
  }

  private func json(_ size: CrowdStudy.Size) -> JSONValue {
    [
      "firms": .count(size.firms), "share": .number(size.share), "choice": .string(name(size.choice)),
      "revisions": .count(size.revisions), "converged": .bool(size.converged),
    ]
  }

  private static func json(_ moment: CrowdStudy.Moment) -> JSONValue {
    [
      "step": .count(moment.step), "low": .number(moment.low), "median": .number(moment.median),
      "high": .number(moment.high),
    ]
  }

  private static func json(_ loop: Hysteresis) -> JSONValue {
    [
      "key": .string(loop.key), "unit": .string(loop.unit), "today": .number(loop.today),
      "dissolvesAt": loop.dissolvesAt.map(JSONValue.number) ?? .null,
      "formsAt": loop.formsAt.map(JSONValue.number) ?? .null,
      "points": .array(
        loop.points.map {
          [
            "value": .number($0.value), "going": .number($0.going),
            "returning": $0.returning.map(JSONValue.number) ?? .null,
          ]
        }),
    ]
  }
}
