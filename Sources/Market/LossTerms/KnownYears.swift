/// Years of setups, each computed once.
import Outages
import ResilienceNumerics
public import Scenario

/// Years that the markets of one question share, on any number of threads.
///
/// A search along a parameter asks for the same markets more than once, and most setups lose the same hours in most of
/// its markets.
final class KnownYears: Sendable {
  /// Most years kept of each kind: some tens of megabytes, beside the tables with up to 32 MB of each of their kinds.
  private static let limit = 4096

  /// Years of markets in which nobody has such terms: none, unless such a market is priced anew with terms.
  private static let none = KnownYears()

  /// Years for the markets like one of a scenario.
  static func of(_ scenario: Scenario) -> KnownYears { scenario.weighsYears ? KnownYears() : none }

  /// Survival functions of the losses.
  let tables = SurvivalTables()
  private let worst = Memo<TailWeights.Terms, TailWeights>(limit: limit)
  private let insured = Memo<InsuredYear.Terms, InsuredYear>(limit: limit)
  private let promised = Memo<PromisedYear.Terms, PromisedYear>(limit: limit)

  /// The worst years of some risks.
  func worstYears(_ terms: [TailWeights.Terms]) throws(ParameterError) -> [TailWeights] {
    try years(terms, worst)
  }

  /// What insurers pay under some terms.
  func insuredYears(_ terms: [InsuredYear.Terms]) throws(ParameterError) -> [InsuredYear] {
    try years(terms, insured)
  }

  /// What broken promises cost under some terms.
  func promisedYears(_ terms: [PromisedYear.Terms]) throws(ParameterError) -> [PromisedYear] {
    try years(terms, promised)
  }

  private func years<Year: YearOfTerms>(
    _ terms: [Year.Terms], _ known: Memo<Year.Terms, Year>
  ) throws(ParameterError) -> [Year] {
    var years: [Year] = []
    for terms in terms {
      years.append(
        try known.value(terms) { () throws(ParameterError) -> Year in try Year(terms, tables) })
    }
    return years
  }
}

extension Scenario {
  /// Whether some firm's terms take the distribution of a year or a month: each market then costs a hundred times more.
  public var weighsYears: Bool {
    firms.contains { firm in
      let terms = firm.terms
      return terms.risk.attitude == .tailAverse || terms.insurance != nil || terms.promise != nil
        || terms.credits != .none
    }
  }
}
