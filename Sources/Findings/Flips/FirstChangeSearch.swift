/// The first change of the equilibria along a parameter, with a proof that nothing changes before.
///
/// Over an interval of the parameter a profile is no equilibrium throughout if some deviation gains
/// throughout, and an equilibrium throughout if no deviation gains; sequential entry ends at the same profile
/// if every choice on its path stays the best. An undecided interval is halved, the nearer half first, down
/// to a billionth of the value: a change that reverses within so little is a tie, not a change. Gains are
/// bounded, not sampled: see `LinearGainBounds` and `MonotoneGainBounds`.
import Games
import Market
import Scenario

struct FirstChangeSearch: StretchSearch {
  /// Largest number of profiles examined one by one, not counting strategies dominated over a whole interval.
  static let profileLimit = 5_000
  /// The same where the share that is down changes with the parameter, is curved and is of many firms.
  static let dearProfileLimit = 200
  /// Most firms of which the distribution of those that are down is short.
  static let cheapPlayers = 24
  /// Largest number of questions about single profiles in one direction; the rest is reported as not proved.
  static let questionLimit = 20_000
  /// Largest number of intervals in one direction, and the same where every market takes distributions of a year.
  static let (stretches, dearStretches) = (400, 100)

  /// Open questions about an interval.
  struct Question {
    /// Profiles not yet shown to stay, or to stay no, equilibria; `nil`: all.
    var candidates: [Int]?
    /// Whether sequential entry may end elsewhere.
    var isHistoryOpen = true
  }

  private let line: ParameterLine
  private let today: Double
  private let here: Regime
  private let role: ParameterRole?
  private let profiles: ProfileStore
  var stretches = 0
  let stretchLimit: Int
  private var markets: MarketLine
  var isProved: Bool
  private var questions = 0
  /// Whether shares take so long that a proof is not tried again where it failed once.
  private let isDear: Bool
  private var isGivenUp = false

  init(_ line: ParameterLine, today: Double, here: Regime, shares: ShareTable) {
    self.line = line
    self.today = today
    self.here = here
    stretchLimit = line.market.hasAnnualAggregates ? Self.dearStretches : Self.stretches
    role = line.parameter.isLinear ? nil : ParameterRole(line.parameter, in: line.market)
    let game = line.market.game
    isDear =
      role != nil && game.playerCount > Self.cheapPlayers && game.types.contains { $0.exponent != 1 }
    profiles = ProfileStore(game, limit: isDear ? Self.dearProfileLimit : Self.profileLimit, shares: shares)
    markets = MarketLine(line.market, line.parameter, today: today)
    isProved =
      !line.parameter.isWhole && here.isComplete && (line.parameter.isLinear || role != nil)
      && !line.market.entersOverlaps(line.parameter)
  }

  /// Values that no interval may contain in its interior: other failover times of the same kind.
  var cuts: [Double] { Self.cuts(role, line) }

  static func cuts(_ role: ParameterRole?, _ line: ParameterLine) -> [Double] {
    guard role == .failover else { return [] }
    let scenario = line.market.scenario
    return scenario.parameters.filter {
      $0.key.contains(".failover.") || $0.key.hasSuffix(".after")
    }.map { $0.value(in: scenario) }
  }

  /// The first interval, between two values, with the equilibria of today at the near end and others at the
  /// far end; `nil` where there is none.
  ///
  /// - Precondition: nothing changes up to `near`.
  mutating func change(from near: Double, to far: Double) -> (near: Double, far: Double)? {
    markets.forget()
    guard !line.parameter.isWhole, line.parameter.isLinear || role != nil else {
      return isChanged(at: far) ? (near, far) : nil
    }
    return firstChange(from: near, to: far, asking: Question())
  }

  mutating func finding(
    from near: Double, to far: Double, about question: Question
  ) -> StretchFinding<Question> {
    guard !isGivenUp, let stretch = stretch(near, far) else { return .unknown }
    guard let open = undecided(question.candidates, stretch) else {
      isGivenUp = isDear
      return .unknown
    }
    let isHistoryOpen = question.isHistoryOpen && !isHistoryKept(near, far, stretch)
    return open.isEmpty && !isHistoryOpen
      ? .still : .open(Question(candidates: open, isHistoryOpen: isHistoryOpen))
  }

  func isChanged(at value: Double) -> Bool { line.region(value).map { !$0.isSameMarket(as: here) } ?? false }

