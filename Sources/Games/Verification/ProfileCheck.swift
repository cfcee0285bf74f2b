/// Verification of stated equilibria, independent of every solver.
internal import ResilienceNumerics

/// Regrets of stated profiles.
public struct ProfileCheck: Equatable, Sendable {
  /// A profile with its certificate.
  public struct Row: Equatable, Sendable {
    /// The profile as stated.
    public let stated: StatedProfile
    /// Payoffs and regret, from payoffs alone.
    public let profile: MixedProfile
    /// Regret of each player: its largest gain from deviating.
    public let regrets: [Double]
    /// The largest regret of each player that counts as none.
    public let tolerances: [Double]
    /// Whether the regrets were computed in exact arithmetic.
    public let isExact: Bool
    /// The player whose regret decides: the largest of those beyond their tolerance, otherwise the largest.
    public let decidingPlayer: Int
    /// Whether every regret is within its player's tolerance.
    public let isEquilibrium: Bool
  }

  /// The game.
  public let file: GambitNormalForm
  /// A row for each profile, in order.
  public let rows: [Row]

  /// Whether all of them are equilibria.
  public var holds: Bool { rows.allSatisfy(\.isEquilibrium) }

  /// Tolerance for a rounded profile, relative to the effect of the player's own choice.
  static let rounding = 1e-9
  /// Limit on products, beyond which regrets are computed in doubles.
  private static let exactLimit = 4_000_000

  /// Checks profiles of a game.
  ///
  /// A player's tolerance follows from the printed digits: if each mixture is off by no more than its
  /// looseness, expected payoffs are off by no more than that share of the largest effect of the player's own
  /// choice. A profile in fractions has no tolerance. So neither units nor zeros of payoffs change the
  /// verdict.
  ///
  /// - Parameter tolerance: the largest regret that counts as none, relative to the largest effect of the
  ///   player's own choice; by default what the digits allow.
  /// - Complexity: O(profiles · players² · payoffs).
  public init(_ profiles: ProfileFile, of file: GambitNormalForm, tolerance: Double? = nil) {
    self.file = file
    let stakes = file.game.ownStakes
    let players = file.game.players.count
    let isExact = file.exactPayoffs.count <= Self.exactLimit / max(1, players)
    rows = profiles.profiles.map { stated in
      let relative =
        tolerance.map { [Double](repeating: $0, count: players) } ?? Self.relative(stated.looseness)
      return Self.row(stated, of: file, tolerances: zip(relative, stakes).map(*), isExact: isExact)
    }
  }

  /// Bound on the regret from rounded mixtures, by player: twice the others' looseness, since a difference of
  /// two payoffs ranges between both signs of its largest value, and its own.
  private static func relative(_ looseness: [Double]) -> [Double] {
    let sum = looseness.reduce(0, +)
    guard sum > 0 else { return looseness.map { _ in 0 } }
    return looseness.map { max(rounding, 2 * sum - $0) }
  }

  private static func row(
    _ stated: StatedProfile, of file: GambitNormalForm, tolerances: [Double], isExact: Bool
  ) -> Row {
    let rounded = file.game.certify(stated.probabilities.map { $0.map { Double($0) } })
    var regrets: [Double]
    var isWithin: [Bool]
    var payoffs = rounded.payoffs
    if isExact {
      let exact = file.exactRegrets(stated.probabilities)
      regrets = exact.map { Double($0.regret) }
      payoffs = exact.map { Double($0.payoff) }
      isWithin = zip(exact, tolerances).map { $0.regret <= Rational(exactly: $1) ?? 0 }
    } else {
      let deviations = file.game.deviationPayoffs(rounded.probabilities)
      regrets = zip(deviations, rounded.payoffs).map { max(0, ($0.max() ?? $1) - $1) }
      // Sums of doubles are off by this much.
      let noise = file.game.largestPayoffs.map { 1e-12 * $0 }
      isWithin = regrets.indices.map { regrets[$0] <= tolerances[$0] + noise[$0] }
    }
    let failing = isWithin.indices.filter { !isWithin[$0] }
    let deciding = (failing.isEmpty ? Array(regrets.indices) : failing).max { regrets[$0] < regrets[$1] }
    return Row(
      stated: stated,
      profile: MixedProfile(
        probabilities: rounded.probabilities, payoffs: payoffs, regret: regrets.max() ?? 0),
      regrets: regrets, tolerances: tolerances, isExact: isExact, decidingPlayer: deciding ?? 0,
      isEquilibrium: failing.isEmpty)
  }
}

extension NormalFormGame {
  /// Largest effect of each player's own choice on its payoff, over all profiles of the others.
  ///
  /// - Complexity: O(players · payoffs).
  var ownStakes: [Double] {
    let sizes = strategies.map(\.count)
    let profiles = payoffs.count / players.count
    var stride = 1
    return players.indices.map { player in
      defer { stride *= sizes[player] }
      var stake = 0.0
      for index in 0..<profiles where index / stride % sizes[player] == 0 {
        var (least, most) = (Double.infinity, -Double.infinity)
        for own in 0..<sizes[player] {
          let value = payoff(of: player, at: index + own * stride)
          (least, most) = (min(least, value), max(most, value))
        }
        stake = max(stake, most - least)
      }
      return stake
    }
  }

  /// The largest absolute payoff of each player.
  var largestPayoffs: [Double] {
    var largest = players.map { _ in 0.0 }
    for (place, payoff) in payoffs.enumerated() {
      largest[place % players.count] = max(largest[place % players.count], abs(payoff))
    }
    return largest
  }
}

extension GambitNormalForm {
  /// Exact payoff and regret of each player at a profile.
  ///
  /// - Complexity: O(players² · profiles) products; profiles that are not played cost little.
  func exactRegrets(_ probabilities: [[Rational]]) -> [(payoff: Rational, regret: Rational)] {
    let denominators = probabilities.map { BigInteger.commonDenominator(of: $0) }
    let weights = zip(probabilities, denominators).map { mixture, denominator in
      mixture.map { $0.numerator * (denominator / $0.denominator) }
    }
    let deviations = deviations(weights)
    return deviations.indices.map { player in
      let others = denominators.indices.reduce(BigInteger.one) { $1 == player ? $0 : $0 * denominators[$1] }
      let values = deviations[player].map { $0 / Rational(others) }
      let payoff = zip(values, probabilities[player]).reduce(Rational(0)) { $0 + $1.0 * $1.1 }
      return (payoff, (values.max() ?? payoff) - payoff)
    }
  }

  /// Payoff of each strategy against the others' weights, by player.
  private func deviations(_ weights: [[BigInteger]]) -> [[Rational]] {
    let sizes = weights.map(\.count)
    var sums = sizes.map { [Rational](repeating: 0, count: $0) }
    var choice = [Int](repeating: 0, count: sizes.count)
    for profile in 0..<exactPayoffs.count / sizes.count {
      let unplayed = choice.indices.filter { weights[$0][choice[$0]].isZero }
      // With two that are not played every player's others hold one.
      if unplayed.count < 2 {
        for player in sizes.indices where unplayed.isEmpty || unplayed[0] == player {
          let weight = sizes.indices.reduce(BigInteger.one) {
            $1 == player ? $0 : $0 * weights[$1][choice[$1]]
          }
          let term = Rational(weight) * exactPayoffs[profile * sizes.count + player]
          sums[player][choice[player]] = sums[player][choice[player]] + term
        }
      }
      for player in sizes.indices {
        choice[player] = (choice[player] + 1) % sizes[player]
        if choice[player] != 0 { break }
      }
    }
    return sums
  }
}
