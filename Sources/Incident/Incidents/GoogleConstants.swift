/// The calibrated constants of 2025-06-12 at Google Cloud (status.cloud.google.com, incident ow5i3PPK96RduMcb1SsW).
public struct GoogleConstants: IncidentConstants {
  /// From the faulty policy until every region has it.
  public var replicationMinutes = 0.1
  /// From the first crash until people look at it.
  public var alarmMinutes = 2.0
  /// From there until the cause is found.
  public var diagnosisMinutes = 8.0
  /// From there until the code path is switched off everywhere.
  public var switchMinutes = 30.0
  /// Tasks of the largest region that start again.
  public var tasks = 10000.0
  /// Tasks whose start the shared table can serve in a minute.
  public var startCapacity = 127.0
  /// Time a task waits for the table before it starts again.
  public var startTimeoutMinutes = 5.0
  /// From the start of the herd until people can throttle it.
  public var throttleMinutes = 60.0
  /// Work that products do in a minute on top of the normal, to catch up.
  public var productSpare = 0.638
  /// Factor on the time of repairs that had no procedure.
  public var runbookFactor = 0.25
  /// Share of the tasks in the first wave of a staged rollout.
  public var firstWaveShare = 0.02

  /// The calibrated run.
  public init() {}

  /// Unit, origin, range and spread of each constant.
  public static let table: [IncidentConstant<GoogleConstants>] = [
    IncidentConstant(
      "replicationMinutes", \.replicationMinutes, "min",
      .published("Google Cloud incident report of 2025-06-12: replicated world-wide within seconds"),
      allowed: 0...60),
    IncidentConstant(
      "alarmMinutes", \.alarmMinutes, "min",
      .published("Google Cloud incident report of 2025-06-12: investigated within 2 minutes"),
      allowed: 0...1440, spread: 0.4),
    IncidentConstant(
      "diagnosisMinutes", \.diagnosisMinutes, "min",
      .published("Google Cloud incident report of 2025-06-12: cause found within 10 minutes"),
      allowed: 0...1440, spread: 0.5),
    IncidentConstant(
      "switchMinutes", \.switchMinutes, "min",
      .published(
        "Google Cloud incident report of 2025-06-12: the code path switched off everywhere within 40 minutes"),
      allowed: 0...1440, spread: 0.4),
    IncidentConstant(
      "tasks", \.tasks, "tasks",
      .assumption("only its ratio to the capacity matters"), allowed: 1...1e+08),
    IncidentConstant(
      "startCapacity", \.startCapacity, "1/min",
      .calibrated(to: "176, most services recovered"), allowed: 1...1e+08, spread: 0.1),
    IncidentConstant(
      "startTimeoutMinutes", \.startTimeoutMinutes, "min",
      .assumption("a task that does not start is restarted after minutes"), allowed: 0.5...1440),
    IncidentConstant(
      "throttleMinutes", \.throttleMinutes, "min",
      .assumption("people see that the largest region does not recover, and throttle its starts"),
      allowed: 0...1440, spread: 0.5),
    IncidentConstant(
      "productSpare", \.productSpare, "x normal",
      .calibrated(to: "449, last product recovered"), allowed: 0.01...100, spread: 0.15),
    IncidentConstant(
      "runbookFactor", \.runbookFactor, "x",
      .assumption("the fix `runbook`: a procedure that was drilled"), allowed: 0.01...1),
    IncidentConstant(
      "firstWaveShare", \.firstWaveShare, "share",
      .assumption("the fix `staged-rollout`: one of some forty regions"), allowed: 0.001...1),
  ]
}
