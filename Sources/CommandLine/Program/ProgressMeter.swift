/// Progress of a long computation, for a person at a terminal.
import Synchronization

internal import Report
internal import SystemLibrary

/// The meter writes to standard error, only if it is a terminal, and only after half a second.
final class ProgressMeter: Sendable {
  private let total: Int?
  private let unit: Text
  private let isShown: Bool
  private let started = ContinuousClock.now
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  /// - Parameter total: the number of items; `nil` if each call of `show` gives it.
  init(total: Int?, unit: Text) {
    self.total = total
    self.unit = unit
    isShown = total != 0 && System.isTerminal(2)
  }

  /// Progress after so many items; updated at most ten times a second.
  func show(_ done: Int) { show(done, of: total ?? 0) }

  /// Progress after so many of so many items.
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
    let left = done > 0 ? Self.time((now - started) * (Double(total - done) / Double(done))) : .empty
    let text =
      StandardError.language == .chinese ? "\(done)/\(total) \(unit.zh)" : "\(done) of \(total) \(unit.en)"
    _ = System.writeAll("\r\u{1B}[K\(text)\(left[StandardError.language])", to: 2)
  }

  private static let units: [(Text, Double)] = [
    (Text("years", "年"), 3.15e7), (Text("days", "天"), 86_400), (Text("h", "小时"), 3_600),
    (Text("min", "分钟"), 60), (Text("s", "秒"), 1),
  ]

  /// Remaining time, as `, about 14 min left`; nothing below ten seconds.
  static func time(_ left: Duration) -> Text {
    let seconds = Double(left.components.seconds)
    for (unit, length) in units where seconds >= 2 * length {
      let count = NumberText.significant(seconds / length, digits: 2)
      return seconds < 10 ? .empty : Text(", about \(count) \(unit.en) left", "，约剩 \(count) \(unit.zh)")
    }
    return .empty
  }

  /// Removal of the progress line.
  func clear() {
    guard isShown, last.withLock({ $0 }) != nil else { return }
    _ = System.writeAll("\r\u{1B}[K", to: 2)
  }
}
