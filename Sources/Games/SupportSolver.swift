/// What a search on given supports is, whatever the form of the game.

/// Finds all equilibria on given supports.
protocol SupportSolver: Sendable {
  /// Searches supports of which at least one has two strategies.
  func run(_ supports: [[Int]], cellBudget: Int, isCancelled: () -> Bool) -> SupportOutcome
}

/// What was found on some supports.
struct SupportOutcome: Sendable {
  /// Equilibria with their enclosures; some may lie on smaller supports, where payoffs tie.
  var found: [MixedProfile] = []
  /// Cells looked at.
  var cells = 0
  /// Cells that could be neither excluded nor shown to hold at most one root.
  var undecided = 0
  /// Whether the budget, or whoever waits, ended the search.
  var isCut = false

  /// Lists an equilibrium unless it is there already: enclosures that meet hold the same one.
  mutating func add(_ profile: MixedProfile) {
    let distance = 2 * max(profile.radius ?? 0, Tolerance.support)
    if !found.contains(where: { profile.isWithin(distance, of: $0) }) { found.append(profile) }
  }
}
