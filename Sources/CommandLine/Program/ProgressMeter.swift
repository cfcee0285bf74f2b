/// How far a long computation has come, for a person who waits at a terminal.
import Synchronization

internal import Report
internal import SystemLibrary

/// Writes to standard error, only when it is a terminal, and only after half a second.
final class ProgressMeter: Sendable {
  private let total: Int?
  private let unit: String
  private let isShown: Bool
  private let started = ContinuousClock.now
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  /// - Parameter total: how many there are; `nil` where that is said only with what is done.
  init(total: Int?, unit: String) {
    self.total = total
    self.unit = unit
    isShown = total != 0 && System.isTerminal(2)
  }

  /// Shows that so many are done; at most ten times a second.
  func show(_ done: Int) { show(done, of: total ?? 0) }

  /// Shows that so many of so many are done.
  func show(_ done: Int, of total: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - started > .milliseconds(500) else { return }
    let isDue = last.withLock { last in
      if let last, now - last < .milliseconds(100) { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let left = done > 0 ? Self.time((now - started) * (Double(total - done) / Double(done))) : ""
    _ = System.writeAll("\r\u{1B}[K\(done) of \(total) \(unit)\(left)", to: 2)
  }

  /// The time that is left, as `, about 14 min left`; nothing below ten seconds.
  static func time(_ left: Duration) -> String {
    let seconds = Double(left.components.seconds)
    for (unit, length) in [("years", 3.15e7), ("days", 86_400.0), ("h", 3_600), ("min", 60), ("s", 1)]
    where seconds >= 2 * length {
      return seconds < 10 ? "" : ", about \(NumberText.significant(seconds / length, digits: 2)) \(unit) left"
    }
    return ""
  }

  /// Takes the line away.
  func clear() {
    guard isShown, last.withLock({ $0 }) != nil else { return }
    _ = System.writeAll("\r\u{1B}[K", to: 2)
  }
}
