/// Compound Poisson model of an annual loss: a Poisson number of events, each with a loss of its own.
public import ResilienceNumerics

/// Poisson source of losses.
public struct LossSource: Sendable {
  /// Events per year.
  public let ratePerYear: Double
  /// Loss distribution of an event, in hours or dollars.
  public let severity: any NonnegativeDistribution

  /// Source with a rate of 0 or more, at most `CompoundPoisson.rateLimit`.
  public init(ratePerYear: Double, severity: any NonnegativeDistribution) throws(ParameterError) {
    try ParameterError.check(
      "events per year", ratePerYear,
      "1e9 or fewer: with more, rounding would outweigh what a year differs from its mean",
      ratePerYear >= 0 && ratePerYear <= CompoundPoisson.rateLimit)
    try ParameterError.check("mean loss", severity.mean, "a finite mean", severity.mean >= 0)
    self.ratePerYear = ratePerYear
    self.severity = severity
  }
}

/// Compound Poisson sum of the losses of a year from independent sources.
public struct CompoundPoisson: Sendable {
  /// Largest number of events per year: beyond it the loss of a year differs from its mean by some 1e-5, and
  /// rounding, which accumulates over the events, would outweigh that.
  public static let rateLimit = 1e9

  /// Sources with a positive rate and loss.
  public let sources: [LossSource]
  /// Survival functions that years have in common.
  let tables: SurvivalTables?

  /// Model with these sources; those without events or losses are omitted.
  ///
  /// - Parameter tables: where many years have the same losses at other rates.
  public init(_ sources: [LossSource], tables: SurvivalTables? = nil) {
    self.sources = sources.filter { $0.ratePerYear > 0 && $0.severity.survival(0) > 0 }
    self.tables = tables
  }

  /// Events per year.
  public var ratePerYear: Double { sources.reduce(0) { $0 + $1.ratePerYear } }
  /// Expected annual loss.
  public var mean: Double { sources.reduce(0) { $0 + $1.ratePerYear * $1.severity.mean } }
  /// Events per year with a loss above `x`.
  public func rate(above x: Double) -> Double {
    sources.reduce(0) { $0 + $1.ratePerYear * $1.severity.survival(x) }
  }
}
