/// Games with payoffs that depend on the others only through the share of them that shared hazards take down.
///
/// Purpose: cost hardly depends on the number of players, because a profile enters only through the numbers of
/// players that are down in each event. A firm that is down is relieved of part of its loss when others are
/// down too (`relief`), and a firm that is up may gain when others are down (`praise`).
///
/// Assumptions: given an event, players are down independently of each other.
public import ResilienceNumerics

/// A game of several types of players, payoffs through shared hazards.
///
/// Payoff of a player of type T and strategy s against the others:
///
///     base_T[s] + Σ_h relief_T[h][s] · E[φ_h^κ_T] + Σ_h praise_T[h][s] · E[φ_h]
///
/// where φ_h is the share, by weight, of the other players who are down in hazard h. A single player has φ = 0.
///
/// ```swift
/// // Two sites, an event on each; being down together halves the loss: all on one site is an equilibrium.
/// let firm = SharedHazardGame.PlayerType(
///   count: 5, weight: 1, exponent: 1, base: [-10, -10], relief: [[5, 0], [0, 5]])
/// let game = SharedHazardGame(down: [[1, 0], [0, 1]], types: [firm])
/// ```
public struct SharedHazardGame: Equatable, Sendable {
  /// A type of interchangeable players.
  public struct PlayerType: Equatable, Sendable {
    /// Number of players, at least 1.
    public let count: Int
    /// Weight in the share that the others see, above 0.
    public let weight: Double
    /// κ, above 0: exponent of the share in `relief`.
    public let exponent: Double
    /// Payoff by strategy when no other player is ever down.
    public let base: [Double]
    /// Payoff by hazard and strategy per unit of E[φ^κ].
    public let relief: NumberRows
    /// Payoff by hazard and strategy per unit of E[φ].
    public let praise: NumberRows

    /// Creates a type; `praise` is 0 by default.
    public init(
      count: Int, weight: Double, exponent: Double, base: [Double], relief: [[Double]],
      praise: [[Double]]? = nil
    ) {
      let rows = NumberRows(relief, columns: base.count)
      self.init(
        count: count, weight: weight, exponent: exponent, base: base, relief: rows,
        praise: praise.map { NumberRows($0, columns: base.count) } ?? rows.mapValues { _ in 0 })
    }

    /// Creates a type from rows.
    public init(
      count: Int, weight: Double, exponent: Double, base: [Double], relief: NumberRows, praise: NumberRows
    ) {
      precondition(count >= 1 && weight > 0 && exponent > 0)
      self.count = count
      self.weight = weight
      self.exponent = exponent
      self.base = base
      self.relief = relief
      self.praise = praise
    }
  }

  /// The types.
  public let types: [PlayerType]
  /// Number of strategies, the same for every type.
  public let strategyCount: Int
  /// Largest absolute value that a payoff can take: the unit of tolerances.
  public let payoffScale: Double
  /// Probability of being down, at `(hazard · types + type) · strategies + strategy`.
  let down: [Double]
  /// Indices of the hazards.
  public let hazards: Range<Int>

  /// A game on hazards `down[hazard][strategy]`.
  ///
  /// - Precondition: at least one type; every table has a row for each hazard and an entry for each strategy.
  public init(down: [[Double]], types: [PlayerType]) {
    self.init(downByType: down.map { row in types.map { _ in row } }, types: types)
  }

  /// A game in which types of players are down with probabilities of their own: `down[hazard][type][strategy]`.
  ///
  /// - Precondition: as above, and a row for each type.
  public init(downByType down: [[[Double]]], types: [PlayerType]) {
    precondition(down.allSatisfy { $0.count == types.count })
    let m = types.first?.base.count ?? 0
    precondition(down.allSatisfy { $0.allSatisfy { $0.count == m } })
    self.init(down: down.flatMap { $0.joined() }, types: types)
  }

  /// A game whose hazards follow one another, each with a row for each type.
  ///
  /// - Precondition: as above.
  public init(rows: [NumberRows], types: [PlayerType]) {
    precondition(rows.allSatisfy { $0.count == types.count })
    var down: [Double] = []
    down.reserveCapacity(rows.reduce(0) { $0 + $1.values.count })
    for table in rows { down += table.values }
    self.init(down: down, types: types)
  }

