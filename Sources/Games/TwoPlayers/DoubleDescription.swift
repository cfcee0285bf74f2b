/// Extreme rays of small polyhedral cones, exactly.
internal import ResilienceNumerics

/// Cone of all vectors on which some linear functions are not negative, by its extreme rays.
///
/// Half spaces are added one after the other; a new ray lies between a ray that a half space keeps and a neighbour
/// that it cuts off.
///
/// Reference: Motzkin, Raiffa, Thompson, Thrall, "The double description method", 1953; neighbours as in Fukuda and
/// Prodon, "Double description method revisited", 1996, proposition 7.
struct DoubleDescription {
  private struct Ray {
    let vector: [BigInteger]
    /// Functions that are 0 on the ray.
    let zeros: Set<Int>
  }

  /// Limit on rays.
  static let rayLimit = 1_000

  /// The extreme rays of a pointed cone, as integers without a common divisor; `nil` if there are too many,
  /// or if the cone contains a line.
  ///
  /// - Parameters:
  ///   - functions: coefficients of each function.
  ///   - dimension: number of coefficients.
  /// - Complexity: O(functions · rays³ · dimension) at worst.
  static func rays(of functions: [[BigInteger]], dimension: Int) -> [[BigInteger]]? {
    guard let first = independent(functions, dimension: dimension) else { return nil }
    var rays = corner(of: first, functions)
    for place in functions.indices where !first.contains(place) {
      guard let cut = added(place, functions, to: rays, dimension), cut.count <= rayLimit else { return nil }
      rays = cut
    }
    return rays.map(\.vector)
  }

  /// A basis of the linear functions: independent ones, as many as there are dimensions.
  private static func independent(_ functions: [[BigInteger]], dimension: Int) -> [Int]? {
    var chosen: [Int] = []
    for place in functions.indices where chosen.count < dimension {
      let rows = (chosen + [place]).map { functions[$0] }
      // The rank of the rows equals their number: they are independent.
      if FractionFreeElimination.nullspace(rows, columns: dimension).count == dimension - rows.count {
        chosen.append(place)
      }
    }
    return chosen.count == dimension ? chosen : nil
  }

  /// The rays of the cone of as many functions as there are dimensions.
  private static func corner(of chosen: [Int], _ functions: [[BigInteger]]) -> [Ray] {
    let matrix = chosen.map { functions[$0] }
    return chosen.indices.compactMap { place in
      let unit = chosen.indices.map { $0 == place ? BigInteger.one : .zero }
      guard let solution = FractionFreeElimination.solve(matrix, unit) else { return nil }
      return Ray(vector: primitive(solution.numerators), zeros: Set(chosen).subtracting([chosen[place]]))
    }
  }

  private static func added(
    _ place: Int, _ functions: [[BigInteger]], to rays: [Ray], _ dimension: Int
  ) -> [Ray]? {
    let values = rays.map { value(of: functions[place], at: $0.vector) }
    var result: [Ray] = []
    for (ray, value) in zip(rays, values) where value.signum >= 0 {
      result.append(value.isZero ? Ray(vector: ray.vector, zeros: ray.zeros.union([place])) : ray)
    }
    let kept = rays.indices.filter { values[$0].signum > 0 }
    let lost = rays.indices.filter { values[$0].signum < 0 }
    guard kept.count * lost.count <= 100 * rayLimit else { return nil }
    for i in kept {
      for j in lost {
        let common = rays[i].zeros.intersection(rays[j].zeros)
        guard common.count >= dimension - 2, isEdge(common, i, j, rays) else { continue }
        let vector = zip(rays[i].vector, rays[j].vector).map { $1 * values[i] - $0 * values[j] }
        result.append(Ray(vector: primitive(vector), zeros: common.union([place])))
      }
    }
    return result
  }

  /// Whether no third ray lies on the smallest face of two rays.
  private static func isEdge(_ common: Set<Int>, _ i: Int, _ j: Int, _ rays: [Ray]) -> Bool {
    !rays.indices.contains { $0 != i && $0 != j && common.isSubset(of: rays[$0].zeros) }
  }

  private static func value(of function: [BigInteger], at vector: [BigInteger]) -> BigInteger {
    zip(function, vector).reduce(.zero) { $1.0.isZero || $1.1.isZero ? $0 : $0 + $1.0 * $1.1 }
  }

  private static func primitive(_ vector: [BigInteger]) -> [BigInteger] {
    let divisor = vector.reduce(.zero, BigInteger.greatestCommonDivisor)
    return divisor.isZero ? vector : vector.map { $0 / divisor }
  }
}
