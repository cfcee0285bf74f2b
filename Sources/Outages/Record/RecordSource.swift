/// Outage records behind a scenario: the built-in one, files that presets name, and a user's record in their place.
public import Scenario

/// Answers what presets ask of outage records, and keeps account of where a user's record answered.
public final class RecordSource {
  /// Source of outages that took its numbers from the user's record.
  public struct Use: Equatable, Sendable {
    /// Name of the source in the preset.
    public let hazard: String
    /// Outages, overlapping ones once.
    public let events: Int
    /// Years watched.
    public let years: Double
  }

  /// Sources of outages that the user's record answers for, in the order of the preset.
  public private(set) var uses: [Use] = []
  /// Sources that it has no row of, which keep the record of the preset.
  public private(set) var kept: [String] = []
  /// Whether the rows name no place, so that they count as outages of the first region that hit everybody there.
  public private(set) var isPlaceless = false
  /// Columns without a known meaning in the user's record.
  public var ignoredColumns: [String] { substitute?.ignoredColumns ?? [] }

  private let substitute: OutageRecord?
  private let window: RecordWindow
  private let options: RecordOptions
  private let readFile: (String) -> Result<[UInt8], FileProblem>
  private var read: [String: OutageRecord] = [:]

  /// Source with the files of presets, and a user's record for what presets take from the built-in one.
  ///
  /// - Parameters:
  ///   - substitute: rows of the user; `nil` for none.
  ///   - window: time in which the user's rows were watched.
  ///   - options: reading of the files that presets name.
  public init(
    substitute: OutageRecord? = nil, window: RecordWindow = RecordWindow(),
    options: RecordOptions = RecordOptions(), readFile: @escaping (String) -> Result<[UInt8], FileProblem>
  ) {
    self.substitute = substitute
    self.window = window
    self.options = options
    self.readFile = readFile
  }

  /// Error of a user's record that answers for nothing: whose its rows are, and whose the preset asks for.
  public var noSource: OutageRecordError {
    .noSource(rows: substitute.map { UserRecordQuery.places($0) } ?? "no place", asked: kept)
  }

  /// Answer to a query.
  ///
  /// Throws for a file that cannot be read, and for a provider, region or scope that no row has.
  public func statistics(_ query: OutageQuery) throws(ScenarioError) -> OutageStatistics {
    guard query.record == "built-in" else { return try file(query) }
    if query.takesSubstitutes, let substitute {
      let answer = try answer { () throws(OutageRecordError) in
        try UserRecordQuery(query, isSubstitute: true).statistics(substitute, window)
      }
      note(query, answer)
      if let answer { return answer }
    }
    guard let record = OutageRecord.builtInRows else { throw .missing(query.recordKey, at: query.place) }
    return try record.statistics(query)
  }

  private func note(_ query: OutageQuery, _ answer: OutageStatistics?) {
    guard query.purpose == .rate else { return }
    let name = String(query.path.split(separator: ".").dropFirst().first ?? "")
    if let answer {
      if answer.isPlaceless { isPlaceless = true }
      uses.append(Use(hazard: name, events: answer.events, years: answer.years))
    } else {
      kept.append(name)
    }
  }

  private func file(_ query: OutageQuery) throws(ScenarioError) -> OutageStatistics {
    let path = query.filePath
    let record: OutageRecord
    if let known = read[path] {
      record = known
    } else {
      switch readFile(path) {
      case .failure(let problem): throw .unreadable(path, problem, at: query.place)
      case .success(let bytes):
        record = try answer(at: nil) { () throws(OutageRecordError) in
          try OutageRecord(reading: bytes, origin: path, options: self.options)
        }
        read[path] = record
      }
    }
    let statistics = try answer(at: query.place) { () throws(OutageRecordError) in
      try UserRecordQuery(query, isSubstitute: false).statistics(record, RecordWindow())
    }
    guard let statistics else {
      throw .badRecord(
        "\(query.path): no row of \(path) is of \(UserRecordQuery.words(query)); "
          + "expected \(UserRecordQuery.places(record))", at: query.place)
    }
    return statistics
  }

  private func answer<Value>(
    at place: FileLocation? = nil, _ work: () throws(OutageRecordError) -> Value
  ) throws(ScenarioError) -> Value {
    do throws(OutageRecordError) { return try work() } catch {
      throw .badRecord(error.description, at: place)
    }
  }
}

/// Time in which the rows of a user's record were watched, as far as the user says it.
public struct RecordWindow: Equatable, Sendable {
  /// First day; `nil`: that of the first row.
  public var from: Timestamp?
  /// Day after the last; `nil`: that after the last row.
  public var until: Timestamp?

  /// Window with one end, both or none.
  public init(from: Timestamp? = nil, until: Timestamp? = nil) {
    self.from = from
    self.until = until
  }
}

extension ScenarioLoader {
  /// Loads a scenario whose outages come from the built-in record or from files beside the presets.
  public static func load(
    _ request: ScenarioRequest, readFile: @escaping (String) -> Result<[UInt8], FileProblem>
  ) throws(ScenarioError) -> LoadedScenario {
    try load(request, readFile: readFile, records: RecordSource(readFile: readFile))
  }

  /// Loads a scenario whose outages come from some records.
  public static func load(
    _ request: ScenarioRequest, readFile: @escaping (String) -> Result<[UInt8], FileProblem>,
    records: RecordSource
  ) throws(ScenarioError) -> LoadedScenario {
    try load(request, readFile: readFile) { (query) throws(ScenarioError) in try records.statistics(query) }
  }
}

extension OutageQuery {
  /// Key of the record in the preset.
  fileprivate var recordKey: String {
    path.split(separator: ".").prefix(2).joined(separator: ".") + ".record"
  }

  /// Path of the record's file: relative to the folder of the preset that names it.
  fileprivate var filePath: String {
    guard !record.hasPrefix("/"), case .file(let preset, _, _) = place,
      let slash = preset.lastIndex(of: "/")
    else { return record }
    return String(preset[...slash]) + record
  }
}
