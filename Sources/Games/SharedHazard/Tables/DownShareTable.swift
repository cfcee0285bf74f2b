/// Table of the shares of many others that are down, worked out once for all games with the same hazards.
///
/// The walks of sequential entry and the certificates of a profile ask for the same shares in market after market along
/// a price or a rate. An entry is found by all choices of the others and holds for its own hazards only.
final class DownShareTable: Sendable {
  /// Others with known choices, as a player of a type sees them.
  private struct Key: Hashable {
    let type: Int
    let counts: [[Int]]

    var mix: UInt64 {
      var mix = NumberMix()
      mix.add(UInt64(truncatingIfNeeded: type))
      for row in counts { for count in row { mix.add(UInt64(truncatingIfNeeded: count)) } }
      return mix.bits
    }

    func hash(into hasher: inout Hasher) { hasher.combine(mix) }
  }

  private static let recent = RecentTables<DownShareTable>()

  // What shares depend on beside the others.
  private let down: [Double]
  private let strategyCount: Int
  private let weights: [Double]
  private let exponents: [Double]

  private let known: BoundedTable<Key, [SharedHazardGame.DownShare]>

  /// The table of a game.
  static func table(for game: SharedHazardGame) -> DownShareTable {
    recent.table {
      $0.fits(game)
    } making: {
      DownShareTable(game)
    }
  }

  private init(_ game: SharedHazardGame) {
    down = game.down
    strategyCount = game.strategyCount
    weights = game.types.map(\.weight)
    exponents = game.types.map(\.exponent)
    known = BoundedTable(size: 2 * game.hazards.count + game.types.count * game.strategyCount)
  }

  private func fits(_ game: SharedHazardGame) -> Bool {
    weights.count == game.types.count && strategyCount == game.strategyCount
      && game.types.indices.allSatisfy {
        game.types[$0].weight == weights[$0] && game.types[$0].exponent == exponents[$0]
      } && game.down == down
  }

  /// The shares by hazard that a player sees, computed where they are not known.
  func shares(
    type: Int, counts: [[Int]], computing: () -> [SharedHazardGame.DownShare]
  ) -> [SharedHazardGame.DownShare] {
    let key = Key(type: type, counts: counts)
    return known.value(of: key, mix: key.mix, computing: computing)
  }
}
