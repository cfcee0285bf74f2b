/// An incident that is played from its mechanisms.
public protocol SimulatedIncident: Equatable, Sendable {
  /// Its calibrated constants.
  associatedtype Constants: IncidentConstants
  /// Names of the fixes that can be applied, in the order in which they would have acted.
  static var mendable: [IncidentFix] { get }
  /// The constants.
  var constants: Constants { get set }
  /// Names of the fixes that have been applied.
  var fixes: Set<IncidentFix> { get }
  /// Whether the trigger can happen at all with the fixes applied.
  var isPossible: Bool { get }
  /// The incident with some things mended.
  /// - Throws: `IncidentError` when a constant is out of range or a fix changes nothing here.
  init(constants: Constants, fixes: Set<IncidentFix>) throws(IncidentError)
  /// Course of the incident after the trigger.
  /// - Throws: `IncidentError` when constants that are each in range lead a queue out of its own.
  func consequences() throws(IncidentError) -> IncidentRun
}

extension SimulatedIncident {
  /// Plays the incident; nothing happens where the trigger is impossible.
  /// - Throws: as `consequences()`.
  public func run() throws(IncidentError) -> IncidentRun {
    isPossible ? try consequences() : IncidentRun()
  }

  /// Whether a fix has been applied.
  func has(_ fix: IncidentFix) -> Bool { fixes.contains(fix) }

  /// Refuses fixes that change nothing here.
  static func check(_ fixes: Set<IncidentFix>) throws(IncidentError) {
    for fix in IncidentFix.allCases where fixes.contains(fix) && !mendable.contains(fix) {
      throw .unknownFix(name: fix.rawValue, among: mendable.map(\.rawValue))
    }
  }
}

/// A constant of an incident with its value, without the incident's type.
public struct IncidentParameter: Equatable, Sendable {
  /// Name, as in a setting.
  public let name: String
  /// Value.
  public let value: Double
  /// Unit.
  public let unit: String
  /// `published`, `calibrated` or `assumption`.
  public let origin: String
  /// The source, the milestone, or the reason.
  public let reason: String
}

extension SimulatedIncident {
  /// All constants with their values, in the order of their table.
  public var parameters: [IncidentParameter] {
    Constants.table.map { row in
      let (origin, reason) = Self.words(row.origin)
      return IncidentParameter(
        name: row.name, value: constants[keyPath: row.member], unit: row.unit, origin: origin,
        reason: reason)
    }
  }

  private static func words(_ origin: IncidentConstant<Constants>.Origin) -> (String, String) {
    switch origin {
    case .published(let source): ("published", source)
    case .calibrated(let milestone): ("calibrated", milestone)
    case .assumption(let reason): ("assumption", reason)
    }
  }

  /// The same incident with settings as `constant=number`, later ones over earlier ones.
  /// - Throws: `IncidentError` for a setting that cannot be read, an unknown constant, a value out of range.
  func with(_ settings: [String]) throws(IncidentError) -> Self {
    var changed = self
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let value = Double(parts[1]) else { throw .setting(text: setting) }
      try changed.constants.set(String(parts[0]), to: value)
    }
    return changed
  }
}

extension October2025 {
  /// The incident as it was, or with some things mended, with the calibrated constants.
  /// - Throws: `IncidentError.unknownFix`.
  public init(fixes: Set<IncidentFix> = []) throws(IncidentError) {
    try self.init(constants: OctoberConstants(), fixes: fixes)
  }
}
