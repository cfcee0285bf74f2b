/// Outages and annual loss, ready to be written.
public import Findings
internal import Market
internal import ResilienceNumerics
internal import Outages
internal import Scenario

/// The page about outages.
public struct OutagesReport: CommandReport {
  private let page: OutagesPage

  /// A page about a study.
  public init(
    _ study: OutageStudy, ignoredColumns: [String] = [], withoutImpact: Int = 0,
    isAboutRecord: Bool = true, uncertainty: LossUncertainty? = nil, language: Language
  ) {
    page = OutagesPage(
      study: study, words: OutagesWords(language: language), ignoredColumns: ignoredColumns,
      withoutImpact: withoutImpact, isAboutRecord: isAboutRecord, uncertainty: uncertainty)
  }

  /// The page for a terminal; no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String {
    page.document().text(width: width, style: style)
  }

  /// The page in Markdown.
  public func markdown() -> String { page.document().markdown() }

  /// Every number as a long CSV table: part, name, quantity, value, bounds, sampling error.
  public func csv() -> String { page.csv() }

  /// Every number as a JSON object, with the outages themselves.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object(inputs.head("outages") + page.members).text()
  }
}

extension OutagesPage {
  func csv() -> String {
    var writer = CSVWriter(header: ["part", "name", "quantity", "value", "low", "high", "noise"])
    func add(
      _ part: String, _ name: String, _ quantity: String, _ value: Double?, _ bounds: ClosedRange<Double>?,
      noise: Double? = nil
    ) {
      writer.append([
        .text(part), .text(name), .text(quantity), value.map { .number($0) } ?? .empty,
        bounds.map { .number($0.lowerBound) } ?? .empty, bounds.map { .number($0.upperBound) } ?? .empty,
        noise.map { .number($0) } ?? .empty,
      ])
    }
    if holdsRecord {
      add("rate", "observed", "ratePerYear", study.rate?.rate, study.rate?.bounds)
      add("rate", "posterior", "ratePerYear", study.posterior?.mean, study.posterior?.interval())
      for record in recordRecords { add(record.part, record.name, record.quantity, record.value, nil) }
    }
    for fit in holdsRecord ? study.fits : [] {
      for parameter in fit.parameters {
        add("fit", fit.family.rawValue, parameter.name, parameter.value, nil)
      }
      add("fit", fit.family.rawValue, "meanHours", fit.distribution?.mean, nil)
      add("fit", fit.family.rawValue, "aic", fit.aic, nil)
    }
    for trigger in holdsRecord ? study.selection.triggers : [] {
      add("trigger", trigger.name, "outages", Double(trigger.count), nil)
    }
    for row in holdsHours ? hoursRows : [] {
      add("hours", "exact", row.key, row.exact?.value, row.exact?.bounds)
      if let seen = row.simulated { add("hours", "simulated", row.key, seen.value, nil, noise: seen.noise) }
    }
    for row in holdsRecord && holdsScenario ? sharedRows : [] {
      let beta = "beta " + JSONValue.shortest(row.beta)
      add("commonCause", beta, "twoRegionsDown", row.two, nil)
      add("commonCause", beta, "twoOfThreeDown", row.twoOfThree, nil)
    }
    for hazard in holdsScenario ? study.market.hazards : [] {
      add("hazard", hazard.name, "ratePerYear", hazard.ratePerYear, nil)
      add("hazard", hazard.name, "meanHours", hazard.meanHours, nil)
      add("hazard", hazard.name, "severity", hazard.severity, nil)
    }
    for row in study.firms {
      let name =
        "\(study.market.firms[row.year.type].type.name) "
        + study.market.strategies[row.year.strategy].name
      add("firm", name, "mean", row.curve.mean, nil)
      add("firm", name, "noLoss", row.curve.probabilityOfNoLoss, nil)
      for p in Self.levels {
        let q = row.curve.quantile(p)
        add("firm", name, "P" + NumberText.plain(100 * p), q?.value, q?.bounds)
      }
      for p in Self.tailLevels {
        let q = row.curve.tailValueAtRisk(p)
        add("firm", name, "TVaR" + NumberText.plain(100 * p), q?.value, q?.bounds)
      }
      if let retained = row.year.retainedMean { add("firm", name, "retainedMean", retained, nil) }
      add("firm", name, "credits", row.year.creditsPerYear, nil)
      for promise in row.year.promises {
        let quantity = "\(promise.giver.rawValue) \(JSONValue.shortest(promise.target)) missed"
        add("firm", name, quantity, promise.missed.value, promise.missed.bounds)
        if promise.giver == .firm { add("firm", name, "penalties", promise.penaltyPerYear, nil) }
      }
    }
    for record in portfolioRecords {
      add("portfolio", record.name, record.quantity, record.value, nil, noise: record.noise)
    }
    for record in uncertaintyRecords {
      add("uncertainty", record.name, record.quantity, record.value, nil)
    }
    return writer.text
  }

  /// Whether the page is about one hazard of the scenario by itself.
  private var isAboutHazard: Bool { study.request.hazard != nil }
  /// What is on the page, in whatever format: the record, hours of a year, the scenario.
  private var holdsRecord: Bool { isAboutRecord && !isAboutHazard }
  private var holdsHours: Bool { isAboutRecord || isAboutHazard }
  private var holdsScenario: Bool { study.request.wantsScenario && !isAboutHazard }

