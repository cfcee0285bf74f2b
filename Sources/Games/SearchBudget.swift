/// Budget of a search for all equilibria.
public import ResilienceNumerics

/// Limits of a search, with its cancel token and its progress report.
public struct SearchBudget: Sendable {
  /// Limit on the cells of mixtures; 0 for pure equilibria only.
  public var cells: Int
  /// Number of threads; the result is the same for any number.
  public var jobs: Int
  /// Cancel token, polled from time to time.
  public var cancel: CancelToken?
  /// Progress report, called from time to time with the number of examined cells and their limit.
  public var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

  /// A budget in cells.
  public init(cells: Int, jobs: Int = 1, cancel: CancelToken? = nil) {
    self.cells = cells
    self.jobs = jobs
    self.cancel = cancel
  }

  /// The budget of a game by its size: the higher the cost of a cell, the fewer there are. At least a
  /// hundred, which is plenty if most strategies are dominated; but none if each may take some milliseconds.
  /// Counted in cells and not by a clock, so that every run gives the same list.
  ///
  /// - Parameter seconds: approximate time for the search, on one thread of some machine.
  public init(
    for game: NormalFormGame, seconds: Double = 1, jobs: Int = 1, cancel: CancelToken? = nil
  ) {
    let profiles = Double(game.payoffs.count / game.players.count)
    let variables = Double(game.strategies.reduce(0) { $0 + $1.count - 1 })
    // Nanoseconds of Newton's method over all corners, and of the exclusion tests, as measured.
    let cost = 2_000 + 0.6 * variables * variables * profiles + 10 * Double(game.payoffs.count)
    self.init(
      cells: cost > 5e6 ? 0 : Int(max(100, min(1e9, 1e9 * seconds / cost))), jobs: jobs, cancel: cancel)
  }

  /// The budget of a count game by its size; 0 if a cell would hold too many coefficients.
  public init(for game: TypeSymmetricTable, seconds: Double = 1, jobs: Int = 1, cancel: CancelToken? = nil) {
    let places = Double(game.counts.count * game.strategyCount)
    let isSingle = game.counts.count == 1
    let coefficients = game.counts.reduce(1.0) {
      $0 * Double(multisetCount(players: $1 - (isSingle ? 1 : 0), strategies: game.strategyCount))
    }
    let cost = 3_000 + 6 * places * places * coefficients
    let isTooLarge = coefficients > Double(TypeSymmetricTable.coefficientLimit)
    self.init(
      cells: isTooLarge ? 0 : Int(max(100, min(1e9, 1e9 * seconds / cost))), jobs: jobs, cancel: cancel)
  }
}
