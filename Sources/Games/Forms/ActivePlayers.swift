/// Reduction of a game to its active players, those with a choice. It changes no equilibrium, and gives exact
/// two-player solvers the games with two active players.
internal import ResilienceNumerics

/// Active players of a file: those with a choice.
struct ActivePlayers {
  /// The original file.
  let file: GambitNormalForm
  /// Players with more than one strategy, in order; the first player if there are none.
  let players: [Int]
  /// The game of these players; profiles keep their numbers.
  let reduced: GambitNormalForm

  /// - Complexity: O(payoffs).
  init(_ file: GambitNormalForm) {
    self.file = file
    let game = file.game
    let choosing = game.players.indices.filter { game.strategies[$0].count > 1 }
    players = choosing.isEmpty ? [0] : choosing
    guard players.count < game.players.count else {
      reduced = file
      return
    }
    let (n, players) = (game.players.count, players)
    let profiles = game.payoffs.count / n
    let places = (0..<profiles).flatMap { profile in players.map { profile * n + $0 } }
    reduced = GambitNormalForm(
      title: file.title,
      game: NormalFormGame(
        players: players.map { game.players[$0] }, strategies: players.map { game.strategies[$0] },
        payoffs: places.map { game.payoffs[$0] }),
      exactPayoffs: places.map { file.exactPayoffs[$0] })
  }

  /// Whether any player was removed.
  var isReduced: Bool { players.count < file.game.players.count }

  /// Best strategies of the only player with a choice.
  ///
  /// - Complexity: O(strategies) comparisons of fractions.
  var bestChoices: [Int] {
    let payoffs = reduced.exactPayoffs
    guard let best = payoffs.max() else { return [] }
    return payoffs.indices.filter { payoffs[$0] == best }
  }

  /// An equilibrium of the reduced game in pure strategies.
  func pureRow(_ choices: [Int]) -> GameSolution.Row {
    let sizes = reduced.game.strategies.map(\.count)
    let index = reduced.game.index(of: choices)
    let n = players.count
    let mixtures = zip(sizes, choices).map { size, choice in (0..<size).map { $0 == choice ? 1 : Rational(0) }
    }
    let payoffs = Array(reduced.exactPayoffs[index * n..<(index + 1) * n])
    let exact = ExactProfile(probabilities: mixtures, payoffs: payoffs, regret: 0)
    let profile = MixedProfile(
      probabilities: mixtures.map { $0.map { Double($0) } }, payoffs: payoffs.map { Double($0) }, regret: 0,
      radius: 0)
    return GameSolution.Row(profile: profile, exact: exact)
  }

  /// An equilibrium of the reduced game as one of the whole game: each other player has a single strategy.
  ///
  /// - Complexity: O(payoffs).
  func expanded(_ row: GameSolution.Row) -> GameSolution.Row {
    guard isReduced else { return row }
    let n = file.game.players.count
    let others = Set(0..<n).subtracting(players).sorted()
    var probabilities = (0..<n).map { _ in [1.0] }
    var payoffs = [Double](repeating: 0, count: n)
    for (place, player) in players.enumerated() {
      (probabilities[player], payoffs[player]) = (
        row.profile.probabilities[place], row.profile.payoffs[place]
      )
    }
    for (profile, weight) in weights(
      row.profile.probabilities, one: 1.0, by: { $0 * $1 }, isNone: { $0 == 0 })
    {
      for other in others { payoffs[other] += weight * file.game.payoffs[profile * n + other] }
    }
    let profile = MixedProfile(
      probabilities: probabilities, payoffs: payoffs, regret: row.profile.regret, radius: row.profile.radius)
    return GameSolution.Row(profile: profile, exact: row.exact.map { expanded($0, others) })
  }

  private func expanded(_ exact: ExactProfile, _ others: [Int]) -> ExactProfile {
    let n = file.game.players.count
    var probabilities = (0..<n).map { _ in [Rational(1)] }
    var payoffs = [Rational](repeating: 0, count: n)
    for (place, player) in players.enumerated() {
      (probabilities[player], payoffs[player]) = (exact.probabilities[place], exact.payoffs[place])
    }
    for (profile, weight) in weights(
      exact.probabilities, one: Rational(1), by: { $0 * $1 }, isNone: { $0.signum == 0 })
    {
      for other in others {
        payoffs[other] = payoffs[other] + weight * file.exactPayoffs[profile * n + other]
      }
    }
    return ExactProfile(probabilities: probabilities, payoffs: payoffs, regret: exact.regret)
  }

  /// Profiles of positive probability, with their probabilities.
  private func weights<Number>(
    _ mixtures: [[Number]], one: Number, by product: (Number, Number) -> Number, isNone: (Number) -> Bool
  ) -> [(profile: Int, weight: Number)] {
    var result = [(profile: 0, weight: one)]
    var stride = 1
    for mixture in mixtures {
      result = mixture.enumerated().filter { !isNone($0.element) }.flatMap { strategy, share in
        result.map { ($0.profile + strategy * stride, product($0.weight, share)) }
      }
      stride *= mixture.count
    }
    return result
  }
}

extension GameSolution {
  /// Limit on the numbers of all listed profiles together, and of a matrix of slopes.
  static let numberLimit = 20_000_000

  /// Size of a matrix of slopes above the limit for following a branch of logit equilibria.
  public static func branchExcess(_ file: GambitNormalForm) -> GameSizeError? {
    let places = file.game.strategies.reduce(0) { $0 + ($1.count > 1 ? $1.count : 0) }
    let (size, overflow) = places.multipliedReportingOverflow(by: places)
    guard overflow || size > numberLimit else { return nil }
    return GameSizeError(.numbers, size: overflow ? .max : size, limit: numberLimit)
  }

  /// Size of a problem above the limits of the solvers, if known beforehand: too many pure equilibria to
  /// list, or too many strategies to follow a branch of logit equilibria.
  ///
  /// - Complexity: O(1) if even the number of all profiles is within the limit; otherwise that of finding the
  ///   pure equilibria.
  public static func excess(_ file: GambitNormalForm, concept: Concept) -> GameSizeError? {
    let game = ActivePlayers(file).reduced.game
    let sizes = game.strategies.map(\.count)
    let places = sizes.reduce(0, +) + file.game.players.count
    let profiles = game.payoffs.count / game.players.count
    if concept == .one, sizes.count > 2 {
      var hasPure = false
      game.forEachPureEquilibrium(slack: 0) { _ in
        hasPure = true
        return false
      }
      let (size, overflow) = places.multipliedReportingOverflow(by: places)
      if !hasPure, overflow || size > numberLimit {
        return GameSizeError(.numbers, size: overflow ? .max : size, limit: numberLimit)
      }
    }
    guard concept != .one,
      profiles.multipliedReportingOverflow(by: places).overflow
        || profiles * places > numberLimit
    else { return nil }
    var count = 0
    game.forEachPureEquilibrium(slack: 0) { _ in
      count += 1
      return true
    }
    let (size, overflow) = count.multipliedReportingOverflow(by: places)
    guard overflow || size > numberLimit else { return nil }
    return GameSizeError(.numbers, size: overflow ? .max : size, limit: numberLimit)
  }
}
