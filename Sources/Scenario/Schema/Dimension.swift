/// Dimension of a number, with its accepted units.
enum Dimension: String, CaseIterable, Sendable {
  case hours, rate, money, moneyPerYear, moneyPerHour, share, multiplier, count, years, number, logHours

  /// A unit; a value in it times `numerator / denominator` is the value in the canonical unit.
  struct Unit: Sendable {
    let name: String
    let numerator: Double
    let denominator: Double

    init(_ name: String, times numerator: Double = 1, over denominator: Double = 1) {
      self.name = name
      self.numerator = numerator
      self.denominator = denominator
    }

    /// Value in the canonical unit; the multiplication comes before the division, so that 30 min are 0.5 h
    /// exactly.
    func canonical(_ value: Double) -> Double { value * numerator / denominator }
  }

  /// Canonical unit, in which `Scenario` stores the number.
  var unit: String {
    switch self {
    case .hours: "h"
    case .rate: "1/year"
    case .money: "USD"
    case .moneyPerYear: "USD/year"
    case .moneyPerHour: "USD/hour"
    case .share: "share"
    case .multiplier: "x"
    case .count: "count"
    case .years: "years"
    case .number: "number"
    case .logHours: "ln h"
    }
  }

  /// All accepted units, the canonical one first. A month is a twelfth of a year.
  var units: [Unit] {
    let others =
      switch self {
      case .hours: Self.hourUnits
      case .rate: Self.rateUnits
      case .money: Self.moneyUnits
      case .moneyPerYear: Self.yearlyUnits
      case .moneyPerHour: Self.hourlyUnits
      case .share: Self.shareUnits
      case .multiplier, .count, .years, .number, .logHours: [Unit]()
      }
    return [Unit(unit)] + others
  }

  private static let hourUnits = [Unit("min", over: 60), Unit("s", over: 3600), Unit("days", times: 24)]
  private static let rateUnits = [
    Unit("/year"), Unit("per year"), Unit("1/month", times: 12), Unit("/month", times: 12),
    Unit("per month", times: 12),
  ]
  private static let moneyUnits = [Unit("kUSD", times: 1e3), Unit("MUSD", times: 1e6)]
  private static let yearlyUnits = [
    Unit("kUSD/year", times: 1e3), Unit("MUSD/year", times: 1e6), Unit("USD/month", times: 12),
  ]
  private static let hourlyUnits = [Unit("kUSD/hour", times: 1e3), Unit("MUSD/hour", times: 1e6)]
  private static let shareUnits = [Unit("%", over: 100)]

  /// A value in a unit, converted to the canonical unit; `nil` for an unknown unit.
  func canonical(_ value: Double, _ unit: String) -> Double? {
    if unit == self.unit { return value }
    if let known = units.first(where: { $0.name == unit }) { return known.canonical(value) }
    return UnitText(unit)?.canonical(value, self)
  }
}

/// An interval of numbers, closed above, open or closed below.
public struct ValidRange: Equatable, Sendable {
  /// The lower end.
  public let lower: Double
  /// Upper end, included in the range.
  public let upper: Double
  /// Whether the lower end is excluded.
  public let isOpenBelow: Bool

  /// A range from `lower` to `upper`.
  public init(_ lower: Double, _ upper: Double, isOpenBelow: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.isOpenBelow = isOpenBelow
  }

  /// Positive numbers up to `upper`.
  static func positive(upTo upper: Double) -> ValidRange { ValidRange(0, upper, isOpenBelow: true) }

  /// Nearest value of the range; an excluded lower end is not reached.
  public func clamped(_ value: Double) -> Double {
    let least = isOpenBelow ? max(lower.nextUp, .leastNormalMagnitude) : lower
    return min(upper, max(least, value))
  }

  /// Whether a value lies in the range; never for NaN.
  public func contains(_ value: Double) -> Bool {
    (isOpenBelow ? value > lower : value >= lower) && value <= upper
  }
}

extension Double {
  /// Shortest text that reads back as the number, whole numbers without a point.
  var plainText: String {
    guard isFinite else { return isNaN ? "no number" : self > 0 ? "more than 1e308" : "less than -1e308" }
    if self == rounded(), magnitude < 9e15 { return String(Int64(self)) }
    return description
  }
}
