/// Writer of profiles in the format of Gambit's command-line tools.
///
/// Reference: Gambit manual, "Command-line tools": a line `NE,` and a probability for each strategy.
internal import ResilienceNumerics

extension GameSolution {
  /// One line for each of some equilibria: fractions if they are exact, otherwise shortest decimals.
  ///
  /// - Parameter places: indices on the list; by default all.
  /// - Complexity: O(equilibria · strategies).
  public func gambitLines(_ places: [Int]? = nil) -> String {
    (places ?? Array(equilibria.indices)).map { place in
      let row = equilibria[place]
      let words =
        row.exact.map { $0.probabilities.joined().map(\.description) }
        ?? row.profile.probabilities.joined().map(gambitNumber)
      return "NE," + words.joined(separator: ",") + "\n"
    }.joined()
  }
}
