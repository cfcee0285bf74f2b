/// Command `outages`: the record, and the annual loss from outages.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Outages
internal import Report
internal import Scenario
internal import TextEncoding

struct OutagesCommand {
  let settings: Settings
  let parsed: ParsedCommandLine

  /// The record is what the page is about; the scenario keeps the built-in one.
  init(_ settings: Settings, _ parsed: ParsedCommandLine) {
    var settings = settings
    settings.records = RecordChoice(parsed, isSubstitute: false)
    self.settings = settings
    self.parsed = parsed
  }

  func text() throws(Failure) -> String {
    let record = try RecordFiles.record(adding: files, options: try RecordChoice.options(parsed))
    let selection = try select(record, filter())
    var other: OutageSelection?
    if let name = parsed[.with] { other = try self.other(name, record, selection) }
    var request = try self.request()
    let loaded = try settings.load()
    let scenario = loaded.scenario
    request.hazard = try parsed.index(.hazard, among: scenario.hazards.map(\.name))
    request.prices = try prices(scenario)
    request.wantsScenario = wantsScenario
    request.wantsPortfolio = try wantsPortfolio(scenario)
    let study: OutageStudy
    do throws(ParameterError) {
      study = try OutageStudy(selection, with: other, market: try Market(scenario), request: request)
    } catch { throw Failure(error) }
    noteUnfitted(study)
    let uncertainty =
      settings.isUncertain && wantsScenario
      ? try LossUncertainty(study.market, spreads: loaded.spreads, settings: settings) : nil
    return settings.render(
      OutagesReport(
        study, ignoredColumns: record.ignoredColumns, withoutImpact: record.withoutImpact,
        isAboutRecord: isAsked || Self.isAboutRecord(scenario), uncertainty: uncertainty,
        language: settings.language))
  }

  /// Whether a scenario has the region that the page is about where nobody asks for another one.
  private static func isAboutRecord(_ scenario: Scenario) -> Bool {
    scenario.regions.contains { $0.name == "us-east-1" }
  }

  /// Note that the requested family cannot be fitted, so that the empirical distribution is used.
  private func noteUnfitted(_ study: OutageStudy) {
    guard case .family(let family) = study.request.durations, study.request.hazard == nil,
      !study.fits.contains(where: { $0.family == family })
    else { return }
    let count = Set(study.selection.hours).count
    StandardError.say(
      Text(
        "--durations \(family.rawValue): it takes two different lengths to fit a family, the record has "
          + "\(count); the lengths of the record are used as they are",
        "--durations \(family.rawValue)：拟合分布至少要两个不同的时长，记录中只有 \(count) 个；改为直接使用记录中的时长"))
  }

  private var files: [String] { parsed.all(.recordFile) }

  private func has(_ options: [OptionDeclaration]) -> Bool {
    parsed.values.contains { value in options.contains { $0.name == value.name } }
  }

  /// Whether the command line selects outages.
  private var isAsked: Bool {
    has([OptionDeclaration].selection.filter { $0.name != OptionKey.confidence.name }) || !files.isEmpty
  }

  /// Whether the page covers the scenario's firms: only without any other question, or if firms are named.
  private var wantsScenario: Bool {
    guard files.isEmpty && parsed[.perHour] == nil else { return false }
    let terms: [OptionDeclaration] = .list(
      .waiting, .deductible, .limit, .convexity, .franchise, .annualDeductible, .annualLimit)
    return !isAsked || parsed[.portfolio] || !settings.givenPresets.isEmpty || !settings.sets.isEmpty
      || settings.isUncertain
      || has(terms)
  }

