/// Risk dominance between two uniform profiles.
///
/// References: Harsanyi and Selten, A General Theory of Equilibrium Selection in Games, 1988, section 5.4; beliefs
/// that are uniform over the number of others: Carlsson and van Damme, Econometrica 61 (1993) 989; Morris and Shin
/// 2003.

public import ResilienceNumerics

/// Two uniform profiles, A and B, seen by one type of player.
public struct RiskComparison: Equatable, Sendable {
  /// The least probability of A at which the player prefers A, when each other player is on A with that
  /// probability and on B otherwise; 0 if A is always preferred, 1 if never. Below 1/2: A is safer.
  public let threshold: Double
  /// Payoff advantage of A over B when each other player chooses either with probability 1/2.
  public let leadAtHalf: Double
  /// Payoff advantage of A over B when every number of others on A is equally likely (Laplacian belief);
  /// `nil` for games too large to try every number.
  public let laplacianLead: Double?
}

extension TypeSymmetricGame {
  /// Compares two uniform profiles, `first` and `second` with one strategy by type, from the view of each
  /// type.
  ///
  /// The threshold is unique if the payoff of a strategy rises with its number of players; otherwise it is
  /// one of several.
  ///
  /// - Complexity: some fifty evaluations against mixtures for each type, and as many against counts as there are
  ///   players of its type, for games of one type up to 100,000 players.
  public func riskComparison(_ first: [Int], _ second: [Int]) -> [RiskComparison] {
    counts.indices.map { type in
      func lead(_ probability: Double) -> Double {
        let mixture = counts.indices.map { t -> [Double] in
          var row = [Double](repeating: 0, count: strategyCount)
          row[first[t]] += probability
          row[second[t]] += 1 - probability
          return row
        }
        let payoffs = payoffs(type: type, againstMixture: mixture)
        return payoffs[first[type]] - payoffs[second[type]]
      }
      return RiskComparison(
        threshold: Self.threshold(lead), leadAtHalf: lead(0.5),
        laplacianLead: laplacianLead(type, first, second))
    }
  }

  /// Zero of a lead where it turns positive, by bisection.
  private static func threshold(_ lead: (Double) -> Double) -> Double {
    if lead(0) >= 0 { return 0 }
    if lead(1) <= 0 { return 1 }
    var (low, high) = (0.0, 1.0)
    while high - low > 1e-15 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if lead(middle) >= 0 { high = middle } else { low = middle }
    }
    return high
  }

  private func laplacianLead(_ type: Int, _ first: [Int], _ second: [Int]) -> Double? {
    guard counts.count == 1, counts[0] <= 100_000 else { return nil }
    let total = (0..<counts[0]).reduce(0.0) { sum, others in
      var row = [Int](repeating: 0, count: strategyCount)
      row[first[0]] += others
      row[second[0]] += counts[0] - 1 - others
      let payoffs = payoffs(type: type, againstCounts: [row])
      return sum + payoffs[first[0]] - payoffs[second[0]]
    }
    return total / Double(counts[0])
  }
}

extension BimatrixGame {
  /// Nash products of two strict pure equilibria of a 2x2 game, (row, column) 0,0 minus 1,1: positive if the
  /// first risk dominates, negative if the second does. Each product is that of the losses from deviating.
  ///
  /// - Precondition: two rows and two columns.
  public func nashProductDifference() -> Rational {
    precondition(rowCount == 2 && columnCount == 2)
    let a = payoffs[0]
    let b = payoffs[1]
    return (a[0] - a[2]) * (b[0] - b[1]) - (a[3] - a[1]) * (b[3] - b[2])
  }
}
