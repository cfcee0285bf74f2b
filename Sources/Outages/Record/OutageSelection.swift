/// Outages selected by a filter, with their observation window.
internal import Scenario

/// Outages selected by a filter, with their observation window.
public struct OutageSelection: Equatable, Sendable {
  /// The filter.
  public let filter: OutageFilter
  /// Usual name of the provider.
  public let providerName: String?
  /// Usual name of the region.
  public let regionName: String?
  /// Selected outages.
  public let outages: [Outage]
  /// Way in which each outage affected the region; empty without a region in the filter.
  public let reaches: [RegionReach]
  /// Number of matching outages with too low a confidence.
  public let leftOut: Int
  /// Number of matching outages that began outside the window.
  public let outside: Int
  /// Number of outages of several unnamed regions, so that it is unknown whether they affected the one in the
  /// filter.
  public let unplaced: Int
  /// Regions in the user's rows that their provider is not known to have, each once: with a region in the filter, such
  /// rows count in none.
  public let unknownRegions: [String]
  /// Number of built-in rows replaced by a row of the user.
  public let duplicates: Int
  /// Observation window; empty if it is unknown.
  public let window: ObservationWindow
  /// Origin of the window.
  public let windowReason: WindowReason
  /// Union of the overlapping outages, in the order of time.
  public let spells: DowntimeSpells

  /// Selection from a record.
  ///
  /// Without a provider, scope or region the selection consists of the rows of the user's files, if there are
  /// any. Throws for an unknown provider or region, and for an empty window with both ends given.
  ///
  /// - Complexity: O(n log n).
  public init(_ record: OutageRecord, _ filter: OutageFilter) throws(OutageRecordError) {
    let all = record.outages
    let hasFiles = all.contains { !$0.isBuiltIn }
    let isOpen = filter.provider == nil && filter.region == nil && filter.reach == nil
    let known = hasFiles && (isOpen || filter.onlyFiles) ? all.filter { !$0.isBuiltIn } : all
    let provider = try filter.provider.map { name throws(OutageRecordError) in
      try Self.provider(name, among: all)
    }
    let region = try filter.region.map { name throws(OutageRecordError) in
      try RegionQuestion(name, provider: provider, among: all)
    }
    let owner = provider ?? region?.provider
    let own = known.filter {
      owner == nil || $0.provider == owner || $0.provider.isEmpty || $0.reach == .internet
    }
    (window, windowReason) = try Self.window(own, hasFiles: hasFiles, filter, covered: owner)
    var (kept, reaches): ([Outage], [RegionReach]) = ([], [])
    var (leftOut, outside, unplaced) = (0, 0, 0)
    var (named, unknown): (Set<String>, Set<String>) = ([], [])
    for outage in own {
      if let reach = filter.reach, reach != outage.reach { continue }
      if region == nil, owner != nil, outage.reach == .internet, outage.provider != owner { continue }
      var how: RegionReach?
      if let region {
        how = region.reached(by: outage, onlyNamed: filter.onlyNamed)
        if how == nil {
          // Names repeat over a million rows: each is looked up once.
          if !outage.isBuiltIn {
            for name in outage.regions where named.insert(name).inserted {
              if Self.isUnknown(name, of: outage.provider) { unknown.insert(name) }
            }
          }
          if outage.reach == .multiRegion && outage.regions.isEmpty && window.contains(outage) {
            unplaced += 1
          }
          continue
        }
      }
      guard window.contains(outage) || windowReason != .asked && window.years == 0 else {
        outside += 1
        continue
      }
      guard outage.confidence >= filter.confidence else {
        leftOut += 1
        continue
      }
      kept.append(outage)
      if let how { reaches.append(how) }
    }
    let twins = DuplicateRows.builtInTwins(kept)
    if !twins.isEmpty {
      let places = kept.indices.filter { !twins.contains($0) }
      if !reaches.isEmpty { reaches = places.map { reaches[$0] } }
      kept = places.map { kept[$0] }
    }
    self.filter = filter
    let first = kept.first?.provider
    // A log of several providers, or without a row in the window, is called the user's.
    providerName =
      owner ?? (kept.allSatisfy { $0.provider == first } ? first : nil) ?? (hasFiles && isOpen ? "" : nil)
    regionName = region?.name
    outages = kept
    self.reaches = reaches
    self.leftOut = leftOut
    self.outside = outside
    self.unplaced = unplaced
    unknownRegions = unknown.sorted()
    duplicates = twins.count
    spells = DowntimeSpells(kept, isOneRegion: region != nil)
  }

  /// Whether a known provider does not have a region.
  private static func isUnknown(_ name: String, of provider: String) -> Bool {
    CloudRegions.providerNames.contains(provider)
      && CloudRegions.regions(called: name, provider: provider).isEmpty
      && CloudRegions.region(ofZone: name, provider: provider) == nil
  }

