/// A simulated incident from the first impact to the last recovery, minute by minute.
public struct IncidentRun: Equatable, Sendable {
  /// Something that happened.
  public struct Milestone: Equatable, Sendable {
    /// What, as a key: `dns-restored`.
    public let name: String
    /// When, in minutes from the start.
    public let minute: Double
  }

  /// A span in which something was broken or waited.
  public struct Stage: Equatable, Sendable {
    /// What, as a key: `dynamodb-dns`.
    public let name: String
    /// Minutes from the start.
    public let startMinute: Double
    /// Minutes from the start; at least `startMinute`.
    public let endMinute: Double
    /// Cause that the stage waited for.
    public let cause: StageCause

    /// Length in minutes.
    public var minutes: Double { endMinute - startMinute }
  }

  /// Milestones in order of time; what did not happen is not there.
  public internal(set) var milestones: [Milestone] = []
  /// Stages in order of their start.
  public internal(set) var stages: [Stage] = []
  /// Minutes from the first impact to the last recovery; 0 when nothing happened.
  public internal(set) var totalMinutes = 0.0
  /// Capacity of load balancers that flapping took out, in minutes of all of it.
  public internal(set) var balancerMinutesLost = 0.0

  /// The minute of a milestone, `nil` when it did not happen.
  public func minute(_ milestone: String) -> Double? {
    milestones.first { $0.name == milestone }?.minute
  }

  mutating func reach(_ name: String, _ minute: Double?) {
    if let minute { milestones.append(Milestone(name: name, minute: minute)) }
  }

  mutating func pass(_ name: String, from start: Double, to end: Double, _ cause: StageCause) {
    guard end > start else { return }
    stages.append(Stage(name: name, startMinute: start, endMinute: end, cause: cause))
  }

  /// Puts milestones and stages in order of time and takes the last recovery as the end.
  mutating func close() {
    milestones = Self.sorted(milestones, by: \.minute)
    stages = Self.sorted(stages, by: \.startMinute)
    totalMinutes = stages.map(\.endMinute).max() ?? 0
    reach("end", totalMinutes)
  }

  /// A stable sort: what happens at one minute stays in the order in which it was told.
  private static func sorted<Item>(_ items: [Item], by time: (Item) -> Double) -> [Item] {
    items.enumerated().sorted { (time($0.element), $0.offset) < (time($1.element), $1.offset) }
      .map(\.element)
  }
}

/// Cause that a stage of an incident waits for.
public enum StageCause: String, CaseIterable, Sendable {
  /// People find out what is wrong.
  case diagnosis
  /// People repair it.
  case repair
  /// People mend it by hand, without a procedure.
  case repairWithoutProcedure
  /// People mend it by a runbook.
  case repairByRunbook
  /// People make sure before they go on.
  case caution
  /// Answers that were kept for a while have to expire.
  case cachedAnswers
  /// A queue serves work for clients that have gone: congestive collapse.
  case staleWork
  /// A finite server works through what waits.
  case backlog
  /// New work arrives faster than it is done.
  case newWork
  /// Health checks fail on servers whose network is late.
  case flapping
  /// Throttles are opened step by step.
  case throttles
  /// Services wait for a service that they need.
  case dependencies
  /// A change is rolled out in waves.
  case rollout
}
