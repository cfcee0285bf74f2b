/// The smallest tipping coalition: the fewest players whose joint move makes all others follow.
///
/// Purpose: in a game of strategic complements, all players may be stuck on one strategy although all would
/// prefer another. A coalition that moves and stays tips the others if these, one after the other, find it
/// best to follow, each given the earlier moves.
///
/// Reference: Heal and Kunreuther, "Modeling interdependent risks", Risk Analysis 27 (2007) 621; Kunreuther and
/// Heal, "Interdependent security", J. Risk and Uncertainty 26 (2003) 231.

/// A coalition whose joint move makes all others follow.
public struct TippingCoalition: Equatable, Sendable {
  /// Its members by type and by the strategy that they leave.
  public let members: [[Int]]
  /// Whether no smaller coalition, of any make-up, tips the rest: each of them was tried.
  public let isSmallest: Bool

  /// Number of members; 0 if the others move without a coalition.
  public var size: Int { members.joined().reduce(0, +) }
}

extension TypeSymmetricGame {
  /// The smallest coalition whose move from a profile to one strategy for each type makes all others follow.
  ///
  /// The others revise type by type and strategy by strategy, in order, until no player gains; a tie is no
  /// reason to move. With strategic complements the order does not matter. `nil` if even a coalition of all
  /// but one player does not tip the last.
  ///
  /// - Parameters:
  ///   - start: counts by type and strategy.
  ///   - target: the strategy of each type.
  ///   - walkBudget: number of coalitions to try.
  ///   - replyBudget: number of replies of others to work out for these. If either does not suffice, the search bisects
  ///     the size of coalitions that are filled up group by group, and `isSmallest` is false.
  /// - Complexity: (coalitions) · (revision paths) · (types) · (strategies) evaluations.
  public func tippingCoalition(
    from start: [[Int]], to target: [Int], walkBudget: Int = 20_000, replyBudget: Int = 200_000
  ) -> TippingCoalition? {
    precondition(start.count == counts.count && target.count == counts.count)
    var search = TippingSearch(game: self, start: start, target: target)
    return search.run(walkBudget: walkBudget, replyBudget: replyBudget)
  }
}

private struct TippingSearch<Game: TypeSymmetricGame> {
  let game: Game
  let start: [[Int]]
  let target: [Int]
  let slack: Double
  /// Groups of potential members: type and strategy, with their size.
  let groups: [(type: Int, strategy: Int, size: Int)]
  /// Replies of players that were worked out.
  private var replies = 0

  init(game: Game, start: [[Int]], target: [Int]) {
    self.game = game
    self.start = start
    self.target = target
    slack = Tolerance.regret * game.payoffScale
    groups = start.indices.flatMap { type in
      start[type].indices.filter { $0 != target[type] && start[type][$0] > 0 }
        .map { (type, $0, start[type][$0]) }
    }
  }

  mutating func run(walkBudget: Int, replyBudget: Int) -> TippingCoalition? {
    let all = groups.reduce(0) { $0 + $1.size }
    let coalitions = groups.reduce(1.0) { $0 * Double($1.size + 1) }
    if coalitions > Double(walkBudget) { return halving(all) }
    for size in 0...max(0, all) {
      if let members = firstCoalition(of: size, replyBudget: replyBudget) {
        return coalition(members, isSmallest: true)
      }
      // Walks in which players move one at a time are long: a thousand coalitions may take a million replies.
      if replies > replyBudget { return halving(all) }
    }
    return nil
  }

  /// The first coalition of a size that tips the others; `nil` too where the budget is spent.
  private mutating func firstCoalition(of size: Int, replyBudget: Int) -> [Int]? {
    var found: [Int]?
    func extend(_ members: [Int], left: Int) {
      guard found == nil, replies <= replyBudget else { return }
      if members.count == groups.count {
        if left == 0, tips(members) { found = members }
        return
      }
      let room = groups[(members.count + 1)...].reduce(0) { $0 + $1.size }
      let own = groups[members.count].size
      for count in stride(from: min(own, left), through: max(0, left - room), by: -1) {
        extend(members + [count], left: left - count)
      }
    }
    extend([], left: size)
    return found
  }

  /// Bisects the size of coalitions filled up group by group, as if the larger of two always tips too.
  private mutating func halving(_ all: Int) -> TippingCoalition? {
    func filled(_ size: Int) -> [Int] {
      var left = size
      return groups.map { group in
        let count = min(left, group.size)
        left -= count
        return count
      }
    }
    guard all > 0, tips(filled(all - 1)) else { return nil }
    var (low, high) = (-1, all - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if tips(filled(middle)) { high = middle } else { low = middle }
    }
    return coalition(filled(high), isSmallest: high == 0)
  }

  private func coalition(_ members: [Int], isSmallest: Bool) -> TippingCoalition? {
    var result = start.map { $0.map { _ in 0 } }
    for (group, count) in zip(groups, members) { result[group.type][group.strategy] = count }
    // A coalition of all players tips no one, unless all were on the target already.
    let size = members.reduce(0, +)
    if size > 0, size == groups.reduce(0, { $0 + $1.size }) { return nil }
    return TippingCoalition(members: result, isSmallest: isSmallest)
  }

  /// Whether all players outside the coalition end up on the target too.
  private mutating func tips(_ members: [Int]) -> Bool {
    var walk = BestResponseDynamics(game: game, counts: start, slack: slack)
    for (group, count) in zip(groups, members) {
      walk.pledge(type: group.type, from: group.strategy, to: target[group.type], count: count)
    }
    walk.settle()
    replies += walk.replies
    return game.counts.indices.allSatisfy { walk.counts[$0][target[$0]] == game.counts[$0] }
  }
}
