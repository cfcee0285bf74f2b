/// The race that emptied the DNS record, as a finite state space.
///
/// One Planner emits numbered plans. Enactors pick up the newest plan, check once that it is newer than what is
/// published, write it endpoint by endpoint, and then delete the plans that are older than their own. Each step
/// is atomic, any process may be delayed between two steps. At the start plan 1 is published and every Enactor
/// is idle. Sources: the operator's summary (aws.amazon.com/message/101925) and the published Promela model
/// (github.com/wyounas/aws-dns-outage-oct-2025-modeling).
///
/// An Enactor works from the copy of the plan that it picked up; deleting a plan empties every endpoint that
/// points to it. A plan cannot be applied while an endpoint is empty: the check has nothing to compare with.
public struct DNSRace: Hashable, Sendable {
  /// Time at which an Enactor compares its plan with the published one.
  public enum FreshnessCheck: String, CaseIterable, Sendable {
    /// Once, before the first write.
    case onceBeforeStart = "once"
    /// In the same step as each write.
    case insideWrite = "inside-write"
  }

  /// Writes that the DNS store accepts.
  public enum Store: String, CaseIterable, Sendable {
    /// Every write.
    case plain
    /// Only a write whose plan is not older than the one it replaces.
    case conditionalWrite = "conditional-write"
  }

  /// Number of Enactors, 1 to 5.
  public let enactors: Int
  /// Number of plans including the one that is published at the start, 1 to 14.
  public let plans: Int
  /// Endpoints that each plan writes one after the other, 1 to 4.
  public let endpoints: Int
  /// Clean-up deletes plans at least so many generations older than the Enactor's own: 1 is anything older.
  public let cleanUpGenerations: Int
  /// Time of the freshness check.
  public let freshness: FreshnessCheck
  /// Writes that the store accepts.
  public let store: Store

  /// A race with its variants.
  /// - Throws: `IncidentError.outOfRange` for a count outside the range named at its member.
  public init(
    enactors: Int = 3, plans: Int = 3, endpoints: Int = 1, cleanUpGenerations: Int = 1,
    freshness: FreshnessCheck = .onceBeforeStart, store: Store = .plain
  ) throws(IncidentError) {
    self.enactors = try IncidentError.check("race.enactors", enactors, in: 1...5)
    self.plans = try IncidentError.check("race.plans", plans, in: 1...14)
    self.endpoints = try IncidentError.check("race.endpoints", endpoints, in: 1...4)
    self.cleanUpGenerations = try IncidentError.check(
      "race.cleanUpGenerations", cleanUpGenerations, in: 1...14)
    self.freshness = freshness
    self.store = store
  }
}
