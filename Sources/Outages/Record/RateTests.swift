/// Tests of the hypothesis that a record comes from one constant rate.
///
/// - Trend: Laplace's test, U = (mean time − T/2) / (T √(1/(12 n))), standard normal under a constant rate
///   (Cox and Lewis, The Statistical Analysis of Series of Events, 1966, section 3.3).
/// - Dispersion: variance over mean of the yearly counts; times (years − 1) it is χ² with years − 1 degrees of freedom
///   under a constant rate (the same book, section 6.3).
import SystemLibrary
internal import ResilienceNumerics

/// Tests of the constancy of a record's rate.
public struct RateTests: Equatable, Sendable {
  /// Laplace's statistic: positive if outages become more frequent; `nil` for fewer than four outages.
  public let trend: Double?
  /// p-value of the trend under a constant rate.
  public let trendProbability: Double?
  /// Variance over mean of the counts of whole years; `nil` for fewer than two years or no outage.
  public let dispersion: Double?
  /// p-value of the dispersion, one-sided, under a constant rate.
  public let dispersionProbability: Double?
  /// Outages in each whole year of the window, from its beginning.
  public let yearlyCounts: [Int]

  /// Significance level below which a constant rate is rejected.
  public static let level = 0.01
  /// Least number of outages for the normal approximation of the trend.
  static let leastEvents = 4

  /// Tests of the outages of a window.
  public init(_ outages: [Outage], _ window: ObservationWindow) {
    let length = Double(window.until.seconds - window.from.seconds)
    if outages.count >= Self.leastEvents, length > 0 {
      let mean =
        outages.reduce(0.0) { $0 + Double($1.start.middleSeconds - window.from.seconds) }
        / Double(outages.count)
      let u = (mean / length - 0.5) * (12 * Double(outages.count)).squareRoot()
      trend = u
      trendProbability = erfc(abs(u) / 2.0.squareRoot())
    } else {
      (trend, trendProbability) = (nil, nil)
    }
    yearlyCounts = window.yearlyCounts(outages)
    let years = Double(yearlyCounts.count)
    let total = Double(yearlyCounts.reduce(0, +))
    if years >= 2, total > 0 {
      let mean = total / years
      let squares = yearlyCounts.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      let index = squares / (years - 1) / mean
      dispersion = index
      dispersionProbability = try? GammaDistribution(shape: (years - 1) / 2).survival(index * (years - 1) / 2)
    } else {
      (dispersion, dispersionProbability) = (nil, nil)
    }
  }

  /// Whether either test rejects one constant rate.
  public var isConstantRateUntenable: Bool {
    [trendProbability, dispersionProbability].contains { $0.map { $0 < Self.level } ?? false }
  }
}
