/// Columns of outage files, with their usual names on status pages and in spreadsheets.
internal import Scenario
internal import TextEncoding

/// Column with a known meaning.
enum OutageColumn: Int, CaseIterable {
  case id, provider, start, end, date, time, scope, region, hours, minutes, seconds, duration, majorityHours
  case trigger, cause, confidence, severity, impact, width, source

  /// Project's own name of the column.
  var name: String { "\(self)" }

  /// Columns that give the length of an outage.
  static let lengths: [OutageColumn] = [.hours, .minutes, .seconds, .duration, .end]

  /// Aliases in small letters and digits, the likeliest first.
  private var aliases: [String] {
    switch self {
    case .id: ["incidentid", "incident", "number", "key", "ticket"]
    case .provider: ["vendor", "cloud", "company", "operator", "csp"]
    case .start:
      [
        "startedat", "starttime", "startdate", "startdatetime", "startutc", "started", "begin", "began",
        "begintime", "beganat", "impactstart", "from", "detectedat", "createdat", "created", "opened",
        "openedat",
      ]
    case .end:
      [
        "endedat", "endtime", "enddate", "enddatetime", "endutc", "ended", "finish", "finished", "resolvedat",
        "resolved", "impactend", "to", "until", "recoveredat", "closed", "closedat",
      ]
    case .date: ["day"]
    case .time: ["timeofday", "clock", "clocktime"]
    case .scope: ["reach"]
    case .region: ["regions", "location", "locations", "zone", "zones", "availabilityzone", "az"]
    case .hours: ["durationhours", "hour", "hrs", "durationhrs", "durationh", "downtimehours", "hoursdown"]
    case .minutes:
      ["durationminutes", "durationmins", "durationmin", "mins", "min", "downtimeminutes", "minutesdown"]
    case .seconds: ["durationseconds", "durationsecs", "durationsec", "secs", "sec", "downtimeseconds"]
    case .duration: ["length", "downtime", "outageduration"]
    case .majorityHours: []
    case .trigger:
      ["service", "services", "servicename", "component", "components", "product", "triggerservice"]
    case .cause: ["rootcause", "reason"]
    case .confidence: []
    case .severity: ["share"]
    case .impact: ["impactlevel"]
    case .width: []
    case .source: ["url", "link", "shortlink", "uri"]
    }
  }

  /// Columns by the letters and digits of their names; the likelier the name, the smaller the rank.
  static let byKey: [String: (column: OutageColumn, rank: Int)] = {
    var table: [String: (OutageColumn, Int)] = [:]
    for column in allCases {
      for (rank, alias) in ([CloudRegions.key(column.name)] + column.aliases).enumerated() {
        table[alias] = (column, rank)
      }
    }
    return table
  }()

  /// Mapping of the heading's name that is nearest to a known one, to a column of a kind: `hours=hors`.
  static func nearestMap(_ what: OutageRecordError.Missing, among names: [String]) -> String? {
    let columns: [OutageColumn] = what == .time ? [.start, .date] : lengths
    for name in names.prefix(64) {
      let known = byKey.keys.filter { key in byKey[key].map { columns.contains($0.column) } ?? false }
        .sorted()
      let key = CloudRegions.key(name)
      guard key.count > 2, let nearest = NearestName.of(key, among: known),
        let column = byKey[nearest]?.column
      else { continue }
      return "\(column.name)=\(SafeText.line(String(name.prefix(40))))"
    }
    return nil
  }
}

/// Mapping of a column of the project to one of the file, optionally scaled, as in `--map`.
public struct ColumnMap: Equatable, Sendable {
  /// Column of the project.
  let column: OutageColumn
  /// Column of the file; `nil`: the column with the project's name is omitted.
  let name: String?
  /// Factor and divisor of its numbers.
  let factor: Double
  let divisor: Double

  /// Mapping of a text: `hours=duration_minutes/60`, `start=opened`, `hours=days*24`, or `severity=-` to omit
  /// a column.
  public init(_ text: String) throws(OutageRecordError) {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, !sides[1].isEmpty else { throw .badMap(text) }
    let known = OutageColumn.allCases.map(\.name)
    guard let column = OutageColumn.byKey[CloudRegions.key(String(sides[0]))]?.column else {
      throw .unknownMapColumn(String(sides[0]), nearest: NearestName.of(String(sides[0]), among: known))
    }
    self.column = column
    var name = sides[1]
    var numbers: (Double, Double) = (1, 1)
    if let sign = name.lastIndex(where: { $0 == "/" || $0 == "*" }),
      let number = Double(name[name.index(after: sign)...].filter { $0 != " " })
    {
      guard number > 0, number.isFinite else { throw .badMap(text) }
      numbers = name[sign] == "/" ? (1, number) : (number, 1)
      name = name[..<sign]
    }
    (factor, divisor) = numbers
    let trimmed = String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    guard !trimmed.isEmpty else { throw .badMap(text) }
    self.name = trimmed == "-" ? nil : trimmed
  }

  /// Whether the numbers are scaled.
  var isScaled: Bool { factor != 1 || divisor != 1 }
}
