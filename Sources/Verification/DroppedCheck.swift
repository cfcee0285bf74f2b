/// Part `dropped`: strategies of a market that are worse than another one, whatever the others do.
internal import ResilienceNumerics

/// Check of dominance by bounds on the shares of others that are down.
///
/// A payoff is base + Σ relief · E[φ^κ] + Σ praise · E[φ] over hazards; φ lies between the least and the largest
/// probability of being down among what the others keep.
struct DroppedCheck {
  private let game: StatedGame
  private let market: StatedMarket

  init(_ game: StatedGame) throws(Failure) {
    guard let stated = game.market else { throw Failure("no market") }
    self.game = game
    market = try StatedMarket(stated, types: game.players.count)
  }

  /// Number of dropped strategies; what is kept is the game of the other parts.
  func dropped(_ reader: inout CertificateReader) throws(Failure) -> Int {
    var kept = market.base.map { Set($0.indices) }
    var count = 0
    while true {
      let line = try reader.next().list()
      if line == [.text("done")] { break }
      try need(line.first == .text("drop") && line.count == 4, "an unknown reason")
      let (t, a, b) = (try line[1].whole(), try line[2].whole(), try line[3].whole())
      try need(
        game.types.contains(t) && kept[t].contains(a) && market.base[t].indices.contains(b) && a != b,
        "a strategy that is not there")
      try need(leastGain(t, a, b, kept).signum > 0, "the strategy is not worse")
      kept[t].remove(a)
      count += 1
    }
    try need(kept.map(\.count) == game.strategies, "other strategies are kept")
    return count
  }

  private func leastGain(_ t: Int, _ a: Int, _ b: Int, _ kept: [Set<Int>]) -> Rational {
    var gain = market.base[t][b] - market.base[t][a]
    let isAlone = game.players == [1]
    for (h, hazard) in market.down.enumerated() {
      let shares = kept.indices.flatMap { u in kept[u].map { hazard[u][$0] } }
      let low = isAlone ? 0 : shares.min() ?? 0
      let high = shares.max() ?? 0
      let power: [Rational] = market.convex[t] ? [low == 1 ? 1 : 0, high] : [low, high.signum > 0 ? 1 : 0]
      for (bounds, table) in [(power, market.relief[t][h]), ([low, high], market.praise[t][h])] {
        let difference = table[b] - table[a]
        gain = gain + min(difference * bounds[0], difference * bounds[1])
      }
    }
    return gain
  }
}

/// A market with all its strategies.
private struct StatedMarket {
  /// `down[hazard][type][strategy]`: probabilities.
  let down: [[[Rational]]]
  /// `base[type][strategy]`.
  let base: [[Rational]]
  /// `relief[type][hazard][strategy]`.
  let relief: [[[Rational]]]
  /// `praise[type][hazard][strategy]`.
  let praise: [[[Rational]]]
  /// Whether the power of a type is at least 1.
  let convex: [Bool]

  init(_ value: StatedValue, types: Int) throws(Failure) {
    down = try Self.tables(value["down"])
    let bases = try Self.tables(value["base"])
    relief = try Self.tables(value["relief"])
    praise = try Self.tables(value["praise"])
    var convex: [Bool] = []
    for item in try value["convex"].list() { convex.append(try item.flag()) }
    self.convex = convex
    try need(bases.count == 1 && bases[0].count == types && convex.count == types, "a market of other types")
    base = bases[0]
    let sizes = base.map(\.count)
    try need(
      sizes.allSatisfy { $0 > 0 } && down.allSatisfy { $0.map(\.count) == sizes }, "a market with gaps")
    try need(
      down.allSatisfy { $0.allSatisfy { $0.allSatisfy { $0 >= 0 && $0 <= 1 } } }, "no probability")
    for table in [relief, praise] {
      try need(table.count == types, "a market with gaps")
      for (t, hazards) in table.enumerated() {
        try need(
          hazards.count == down.count && hazards.allSatisfy { $0.count == sizes[t] }, "a market with gaps")
      }
    }
  }

  private static func tables(_ value: StatedValue) throws(Failure) -> [[[Rational]]] {
    var result: [[[Rational]]] = []
    for table in try value.list() {
      var rows: [[Rational]] = []
      for row in try table.list() {
        var numbers: [Rational] = []
        for number in try row.list() { numbers.append(try number.fraction()) }
        rows.append(numbers)
      }
      result.append(rows)
    }
    return result
  }
}
