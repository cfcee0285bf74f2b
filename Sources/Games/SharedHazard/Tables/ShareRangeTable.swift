/// Table of the ranges of E[φ^κ] over boxes of many players, worked out once for all games with the same hazards.
///
/// Along a price or a rate the probabilities of being down stay the same, and so do the ranges that a search for pure
/// equilibria asks for in box after box, while every payoff changes. An entry is found by its whole box and holds for
/// its own hazards only.
final class ShareRangeTable: Sendable {
  /// What all others of a player of a type can do.
  private struct Key: Hashable {
    let type: Int
    let lower: [Double]
    let upper: [Double]

    var mix: UInt64 {
      var mix = NumberMix()
      mix.add(UInt64(truncatingIfNeeded: type))
      for value in lower { mix.add(value.bitPattern) }
      for value in upper { mix.add(value.bitPattern) }
      return mix.bits
    }

    func hash(into hasher: inout Hasher) { hasher.combine(mix) }
  }

  /// What ranges depend on beside the box.
  private struct Hazards: Equatable {
    let down: [Double]
    let sizes: [Int]
    let weights: [Double]
    let exponents: [Double]
    let curved: [[Int]]
  }

  private static let recent = RecentTables<ShareRangeTable>()

  private let hazards: Hazards
  private let known: BoundedTable<Key, [Double]>

  /// The table of a game.
  ///
  /// - Parameter curved: by type, the hazards that ranges are asked for.
  static func table(for game: SharedHazardGame, curved: [[Int]]) -> ShareRangeTable {
    let hazards = Hazards(
      down: game.down, sizes: game.counts, weights: game.types.map(\.weight),
      exponents: game.types.map(\.exponent), curved: curved)
    return recent.table {
      $0.hazards == hazards
    } making: {
      ShareRangeTable(hazards, places: game.counts.count * game.strategyCount)
    }
  }

  private init(_ hazards: Hazards, places: Int) {
    self.hazards = hazards
    known = BoundedTable(size: 2 * places + 2 * (hazards.curved.map(\.count).max() ?? 0))
  }

  /// The ranges over a box of others, computed where they are not known.
  func ranges(type: Int, others: ProfileBox, computing: () -> [Double]) -> [Double] {
    let key = Key(type: type, lower: others.lower, upper: others.upper)
    return known.value(of: key, mix: key.mix, computing: computing)
  }
}
