/// Ordinal payoffs: the preference order of each player's strategies, on which alone best responses depend.
internal import ResilienceNumerics

extension GambitNormalForm {
  /// Classes of interchangeable active players, and a count game whose payoff is the rank of a strategy in
  /// its player's order, from 0 for the worst; `nil` if players differ in the number of strategies. Equal
  /// ranks are ties of the payoffs as they were written.
  ///
  /// - Complexity: O(payoffs · log strategies).
  public func ordinalTable() -> (classes: [[Int]], table: TypeSymmetricTable)? {
    let active = ActivePlayers(self)
    let game = active.reduced.game
    let classes = CanonicalGame(active.reduced).game.interchangeablePlayers()
    let n = game.players.count
    var payoffs = game.payoffs
    var stride = 1
    for (player, names) in game.strategies.enumerated() {
      for row in 0..<payoffs.count / n / names.count {
        let first = row / stride * stride * names.count + row % stride
        let places = names.indices.map { (first + $0 * stride) * n + player }
        for (place, rank) in zip(places, active.reduced.ranks(of: places)) { payoffs[place] = Double(rank) }
      }
      stride *= names.count
    }
    let ordinal = NormalFormGame(players: game.players, strategies: game.strategies, payoffs: payoffs)
    guard let table = TypeSymmetricTable(ordinal, classes: classes) else { return nil }
    return (classes.map { $0.map { active.players[$0] } }, table)
  }

  /// Ranks of payoffs, the same for equal ones. Doubles that differ are in the order of the fractions they
  /// round.
  private func ranks(of places: [Int]) -> [Int] {
    let (rounded, exact) = (game.payoffs, exactPayoffs)
    let order = places.indices.sorted {
      let (first, second) = (places[$0], places[$1])
      return rounded[first] != rounded[second]
        ? rounded[first] < rounded[second] : exact[first] < exact[second]
    }
    var ranks = [Int](repeating: 0, count: places.count)
    for (before, next) in zip(order, order.dropFirst()) {
      ranks[next] = ranks[before] + (exact[places[before]] == exact[places[next]] ? 0 : 1)
    }
    return ranks
  }
}
