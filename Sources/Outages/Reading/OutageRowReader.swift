/// Reader from the cells of a row to an outage.
internal import Scenario

/// Row with its cells sorted by meaning.
struct OutageRow {
  /// Cell: its text, the name of its column in the file, and the factor and divisor of its number.
  struct Cell {
    var text: String
    var entry: ColumnTable.Entry
  }

  /// First line of the row.
  var line: Int
  /// Cells by the index of their meaning in `OutageColumn`.
  var cells: [Cell?] = Array(repeating: nil, count: OutageColumn.allCases.count)

  /// Cell of a column; `nil` if it is empty.
  subscript(_ column: OutageColumn) -> Cell? {
    guard let cell = cells[column.rawValue], !cell.text.isEmpty else { return nil }
    return cell
  }
}

/// Reader of the rows of one file; it keeps their common state.
struct OutageRowReader {
  /// Longest plausible outage, a year in hours.
  static let hoursLimit = 8760.0
  /// Plausible years of a cloud outage.
  static let yearLimits = 1990...2100

  let file: String
  let options: RecordOptions
  /// Order of day and month in dates with slashes.
  var order: DateOrder?
  /// Provider of rows without one.
  var provider = ""

  private var providers: [String: String] = [:]
  private var places: [String: (regions: [String], isEverywhere: Bool)] = [:]
  private var seen: Set<String> = []
  /// Number of rows whose impact has the share 0.
  private(set) var withoutImpact = 0

  init(file: String, options: RecordOptions) {
    self.file = file
    self.options = options
    order = options.dates
  }

  /// Outage of a row; `nil` if its impact has the share 0.
  mutating func outage(_ row: OutageRow) throws(OutageRecordError) -> Outage? {
    let provider = provider(row)
    let start = try start(row)
    let (regions, reach) = try reach(row, provider)
    let (severity, impact) = try severity(row)
    let outage = Outage(
      id: row[.id]?.text ?? "", provider: provider, start: start, reach: reach, regions: regions,
      hours: try hours(row, start), majorityHours: try number(row, .majorityHours, "hours"),
      severity: severity, width: try width(row), impact: impact, trigger: row[.trigger]?.text ?? "",
      cause: row[.cause]?.text ?? "",
      confidence: row[.confidence] == nil ? .high : try word(row, .confidence, Outage.Confidence.allCases),
      source: row[.source]?.text ?? "")
    try check(outage, row)
    if severity == 0 {
      withoutImpact += 1
      return nil
    }
    return outage
  }

  private mutating func check(_ outage: Outage, _ row: OutageRow) throws(OutageRecordError) {
    if !outage.id.isEmpty, !seen.insert("\(outage.provider)\u{0}\(outage.id)").inserted {
      throw .duplicateID(file: file, line: row.line, id: outage.id)
    }
    guard let now = options.now else { return }
    // One day of tolerance, since a file may be written east of Greenwich.
    let limit = now.seconds + Timestamp.daySeconds
    let end = outage.start.seconds + (outage.start.hasTime ? Int((outage.hours ?? 0) * 3600) : 0)
    guard max(outage.start.seconds, end) <= limit else {
      let cell =
        outage.start.seconds > limit ? row[.start] ?? row[.date] : row[.end] ?? row[.start] ?? row[.date]
      throw bad(row, cell, .past(today: now.date))
    }
  }

  // MARK: Provider and place

  private mutating func provider(_ row: OutageRow) -> String {
    guard let text = row[.provider]?.text else { return provider }
    if let known = providers[text] { return known }
    let name = CloudRegions.provider(text)
    providers[text] = name
    return name
  }

  private mutating func reach(
    _ row: OutageRow, _ provider: String
  ) throws(OutageRecordError) -> ([String], Outage.Reach) {
    let place = place(row[.region]?.text ?? "", provider)
    if let cell = row[.scope] {
      if let reach = Self.reaches[CloudRegions.key(cell.text)] { return (place.regions, reach) }
      _ = try word(row, .scope, Outage.Reach.allCases)
    }
    if place.isEverywhere || place.regions.isEmpty { return (place.regions, .global) }
    if place.regions.count > 1 { return (place.regions, .multiRegion) }
    let isZone =
      CloudRegions.region(ofZone: place.regions[0], provider: provider.isEmpty ? nil : provider) != nil
    return (place.regions, isZone ? .zone : .region)
  }

  /// Scopes by the letters and digits of their names.
  private static let reaches: [String: Outage.Reach] = {
    var table: [String: Outage.Reach] = [:]
    for reach in Outage.Reach.allCases { table[CloudRegions.key(reach.rawValue)] = reach }
    for name in ["az", "availabilityzone", "datacenter"] { table[name] = .zone }
    for name in ["provider", "all", "allregions", "worldwide", "cloud"] { table[name] = .global }
    table["regions"] = .multiRegion
    return table
  }()

  private static let everywhere: Set<String> = [
    "global", "all", "allregions", "worldwide", "multiregion", "everywhere",
  ]

  /// Regions of a cell by their usual names, and whether it means all of them.
  private mutating func place(_ text: String, _ provider: String) -> (regions: [String], isEverywhere: Bool) {
    if text.isEmpty { return ([], false) }
    let key = "\(provider)\u{0}\(text)"
    if let known = places[key] { return known }
    let names = text.split { ";|,".contains($0) }.map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
    let named = names.filter { !Self.everywhere.contains(CloudRegions.key($0)) }
    let regions = named.map { name in
      let found = CloudRegions.regions(called: name, provider: provider.isEmpty ? nil : provider)
      return found.count == 1 ? found[0].name : name
    }
    let result = (regions, named.count < names.count)
    // A file may name each row's region differently; the resolved names are cached.
    if places.count < 10_000 { places[key] = result }
    return result
  }

