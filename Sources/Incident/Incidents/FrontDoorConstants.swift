/// The calibrated constants of 2025-10-29 at Azure Front Door (azure.status.microsoft, review YKYN-BWZ).
public struct FrontDoorConstants: IncidentConstants {
  /// From the faulty configuration until people look at it.
  public var alarmMinutes = 7.0
  /// From there until changes are blocked.
  public var decisionMinutes = 102.0
  /// From there until the last good configuration goes out.
  public var preparationMinutes = 10.0
  /// Nodes of the edge.
  public var nodes = 200.0
  /// Nodes that come back at a time.
  public var waveNodes = 10.0
  /// Time for a wave to load its configuration and take traffic.
  public var waveMinutes = 19.25
  /// Factor on the time of repairs that had no procedure.
  public var runbookFactor = 0.25

  /// The calibrated run.
  public init() {}

  /// Unit, origin, range and spread of each constant.
  public static let table: [IncidentConstant<FrontDoorConstants>] = [
    IncidentConstant(
      "alarmMinutes", \.alarmMinutes, "min",
      .published("Azure review of 2025-10-29: monitoring alerts after minutes (minute not checked again)"),
      allowed: 0...1440,
      spread: 0.4),
    IncidentConstant(
      "decisionMinutes", \.decisionMinutes, "min",
      .published(
        "Azure review of 2025-10-29: new configuration blocked at 17:30 UTC (minute not checked again)"),
      allowed: 0...1440,
      spread: 0.5),
    IncidentConstant(
      "preparationMinutes", \.preparationMinutes, "min",
      .published(
        "Azure review of 2025-10-29: last good configuration pushed from 17:40 UTC (minute not checked again)"
      ),
      allowed: 0...1440, spread: 0.4),
    IncidentConstant(
      "nodes", \.nodes, "nodes",
      .assumption("a world-wide edge"), allowed: 1...1e+06),
    IncidentConstant(
      "waveNodes", \.waveNodes, "nodes",
      .assumption("as many as the healthy ones can stand in for"), allowed: 1...1e+06),
    IncidentConstant(
      "waveMinutes", \.waveMinutes, "min",
      .calibrated(to: "504, mitigated at 00:05 UTC"), allowed: 0.1...1440, spread: 0.1),
    IncidentConstant(
      "runbookFactor", \.runbookFactor, "x",
      .assumption("the fix `runbook`: a procedure that was drilled"), allowed: 0.01...1),
  ]
}
