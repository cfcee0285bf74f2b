/// The time in which outages would have been noted.

/// A stretch of time from a point up to another one, which does not belong to it.
public struct ObservationWindow: Equatable, Sendable {
  /// The beginning.
  public let from: Timestamp
  /// The end, itself outside.
  public let until: Timestamp

  /// A window; empty where the end is not after the beginning.
  public init(from: Timestamp, until: Timestamp) {
    self.from = from
    self.until = until
  }

  /// Years watched: whole ones, and the rest as a share of a year.
  public var years: Double { Timestamp.years(from: from, to: until) }
  /// Hours watched.
  public var hours: Double { Double(max(0, until.seconds - from.seconds)) / 3600 }

  /// Whether an outage began in it; a day, a month or a year counts by its beginning.
  public func contains(_ outage: Outage) -> Bool {
    outage.start.seconds >= from.seconds && outage.start.seconds < until.seconds
  }

  /// The smallest window that holds both.
  func united(with other: ObservationWindow) -> ObservationWindow {
    ObservationWindow(
      from: from.seconds <= other.from.seconds ? from : other.from,
      until: until.seconds >= other.until.seconds ? until : other.until)
  }

  /// From the day of the first outage to the end of the day of the last; `nil` without any.
  static func spanning(_ outages: some Sequence<Outage>) -> ObservationWindow? {
    var window: (from: Timestamp, until: Int)?
    for outage in outages {
      let from = min(window?.from ?? outage.start, outage.start)
      window = (from, max(window?.until ?? Int.min, outage.start.nextSeconds))
    }
    return window.map { ObservationWindow(from: $0.from.day, until: Timestamp(seconds: $0.until).day) }
  }

  /// The events of each whole year from the beginning on; what is left of the window at its end is not counted.
  public func yearlyCounts(_ outages: some Sequence<Outage>) -> [Int] {
    let whole = Int(years)
    guard whole > 0, whole < 1000 else { return [] }
    var counts = [Int](repeating: 0, count: whole)
    for outage in outages {
      let year = Int(Timestamp.years(from: from, to: Timestamp(seconds: outage.start.middleSeconds)))
      if year < whole { counts[year] += 1 }
    }
    return counts
  }
}

/// The reason for a window.
public enum WindowReason: Equatable, Sendable {
  /// Both ends were said.
  case asked
  /// From the first to the last row of the user's file: an assumption.
  case rows
  /// The years of the built-in record.
  case builtIn
}
