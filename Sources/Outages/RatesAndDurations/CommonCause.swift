/// Common-cause failures of redundant sites: the beta factor.
///
/// A share beta of a site's failures strikes all sites together; only the rest is independent. Two sites at
/// 99.9 % then have less than 99.9999 % together: the shared part alone is beta times 0.1 %.
///
/// Reference: IEC 61508-6, annex D; Fleming 1975.
import SystemLibrary
public import ResilienceNumerics

/// Identical sites with a common share of failures.
public struct CommonCause: Equatable, Sendable {
  /// Probability that one site is down.
  public let unavailability: Double
  /// Share of a site's failures that strike all sites, from 0 to 1.
  public let beta: Double

  /// Sites with an unavailability and a beta factor, both from 0 to 1.
  public init(unavailability: Double, beta: Double) throws(ParameterError) {
    try ParameterError.check(
      "unavailability", unavailability, "between 0 and 1", unavailability >= 0 && unavailability <= 1)
    try ParameterError.check("beta", beta, "between 0 and 1", beta >= 0 && beta <= 1)
    self.unavailability = unavailability
    self.beta = beta
  }

  /// Probability that fewer than `needed` of `sites` are up.
  ///
  /// The shared cause strikes with probability βQ; without it each site fails by itself with probability (1 − β)Q.
  ///
  /// - Precondition: 1 ≤ needed ≤ sites.
  /// - Complexity: O(sites).
  public func unavailability(of sites: Int, needed: Int) -> Double {
    precondition(needed >= 1 && needed <= sites, "at least one site is needed, at most all")
    let own = (1 - beta) * unavailability
    let shared = beta * unavailability
    var independent = 0.0
    var ways = 1.0
    for down in 0...sites {
      if down > 0 { ways *= Double(sites - down + 1) / Double(down) }
      guard down > sites - needed else { continue }
      independent += ways * pow(own, Double(down)) * pow(1 - own, Double(sites - down))
    }
    // Same as shared + (1 − shared) · independent, without rounding errors for a small shared part.
    return shared + independent - shared * independent
  }
}
