/// Games in whole numbers, as certificates state them.
internal import ResilienceNumerics

/// A game of types of players with payoffs in whole numbers, each type's times a unit of its own.
///
/// A payoff is a polynomial in the mixtures of the others. In form `counts` it has one degree for each other
/// player of a type, and the payoffs by counts are its Bernstein coefficients. In form `shares` it is a sum of
/// effects of single players, linear in the shares of a type that play a strategy, so that the degree is 1 however
/// many players there are. A normal form has types of one player each.
public struct CertificateGame: Sendable {
  /// Dependence of payoffs on the others.
  enum Form: String { case counts, shares }

  let form: Form
  /// Number of players by type.
  let players: [Int]
  /// Number of strategies by type.
  let strategies: [Int]
  /// `degrees[type][other]`: degree of a payoff in the mixture of another type.
  let degrees: [[Int]]
  /// Size of a payoff of 1 by type.
  let units: [Rational]
  /// `payoffs[type][row · strategies + strategy]`, a row for each combination of compositions of the others, the
  /// last type fastest.
  let payoffs: [[BigInteger]]
  /// Form `shares`: `base[type][strategy]` and `effect[type][strategy][other][its strategy]`.
  let base: [[BigInteger]]
  /// Change of a payoff by one other player who plays a strategy.
  let effect: [[[[BigInteger]]]]

  /// Players of a file by type, from 0; `nil` where every player is a type of its own.
  var members: [[Int]]?
  /// Market from which strategies were dropped, and the lines of the part `dropped`; `nil` for any other game.
  var market: (json: String, lines: [String])?

  /// Other players of each type, as one of `type` sees them.
  func others(of type: Int) -> [Int] { players.indices.map { players[$0] - ($0 == type ? 1 : 0) } }

  /// Largest number of payoffs of a table.
  public static let payoffLimit = 2_000_000

  /// Number of payoffs of a game in form `counts`; `Int.max` on overflow.
  static func entries(players: [Int], strategies: [Int]) -> Int {
    var total = 0
    for type in players.indices {
      var product = strategies[type]
      for (other, count) in players.enumerated() {
        let ways = multisetCount(players: count - (other == type ? 1 : 0), strategies: strategies[other])
        let (value, overflow) = product.multipliedReportingOverflow(by: ways)
        if overflow { return Int.max }
        product = value
      }
      let (sum, overflow) = total.addingReportingOverflow(product)
      if overflow { return Int.max }
      total = sum
    }
    return total
  }

  /// Whole numbers with their common unit.
  static func whole(_ fractions: [Rational]) -> (numbers: [BigInteger], unit: Rational) {
    let denominator = BigInteger.commonDenominator(of: fractions)
    return (fractions.map { $0.numerator * (denominator / $0.denominator) }, Rational(.one, denominator))
  }
}

extension CertificateGame {
  /// A game by counts, from its payoffs by type, row and strategy.
  init(players: [Int], strategies: [Int], tables: [[Rational]]) {
    let whole = tables.map(Self.whole)
    form = .counts
    (self.players, self.strategies) = (players, strategies)
    degrees = players.indices.map { t in players.indices.map { players[$0] - ($0 == t ? 1 : 0) } }
    (units, payoffs) = (whole.map(\.unit), whole.map(\.numbers))
    (base, effect) = ([], [])
  }

  /// The game of a file, every player a type of its own.
  public init(_ file: GambitNormalForm) {
    self.init(file, classes: file.game.players.indices.map { [$0] })
  }

