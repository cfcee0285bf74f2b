/// The calibrated constants of 2025-10-20 in us-east-1.
///
/// Times that people took are published; the capacities of machines are not, and six of them are set so that a
/// milestone comes out. Everything else is an assumption with its reason. Public sources: the operator's summary
/// (aws.amazon.com/message/101925).
public struct OctoberConstants: IncidentConstants {
  /// From the first failure until people know that the DNS record is the cause.
  public var diagnosisMinutes = 50.0
  /// From there until internal tools, which need DynamoDB too, work again.
  public var toolingMinutes = 37.0
  /// From there until the record is written by hand.
  public var rebuildMinutes = 70.0
  /// Time clients of DynamoDB try before their own callers see errors.
  public var clientTimeoutMinutes = 3.0
  /// Time resolvers keep an empty answer.
  public var negativeCacheMinutes = 15.0
  /// Physical servers that need a lease.
  public var droplets = 100000.0
  /// Mean time that a lease lasts when it is not renewed.
  public var leaseMinutes = 300.0
  /// Leases that DWFM can establish in a minute.
  public var leaseCapacity = 490.0
  /// Time a droplet waits before it asks again.
  public var leaseTimeoutMinutes = 20.0
  /// From the start of collapse until people have found out how to end it.
  public var procedureMinutes = 109.0
  /// Longest queue under throttling, as a share of the longest that does not go stale.
  public var throttledQueueShare = 0.75
  /// After how long a droplet that was turned away asks again.
  public var refusedPauseMinutes = 5.0
  /// State changes that Network Manager propagates in a minute, as a multiple of normal.
  public var networkCapacity = 2.26
  /// Growth of the demand for launches in each hour without them, in multiples of normal.
  public var demandPerHour = 0.9
  /// Time in which the demand above normal halves.
  public var demandHalfLifeMinutes = 120.0
  /// Share of the launches that operators open each minute.
  public var openingPerMinute = 0.0118
  /// Wait for a network at which lateness shows.
  public var lateMinutes = 2.0
  /// From late networks until load is shed.
  public var shedReactionMinutes = 30.0
  /// Share of Network Manager's capacity that launches may use after that.
  public var shedShare = 0.5
  /// From normal propagation until throttles are opened.
  public var verificationMinutes = 47.0
  /// Time between two steps of opening.
  public var relaxStepMinutes = 11.2
  /// Factor by which a step opens the throttle.
  public var relaxFactor = 1.1
  /// From a launch to its first health check.
  public var registrationMinutes = 2.0
  /// Normal change that replaces the whole fleet behind NLB.
  public var fleetMinutes = 1000.0
  /// Time a late server flaps.
  public var flapMinutes = 30.0
  /// Backlog at which half of the new servers depend on something that waits.
  public var halfLateBacklog = 60.0
  /// Share of flapping servers above which the checkers are overrun.
  public var checkerLimit = 0.08
  /// From there until monitoring shows it.
  public var alarmMinutes = 5.0
  /// From the alarm until people switch the failover off.
  public var failoverDecisionMinutes = 164.0
  /// From normal launches until they switch it on again.
  public var failoverReturnMinutes = 19.0
  /// Extra tasks that container services place in a minute when launches are open.
  public var taskSpare = 2.868
  /// Time to repair the DNS record under that fix.
  public var quickRepairMinutes = 15.0
  /// Factor on the time of repairs that had no procedure.
  public var runbookFactor = 0.25
  /// Longest pause between requests for a lease under that fix.
  public var backoffCapMinutes = 120.0
  /// Largest share that NLB may take out under that fix.
  public var velocityLimit = 0.02

  /// The calibrated run.
  public init() {}
}