  /// Whether losses are added up; refused for more firms than can be drawn one by one.
  private func wantsPortfolio(_ scenario: Scenario) throws(Failure) -> Bool {
    guard parsed[.portfolio] else { return false }
    guard wantsScenario else {
      throw .usage(
        Text(
          "--portfolio: expected firms of a scenario: --preset NAME, and neither --record nor --per-hour",
          "--portfolio：应为情景中的企业：--preset NAME，且不能有 --record 或 --per-hour"))
    }
    guard scenario.firmCount <= PortfolioLoss.firmLimit else {
      let (count, limit) = (NumberText.count(scenario.firmCount), NumberText.count(PortfolioLoss.firmLimit))
      throw .usage(
        Text(
          "--portfolio: \(count) firms are too many to draw one by one; expected at most \(limit)",
          "--portfolio：\(count) 家企业太多，无法逐家抽样；最多 \(limit) 家"))
    }
    return true
  }

  private func select(
    _ record: OutageRecord, _ filter: OutageFilter
  ) throws(Failure) -> OutageSelection {
    do { return try OutageSelection(record, filter) } catch { throw Failure(error) }
  }

  /// Selection for another region, in the window of the first.
  private func other(
    _ name: String, _ record: OutageRecord, _ first: OutageSelection
  ) throws(Failure) -> OutageSelection {
    guard parsed[.region] != nil else {
      throw .usage(
        Text(
          "--with: expected --region too, the region that the other one is compared with",
          "--with：还需要 --region，即与之比较的区域"))
    }
    var filter = try self.filter()
    filter.region = name
    if first.yearCount > 0 { (filter.from, filter.until) = (first.window.from, first.window.until) }
    return try select(record, filter)
  }

  /// Filter of the outages; by default the region of the article.
  private func filter() throws(Failure) -> OutageFilter {
    guard isAsked else {
      var filter = OutageFilter(provider: "AWS", reach: .region, region: "us-east-1")
      filter.confidence = confidence
      return filter
    }
    var filter = OutageFilter(
      provider: parsed[.provider], reach: parsed[.scope], region: parsed[.region], since: parsed[.since],
      from: try RecordChoice.date(.from, parsed), until: try RecordChoice.date(.until, parsed),
      confidence: confidence)
    filter.onlyNamed = parsed[.onlyNamed]
    filter.onlyFiles = parsed[.onlyRecord]
    return filter
  }

  private var confidence: Outage.Confidence { parsed[.confidence] ?? .medium }

  /// Prices of an hour: the given one, else those of the firms of a preset named beside a record.
  private func prices(_ scenario: Scenario) throws(Failure) -> [RecordLoss.Price] {
    if let price = parsed[.perHour] { return [RecordLoss.Price(perHour: price)] }
    guard !files.isEmpty, !settings.givenPresets.isEmpty || !settings.sets.isEmpty else { return [] }
    return scenario.firms.map {
      RecordLoss.Price(name: $0.name, perHour: $0.directPerHour + $0.blamePerHour)
    }
  }

  private func request() throws(Failure) -> OutageStudy.Request {
    var request = OutageStudy.Request()
    request.seed = UInt64(settings.seed)
    // A log has many outages, and the exact curve needs no simulation check on every page.
    request.years = parsed[.years] ?? (files.isEmpty ? nil : 0)
    request.jobs = settings.jobs
    request.durations = (parsed[.durations] ?? .best).requested
    let terms = [
      parsed[.waiting], parsed[.deductible], parsed[.limit], parsed[.annualDeductible], parsed[.annualLimit],
    ]
    do throws(ParameterError) {
      if let exponent = parsed[.convexity] { request.growth = try LossGrowth(exponent: exponent) }
      if terms.contains(where: { $0 != nil }) || parsed[.franchise] {
        request.cover = try EventLoss.Cover(
          waitingHours: terms[0] ?? 0, deductible: terms[1] ?? 0, limit: terms[2] ?? .infinity,
          isFranchise: parsed[.franchise], aggregateDeductible: terms[3] ?? 0,
          aggregateLimit: terms[4] ?? .infinity)
      }
    } catch { throw Failure(error) }
    return request
  }
}

extension OutageRecordError: UserError {
  var text: Text { Text(SafeText.line(description), SafeText.line(chinese)) }
}
