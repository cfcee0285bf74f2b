/// What the columns of a file of outages mean, by the names that people and status pages give them.
internal import Scenario

/// A column that is understood.
enum OutageColumn: Int, CaseIterable {
  case id, provider, start, end, date, scope, region, hours, minutes, seconds, duration, majorityHours
  case trigger, cause, confidence, severity, impact, width, source

  /// The name that the project itself uses.
  var name: String { "\(self)" }

  /// Columns that say how long an outage was.
  static let lengths: [OutageColumn] = [.hours, .minutes, .seconds, .duration, .end]

  /// Other names, in small letters and digits, the likeliest first.
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

  /// Columns by the letters and digits of their names; the rank is smaller the likelier the name.
  static let byKey: [String: (column: OutageColumn, rank: Int)] = {
    var table: [String: (OutageColumn, Int)] = [:]
    for column in allCases {
      for (rank, alias) in ([CloudRegions.key(column.name)] + column.aliases).enumerated() {
        table[alias] = (column, rank)
      }
    }
    return table
  }()
}

/// What `--map` says: a column of the project is one of the file's, perhaps times a number.
public struct ColumnMap: Equatable, Sendable {
  /// The column of the project.
  let column: OutageColumn
  /// The column of the file; `nil`: the column of that name is left out.
  let name: String?
  /// Factor and divisor of its numbers.
  let factor: Double
  let divisor: Double

  /// Reads `hours=duration_minutes/60`, `start=opened`, `hours=days*24`, or `severity=-` to leave a column out.
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

  /// Whether the numbers are multiplied.
  var isScaled: Bool { factor != 1 || divisor != 1 }
}