  private static func provider(
    _ name: String, among outages: [Outage]
  ) throws(OutageRecordError) -> String {
    let usual = CloudRegions.provider(name)
    if CloudRegions.providerNames.contains(usual) { return usual }
    var names: [String] = []
    var seen: Set<String> = []
    for outage in outages where seen.insert(outage.provider).inserted { names.append(outage.provider) }
    let key = CloudRegions.key(name)
    if let found = names.first(where: { $0 == name }) ?? names.first(where: { CloudRegions.key($0) == key }) {
      return found
    }
    throw .unknownProvider(name, nearest: NearestName.of(name, among: names + CloudRegions.providerNames))
  }

  /// Observation window: the requested one, else from the first to the last of the user's rows of the
  /// provider, else the built-in record's years if it has the provider.
  ///
  /// Rows of a single day say nothing about the length of observation; beside built-in rows they count in the
  /// years of these.
  private static func window(
    _ own: [Outage], hasFiles: Bool, _ filter: OutageFilter, covered owner: String?
  ) throws(OutageRecordError) -> (ObservationWindow, WindowReason) {
    let rows = ObservationWindow.spanning(own.lazy.filter { !$0.isBuiltIn })
    let days = own.lazy.filter { !$0.isBuiltIn }.map(\.start.day.seconds)
    let isOneDay = days.min() == days.max()
    let hasBuiltIn =
      own.contains(where: \.isBuiltIn) || owner.map(CloudRegions.providerNames.contains) ?? false
    let usesBuiltIn = !filter.onlyFiles && hasBuiltIn && isOneDay
    var reason = WindowReason.rows
    var window = rows ?? OutageRecord.coveredWindow
    if usesBuiltIn || !hasFiles {
      window = rows?.united(with: OutageRecord.coveredWindow) ?? OutageRecord.coveredWindow
      reason = .builtIn
    } else if isOneDay {
      // A single day gives no rate.
      window = ObservationWindow(from: window.from, until: window.from)
    }
    if filter.from != nil && filter.until != nil { reason = .asked }
    var from = filter.from ?? window.from
    var until = filter.until ?? window.until
    if reason == .builtIn || reason == .asked && !own.contains(where: { !$0.isBuiltIn }) {
      // The built-in record has no observations outside its years.
      from = max(from, window.from)
      until = min(until, window.until)
    }
    if let since = filter.since, let first = Timestamp(year: since, month: 1, day: 1) {
      guard first.seconds < until.seconds || until.seconds <= from.seconds else {
        throw .sinceTooLate(since, last: until.date)
      }
      from = max(from, first)
    }
    if filter.from != nil || filter.until != nil, until.seconds <= from.seconds {
      throw .emptyWindow(from: from.date, until: until.date)
    }
    return (ObservationWindow(from: from, until: until), reason)
  }

  /// Number of years observed; 0 if it is unknown.
  public var yearCount: Double { window.years }
  /// Hours of the outages with a known, positive length, in the order of the record.
  public var hours: [Double] { outages.compactMap(\.countedHours).filter { $0 > 0 } }

  /// Share of an outage's hours after which most customers had recovered, for the outages with both numbers,
  /// ascending. The record has no other measure of the depth of an outage.
  public var majorityShares: [Double] {
    outages.compactMap { outage in
      guard let all = outage.hours, let most = outage.majorityHours, all > 0 else { return nil }
      return min(1, most / all)
    }.sorted()
  }

  /// Services in which outages began, the most frequent first, ties by name.
  public var triggers: [(name: String, count: Int)] {
    var counts: [String: Int] = [:]
    for outage in outages where !outage.trigger.isEmpty { counts[outage.trigger, default: 0] += 1 }
    return counts.map { (name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}

/// Duplicate rows of one outage in two records.
enum DuplicateRows {
  /// Indices of built-in rows replaced by a row of the user: the same provider, a common region (or both all
  /// regions), and days that differ by one at most, since a summary may count days in another zone.
  ///
  /// - Complexity: O(n) for n rows.
  static func builtInTwins(_ outages: [Outage]) -> Set<Int> {
    guard outages.contains(where: \.isBuiltIn), outages.contains(where: { !$0.isBuiltIn }) else { return [] }
    var mine: Set<String> = []
    for outage in outages where !outage.isBuiltIn {
      for place in places(outage) { mine.insert(key(outage, place, day(outage))) }
    }
    return Set(
      outages.indices.filter { index in
        let outage = outages[index]
        return outage.isBuiltIn
          && places(outage).contains { place in
            (-1...1).contains { mine.contains(key(outage, place, day(outage) + $0)) }
          }
      })
  }

  private static func places(_ outage: Outage) -> [String] {
    outage.regions.isEmpty ? [outage.reach.rawValue] : outage.regions.map(CloudRegions.key)
  }

  private static func day(_ outage: Outage) -> Int {
    outage.start.seconds.floorDivided(by: Timestamp.daySeconds)
  }

  private static func key(_ outage: Outage, _ place: String, _ day: Int) -> String {
    "\(outage.provider)\u{0}\(place)\u{0}\(day)"
  }
}
