/// Tolerances of results, each quantity by name. All are relative to the payoff scale of the game.
public enum Tolerance {
  /// Largest regret of a profile that counts as an equilibrium: ties within it are ties.
  public static let regret = 1e-11
  /// Least loss from a deviation that counts as strict.
  public static let strictness = 1e-11
  /// Bound on the rounding error of a payoff, with a margin: solvers widen their bounds by it.
  public static let rounding = 1e-13
  /// Probability below which there is a tie between two supports.
  public static let support = 1e-11
}
