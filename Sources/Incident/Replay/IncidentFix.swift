/// One thing that could have been mended before the incident.
public enum IncidentFix: String, CaseIterable, Sendable {
  /// The DNS store refuses a plan older than the one it holds.
  case conditionalWrite = "conditional-write"
  /// Enactors check freshness in the same step as each write.
  case checkInsideWrite = "check-inside-write"
  /// The record is repaired within a quarter of an hour.
  case quickRepair = "quick-repair"
  /// Droplets back off, with jitter, while they get no lease.
  case backoff
  /// Queues are limited in length, in DWFM and in front of Network Manager.
  case admissionControl = "admission-control"
  /// There are procedures for what had none.
  case runbook
  /// NLB may take only a small share of its capacity out.
  case velocityControl = "velocity-control"

  /// New configuration is checked against what it can break before it is applied.
  case inputCheck = "input-check"
  /// New configuration reaches one part of the world at a time.
  case stagedRollout = "staged-rollout"

  /// Work to build and prove it, in engineer-weeks: an assumption, to rank fixes by minutes saved for the effort.
  public var engineerWeeks: Double {
    switch self {
    case .conditionalWrite: 4
    case .checkInsideWrite: 3
    case .quickRepair: 12
    case .backoff: 3
    case .admissionControl: 16
    case .runbook: 8
    case .velocityControl: 6
    case .inputCheck: 2
    case .stagedRollout: 20
    }
  }
}
