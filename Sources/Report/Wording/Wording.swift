internal import Games

/// Words of the pages, apart from the numbers: one protocol, one conformance for each language.
///
/// The members take numbers as text, already rounded, and names sanitised for a terminal. The page computes
/// every statement about the model; a wording only puts it into a sentence.
protocol Wording: Sendable {
  func heading(_ heading: Heading) -> String
  func column(_ title: ColumnTitle) -> String
  func gloss(_ gloss: Gloss) -> String

  /// Sentences joined in a row.
  func joined(_ sentences: [String]) -> String

  // Strategies of the firms.
  func question(firms: String) -> String
  func seat(_ seat: Seat) -> String
  func seats(_ seats: [String]) -> String
  func answer(_ stay: Stay) -> String
  func item(_ item: PayoffItem) -> String
  func scope(_ scope: String, location: String?) -> String
  func howOften(perYear: String, everyYears: String?) -> String

  // Equilibria.
  func kind(_ kind: String) -> String
  func yes(_ value: Bool) -> String
  func equilibriaCount(pure: Int, mixed: Int) -> String
  func complete(_ list: EquilibriumList, _ completeness: Completeness) -> String
  func more(_ rows: Int) -> String
  func neverPlayed(type: String, strategies: [(name: String, worseThan: String)]) -> String
  func deviation(type: String, from: String, to: String) -> String

  // Reasons.
  func staysWhile(choice: String, multiple: String) -> String
  func noFlips(type: String) -> String
  func history(_ facts: HistoryFacts) -> [String]
  func herd(_ facts: HerdFacts) -> [String]
  func praise(_ facts: PraiseFacts) -> String
  func welfare(best: String, gain: String?) -> String
  func verdict(_ verdict: Verdict) -> String
  /// Name for the herding part of a type that is only partly in the herd.
  func part(of type: String) -> String
  /// Remark under the answer if the entry sequence does not converge.
  func restless() -> String
  func limits() -> [String]
  /// Warning about a strategy that is down for more hours than a year has.
  func overload() -> String
}

/// Headings of the pages.
enum Heading {
  case outages
  case ladder(type: String, unit: String)
  case matrix(type: String, unit: String)
  case equilibria
  case why(type: String, choice: String, unit: String)
  case flips(type: String, choice: String)
  case history
  case aloneTogether
  case herd
  case verdict
  case limits
  case general
  case parameters(preset: String)
}

/// Titles of a table's columns.
enum ColumnTitle {
  case outage, hits, howOften, hoursEach, share, hoursPerYear
  case strategy, multiple, cost, hoursDown, up, lossAlone, lossInHerd, home, praise, total
  case ownStrategy
  case number, kind, regret, nearestDeviation, gain, strict, welfare
  case turningTo, paysBelow, direct, blame
  case parameter, unit, today, flipsAt, change, thenPlays
  case type, downAlone, downTogether, relief
  case name, question, value, source
}

/// Explanations of technical terms.
enum Gloss {
  case outages, glue, ladder, matrix, equilibria, why, flips, aloneTogether
}

/// Strategies of one type of firm.
struct Seat: Equatable {
  /// Number of firms on a strategy, or the probability of the strategy.
  enum Share: Equatable {
    case firms(Int)
    case probability(Double)
  }
  let type: String
  let count: Int
  let places: [(share: Share, strategy: String)]

  static func == (left: Seat, right: Seat) -> Bool {
    left.type == right.type && left.count == right.count
      && left.places.elementsEqual(right.places) { $0.share == $1.share && $0.strategy == $1.strategy }
  }
}

/// Part of the payoff.
enum PayoffItem: CaseIterable { case cost, direct, blame, praise, attraction, risk, compensation }

/// Choice of a type at the end of the entry sequence, and the effects of the move that the page compares.
struct Stay {
  let seat: Seat
  /// Strategy of most firms of the type.
  let choice: String
  /// Compared move; `nil` if there is no alternative.
  let move: Move?

  struct Move {
    let to: String
    /// Change of payoff, dollars per year.
    let change: Double
    /// Reason for a loss: the part that decreases most.
    let reason: PayoffItem?
    /// Whether `to` is the herd's strategy.
    let joinsHerd: Bool
  }
}

/// Two lists of equilibria, each with its own claim of completeness.
enum EquilibriumList { case pure, symmetric }

/// Facts about the entry sequence.
struct HistoryFacts {
  let afterEntry: String
  let revisions: Int
  let converged: Bool
  let end: String
  let endsAsEntered: Bool
  /// Row of the equilibrium in the list, from 1.
  let row: Int?
  let regret: String
}

/// Herd as a profile.
struct HerdFacts {
  let region: String
  let profile: String
  let isEquilibrium: Bool
  /// Unilateral deviation of one firm: the new strategy and its gain, dollars per year.
  typealias WayOut = (to: String, gain: Double)
  /// Best deviation by type, with its number of firms: the current one, and the one without blame sharing and
  /// region value.
  let ways: [(type: String, count: Int, now: WayOut, without: WayOut?)]
  let hours: String
  let alternative: (region: String, hours: String)?
  /// Whether the herd's region fails for more hours than the alternative.
  let failsMore: Bool
}

/// Earnings from staying up.
struct PraiseFacts {
  /// Types with positive earnings, with the amount; empty if there are none.
  let earners: [(type: String, amount: String)]
}

/// Verdict in the last sentence, from the end of the entry sequence.
enum Verdict {
  /// Verdict without a herd: no firm relies on the region alone; `nil` if the ladder has no such strategy.
  case noHerd(region: String?)
  /// Verdict without convergence: the revision process does not come to rest.
  case restless(region: String)
  /// Verdict with a herd: some types, or all, rely on the region alone. `inside` are those that `hold` keeps
  /// there, as it keeps the largest; `besides` those with another reason.
  case herd(
    region: String, inside: [String], besides: [String], outside: [String], hold: Hold, alone: String,
    together: String)

  /// Reason for which a type stays in the herd.
  enum Hold {
    /// Blame sharing, region value, or both: without them the type would leave.
    case company, offer, both
    /// Reason other than blame sharing and region value: without both the type would stay too.
    case anyway
    /// Partial herd: if all firms were in it, the type would leave.
    case others
  }
}
