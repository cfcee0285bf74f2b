/// `outages`: the record, and what a year of outages costs.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Outages
internal import Report
internal import Scenario

struct OutagesCommand {
  let settings: Settings
  let parsed: ArgumentParser.Parsed

  init(_ settings: Settings, _ parsed: ArgumentParser.Parsed) {
    self.settings = settings
    self.parsed = parsed
  }

  func text() throws(Failure) -> String {
    let record = try RecordFiles.record(adding: files, options: try readingOptions())
    let selection = try select(record, filter())
    var other: OutageSelection?
    if let name = value(.with) { other = try self.other(name, record, selection) }
    var request = try self.request()
    let loaded = try settings.load()
    let scenario = loaded.scenario
    if let name = value(.hazard) { request.hazard = try hazard(name, among: scenario.hazards.map(\.name)) }
    request.prices = try prices(scenario)
    request.wantsScenario = wantsScenario
    let study: OutageStudy
    do throws(ParameterError) {
      study = try OutageStudy(selection, with: other, market: try Market(scenario), request: request)
    } catch { throw .usage(CommandLineMessage.text(error)) }
    let uncertainty =
      settings.isUncertain && wantsScenario
      ? try LossUncertainty(study.market, spreads: loaded.spreads, settings: settings) : nil
    return settings.render(
      OutagesReport(
        study, ignoredColumns: record.ignoredColumns, withoutImpact: record.withoutImpact,
        uncertainty: uncertainty, language: settings.language))
  }

  private func value(_ option: OptionDeclaration) -> String? { parsed.values(option.name).last }

  private func has(_ option: OptionDeclaration) -> Bool {
    parsed.options.contains { $0.name == option.name }
  }

  private var files: [String] { parsed.values(OptionDeclaration.recordFile.name) }

  /// Whether the user says which outages are meant.
  private var isAsked: Bool {
    OptionDeclaration.selection.contains { $0.name != "confidence" && has($0) } || !files.isEmpty
  }

  /// The page is about the scenario's firms only where nothing else is asked, or where they are named.
  private var wantsScenario: Bool {
    guard files.isEmpty && value(.perHour) == nil else { return false }
    let terms: [OptionDeclaration] = [
      .waiting, .deductible, .limit, .convexity, .franchise, .annualDeductible, .annualLimit,
    ]
    return !isAsked || !settings.givenPresets.isEmpty || !settings.sets.isEmpty || settings.isUncertain
      || terms.contains { has($0) }
  }

  private func select(
    _ record: OutageRecord, _ filter: OutageFilter
  ) throws(Failure) -> OutageSelection {
    do throws(OutageRecordError) { return try OutageSelection(record, filter) } catch {
      throw .usage(SafeText.line(error.description))
    }
  }

  /// Another region in the window of the first.
  private func other(
    _ name: String, _ record: OutageRecord, _ first: OutageSelection
  ) throws(Failure) -> OutageSelection {
    guard value(.region) != nil else {
      throw .usage("--with: expected --region too, the region that the other one is compared with")
    }
    var filter = try self.filter()
    filter.region = name
    if first.yearCount > 0 { (filter.from, filter.until) = (first.window.from, first.window.until) }
    return try select(record, filter)
  }

  /// Without any question it is about the region of the article.
  private func filter() throws(Failure) -> OutageFilter {
    guard isAsked else {
      var filter = OutageFilter(provider: "AWS", reach: .region, region: "us-east-1")
      filter.confidence = confidence
      return filter
    }
    var filter = OutageFilter(
      provider: value(.provider), reach: value(.scope).flatMap(Outage.Reach.init), region: value(.region),
      since: value(.since).flatMap { Int($0) }, from: try date(.from), until: try date(.until),
      confidence: confidence)
    filter.onlyNamed = has(.onlyNamed)
    filter.onlyFiles = has(.onlyRecord)
    return filter
  }

  private var confidence: Outage.Confidence {
    value(.confidence).flatMap(Outage.Confidence.init) ?? .medium
  }

  private func date(_ option: OptionDeclaration) throws(Failure) -> Timestamp? {
    guard let text = value(option) else { return nil }
    let date: Timestamp
    do throws(OutageRecordError) { date = try OutageFilter.date(text, option: option.name) } catch {
      throw .usage(SafeText.line(error.description))
    }
    let now = RecordFiles.now
    guard date.seconds <= now.nextSeconds else {
      throw .usage("--\(option.name): \(date) lies after today, \(now.date); expected a date that has been")
    }
    return date
  }

