/// Best-response dynamics: players revise their strategies, one after the other.

/// A path of best responses through count profiles; some players may be pledged to their strategies.
struct BestResponseDynamics<Game: TypeSymmetricGame> {
  let game: Game
  private(set) var counts: [[Int]]
  /// Replies of players that were worked out.
  private(set) var replies = 0
  /// Numbers of pledged players, who do not revise, by type and strategy.
  private var pledged: [[Int]]
  private let slack: Double

  init(game: Game, counts: [[Int]], slack: Double) {
    self.game = game
    self.counts = counts
    self.slack = slack
    pledged = counts.map { $0.map { _ in 0 } }
  }

  /// Moves players and pledges them to the new strategy.
  mutating func pledge(type: Int, from: Int, to: Int, count: Int) {
    counts[type][from] -= count
    counts[type][to] += count
    pledged[type][to] += count
  }

  /// Lets the others revise until no player gains; `false` if the process does not terminate.
  @discardableResult
  mutating func settle(roundLimit: Int = 1_000) -> Bool {
    var seen: Set<[[Int]]> = []
    for _ in 0..<roundLimit {
      if !revise() { return true }
      if !seen.insert(counts).inserted { return false }
    }
    return false
  }

  /// A round: each group of players with the same type and strategy moves as long as its members gain.
  private mutating func revise() -> Bool {
    var moved = false
    for type in counts.indices {
      for s in 0..<game.strategyCount where counts[type][s] > pledged[type][s] {
        guard let choice = reply(type, s, counts) else { continue }
        let run = longestRun(type, from: s, to: choice)
        counts[type][s] -= run
        counts[type][choice] += run
        moved = true
      }
    }
    return moved
  }

  /// The longest run, found by halving from the top, with the move a best response at both of its ends: for
  /// payoffs monotone along a run it then is one in between.
  private mutating func longestRun(_ type: Int, from: Int, to: Int) -> Int {
    var length = counts[type][from] - pledged[type][from]
    while length > 1 {
      var end = counts
      end[type][from] -= length - 1
      end[type][to] += length - 1
      if reply(type, from, end) == to { return length }
      length /= 2
    }
    return 1
  }

  /// Best response to which a player switches; `nil` if it stays.
  mutating func reply(_ type: Int, _ strategy: Int, _ counts: [[Int]]) -> Int? {
    replies += 1
    var others = counts
    others[type][strategy] -= 1
    let payoffs = game.payoffs(type: type, againstCounts: others)
    var choice: Int?
    for (s, payoff) in payoffs.enumerated() {
      let least = choice.map { payoffs[$0] } ?? payoffs[strategy] + slack
      if payoff > least { choice = s }
    }
    return choice
  }
}
