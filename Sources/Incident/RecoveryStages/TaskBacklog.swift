/// Services that need launches (containers): work that waits while launches are throttled.
///
/// In a normal minute one minute's worth of tasks is placed. Of what cannot be placed, all waits; `spareShare` is
/// the extra work a minute, in normal minutes, that is done on top when launches are open.
public struct TaskBacklog: Equatable, Sendable {
  /// Extra work a minute while launches are open.
  public var spare: Double
  /// Minutes of tasks that wait at the start of the network's recovery.
  public var waiting: Double

  /// Minutes from the start of the network's recovery until nothing waits.
  public func endMinute(_ network: NetworkBacklog.Outcome) -> Double {
    var left = waiting
    var emptySince = 0.0
    for (index, minute) in network.minutes.enumerated() {
      let change = (1 - minute.opened) - spare * minute.opened
      if left > 0 && left + change <= 0 { emptySince = Double(index) + left / -change }
      left = max(0, left + change)
    }
    return left > 0 ? network.openMinute + left / spare : emptySince
  }
}
