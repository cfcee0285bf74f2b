/// A search over all supports, in rounds.
///
/// Work is shared among threads in rounds of a fixed size, so that neither the list nor the budget depends on their
/// number.
internal import Numerics

/// The rounds of a search.
struct SearchRounds<Solver: SupportSolver> {
  private let search: Solver
  private var walk: SupportWalk
  private let budget: SearchBudget
  private var total = SupportOutcome()
  /// Supports that take longer than most: they come last, one at a time for each of two threads.
  private var hard: [[[Int]]] = []
  /// Cells after which supports count as hard.
  private static var patience: Int { 200 }
  /// Supports that are looked at in a round.
  private static var round: Int { 64 }
  /// Combinations of supports that cost as much as a cell.
  private static var nodesPerCell: Int { 16 }

  init(_ search: Solver, walk: SupportWalk, budget: SearchBudget) {
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
    for first in stride(from: 0, to: hard.count, by: 2) where !total.isCut && !isCancelled {
      let left = budget.cells - work
      budget.progress?(work, budget.cells)
      for outcome in outcomes(on: Array(hard[first..<min(first + 2, hard.count)]), cells: left) {
        total.cells += outcome.cells
        add(outcome)
      }
    }
    let sorted = total.found.sorted {
      $1.probabilities.joined().lexicographicallyPrecedes($0.probabilities.joined())
    }
    return (sorted, completeness)
  }

  /// Searches some supports, each with a budget of its own.
  private func outcomes(on supports: [[[Int]]], cells: Int) -> [SupportOutcome] {
    let (search, cancel) = (search, budget.cancel)
    return ParallelTasks.run(count: supports.count, jobs: budget.jobs) { index in
      search.run(supports[index], cellBudget: cells, isCancelled: { cancel?.isCancelled ?? false })
    }
  }

  private var isCancelled: Bool { budget.cancel?.isCancelled ?? false }

  /// Cells looked at, combinations of supports counted in.
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
    total.undecided += outcome.undecided
    total.isCut = total.isCut || outcome.isCut
    for profile in outcome.found where !profile.isPure { total.add(profile) }
  }

  private var completeness: Completeness {
    if isCancelled { return .cancelled(boxes: total.cells) }
    if total.isCut { return .budgetExceeded(boxes: total.cells) }
    return total.undecided > 0 ? .undecided(boxes: total.undecided) : .boundedSearch(boxes: total.cells)
  }
}