  private init(down: [Double], types: [PlayerType]) {
    precondition(!types.isEmpty)
    let m = types[0].base.count
    precondition(m >= 1 && down.count.isMultiple(of: types.count * m))
    for probability in down { precondition(probability >= 0 && probability <= 1) }
    hazards = 0..<down.count / (types.count * m)
    Self.check(types, hazards: hazards.count, strategies: m)
    self.types = types
    strategyCount = m
    self.down = down
    payoffScale = Self.payoffScale(types)
  }

  /// The same hazards with other payoffs.
  ///
  /// - Precondition: as many types, with rows as before.
  public func with(_ types: [PlayerType]) -> SharedHazardGame {
    SharedHazardGame(sharing: self, types: types)
  }

  /// The game on some of the strategies.
  public func narrowed(to kept: [Int]) -> SharedHazardGame {
    let down = NumberRows(values: down, columns: strategyCount).narrowed(to: kept).values
    let types = types.map { type in
      PlayerType(
        count: type.count, weight: type.weight, exponent: type.exponent, base: kept.map { type.base[$0] },
        relief: type.relief.narrowed(to: kept), praise: type.praise.narrowed(to: kept))
    }
    return SharedHazardGame(down: down, types: types)
  }

  private init(sharing game: SharedHazardGame, types: [PlayerType]) {
    (down, hazards, strategyCount) = (game.down, game.hazards, game.strategyCount)
    precondition(types.count == game.types.count)
    Self.check(types, hazards: hazards.count, strategies: strategyCount)
    self.types = types
    payoffScale = Self.payoffScale(types)
  }

  /// Stops where a table has another shape than the game: payoffs are read without a check of each number.
  private static func check(_ types: [PlayerType], hazards: Int, strategies: Int) {
    for type in types {
      precondition(type.base.count == strategies)
      for table in [type.relief, type.praise] {
        precondition(table.count == hazards && table.columns == strategies)
      }
    }
  }

  /// Probability of being down, by hazard, type and strategy.
  public var downByType: [[[Double]]] {
    hazards.map { hazard in types.indices.map { type in row(hazard, type) } }
  }

  /// Probability that a player of a type is down in a hazard, by strategy.
  private func row(_ hazard: Int, _ type: Int) -> [Double] {
    let first = firstPlace(hazard, type)
    return Array(down[first..<first + strategyCount])
  }

  /// Whether players are down with the same probabilities in another game.
  public func isDown(like other: SharedHazardGame) -> Bool {
    strategyCount == other.strategyCount && hazards == other.hazards && down == other.down
  }

  /// Where the row of a hazard and a type begins in `down`.
  func firstPlace(_ hazard: Int, _ type: Int) -> Int { (hazard * types.count + type) * strategyCount }

  /// Probability that a player is down in a hazard.
  func probability(_ hazard: Int, type: Int, _ strategy: Int) -> Double {
    down[firstPlace(hazard, type) + strategy]
  }

  /// Number of players of all types.
  public var playerCount: Int { types.reduce(0) { $0 + $1.count } }

  private static func payoffScale(_ types: [PlayerType]) -> Double {
    types.reduce(0) { scale, type in
      let (relief, praise) = (type.relief.values, type.praise.values)
      let m = type.base.count
      return (0..<m).reduce(scale) { largest, s in
        var shared = 0.0
        for place in stride(from: s, to: relief.count, by: m) {
          shared = shared + abs(relief[place]) + abs(praise[place])
        }
        return max(largest, abs(type.base[s]) + shared)
      }
    }
  }

  /// Total weight of the players other than one of `type`.
  ///
  /// A sum over those who are there, without subtraction: beside a player of weight 1 the others may weigh 1e-20.
  func weightOfOthers(of type: Int) -> Double {
    types.indices.reduce(0) { $0 + Double(types[$1].count - ($1 == type ? 1 : 0)) * types[$1].weight }
  }
}

extension SharedHazardGame {
  /// The other players, as one player sees them.
  public enum Others: Sendable {
    /// `counts[type][strategy]` others play each strategy.
    case pure(counts: [[Int]])
    /// Every other player of a type mixes with `probabilities[type][strategy]`.
    case mixed(probabilities: [[Double]])
  }

  /// Moments of the share of the others, by weight, that is down in a hazard.
  public struct DownShare: Equatable, Sendable {
    /// E[φ].
    public let mean: Double
    /// E[φ^κ] with the exponent of the observing type.
    public let power: Double