  var members: [(key: String, value: JSONValue)] {
    let scenario: [(key: String, value: JSONValue)] =
      holdsScenario
      ? [
        ("hazards", .array(study.market.hazards.map(Self.hazard))), ("firms", .array(study.firms.map(firm))),
      ] : []
    let hours: [(key: String, value: JSONValue)] =
      holdsHours ? [("annualHours", .object(hoursRows.map { ($0.key, Self.hours($0)) }))] : []
    return (holdsRecord ? ownMembers : []) + hours + (holdsRecord ? recordMembers : []) + scenario
      + portfolioMembers + uncertaintyMembers
  }

  /// Members about the selected outages.
  private var ownMembers: [(key: String, value: JSONValue)] {
    let window = study.selection.window
    let shared: [(key: String, value: JSONValue)] = [
      (
        "commonCause",
        .array(
          sharedRows.map {
            [
              "beta": .number($0.beta), "twoRegionsDown": .number($0.two),
              "twoOfThreeDown": .number($0.twoOfThree),
            ]
          })
      )
    ]
    return [
      (
        "years",
        [
          "first": .count(window.from.civil.year), "last": .count(lastYear),
          "watched": .number(study.selection.yearCount),
        ]
      ),
      ("outages", .array(study.selection.outages.map(Self.outage))),
      ("leftOut", .count(study.selection.leftOut)),
      ("rate", study.rate.map { Self.rate($0.rate, $0.bounds) } ?? .null),
      ("posterior", study.posterior.map { Self.rate($0.mean, $0.interval()) } ?? .null),
      ("fits", .array(study.fits.map(Self.fit))),
      (
        "triggers",
        .array(study.selection.triggers.map { ["name": .string($0.name), "outages": .count($0.count)] })
      ),
    ] + (holdsScenario ? shared : [])
  }

  /// Year of the window's last moment.
  private var lastYear: Int {
    let window = study.selection.window
    return Timestamp(seconds: max(window.from.seconds, window.until.seconds - 1)).civil.year
  }

  private static func outage(_ outage: Outage) -> JSONValue {
    [
      "id": .string(outage.id), "provider": .string(outage.provider), "date": .string(outage.date),
      "start": .string(outage.start.description), "severity": outage.severity.map(JSONValue.number) ?? .null,
      "scope": .string(outage.reach.rawValue), "regions": .array(outage.regions.map(JSONValue.string)),
      "hours": outage.hours.map(JSONValue.number) ?? .null,
      "majorityHours": outage.majorityHours.map(JSONValue.number) ?? .null,
      "trigger": .string(outage.trigger), "cause": .string(outage.cause),
      "confidence": .string(outage.confidence.rawValue), "source": .string(outage.source),
    ]
  }

  private static func rate(_ value: Double, _ bounds: ClosedRange<Double>) -> JSONValue {
    ["perYear": .number(value), "low": .number(bounds.lowerBound), "high": .number(bounds.upperBound)]
  }

  private static func fit(_ fit: DurationFit) -> JSONValue {
    .object(
      [("family", .string(fit.family.rawValue))]
        + fit.parameters.map { ($0.name, .number($0.value)) }
        + [
          ("meanHours", fit.distribution.map { .number($0.mean) } ?? .null),
          ("logLikelihood", .number(fit.logLikelihood)), ("aic", .number(fit.aic)),
          ("distance", .number(fit.distance)),
        ])
  }

  private static func bracket(_ value: Enclosure?) -> JSONValue {
    guard let value else { return .null }
    return [
      "value": .number(value.value), "low": .number(value.bounds.lowerBound),
      "high": .number(value.bounds.upperBound),
    ]
  }

  private static func hours(_ row: HoursRow) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [("exact", bracket(row.exact))]
    if let seen = row.simulated {
      members.append(("simulated", ["value": .number(seen.value), "noise": .number(seen.noise)]))
    }
    return .object(members)
  }

  private static func hazard(_ hazard: Hazard) -> JSONValue {
    [
      "name": .string(hazard.name), "ratePerYear": .number(hazard.ratePerYear),
      "meanHours": .number(hazard.meanHours), "severity": .number(hazard.severity),
      "hoursPerYear": .number(hazard.ratePerYear * hazard.meanHours),
    ]
  }

  private func firm(_ row: OutageStudy.FirmRow) -> JSONValue {
    .object(
      [
        ("type", .string(study.market.firms[row.year.type].type.name)),
        ("strategy", .string(study.market.strategies[row.year.strategy].name)),
        ("isChoice", .bool(row.isChoice)), ("mean", .number(row.curve.mean)),
        ("noLoss", .number(row.curve.probabilityOfNoLoss)),
      ]
        + Self.levels.map { ("P" + NumberText.plain(100 * $0), Self.bracket(row.curve.quantile($0))) }
        + Self.tailLevels.map {
          ("TVaR" + NumberText.plain(100 * $0), Self.bracket(row.curve.tailValueAtRisk($0)))
        }
        + [
          ("retainedMean", row.year.retainedMean.map { .number($0) } ?? .null),
          ("credits", .number(row.year.creditsPerYear)),
        ] + promiseMembers(row.year))
  }
}
