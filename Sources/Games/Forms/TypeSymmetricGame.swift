/// Common interface of type-symmetric games, whatever their form.

/// A type-symmetric game: payoffs depend on the numbers of others by type and strategy.
///
/// A symmetric game has one type. All types choose among the same number of strategies.
public protocol TypeSymmetricGame: Sendable {
  /// Number of players by type, each at least 1.
  var counts: [Int] { get }
  /// Number of strategies.
  var strategyCount: Int { get }
  /// Largest absolute value that a payoff can take.
  var payoffScale: Double { get }
  /// Largest effect of a player's own choice, for a player of `type`: the largest difference of its payoffs
  /// against the same others, or a bound on it. Serves as the unit of tolerances: transformations that keep
  /// all equilibria keep this number, up to the type's own unit.
  func payoffSpread(of type: Int) -> Double
  /// Tolerance for ties between a type's payoffs: 0 if payoffs are stated, more if they are computed.
  func tie(of type: Int) -> Double
  /// Payoffs by strategy of one player of `type`, when `others[type][strategy]` others play each strategy.
  func payoffs(type: Int, againstCounts others: [[Int]]) -> [Double]
  /// Payoffs when every other player of a type mixes with `probabilities[type][strategy]`.
  func payoffs(type: Int, againstMixture probabilities: [[Double]]) -> [Double]
}

extension TypeSymmetricGame {
  /// The largest absolute payoff, as a bound on the effect of a player's own choice.
  public func payoffSpread(of type: Int) -> Double { payoffScale }
  /// Bound on the rounding error in a tie.
  public func tie(of type: Int) -> Double { Tolerance.regret * payoffSpread(of: type) }
}

extension SharedHazardGame: TypeSymmetricGame {
  /// Number of players by type.
  public var counts: [Int] { types.map(\.count) }
  /// Payoffs by strategy of one player of `type` against compositions of the others.
  public func payoffs(type: Int, againstCounts others: [[Int]]) -> [Double] {
    payoffs(type: type, against: .pure(counts: others))
  }
  /// Payoffs by strategy of one player of `type` when the others of each type use the same mixture.
  public func payoffs(type: Int, againstMixture probabilities: [[Double]]) -> [Double] {
    payoffs(type: type, against: .mixed(probabilities: probabilities))
  }
}
