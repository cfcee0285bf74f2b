/// Common interface of type-symmetric games, whatever their form.

/// A game in which players of one type are alike: payoffs depend on how many others of each type play what.
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
  /// The same when every other player of a type mixes with `probabilities[type][strategy]`.
  func payoffs(type: Int, againstMixture probabilities: [[Double]]) -> [Double]
}

extension TypeSymmetricGame {
  /// The largest absolute payoff, which bounds it.
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
  /// Payoffs by strategy of one player of `type` when the others of each type mix alike.
  public func payoffs(type: Int, againstMixture probabilities: [[Double]]) -> [Double] {
    payoffs(type: type, against: .mixed(probabilities: probabilities))
  }
}
