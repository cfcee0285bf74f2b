/// Trace of the comparisons behind sequential entry, used to prove that the same path holds nearby.
///
/// If every choice stays the best one against the same others, entry takes the same steps and ends at the
/// same profile.
final class DecisionTrace {
  /// A choice against the firms already present.
  struct Choice: Hashable {
    let type: Int
    let others: [[Int]]
    /// The current strategy of a firm that has entered: it turns only to a strategy that gains more than a
    /// tie.
    let current: Int?
    /// The permitted strategies; `nil`: all.
    let among: [Int]?
    let choice: Int
  }

  /// A run of firms that all make the same choice, by bounds on shares between its ends.
  struct Run: Hashable {
    let type: Int
    let start: [[Int]]
    let end: [[Int]]
    let current: Int?
    let choice: Int
  }

  private(set) var choices: Set<Choice> = []
  private(set) var runs: Set<Run> = []
  /// Whether a revision depends on bounds that were too wide: then nothing is proved elsewhere. Entry does
  /// not depend on them: firms enter in the same way one by one.
  private(set) var isOpaque = false

  func note(type: Int, others: [[Int]], current: Int?, among: [Int]?, choice: Int) {
    choices.insert(Choice(type: type, others: others, current: current, among: among, choice: choice))
  }

  func note(type: Int, from start: [[Int]], to end: [[Int]], current: Int?, choice: Int, isBest: Bool) {
    guard isBest else {
      if current != nil { isOpaque = true }
      return
    }
    runs.insert(Run(type: type, start: start, end: end, current: current, choice: choice))
  }

  /// Whether every step is the same over a whole interval.
  func holds(over stretch: some GainBounds) -> Bool {
    !isOpaque && choices.allSatisfy { Self.holds($0, over: stretch) }
      && runs.allSatisfy { Self.holds($0, over: stretch) }
  }

  private static func holds(_ step: Choice, over stretch: some GainBounds) -> Bool {
    let gains = stretch.gains(type: step.type, from: step.choice, others: step.others)
    return gains.indices.allSatisfy { other in
      guard other != step.choice, step.among?.contains(other) ?? true else { return true }
      let gain = gains[other]
      if step.current == step.choice { return gain.upper < stretch.slack.least - stretch.margin }
      if step.current == other { return gain.upper < -stretch.slack.most - stretch.margin }
      // Of strategies with identical gains the first one is taken, everywhere.
      return gain.upper < -stretch.margin || (gain == .zero && other > step.choice)
    }
  }

  private static func holds(_ run: Run, over stretch: some GainBounds) -> Bool {
    let ends = [run.start, run.end].map { stretch.shares(type: run.type, others: $0) }
    let gains = stretch.gains(type: run.type, from: run.choice, zip(ends[0], ends[1]).map { $0.union($1) })
    return gains.indices.allSatisfy { other in
      if other == run.choice { return true }
      let most = other == run.current ? -stretch.slack.most : stretch.slack.least
      return gains[other].upper < most - stretch.margin
    }
  }
}
