/// Limited moments of durations, E[min(D, t)^κ]: cost of an event if losses grow with a power of its hours.
///
/// All in closed form; only the incomplete gamma function is not elementary.
import SystemLibrary

extension PointMass {
  /// E[min(D, t)^exponent].
  public func limitedMoment(_ exponent: Double, _ t: Double) -> Double { pow(min(t, value), exponent) }
}

extension Empirical {
  /// E[min(D, t)^exponent].
  ///
  /// - Complexity: O(values).
  public func limitedMoment(_ exponent: Double, _ t: Double) -> Double {
    sorted.reduce(0) { $0 + pow(min($1, t), exponent) } / Double(sorted.count)
  }
}

extension Exponential {
  /// E[min(D, t)^exponent].
  public func limitedMoment(_ exponent: Double, _ t: Double) -> Double {
    pow(mean, exponent) * unitLimitedPower(exponent, t / mean)
  }
}

extension Weibull {
  /// E[min(D, t)^exponent]: a power of an exponential variable.
  public func limitedMoment(_ exponent: Double, _ t: Double) -> Double {
    pow(scale, exponent) * unitLimitedPower(exponent / shape, pow(t / scale, shape))
  }
}

extension Lognormal {
  /// E[min(D, t)^exponent].
  public func limitedMoment(_ exponent: Double, _ t: Double) -> Double {
    if t <= 0 { return 0 }
    let whole = exp(exponent * mu + exponent * exponent * sigma * sigma / 2)
    if t == .infinity { return whole }
    let z = (log(t) - mu) / sigma
    return whole * normalSurvival(exponent * sigma - z) + pow(t, exponent) * normalSurvival(z)
  }
}

extension Pareto {
  /// E[min(D, t)^exponent]; infinite at the end of time where the exponent reaches the shape.
  public func limitedMoment(_ exponent: Double, _ t: Double) -> Double {
    if t <= scale { return pow(max(0, t), exponent) }
    let excess = exponent - shape
    if t == .infinity { return excess < 0 ? pow(scale, exponent) * shape / -excess : .infinity }
    let growth = log(t / scale)
    // ∫ of u^(excess − 1) from 1 to t/scale, which is the logarithm where the excess vanishes.
    let integral = abs(excess * growth) < 1e-9 ? growth : expm1(excess * growth) / excess
    return pow(scale, exponent) * (1 + exponent * integral)
  }
}

/// E[min(E, x)^exponent] of an exponential variable with mean 1, for an exponent above 0.
private func unitLimitedPower(_ exponent: Double, _ x: Double) -> Double {
  if x <= 0 { return 0 }
  let whole = exp(lgamma(exponent + 1))
  if x == .infinity { return whole }
  // An exponent above 0 makes a valid shape of the gamma distribution.
  let below = (try? GammaDistribution(shape: exponent + 1).cumulative(x)) ?? 1
  return whole * below + pow(x, exponent) * exp(-x)
}
