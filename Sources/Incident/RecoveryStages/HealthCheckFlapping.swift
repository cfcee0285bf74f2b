/// A load balancer (NLB) that takes servers with a late network for dead ones.
///
/// New servers are registered before their network has arrived: their checks fail, pass and fail again, and
/// their nodes leave and re-enter DNS. Each failure is checked again, so the checking load grows with the share
/// that flaps; above what the checkers can do healthy nodes look dead too, and zone failover takes whole zones
/// out: clients see connection errors. It lasts until networks are on time, or people switch the failover off.
public struct HealthCheckFlapping: Equatable, Sendable {
  /// Minutes from a launch to its registration as a target.
  public var registrationMinutes: Double
  /// Minutes of normal change that replace the whole fleet behind the balancers.
  public var fleetMinutes: Double
  /// Minutes for which a late server flaps.
  public var flapMinutes: Double
  /// Backlog, in minutes of normal change, at which half of the new servers depend on something that waits.
  public var halfLateBacklog: Double
  /// Share of flapping servers above which the checkers cannot keep up and zones are taken out.
  public var checkerLimit: Double
  /// Minutes from there until monitoring shows it.
  public var alarmMinutes: Double
  /// Largest share that may be taken out, where the velocity is controlled.
  public var velocityLimit: Double?
  /// Minutes from the alarm until people switch the failover off.
  public var decisionMinutes: Double

  /// Course of the flapping. Minutes count from the start of the network's recovery.
  public struct Outcome: Equatable, Sendable {
    /// Minute at which the first late servers failed their checks.
    public let startMinute: Double?
    /// Minute at which monitoring showed it; `nil`: it never grew large enough.
    public let alarmMinute: Double?
    /// Minute at which people switched the failover off; `nil`: it was over before, or never large enough.
    public let switchedOffMinute: Double?
    /// Minute at which connection errors ended.
    public let endMinute: Double
    /// Largest share of capacity that was out.
    public let peakShare: Double
    /// Integral of the share that was out, in minutes of the whole capacity.
    public let capacityMinutes: Double
  }

  /// Follows the network's recovery in steps of one minute.
  /// - Complexity: O(minutes).
  public func run(_ network: NetworkBacklog.Outcome) -> Outcome {
    var flapping = 0.0
    var peak = 0.0
    var lost = 0.0
    var overload: Double?
    var alarm: Double?
    for (index, minute) in network.minutes.enumerated() {
      let now = Double(index)
      guard now < network.normalMinute else { break }
      if let alarm, now >= alarm + decisionMinutes { break }
      flapping += minute.launches * lateShare(minute) / fleetMinutes - flapping / flapMinutes
      let out = shareOut(flapping)
      peak = max(peak, out)
      lost += out
      if overload == nil && out > checkerLimit { overload = now }
      if alarm == nil, let overload, now >= overload + alarmMinutes { alarm = now }
    }
    return outcome(network, peak: peak, lost: lost, alarm: alarm)
  }

  /// Share of new servers whose network is late.
  private func lateShare(_ minute: NetworkBacklog.Minute) -> Double {
    minute.waitMinutes > registrationMinutes ? 1 : minute.backlog / (minute.backlog + halfLateBacklog)
  }

  /// Share of the capacity that is out: the flapping servers, and a zone of six once the checkers are overrun.
  private func shareOut(_ flapping: Double) -> Double {
    let withZones = flapping > checkerLimit ? flapping + 1.0 / 6 : flapping
    return velocityLimit.map { min($0, withZones) } ?? min(1, withZones)
  }

  private func outcome(
    _ network: NetworkBacklog.Outcome, peak: Double, lost: Double, alarm: Double?
  ) -> Outcome {
    let isNoticeable = network.normalMinute > registrationMinutes && peak > 0.005
    let off = alarm.map { $0 + decisionMinutes }.flatMap { $0 < network.normalMinute ? $0 : nil }
    return Outcome(
      startMinute: isNoticeable ? registrationMinutes : nil, alarmMinute: alarm, switchedOffMinute: off,
      endMinute: off ?? (isNoticeable ? network.normalMinute : 0), peakShare: peak, capacityMinutes: lost)
  }
}
