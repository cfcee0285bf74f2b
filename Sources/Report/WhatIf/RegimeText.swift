/// Regimes of equilibria in words: a letter for each, and the firms' strategies in it.
internal import Findings
internal import Market

/// Regimes of a page, the current one first.
struct RegimeNames {
  let market: Market
  let words: WhatIfWords
  private(set) var regions: [Regime]

  init(_ regions: [Regime], market: Market, words: WhatIfWords) {
    self.market = market
    self.words = words
    self.regions = regions
  }

  /// Letter of a regime; a new one gets the next letter.
  mutating func letter(_ region: Regime) -> String {
    if let index = regions.firstIndex(where: { $0.isSameMarket(as: region) }) { return Self.letter(index) }
    regions.append(region)
    return Self.letter(regions.count - 1)
  }

  /// Letters of an index: `A` to `Z`, then `AA`.
  static func letter(_ index: Int) -> String {
    let last = String(UnicodeScalar(UInt8(0x41 + index % 26)))
    return index < 26 ? last : letter(index / 26 - 1) + last
  }

  /// End of the entry sequence in a regime: `ordinary: multi-node-us-east-1; netflix: three-regions`.
  func history(_ region: Regime) -> String { seats(region.history, region) }

  /// Line of a regime: its letter, the end of the entry sequence, and its other equilibria.
  func line(_ index: Int) -> String {
    let region = regions[index]
    let isEquilibrium = region.pure.contains(region.history)
    let others = region.pure.filter { $0 != region.history }.map { seats($0, region) }
    return Self.letter(index) + "  "
      + words.region(
        history: history(region), isEquilibrium: isEquilibrium, others: Array(others.prefix(Self.shown)),
        more: max(0, others.count - Self.shown), mixtures: region.mixed.count, isComplete: region.isComplete)
      + (needsMixtures(index) ? " " + words.mixtures(region.mixed.map(mixture)) : "")
  }

  /// Whether another regime has the same line except for the mixtures.
  private func needsMixtures(_ index: Int) -> Bool {
    let region = regions[index]
    return !region.mixed.isEmpty
      && regions.indices.contains {
        $0 != index && regions[$0].pure == region.pure && regions[$0].history == region.history
          && regions[$0].mixed.count == region.mixed.count
      }
  }

  /// Mixtures of each type, by the strategies in use.
  private func mixture(_ supports: [[Int]]) -> String {
    words.list(
      supports.indices.map { type in
        words.seat(type: market.typeName(type), places: supports[type].map(market.strategyName))
      })
  }

  /// Number of a regime's equilibria named in its line.
  static let shown = 4

  func seats(_ counts: [[Int]], _ region: Regime) -> String {
    words.list(counts.indices.map { seat($0, counts[$0], region) })
  }

  /// New strategies of the types that differ from before.
  func moves(from before: Regime, to beyond: Regime) -> String {
    let types = beyond.history.indices.filter { beyond.history[$0] != before.history[$0] }
    return words.list(types.map { seat($0, beyond.history[$0], beyond) })
  }

  /// Profile with only the types that differ from the end of the entry sequence.
  func difference(_ profile: [[Int]], in region: Regime) -> String {
    let types = profile.indices.filter { profile[$0] != region.history[$0] }
    return types.isEmpty ? seats(profile, region) : words.list(types.map { seat($0, profile[$0], region) })
  }

  private func seat(_ type: Int, _ row: [Int], _ region: Regime) -> String {
    let used = row.indices.filter { row[$0] > 0 }
    let parts = used.map { s in
      used.count == 1 || region.countsVary
        ? market.strategyName(s) : words.some(row[s], on: market.strategyName(s))
    }
    return words.seat(type: market.typeName(type), places: parts)
  }
}
