/// Stretches of shared events that look the same to everybody.
import Deployments
public import ResilienceNumerics

/// Stretches of shared events in which the same strategies are down with the same probabilities, whichever their causes:
/// one hazard of the game.
public struct SharedPattern: Equatable, Sendable {
  /// Probability of being down, by type of firm and strategy.
  public let down: NumberRows
  /// Whether the provider can be blamed for it.
  public let isExcused: Bool
  /// Expected business hours per year of all merged phases.
  public internal(set) var hoursPerYear: Double

  /// Merges shared phases with the same probabilities, in order of appearance; those that take nobody down are
  /// left out. By phase, `places` says which pattern it belongs to.
  ///
  /// - Parameter tellsExcuses: whether some firm is excused where the provider is to blame; otherwise it makes no
  ///   difference, and every pattern counts as not excused.
  static func merging(
    _ phases: [Phase], tellsExcuses: Bool
  ) -> (patterns: [SharedPattern], places: [Int?]) {
    var patterns: [SharedPattern] = []
    // A sum of the probabilities tells most patterns apart before they are compared.
    var keys: [Double] = []
    let places = phases.map { phase -> Int? in
      guard phase.isShared, phase.down.values.contains(where: { $0 > 0 }) else { return nil }
      let isExcused = tellsExcuses && phase.isExcused
      let key = phase.down.values.reduce(0) { 3 * $0 + $1 }
      for known in keys.indices
      where keys[known] == key && patterns[known].isExcused == isExcused && patterns[known].down == phase.down
      {
        patterns[known].hoursPerYear += phase.hoursPerYear
        return known
      }
      keys.append(key)
      patterns.append(
        SharedPattern(down: phase.down, isExcused: isExcused, hoursPerYear: phase.hoursPerYear))
      return patterns.count - 1
    }
    return (patterns, places)
  }
}
