/// The general normal form: a payoff for every player in every profile.
internal import ResilienceNumerics

/// A finite game of n players, dense.
///
/// Profiles are numbered with the first player's strategy fastest, as in Gambit's files.
public struct NormalFormGame: Equatable, Sendable {
  /// Names of the strategies by player; their numbers are the shape of the game.
  public let strategies: [[String]]
  /// Names of the players.
  public let players: [String]
  /// `payoffs[profile · players + player]`.
  public let payoffs: [Double]

  /// A game from its payoffs.
  ///
  /// - Precondition: an entry for every player in every profile.
  public init(players: [String], strategies: [[String]], payoffs: [Double]) {
    precondition(players.count == strategies.count && strategies.allSatisfy { !$0.isEmpty })
    precondition(payoffs.count == players.count * strategies.reduce(1) { $0 * $1.count })
    self.players = players
    self.strategies = strategies
    self.payoffs = payoffs
  }

  /// Writes out a game of types: players of a type one after the other.
  ///
  /// - Complexity: strategies^players profiles; ask `entries(counts:strategyCount:)` first.
  public init(_ game: TypeSymmetricTable, typeNames: [String], strategyNames: [String]) {
    let owners = game.counts.indices.flatMap { t in (0..<game.counts[t]).map { (type: t, number: $0 + 1) } }
    let m = game.strategyCount
    let n = owners.count
    var profile = [Int](repeating: 0, count: n)
    var counts = game.counts.map { _ in [Int](repeating: 0, count: m) }
    for owner in owners { counts[owner.type][0] += 1 }
    var payoffs: [Double] = []
    payoffs.reserveCapacity(Self.entries(counts: game.counts, strategyCount: m))
    repeat {
      for (player, owner) in owners.enumerated() {
        var others = counts
        others[owner.type][profile[player]] -= 1
        payoffs.append(game.payoffs(type: owner.type, againstCounts: others)[profile[player]])
      }
    } while Self.advance(&profile, &counts, owners: owners.map(\.type), strategies: m)
    self.init(
      players: owners.map {
        game.counts[$0.type] == 1 ? typeNames[$0.type] : "\(typeNames[$0.type]) \($0.number)"
      },
      strategies: owners.map { _ in strategyNames }, payoffs: payoffs)
  }

  /// Turns to the next profile, the first player fastest; `false` after the last.
  private static func advance(
    _ profile: inout [Int], _ counts: inout [[Int]], owners: [Int], strategies: Int
  ) -> Bool {
    for (player, type) in owners.enumerated() {
      counts[type][profile[player]] -= 1
      profile[player] = (profile[player] + 1) % strategies
      counts[type][profile[player]] += 1
      if profile[player] != 0 { return true }
    }
    return false
  }

  /// Number of payoffs of a game of types in this form; `Int.max` where it does not fit.
  public static func entries(counts: [Int], strategyCount: Int) -> Int {
    let players = counts.reduce(0, +)
    var entries = players
    for _ in 0..<players {
      let (product, overflow) = entries.multipliedReportingOverflow(by: strategyCount)
      if overflow { return Int.max }
      entries = product
    }
    return entries
  }

  /// Number of the profile in which each player plays the strategy of this index.
  public func index(of profile: [Int]) -> Int {
    var index = 0
    for (player, choice) in profile.enumerated().reversed() {
      index = index * strategies[player].count + choice
    }
    return index
  }

  /// A player's payoff in a numbered profile.
  public func payoff(of player: Int, at profile: Int) -> Double { payoffs[profile * players.count + player] }

  /// All profiles, each the index of a strategy for each player, in which no player gains more than `slack` by
  /// a deviation of its own: all pure equilibria.
  ///
  /// - Parameter jobs: threads to work with; the result is the same for any number.
  /// - Complexity: O(payoffs).
  public func pureEquilibria(slack: Double = 0, jobs: Int = 1) -> [[Int]] {
    let total = payoffs.count / players.count
    // Parts of some milliseconds each: fewer are not worth a thread.
    let size = 1 << 15
    let best = bestPayoffs
    return ParallelTasks.run(count: (total + size - 1) / size, jobs: jobs) { part in
      var found: [[Int]] = []
      forEachPureEquilibrium(in: part * size..<min(total, (part + 1) * size), best: best, slack: slack) {
        found.append($0)
        return true
      }
      return found
    }.flatMap { $0 }
  }

  /// Calls `body` with each pure equilibrium; stops when it returns `false`.
  func forEachPureEquilibrium(slack: Double, _ body: ([Int]) -> Bool) {
    forEachPureEquilibrium(
      in: 0..<payoffs.count / players.count, best: bestPayoffs, slack: slack, body)
  }

  /// The most that a player can have against each profile of the others, `best[player][others' profile]`, the first of the
  /// others fastest.
  ///
  /// - Complexity: O(payoffs).
  private var bestPayoffs: [[Double]] {
    let n = players.count
    let entries = payoffs.span
    var stride = 1
    return strategies.enumerated().map { player, names in
      var best = [Double](repeating: -.infinity, count: entries.count / n / names.count)
      let block = stride * names.count
      for first in Swift.stride(from: 0, to: entries.count / n, by: block) {
        let row = first / names.count
        for place in 0..<block {
          let own = row + place % stride
          best[own] = max(best[own], entries[(first + place) * n + player])
        }
      }
      stride = block
      return best
    }
  }

  private func forEachPureEquilibrium(
    in profiles: Range<Int>, best: [[Double]], slack: Double, _ body: ([Int]) -> Bool
  ) {
    let n = players.count
    let sizes = strategies.map(\.count)
    var strides = [1]
    for size in sizes { strides.append((strides.last ?? 1) * size) }
    let entries = payoffs.span
    for index in profiles {
      var isEquilibrium = true
      for player in 0..<n where isEquilibrium && sizes[player] > 1 {
        let row = index / strides[player + 1] * strides[player] + index % strides[player]
        isEquilibrium = best[player][row] <= entries[index * n + player] + slack
      }
      guard isEquilibrium else { continue }
      guard body(sizes.indices.map { index / strides[$0] % sizes[$0] }) else { return }
    }
  }
}
