/// Constraints of correlated equilibria, from type-symmetric games and from games in normal form.

extension CorrelatedEquilibria {
  /// Lotteries over the count profiles of a type-symmetric game.
  ///
  /// Throws if the program would be too large; the size is checked before anything is computed.
  ///
  /// - Parameter open: strategies that are drawn, by type; by default all. Strictly dominated strategies may
  ///   be left out of correlated equilibria (no player obeys them), but not of coarse ones.
  /// - Complexity: (profiles) · (types) · (strategies) evaluations of the game.
  public init(
    _ game: some TypeSymmetricGame, _ kind: Kind, open: [[Int]]? = nil, limit: Int = numberLimit
  ) throws(GameSizeError) {
    let m = game.strategyCount
    let space = ProfileEnumeration(counts: game.counts, strategyCount: m, open: open)
    let rows = game.counts.count * (kind == .correlated ? m * (m - 1) : m) + 2
    try Self.check(profiles: space.total, rows: rows, limit: limit)
    let profiles = space.profiles()
    var book = GainBook(kind: kind, strategies: game.counts.map { _ in m }, profiles: profiles.count)
    var payoffs: [[Double]] = []
    var welfare: [Double] = []
    for (index, counts) in profiles.enumerated() {
      var means = game.counts.map { _ in 0.0 }
      for type in counts.indices {
        for own in 0..<m where counts[type][own] > 0 {
          var others = counts
          others[type][own] -= 1
          let choices = game.payoffs(type: type, againstCounts: others)
          let share = Double(counts[type][own]) / Double(game.counts[type])
          means[type] += share * choices[own]
          book.record(type: type, own: own, share: share, choices: choices, profile: index)
        }
      }
      payoffs.append(means)
      welfare.append(zip(means, game.counts).reduce(0) { $0 + $1.0 * Double($1.1) })
    }
    self.init(kind: kind, profiles: profiles, payoffs: payoffs, welfare: welfare, gains: book.rows)
  }

  /// Lotteries over the profiles of a game in normal form: every player is a type of its own.
  ///
  /// Throws if the program would be too large.
  public init(_ game: NormalFormGame, _ kind: Kind, limit: Int = numberLimit) throws(GameSizeError) {
    let sizes = game.strategies.map(\.count)
    let total = game.payoffs.count / sizes.count
    let rows = sizes.reduce(2) { $0 + (kind == .correlated ? $1 * ($1 - 1) : $1) }
    try Self.check(profiles: total, rows: rows, limit: limit)
    var book = GainBook(kind: kind, strategies: sizes, profiles: total)
    var profiles: [[[Int]]] = []
    for index in 0..<total {
      var rest = index
      var stride = 1
      var profile: [[Int]] = []
      for (player, size) in sizes.enumerated() {
        let own = rest % size
        let choices = (0..<size).map { game.payoff(of: player, at: index + ($0 - own) * stride) }
        book.record(type: player, own: own, share: 1, choices: choices, profile: index)
        profile.append((0..<size).map { $0 == own ? 1 : 0 })
        rest /= size
        stride *= size
      }
      profiles.append(profile)
    }
    let payoffs = (0..<total).map { index in sizes.indices.map { game.payoff(of: $0, at: index) } }
    self.init(
      kind: kind, profiles: profiles, payoffs: payoffs, welfare: payoffs.map { $0.reduce(0, +) },
      gains: book.rows)
  }

  private static func check(profiles: Int, rows: Int, limit: Int) throws(GameSizeError) {
    let (size, overflow) = profiles.multipliedReportingOverflow(by: rows)
    if overflow || size > limit {
      throw GameSizeError(.numbers, size: overflow ? Int.max : size, limit: limit)
    }
  }
}

/// Gains from deviations, collected profile by profile.
private struct GainBook {
  let kind: CorrelatedEquilibria.Kind
  private(set) var rows: [[Double]]
  private let strategies: [Int]
  private let firstRow: [Int]

  init(kind: CorrelatedEquilibria.Kind, strategies: [Int], profiles: Int) {
    self.kind = kind
    self.strategies = strategies
    var first: [Int] = []
    var count = 0
    for size in strategies {
      first.append(count)
      count += kind == .correlated ? size * size : size
    }
    firstRow = first
    rows = [[Double]](repeating: [Double](repeating: 0, count: profiles), count: count)
  }

  /// Records the gains from deviating of the players of a type on one strategy, a share of its players.
  mutating func record(type: Int, own: Int, share: Double, choices: [Double], profile: Int) {
    for to in 0..<strategies[type] where to != own {
      let place = kind == .correlated ? own * strategies[type] + to : to
      rows[firstRow[type] + place][profile] += share * (choices[to] - choices[own])
    }
  }
}
