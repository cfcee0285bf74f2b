/// Interface of a search on given supports, whatever the form of the game.

/// Solver for all equilibria on given supports.
protocol SupportSolver: Sendable {
  /// Number of splitting rules for supports: each is fast on some and slow on others.
  func ways(_ supports: [[Int]]) -> Int
  /// Searches supports of which at least one has two strategies, in one of the ways, counted from 0.
  func run(_ supports: [[Int]], way: Int, cellBudget: Int, isCancelled: () -> Bool) -> SupportOutcome
}

extension SupportSolver {
  /// Runs each splitting rule in turn with a budget of cells, until one finishes.
  func runEachWay(_ supports: [[Int]], cells: Int, isCancelled: () -> Bool) -> SupportOutcome {
    var total = SupportOutcome()
    for way in 0..<ways(supports) {
      let outcome = run(supports, way: way, cellBudget: cells, isCancelled: isCancelled)
      total.cells += outcome.cells
      for profile in outcome.found { total.add(profile) }
      (total.undecided, total.isCut) = (outcome.undecided, outcome.isCut)
      if !outcome.isCut || isCancelled() { break }
    }
    return total
  }
}

/// Result of the search on some supports.
struct SupportOutcome: Sendable {
  /// Equilibria with their enclosures.
  var found: [MixedProfile] = []
  /// Number of examined cells.
  var cells = 0
  /// Cells that could be neither excluded nor shown to hold at most one root, and roots that could be neither proved nor
  /// refuted.
  var undecided = 0
  /// Whether the budget or a cancellation ended the search.
  var isCut = false

  /// Adds an equilibrium unless it is on the list: enclosures that meet hold the same one.
  mutating func add(_ profile: MixedProfile) {
    if !found.contains(where: { profile.isSame(as: $0) }) { found.append(profile) }
  }

  /// Records the verdict on a root.
  mutating func add(_ verdict: RootVerdict) {
    switch verdict {
    case .equilibrium(let profile): add(profile)
    case .none: break
    case .undecided: undecided += 1
    }
  }
}
