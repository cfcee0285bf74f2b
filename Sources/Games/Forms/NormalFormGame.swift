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

  /// Expands a type-symmetric game to normal form: players of a type one after the other.
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

  /// Number of payoffs of a type-symmetric game in normal form; `Int.max` on overflow.
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

  /// Number of a profile, given as strategy index by player.
  public func index(of profile: [Int]) -> Int {
    var index = 0
    for (player, choice) in profile.enumerated().reversed() {
      index = index * strategies[player].count + choice
    }
    return index
  }

  /// A player's payoff in a numbered profile.
  public func payoff(of player: Int, at profile: Int) -> Double { payoffs[profile * players.count + player] }

  /// All pure equilibria: profiles, each the index of a strategy for each player, in which no player gains
  /// more than `slack` by a unilateral deviation.
  ///
  /// - Parameter jobs: number of threads; the result is the same for any number.
  /// - Complexity: O(profiles · Σ strategies).
  public func pureEquilibria(slack: Double = 0, jobs: Int = 1) -> [[Int]] {
    let total = payoffs.count / players.count
    // Parts of some milliseconds each: fewer are not worth a thread.
    let size = 1 << 15
    return ParallelTasks.run(count: (total + size - 1) / size, jobs: jobs) { part in
      var found: [[Int]] = []
      forEachPureEquilibrium(in: part * size..<min(total, (part + 1) * size), slack: slack) {
        found.append($0)
        return true
      }
      return found
    }.flatMap { $0 }
  }

  /// Calls `body` with each pure equilibrium; stops when it returns `false`.
  func forEachPureEquilibrium(slack: Double, _ body: ([Int]) -> Bool) {
    forEachPureEquilibrium(in: 0..<payoffs.count / players.count, slack: slack, body)
  }

  private func forEachPureEquilibrium(in profiles: Range<Int>, slack: Double, _ body: ([Int]) -> Bool) {
    let n = players.count
    let sizes = strategies.map(\.count)
    let strides = sizes.indices.map { sizes[..<$0].reduce(1, *) }
    let entries = payoffs.span
    for index in profiles {
      var isEquilibrium = true
      for player in 0..<n where isEquilibrium {
        let own = index / strides[player] % sizes[player]
        let step = strides[player] * n
        var place = (index - own * strides[player]) * n + player
        let value = entries[index * n + player] + slack
        for _ in 0..<sizes[player] {
          if entries[place] > value { isEquilibrium = false }
          place += step
        }
      }
      guard isEquilibrium else { continue }
      guard body(sizes.indices.map { index / strides[$0] % sizes[$0] }) else { return }
    }
  }
}