    /// Creates a share.
    public init(mean: Double, power: Double) {
      self.mean = mean
      self.power = power
    }
  }

  /// The share of the others that is down, by hazard, as seen by one player of `type`, itself excluded.
  ///
  /// Pure others may be fewer than the game has: an early entrant sees only the players already present.
  ///
  /// - Parameter asked: the hazards to answer for; all by default.
  /// - Complexity: O(hazards · types · strategies) for exponent 1.
  public func shares(type: Int, against others: Others, in asked: Range<Int>? = nil) -> [DownShare] {
    let hazards = asked ?? hazards
    let weight = weight(of: others, seenBy: type)
    guard weight > 0 else { return hazards.map { _ in DownShare(mean: 0, power: 0) } }
    if case .pure(let counts) = others, types[type].exponent == 1, isEquallyVisible, weight.isNormal {
      return hazards.map { hazard in
        let mean = meanDown(counts, hazard) / weight
        return DownShare(mean: mean, power: mean)
      }
    }
    if let few = sharesOfFew(type: type, against: others, in: hazards) { return few }
    func fresh() -> [DownShare] {
      hazards.map { hazard in
        let sum = downSum(of: others, seenBy: type, in: hazard)
        return DownShare(
          mean: sum.expectedPower(1, over: weight),
          power: sum.expectedPower(types[type].exponent, over: weight))
      }
    }
    guard asked == nil, case .pure(let counts) = others else { return fresh() }
    return DownShareTable.table(for: self).shares(type: type, counts: counts, computing: fresh)
  }

  /// Whether all types have the same weight.
  private var isEquallyVisible: Bool { types.allSatisfy { $0.weight == types[0].weight } }

  /// The weight of pure others who are down, on average: `downSum` where nothing else is asked and weights are equal, to
  /// the last bit.
  private func meanDown(_ counts: [[Int]], _ hazard: Int) -> Double {
    let weight = types[0].weight
    var (certain, sum) = (0.0, 0.0)
    var place = firstPlace(hazard, 0)
    for t in counts.indices {
      for count in counts[t] {
        let down = down[place]
        place += 1
        if count == 0 { continue }
        precondition(count > 0)
        if down == 1 {
          certain += Double(count) * weight
        } else {
          sum += Double(count) * down
        }
      }
    }
    return certain + weight * sum
  }

  private func weight(of others: Others, seenBy type: Int) -> Double {
    switch others {
    case .pure(let counts):
      zip(types, counts).reduce(0) { $0 + $1.0.weight * Double($1.1.reduce(0, +)) }
    case .mixed: playerCount > 1 ? weightOfOthers(of: type) : 0
    }
  }

  /// Payoffs by strategy of one player of `type` against the others, itself excluded.
  ///
  /// - Complexity: O(hazards · types · strategies) for exponent 1.
  public func payoffs(type: Int, against others: Others) -> [Double] {
    var result = types[type].base
    let shares = shares(type: type, against: others)
    types[type].relief.values.withUnsafeBufferPointer { relief in
      types[type].praise.values.withUnsafeBufferPointer { praise in
        result.withUnsafeMutableBufferPointer { result in
          var place = 0
          for share in shares {
            for s in result.indices {
              result[s] += relief[place] * share.power + praise[place] * share.mean
              place += 1
            }
          }
        }
      }
    }
    return result
  }

  /// The weight of the others who are down in a hazard.
  private func downSum(of others: Others, seenBy type: Int, in hazard: Int) -> BernoulliSum {
    var sum = BernoulliSum()
    switch others {
    case .pure(let counts):
      for (t, row) in counts.enumerated() {
        let (first, weight) = (firstPlace(hazard, t), types[t].weight)
        for (s, count) in row.enumerated() where count != 0 {
          sum.add(count: count, probability: down[first + s], weight: weight)
        }
      }
    case .mixed(let mixtures):
      for (t, mixture) in mixtures.enumerated() {
        let down = mixture.indices.reduce(0.0) { $0 + mixture[$1] * probability(hazard, type: t, $1) }
        sum.add(
          count: types[t].count - (t == type ? 1 : 0), probability: min(1, max(0, down)),
          weight: types[t].weight)
      }
    }
    return sum
  }
}
