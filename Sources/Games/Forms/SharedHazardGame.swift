/// Games with payoffs that depend on the others only through the share of them that shared hazards take down.
///
/// Purpose: cost hardly depends on the number of players, because a profile enters only through the numbers of
/// players that are down in each event. A firm that is down is relieved of part of its loss when others are
/// down too (`relief`), and a firm that is up may gain when others are down (`praise`).
///
/// Assumptions: given an event, players are down independently of each other.
import ResilienceNumerics

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
    public let relief: HazardRows
    /// Payoff by hazard and strategy per unit of E[φ].
    public let praise: HazardRows

    /// Creates a type; `praise` is 0 by default.
    public init(
      count: Int, weight: Double, exponent: Double, base: [Double], relief: [[Double]],
      praise: [[Double]]? = nil
    ) {
      let rows = HazardRows(relief, columns: base.count)
      self.init(
        count: count, weight: weight, exponent: exponent, base: base, relief: rows,
        praise: praise.map { HazardRows($0, columns: base.count) } ?? rows.mapValues { _ in 0 })
    }

    /// Creates a type from rows.
    public init(
      count: Int, weight: Double, exponent: Double, base: [Double], relief: HazardRows, praise: HazardRows
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

  /// Probability of being down, by hazard, type and strategy.
  public let downByType: [[[Double]]]
  /// The types.
  public let types: [PlayerType]
  /// Number of strategies, the same for every type.
  public let strategyCount: Int
  /// Largest absolute value that a payoff can take: the unit of tolerances.
  public let payoffScale: Double
  /// `downByType` without nesting, at `(hazard · types + type) · strategies + strategy`.
  let down: [Double]

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
    precondition(!types.isEmpty)
    let m = types[0].base.count
    precondition(m >= 1 && down.allSatisfy { $0.count == types.count })
    precondition(
      down.allSatisfy { $0.allSatisfy { $0.count == m && $0.allSatisfy { $0 >= 0 && $0 <= 1 } } })
    for type in types {
      precondition(type.base.count == m)
      for table in [type.relief, type.praise] {
        precondition(table.count == down.count && table.columns == m)
      }
    }
    downByType = down
    self.types = types
    strategyCount = m
    var flat: [Double] = []
    flat.reserveCapacity(down.count * types.count * m)
    for rows in down { for row in rows { flat += row } }
    self.down = flat
    payoffScale = Self.payoffScale(types)
  }

  /// The same hazards with other payoffs.
  ///
  /// - Precondition: as many types, with rows as before.
  func with(_ types: [PlayerType]) -> SharedHazardGame {
    SharedHazardGame(sharing: self, types: types)
  }

  private init(sharing game: SharedHazardGame, types: [PlayerType]) {
    (downByType, down, strategyCount) = (game.downByType, game.down, game.strategyCount)
    self.types = types
    payoffScale = Self.payoffScale(types)
  }

  /// Indices of the hazards.
  public var hazards: Range<Int> { downByType.indices }

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
        let mean = meanDown(counts, downByType[hazard]) / weight
        return DownShare(mean: mean, power: mean)
      }
    }
    if let few = sharesOfFew(type: type, against: others, in: hazards) { return few }
    func fresh() -> [DownShare] {
      hazards.map { hazard in
        let sum = downSum(of: others, seenBy: type, probabilities: downByType[hazard])
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
  private func meanDown(_ counts: [[Int]], _ probabilities: [[Double]]) -> Double {
    let weight = types[0].weight
    var (certain, sum) = (0.0, 0.0)
    for (row, down) in zip(counts, probabilities) {
      for s in row.indices where row[s] != 0 {
        precondition(row[s] > 0)
        if down[s] == 1 {
          certain += Double(row[s]) * weight
        } else {
          sum += Double(row[s]) * down[s]
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
    let (relief, praise) = (types[type].relief.values, types[type].praise.values)
    var place = 0
    for share in shares {
      for s in 0..<strategyCount {
        result[s] += relief[place] * share.power + praise[place] * share.mean
        place += 1
      }
    }
    return result
  }

  /// The weight of the others who are down.
  private func downSum(of others: Others, seenBy type: Int, probabilities: [[Double]]) -> BernoulliSum {
    var sum = BernoulliSum()
    switch others {
    case .pure(let counts):
      for (t, row) in counts.enumerated() {
        for (s, count) in row.enumerated() {
          sum.add(count: count, probability: probabilities[t][s], weight: types[t].weight)
        }
      }
    case .mixed(let mixtures):
      for (t, mixture) in mixtures.enumerated() {
        let down = zip(mixture, probabilities[t]).reduce(0) { $0 + $1.0 * $1.1 }
        sum.add(
          count: types[t].count - (t == type ? 1 : 0), probability: min(1, max(0, down)),
          weight: types[t].weight)
      }
    }
    return sum
  }
}
