internal import Games
internal import Market

/// The words of the pages, apart from the numbers: one protocol, one conformance for each language.
///
/// A member takes numbers as text, already rounded, and names made safe for a terminal. What each says about the
/// model is computed by the page; a wording only puts it into a sentence.
protocol Wording: Sendable {
  func heading(_ heading: Heading) -> String
  func column(_ title: ColumnTitle) -> String
  func gloss(_ gloss: Gloss) -> String

  /// Sentences in a row.
  func joined(_ sentences: [String]) -> String

  // Who sits where.
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
  /// A name for those of a type that sit in the herd where not all do.
  func part(of type: String) -> String
  /// Said under the answer where history does not come to rest.
  func restless() -> String
  func limits() -> [String]
  /// Said where a strategy is down for more hours than a year has.
  func overload() -> String
}

/// The parts of the pages.
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

/// What stands above the columns of a table.
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

/// Explanations of words that a reader may not know.
enum Gloss {
  case outages, glue, ladder, matrix, equilibria, why, flips, aloneTogether
}

/// Firms of one type and where they sit.
struct Seat: Equatable {
  /// So many firms, or the probability with which each of them goes there.
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

/// What firms of a type do where history ends, and what the move that the page compares would change.
struct Stay {
  let seat: Seat
  /// The strategy that most of them play.
  let choice: String
  /// `nil` where there is nothing else to choose.
  let move: Move?

  struct Move {
    let to: String
    /// Change of payoff, dollars per year.
    let change: Double
    /// What makes the change, where it is a loss: the part that loses most.
    let reason: PayoffItem?
    /// Whether `to` is where the herd sits.
    let joinsHerd: Bool
  }
}

/// The two lists of equilibria, each with its own claim of completeness.
enum EquilibriumList { case pure, symmetric }

/// What history did.
struct HistoryFacts {
  let afterEntry: String
  let revisions: Int
  let converged: Bool
  let end: String
  let endsAsEntered: Bool
  /// The row of the equilibrium among the list, from 1.
  let row: Int?
  let regret: String
}

/// The herd as a profile.
struct HerdFacts {
  let region: String
  let profile: String
  let isEquilibrium: Bool
  /// A way out for one firm alone: where to, and what it gains, dollars per year.
  typealias WayOut = (to: String, gain: Double)
  /// By type, with its number of firms: the best way out, and the best one without blame sharing and attraction.
  let ways: [(type: String, count: Int, now: WayOut, without: WayOut?)]
  let hours: String
  let alternative: (region: String, hours: String)?
  /// Whether the herd's region fails for more hours than the alternative.
  let failsMore: Bool
}

/// What staying up earns.
struct PraiseFacts {
  /// Types that earn something, with the amount; empty where nobody does.
  let earners: [(type: String, amount: String)]
}

/// The last sentence, from where history ends.
enum Verdict {
  /// Nobody relies on the region alone; `nil` where the ladder offers no strategy that would.
  case noHerd(region: String?)
  /// Revision does not come to rest, so that nobody stays anywhere.
  case restless(region: String)
  /// Some types, or all, rely on the region alone. `inside` are those that `hold` keeps there as it keeps the
  /// largest; `besides` those that are there for another reason.
  case herd(
    region: String, inside: [String], besides: [String], outside: [String], hold: Hold, alone: String,
    together: String)

  /// What keeps a type in the herd.
  enum Hold {
    /// Without blame sharing and attraction it would leave; there is only the one, only the other, or both.
    case company, offer, both
    /// It would stay even without.
    case anyway
    /// With everybody there it would leave: it is there because not everybody is.
    case others
  }
}
