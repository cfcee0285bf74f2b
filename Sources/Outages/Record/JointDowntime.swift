/// Joint downtime of two regions, from the record.

/// Hours of two regions.
public struct JointDowntime: Equatable, Sendable {
  /// Hours observed for both.
  public let watchedHours: Double
  /// Hours in which the first region was down.
  public let one: Double
  /// Hours in which the second region was down.
  public let other: Double
  /// Hours in which both were down.
  public let both: Double
  /// Number of rows that affected both.
  public let common: Int

  /// Joint downtime of two selections from one record, in one window.
  ///
  /// A row that affected both counts with its whole length; two rows of one region each count for the overlap
  /// of their times of day, and not at all if only the day is known.
  ///
  /// - Complexity: O(n log n).
  public init(_ one: OutageSelection, _ other: OutageSelection) {
    watchedHours = min(one.window.hours, other.window.hours)
    self.one = one.spells.hours
    self.other = other.spells.hours
    let keys = Set(other.outages.map(Self.key))
    let shared = one.outages.filter { keys.contains(Self.key($0)) }
    common = shared.count
    let undated = shared.filter { !$0.start.hasTime }.reduce(0) { $0 + ($1.countedHours ?? 0) }
    both = undated + Self.overlap(Self.timed(one), Self.timed(other))
  }

  /// Share of the observed hours in which both were down.
  public var share: Double { watchedHours > 0 ? both / watchedHours : 0 }
  /// Joint share under independence: the product of the two shares.
  public var independentShare: Double {
    watchedHours > 0 ? one / watchedHours * (other / watchedHours) : 0
  }

  private static func key(_ outage: Outage) -> String {
    "\(outage.provider)\u{0}\(outage.id)\u{0}\(outage.start.seconds)\u{0}\(outage.regions.joined(separator: ";"))"
  }

  private static func timed(_ selection: OutageSelection) -> [(start: Double, end: Double)] {
    selection.spells.spells.filter(\.start.hasTime).map {
      (Double($0.start.seconds), Double($0.start.seconds) + $0.hours * 3600)
    }
  }

  /// Hours common to two lists of disjoint intervals.
  private static func overlap(
    _ one: [(start: Double, end: Double)], _ other: [(start: Double, end: Double)]
  ) -> Double {
    var (i, j, seconds) = (0, 0, 0.0)
    while i < one.count && j < other.count {
      seconds += max(0, min(one[i].end, other[j].end) - max(one[i].start, other[j].start))
      if one[i].end < other[j].end { i += 1 } else { j += 1 }
    }
    return seconds / 3600
  }
}
