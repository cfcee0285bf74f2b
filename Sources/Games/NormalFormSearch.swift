/// All equilibria of small games of any number of players, with a proof that there are no others.
///
/// Supports are gone through one by one, each cut into cells until nothing is left open. Work is shared among threads
/// in rounds of a fixed size, so that neither the list nor the budget depends on their number.
public import Numerics

/// How much work a search may do, and who may end it.
public struct SearchBudget: Sendable {
  /// Cells of mixtures to look at before giving up; 0 for pure equilibria only.
  public var cells: Int
  /// Threads to work with; the result is the same for any number.
  public var jobs: Int
  /// Asked now and then whether to stop.
  public var cancel: CancelToken?

  /// A budget in cells.
  public init(cells: Int, jobs: Int = 1, cancel: CancelToken? = nil) {
    self.cells = cells
    self.jobs = jobs
    self.cancel = cancel
  }

  /// The budget of a game by its size: the more a cell costs, the fewer there are, some seconds' worth in all. At
  /// least a hundred, which is plenty where most strategies are dominated, unless each may take an eighth of a second:
  /// then none at all.
  public init(for game: NormalFormGame, jobs: Int = 1, cancel: CancelToken? = nil) {
    let profiles = Double(game.payoffs.count / game.players.count)
    let variables = Double(game.strategies.reduce(0) { $0 + $1.count - 1 })
    // Nanoseconds of Newton's method over all corners, and of the exclusion tests, as measured on some machine.
    let cost = 10_000 + 20 * variables * variables * profiles + 100 * Double(game.payoffs.count)
    let cells = Int(max(0, min(1e6, 5e9 / cost)))
    self.init(cells: cost > 1.2e8 ? 0 : max(100, cells), jobs: jobs, cancel: cancel)
  }
}

extension NormalFormGame {
  /// Most strategies of a player for which mixed equilibria are searched.
  public static let mixedStrategyLimit = 64

  /// Number of combinations of supports: what the search for mixed equilibria has to go through.
  public var supportCount: Double {
    strategies.reduce(1) { product, names in
      product * ((0..<names.count).reduce(1) { power, _ in power * 2 } - 1)
    }
  }

  /// All equilibria: pure ones by trying every profile, mixed ones support by support.
  ///
  /// Complete unless it says otherwise: then every equilibrium lies within `Tolerance.support` of one on the list.
  /// Continua of equilibria and near ties are left undecided, and a search that does not end within its budget says
  /// so.
  ///
  /// ```swift
  /// let found = game.equilibria()
  /// if found.completeness.isProved { print("these are all \(found.equilibria.count)") }
  /// ```
  ///
  /// - Parameter budget: how much work to do before giving up; by default some seconds' worth.
  /// - Complexity: up to 2^(Σ strategies) supports, most of them excluded together; a cell costs up to
  ///   (Σ strategies)² · profiles.
  public func equilibria(budget: SearchBudget? = nil) -> NormalFormEquilibria {
    let budget = budget ?? SearchBudget(for: self)
    let pure = pureEquilibria().map { certify(pure: $0).enclosed(radius: 0) }
    guard budget.cells > 0, strategies.allSatisfy({ $0.count <= Self.mixedStrategyLimit }) else {
      return NormalFormEquilibria(equilibria: pure, completeness: .notSearched)
    }
    var search = SearchRounds(self, budget: budget)
    let mixed = search.run()
    return NormalFormEquilibria(equilibria: pure + mixed.found, completeness: mixed.completeness)
  }
}

/// The rounds of a search.
private struct SearchRounds {
  private let search: SupportSearch
  private var walk: SupportWalk
  private let budget: SearchBudget
  private var total = SupportSearch.Outcome()
  /// Supports that take longer than most: they come last, one at a time for each of two threads.
  private var hard: [[[Int]]] = []
  /// Cells after which supports count as hard.
  private static let patience = 200
  /// Supports that are looked at in a round.
  private static let round = 64
  /// Combinations of supports that cost as much as a cell.
  private static let nodesPerCell = 16

  init(_ game: NormalFormGame, budget: SearchBudget) {
    let tensors = game.deviationTensors
    search = SupportSearch(game, tensors: tensors)
    walk = SupportWalk(sizes: game.strategies.map(\.count), tensors: tensors)
    self.budget = budget
  }

  mutating func run() -> (found: [MixedProfile], completeness: Completeness) {
    while !total.isCut, !isCancelled {
      let supports = nextRound()
      if supports.isEmpty { break }
      let outcomes = outcomes(on: supports, cells: Self.patience)
      for (supports, outcome) in zip(supports, outcomes) {
        total.cells += outcome.cells
        if outcome.isCut { hard.append(supports) } else { add(outcome) }
      }
    }
    for first in stride(from: 0, to: hard.count, by: 2) where !total.isCut && !isCancelled {
      let left = budget.cells - work
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
  private func outcomes(on supports: [[[Int]]], cells: Int) -> [SupportSearch.Outcome] {
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

  private mutating func add(_ outcome: SupportSearch.Outcome) {
    total.undecided += outcome.undecided
    total.isCut = total.isCut || outcome.isCut
    for profile in outcome.found where !profile.isPure {
      let distance = 2 * max(profile.radius ?? 0, Tolerance.support)
      if !total.found.contains(where: { profile.isWithin(distance, of: $0) }) { total.found.append(profile) }
    }
  }

  private var completeness: Completeness {
    if isCancelled { return .cancelled(boxes: total.cells) }
    if total.isCut { return .budgetExceeded(boxes: total.cells) }
    return total.undecided > 0 ? .undecided(boxes: total.undecided) : .boundedSearch(boxes: total.cells)
  }
}
