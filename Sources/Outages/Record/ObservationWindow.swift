/// Observation window, the time in which outages would have been recorded.

/// Half-open time interval, with its beginning and without its end.
public struct ObservationWindow: Equatable, Sendable {
  /// The beginning.
  public let from: Timestamp
  /// End of the window, excluded.
  public let until: Timestamp

  /// Window; empty if the end is not after the beginning.
  public init(from: Timestamp, until: Timestamp) {
    self.from = from
    self.until = until
  }

  /// Years observed: whole ones, and the rest as a share of a year.
  public var years: Double { Timestamp.years(from: from, to: until) }
  /// Hours watched.
  public var hours: Double { Double(max(0, until.seconds - from.seconds)) / 3600 }

  /// Whether an outage began in the window; a day, a month or a year counts by its beginning.
  public func contains(_ outage: Outage) -> Bool {
    outage.start.seconds >= from.seconds && outage.start.seconds < until.seconds
  }

  /// Smallest window that contains both.
  func united(with other: ObservationWindow) -> ObservationWindow {
    ObservationWindow(
      from: from.seconds <= other.from.seconds ? from : other.from,
      until: until.seconds >= other.until.seconds ? until : other.until)
  }

  /// Window from the day of the first outage to the end of the day of the last; `nil` without any.
  static func spanning(_ outages: some Sequence<Outage>) -> ObservationWindow? {
    var window: (from: Timestamp, until: Int)?
    for outage in outages {
      let from = min(window?.from ?? outage.start, outage.start)
      window = (from, max(window?.until ?? Int.min, outage.start.nextSeconds))
    }
    return window.map { ObservationWindow(from: $0.from.day, until: Timestamp(seconds: $0.until).day) }
  }

  /// Number of events in each whole year from the beginning on; the rest of the window at its end is not
  /// counted.
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

/// Origin of a window.
public enum WindowReason: Equatable, Sendable {
  /// Both ends given by the user.
  case asked
  /// Range of the rows in the user's file: an assumption.
  case rows
  /// Years of the built-in record.
  case builtIn
}
