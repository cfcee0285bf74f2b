/// A calibrated constant of a simulated incident: what it is, its unit, where it is from, how uncertain it is.
///
/// `Constants` is the type whose member holds the value, so that a table of these reads, changes and shakes all
/// members of it.
public struct IncidentConstant<Constants: Sendable>: Sendable {
  /// Origin of a constant.
  public enum Origin: Equatable, Sendable {
    /// Told by a source.
    case published(String)
    /// Set so that a published milestone comes out.
    case calibrated(to: String)
    /// Chosen, with the reason.
    case assumption(String)
  }

  /// Name, as the key of a preset.
  public let name: String
  /// Unit: `min`, `1/min`, `share`, `x`.
  public let unit: String
  /// Origin of the constant.
  public let origin: Origin
  /// Values that make sense.
  public let allowed: ClosedRange<Double>
  /// Standard deviation of the logarithm from one incident to the next; 0 for what does not vary.
  public let spread: Double
  /// The member.
  public let member: any WritableKeyPath<Constants, Double> & Sendable

  init(
    _ name: String, _ member: any WritableKeyPath<Constants, Double> & Sendable, _ unit: String,
    _ origin: Origin, allowed: ClosedRange<Double>, spread: Double = 0
  ) {
    self.name = name
    self.unit = unit
    self.origin = origin
    self.allowed = allowed
    self.spread = spread
    self.member = member
  }
}

/// Origin of the length of a stage.
public enum StageOrigin: String, Sendable {
  /// Both ends are told by a source.
  case published
  /// A capacity is set so that its published end comes out.
  case calibrated
  /// Chosen.
  case assumed
}

/// Constants of an incident that know their own table.
public protocol IncidentConstants: Equatable, Sendable {
  /// One row for each member.
  static var table: [IncidentConstant<Self>] { get }
}

extension IncidentConstants {
  /// Checks every constant against its range.
  /// - Throws: `IncidentError.quantity` for the first one outside.
  public func validate() throws(IncidentError) {
    for row in Self.table {
      let bounds = (IncidentError.plain(row.allowed.lowerBound), IncidentError.plain(row.allowed.upperBound))
      let range = "a number from \(bounds.0) to \(bounds.1) \(row.unit)"
      _ = try IncidentError.check(row.name, self[keyPath: row.member], range) { row.allowed.contains($0) }
    }
  }

  /// Changes a constant.
  /// - Throws: `IncidentError.unknownConstant`, or `quantity` for a value outside its range.
  public mutating func set(_ name: String, to value: Double) throws(IncidentError) {
    guard let row = Self.table.first(where: { $0.name == name }) else {
      throw .unknownConstant(name: name, among: Self.table.map(\.name))
    }
    self[keyPath: row.member] = value
    try validate()
  }

  /// The constants of another incident of the same kind: each value times a lognormal factor of median 1, kept
  /// within its range.
  func shaken(_ random: inout some ParameterNoise) -> Self {
    var result = self
    for row in Self.table where row.spread > 0 {
      let value = self[keyPath: row.member] * random.lognormalFactor(row.spread)
      result[keyPath: row.member] = min(max(value, row.allowed.lowerBound), row.allowed.upperBound)
    }
    return result
  }
}
