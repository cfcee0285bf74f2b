/// Faults in the inputs of a simulated incident.
public enum IncidentError: Error, Equatable, Sendable {
  /// A whole number outside its range.
  case outOfRange(name: String, value: Int, allowed: ClosedRange<Int>)
  /// A quantity outside its range, or not a number.
  case quantity(name: String, value: Double, condition: String)
  /// A stage that would take longer than can be played.
  case tooLong(stage: String, days: Double, limitDays: Int)
  /// A service that the dependency graph does not have.
  case unknownService(name: String, among: [String])
  /// Something that cannot be mended in this incident.
  case unknownFix(name: String, among: [String])
  /// A constant that this incident does not have.
  case unknownConstant(name: String, among: [String])
  /// A setting that is not `constant=number`.
  case setting(text: String)
  /// A service that is declared twice.
  case duplicateService(name: String)
}

extension IncidentError {
  /// The value, when it is in range.
  static func check(
    _ name: String, _ value: Int, in allowed: ClosedRange<Int>
  ) throws(IncidentError) -> Int {
    guard allowed.contains(value) else {
      throw .outOfRange(name: name, value: value, allowed: allowed)
    }
    return value
  }

  /// The value, when it is finite and the condition holds.
  static func check(
    _ name: String, _ value: Double, _ condition: String, _ holds: (Double) -> Bool
  ) throws(IncidentError) -> Double {
    guard value.isFinite, holds(value) else {
      throw .quantity(name: name, value: value, condition: condition)
    }
    return value
  }
}
