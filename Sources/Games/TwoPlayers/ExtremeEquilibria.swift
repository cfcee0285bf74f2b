/// All extreme equilibria of two players, exactly.
///
/// A pair of vertices, one of each player's polytope, is an equilibrium if every strategy is either unplayed
/// or a best response; every equilibrium of the game is a mixture of such pairs.
///
/// Reference: Mangasarian, "Equilibrium points of bimatrix games", 1964; Avis, Rosenberg, Savani, von Stengel,
/// "Enumeration of Nash equilibria for two-player games", Economic Theory 42 (2010) 9.
public import ResilienceNumerics

/// Extreme equilibria of a two-player game, with the components of the set of equilibria.
public struct ExtremeEquilibria: Equatable, Sendable {
  /// Every extreme equilibrium, in descending lexicographic order of the probabilities.
  public let equilibria: [ExactProfile]
  /// The components of the set of all equilibria, in the order of their first equilibrium.
  public let components: [NashComponent]
  /// Vertices of the two players' polytopes, the origin excluded: the extent of the proof of completeness.
  public let vertexCounts: [Int]
}

/// Reason why extreme equilibria were not enumerated.
public enum ExtremeEquilibriaError: Error, Equatable, Sendable {
  /// More strategies of the two players together than the limit.
  case tooManyStrategies(Int, limit: Int)
  /// More bases of a player's polytope than the limit.
  case tooManyBases(limit: Int)
  /// Cancelled by the caller.
  case cancelled
}

extension BimatrixGame {
  /// Limit on the strategies of both players together.
  public static let strategyLimit = 127

  /// All extreme equilibria with the components that they span. The list is always complete and exact, in
  /// degenerate games too.
  ///
  /// - Parameters:
  ///   - basisLimit: the largest number of bases of a polytope to visit.
  ///   - cancel: polled at every basis.
  /// - Throws: the limit that was exceeded, or cancellation.
  /// - Complexity: bases · strategies³ floating operations, exact ones at degenerate vertices; bases grow
  ///   exponentially: some 1,000 at 10×10 and 60,000 at 15×15 for random payoffs.
  public func extremeEquilibria(
    basisLimit: Int = 5_000_000, cancel: CancelToken? = nil
  ) throws(ExtremeEquilibriaError) -> ExtremeEquilibria {
    guard rowCount + columnCount <= Self.strategyLimit else {
      throw .tooManyStrategies(rowCount + columnCount, limit: Self.strategyLimit)
    }
    let polytopes = [BestResponsePolytope(self, mixturesOf: 0), BestResponsePolytope(self, mixturesOf: 1)]
    let first: [PolytopeVertex]
    let second: [PolytopeVertex]
    do {
      first = try polytopes[0].vertices(basisLimit: basisLimit, cancel: cancel)
      second = try polytopes[1].vertices(basisLimit: basisLimit, cancel: cancel)
    } catch { throw error == .cancelled ? .cancelled : .tooManyBases(limit: basisLimit) }
    let pairs = pairs(first, second)
    let mixtures = [
      mixtures(pairs.map(\.0), of: first, in: polytopes[0]),
      mixtures(pairs.map(\.1), of: second, in: polytopes[1]),
    ]
    let profiles = pairs.compactMap { pair -> ExactProfile? in
      guard let rows = mixtures[0][pair.0], let columns = mixtures[1][pair.1] else { return nil }
      return certify(rows, columns)
    }
    let sorted = profiles.sorted {
      $1.probabilities.joined().lexicographicallyPrecedes($0.probabilities.joined())
    }
    return ExtremeEquilibria(
      equilibria: sorted, components: NashComponent.components(of: sorted),
      vertexCounts: [first.count, second.count])
  }

  /// Pairs of vertices at which every strategy is either unplayed or a best response.
  ///
  /// A simple vertex has as many tight constraints as dimensions, so two of them match only if their tight
  /// sets are complementary.
  ///
  /// - Complexity: O(vertices + degenerate vertices of one · vertices of the other).
  private func pairs(_ first: [PolytopeVertex], _ second: [PolytopeVertex]) -> [(Int, Int)] {
    let (m, n) = (rowCount, columnCount)
    let all = UInt128(1) << UInt128(m + n) - 1
    // The first player's variables are rows, then columns; the second's are columns, then rows.
    let labels = second.map { $0.tight >> UInt128(n) | ($0.tight << UInt128(m) & all) }
    var places: [UInt128: Int] = [:]
    var degenerate: [Int] = []
    for (place, vertex) in second.enumerated() {
      if vertex.tight.nonzeroBitCount == n { places[labels[place]] = place } else { degenerate.append(place) }
    }
    return first.indices.flatMap { i -> [(Int, Int)] in
      let tight = first[i].tight
      guard tight.nonzeroBitCount == m else {
        return labels.indices.filter { tight | labels[$0] == all }.map { (i, $0) }
      }
      let exact = places[all & ~tight].map { [(i, $0)] } ?? []
      return exact + degenerate.filter { tight | labels[$0] == all }.map { (i, $0) }
    }
  }

  /// The exact mixtures of some vertices.
  private func mixtures(
    _ places: [Int], of vertices: [PolytopeVertex], in polytope: BestResponsePolytope
  ) -> [Int: [Rational]] {
    var result: [Int: [Rational]] = [:]
    for place in places where result[place] == nil {
      var dictionary = ExactDictionary(polytope)
      dictionary.go(to: vertices[place].cobasis)
      result[place] = normalized(dictionary.weights)
    }
    return result
  }

  /// Weights as probabilities.
  func normalized(_ weights: [Rational]) -> [Rational] {
    let total = weights.reduce(0, +)
    return weights.map { $0.signum == 0 ? 0 : $0 / total }
  }
}
