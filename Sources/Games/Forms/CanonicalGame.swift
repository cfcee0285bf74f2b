/// Canonical form: a strategically equivalent game with payoffs in a unit of each player's own.
///
/// A player's preferences between its strategies do not change when its payoffs are multiplied by a positive
/// number, nor when one number is added to all of them against some profile of the others. Searches therefore
/// work on payoffs shifted and scaled player by player before anything is rounded: their results and proofs
/// cannot depend on the units of a file.
///
/// Reference: Moulin and Vial, "Strategically zero-sum games", IJGT 7 (1978) 201 (strategic equivalence).
internal import ResilienceNumerics

/// The canonical form of a game.
///
/// Against each profile of the others a player's least payoff is 0, and its largest payoff of all lies in
/// [1/2, 1]; a player indifferent throughout has 0 everywhere. Payoffs known as fractions become whole
/// numbers without a common divisor, times a power of two: games that differ by units and shifts alone have
/// the same canonical form, bit by bit. A payoff is rounded at most once, by 2^-54.
struct CanonicalGame: Sendable {
  /// The game in canonical payoffs.
  let game: NormalFormGame
  /// Size of a canonical payoff of 1 in the units of each player.
  let units: [Double]
  /// The original game.
  let raw: NormalFormGame
  /// Whether all canonical payoffs are known to be exact: payoffs given as fractions with up to 53 bits.
  let isExact: Bool
  /// Its payoffs as fractions, if the file gave them as such.
  private let fractions: [Rational]?

  /// The canonical form of a game of doubles, which are taken as exact.
  ///
  /// - Complexity: O(payoffs).
  init(_ game: NormalFormGame) {
    self.init(game, fractions: nil)
  }

  /// The canonical form of a file.
  ///
  /// - Complexity: O(payoffs) operations on whole numbers as long as the common denominator.
  init(_ file: GambitNormalForm) {
    self.init(file.game, fractions: file.exactPayoffs)
  }

  private init(_ game: NormalFormGame, fractions: [Rational]?) {
    raw = game
    self.fractions = fractions
    let n = game.players.count
    var payoffs = game.payoffs
    var units: [Double] = []
    var isExact = true
    for player in 0..<n {
      let places = Self.places(of: player, game)
      let size = game.strategies[player].count
      let scaled: (values: [Double], unit: Double)
      isExact = isExact && fractions != nil
      if let fractions, let exact = Self.canonical(places.map { fractions[$0] }, size) {
        scaled = (exact.values, exact.unit)
        isExact = isExact && exact.isExact
      } else {
        scaled = Self.canonical(places.map { game.payoffs[$0] }, size)
        isExact = false
      }
      for (place, value) in zip(places, scaled.values) { payoffs[place] = value }
      units.append(scaled.unit)
    }
    (self.units, self.isExact) = (units, isExact)
    self.game = NormalFormGame(players: game.players, strategies: game.strategies, payoffs: payoffs)
  }

  /// A payoff of the original game, exactly.
  func exactPayoff(of player: Int, at profile: Int) -> Rational {
    let place = profile * raw.players.count + player
    return fractions?[place] ?? Rational(exactly: raw.payoffs[place]) ?? 0
  }

  /// A profile with its payoffs in the units of the original game; the regret comes from canonical payoffs,
  /// so that differences are not lost to rounding in shifts.
  func certified(_ profile: MixedProfile) -> MixedProfile {
    let deviations = game.deviationPayoffs(profile.probabilities)
    var regret = 0.0
    for (player, mixture) in profile.probabilities.enumerated() {
      let value = zip(mixture, deviations[player]).reduce(0) { $0 + $1.0 * $1.1 }
      regret = max(regret, units[player] * ((deviations[player].max() ?? value) - value))
    }
    let payoffs = raw.certify(profile.probabilities).payoffs
    return MixedProfile(
      probabilities: profile.probabilities, payoffs: payoffs, regret: regret, radius: profile.radius)
  }

