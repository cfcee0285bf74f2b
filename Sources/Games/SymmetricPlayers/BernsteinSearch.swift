/// All type-symmetric equilibria on given supports of a game by counts, with a proof that there are no others.
///
/// As `SupportSearch`, for players of a type who mix alike: the mixtures on the supports are cut into products of
/// simplices until each is excluded, or shown to hold at most one root of the conditions of indifference, which Newton's
/// method then finds and Krawczyk's test proves.

struct BernsteinSearch: SupportSolver {
  private let game: TypeSymmetricTable
  private let model: CountPayoffs
  private let scale: Double
  /// Cells left undecided on some supports before these are given up: they carry a continuum, or nearly one.
  private static let patience = 8
  /// A cell whose simplices are all smaller than this is not cut any more.
  private static let leastCell = 1e-7

  init(_ game: TypeSymmetricTable) {
    self.game = game
    model = CountPayoffs(game)
    scale = max(game.payoffScale, .leastNormalMagnitude)
  }

  func ways(_ supports: [[Int]]) -> Int { 1 }

  /// - Complexity: O(cells · dimension² · coefficients).
  func run(_ supports: [[Int]], way: Int, cellBudget: Int, isCancelled: () -> Bool) -> SupportOutcome {
    var outcome = SupportOutcome()
    let shape = CountShape(game, supports: supports)
    guard shape.dimension > 0 else { return outcome }
    var exclusion = CellExclusion(shape, rounding: scale * 0x1p-53)
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

  /// Finds the root of a cell that holds at most one; `false` where none was found in it, which proves nothing.
  private func takeRoot(in cell: BernsteinCell, _ shape: CountShape, _ outcome: inout SupportOutcome) -> Bool
  {
    let m = game.strategyCount
    var solver = SupportNewton(model)
    let places = shape.supports.enumerated().map { type, support in support.map { $0 + type * m } }
    let guess = Array(cell.middle(shape).joined())
    let (dimension, degree) = (Double(shape.dimension), Double(max(1, shape.degree)))
    guard let point = solver.solve(supports: places, guess: guess, tolerance: 1e-9),
      // A payoff is averaged over one player after the other, each a sum over strategies. A second difference of
      // gains is at most 8 payoffs for each pair of players.
      let root = solver.enclose(
        point, supports: places, rounding: scale * 0x1p-53 * (16 + 4 * degree * Double(m)),
        curvature: 8 * scale * dimension * dimension * degree * degree),
      let weights = cell.weights(of: split(root.point), shape),
      weights.joined().allSatisfy({ $0 > -1e-6 })
    else { return false }
    accept(root, &outcome)
    return true
  }

  /// Lists a root if it is an equilibrium. A probability that cannot be told from 0 is 0: payoffs tie there.
  private func accept(_ root: RootEnclosure, _ outcome: inout SupportOutcome) {
    var profile = split(root.point)
    let least = max(root.radius, Tolerance.support)
    if profile.joined().contains(where: { $0 < -least }) { return }
    for type in profile.indices {
      profile[type] = profile[type].map { $0 <= least ? 0 : $0 }
      let total = profile[type].reduce(0, +)
      if total != 1 { profile[type] = profile[type].map { $0 / total } }
    }
    let certified = game.certify(.mixed(probabilities: profile))
    guard certified.regret <= Tolerance.regret * scale else { return }
    outcome.add(
      MixedProfile(
        probabilities: profile, payoffs: certified.payoffs, regret: certified.regret, radius: least))
  }

  private func split(_ point: [Double]) -> [[Double]] {
    let m = game.strategyCount
    return game.counts.indices.map { Array(point[$0 * m..<($0 + 1) * m]) }
  }

  /// The edge to cut: the longest; `nil` where all simplices are tiny.
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
