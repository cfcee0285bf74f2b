extension IncidentError: CustomStringConvertible {
  /// One line: what is wrong, where, and what was expected.
  public var description: String {
    switch self {
    case .outOfRange(let name, let value, let allowed):
      "\(name) is \(value), expected a whole number from \(allowed.lowerBound) to \(allowed.upperBound)"
    case .quantity(let name, let value, let condition):
      "\(name) is \(Self.plain(value)), expected \(condition)"
    case .tooLong(let stage, let days, let limit):
      "\(stage) would take \(Self.plain(days.rounded(.up))) days, expected at most \(limit)"
    case .unknownService(let name, let among):
      "unknown service '\(name)', expected one of \(among.joined(separator: ", "))"
    case .unknownFix(let name, let among):
      "fix '\(name)' changes nothing in this incident, expected one of \(among.joined(separator: ", "))"
    case .unknownConstant(let name, let among):
      "the incident has no constant '\(name)', expected one of \(among.joined(separator: ", "))"
    case .setting(let text):
      "expected constant=number, got '\(text)'"
    case .duplicateService(let name):
      "service '\(name)' is declared twice"
    }
  }

  /// A number without a needless fraction.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }
}
