/// A duration that is always the same.
public struct PointMass: NonnegativeDistribution, Equatable {
  /// The value, at least 0.
  public let value: Double

  /// All probability on one value.
  public init(_ value: Double) throws(ParameterError) {
    try ParameterError.check("value", value, "0 or more", value >= 0)
    self.value = value
  }

  public var mean: Double { value }
  public func survival(_ t: Double) -> Double { t < value ? 1 : 0 }
  public func quantile(_ p: Double) -> Double { value }
  public func limitedMean(_ t: Double) -> Double { min(t, value) }
}
