/// An incident that is played from its mechanisms.
public protocol SimulatedIncident: Equatable, Sendable {
  /// Its calibrated constants.
  associatedtype Constants: IncidentConstants
  /// What can be mended in it, in the order in which it would have acted.
  static var mendable: [IncidentFix] { get }
  /// The constants.
  var constants: Constants { get set }
  /// What has been mended.
  var fixes: Set<IncidentFix> { get }
  /// Whether the trigger can happen at all with what has been mended.
  var isPossible: Bool { get }
  /// The incident with some things mended.
  /// - Throws: `IncidentError` when a constant is out of range or a fix changes nothing here.
  init(constants: Constants, fixes: Set<IncidentFix>) throws(IncidentError)
  /// What follows from the trigger.
  /// - Throws: `IncidentError` when constants that are each in range lead a queue out of its own.
  func consequences() throws(IncidentError) -> IncidentRun
}

extension SimulatedIncident {
  /// Plays the incident; nothing happens where the trigger is impossible.
  /// - Throws: as `consequences()`.
  public func run() throws(IncidentError) -> IncidentRun {
    isPossible ? try consequences() : IncidentRun()
  }

  /// Whether something has been mended.
  func has(_ fix: IncidentFix) -> Bool { fixes.contains(fix) }

  /// Refuses fixes that change nothing here.
  static func check(_ fixes: Set<IncidentFix>) throws(IncidentError) {
    for fix in IncidentFix.allCases where fixes.contains(fix) && !mendable.contains(fix) {
      throw .unknownFix(name: fix.rawValue, among: mendable.map(\.rawValue))
    }
  }
}

extension October2025 {
  /// The incident as it was, or with some things mended, with the calibrated constants.
  /// - Throws: `IncidentError.unknownFix`.
  public init(fixes: Set<IncidentFix> = []) throws(IncidentError) {
    try self.init(constants: OctoberConstants(), fixes: fixes)
  }
}
