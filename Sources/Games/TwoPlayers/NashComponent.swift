/// Maximal Nash subsets and components of the set of equilibria, from the extreme equilibria.
///
/// Two equilibria that share both players' mixtures crosswise span convex sets. The maximal ones are the
/// maximal complete sets of pairs (bicliques) of the graph whose edges are the extreme equilibria; sets that
/// share a mixture pair belong to one component.
///
/// Reference: Winkels 1979; Jansen, "Maximal Nash subsets for bimatrix games", Naval Research Logistics 28 (1981)
/// 147; Avis, Rosenberg, Savani, von Stengel 2010, section 2.
public import ResilienceNumerics

/// A connected set of equilibria of two players: one equilibrium, or a continuum.
public struct NashComponent: Equatable, Sendable {
  /// A maximal Nash subset, a convex set of equilibria: any mixture of the first list against any mixture of
  /// the second. No such subset contains another.
  public struct MaximalSubset: Equatable, Sendable {
    /// Mixtures of the first player that span the set.
    public let rows: [[Rational]]
    /// Mixtures of the second player that span the set.
    public let columns: [[Rational]]
  }

  /// Indices of its extreme equilibria in the list.
  public let members: [Int]
  /// Its maximal Nash subsets, whose union it is; empty if there are more than the limit.
  public let subsets: [MaximalSubset]

  /// Whether it is a single equilibrium.
  public var isIsolated: Bool { members.count == 1 }

  /// Limit on the listed maximal Nash subsets of a component.
  static let subsetLimit = 2_000

  /// The components formed by extreme equilibria.
  static func components(of equilibria: [ExactProfile]) -> [NashComponent] {
    let rows = Numbering(equilibria.map { $0.probabilities[0] })
    let columns = Numbering(equilibria.map { $0.probabilities[1] })
    let edges = Array(zip(rows.numbers, columns.numbers))
    return connected(edges).map { members in
      let subsets = bicliques(members.map { edges[$0] })
      return NashComponent(
        members: members,
        subsets: subsets.map { subset in
          MaximalSubset(rows: subset.0.map { rows.values[$0] }, columns: subset.1.map { columns.values[$0] })
        })
    }
  }

  /// Numbers for values, equal ones alike.
  private struct Numbering {
    var values: [[Rational]] = []
    var numbers: [Int] = []

    init(_ all: [[Rational]]) {
      var known: [[Rational]: Int] = [:]
      for value in all {
        let number = known[value] ?? values.count
        if number == values.count {
          known[value] = number
          values.append(value)
        }
        numbers.append(number)
      }
    }
  }

  /// Edges by connected component of the graph.
  ///
  /// - Complexity: O(edges).
  private static func connected(_ edges: [(Int, Int)]) -> [[Int]] {
    var edgesOfRow: [Int: [Int]] = [:]
    var edgesOfColumn: [Int: [Int]] = [:]
    for (number, edge) in edges.enumerated() {
      edgesOfRow[edge.0, default: []].append(number)
      edgesOfColumn[edge.1, default: []].append(number)
    }
    var isSeen = edges.map { _ in false }
    return edges.indices.compactMap { start in
      if isSeen[start] { return nil }
      isSeen[start] = true
      var part = [start]
      var next = 0
      while next < part.count {
        let edge = edges[part[next]]
        next += 1
        let near =
          (edgesOfRow.removeValue(forKey: edge.0) ?? []) + (edgesOfColumn.removeValue(forKey: edge.1) ?? [])
        for number in near where !isSeen[number] {
          isSeen[number] = true
          part.append(number)
        }
      }
      return part.sorted()
    }
  }

  /// Maximal bicliques: their columns are exactly the intersections of neighbourhoods of rows.
  ///
  /// - Complexity: O(subsets · rows · columns).
  private static func bicliques(_ edges: [(Int, Int)]) -> [([Int], [Int])] {
    var neighbours: [Int: Set<Int>] = [:]
    for edge in edges { neighbours[edge.0, default: []].insert(edge.1) }
    let rows = neighbours.keys.sorted()
    var closed: Set<Set<Int>> = []
    for row in rows {
      guard let own = neighbours[row] else { continue }
      closed.formUnion(closed.map { $0.intersection(own) }.filter { !$0.isEmpty })
      closed.insert(own)
      if closed.count > subsetLimit { return [] }
    }
    return closed.map { columns in
      (rows.filter { neighbours[$0]?.isSuperset(of: columns) ?? false }, columns.sorted())
    }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
  }
}

/// Orders pairs of lists.
private func < (left: ([Int], [Int]), right: ([Int], [Int])) -> Bool {
  if left.0 != right.0 { return left.0.lexicographicallyPrecedes(right.0) }
  return left.1.lexicographicallyPrecedes(right.1)
}
