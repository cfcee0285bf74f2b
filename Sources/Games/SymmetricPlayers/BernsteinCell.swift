/// Products of simplices inside the mixtures of types, and the Bernstein coefficients of the payoffs over them.
///
/// Players of a type use the same mixture, so a payoff is a polynomial in each type's mixture, and its table
/// by counts holds its Bernstein coefficients: over a simplex it lies between the least and the largest of
/// them. De Casteljau's steps give the coefficients over either half when a simplex is cut at the middle of
/// an edge.
///
/// Reference: Farouki, "The Bernstein polynomial basis: a centennial retrospective", CAGD 29 (2012) 379, sections 3 and
/// 8; Leroy, "Convergence under subdivision and complexity of polynomial minimization in the simplicial Bernstein
/// basis", Reliable Computing 17 (2012) 11.

/// Supports by type, and the layout of a cell's numbers.
struct CountShape: Sendable {
  /// Strategies in use by type, in ascending order.
  let supports: [[Int]]
  /// Strategies of a type, used or not.
  let strategyCount: Int
  /// Compositions of the players of each type over the corners of its simplex.
  let ladders: [CompositionTable]
  /// Index step of a coefficient as a type's composition goes up by one: the last type is fastest.
  let steps: [Int]
  /// Number of coefficients of a payoff.
  let length: Int
  /// `moves[type][corner · corners + other]`: de Casteljau's steps for cutting an edge.
  let moves: [[[(target: Int, source: Int)]]]

  init(_ game: TypeSymmetricTable, supports: [[Int]]) {
    self.supports = supports
    strategyCount = game.strategyCount
    // Own payoffs depend on one player less of the own type; with more types they are raised to the common degree.
    let isSingle = game.counts.count == 1
    let ladders = zip(game.counts, supports).map {
      CompositionTable(degree: $0 - (isSingle ? 1 : 0), size: $1.count)
    }
    self.ladders = ladders
    steps = ladders.indices.map { ladders[($0 + 1)...].reduce(1) { $0 * $1.total } }
    length = ladders.reduce(1) { $0 * $1.total }
    moves = ladders.map { ladder in
      (0..<ladder.size * ladder.size).map {
        $0 / ladder.size == $0 % ladder.size
          ? [] : ladder.moves(of: $0 / ladder.size, towards: $0 % ladder.size)
      }
    }
  }

  /// Number of corners of a type's simplex.
  func count(_ type: Int) -> Int { supports[type].count }

  /// Number of free probabilities, equal to the number of indifference conditions.
  var dimension: Int { supports.reduce(0) { $0 + $1.count - 1 } }

  /// Degree of the polynomials in all mixtures together.
  var degree: Int { ladders.reduce(0) { $0 + $1.degree } }

  /// Start of the coefficients of a strategy's payoff.
  func table(_ type: Int, _ strategy: Int) -> Int { (type * strategyCount + strategy) * length }
}

/// A product of simplices, one for each type.
struct BernsteinCell: Sendable {
  /// Coefficients by type, own strategy and composition.
  var values: [Double]
  /// `corners[type][corner · corners + index in support]`: mixtures on the support.
  var corners: [[Double]]
  /// Number of cuts so far.
  var cuts = 0

  /// All mixtures on the supports.
  init(_ game: TypeSymmetricTable, _ shape: CountShape) {
    let m = shape.strategyCount
    values = []
    for type in game.counts.indices {
      let players = game.counts.indices.map { game.counts[$0] - ($0 == type ? 1 : 0) }
      let places = Self.places(game, shape, players)
      for strategy in 0..<m {
        var table = places.map { game.tables[type][$0 * m + strategy] }
        if game.counts.count > 1 {
          let before = (0..<type).reduce(1) { $0 * shape.ladders[$1].total }
          table = shape.ladders[type].elevate(
            table, before: before, after: shape.steps[type], players: players[type])
        }
        values += table
      }
    }
    corners = shape.supports.map { support in
      support.indices.flatMap { corner in support.indices.map { $0 == corner ? 1.0 : 0 } }
    }
  }

  /// Rows of a table at which all players play strategies of the supports, the last type fastest.
  private static func places(_ game: TypeSymmetricTable, _ shape: CountShape, _ players: [Int]) -> [Int] {
    var places = [0]
    for type in players.indices {
      let all = multisetCount(players: players[type], strategies: shape.strategyCount)
      let support = shape.supports[type]
      let ranks = Compositions(players: players[type], strategies: support.count).map { spread in
        var counts = [Int](repeating: 0, count: shape.strategyCount)
        for (strategy, count) in zip(support, spread) { counts[strategy] = count }
        return Compositions.rank(of: counts)
      }
      places = places.flatMap { place in ranks.map { place * all + $0 } }
    }
    return places
  }

  /// Moves a corner of a type's simplex to the middle of an edge.
  ///
  /// - Complexity: O(degree · values).
  mutating func moveCorner(_ corner: Int, of type: Int, halfwayTo other: Int, _ shape: CountShape) {
    let size = shape.count(type)
    for place in 0..<size {
      let (own, across) = (corners[type][corner * size + place], corners[type][other * size + place])
      corners[type][corner * size + place] = (own + across) / 2
    }
    let moves = shape.moves[type][corner * size + other]
    let step = shape.steps[type]
    let block = shape.ladders[type].total * step
    var table = values.mutableSpan
    for first in stride(from: 0, to: table.count, by: block) {
      for (target, source) in moves {
        let (to, from) = (first + target * step, first + source * step)
        for place in 0..<step { table[to + place] = (table[to + place] + table[from + place]) / 2 }
      }
    }
    cuts += 1
  }

  /// Largest difference of a probability between two corners.
  func length(from corner: Int, to other: Int, of type: Int, _ shape: CountShape) -> Double {
    let size = shape.count(type)
    return (0..<size).reduce(0) {
      max($0, abs(corners[type][corner * size + $1] - corners[type][other * size + $1]))
    }
  }

  /// The middle of the cell: probabilities by type and strategy.
  func middle(_ shape: CountShape) -> [[Double]] {
    shape.supports.indices.map { type in
      let size = shape.count(type)
      var result = [Double](repeating: 0, count: shape.strategyCount)
      for (place, strategy) in shape.supports[type].enumerated() {
        result[strategy] = (0..<size).reduce(0) { $0 + corners[type][$1 * size + place] } / Double(size)
      }
      return result
    }
  }

  /// Barycentric coordinates of a mixture in the corners, by type; `nil` if the simplex is too flat to
  /// compute them.
  func weights(of mixtures: [[Double]], _ shape: CountShape) -> [[Double]]? {
    var result: [[Double]] = []
    for type in shape.supports.indices {
      let size = shape.count(type)
      let matrix = (0..<size * size).map { corners[type][$0 % size * size + $0 / size] }
      guard let system = LinearSystem(matrix, count: size) else { return nil }
      result.append(system.solve(shape.supports[type].map { mixtures[type][$0] }))
    }
    return result
  }
}
