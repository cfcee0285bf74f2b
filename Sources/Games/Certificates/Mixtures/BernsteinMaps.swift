/// Linear maps of Bernstein coefficients along one axis of a table.

/// A linear map along one axis: each new coefficient is a sum of old ones with factors.
struct AxisMap {
  /// Start of each new coefficient's terms, and their end.
  fileprivate(set) var starts: [Int] = [0]
  fileprivate(set) var sources: [Int] = []
  fileprivate(set) var factors: [Double] = []
  /// Number of new coefficients.
  var count: Int { starts.count - 1 }

  fileprivate mutating func append(_ terms: [(source: Int, factor: Double)]) {
    for term in terms {
      sources.append(term.source)
      factors.append(term.factor)
    }
    starts.append(sources.count)
  }

  /// The map applied to an axis of `size` coefficients, with `inner` numbers for each.
  ///
  /// - Complexity: O(values · terms of a coefficient).
  func applied(to values: [Double], size: Int, inner: Int) -> [Double] {
    let outer = values.count / (size * inner)
    var result = [Double](repeating: 0, count: outer * count * inner)
    let (old, from, by, first) = (values.span, sources.span, factors.span, starts.span)
    var new = result.mutableSpan
    for block in 0..<outer {
      for row in 0..<count {
        let target = (block * count + row) * inner
        for term in first[row]..<first[row + 1] {
          let source = (block * size + from[term]) * inner
          let factor = by[term]
          for i in 0..<inner { new[target + i] += factor * old[source + i] }
        }
      }
    }
    return result
  }
}

/// Maps by degree and number of corners, made once.
///
/// Reference: Farouki, "The Bernstein polynomial basis: a centennial retrospective", CAGD 29 (2012) 379: subdivision,
/// degree elevation and derivatives; blossoms for a change of corners.
final class BernsteinMaps {
  private struct Key: Hashable {
    let kind: Int
    let degree: Int
    let corners: Int
    var first = 0
    var second = 0
  }

  private var maps: [Key: AxisMap] = [:]
  private var lists: [Key: [[Int]]] = [:]
  private var places: [Key: [[Int]: Int]] = [:]
  private var upwards: [Key: [Int]] = [:]

  /// Number of coefficients.
  func count(_ degree: Int, _ corners: Int) -> Int { list(degree, corners).count }

  /// Multi-indices of the coefficients.
  func list(_ degree: Int, _ corners: Int) -> [[Int]] {
    let key = Key(kind: 0, degree: degree, corners: corners)
    if let known = lists[key] { return known }
    let made = Array(Compositions(players: degree, strategies: corners))
    lists[key] = made
    return made
  }

  private func place(_ degree: Int, _ corners: Int) -> [[Int]: Int] {
    let key = Key(kind: 0, degree: degree, corners: corners)
    if let known = places[key] { return known }
    let list = list(degree, corners)
    let made = Dictionary(uniqueKeysWithValues: zip(list, list.indices))
    places[key] = made
    return made
  }

  /// Places of multi-indices of one degree less with one more at each corner: `ups[row · corners + corner]`.
  func ups(_ degree: Int, _ corners: Int) -> [Int] {
    let key = Key(kind: 0, degree: degree, corners: corners)
    if let known = upwards[key] { return known }
    let place = place(degree, corners)
    let made = list(degree - 1, corners).flatMap { index in
      (0..<corners).map { corner in
        var up = index
        up[corner] += 1
        return place[up] ?? 0
      }
    }
    upwards[key] = made
    return made
  }

  /// Coefficients with corner `first` in the middle of the edge to `second`.
  func half(_ degree: Int, _ corners: Int, _ first: Int, _ second: Int) -> AxisMap {
    let key = Key(kind: 1, degree: degree, corners: corners, first: first, second: second)
    if let known = maps[key] { return known }
    var weights = (0..<corners).map { a in (0..<corners).map { a == $0 ? 1.0 : 0 } }
    (weights[first][first], weights[first][second]) = (0.5, 0.5)
    let made = corners == 0 ? AxisMap() : moved(degree, weights)
    maps[key] = made
    return made
  }

  /// Coefficients at new corners, each a weighting of the old ones.
  func moved(_ degree: Int, _ weights: [[Double]]) -> AxisMap {
    let old = weights[0].count
    let place = place(degree, old)
    var map = AxisMap()
    for exponents in list(degree, weights.count) {
      var terms: [[Int]: Double] = [[Int](repeating: 0, count: old): 1]
      for (corner, power) in zip(weights, exponents) {
        for _ in 0..<power {
          var more: [[Int]: Double] = [:]
          for (key, factor) in terms {
            for (i, weight) in corner.enumerated() where weight != 0 {
              var up = key
              up[i] += 1
              more[up, default: 0] += factor * weight
            }
          }
          terms = more
        }
      }
      map.append(terms.map { (place[$0.key] ?? 0, $0.value) }.sorted { $0.0 < $1.0 })
    }
    return map
  }

  /// Coefficients of the next degree.
  func elevated(_ degree: Int, _ corners: Int) -> AxisMap {
    let key = Key(kind: 2, degree: degree, corners: corners)
    if let known = maps[key] { return known }
    let place = place(degree, corners)
    var map = AxisMap()
    for index in list(degree + 1, corners) {
      map.append(
        index.indices.filter { index[$0] > 0 }.map { i in
          var lower = index
          lower[i] -= 1
          return (place[lower] ?? 0, Double(index[i]) / Double(degree + 1))
        })
    }
    maps[key] = map
    return map
  }

  /// Coefficients of the derivative by the coordinate of a corner, the last corner giving way; degree at least 1.
  func slope(_ degree: Int, _ corners: Int, _ corner: Int) -> AxisMap {
    let key = Key(kind: 3, degree: degree, corners: corners, first: corner)
    if let known = maps[key] { return known }
    let place = place(degree, corners)
    var map = AxisMap()
    for index in list(degree - 1, corners) {
      var (up, last) = (index, index)
      up[corner] += 1
      last[corners - 1] += 1
      map.append([(place[up] ?? 0, Double(degree)), (place[last] ?? 0, -Double(degree))])
    }
    maps[key] = map
    return map
  }
}
