/// Compositions and linear maps of Bernstein coefficients, in whole numbers.
internal import ResilienceNumerics

/// A linear map along one axis of a table: terms of each new coefficient.
struct WholeMap<Number: ExactNumber> {
  var rows: [[(source: Int, factor: Number)]]
}

/// Compositions and maps, each made once.
final class BernsteinTables {
  private var lists: [[Int]: [[Int]]] = [:]
  private var indices: [[Int]: [[Int]: Int]] = [:]
  private var halves: [[Int]: [[(source: Int, factor: Int)]]] = [:]

  /// All ways to write a degree as counts of corners, the first count descending.
  func compositions(_ degree: Int, _ corners: Int) -> [[Int]] {
    if let known = lists[[degree, corners]] { return known }
    let made = Self.made(degree, corners)
    lists[[degree, corners]] = made
    return made
  }

  private static func made(_ degree: Int, _ corners: Int) -> [[Int]] {
    if corners == 1 { return [[degree]] }
    return (0...degree).reversed().flatMap { first in
      made(degree - first, corners - 1).map { [first] + $0 }
    }
  }

  /// Number of compositions; `nil` above a limit.
  static func count(_ degree: Int, _ corners: Int, limit: Int) -> Int? {
    // C(degree + corners - 1, the smaller of both lower numbers).
    let (top, choose) = (degree + corners - 1, min(degree, corners - 1))
    guard choose > 0 else { return 1 }
    var result = 1
    for k in 1...choose {
      let (product, overflow) = result.multipliedReportingOverflow(by: top - choose + k)
      guard !overflow else { return nil }
      result = product / k
      if result > limit { return nil }
    }
    return result
  }

  /// Index of each composition.
  func places(_ degree: Int, _ corners: Int) -> [[Int]: Int] {
    if let known = indices[[degree, corners]] { return known }
    let list = compositions(degree, corners)
    let made = Dictionary(uniqueKeysWithValues: zip(list, list.indices))
    indices[[degree, corners]] = made
    return made
  }

  /// Largest degree at which factors of a half fit a machine integer.
  static let machineDegree = 60

  /// Coefficients, times 2^`top`, with a corner in the middle of the edge to another.
  func half<Number: ExactNumber>(
    _ degree: Int, top: Int, _ corners: Int, _ corner: Int, _ other: Int
  ) -> WholeMap<Number> {
    guard top <= Self.machineDegree else {
      var weights = (0..<corners).map { a in (0..<corners).map { Number(small: a == $0 ? 2 : 0) } }
      (weights[corner][corner], weights[corner][other]) = (Number(small: 1), Number(small: 1))
      return moved(degree, weights, times: Number(small: top == degree ? 1 : 2))
    }
    let key = [degree, top, corners, corner, other]
    if let known = halves[key] {
      return WholeMap(rows: known.map { $0.map { ($0.source, Number(small: $0.factor)) } })
    }
    var weights = (0..<corners).map { a in (0..<corners).map { Int128(a == $0 ? 2 : 0) } }
    (weights[corner][corner], weights[corner][other]) = (1, 1)
    let made = moved(degree, weights, times: Int128(1) << Int128(top - degree))
    halves[key] = made.rows.map { $0.map { ($0.source, Int($0.factor)) } }
    return half(degree, top: top, corners, corner, other)
  }

  /// Coefficients at new corners, each a weighting of the old ones, times a factor: a coefficient is the blossom
  /// at a multiset of corners, so its terms are those of the product of these corners.
  func moved<Number: ExactNumber>(
    _ degree: Int, _ weights: [[Number]], times factor: Number
  ) -> WholeMap<Number> {
    let old = weights[0].count
    let place = places(degree, old)
    let rows = compositions(degree, weights.count).map { exponents in
      var terms: [[Int]: Number] = [[Int](repeating: 0, count: old): factor]
      for (corner, power) in zip(weights, exponents) {
        for _ in 0..<power {
          var more: [[Int]: Number] = [:]
          for (key, value) in terms {
            for (i, weight) in corner.enumerated() where weight.isPositive || weight.isLess {
              var up = key
              up[i] += 1
              more[up] = .plus(more[up] ?? .nothing, .times(value, weight))
            }
          }
          terms = more
        }
      }
      return terms.map { (place[$0.key] ?? 0, $0.value) }
    }
    return WholeMap(rows: rows)
  }

  /// Coefficients of the next degree, times that degree.
  func elevated<Number: ExactNumber>(_ degree: Int, _ corners: Int) -> WholeMap<Number> {
    let place = places(degree, corners)
    return WholeMap(
      rows: compositions(degree + 1, corners).map { index in
        index.indices.filter { index[$0] > 0 }.map { i in
          var lower = index
          lower[i] -= 1
          return (place[lower] ?? 0, Number(small: index[i]))
        }
      })
  }

  /// Coefficients of the derivative by the coordinate of a corner, the last corner giving way.
  func slope<Number: ExactNumber>(_ degree: Int, _ corners: Int, _ corner: Int) -> WholeMap<Number> {
    let place = places(degree, corners)
    return WholeMap(
      rows: compositions(degree - 1, corners).map { index in
        var (up, last) = (index, index)
        up[corner] += 1
        last[corners - 1] += 1
        return [(place[up] ?? 0, Number(small: degree)), (place[last] ?? 0, Number(small: -degree))]
      })
  }
}

extension WholeMap {
  /// The map applied to an axis of `size` coefficients, with `inner` numbers for each.
  func applied(to values: [Number], size: Int, inner: Int) -> [Number] {
    var result: [Number] = []
    result.reserveCapacity(values.count / size * rows.count)
    for start in stride(from: 0, to: values.count, by: size * inner) {
      for row in rows {
        for i in 0..<inner {
          var sum = Number.nothing
          for term in row { sum = .plus(sum, .times(term.factor, values[start + term.source * inner + i])) }
          result.append(sum)
        }
      }
    }
    return result
  }
}
