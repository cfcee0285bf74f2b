/// The game of a certificate.
internal import ResilienceNumerics

/// A game of types of players, with payoffs as Bernstein coefficients in the mixtures of the others.
struct StatedGame {
  /// Number of players by type.
  let players: [Int]
  /// Number of strategies by type.
  let strategies: [Int]
  /// Size of a payoff of 1 by type.
  let units: [Rational]
  /// Whether payoffs are linear in the shares of others, whatever their number.
  let isOfShares: Bool
  /// `degrees[type][other]`.
  let degrees: [[Int]]
  /// `raw[type][strategy][row]`: payoffs as stated.
  let raw: [[[BigInteger]]]
  /// The same, less the least against the same others, and about as large for all types.
  let canonical: [[[BigInteger]]]
  /// Power of two that canonical payoffs stay below.
  let bits: Int
  /// Form `shares`: payoff by strategy without others, and the effect of one other player.
  let base: [[BigInteger]]
  /// `effect[type][strategy][other][its strategy]`.
  let effect: [[[[BigInteger]]]]

  /// Market from which strategies were dropped, if any.
  let market: StatedValue?
  /// Compositions and maps.
  let tables = BernsteinTables()

  /// Indices of the types.
  var types: Range<Int> { players.indices }

  /// Largest number of payoffs.
  private static let limit = 4_000_000

  init(_ header: StatedValue) throws(Failure) {
    try need(try header["certificate"].whole() == 1, "not a certificate of version 1")
    let (players, strategies) = (try header["players"].wholes(), try header["strategies"].wholes())
    try need(
      !players.isEmpty && players.count == strategies.count && players.allSatisfy { $0 > 0 }
        && strategies.allSatisfy { (1...1_000).contains($0) }, "no game")
    let units = try header["unit"].list()
    try need(units.count == players.count, "a unit is missing")
    var sizes: [Rational] = []
    for unit in units { sizes.append(try unit.fraction()) }
    try need(sizes.allSatisfy { $0.signum > 0 }, "a unit is not positive")
    self.units = sizes
    (self.players, self.strategies) = (players, strategies)
    market = header.optional("market")
    let others = players.indices.map { t in players.indices.map { players[$0] - ($0 == t ? 1 : 0) } }
    let form = try header["form"].text()
    try need(form == "counts" || form == "shares", "an unknown form of game")
    isOfShares = form == "shares"
    try need(isOfShares || players.allSatisfy { $0 <= 10_000 }, "too many players")
    let degrees = isOfShares ? others.map { $0.map { min(1, $0) } } : others
    self.degrees = degrees
    try need(Self.size(strategies, degrees) <= Self.limit, "the game has too many payoffs")
    if isOfShares {
      (base, effect) = (
        try Self.lists(header["base"], strategies), try Self.effects(header["effect"], strategies)
      )
      raw = Self.tables(others, base, effect)
    } else {
      (base, effect) = ([], [])
      raw = try Self.tables(header["payoffs"], strategies, degrees, tables)
    }
    (canonical, bits) = Self.level(raw)
  }

  private static func size(_ strategies: [Int], _ degrees: [[Int]]) -> Int {
    var total = 0
    for (t, row) in degrees.enumerated() {
      var product = strategies[t]
      for (degree, m) in zip(row, strategies) {
        guard let count = BernsteinTables.count(degree, m, limit: limit) else { return Int.max }
        product *= count
        if product > limit { return Int.max }
      }
      total += product
    }
    return total
  }

  private static func lists(_ value: StatedValue, _ strategies: [Int]) throws(Failure) -> [[BigInteger]] {
    let rows = try value.list()
    try need(rows.count == strategies.count, "another number of payoffs than the game has")
    var result: [[BigInteger]] = []
    for (row, m) in zip(rows, strategies) {
      var numbers: [BigInteger] = []
      for item in try row.list() { numbers.append(try item.quoted()) }
      try need(numbers.count == m, "another number of payoffs than the game has")
      result.append(numbers)
    }
    return result
  }

  private static func effects(
    _ value: StatedValue, _ strategies: [Int]
  ) throws(Failure) -> [[[[BigInteger]]]] {
    let types = try value.list()
    try need(types.count == strategies.count, "another number of effects than the game has")
    var result: [[[[BigInteger]]]] = []
    for (type, m) in zip(types, strategies) {
      var own: [[[BigInteger]]] = []
      for strategy in try type.list() { own.append(try lists(strategy, strategies)) }
      try need(own.count == m, "another number of effects than the game has")
      result.append(own)
    }
    return result
  }

  /// Coefficients of a sum of effects: all others of a type on one strategy.
  private static func tables(
    _ others: [[Int]], _ base: [[BigInteger]], _ effect: [[[[BigInteger]]]]
  ) -> [[[BigInteger]]] {
    base.indices.map { t in
      base[t].indices.map { s in
        var row = [base[t][s]]
        for (u, count) in others[t].enumerated() where count > 0 {
          row = row.flatMap { sum in effect[t][s][u].map { sum + BigInteger(count) * $0 } }
        }
        return row
      }
    }
  }

  private static func tables(
    _ value: StatedValue, _ strategies: [Int], _ degrees: [[Int]], _ tables: BernsteinTables
  ) throws(Failure) -> [[[BigInteger]]] {
    let types = try value.list()
    try need(types.count == strategies.count, "another number of payoffs than the game has")
    var result: [[[BigInteger]]] = []
    for (t, type) in types.enumerated() {
      let items = try type.list()
      let m = strategies[t]
      let rows = zip(degrees[t], strategies).reduce(1) { $0 * tables.compositions($1.0, $1.1).count }
      try need(items.count == rows * m, "another number of payoffs than the game has")
      var numbers: [BigInteger] = []
      for item in items { numbers.append(try item.quoted()) }
      result.append((0..<m).map { s in stride(from: s, to: numbers.count, by: m).map { numbers[$0] } })
    }
    return result
  }

  /// Canonical payoffs: subtracting from all strategies alike and multiplying by a positive number changes no
  /// equilibrium.
  private static func level(_ raw: [[[BigInteger]]]) -> ([[[BigInteger]]], Int) {
    let reduced = raw.map { tables -> [[BigInteger]] in
      let least = tables[0].indices.map { row in tables.reduce(tables[0][row]) { min($0, $1[row]) } }
      return tables.map { zip($0, least).map { $0 - $1 } }
    }
    let bits = reduced.map { $0.reduce(0) { $1.reduce($0) { max($0, $1.bitWidth) } } }
    let most = bits.max() ?? 0
    let levelled = zip(reduced, bits).map { tables, bits -> [[BigInteger]] in
      let factor = BigInteger(2).power(most - bits)
      return tables.map { $0.map { $0 * factor } }
    }
    return (levelled, most)
  }

  /// Numbers of the rows of a type's tables at some compositions of each type.
  func rows(_ type: Int, _ axes: [[Int]]) -> [Int] {
    var rows = [0]
    for other in types {
      let size = tables.compositions(degrees[type][other], strategies[other]).count
      rows = rows.flatMap { row in axes[other].map { row * size + $0 } }
    }
    return rows
  }
}
