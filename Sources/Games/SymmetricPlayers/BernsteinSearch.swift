/// All type-symmetric equilibria on given supports of a count game, with a proof that there are no others.
///
/// As `SupportSearch`, for types with one mixture each: the mixtures on the supports are cut into products of
/// simplices until each is excluded, or shown to hold at most one root of the indifference conditions, which
/// Newton's method then finds and Krawczyk's test proves.

struct BernsteinSearch: SupportSolver {
  private let game: TypeSymmetricTable
  private let model: CountPayoffs
  private let judge: TypeSymmetricJudge
  /// Limit on undecided cells: beyond it a support is abandoned; it probably carries a continuum of
  /// equilibria.
  private static let patience = 8
  /// Edge length below which a cell is not cut any more, in all of its simplices.
  private static let leastCell = 1e-7

  /// Creates a search of a game in canonical form, with payoffs between 0 and 1.
  init(_ game: TypeSymmetricTable, judge: TypeSymmetricJudge) {
    self.game = game
    self.judge = judge
    model = CountPayoffs(game)
  }

  func ways(_ supports: [[Int]]) -> Int { 1 }

  /// - Complexity: O(cells · dimension² · coefficients).
  func run(_ supports: [[Int]], way: Int, cellBudget: Int, isCancelled: () -> Bool) -> SupportOutcome {
    var outcome = SupportOutcome()
    let shape = CountShape(game, supports: supports)
    guard shape.dimension > 0 else { return outcome }
    var exclusion = CellExclusion(shape, rounding: 0x1p-53)
    let newton = BernsteinNewton(shape)
    var stack = [BernsteinCell(game, shape)]
    while var cell = stack.popLast() {
      if outcome.cells >= cellBudget || isCancelled() {
        outcome.isCut = true
        return outcome
      }
      outcome.cells += 1
      let error = exclusion.error(cuts: cell.cuts)
      if exclusion.excludes(cell.values, error: error) { continue }
      switch newton.examine(cell, error: error) {
      case .empty: continue
      case .atMostOne where takeRoot(in: cell, shape, &outcome): continue
      case .atMostOne, .open: break
      }
      guard let (type, edge) = longestEdge(of: cell, shape), cell.cuts < 2_000 else {
        outcome.undecided += 1
        if outcome.undecided >= Self.patience { return outcome }
        continue
      }
      var other = cell
      cell.moveCorner(edge.0, of: type, halfwayTo: edge.1, shape)
      other.moveCorner(edge.1, of: type, halfwayTo: edge.0, shape)
      stack.append(other)
      stack.append(cell)
    }
    return outcome
  }

  /// Finds the root of a cell that holds at most one; `false` if none was found, which proves nothing.
  private func takeRoot(in cell: BernsteinCell, _ shape: CountShape, _ outcome: inout SupportOutcome) -> Bool
  {
    let m = game.strategyCount
    var solver = SupportNewton(model)
    let places = shape.supports.enumerated().map { type, support in support.map { $0 + type * m } }
    let guess = Array(cell.middle(shape).joined())
    let (dimension, degree) = (Double(shape.dimension), Double(max(1, shape.degree)))
    guard let point = solver.solve(supports: places, guess: guess, tolerance: 1e-9),
      // A payoff is averaged over one player after the other, each a sum over strategies; a slope is as many times that
      // as there are players. A second difference of gains is at most 8 payoffs for each pair of players.
      let root = solver.enclose(
        point, supports: places, rounding: 0x1p-53 * degree * (16 + 4 * degree * Double(m)),
        curvature: 8 * dimension * dimension * degree * degree),
      let weights = cell.weights(of: split(root.point), shape),
      weights.joined().allSatisfy({ $0 > -1e-6 })
    else { return false }
    outcome.add(judge.verdict(root, supports: shape.supports))
    return true
  }

  private func split(_ point: [Double]) -> [[Double]] {
    let m = game.strategyCount
    return game.counts.indices.map { Array(point[$0 * m..<($0 + 1) * m]) }
  }

  /// The edge to cut: the longest; `nil` if all simplices are tiny.
  private func longestEdge(of cell: BernsteinCell, _ shape: CountShape) -> (type: Int, edge: (Int, Int))? {
    var best: (type: Int, edge: (Int, Int))?
    var most = Self.leastCell
    for type in shape.supports.indices {
      for a in 0..<shape.count(type) {
        for b in a + 1..<max(a + 1, shape.count(type)) {
          let length = cell.length(from: a, to: b, of: type, shape)
          if length > most { (best, most) = ((type, (a, b)), length) }
        }
      }
    }
    return best
  }
}
