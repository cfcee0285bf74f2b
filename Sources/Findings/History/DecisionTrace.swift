/// What the steps of a walk through history depend on, so that it can be shown to be the same elsewhere.
///
/// Where every choice stays the best one against the same others, the walk takes the same steps and ends in the same
/// place.
final class DecisionTrace {
  /// A choice against others who are there.
  struct Choice: Hashable {
    let type: Int
    let others: [[Int]]
    /// What the firm has, if it is in already: it turns only to what gains by more than a tie.
    let current: Int?
    /// What it may choose; `nil`: anything.
    let among: [Int]?
    let choice: Int
  }

  /// A run of firms who all choose the same, as bounds on shares between its ends say.
  struct Run: Hashable {
    let type: Int
    let start: [[Int]]
    let end: [[Int]]
    let current: Int?
    let choice: Int
  }

  private(set) var choices: Set<Choice> = []
  private(set) var runs: Set<Run> = []
  /// Whether a revision depends on bounds that were too wide: then nothing is known elsewhere. Entry does not depend on
  /// them: firms enter in the same way one by one.
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

  /// Whether every step is the same over a whole stretch.
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
      // Of twins the first one is taken, everywhere.
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