  // MARK: Times

  /// Beginning of a row: its start or date, with the time of day where that has a column of its own.
  private func start(_ row: OutageRow) throws(OutageRecordError) -> Timestamp {
    guard let cell = row[.start] ?? row[.date] ?? row[.time] else {
      throw .emptyCell(
        file: file, line: row.line,
        column: (row.cells[OutageColumn.start.rawValue]
          ?? row.cells[OutageColumn.date.rawValue])?.entry.name ?? "start")
    }
    let start = try time(row, cell)
    guard start.precision == .day, cell.entry.column != .time, let clock = row[.time] else { return start }
    guard let seconds = DateText.clock(clock.text) else { throw bad(row, clock, .clock) }
    return Timestamp(day: start, plus: seconds)
  }

  /// Time of a cell. A time of day alone belongs to the row's date, and an end to the day of the start or the next one.
  func time(
    _ row: OutageRow, _ cell: OutageRow.Cell, after start: Timestamp? = nil
  ) throws(OutageRecordError) -> Timestamp {
    switch DateText.read(cell.text, order: order) {
    case .ambiguous: throw bad(row, cell, .dateOrder)
    case .time(let time) where Self.yearLimits.contains(time.civil.year): return time
    default: break
    }
    guard let seconds = DateText.clock(cell.text) else { throw bad(row, cell, .date(Self.yearLimits)) }
    if let start, start.hasTime {
      let end = Timestamp(day: start.day, plus: seconds)
      return end < start ? Timestamp(day: start.day, plus: seconds + Timestamp.daySeconds) : end
    }
    guard start == nil, cell.entry.column == .start, let date = row[.date] else {
      throw bad(row, cell, .date(Self.yearLimits))
    }
    let day = try time(row, date)
    return day.precision == .day ? Timestamp(day: day, plus: seconds) : day
  }

  func limited(
    _ hours: Double, _ row: OutageRow, _ cell: OutageRow.Cell
  ) throws(OutageRecordError) -> Double {
    guard hours <= Self.hoursLimit else { throw bad(row, cell, .atMostAYear) }
    return hours
  }

  // MARK: Numbers and words

  private func number(
    _ row: OutageRow, _ column: OutageColumn, _ unit: String
  ) throws(OutageRecordError) -> Double? {
    guard let cell = row[column] else { return nil }
    return try number(row, cell, unit)
  }

  /// Hours of a cell in some unit.
  func number(
    _ row: OutageRow, _ cell: OutageRow.Cell, _ unit: String, over divisor: Double = 1
  ) throws(OutageRecordError) -> Double {
    guard let value = Self.decimal(cell.text), value >= 0 else { throw bad(row, cell, .length(unit: unit)) }
    return try limited(value * cell.entry.factor / (cell.entry.divisor * divisor), row, cell)
  }

  /// Number in plain digits; a comma is the decimal point unless there is a point or exactly three digits
  /// follow.
  static func decimal(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE,".utf8.contains($0) }) else {
      return nil
    }
    guard let comma = text.firstIndex(of: ",") else { return Double(text) }
    let after = text[text.index(after: comma)...]
    guard !text.contains("."), after.count != 3, !after.contains(",") else { return nil }
    return Double(text[..<comma] + "." + after)
  }

  /// Share, as `0.6` or `60%`.
  static func share(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    let digits = isPercent ? String(text.dropLast().reversed().drop { $0 == " " }.reversed()) : text
    guard let value = decimal(digits) else { return nil }
    let share = isPercent ? value / 100 : value
    return share >= 0 && share <= 1 ? share : nil
  }

  private func width(_ row: OutageRow) throws(OutageRecordError) -> Double? {
    guard let cell = row[.width] else { return nil }
    guard let share = Self.share(cell.text), share > 0 else { throw bad(row, cell, .share) }
    return share
  }

  /// Names of impacts: Statuspage's, and Google Cloud's severities and kinds of impact.
  private static let impacts: [String: Outage.Impact] = [
    "none": .none, "minor": .minor, "major": .major, "critical": .critical, "low": .minor, "medium": .major,
    "high": .critical, "serviceinformation": .none, "servicedisruption": .major, "serviceoutage": .critical,
    "maintenance": .none,
  ]

  private func severity(_ row: OutageRow) throws(OutageRecordError) -> (Double?, Outage.Impact?) {
    var impact: Outage.Impact?
    if let cell = row[.impact] {
      impact = Self.impacts[CloudRegions.key(cell.text)]
      if impact == nil { _ = try word(row, .impact, Outage.Impact.allCases) }
    }
    if let cell = row[.severity] {
      if let share = Self.share(cell.text) { return (share, impact) }
      guard let named = Self.impacts[CloudRegions.key(cell.text)] else { throw bad(row, cell, .share) }
      impact = impact ?? named
    }
    return (impact.flatMap { options.impactShares[$0] }, impact)
  }

  private func word<Word: RawRepresentable<String>>(
    _ row: OutageRow, _ column: OutageColumn, _ words: [Word]
  ) throws(OutageRecordError) -> Word {
    let value = row[column]?.text ?? ""
    if let word = Word(rawValue: value.lowercased()) { return word }
    let names = words.map(\.rawValue)
    throw bad(row, row[column], .oneOf(names, nearest: NearestName.of(value, among: names)))
  }

  func bad(
    _ row: OutageRow, _ cell: OutageRow.Cell?, _ rule: OutageRecordError.CellRule
  ) -> OutageRecordError {
    .badCell(
      file: file, line: row.line, column: cell?.entry.name ?? "", value: cell?.text ?? "", expected: rule)
  }
}
