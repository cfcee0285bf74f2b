/// All equilibria on given supports, with a proof that there are no others.
///
/// The mixtures on the supports are cut into products of simplices until each is excluded, or shown to hold
/// at most one root of the indifference conditions, which Newton's method then finds and Krawczyk's test
/// proves.

struct SupportSearch: SupportSolver {
  private let game: NormalFormGame
  private let tensors: [[[Double]]]
  private let model: MultilinearPayoffs
  private let judge: RootJudge
  /// Limit on undecided cells: beyond it a support is abandoned; it probably carries a continuum of
  /// equilibria.
  private static let patience = 8
  /// Limit on small cells, beyond which supports are abandoned. There are few around a root; a curve of near
  /// indifference is covered by ever more.
  private static let smallCellLimit = 20_000
  /// Edge length below which a cell is small, in all of its simplices.
  private static let smallCell = 1e-3
  /// Edge length below which a cell is not cut any more, in all of its simplices.
  private static let leastCell = 1e-7

  /// Creates a search of a game in canonical form, with payoffs between 0 and 1.
  init(_ canonical: CanonicalGame, tensors: [[[Double]]]) {
    game = canonical.game
    self.tensors = tensors
    model = MultilinearPayoffs(canonical.game)
    judge = RootJudge(canonical)
  }

  /// Number of splitting rules: one for each player that may be the first to be cut, if all but two are.
  func ways(_ supports: [[Int]]) -> Int {
    let mixing = supports.count { $0.count > 1 }
    return mixing > 2 ? mixing : 1
  }

  /// - Complexity: O(cells · (dimension² · Π supports + payoffs)).
  func run(
    _ supports: [[Int]], way: Int, cellBudget: Int, isCancelled: () -> Bool
  ) -> SupportOutcome {
    var outcome = SupportOutcome()
    let shape = SupportShape(sizes: game.strategies.map(\.count), supports: supports)
    guard shape.dimension > 0 else { return outcome }
    var exclusion = CellExclusion(shape, rounding: 0x1p-53)
    var newton = CellNewton(shape)
    var block = CellBlock(shape)
    let first = Self.firstCut(shape, way)
    var stack = [SupportCell(shape, tensors: tensors)]
    var smallCells = 0
    while var cell = stack.popLast() {
      if outcome.cells >= cellBudget || isCancelled() {
        outcome.isCut = true
        return outcome
      }
      outcome.cells += 1
      guard !settle(&cell, shape, &exclusion, &block, &newton, &outcome) else { continue }
      guard let (player, edge) = longestEdge(of: cell, shape, first), cell.cuts < 2_000 else {
        outcome.undecided += 1
        if outcome.undecided >= Self.patience { return outcome }
        continue
      }
      if supports.indices.allSatisfy({ cell.longestEdge(of: $0, shape) < Self.smallCell }) { smallCells += 1 }
      if smallCells > Self.smallCellLimit {
        outcome.undecided += stack.count + 1
        return outcome
      }
      var other = cell
      cell.moveCorner(edge.0, of: player, halfwayTo: edge.1, shape)
      other.moveCorner(edge.1, of: player, halfwayTo: edge.0, shape)
      stack.append(other)
      stack.append(cell)
    }
    return outcome
  }

  /// Contracts a cell as far as possible; `true` if nothing of it remains to search.
  private func settle(
    _ cell: inout SupportCell, _ shape: SupportShape, _ exclusion: inout CellExclusion,
    _ block: inout CellBlock, _ newton: inout CellNewton, _ outcome: inout SupportOutcome
  ) -> Bool {
    for _ in 0..<30 {
      let error = exclusion.error(cuts: cell.cuts)
      if exclusion.excludes(cell.values, error: error) { return true }
      guard let isSmaller = narrow(&cell, shape, &block, exclusion) else { return true }
      if isSmaller { continue }
      switch newton.examine(cell, error: exclusion.error(cuts: cell.cuts)) {
      case .empty: return true
      case .open: return false
      case .atMostOne: return takeRoot(in: cell, shape, &outcome)
      case .within(let lower):
        let kept = lower.map { 1 - $0.reduce(0, +) }
        guard let least = kept.min(), least < 0.7 else { return false }
        for player in lower.indices where kept[player] < 0.9 {
          cell.keep(atLeast: lower[player], of: player, shape)
        }
      }
    }
    return false
  }

  /// Contracts each player's simplex by the others' conditions; returns whether that reduced it much, `nil`
  /// if nothing remains.
  private func narrow(
    _ cell: inout SupportCell, _ shape: SupportShape, _ block: inout CellBlock, _ exclusion: CellExclusion
  ) -> Bool? {
    var isSmaller = false
    for player in shape.supports.indices {
      guard let lower = block.lowerWeights(of: player, in: cell, error: exclusion.error(cuts: cell.cuts))
      else {
        return nil
      }
      let kept = 1 - lower.reduce(0, +)
      if kept < 0.9 { cell.keep(atLeast: lower, of: player, shape) }
      isSmaller = isSmaller || (kept < 0.7 && cell.longestEdge(of: player, shape) > 1e-4)
    }
    return isSmaller
  }

  /// Finds the root of a cell that holds at most one; `false` if none was found, which proves nothing.
  private func takeRoot(in cell: SupportCell, _ shape: SupportShape, _ outcome: inout SupportOutcome) -> Bool
  {
    var solver = SupportNewton(model)
    let offsets = shape.sizes.indices.map { shape.sizes[..<$0].reduce(0, +) }
    let places = zip(shape.supports, offsets).map { support, offset in support.map { $0 + offset } }
    let guess = Array(cell.middle(shape).joined())
    let curvature = 8 * Double(shape.dimension * shape.dimension)
    guard let point = solver.solve(supports: places, guess: guess, tolerance: 1e-9),
      let root = solver.enclose(
        point, supports: places, rounding: RootJudge.rounding(sizes: shape.sizes), curvature: curvature),
      let weights = cell.weights(of: game.split(point), shape),
      weights.joined().allSatisfy({ $0 > -1e-6 })
    else { return false }
    outcome.add(judge.verdict(root, supports: shape.supports))
    return true
  }

  /// Players to cut first: all but two.
  ///
  /// When their mixtures are known well, the conditions of the remaining two are nearly linear in each
  /// other's mixtures, so contraction finds these without a cut. The first rule cuts the players with the
  /// fewest strategies.
  private static func firstCut(_ shape: SupportShape, _ way: Int) -> [Bool] {
    let mixing = shape.supports.indices.filter { shape.count($0) > 1 }
      .sorted { (shape.count($0), $0) < (shape.count($1), $1) }
    let first = (mixing.dropFirst(way) + mixing.prefix(way)).dropLast(2)
    return shape.supports.indices.map { first.contains($0) }
  }

  /// The edge to cut; `nil` if all simplices are tiny.
  private func longestEdge(
    of cell: SupportCell, _ shape: SupportShape, _ first: [Bool]
  ) -> (player: Int, edge: (Int, Int))? {
    var best: (player: Int, edge: (Int, Int))?
    var most = 0.0
    for player in shape.supports.indices {
      for a in 0..<shape.count(player) {
        for b in a + 1..<max(a + 1, shape.count(player)) {
          let length = cell.length(from: a, to: b, of: player, shape)
          let weight = length * (first[player] ? 64 : 1)
          if length > Self.leastCell, weight > most { (best, most) = ((player, (a, b)), weight) }
        }
      }
    }
    return best
  }
}
