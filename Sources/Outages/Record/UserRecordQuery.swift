/// Rows of a user's record that count for a source of outages.
internal import Scenario

/// Query of a preset to a user's record.
///
/// A user's rows name places as people write them: aliases of regions, zones by their letters, no provider at all. Without
/// a scope a region counts what reached it; with one, only the rows that name it, so that an event counts for one source
/// of outages of a preset and not for several.
struct UserRecordQuery {
  private let query: OutageQuery
  /// Whether the rows stand for those of the built-in record: rows without any place then are outages of the first region.
  private let isSubstitute: Bool

  init(_ query: OutageQuery, isSubstitute: Bool) {
    self.query = query
    self.isSubstitute = isSubstitute
  }

  /// Numbers of the rows; `nil` if no row is of the asked place, whenever it was.
  ///
  /// Overlapping rows count once, and rows of length 0 not at all: the hours of a year are those of the record.
  ///
  /// - Complexity: O(n log n).
  func statistics(
    _ record: OutageRecord, _ asked: RecordWindow
  ) throws(OutageRecordError) -> OutageStatistics? {
    let provider = query.provider.map(CloudRegions.provider)
    let own = record.outages.filter { outage in
      outage.confidence >= .medium
        && (provider == nil || outage.provider.isEmpty
          || CloudRegions.key(outage.provider) == provider.map { CloudRegions.key($0) })
    }
    let matching = try self.matching(own, provider)
    guard !matching.isEmpty, let window = try window(own, asked) else { return nil }
    let rows = matching.filter { window.years == 0 || window.contains($0) }
    let spells = DowntimeSpells(rows, isOneRegion: query.region != nil)
    if let endless = spells.endless {
      throw .endless(rows: rows.count, from: endless.from, until: endless.until)
    }
    let hours = spells.spells.map(\.hours)
    var statistics = OutageStatistics(
      events: hours.count + rows.count - spells.known, years: window.years, hours: hours,
      lognormal: OutageRecord.lognormal(hours), triggers: OutageRecord.triggers(rows),
      source: source(rows.count, window))
    if rows.contains(where: { $0.severity != nil }), spells.hours > 0 {
      statistics.severity = spells.lostHours / spells.hours
    }
    if rows.contains(where: { $0.width != nil }) {
      statistics.width = rows.reduce(0) { $0 + ($1.width ?? 1) } / Double(rows.count)
    }
    // Who writes down outages without a place writes down those that stopped him.
    if isSubstitute, rows.allSatisfy(Self.isPlaceless) {
      statistics.severity = statistics.severity ?? 1
      statistics.width = statistics.width ?? 1
      statistics.isPlaceless = true
    }
    statistics.isSubstitute = isSubstitute
    return statistics
  }

  private func matching(_ own: [Outage], _ provider: String?) throws(OutageRecordError) -> [Outage] {
    let scope = try query.scope.map { name throws(OutageRecordError) in try Self.reaches(name) }
    let region = try query.region.map { name throws(OutageRecordError) in
      try RegionQuestion(name, provider: provider, among: own)
    }
    let except = try query.except.map { name throws(OutageRecordError) in
      try RegionQuestion(name, provider: provider, among: own)
    }
    let cause = query.cause?.lowercased()
    return own.filter { outage in
      if let cause, !outage.cause.lowercased().contains(cause), !outage.trigger.lowercased().contains(cause) {
        return false
      }
      if except?.reached(by: outage, onlyNamed: true) != nil { return false }
      if isSubstitute, Self.isPlaceless(outage) {
        return query.isHome && query.scope == "region"
      }
      if let scope, !scope.contains(outage.reach) { return false }
      guard let region else { return true }
      return region.reached(by: outage, onlyNamed: scope != nil) != nil
    }
  }

  /// Whether a row names neither a provider nor a region.
  private static func isPlaceless(_ outage: Outage) -> Bool {
    outage.provider.isEmpty && outage.regions.isEmpty && outage.reach == .global
  }

  private static func reaches(_ name: String) throws(OutageRecordError) -> [Outage.Reach] {
    if let known = OutageRecord.scopes.first(where: { $0.name == name }) { return known.reaches }
    if name == Outage.Reach.internet.rawValue { return [.internet] }
    throw .unknownScope(name, nearest: NearestName.of(name, among: OutageRecord.scopes.map(\.name)))
  }

  /// Time in which the provider's rows were watched; `nil` for an empty one that was asked for.
  private func window(
    _ own: [Outage], _ asked: RecordWindow
  ) throws(OutageRecordError) -> ObservationWindow? {
    guard let rows = ObservationWindow.spanning(own) else { return nil }
    let days = own.lazy.map(\.start.day.seconds)
    let isOneDay = days.min() == days.max()
    let from = try query.from.map { text throws(OutageRecordError) in
      try OutageFilter.date(text, option: "from")
    }
    let until = try query.until.map { text throws(OutageRecordError) in
      try OutageFilter.date(text, option: "until")
    }
    let first = from ?? asked.from ?? rows.from
    let last = until ?? asked.until ?? (isOneDay ? first : rows.until)
    guard last.seconds > first.seconds || isOneDay else {
      throw .emptyWindow(from: first.date, until: last.date)
    }
    return ObservationWindow(from: first, until: last)
  }

  private func source(_ count: Int, _ window: ObservationWindow) -> String {
    let name = isSubstitute ? "own record" : "\(query.record)"
    return "\(name), \(window.from.date) up to \(window.until.date), \(Self.words(query)): \(count)"
  }

  /// Rows of a query in words.
  static func words(_ query: OutageQuery) -> String {
    let parts = [
      query.provider, query.scope, query.region, query.except.map { "except \($0)" },
      query.cause.map { "cause \($0)" },
    ].compactMap(\.self)
    return parts.isEmpty ? "all rows" : parts.joined(separator: " ")
  }

  /// Providers and regions of a record in words, the first few of them.
  static func places(_ record: OutageRecord) -> String {
    var places: [String] = []
    for outage in record.outages {
      let names = ([outage.provider] + outage.regions.prefix(1)).filter { !$0.isEmpty }
      let place = names.isEmpty ? "no place" : names.joined(separator: " ")
      if !places.contains(place) { places.append(place) }
      if places.count == 4 { break }
    }
    return places.isEmpty ? "rows" : places.joined(separator: ", ")
  }
}
