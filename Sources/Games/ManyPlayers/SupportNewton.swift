/// Newton's method on given supports: from a guess to a point where all strategies in use pay the same.

struct SupportNewton<Model: LogitModel> {
  private(set) var model: Model
  private var payoffs: [Double]
  private var slopes: [Double]

  init(_ model: Model) {
    self.model = model
    let places = model.sizes.reduce(0, +)
    payoffs = [Double](repeating: 0, count: places)
    slopes = [Double](repeating: 0, count: places * places)
  }

  /// Profile on the supports by Newton's method from a guess; `nil` if it does not converge, or to a point
  /// with a negative probability.
  ///
  /// - Parameters:
  ///   - supports: strategy indices in use by type, at least one of each.
  ///   - guess: probabilities by strategy, type after type.
  ///   - tolerance: the largest size of a negative probability that is accepted.
  /// - Complexity: O(supports³) and an evaluation a round, at most a dozen rounds.
  mutating func solve(supports: [[Int]], guess: [Double], tolerance: Double = 0) -> [Double]? {
    let variables = Self.variables(supports)
    var point = Self.restricted(guess, to: supports)
    for _ in 0..<12 {
      let (matrix, residual) = linearize(point, supports: supports)
      guard let system = LinearSystem(matrix, count: residual.count) else { return nil }
      let change = system.solve(residual)
      var size = 0.0
      for (variable, step) in zip(variables, change) {
        point[variable.place] -= step
        point[variable.reference] += step
        size = max(size, abs(step))
      }
      guard size < 2 else { return nil }
      if size < 1e-15 { break }
    }
    guard !point.contains(where: { $0 < -tolerance }) else { return nil }
    return point
  }

  /// A strategy in use but the last one of its type, which gives way to it.
  private static func variables(_ supports: [[Int]]) -> [(place: Int, reference: Int)] {
    supports.flatMap { support in
      support.dropLast().map { (place: $0, reference: support[support.count - 1]) }
    }
  }

  /// Gains over the last strategy in use, and their slopes.
  mutating func linearize(_ point: [Double], supports: [[Int]]) -> (matrix: [Double], residual: [Double]) {
    let variables = Self.variables(supports)
    let (count, places) = (variables.count, payoffs.count)
    var matrix = [Double](repeating: 0, count: count * count)
    model.evaluate(point, payoffs: &payoffs, slopes: &slopes)
    for (row, equation) in variables.enumerated() {
      let (own, other) = (equation.place * places, equation.reference * places)
      for (column, variable) in variables.enumerated() {
        matrix[row * count + column] =
          slopes[own + variable.place] - slopes[own + variable.reference]
          - slopes[other + variable.place] + slopes[other + variable.reference]
      }
    }
    return (matrix, variables.map { payoffs[$0.place] - payoffs[$0.reference] })
  }

  /// A guess with nothing outside the supports, each type's probabilities adding up to 1.
  private static func restricted(_ guess: [Double], to supports: [[Int]]) -> [Double] {
    var result = [Double](repeating: 0, count: guess.count)
    for support in supports {
      let total = support.reduce(0) { $0 + guess[$1] }
      for place in support { result[place] = guess[place] / total }
    }
    return result
  }
}
