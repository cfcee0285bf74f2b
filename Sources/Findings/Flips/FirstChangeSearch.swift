/// The first change of the equilibria along a parameter, with a proof that nothing changes before.
///
/// Over a stretch of the parameter a profile stays no equilibrium where some deviation gains throughout, and stays one
/// where none does; history ends in the same place where every choice on the way to it stays the best. What cannot be
/// told over the whole stretch is told over its halves, the nearer one first, down to a billionth of the value: a change
/// that undoes itself within so little is a tie, not a change. Gains are bounded, not sampled: see `LinearGainBounds` and
/// `MonotoneGainBounds`.
///
/// Reference: Hansen and Walster, Global Optimization Using Interval Analysis, 2nd ed., chapter 9 (isolation of roots by
/// bisection).
import Games
import Market
import Scenario

struct FirstChangeSearch {
  /// Most profiles that are looked at one by one; strategies that are dominated over a whole stretch do not count.
  static let profileLimit = 5_000
  /// Most stretches in one direction.
  static let stretchLimit = 3_000

  private let line: ParameterLine
  private let today: Double
  private let here: Regime
  private let role: ParameterRole?
  private let profiles: ProfileStore
  private var stretches = 0
  private var markets: [Double: Market] = [:]
  /// Whether nothing was passed over unproved so far.
  private(set) var isProved: Bool

  init(_ line: ParameterLine, today: Double, here: Regime) {
    self.line = line
    self.today = today
    self.here = here
    role = line.parameter.isLinear ? nil : ParameterRole(line.parameter, in: line.market)
    profiles = ProfileStore(line.market.game, limit: Self.profileLimit)
    isProved = !line.parameter.isWhole && here.isComplete && (line.parameter.isLinear || role != nil)
  }

  /// Values across which no stretch may lie: other failover times of the same kind.
  var cuts: [Double] { Self.cuts(role, line) }

  static func cuts(_ role: ParameterRole?, _ line: ParameterLine) -> [Double] {
    guard role == .failover else { return [] }
    let scenario = line.market.scenario
    return scenario.parameters.filter {
      $0.key.contains(".failover.") || $0.key.hasSuffix(".after")
    }.map { $0.value(in: scenario) }
  }

  /// The first stretch, between two values, of which the near end has the equilibria of today and the far end others;
  /// `nil` where there is none.
  ///
  /// - Precondition: nothing changes up to `near`.
  mutating func change(from near: Double, to far: Double) -> (near: Double, far: Double)? {
    markets = [:]
    guard !line.parameter.isWhole, line.parameter.isLinear || role != nil else { return atEnds(near, far) }
    return change(near, far, candidates: nil, isHistoryOpen: true)
  }

  private mutating func change(
    _ near: Double, _ far: Double, candidates: [Int]?, isHistoryOpen: Bool
  ) -> (near: Double, far: Double)? {
    stretches += 1
    guard stretches <= Self.stretchLimit, let stretch = stretch(near, far) else {
      isProved = false
      return atEnds(near, far)
    }
    guard let open = undecided(candidates, stretch) else {
      isProved = false
      return atEnds(near, far)
    }
    let isHistoryOpen = isHistoryOpen && !isHistoryKept(near, far, stretch)
    if open.isEmpty, !isHistoryOpen { return nil }
    if abs(far - near) <= ParameterLine.clearance * max(abs(near), abs(far), abs(today), 1e-12) {
      return atEnds(near, far)
    }
    let middle = near + (far - near) / 2
    return change(near, middle, candidates: open, isHistoryOpen: isHistoryOpen)
      ?? change(middle, far, candidates: open, isHistoryOpen: isHistoryOpen)
  }

  private func atEnds(_ near: Double, _ far: Double) -> (near: Double, far: Double)? {
    guard let there = line.region(far), !there.isSameMarket(as: here) else { return nil }
    return (near, far)
  }

  private mutating func market(_ value: Double) -> Market? {
    if value == today { return line.market }
    if let known = markets[value] { return known }
    let fresh = line.market(value)
    markets[value] = fresh
    return fresh
  }

  private mutating func stretch(_ near: Double, _ far: Double) -> (any GainBounds)? {
    guard let role else {
      guard let first = market(near), let second = market(far) else { return nil }
      return LinearGainBounds(first, second)
    }
    return MonotoneGainBounds.best(role, line.parameter, (near, far)) { market($0) }
  }

  // MARK: Questions

  /// Profiles of which it is not clear that they stay, or stay no, equilibria; `nil` where there are too many to look at.
  private func undecided(_ candidates: [Int]?, _ stretch: any GainBounds) -> [Int]? {
    (candidates ?? profiles.undominated(over: stretch))?.filter {
      !profiles.isDecided($0, here.pure, over: stretch)
    }
  }

  private mutating func isHistoryKept(_ near: Double, _ far: Double, _ stretch: any GainBounds) -> Bool {
    guard let market = market(far) else { return false }
    let record = DecisionTrace()
    var walk = SequentialEntry(market, record: record)
    guard walk.run().counts == here.history else { return false }
    if record.isOpaque { isProved = false }
    return record.isOpaque || record.holds(over: stretch)
  }
}

/// The pure profiles of a game, made once.
final class ProfileStore {
  private let counts: [Int]
  private let strategyCount: Int
  private let limit: Int
  private var open: [[Int]] = []
  private var profiles: [[[Int]]] = []
  /// By profile: the deviation that gained throughout the last stretch, tried first.
  private var witnesses: [(type: Int, from: Int)?] = []

  init(_ game: SharedHazardGame, limit: Int) {
    counts = game.counts
    strategyCount = game.strategyCount
    self.limit = limit
  }

  /// Numbers of the profiles in which nobody plays what is dominated throughout a stretch; `nil` where they are too
  /// many. Numbers hold until the next call.
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

  /// Whether a profile is an equilibrium throughout, as it is today, or throughout none, as today.
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
    func gainsThroughout(_ type: Int, _ from: Int) -> Bool {
      gains(profile, type, from, stretch).contains { $0.lower > stretch.slack.most + stretch.margin }
    }
    if let known = witnesses[index], gainsThroughout(known.type, known.from) { return true }
    guard let witness = deviations(of: profile).first(where: gainsThroughout) else { return false }
    witnesses[index] = witness
    return true
  }

  private func deviations(of profile: [[Int]]) -> [(type: Int, from: Int)] {
    profile.indices.flatMap { type in
      profile[type].indices.filter { profile[type][$0] > 0 }.map { (type, $0) }
    }
  }

  private func gains(
    _ profile: [[Int]], _ type: Int, _ from: Int, _ stretch: any GainBounds
  ) -> [Interval] {
    var others = profile
    others[type][from] -= 1
    return stretch.gains(type: type, from: from, others: others)
  }
}
