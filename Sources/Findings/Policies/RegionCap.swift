/// Cap on concentration: a regulator's limit on the share of firms that rely on one region alone.
///
/// The rule changes the permitted moves. A firm may move to a strategy that relies on one region as long as
/// the region is below the cap; firms already in it may stay. Profiles are tried one by one, so that the
/// doses are exact: shares k/N.
import Games
import Market
import Scenario

struct RegionCap {
  let market: Market
  let target: Int
  let optimum: SocialOptimum
  let history: [[Int]]

  private var firmCount: Int { market.scenario.firmCount }
  private var slack: Double { Tolerance.regret * market.game.payoffScale }

  /// The weakest rule with each effect, as 1 − the share that it allows.
  ///
  /// A rule that allows one firm in a region does not stop the first deviation from the resilient profile: if
  /// any firm gains by it, only a ban does. The only equilibrium and the sequential-entry profile are
  /// computed where all profiles can be tried.
  func row() -> PolicyStudy.Row {
    let isStill = market.game.certify(.pure(counts: market.uniform(target))).regret <= slack
    let allowed = isStill ? firmCount : firmCount - 1
    let equilibrium = dose(isStill || isBanEnough ? (isStill ? firmCount : 0) : nil)
    let rooms = isStill ? Array((0...min(allowed, 200)).reversed()) : [0]
    let canTry = optimum.isProved && firmCount <= 200
    let only = canTry ? rooms.first { equilibria(room: $0) == [market.uniform(target)] } : nil
    let picked = canTry ? rooms.first { historyEnd(room: $0) == market.uniform(target) } : nil
    return PolicyStudy.Row(
      policy: .cap, equilibrium: equilibrium, only: dose(only, canTry), history: dose(picked, canTry),
      transfer: equilibrium.value.map { _ in 0 }, effect: nil)
  }

  private func dose(_ room: Int?, _ isProved: Bool = true) -> PolicyStudy.Dose {
    PolicyStudy.Dose(value: room.map { 1 - Double($0) / Double(firmCount) }, isProved: isProved)
  }

  /// Whether no firm leaves the resilient profile when none may rely on one region alone.
  private var isBanEnough: Bool {
    market.region(relyingOn: target) == nil && isEquilibrium(market.uniform(target), room: 0)
  }

  private func load(_ counts: [[Int]], _ region: String) -> Int {
    counts.reduce(0) { total, row in
      row.indices.reduce(total) { market.region(relyingOn: $1) == region ? $0 + row[$1] : $0 }
    }
  }

  /// Whether one firm that plays `from` may play `to`, the others being `others`.
  private func mayMove(_ from: Int?, _ to: Int, among others: [[Int]], room: Int) -> Bool {
    guard let region = market.region(relyingOn: to) else { return true }
    if let from, market.region(relyingOn: from) == region { return true }
    return load(others, region) < room
  }

  private func isAllowed(_ counts: [[Int]], room: Int) -> Bool {
    market.scenario.regions.allSatisfy { load(counts, $0.name) <= room }
  }

  private func isEquilibrium(_ counts: [[Int]], room: Int) -> Bool {
    for type in counts.indices {
      for s in counts[type].indices where counts[type][s] > 0 {
        var others = counts
        others[type][s] -= 1
        let payoffs = market.game.payoffs(type: type, against: .pure(counts: others))
        for to in payoffs.indices where payoffs[to] > payoffs[s] + slack {
          if mayMove(s, to, among: others, room: room) { return false }
        }
      }
    }
    return true
  }

  /// All pure equilibria under the rule.
  private func equilibria(room: Int) -> [[[Int]]] {
    var found: [[[Int]]] = []
    forEachTypeProfile(counts: market.game.counts, strategies: market.strategies.count) { counts in
      if isAllowed(counts, room: room), isEquilibrium(counts, room: room) { found.append(counts) }
      return found.count < 2
    }
    return found
  }

  /// Final profile of sequential entry under the rule: entry one by one, then revision.
  private func historyEnd(room: Int) -> [[Int]]? {
    var counts = market.firms.map { _ in [Int](repeating: 0, count: market.strategies.count) }
    for type in market.firms.indices {
      for _ in 0..<market.firms[type].type.count {
        guard let choice = best(type, nil, counts, room) else { return nil }
        counts[type][choice] += 1
      }
    }
    for _ in 0..<100 {
      var hasMoved = false
      for type in counts.indices {
        for s in counts[type].indices where counts[type][s] > 0 {
          counts[type][s] -= 1
          let choice = best(type, s, counts, room) ?? s
          counts[type][choice] += 1
          hasMoved = hasMoved || choice != s
        }
      }
      if !hasMoved { return counts }
    }
    return nil
  }

  private func best(_ type: Int, _ own: Int?, _ others: [[Int]], _ room: Int) -> Int? {
    let payoffs = market.game.payoffs(type: type, against: .pure(counts: others))
    var choice = own
    for s in payoffs.indices where mayMove(own, s, among: others, room: room) {
      guard let current = choice else {
        choice = s
        continue
      }
      if payoffs[s] > payoffs[current] + slack { choice = s }
    }
    return choice
  }
}
