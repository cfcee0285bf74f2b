/// `outages`: the record, and what a year of outages costs.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Outages
internal import Report
internal import Scenario

struct OutagesCommand {
  /// Bytes that a file of outages may hold.
  static let sizeLimit = 4 << 20

  let settings: Settings
  let parsed: ArgumentParser.Parsed

  init(_ settings: Settings, _ parsed: ArgumentParser.Parsed) {
    self.settings = settings
    self.parsed = parsed
  }

  func text() throws(Failure) -> String {
    let selection = try self.selection()
    var request = try self.request()
    let loaded = try settings.load()
    let scenario = loaded.scenario
    if let name = value(.hazard) { request.hazard = try hazard(name, among: scenario.hazards.map(\.name)) }
    let study: OutageStudy
    do throws(ParameterError) {
      study = try OutageStudy(selection, market: try Market(scenario), request: request)
    } catch { throw .usage(CommandLineMessage.text(error)) }
    let uncertainty =
      settings.isUncertain
      ? try LossUncertainty(study.market, spreads: loaded.spreads, settings: settings) : nil
    return settings.render(OutagesReport(study, uncertainty: uncertainty, language: settings.language))
  }

  private func value(_ option: OptionDeclaration) -> String? { parsed.values(option.name).last }

  private func selection() throws(Failure) -> OutageSelection {
    let record = try Self.record(adding: parsed.values(OptionDeclaration.recordFile.name))
    do throws(OutageRecordError) { return try OutageSelection(record, filter) } catch {
      throw .usage(SafeText.line(error.description))
    }
  }

  /// The built-in record with the outages of some files.
  static func record(adding names: [String]) throws(Failure) -> OutageRecord {
    var files: [(name: String, bytes: [UInt8])] = []
    for name in names { files.append((name, try bytes(of: name))) }
    do throws(OutageRecordError) {
      var record = try OutageRecord.builtIn()
      for file in files { record.outages += try OutageRecord(csv: file.bytes, origin: file.name).outages }
      return record
    } catch { throw .usage(SafeText.line(error.description)) }
  }

  private static func bytes(of file: String) throws(Failure) -> [UInt8] {
    switch FileAccess.read(file, limit: sizeLimit) {
    case .success(let bytes): return bytes
    case .failure(let problem): throw .usage(FileMessage.record(file, problem, limit: sizeLimit))
    }
  }

  /// Without any filter it is about the region of the question.
  private var filter: OutageFilter {
    let isAsked = OptionDeclaration.record.contains { $0.name != "confidence" && value($0) != nil }
    return OutageFilter(
      provider: isAsked ? value(.provider) : "AWS",
      reach: isAsked ? value(.scope).flatMap(Outage.Reach.init) : .region,
      region: isAsked ? value(.region) : "us-east-1", since: value(.since).flatMap { Int($0) },
      confidence: value(.confidence).flatMap(Outage.Confidence.init) ?? .medium)
  }

  private func request() throws(Failure) -> OutageStudy.Request {
    var request = OutageStudy.Request()
    request.seed = UInt64(settings.seed)
    request.years = value(.years).flatMap { Int($0) }
    request.jobs = value(.jobs).flatMap { Int($0) } ?? System.processors
    request.durations = durations
    let exponent = try number(.convexity)
    let terms = [try number(.waiting), try number(.deductible), try number(.limit)]
    do throws(ParameterError) {
      if let exponent { request.growth = try LossGrowth(exponent: exponent) }
      if terms.contains(where: { $0 != nil }) {
        request.cover = try EventLoss.Cover(
          waitingHours: terms[0] ?? 0, deductible: terms[1] ?? 0, limit: terms[2] ?? .infinity)
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

  private func number(_ option: OptionDeclaration) throws(Failure) -> Double? {
    guard let text = value(option) else { return nil }
    guard let number = Double(text), number.isFinite, number >= 0 else {
      throw .usage("--\(option.name): expected a number, 0 or more, got '\(SafeText.quoted(text))'")
    }
    return number
  }
}
