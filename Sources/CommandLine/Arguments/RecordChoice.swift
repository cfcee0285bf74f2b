/// A user's outage record in the place of the built-in one, for every command that reads a scenario.
internal import Outages
internal import Report
internal import Scenario

/// Options that name a record, how to read it, and when it was watched; the files are read once for a run.
final class RecordChoice {
  private let parsed: ParsedCommandLine
  /// Whether the record stands for the built-in one; otherwise the command reads it itself.
  private let isSubstitute: Bool
  /// Currency of the scenario that was loaded first: the one that the page is about.
  var currency: CurrencyLabel { first ?? CurrencyLabel(code: "USD") }
  private var first: CurrencyLabel?
  private var known: OutageRecord?
  /// Remark on the record for the page; `nil` before a scenario was loaded, and without a record.
  private(set) var note: RecordNote?
  /// Remark on what the scenario that was loaded first does not say; `nil` where nothing was assumed.
  private(set) var assumptions: AssumptionNote?

  init(_ parsed: ParsedCommandLine, isSubstitute: Bool = true) {
    self.parsed = parsed
    self.isSubstitute = isSubstitute
  }

  private var files: [String] { isSubstitute ? parsed.all(.recordFile) : [] }

  /// Scenario of a request with these records.
  ///
  /// - Parameter failure: the failure of an error of the scenario.
  func load(
    _ request: ScenarioRequest, failure: (ScenarioError) -> Failure = { Failure($0) }
  ) throws(Failure) -> LoadedScenario {
    var options = RecordOptions()
    options.now = RecordFiles.now
    let source = RecordSource(
      substitute: isSubstitute ? try substitute() : nil, window: isSubstitute ? try window() : RecordWindow(),
      options: options,
      readFile: { FileAccess.read($0, limit: RecordFiles.sizeLimit) })
    let loaded: LoadedScenario
    do throws(ScenarioError) {
      loaded = try ScenarioLoader.load(request, readFile: { FileAccess.read($0) }, records: source)
    } catch { throw failure(error) }
    if first == nil { assumptions = AssumptionNote(loaded.scenario) }
    first = first ?? CurrencyLabel(code: loaded.scenario.currency)
    guard !files.isEmpty else { return loaded }
    guard !source.uses.isEmpty else { throw Failure(source.noSource) }
    note = RecordNote(
      source, of: loaded.scenario, files: files,
      isWindowAsked: parsed[.from] != nil && parsed[.until] != nil)
    return loaded
  }

  private func substitute() throws(Failure) -> OutageRecord? {
    if files.isEmpty {
      let partners: [(String, Bool)] = [
        (OptionKey.map.name, !parsed.all(.map).isEmpty), (OptionKey.impact.name, parsed[.impact] != nil),
        (OptionKey.from.name, parsed[.from] != nil), (OptionKey.until.name, parsed[.until] != nil),
        (OptionKey<DateOrder>.dates.name, parsed[.dates] != nil),
      ]
      if let lone = partners.first(where: \.1) {
        throw Failure(
          CommandLineError.missingPartner(
            option: lone.0, partner: Text("the record that it is about: --record FILE", "所指的记录：--record FILE")
          ))
      }
      return nil
    }
    if let known { return known }
    let record = try RecordFiles.rows(files, options: try Self.options(parsed))
    known = record
    return record
  }

  /// Reading of the files.
  static func options(_ parsed: ParsedCommandLine) throws(Failure) -> RecordOptions {
    var options = RecordOptions()
    options.now = RecordFiles.now
    options.dates = parsed[.dates]
    do throws(OutageRecordError) {
      for text in parsed.all(.map) { options.maps.append(try ColumnMap(text)) }
      if let text = parsed[.impact] { options.impactShares = try RecordOptions.impactShares(text) }
    } catch { throw Failure(error) }
    return options
  }

  /// Day of an option, not after today.
  static func date(_ option: OptionKey<String>, _ parsed: ParsedCommandLine) throws(Failure) -> Timestamp? {
    guard let text = parsed[option] else { return nil }
    let date: Timestamp
    do throws(OutageRecordError) { date = try OutageFilter.date(text, option: option.name) } catch {
      throw Failure(error)
    }
    let now = RecordFiles.now
    guard date.seconds <= now.nextSeconds else {
      throw .usage(
        Text(
          "--\(option.name): \(date) lies after today, \(now.date); expected a date that has been",
          "--\(option.name)：\(date) 晚于今天 \(now.date)；应为过去的日期"))
    }
    return date
  }

  private func window() throws(Failure) -> RecordWindow {
    RecordWindow(from: try Self.date(.from, parsed), until: try Self.date(.until, parsed))
  }
}

extension [OptionDeclaration] {
  /// Options of a record in the place of the built-in one.
  static let ownRecord = list(.recordFile, .from, .until, .dates, .map, .impact)
}
