/// A year of a setup that markets share.
import Outages
import ResilienceNumerics

/// What a year of a setup comes to, which follows from its terms alone: where these are the same, so is the year.
protocol YearOfTerms: Sendable {
  associatedtype Terms: Hashable & Sendable
  /// Throws where the terms make no year.
  init(_ terms: Terms, _ tables: SurvivalTables?) throws(ParameterError)
}
