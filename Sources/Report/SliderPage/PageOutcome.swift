/// Outcome of the market at one position of a page's sliders.
public import Findings
internal import Games
internal import Market

/// Outcome of a position: names as indices, numbers unchanged, the verdict in words.
///
/// An outcome is made from a brief, position by position, so that thousands of them need no memory for their
/// markets.
public struct PageOutcome: Sendable {
  /// Strategies in use by type, without the probabilities.
  struct Shape: Hashable, Sendable {
    let isMixed: Bool
    /// Strategies in use by type; with counts unless the type mixes.
    let places: [[Place]]

    struct Place: Hashable, Sendable {
      let strategy: Int
      /// Number of firms with this strategy; `nil` in a mixture.
      let count: Int?
    }
  }

  /// Profile: its shape, and the probabilities of types that mix, in thousandths.
  struct Profile: Hashable, Sendable {
    let shape: Shape
    let thousandths: [Int]
  }

  /// Best deviation of one firm of the type.
  struct WayOut: Sendable {
    let strategy: Int
    let change: Double
    /// Payoff part with the largest decrease, by index in `PayoffItem`; `nil` if none decreases.
    let reason: Int?
  }

  /// What a firm gains or loses by crossing the border of the herd, as the big numbers tell it.
  struct Move: Sendable {
    /// 0 and 1: leaving costs or saves; 2 and 3: joining does; 4: there is no herd, or no other setup.
    let code: Int
    /// Dollars a year, without a sign.
    let dollars: Double
  }

  let verdict: String
  /// By type of the story.
  let moves: [Move]
  /// Profile at the end of the entry sequence.
  let history: Profile
  let historyRests: Bool
  /// Strategy of most firms of the type in that profile.
  let choice: Int
  let equilibria: [Profile]
  let isComplete: Bool
  /// Ladder of the type by strategy: hours a year; dollars a year.
  let hours, cost, loss, total: [Double]
  /// Loss of an hour down alone, and down with all others.
  let perHour: [Double]
  let wayOut: WayOut?
  let welfare: Double

  /// Outcome shown for a brief, with the ladder of one type of firm.
  public init(_ brief: Brief, type: Int, language: Language) {
    let findings = brief.firms[type]
    let screen = BriefScreen(BriefSummary(brief, reasons: .unasked))
    verdict = Text.sentences([Self.movedHerd(screen), BriefAnswer(screen).stances])[language]
    moves = brief.storyTypes.map {
      Move(screen.summary.stances[$0], hasHerd: brief.herd != nil && !screen.isOnePlace)
    }
    history = Profile(.pure(counts: brief.history.counts))
    historyRests = brief.history.converged
    choice = findings.choice
    equilibria = brief.equilibria.rows.map { Profile($0.equilibrium.profile) }
    isComplete = brief.equilibria.isComplete
    hours = findings.ladder.map(\.hoursDown)
    cost = findings.ladder.map(\.cost)
    loss = findings.ladder.map(\.allLosses)
    total = findings.ladder.map(\.total)
    perHour = [findings.downAlonePerHour, findings.downTogetherPerHour]
    wayOut = findings.deviations.max { $0.total < $1.total }.map(WayOut.init)
    welfare = brief.market.welfare(of: brief.history.certificate)
  }
}

extension PageOutcome {
  /// The place of a herd that is elsewhere: `The herd moves to us-west-2.`
  private static func movedHerd(_ screen: BriefScreen) -> Text {
    let stance = screen.crowdStance
    guard !stance.isInHerd, !stance.isSplit, screen.labels.count(stance.type) > 1,
      let place = screen.labels.place(stance.choice), place != screen.region
    else { return .empty }
    return Text("The herd moves to \(place).", "抱团转移到 \(place)。")
  }
}

extension PageOutcome.Move {
  init(_ stance: BriefSummary.Stance, hasHerd: Bool) {
    let total = stance.move?.total ?? 0
    code = stance.move == nil || !hasHerd ? 4 : (stance.isInHerd ? 0 : 2) + (total > 0 ? 1 : 0)
    dollars = abs(total)
  }
}

extension PageOutcome.WayOut {
  init(_ account: DeviationAccount) {
    let items = PayoffItem.allCases
    let worst = items.indices.min { account.change[items[$0]] < account.change[items[$1]] }
    strategy = account.strategy
    change = account.total
    reason = account.total < 0 ? worst.flatMap { account.change[items[$0]] < 0 ? $0 : nil } : nil
  }
}

extension PageOutcome.Profile {
  /// Probabilities below a millionth are omitted, as in the list of equilibria.
  init(_ profile: TypeProfile) {
    switch profile {
    case .pure(let counts):
      thousandths = []
      shape = .init(
        isMixed: false,
        places: counts.map { row in
          row.indices.filter { row[$0] > 0 }.map { .init(strategy: $0, count: row[$0]) }
        })
    case .mixed(let probabilities):
      let played = probabilities.map { row in row.indices.filter { row[$0] > 1e-6 } }
      thousandths = zip(probabilities, played).flatMap { row, played in
        played.count > 1 ? played.map { Int((row[$0] * 1000).rounded()) } : []
      }
      shape = .init(isMixed: true, places: played.map { $0.map { .init(strategy: $0, count: nil) } })
    }
  }
}
