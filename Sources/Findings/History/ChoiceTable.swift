/// Choices of firms against others, worked out once for all walks of markets that differ in numbers of firms only.
///
/// A choice depends on who is there, not on how many will come: markets from one firm to a million take the same first
/// thousand steps. A walk asks for the same choice twice besides: at the end of a run and at the start of the next.
import Games

final class ChoiceTable {
  /// A firm that chooses.
  struct Key: Hashable {
    let type: Int
    let others: [[Int]]
    /// The current strategy of a firm that has entered.
    let current: Int?
    /// Whether it sees the game of entrants.
    let isEntering: Bool
  }

  /// Entries beyond which the table starts anew.
  private static let limit = 20_000

  private var games: [SharedHazardGame] = []
  private var known: [Key: Int] = [:]

  /// Empties the table unless its choices hold for these games: that of entrants and that of incumbents.
  func prepare(for games: [SharedHazardGame]) {
    if self.games.count == games.count, zip(self.games, games).allSatisfy({ $0.isAlike($1) }) { return }
    self.games = games
    known = [:]
  }

  /// A choice, computed where it is not known.
  func choice(_ key: Key, computing: () -> Int) -> Int {
    if let choice = known[key] { return choice }
    let fresh = computing()
    if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
    known[key] = fresh
    return fresh
  }
}

extension SharedHazardGame {
  /// Whether another game differs in the numbers of players at most.
  fileprivate func isAlike(_ other: SharedHazardGame) -> Bool {
    isDown(like: other) && types.count == other.types.count
      && zip(types, other.types).allSatisfy {
        $0.weight == $1.weight && $0.exponent == $1.exponent && $0.base == $1.base && $0.relief == $1.relief
          && $0.praise == $1.praise
      }
  }
}
