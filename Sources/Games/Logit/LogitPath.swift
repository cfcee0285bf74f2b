/// The principal branch of logit quantal response equilibria, step by step.
///
/// A player with precision λ plays each strategy with a probability in proportion to e^(λ · payoff). At λ = 0
/// all mixtures are uniform; the fixed points connected to that one form a curve, which for almost every game
/// leads to a Nash equilibrium as λ grows. The curve is followed by arc length, so it may turn back.
///
/// Unknowns are log odds y = log(p_s / p_first) and λ: y = y₀ + λ (u_s − u_first), smooth at any λ. Another start y₀
/// than 0 makes another curve with the same property.
///
/// Reference: McKelvey, Palfrey, "Quantal response equilibria for normal form games", GEB 10 (1995) 6; Turocy, "A
/// dynamic homotopy interpretation of the logistic quantal response equilibrium correspondence", GEB 51 (2005) 243;
/// Allgower, Georg, Introduction to Numerical Continuation Methods, chapters 3 and 6 (step control).
import SystemLibrary

struct LogitPath<Model: LogitModel> {
  /// A variable: the log odds of a strategy against the first one of its type.
  private struct Variable {
    let place: Int
    let reference: Int
  }

  private(set) var model: Model
  private let variables: [Variable]
  /// Range of indices by type.
  let ranges: [Range<Int>]
  /// Log odds at λ = 0.
  private let start: [Double]
  /// Log odds, and λ in units of 1 / payoff unit.
  private(set) var point: [Double]
  private var tangent: [Double]
  /// Length of the next step.
  private var length = 0.05
  private(set) var steps = 0
  /// Largest miss of the curve, in log odds, for which a step still counts as short enough.
  private let reach: Double
  /// Longest step that may cross another curve without turning into it.
  private static var carefulReach: Double { 0.1 }
  /// Sign of the determinant along the curve.
  private var isPositive = true

  private var payoffs: [Double]
  private var slopes: [Double]
  private var matrix: [Double]
  private var residual: [Double]

  /// Starts at λ = 0.
  ///
  /// - Parameters:
  ///   - start: log odds by variable at λ = 0, all 0 for the principal branch.
  ///   - reach: largest miss of the curve by a step: the smaller, the safer that no other curve is reached.
  init(_ model: Model, start: [Double]? = nil, reach: Double = 0.1) {
    self.model = model
    self.reach = reach
    var ranges: [Range<Int>] = []
    for size in model.sizes {
      let first = ranges.last?.upperBound ?? 0
      ranges.append(first..<first + size)
    }
    self.ranges = ranges
    variables = ranges.flatMap { range in
      range.dropFirst().map { Variable(place: $0, reference: range.lowerBound) }
    }
    let (places, count) = (model.sizes.reduce(0, +), variables.count)
    self.start = start ?? [Double](repeating: 0, count: count)
    point = self.start + [0]
    tangent = [Double](repeating: 0, count: count) + [1]
    payoffs = [Double](repeating: 0, count: places)
    slopes = [Double](repeating: 0, count: places * places)
    matrix = [Double](repeating: 0, count: (count + 1) * (count + 1))
    residual = [Double](repeating: 0, count: count + 1)
  }

  /// Number of free probabilities.
  var dimension: Int { variables.count }

  /// Precision in units of 1 / payoff unit.
  var precision: Double { point[dimension] }

  /// Probabilities by index at the present point.
  var probabilities: [Double] { probabilities(at: point) }

