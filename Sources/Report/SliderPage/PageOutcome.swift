/// What a page shows of the market at one position of its sliders.
public import Findings
internal import Games
internal import Market

/// One position: names as indices, numbers as they are, the verdict in words.
///
/// Made from a brief, position by position, so that thousands of them need no memory for their markets.
public struct PageOutcome: Sendable {
  /// Who plays what, apart from the probabilities.
  struct Shape: Hashable, Sendable {
    let isMixed: Bool
    /// By type, strategies that are played; with counts where nobody mixes.
    let places: [[Place]]

    struct Place: Hashable, Sendable {
      let strategy: Int
      /// Firms that play it; `nil` in a mixture.
      let count: Int?
    }
  }

  /// A profile: its shape, and the probabilities of types that mix, in thousandths.
  struct Profile: Hashable, Sendable {
    let shape: Shape
    let thousandths: [Int]
  }

  /// The best way out for one firm of the type.
  struct WayOut: Sendable {
    let strategy: Int
    let change: Double
    /// The part that loses most, by index in `PayoffItem`; `nil` where nothing does.
    let reason: Int?
  }

  let verdict: String
  /// Where history ends.
  let history: Profile
  let historyRests: Bool
  /// Strategy that most firms of the type play there.
  let choice: Int
  let equilibria: [Profile]
  let isComplete: Bool
  /// The ladder of the type by strategy: hours a year; dollars a year.
  let hours, cost, loss, total: [Double]
  /// An hour down alone, and with all others.
  let perHour: [Double]
  let wayOut: WayOut?
  let welfare: Double

  /// What is shown of a brief, with the ladder of one type of firm.
  public init(_ brief: Brief, type: Int, language: Language) {
    let findings = brief.firms[type]
    verdict = BriefAnswer(BriefScreen(BriefSummary(brief, reasons: .unasked))).stances[language]
    history = Profile(.pure(counts: brief.history.counts))
    historyRests = brief.history.converged
    choice = findings.choice
    equilibria = brief.equilibria.rows.map { Profile($0.equilibrium.profile) }
    isComplete = brief.equilibria.isComplete
    hours = findings.ladder.map(\.hoursDown)
    cost = findings.ladder.map(\.cost)
    loss = findings.ladder.map(\.lossInHerd)
    total = findings.ladder.map(\.total)
    perHour = [findings.downAlonePerHour, findings.downTogetherPerHour]
    wayOut = findings.deviations.max { $0.total < $1.total }.map(WayOut.init)
    welfare = brief.market.welfare(of: brief.history.certificate)
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
  /// Probabilities below a millionth are left out, as in the list of equilibria.
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
