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
  let parsed: ParsedCommandLine

  init(_ settings: Settings, _ parsed: ParsedCommandLine) {
    self.settings = settings
    self.parsed = parsed
  }

  func text() throws(Failure) -> String {
    let selection = try self.selection()
    var request = try self.request()
    let loaded = try settings.load()
    let scenario = loaded.scenario
    request.hazard = try parsed.index(.hazard, among: scenario.hazards.map(\.name))
    let study: OutageStudy
    do throws(ParameterError) {
      study = try OutageStudy(selection, market: try Market(scenario), request: request)
    } catch { throw Failure(error) }
    noteUnfitted(study)
    let uncertainty =
      settings.isUncertain
      ? try LossUncertainty(study.market, spreads: loaded.spreads, settings: settings) : nil
    return settings.render(OutagesReport(study, uncertainty: uncertainty, language: settings.language))
  }

  /// Says that the family that was asked for does not fit: what was seen then stands for it.
  private func noteUnfitted(_ study: OutageStudy) {
    guard case .family(let family) = study.request.durations, study.request.hazard == nil,
      !study.fits.contains(where: { $0.family == family })
    else { return }
    StandardError.say(
      "--durations \(family.rawValue): it takes two different lengths to fit a family, the record has "
        + "\(Set(study.selection.hours).count); the lengths of the record are used as they are")
  }

  private func selection() throws(Failure) -> OutageSelection {
    let record = try Self.record(adding: parsed.all(.recordFile))
    do { return try OutageSelection(record, filter) } catch { throw Failure(error) }
  }

  /// The built-in record with the outages of some files.
  static func record(adding names: [String]) throws(Failure) -> OutageRecord {
    var files: [(name: String, bytes: [UInt8])] = []
    for name in names { files.append((name, try bytes(of: name))) }
    do throws(OutageRecordError) {
      var record = try OutageRecord.builtIn()
      for file in files { record.outages += try OutageRecord(csv: file.bytes, origin: file.name).outages }
      return record
    } catch { throw Failure(error) }
  }

  private static func bytes(of file: String) throws(Failure) -> [UInt8] {
    switch FileAccess.read(file, limit: sizeLimit) {
    case .success(let bytes): return bytes
    case .failure(let problem): throw .usage(FileMessage.record(file, problem, limit: sizeLimit))
    }
  }

  /// Without any filter it is about the region of the question.
  private var filter: OutageFilter {
    let filters = [OptionDeclaration].record.map(\.name).filter { $0 != OptionKey.confidence.name }
    let isAsked = parsed.values.contains { filters.contains($0.name) }
    return OutageFilter(
      provider: isAsked ? parsed[.provider] : "AWS", reach: isAsked ? parsed[.scope] : .region,
      region: isAsked ? parsed[.region] : "us-east-1", since: parsed[.since],
      confidence: parsed[.confidence] ?? .medium)
  }

  private func request() throws(Failure) -> OutageStudy.Request {
    var request = OutageStudy.Request()
    request.seed = UInt64(settings.seed)
    request.years = parsed[.years]
    request.jobs = settings.jobs
    request.durations = (parsed[.durations] ?? .best).requested
    let terms = (waiting: parsed[.waiting], deductible: parsed[.deductible], limit: parsed[.limit])
    do throws(ParameterError) {
      if let exponent = parsed[.convexity] { request.growth = try LossGrowth(exponent: exponent) }
      if terms.waiting != nil || terms.deductible != nil || terms.limit != nil {
        request.cover = try EventLoss.Cover(
          waitingHours: terms.waiting ?? 0, deductible: terms.deductible ?? 0, limit: terms.limit ?? .infinity
        )
      }
    } catch { throw Failure(error) }
    return request
  }
}

extension OutageRecordError: UserError {
  var line: String { SafeText.line(description) }
}
