/// Products of simplices with the Bernstein coefficients of all payoffs, in doubles: the prover's view.

/// A product of simplices, one for each type.
struct ProofCell {
  /// Strategies in use by type.
  let support: [[Int]]
  /// Corners by type.
  private(set) var corners: [Int]
  /// `values[type]`: coefficients, the own strategy slowest, then the types' axes, the last one fastest.
  private(set) var values: [[Double]]
  /// `vertices[type][corner · size + place in support]`: probabilities at the corners.
  private(set) var vertices: [[Double]]
  /// `forms[type][corner · size + place]`: barycentric coordinates as linear forms in probabilities.
  private(set) var forms: [[Double]]

  /// All mixtures on a support.
  init(_ payoffs: CanonicalPayoffs, _ support: [[Int]], maps: BernsteinMaps) {
    let game = payoffs.game
    self.support = support
    corners = support.map(\.count)
    values = game.players.indices.map { t in
      let rows = Self.rows(game, t, support, maps)
      let m = game.strategies[t]
      return (0..<m).flatMap { s in rows.map { payoffs.rounded[t][$0 * m + s] } }
    }
    forms = support.map { s in s.indices.flatMap { i in s.indices.map { $0 == i ? 1 : 0 } } }
    vertices = forms
  }

  /// Rows of a type's table at which all others play strategies of their supports.
  static func rows(_ game: CertificateGame, _ type: Int, _ support: [[Int]], _ maps: BernsteinMaps) -> [Int] {
    var rows = [0]
    for other in game.players.indices {
      let (degree, m) = (game.degrees[type][other], game.strategies[other])
      let size = maps.count(degree, m)
      let inside = maps.list(degree, support[other].count).map { index in
        var full = [Int](repeating: 0, count: m)
        for (strategy, count) in zip(support[other], index) { full[strategy] = count }
        return Compositions.rank(of: full)
      }
      rows = rows.flatMap { row in inside.map { row * size + $0 } }
    }
    return rows
  }

  /// Coefficients in the place of one own strategy after the axes before `axis`: sizes for `AxisMap`.
  func shape(_ game: CertificateGame, _ type: Int, _ maps: BernsteinMaps) -> [Int] {
    game.players.indices.map { maps.count(game.degrees[type][$0], corners[$0]) }
  }

  /// The half in which `corner` has moved to the middle of the edge to `other`.
  func half(_ game: CertificateGame, _ type: Int, _ corner: Int, _ other: Int, _ maps: BernsteinMaps)
    -> ProofCell
  {
    var result = self
    let k = corners[type]
    for t in game.players.indices where game.degrees[t][type] > 0 {
      let shape = shape(game, t, maps)
      result.values[t] = maps.half(game.degrees[t][type], k, corner, other).applied(
        to: values[t], size: shape[type], inner: shape[(type + 1)...].reduce(1, *))
    }
    let size = support[type].count
    for place in 0..<size {
      let (a, b) = (corner * size + place, other * size + place)
      result.vertices[type][a] = (vertices[type][a] + vertices[type][b]) / 2
      result.forms[type][b] = forms[type][b] - forms[type][a]
      result.forms[type][a] = 2 * forms[type][a]
    }
    return result
  }

  /// The cell with other corners of a type; vertices and forms are not kept.
  func moved(_ game: CertificateGame, _ type: Int, to weights: [[Double]], _ maps: BernsteinMaps) -> ProofCell
  {
    var result = self
    for t in game.players.indices where game.degrees[t][type] > 0 {
      let shape = shape(game, t, maps)
      result.values[t] = maps.moved(game.degrees[t][type], weights).applied(
        to: values[t], size: shape[type], inner: shape[(type + 1)...].reduce(1, *))
    }
    result.corners[type] = weights.count
    return result
  }

  /// Number of free coordinates, equal to the number of equations.
  var dimension: Int { corners.reduce(0) { $0 + $1 - 1 } }

  /// Coefficients of the gain of a strategy over the first one in use.
  func gain(_ type: Int, _ strategy: Int, strategies: Int) -> [Double] {
    let rows = values[type].count / strategies
    let (a, b) = (strategy * rows, support[type][0] * rows)
    return (0..<rows).map { values[type][a + $0] - values[type][b + $0] }
  }
}
