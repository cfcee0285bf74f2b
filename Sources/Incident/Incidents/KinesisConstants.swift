/// The calibrated constants of 2020-11-25 at Kinesis in us-east-1 (aws.amazon.com/message/11201).
public struct KinesisConstants: IncidentConstants {
  /// From the first errors until the thread limit is known as the cause.
  public var diagnosisMinutes = 264.0
  /// From there until the first servers start again.
  public var preparationMinutes = 28.0
  /// Front-end servers before capacity was added.
  public var servers = 3600.0
  /// Servers that were added.
  public var addedServers = 80.0
  /// Threads that the operating system allows to a server.
  public var threadLimit = 3650.0
  /// Servers that can start again in an hour without starving the rest.
  public var restartPerHour = 300.0
  /// Factor on the time of repairs that had no procedure.
  public var runbookFactor = 0.25

  /// The calibrated run.
  public init() {}

  /// Unit, origin, range and spread of each constant.
  public static let table: [IncidentConstant<KinesisConstants>] = [
    IncidentConstant(
      "diagnosisMinutes", \.diagnosisMinutes, "min",
      .published(
        "operator's summary (aws.amazon.com/message/11201): cause confirmed at 09:39 (minute not checked again)"
      ),
      allowed: 0...2880, spread: 0.5),
    IncidentConstant(
      "preparationMinutes", \.preparationMinutes, "min",
      .published(
        "operator's summary (aws.amazon.com/message/11201): first servers back at 10:07 (minute not checked again)"
      ),
      allowed: 0...1440, spread: 0.4),
    IncidentConstant(
      "servers", \.servers, "servers",
      .assumption("a restart of about 12 hours at a few hundred an hour"), allowed: 2...1e+06),
    IncidentConstant(
      "addedServers", \.addedServers, "servers",
      .assumption("a small addition"), allowed: 0...1e+06),
    IncidentConstant(
      "threadLimit", \.threadLimit, "threads",
      .assumption("each server keeps one for every other; the addition crossed it"), allowed: 1...1e+07),
    IncidentConstant(
      "restartPerHour", \.restartPerHour, "1/h",
      .published(
        "operator's summary (aws.amazon.com/message/11201): a few hundred servers an hour (minute not checked again)"
      ),
      allowed: 1...1e+06, spread: 0.15),
    IncidentConstant(
      "runbookFactor", \.runbookFactor, "x",
      .assumption("the fix `runbook`: a procedure that was drilled"), allowed: 0.01...1),
  ]
}