  func scale(from near: Double, to far: Double) -> Double { max(abs(near), abs(far), abs(today), 1e-12) }

  private mutating func stretch(_ near: Double, _ far: Double) -> (any GainBounds)? {
    guard let role else {
      guard let first = markets[near], let second = markets[far] else { return nil }
      return LinearGainBounds(first, second)
    }
    return MonotoneGainBounds.best(role, line.parameter, (near, far)) { markets[$0] }
  }

  // MARK: Questions

  /// Profiles not yet shown to stay, or to stay no, equilibria; `nil` where there are too many to examine,
  /// here or in all.
  private mutating func undecided(_ candidates: [Int]?, _ stretch: any GainBounds) -> [Int]? {
    guard let open = candidates ?? profiles.undominated(over: stretch) else { return nil }
    questions += open.count
    guard questions <= Self.questionLimit else { return nil }
    return open.filter { !profiles.isDecided($0, here.pure, over: stretch) }
  }

  private mutating func isHistoryKept(_ near: Double, _ far: Double, _ stretch: any GainBounds) -> Bool {
    guard let market = markets[far] else { return false }
    let record = DecisionTrace()
    var walk = SequentialEntry(market, record: record)
    guard walk.run().counts == here.history else { return false }
    if record.isOpaque { isProved = false }
    return record.isOpaque || record.holds(over: stretch)
  }
}

/// The pure profiles of a game, computed once.
final class ProfileStore {
  private let counts: [Int]
  private let strategyCount: Int
  private let limit: Int
  private var open: [[Int]] = []
  private var profiles: [[[Int]]] = []
  /// By profile: the deviation that gained throughout the last interval, tried first.
  private var witnesses: [(type: Int, from: Int, to: Int)?] = []
  private let shares: ShareTable

  init(_ game: SharedHazardGame, limit: Int, shares: ShareTable) {
    self.shares = shares
    counts = game.counts
    strategyCount = game.strategyCount
    self.limit = limit
  }

  /// Indices of the profiles without strategies that are dominated throughout an interval; `nil` where there
  /// are too many. Indices hold until the next call.
  func undominated(over stretch: any GainBounds) -> [Int]? {
    let kept = stretch.undominated(counts: counts)
    if kept != open {
      let space = ProfileEnumeration(counts: counts, strategyCount: strategyCount, open: kept)
      guard kept.allSatisfy({ !$0.isEmpty }), space.total <= limit else { return nil }
      open = kept
      profiles = space.profiles()
      witnesses = profiles.map { _ in nil }
    }
    return Array(profiles.indices)
  }

  /// Whether a profile is shown to be an equilibrium throughout, as it is today, or nowhere, as today.
  func isDecided(_ index: Int, _ today: [[[Int]]], over stretch: any GainBounds) -> Bool {
    let profile = profiles[index]
    if today.contains(profile) {
      return deviations(of: profile).allSatisfy { type, from in
        let gains = gains(profile, type, from, stretch)
        return gains.indices.allSatisfy {
          $0 == from || gains[$0].upper < -stretch.margin || gains[$0] == .zero
        }
      }
    }
    let least = stretch.slack.most + stretch.margin
    if let (type, from, to) = witnesses[index],
      gains(profile, type, from, stretch, to: to..<to + 1)[0].lower > least
    {
      return true
    }
    for (type, from) in deviations(of: profile) {
      guard let to = gains(profile, type, from, stretch).firstIndex(where: { $0.lower > least }) else {
        continue
      }
      witnesses[index] = (type, from, to)
      return true
    }
    return false
  }

  private func deviations(of profile: [[Int]]) -> [(type: Int, from: Int)] {
    profile.indices.flatMap { type in
      profile[type].indices.filter { profile[type][$0] > 0 }.map { (type, $0) }
    }
  }

  private func gains(
    _ profile: [[Int]], _ type: Int, _ from: Int, _ stretch: any GainBounds, to strategies: Range<Int>? = nil
  ) -> [Interval] {
    var others = profile
    others[type][from] -= 1
    guard let down = stretch.fixedDown else {
      return stretch.gains(type: type, from: from, others: others, to: strategies)
    }
    let seen = shares.shares(type: type, others: others, down: down) {
      stretch.shares(type: type, others: others)
    }
    return stretch.gains(type: type, from: from, seen, to: strategies)
  }
}
