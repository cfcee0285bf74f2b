import SystemLibrary

extension Scenario {
  /// A kind of loss that an outage brings once, beside its hours.
  public enum OutageCost: Equatable, Sendable {
    /// Dollars that are always the same.
    case fixed(Double)
    /// Lognormal dollars: `ln X` is normal with mean `mu` and standard deviation `sigma`.
    case lognormal(mu: Double, sigma: Double)

    /// Lognormal dollars of which 5 in 100 are below one end and 5 in 100 above the other.
    init(low: Double, high: Double) {
      let sigma = (log(high) - log(low)) / (2 * LognormalParameters.standardDeviationsToP95)
      self = .lognormal(mu: (log(low) + log(high)) / 2, sigma: sigma)
    }

    /// Expected dollars.
    public var mean: Double {
      switch self {
      case .fixed(let dollars): dollars
      case .lognormal(let mu, let sigma): exp(mu + sigma * sigma / 2)
      }
    }
  }
}
