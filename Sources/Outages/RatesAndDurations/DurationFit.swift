/// Duration families fitted to a record by maximum likelihood, compared by Akaike's criterion.
import SystemLibrary
public import ResilienceNumerics

/// Family of durations.
public enum DurationFamily: String, CaseIterable, Sendable {
  /// Two parameters, except the exponential.
  case lognormal, weibull, exponential, pareto
}

/// Maximum-likelihood fit of a family.
public struct DurationFit: Sendable {
  /// The family.
  public let family: DurationFamily
  /// Names and values of the parameters.
  public let parameters: [(name: String, value: Double)]
  /// Fitted distribution; `nil` for an infinite mean (a Pareto tail of index 1 or less).
  public let distribution: (any NonnegativeDistribution)?
  /// Log-likelihood of the values, hours as the unit.
  public let logLikelihood: Double
  /// Parameters that were fitted.
  public let freedom: Int
  /// Largest distance between the distribution functions of the fit and the data (Kolmogorov and Smirnov).
  public let distance: Double

  /// Akaike's criterion, 2 · parameters − 2 · log-likelihood; smaller is better. Values are comparable only
  /// between fits of the same data.
  public var aic: Double { 2 * Double(freedom) - 2 * logLikelihood }

  /// Fits of all families, the best first.
  ///
  /// Empty for fewer than two different values: one value has no variance to fit.
  ///
  /// - Parameter hours: values greater than 0.
  /// - Complexity: O(n log n).
  public static func all(_ hours: [Double]) -> [DurationFit] {
    DurationFamily.allCases.compactMap { try? DurationFit($0, hours) }
      .sorted { ($0.aic, $0.family.rawValue) < ($1.aic, $1.family.rawValue) }
  }

  /// Fit of one family.
  ///
  /// The Pareto tail begins at the smallest value, which counts as a second parameter.
  public init(_ family: DurationFamily, _ hours: [Double]) throws(ParameterError) {
    let different = hours.contains { $0 != hours[0] }
    try ParameterError.check("number of different values", different ? 2 : 1, "2 or more", different)
    self.family = family
    switch family {
    case .lognormal:
      let fit = try Lognormal(fitting: hours)
      parameters = [("mu", fit.mu), ("sigma", fit.sigma)]
      distribution = fit
      logLikelihood = hours.reduce(0) { sum, t in
        let z = (log(t) - fit.mu) / fit.sigma
        return sum - log(t * fit.sigma) - 0.5 * log(2 * .pi) - z * z / 2
      }
    case .weibull:
      let fit = try Weibull(fitting: hours)
      parameters = [("scale", fit.scale), ("shape", fit.shape)]
      distribution = fit
      logLikelihood = hours.reduce(0) { sum, t in
        let z = log(t / fit.scale)
        return sum + log(fit.shape / t) + fit.shape * z - exp(fit.shape * z)
      }
    case .exponential:
      let mean = hours.reduce(0, +) / Double(hours.count)
      parameters = [("mean", mean)]
      distribution = try Exponential(mean: mean)
      logLikelihood = -Double(hours.count) * (log(mean) + 1)
    case .pareto:
      let scale = hours.min() ?? 1
      let spread = hours.reduce(0) { $0 + log($1 / scale) }
      let shape = Double(hours.count) / spread
      parameters = [("scale", scale), ("shape", shape)]
      distribution = shape > 1 ? try Pareto(scale: scale, shape: shape) : nil
      logLikelihood = hours.reduce(0) { $0 + log(shape / $1) - shape * log($1 / scale) }
    }
    freedom = parameters.count
    let (fitted, values) = (distribution, parameters.map(\.value))
    distance = Self.distance(hours.sorted()) { hours in
      // A tail without a mean still has a distribution function.
      fitted?.survival(hours) ?? pow(min(1, values[0] / hours), values[1])
    }
  }

  private static func distance(_ sorted: [Double], survival: (Double) -> Double) -> Double {
    let count = Double(sorted.count)
    return sorted.enumerated().reduce(0) { largest, value in
      let below = 1 - survival(value.element)
      return max(
        largest, abs(below - Double(value.offset) / count), abs(below - Double(value.offset + 1) / count))
    }
  }
}
