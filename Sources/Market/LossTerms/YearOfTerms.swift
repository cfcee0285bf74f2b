/// Years of a setup that markets share.
import ResilienceNumerics

/// What a year of a setup comes to, with all that it depends on: where that is the same, so is the year.
protocol YearOfTerms: Equatable {
  associatedtype Terms: Equatable
  /// What the year depends on.
  var terms: Terms { get }
  /// Throws where the terms make no year.
  init(_ terms: Terms) throws(ParameterError)
}

extension YearOfTerms {
  /// The years of some terms; each is computed once for all setups and all markets in which it is the same.
  static func all(_ terms: [Terms], known: [Self]) throws(ParameterError) -> [Self] {
    var years: [Self] = []
    for terms in terms {
      if let same = known.first(where: { $0.terms == terms }) ?? years.first(where: { $0.terms == terms }) {
        years.append(same)
      } else {
        years.append(try Self(terms))
      }
    }
    return years
  }
}
