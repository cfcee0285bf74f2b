/// A search over all supports, in rounds.
///
/// Work is shared among threads in rounds of a fixed size, so that neither the list nor the budget depends on their
/// number.
internal import ResilienceNumerics

/// The rounds of a search.
struct ParallelSupportSearch<Solver: SupportSolver> {
  private let search: Solver
  private var walk: SupportEnumeration
  private let budget: SearchBudget
  private var total = SupportOutcome()
  /// Hard supports, slower than most: they come last, two at a time.
  private var hard: [[[Int]]] = []
  /// Number of cells after which supports count as hard.
  private static var patience: Int { 200 }
  /// Number of supports in a round.
  private static var round: Int { 64 }
  /// Combinations of supports at the cost of one cell.
  private static var nodesPerCell: Int { 16 }

  init(_ search: Solver, walk: SupportEnumeration, budget: SearchBudget) {
    self.search = search
    self.walk = walk
    self.budget = budget
  }

  mutating func run() -> (found: [MixedProfile], completeness: Completeness) {
    while !total.isCut, !isCancelled {
      let supports = nextRound()
      if supports.isEmpty { break }
      budget.progress?(work, budget.cells)
      let outcomes = outcomes(on: supports, cells: Self.patience)
      for (supports, outcome) in zip(supports, outcomes) {
        total.cells += outcome.cells
        if outcome.isCut { hard.append(supports) } else { add(outcome) }
      }
    }
    searchHard()
    let sorted = total.found.sorted {
      $1.probabilities.joined().lexicographicallyPrecedes($0.probabilities.joined())
    }
    return (sorted, completeness)
  }

  /// Searches the hard supports in rounds with a growing cell budget, so that one slow support or splitting
  /// rule cannot block the rest.
  private mutating func searchHard() {
    var turn = 20 * Self.patience
    while !hard.isEmpty, !total.isCut, !isCancelled {
      var left: [[[Int]]] = []
      for first in stride(from: 0, to: hard.count, by: 2) {
        let pair = Array(hard[first..<min(first + 2, hard.count)])
        budget.progress?(work, budget.cells)
        guard !total.isCut, !isCancelled else { break }
        for (supports, outcome) in zip(
          pair, outcomes(on: pair, cells: min(turn, budget.cells - work), inEachWay: true))
        {
          total.cells += outcome.cells
          if outcome.isCut { left.append(supports) }
          add(outcome)
        }
        total.isCut = work >= budget.cells && !(left.isEmpty && first + 2 >= hard.count)
      }
      hard = left
      turn *= 8
    }
  }

  /// Searches some supports, each with a budget of its own.
  private func outcomes(on supports: [[[Int]]], cells: Int, inEachWay: Bool = false) -> [SupportOutcome] {
    let (search, cancel) = (search, budget.cancel)
    return ParallelTasks.run(count: supports.count, jobs: budget.jobs) { index in
      let isCancelled = { cancel?.isCancelled ?? false }
      return inEachWay
        ? search.runEachWay(supports[index], cells: cells, isCancelled: isCancelled)
        : search.run(supports[index], way: 0, cellBudget: cells, isCancelled: isCancelled)
    }
  }

  private var isCancelled: Bool { budget.cancel?.isCancelled ?? false }

  /// Examined cells, with combinations of supports included.
  private var work: Int { total.cells + walk.nodes / Self.nodesPerCell }

  private mutating func nextRound() -> [[[Int]]] {
    var supports: [[[Int]]] = []
    while supports.count < Self.round {
      if work >= budget.cells || isCancelled {
        total.isCut = true
        break
      }
      guard let next = walk.next(nodeLimit: budget.cells * Self.nodesPerCell) else {
        total.isCut = total.isCut || !walk.isDone
        break
      }
      if next.contains(where: { $0.count > 1 }) { supports.append(next) }
    }
    return supports
  }

  private mutating func add(_ outcome: SupportOutcome) {
    if !outcome.isCut { total.undecided += outcome.undecided }
    for profile in outcome.found where !profile.isPure { total.add(profile) }
  }

  private var completeness: Completeness {
    if isCancelled { return .cancelled(boxes: total.cells) }
    if total.isCut { return .budgetExceeded(boxes: total.cells) }
    return total.undecided > 0 ? .undecided(boxes: total.undecided) : .boundedSearch(boxes: total.cells)
  }
}
