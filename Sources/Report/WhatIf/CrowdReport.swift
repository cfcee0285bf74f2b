/// Crowd dynamics, as a report.
public import Findings
internal import Market
internal import Scenario

/// Page of the crowd.
public struct CrowdReport: CommandReport {
  private let study: CrowdStudy
  private let loop: Hysteresis?
  private let words: CrowdWords
  /// Number of printed rows of a long list: the rest is in CSV and JSON.
  private static let rows = 12

  /// Page in a language; `loop` is `nil` if no firm is in the herd.
  public init(_ study: CrowdStudy, loop: Hysteresis?, language: Language) {
    self.study = study
    self.loop = loop
    words = CrowdWords(language: language)
  }

  /// The page for a terminal; no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The page in Markdown.
  public func markdown() -> String { document.markdown() }

  /// Every point of every series as CSV.
  public func csv() -> String {
    var writer = CSVWriter(header: ["series", "x", "share", "low", "high"])
    func add(_ series: String, _ x: Double, _ share: Double, _ low: Double? = nil, _ high: Double? = nil) {
      writer.append([
        .text(series), .number(x), .number(share), low.map { .number($0) } ?? .empty,
        high.map { .number($0) } ?? .empty,
      ])
    }
    for size in study.sizes { add("firms", Double(size.firms), size.share) }
    for point in study.entry { add("entry", Double(point.entered), point.share) }
    for (name, moments) in [("fromHistory", study.fromHistory), ("fromBest", study.fromBest)] {
      for moment in moments { add(name, Double(moment.step), moment.median, moment.low, moment.high) }
    }
    for point in loop?.points ?? [] {
      add("going", point.value, point.going)
      if let back = point.returning { add("returning", point.value, back) }
    }
    return writer.text
  }

  /// Every point of every series as JSON, with the model.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object(
      inputs.head("what-if") + [
        ("mode", "crowd"), ("model", .model(study.market)), ("region", .string(study.region)),
        (
          "habits",
          [
            "inertia": .number(study.habits.inertia), "noise": .number(study.habits.noise),
            "steps": .count(study.habits.steps), "runs": .count(study.habits.runs),
          ]
        ), ("sizes", .array(study.sizes.map(json))),
        (
          "entry",
          .array(study.entry.map { ["entered": .count($0.entered), "share": .number($0.share)] })
        ), ("best", .string(name(study.best))), ("fromHistory", .array(study.fromHistory.map(Self.json))),
        ("fromBest", .array(study.fromBest.map(Self.json))), ("hysteresis", loop.map(Self.json) ?? .null),
      ]
    ).text()
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

  // MARK: Page

  private func name(_ strategy: Int) -> String { SafeText.line(study.market.strategies[strategy].name) }

  private static func percent(_ share: Double?) -> String {
    share.map { NumberText.fixed(100 * $0, decimals: 1) } ?? NumberText.none
  }

  private var document: Document {
    var page = Document()
    page.append(.title(words.title()))
    page.append(.answer(answer))
    page.append(.paragraph(hysteresis))
    page.append(.heading(words.heading(.sizes)))
    page.append(.table(sizes))
    page.append(.heading(words.heading(.entry)))
    page.append(.table(entry))
    page.append(.heading(words.heading(.time)))
    page.append(.table(time))
    if let loop, !loop.points.isEmpty {
      page.append(.heading(words.heading(.loop(SafeText.line(loop.key)))))
      page.append(.table(points(loop)))
    }
    page.append(
      .paragraph(
        words.meaning(
          inertia: Quantity.share(study.habits.inertia, decimals: 0),
          noise: Quantity.share(study.habits.noise, decimals: 0),
          runs: NumberText.count(study.habits.runs))))
    return page
  }

  private var answer: String {
    let own = study.sizes.first { $0.firms == study.market.scenario.firmCount }
    let first = words.answer(
      share: Quantity.share(own?.share ?? 0, decimals: 0), region: SafeText.line(study.region),
      firms: NumberText.count(study.market.scenario.firmCount))
    guard let herd = study.fromHistory.last, let best = study.fromBest.last else { return first }
    let second = words.time(
      steps: NumberText.count(study.habits.steps), herd: Quantity.share(herd.median, decimals: 0),
      best: Quantity.share(best.median, decimals: 0), strategy: name(study.best))
    return first + (words.language == .chinese ? "" : " ") + second
  }

  private var hysteresis: String {
    guard let loop else { return words.noHerd(region: SafeText.line(study.region)) }
    let key = SafeText.line(loop.key)
    guard let there = loop.dissolvesAt else { return words.survives(key: key) }
    func text(_ value: Double) -> String { Quantity.parameter(value, unit: loop.unit) }
    return words.dissolves(key: key, from: text(loop.today), at: text(there))
      + (loop.formsAt.map { words.forms(at: text($0)) } ?? words.formsNever())
  }

  private var sizes: Table {
    var table = Table(columns: [
      Table.Column(words.column(.firms)), Table.Column(words.column(.share)),
      Table.Column(words.column(.plays), .left), Table.Column(words.column(.revisions)),
    ])
    for size in study.sizes {
      table.append(
        [
          NumberText.count(size.firms), Self.percent(size.share), name(size.choice),
          NumberText.count(size.revisions),
        ], emphasized: size.firms == study.market.scenario.firmCount)
    }
    return table
  }

  private var entry: Table {
    var table = Table(columns: [
      Table.Column(words.column(.entered)), Table.Column(words.column(.share)),
    ])
    for point in Self.thinned(study.entry) {
      table.append([NumberText.count(point.entered), Self.percent(point.share)])
    }
    return table
  }

  private var time: Table {
    let titles: [CrowdWords.Column] = [.quarter, .median, .low, .high, .otherMedian, .otherLow, .otherHigh]
    var table = Table(columns: titles.map { Table.Column(words.column($0)) })
    for (herd, best) in Self.thinned(Array(zip(study.fromHistory, study.fromBest))) {
      table.append(
        [NumberText.count(herd.step)]
          + [herd.median, herd.low, herd.high, best.median, best.low, best.high].map { Self.percent($0) })
    }
    return table
  }

  private func points(_ loop: Hysteresis) -> Table {
    var table = Table(columns: [
      Table.Column(words.column(.value), .right), Table.Column(words.column(.going)),
      Table.Column(words.column(.returning)),
    ])
    // Changes with their neighbours, and the ends.
    let points = loop.points
    let kept = points.indices.filter { i in
      i == 0 || i == points.count - 1 || points[i].value == loop.today
        || [i - 1, i + 1].contains {
          points[$0].going != points[i].going || points[$0].returning != points[i].returning
        }
    }
    for point in kept.map({ points[$0] }) {
      table.append([
        Quantity.parameter(point.value, unit: loop.unit), Self.percent(point.going),
        Self.percent(point.returning),
      ])
    }
    return table
  }

  /// Thinned list: the first row, the last, and some between.
  private static func thinned<Row>(_ rows: [Row]) -> [Row] {
    guard rows.count > self.rows else { return rows }
    return (0..<self.rows).map { rows[$0 * (rows.count - 1) / (self.rows - 1)] }
  }
}
