import SystemLibrary

/// The Weibull distribution: survival exp(−(t / scale)^shape).
public struct Weibull: NonnegativeDistribution, Equatable {
  /// The value that is exceeded with probability 1/e.
  public let scale: Double
  /// The shape; below 1 the hazard falls with time, at 1 the distribution is exponential.
  public let shape: Double

  /// A Weibull distribution with both parameters greater than 0.
  public init(scale: Double, shape: Double) throws(ParameterError) {
    try ParameterError.check("scale", scale, "greater than 0", scale > 0)
    try ParameterError.check("shape", shape, "greater than 0", shape > 0)
    self.scale = scale
    self.shape = shape
  }

  /// Maximum likelihood.
  ///
  /// The shape solves Σ t^k ln t / Σ t^k − 1/k = mean ln t, whose left side grows with k: bisection finds the only
  /// root. Values are taken relative to the largest, so that no power overflows.
  ///
  /// - Parameter values: at least two different values greater than 0.
  public init(fitting values: [Double]) throws(ParameterError) {
    for value in values { try ParameterError.check("value", value, "greater than 0", value > 0) }
    try ParameterError.check("number of values", Double(values.count), "2 or more", values.count >= 2)
    let largest = values.max() ?? 1
    let logs = values.map { log($0 / largest) }
    let mean = logs.reduce(0, +) / Double(logs.count)
    try ParameterError.check("spread of the values", -mean, "greater than 0", logs.contains { $0 < 0 })
    func excess(_ k: Double) -> Double {
      let powers = logs.map { exp(k * $0) }
      let weighted = zip(powers, logs).reduce(0) { $0 + $1.0 * $1.1 }
      return weighted / powers.reduce(0, +) - 1 / k - mean
    }
    var low = 1e-3
    var high = 1.0
    while excess(high) < 0 && high < 1e6 { high *= 2 }
    for _ in 0..<200 where high - low > 1e-15 * high {
      let middle = (low + high) / 2
      if excess(middle) < 0 { low = middle } else { high = middle }
    }
    let powers = logs.reduce(0) { $0 + exp(high * $1) } / Double(logs.count)
    try self.init(scale: largest * pow(powers, 1 / high), shape: high)
  }

  /// The mean.
  public var mean: Double { scale * exp(lgamma(1 + 1 / shape)) }
  /// Probability of exceeding the value, 0 or more.
  public func survival(_ t: Double) -> Double { t <= 0 ? 1 : exp(-pow(t / scale, shape)) }
  /// The value not exceeded with probability `p`, for `p` in [0, 1).
  public func quantile(_ p: Double) -> Double { scale * pow(-log1p(-p), 1 / shape) }

  /// E[min(X, value)] for a value in [0, ∞].
  public func limitedExpectedValue(_ t: Double) -> Double {
    if t <= 0 { return 0 }
    if t == .infinity { return mean }
    let x = pow(t / scale, shape)
    // A shape above 0 makes 1 + 1/shape a valid shape of the gamma distribution.
    let below = (try? GammaDistribution(shape: 1 + 1 / shape).cumulative(x)) ?? 1
    return mean * below + t * exp(-x)
  }
}
