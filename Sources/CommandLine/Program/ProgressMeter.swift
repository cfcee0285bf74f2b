/// Progress of a long computation, for a person at a terminal.
import Synchronization

internal import Report
internal import SystemLibrary

/// The meter writes to standard error: at a terminal after half a second, a line that is rewritten; elsewhere, as in a
/// log, a line a minute from the fifth second on, and only while more than ten seconds are left.
final class ProgressMeter: Sendable {
  private let total: Int?
  private let unit: Text
  private let isShown: Bool
  private let isTerminal: Bool
  private let started = ContinuousClock.now
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  /// - Parameter total: the number of items; `nil` if each call of `show` gives it.
  init(total: Int?, unit: Text) {
    self.total = total
    self.unit = unit
    isShown = total != 0
    isTerminal = System.isTerminal(2)
  }

  /// Progress after so many items; updated at most ten times a second.
  func show(_ done: Int) { show(done, of: total ?? 0) }

  /// Progress after so many of so many items.
  func show(_ done: Int, of total: Int) {
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - started > (isTerminal ? .milliseconds(500) : .seconds(5)) else { return }
    let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(60)
    let isDue = last.withLock { last in
      if let last, now - last < pause { return false }
      last = now
      return true
    }
    guard isDue else { return }
    let left = done > 0 ? Self.time((now - started) * (Double(total - done) / Double(done))) : .empty
    guard isTerminal || !left.en.isEmpty else { return }
    let text =
      StandardError.language == .chinese
      ? "\(NumberText.count(done))/\(NumberText.count(total)) \(unit.zh)"
      : "\(NumberText.count(done)) of \(NumberText.count(total)) \(unit.en)"
    let line = text + left[StandardError.language]
    _ = System.writeAll(isTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n", to: 2)
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
    guard isShown, isTerminal, last.withLock({ $0 }) != nil else { return }
    _ = System.writeAll("\r\u{1B}[K", to: 2)
  }
}