  private func readingOptions() throws(Failure) -> RecordOptions {
    var options = RecordOptions()
    options.now = RecordFiles.now
    options.dates = value(.dates).flatMap(DateOrder.init)
    do throws(OutageRecordError) {
      for text in parsed.values(OptionDeclaration.map.name) { options.maps.append(try ColumnMap(text)) }
      if let text = value(.impact) { options.impactShares = try RecordOptions.impactShares(text) }
    } catch { throw .usage(SafeText.line(error.description)) }
    return options
  }

  /// Prices of an hour: the one that is given, else those of the firms of a preset that is named beside a record.
  private func prices(_ scenario: Scenario) throws(Failure) -> [RecordLoss.Price] {
    if let text = value(.perHour) {
      guard let price = QuantityText.dollarsPerHour(text), price > 0, price <= 1e15 else {
        throw .usage(
          "--per-hour: expected dollars an hour, as in 5000, $5k/h or 84 USD/min, got '\(SafeText.quoted(text))'"
        )
      }
      return [RecordLoss.Price(perHour: price)]
    }
    guard !files.isEmpty, !settings.givenPresets.isEmpty || !settings.sets.isEmpty else { return [] }
    return scenario.firms.map {
      RecordLoss.Price(name: $0.name, perHour: $0.directPerHour + $0.blamePerHour)
    }
  }

  private func request() throws(Failure) -> OutageStudy.Request {
    var request = OutageStudy.Request()
    request.seed = UInt64(settings.seed)
    // A log has many outages, and the exact curve needs no check of every page.
    request.years = value(.years).flatMap { Int($0) } ?? (files.isEmpty ? nil : 0)
    request.jobs = value(.jobs).flatMap { Int($0) } ?? System.processors
    request.durations = durations
    let exponent = try number(.convexity)
    let terms = [
      try quantity(.waiting, "hours, as in 8 or 45 min", QuantityText.hours),
      try quantity(.deductible, "dollars, as in 250000 or 250k", QuantityText.dollars),
      try quantity(.limit, "dollars, as in 5000000 or 5M", QuantityText.dollars),
      try quantity(.annualDeductible, "dollars, as in 250000 or 250k", QuantityText.dollars),
      try quantity(.annualLimit, "dollars, as in 5000000 or 5M", QuantityText.dollars),
    ]
    do throws(ParameterError) {
      if let exponent { request.growth = try LossGrowth(exponent: exponent) }
      if terms.contains(where: { $0 != nil }) || has(.franchise) {
        request.cover = try EventLoss.Cover(
          waitingHours: terms[0] ?? 0, deductible: terms[1] ?? 0, limit: terms[2] ?? .infinity,
          isFranchise: has(.franchise), aggregateDeductible: terms[3] ?? 0,
          aggregateLimit: terms[4] ?? .infinity)
      }
    } catch { throw .usage(CommandLineMessage.text(error)) }
    return request
  }

  private func hazard(_ name: String, among names: [String]) throws(Failure) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    let nearest = NearestName.of(name, among: names).map { "; did you mean '\($0)'?" } ?? ""
    throw .usage(
      "--hazard: '\(SafeText.quoted(name))' is not one of \(CommandLineMessage.list(names))\(nearest)")
  }

  private var durations: OutageStudy.Request.Durations {
    switch value(.durations) {
    case nil, "best": .best
    case let name?: DurationFamily(rawValue: name).map { .family($0) } ?? .empirical
    }
  }

  /// A quantity, 0 or more, with or without its unit.
  private func quantity(
    _ option: OptionDeclaration, _ expected: String, _ read: (String) -> Double?
  ) throws(Failure) -> Double? {
    guard let text = value(option) else { return nil }
    guard let number = read(text), number >= 0 else {
      throw .usage("--\(option.name): expected \(expected), 0 or more, got '\(SafeText.quoted(text))'")
    }
    return number
  }

  private func number(_ option: OptionDeclaration) throws(Failure) -> Double? {
    guard let text = value(option) else { return nil }
    guard let number = Double(text), number.isFinite, number >= 0 else {
      throw .usage("--\(option.name): expected a number, 0 or more, got '\(SafeText.quoted(text))'")
    }
    return number
  }
}