  private func probabilities(at point: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: payoffs.count)
    for (variable, value) in zip(variables, point) { result[variable.place] = value }
    for range in ranges {
      var top = 0.0
      for place in range { top = max(top, result[place]) }
      var total = 0.0
      for place in range {
        result[place] = exp(result[place] - top)
        total += result[place]
      }
      for place in range { result[place] /= total }
    }
    return result
  }

  /// Makes one step along the curve; `false` if no step, however short, succeeds.
  ///
  /// At a crossing of two curves, as in symmetric games, the determinant changes its sign along the straight
  /// continuation.
  ///
  /// - Complexity: about two evaluations of the model and two eliminations.
  mutating func advance() -> Bool {
    if step() { return true }
    guard reach <= Self.carefulReach else { return false }
    isPositive.toggle()
    length = 0.02
    return step()
  }

  private mutating func step() -> Bool {
    while length > 1e-9 {
      let guess = zip(point, tangent).map { $0 + length * $1 }
      if let next = correct(guess) {
        var bend = 0.0
        for (a, b) in zip(next.tangent, tangent) { bend += a * b }
        // An angle of more than about 50 degrees: the step may have jumped to another part of the curve.
        if bend > 0.6 {
          (point, tangent) = (next.point, next.tangent)
          steps += 1
          length *= bend < 0.9 ? 0.7 : min(3, max(0.5, (0.1 / max(next.contraction, 1e-3)).squareRoot()))
          return true
        }
      }
      length /= 3
    }
    return false
  }

  /// Newton's method transversal to the curve. Along a curve the determinant keeps its sign, which is
  /// positive at the start: a point with a negative determinant belongs to another branch, or to the reverse
  /// direction.
  ///
  /// - Returns: the point, its tangent, and the factor by which the second correction was smaller than the
  ///   first.
  private mutating func correct(
    _ guess: [Double]
  ) -> (point: [Double], tangent: [Double], contraction: Double)? {
    var point = guess
    var first = 0.0
    var contraction = 0.0
    for round in 0..<5 {
      linearize(at: point)
      for (column, entry) in tangent.enumerated() { matrix[dimension * tangent.count + column] = entry }
      guard let system = LinearSystem(matrix, count: dimension + 1), system.isPositive == isPositive
      else { return nil }
      let change = system.solve(residual)
      var size = 0.0
      for i in point.indices {
        point[i] -= change[i]
        size = max(size, abs(change[i]))
      }
      guard size.isFinite else { return nil }
      if round == 0 {
        first = size
        if size > reach { return nil }
      } else {
        let shrinking = size / max(first, 1e-300)
        if round == 1 { contraction = shrinking }
        if shrinking > 0.3, size > 1e-9 { return nil }
      }
      if size < 1e-6 + 1e-14 * abs(point[dimension]) {
        return (point, direction(system), contraction)
      }
    }
    return nil
  }

  private func direction(_ system: LinearSystem) -> [Double] {
    var unit = [Double](repeating: 0, count: dimension + 1)
    unit[dimension] = 1
    let direction = system.solve(unit)
    var norm = 0.0
    for entry in direction { norm += entry * entry }
    return direction.map { $0 / norm.squareRoot() }
  }

  /// The equations at a point and their slopes; the last row of the matrix is left to the caller.
  private mutating func linearize(at point: [Double]) {
    let probabilities = probabilities(at: point)
    model.evaluate(probabilities, payoffs: &payoffs, slopes: &slopes)
    let scale = 1 / model.payoffUnit
    let precision = point[dimension]
    let width = dimension + 1
    for (row, equation) in variables.enumerated() {
      let gain = (payoffs[equation.place] - payoffs[equation.reference]) * scale
      residual[row] = point[row] - start[row] - precision * gain
      matrix[row * width + dimension] = -gain
      writeSlopes(row, equation, probabilities, factor: -precision * scale)
      matrix[row * width + row] += 1
    }
    residual[dimension] = 0
  }

  /// The row of an equation: how its gain changes with the log odds.
  private mutating func writeSlopes(
    _ row: Int, _ equation: Variable, _ probabilities: [Double], factor: Double
  ) {
    let places = payoffs.count
    let (own, reference) = (equation.place * places, equation.reference * places)
    var column = row * (dimension + 1)
    for range in ranges {
      var mean = 0.0
      for place in range {
        mean += (slopes[own + place] - slopes[reference + place]) * probabilities[place]
      }
      for place in range.dropFirst() {
        let slope = slopes[own + place] - slopes[reference + place]
        matrix[column] = factor * probabilities[place] * (slope - mean)
        column += 1
      }
    }
  }

  /// The point of the curve at a given precision near a guess; `nil` if Newton's method does not converge.
  mutating func response(at precision: Double, near guess: [Double]) -> [Double]? {
    var point = guess
    point[dimension] = precision
    for _ in 0..<20 {
      linearize(at: point)
      for column in 0..<dimension { matrix[dimension * (dimension + 1) + column] = 0 }
      matrix[dimension * (dimension + 1) + dimension] = 1
      guard let system = LinearSystem(matrix, count: dimension + 1) else { return nil }
      let change = system.solve(residual)
      var size = 0.0
      for i in 0..<dimension {
        point[i] -= change[i]
        size = max(size, abs(change[i]) / max(1, abs(point[i])))
      }
      guard size.isFinite else { return nil }
      if size < 1e-12 { return probabilities(at: point) }
    }
    return nil
  }
}