  /// The game of a file with interchangeable players as types.
  ///
  /// - Complexity: O(entries of the tables · players).
  init(_ file: GambitNormalForm, classes: [[Int]]) {
    let game = file.game
    let n = game.players.count
    let strides = game.players.indices.map { game.strategies[..<$0].reduce(1) { $0 * $1.count } }
    let strategies = classes.map { game.strategies[$0[0]].count }
    let tables = classes.indices.map { type -> [Rational] in
      let player = classes[type][0]
      var profiles = [0]
      for (other, members) in classes.enumerated() {
        let seen = other == type ? Array(members.dropFirst()) : members
        let spreads = Compositions(players: seen.count, strategies: strategies[other]).map { spread in
          let choices = spread.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
          return zip(seen, choices).reduce(0) { $0 + $1.1 * strides[$1.0] }
        }
        profiles = profiles.flatMap { profile in spreads.map { profile + $0 } }
      }
      return profiles.flatMap { profile in
        (0..<strategies[type]).map { file.exactPayoffs[(profile + $0 * strides[player]) * n + player] }
      }
    }
    self.init(players: classes.map(\.count), strategies: strategies, tables: tables)
    if classes.count < n { members = classes }
  }

  /// The game of a file with players who are alike as types; a type of its own for every other player.
  public static func alike(_ file: GambitNormalForm) -> CertificateGame {
    CertificateGame(file, classes: CanonicalGame(file).game.interchangeablePlayers())
  }

  /// A game with shared hazards, its doubles taken as the exact numbers that they are: in form `shares` if payoffs
  /// are linear in the shares that are down, otherwise as a table of computed payoffs of what dominance leaves.
  ///
  /// - Throws: the number of payoffs of a table above the limit.
  public init(_ game: SharedHazardGame) throws(GameSizeError) {
    guard game.types.allSatisfy({ $0.exponent == 1 }) else {
      let dominance = HazardDominance(game)
      let sizes = dominance.kept.map(\.count)
      let entries = Self.entries(players: game.counts, strategies: sizes)
      guard entries <= Self.payoffLimit else {
        throw GameSizeError(.numbers, size: entries, limit: Self.payoffLimit)
      }
      self.init(players: game.counts, strategies: sizes, tables: dominance.tables)
      if !dominance.lines.isEmpty { market = (dominance.json, dominance.lines + ["[\"done\"]"]) }
      return
    }
    self.init(linear: game)
  }

  private init(linear game: SharedHazardGame) {
    let m = game.strategyCount
    let players = game.counts
    func exact(_ value: Double) -> Rational { Rational(exactly: value) ?? 0 }
    var (units, base, effect): ([Rational], [[BigInteger]], [[[[BigInteger]]]]) = ([], [], [])
    for (t, type) in game.types.enumerated() {
      var weight = -exact(type.weight)
      for other in game.types { weight = weight + exact(other.weight) * Rational(other.count) }
      var numbers = type.base.map(exact)
      for s in 0..<m {
        let share = game.hazards.map { exact(type.relief[$0, s]) + exact(type.praise[$0, s]) }
        for (u, other) in game.types.enumerated() {
          for j in 0..<m {
            let sum = game.hazards.reduce(Rational(0)) { sum, h in
              game.probability(h, type: u, j) == 0
                ? sum : sum + share[h] * exact(game.probability(h, type: u, j))
            }
            numbers.append(weight.signum == 0 ? 0 : sum * exact(other.weight) / weight)
          }
        }
      }
      let whole = Self.whole(numbers)
      units.append(whole.unit)
      base.append(Array(whole.numbers[..<m]))
      effect.append(
        (0..<m).map { s in
          game.types.indices.map { u in
            let first = m + (s * game.types.count + u) * m
            return Array(whole.numbers[first..<first + m])
          }
        })
      _ = t
    }
    form = .shares
    self.players = players
    strategies = players.map { _ in m }
    degrees = players.indices.map { t in players.indices.map { min(1, players[$0] - ($0 == t ? 1 : 0)) } }
    (self.units, self.base, self.effect) = (units, base, effect)
    payoffs = players.indices.map { t in
      var rows: [[BigInteger]] = [base[t]]
      for u in players.indices {
        let others = players[u] - (u == t ? 1 : 0)
        guard others > 0 else { continue }
        rows = rows.flatMap { row in
          (0..<m).map { j in row.indices.map { row[$0] + BigInteger(others) * effect[t][$0][u][j] } }
        }
      }
      return rows.flatMap { $0 }
    }
  }
}
