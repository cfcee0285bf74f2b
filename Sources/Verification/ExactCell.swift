/// Products of simplices with exact Bernstein coefficients of all payoffs.
internal import ResilienceNumerics

/// A product of simplices, one for each type.
struct ExactCell<Number: ExactNumber> {
  let game: StatedGame
  /// Strategies in use by type.
  let support: [[Int]]
  /// Corners by type.
  private(set) var corners: [Int]
  /// `values[type][strategy]`: coefficients times `scale`.
  private(set) var values: [[[Number]]]
  /// Factor of the coefficients, whose size is at most 1.
  private(set) var scale: BigInteger
  /// `forms[type][corner]`: the coordinate of a corner as a linear form in the probabilities.
  private(set) var forms: [[[BigInteger]]]

  /// All mixtures on a support.
  init(_ game: StatedGame, _ support: [[Int]], _ number: (BigInteger) -> Number) {
    self.game = game
    self.support = support
    corners = support.map(\.count)
    scale = BigInteger(2).power(game.bits)
    forms = support.map { s in s.indices.map { i in s.indices.map { $0 == i ? .one : .zero } } }
    values = game.types.map { t in
      let axes = game.types.map { u -> [Int] in
        let place = game.tables.places(game.degrees[t][u], game.strategies[u])
        return game.tables.compositions(game.degrees[t][u], support[u].count).map { index in
          var full = [Int](repeating: 0, count: game.strategies[u])
          for (strategy, count) in zip(support[u], index) { full[strategy] = count }
          return place[full] ?? 0
        }
      }
      let rows = game.rows(t, axes)
      return game.canonical[t].map { table in rows.map { number(table[$0]) } }
    }
  }

  private init(_ other: ExactCell<some ExactNumber>, values: [[[Number]]]) {
    (game, support, corners) = (other.game, other.support, other.corners)
    (scale, forms) = (other.scale, other.forms)
    self.values = values
  }

  /// The same cell in integers of any size.
  func large() -> ExactCell<BigInteger> {
    ExactCell<BigInteger>(self, values: values.map { $0.map { $0.map(\.whole) } })
  }

  /// Binary digits of the largest coefficient.
  var bits: Int { scale.bitWidth }

  /// Numbers of coefficients along the axes of a type.
  func shape(_ type: Int) -> [Int] {
    game.types.map { BernsteinTables.count(game.degrees[type][$0], corners[$0], limit: .max) ?? 0 }
  }

  /// Largest degree of any payoff in a type's mixture.
  func top(_ type: Int) -> Int { game.types.reduce(0) { max($0, game.degrees[$1][type]) } }

  /// The cell with other corners of a type, each a weighting (adding up to `total`) of the old ones.
  func moved(_ type: Int, to weights: [[Number]], total: Number) -> ExactCell {
    var result = self
    let top = top(type)
    for _ in 0..<top { result.scale = result.scale * total.whole }
    for t in game.types {
      let degree = game.degrees[t][type]
      var factor = Number(small: 1)
      for _ in degree..<top { factor = .times(factor, total) }
      let map = game.tables.moved(degree, weights, times: factor)
      let shape = shape(t)
      result.values[t] = values[t].map {
        map.applied(to: $0, size: shape[type], inner: shape[(type + 1)...].reduce(1, *))
      }
    }
    result.corners[type] = weights.count
    return result
  }

  /// The half in which a corner has moved to the middle of the edge to another.
  func half(_ type: Int, _ corner: Int, _ other: Int) -> ExactCell {
    var result = self
    let top = top(type)
    result.scale = scale * BigInteger(2).power(top)
    for t in game.types {
      let shape = shape(t)
      let map: WholeMap<Number> = game.tables.half(
        game.degrees[t][type], top: top, corners[type], corner, other)
      let inner = shape[(type + 1)...].reduce(1, *)
      result.values[t] = values[t].map { map.applied(to: $0, size: shape[type], inner: inner) }
    }
    result.forms[type][other] = zip(forms[type][other], forms[type][corner]).map { $0 - $1 }
    result.forms[type][corner] = forms[type][corner].map { $0 + $0 }
    return result
  }

  /// Coefficients of the gain of a strategy over the first one in use.
  func gain(_ type: Int, _ strategy: Int) -> [Number] {
    zip(values[type][strategy], values[type][support[type][0]]).map { .minus($0, $1) }
  }

  /// Gains that are 0 in an equilibrium: type and strategy.
  var equations: [(type: Int, strategy: Int)] {
    game.types.flatMap { t in support[t].dropFirst().map { (t, $0) } }
  }

  /// Free coordinates: type and corner, the last corner of each giving way.
  var unknowns: [(type: Int, corner: Int)] {
    game.types.flatMap { t in (0..<corners[t] - 1).map { (t, $0) } }
  }

  /// Bounds on |1 − Y J| over the cell by row and column, times `one`.
  func deviation(_ inverse: [BigInteger], one: BigInteger) -> [[BigInteger]] {
    let unknowns = unknowns
    let slopes = equations.map { equation in unknowns.map { slope(equation, by: $0) } }
    let n = unknowns.count
    return (0..<n).map { row in
      (0..<n).map { column in
        var (low, high) = (BigInteger.zero, BigInteger.zero)
        for l in 0..<n {
          let y = inverse[row * n + l]
          let (a, b) = (y * slopes[l][column].low, y * slopes[l][column].high)
          low = low + min(a, b)
          high = high + max(a, b)
        }
        let target = row == column ? one : .zero
        return max((low - target).absolute, (high - target).absolute)
      }
    }
  }

  private func slope(
    _ equation: (type: Int, strategy: Int), by unknown: (type: Int, corner: Int)
  ) -> (low: BigInteger, high: BigInteger) {
    let degree = game.degrees[equation.type][unknown.type]
    guard degree > 0 else { return (.zero, .zero) }
    let shape = shape(equation.type)
    let map: WholeMap<Number> = game.tables.slope(degree, corners[unknown.type], unknown.corner)
    let values = map.applied(
      to: gain(equation.type, equation.strategy), size: shape[unknown.type],
      inner: shape[(unknown.type + 1)...].reduce(1, *))
    var (low, high) = (values[0], values[0])
    for value in values {
      if Number.precedes(value, low) { low = value }
      if Number.precedes(high, value) { high = value }
    }
    return (low.whole, high.whole)
  }
}
