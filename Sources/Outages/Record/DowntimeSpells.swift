/// Downtime spells: the union of outages that overlap in time, so that no hour counts twice.
///
/// Two rows overlap only if both have a time of day: rows with a day alone stay separate, since their
/// simultaneity is unknown. Within a spell the loss at each moment is that of the most severe outage.

/// Disjoint intervals of downtime.
public struct DowntimeSpells: Equatable, Sendable {
  /// Interval of downtime.
  public struct Spell: Equatable, Sendable {
    /// The beginning.
    public let start: Timestamp
    /// Hours from its beginning to its end.
    public let hours: Double
    /// Lost business hours: hours weighted with the severity of the most severe outage.
    public let lostHours: Double
  }

  /// Spells of positive length, in the order of time.
  public let spells: [Spell]
  /// Number of rows of known length, including those of length 0.
  public let known: Int
  /// Total hours of all rows.
  public let rowHours: Double
  /// Number of rows that overlap an earlier one.
  public let merged: Int
  /// Number of rows with a length but without a time of day.
  public let undated: Int

  /// Union of rows: of all rows if they concern one region, else of those with the same provider and regions.
  ///
  /// - Complexity: O(n log n).
  init(_ outages: [Outage], isOneRegion: Bool) {
    var groups: [String: [Int]] = [:]
    var (spells, known, rowHours, undated) = ([Spell](), 0, 0.0, 0)
    for (index, outage) in outages.enumerated() {
      guard let hours = outage.countedHours else { continue }
      known += 1
      rowHours += hours
      guard hours > 0 else { continue }
      if outage.start.hasTime {
        let key =
          isOneRegion ? "" : "\(outage.provider)\u{0}\(outage.regions.sorted().joined(separator: ";"))"
        groups[key, default: []].append(index)
      } else {
        undated += 1
        spells.append(Spell(start: outage.start, hours: hours, lostHours: outage.lostHours ?? hours))
      }
    }
    var merged = 0
    for (_, indices) in groups {
      let intervals = indices.map { DowntimeInterval(outages[$0]) }
      let united = DowntimeInterval.united(intervals)
      merged += intervals.count - united.count
      spells += united
    }
    self.spells = spells.sorted { ($0.start, $0.hours) < ($1.start, $1.hours) }
    self.known = known
    self.rowHours = rowHours
    self.merged = merged
    self.undated = undated
  }

  /// First and last day of the longest spell, where that is longer than a year: no single outage is.
  public var endless: (from: String, until: String)? {
    guard let longest = spells.max(by: { $0.hours < $1.hours }), longest.hours > OutageRowReader.hoursLimit
    else { return nil }
    let end = Timestamp(seconds: longest.start.seconds + Int(longest.hours * 3600))
    return (longest.start.date, end.date)
  }

  /// Hours down, each counted once.
  public var hours: Double { spells.reduce(0) { $0 + $1.hours } }
  /// Lost business hours.
  public var lostHours: Double { spells.reduce(0) { $0 + $1.lostHours } }
}

/// Outage as a time interval.
struct DowntimeInterval {
  /// Seconds since 1970.
  let start: Double
  let end: Double
  let severity: Double

  init(_ outage: Outage) {
    start = Double(outage.start.seconds)
    end = start + (outage.countedHours ?? 0) * 3600
    severity = outage.severity ?? 1
  }

  /// Unions of intervals that touch or overlap, with the integral of the largest severity.
  ///
  /// - Complexity: O(n log n).
  static func united(_ intervals: [DowntimeInterval]) -> [DowntimeSpells.Spell] {
    let sorted = intervals.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    var spells: [DowntimeSpells.Spell] = []
    var first = 0
    while first < sorted.count {
      var (last, end) = (first + 1, sorted[first].end)
      while last < sorted.count, sorted[last].start <= end {
        end = max(end, sorted[last].end)
        last += 1
      }
      let hours = (end - sorted[first].start) / 3600
      spells.append(
        DowntimeSpells.Spell(
          start: Timestamp(seconds: Int(sorted[first].start)), hours: hours,
          lostHours: lost(sorted[first..<last], hours)))
      first = last
    }
    return spells
  }

  /// Integral of the largest severity over a spell, hours: the most severe intervals first, each adding the
  /// time not yet covered.
  private static func lost(_ spell: ArraySlice<DowntimeInterval>, _ hours: Double) -> Double {
    let severities = Set(spell.map(\.severity))
    if severities.count == 1 { return hours * spell[spell.startIndex].severity }
    // The union grows from one grade to the next; a file has a handful of grades, or few rows in a spell.
    let grades = severities.sorted(by: >)
    var (sum, before) = (0.0, 0.0)
    for grade in grades {
      let covered = length(spell.lazy.filter { $0.severity >= grade })
      sum += grade * (covered - before)
      before = covered
    }
    return sum
  }

  /// Total length of intervals in the order of their beginnings, hours.
  private static func length(_ intervals: some Sequence<DowntimeInterval>) -> Double {
    var (sum, end) = (0.0, -Double.infinity)
    for interval in intervals {
      sum += max(0, interval.end - max(interval.start, end))
      end = max(end, interval.end)
    }
    return sum / 3600
  }
}