  /// Indices of a player's payoffs, its own strategy fastest.
  private static func places(of player: Int, _ game: NormalFormGame) -> [Int] {
    let n = game.players.count
    let size = game.strategies[player].count
    let stride = game.strategies[..<player].reduce(1) { $0 * $1.count }
    let rows = game.payoffs.count / n / size
    var places: [Int] = []
    places.reserveCapacity(rows * size)
    for row in 0..<rows {
      let first = row / stride * stride * size + row % stride
      for own in 0..<size { places.append((first + own * stride) * n + player) }
    }
    return places
  }
}

extension CanonicalGame {
  /// Doubles in canonical form, `size` of them against each profile of the others: differences are rounded once.
  static func canonical(_ payoffs: [Double], _ size: Int) -> (values: [Double], unit: Double) {
    // Sums of the largest doubles would be infinite.
    let isHuge = payoffs.contains { $0.magnitude > 0x1p1000 }
    var values = isHuge ? payoffs.map { $0 * 0x1p-30 } : payoffs
    var largest = 0.0
    for first in stride(from: 0, to: values.count, by: size) {
      var least = values[first]
      for place in first..<first + size { least = min(least, values[place]) }
      for place in first..<first + size {
        values[place] -= least
        largest = max(largest, values[place])
      }
    }
    guard largest > 0, largest.isFinite else { return (values.map { _ in 0 }, 1) }
    let exponent = Int(largest.exponent) + 1
    for place in values.indices { values[place] = scaled(values[place], by: -exponent) }
    return (values, scaled(isHuge ? 0x1p30 : 1, by: exponent))
  }

  /// Fractions in canonical form; `nil` if the common denominator has thousands of digits.
  static func canonical(
    _ payoffs: [Rational], _ size: Int
  ) -> (values: [Double], unit: Double, isExact: Bool)? {
    if let small = canonicalSmall(payoffs, size) { return small }
    var denominator = BigInteger.one
    for payoff in payoffs where payoff.denominator != denominator {
      let common = BigInteger.greatestCommonDivisor(denominator, payoff.denominator)
      denominator = denominator * (payoff.denominator / common)
      if denominator.bitWidth > 8_192 { return nil }
    }
    var whole = payoffs.map { $0.numerator * (denominator / $0.denominator) }
    var (divisor, largest) = (BigInteger.zero, BigInteger.zero)
    for first in stride(from: 0, to: whole.count, by: size) {
      let least = whole[first..<first + size].min() ?? 0
      for place in first..<first + size {
        whole[place] = whole[place] - least
        largest = max(largest, whole[place])
        divisor = BigInteger.greatestCommonDivisor(divisor, whole[place])
      }
    }
    guard largest.signum > 0 else { return (whole.map { _ in 0 }, 1, true) }
    let width = (largest / divisor).bitWidth
    let power = BigInteger(2).power(width)
    let values = whole.map { value -> Double in
      let value = value / divisor
      return value.bitWidth < 1_000
        ? scaled(Double(value), by: -width) : Double(Rational(value, power))
    }
    return (values, Double(Rational(divisor * power, denominator)), width <= 53)
  }

  /// The same for whole numbers that fit in a machine word.
  private static func canonicalSmall(
    _ payoffs: [Rational], _ size: Int
  ) -> (values: [Double], unit: Double, isExact: Bool)? {
    var whole: [Int] = []
    whole.reserveCapacity(payoffs.count)
    for payoff in payoffs {
      guard payoff.denominator == .one, let value = payoff.numerator.asInt, value.magnitude < 1 << 61
      else { return nil }
      whole.append(value)
    }
    var (divisor, largest) = (0, 0)
    for first in stride(from: 0, to: whole.count, by: size) {
      var least = whole[first]
      for place in first..<first + size { least = min(least, whole[place]) }
      for place in first..<first + size {
        whole[place] -= least
        largest = max(largest, whole[place])
        if divisor != 1 { divisor = greatestCommonDivisor(divisor, whole[place]) }
      }
    }
    guard largest > 0 else { return (whole.map { _ in 0 }, 1, true) }
    let width = Int.bitWidth - (largest / divisor).leadingZeroBitCount
    return (
      whole.map { scaled(Double($0 / divisor), by: -width) }, scaled(Double(divisor), by: width), width <= 53
    )
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// A double times a power of two.
  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: value)
  }
}
