/// Parts `correlated` and `coarse`: best, worst and most equal lotteries of a mediator.
internal import ResilienceNumerics

/// Check of lotteries, and of prices by which no equilibrium is better.
struct LotteryCheck {
  private let game: StatedGame
  private let isCoarse: Bool
  /// Type, strategy that was told (not for coarse equilibria), strategy that is played.
  private let deviations: [[Int]]
  private static let aims = ["best", "worst", "mostEqual"]
  /// Largest number of profiles times deviations.
  private static let limit = 4_000_000

  init(_ game: StatedGame, isCoarse: Bool) throws(Failure) {
    (self.game, self.isCoarse) = (game, isCoarse)
    try need(game.market == nil, "dropped strategies may be drawn")
    var size = game.strategies.reduce(0) { $0 + (isCoarse ? $1 : $1 * ($1 - 1)) }
    for (players, m) in zip(game.players, game.strategies) {
      try need(players <= 10_000, "too many players")
      guard let count = BernsteinTables.count(players, m, limit: Self.limit) else {
        throw Failure("the game has too many profiles")
      }
      size = size.multipliedReportingOverflow(by: count).partialValue
      try need(size <= Self.limit, "the game has too many profiles")
    }
    deviations = game.types.flatMap { t -> [[Int]] in
      let m = game.strategies[t]
      if isCoarse { return (0..<m).map { [t, $0] } }
      return (0..<m).flatMap { a in (0..<m).filter { $0 != a }.map { [t, a, $0] } }
    }
  }

  /// Lotteries in order of their aims; those that are optimal to the last digit count as decided.
  func lotteries(
    _ reader: inout CertificateReader, _ undecided: inout Int
  ) throws(Failure) -> [CertificateVerification.Lottery] {
    var found: [CertificateVerification.Lottery] = []
    for aim in Self.aims {
      let line = try reader.next().list()
      if line == [.text("?")] {
        undecided += 1
        continue
      }
      try need(
        line.count == 5 && line[0] == .text("lottery") && line[1] == .text(aim),
        "another lottery than was expected")
      let (value, regret) = (try line[3].fraction(), try line[4].fraction())
      try needObeyed(line[2], value, regret, aim)
      let second = try reader.next().list()
      try need(second.first == .text("prices") && second.count == (aim == "mostEqual" ? 4 : 3), "no prices")
      let bound = try second[1].fraction()
      try needBounded(second, bound, aim)
      let isOptimal = value == bound && regret.signum == 0
      if !isOptimal { undecided += 1 }
      found.append(
        .init(
          aim: aim, value: Double(value), bound: Double(bound), regret: Double(regret), isOptimal: isOptimal))
    }
    return found
  }

  // MARK: The lottery

  /// A lottery has the stated value, and no deviation gains a player more than stated.
  private func needObeyed(
    _ stated: StatedValue, _ value: Rational, _ regret: Rational, _ aim: String
  ) throws(Failure) {
    var draws: [(probability: Rational, counts: [[Int]])] = []
    for item in try stated.list() {
      let pair = try item.list()
      try need(pair.count == 2, "a probability and a profile were expected")
      var counts: [[Int]] = []
      for row in try pair[1].list() { counts.append(try row.wholes()) }
      try need(counts.map(\.count) == game.strategies, "a profile of another game")
      for (t, row) in counts.enumerated() {
        var rest = game.players[t]
        for count in row {
          try need((0...rest).contains(count), "a profile of another game")
          rest -= count
        }
        try need(rest == 0, "a profile of another game")
      }
      let probability = try pair[0].fraction()
      try need(probability.signum > 0, "a probability that is not positive")
      draws.append((probability, counts))
    }
    try need(draws.reduce(Rational(0)) { $0 + $1.probability } == 1, "probabilities do not add up to 1")
    func mean(_ t: Int, _ amount: ([[Int]]) -> BigInteger) -> Rational {
      draws.reduce(Rational(0)) { $0 + $1.probability * Rational(amount($1.counts)) } * game.units[t]
    }
    let number = game.players.map { Rational(1, BigInteger($0)) }
    for deviation in deviations {
      let t = deviation[0]
      try need(
        mean(t) { gain(deviation, $0) } * number[t] <= regret, "a deviation gains more than stated")
    }
    let worth = game.types.map { t in mean(t) { earned(t, $0) } }
    let reached =
      aim == "mostEqual" ? zip(worth, number).map { $0 * $1 }.min() : worth.reduce(Rational(0), +)
    try need(reached == value, "the value is another one")
  }

  /// Sum of the gains of the players of a type who are told one strategy (any, for coarse equilibria) and play another.
  private func gain(_ deviation: [Int], _ counts: [[Int]]) -> BigInteger {
    let (t, b) = (deviation[0], deviation[deviation.count - 1])
    let told = isCoarse ? Array(0..<game.strategies[t]) : [deviation[1]]
    return told.reduce(BigInteger.zero) { sum, a in
      guard counts[t][a] > 0 else { return sum }
      let cell = others(t, a, counts)
      return sum + BigInteger(counts[t][a]) * (payoff(t, b, cell) - payoff(t, a, cell))
    }
  }

  /// Sum of the payoffs of the players of a type.
  private func earned(_ t: Int, _ counts: [[Int]]) -> BigInteger {
    counts[t].indices.reduce(BigInteger.zero) { sum, a in
      guard counts[t][a] > 0 else { return sum }
      return sum + BigInteger(counts[t][a]) * payoff(t, a, others(t, a, counts))
    }
  }

  private func others(_ t: Int, _ a: Int, _ counts: [[Int]]) -> [[Int]] {
    var others = counts
    others[t][a] -= 1
    return others
  }

  private func payoff(_ t: Int, _ s: Int, _ others: [[Int]]) -> BigInteger {
    guard game.isOfShares else {
      var row = 0
      for u in game.types {
        let places = game.tables.places(game.degrees[t][u], game.strategies[u])
        row = row * places.count + (places[others[u]] ?? 0)
      }
      return game.raw[t][s][row]
    }
    var sum = game.base[t][s]
    for u in game.types {
      for (count, effect) in zip(others[u], game.effect[t][s][u]) where count > 0 {
        sum = sum + BigInteger(count) * effect
      }
    }
    return sum
  }

  // MARK: The bound

  /// Weak duality: no deviation gains in an equilibrium, so that taking gains times prices off every profile's value
  /// makes none worse; if then no profile has more than the bound, no lottery has.
  private func needBounded(_ line: [StatedValue], _ bound: Rational, _ aim: String) throws(Failure) {
    var prices: [[Int]: Rational] = [:]
    for item in try line[2].list() {
      let entry = try item.list()
      try need(entry.count == (isCoarse ? 3 : 4), "a price of no deviation")
      var deviation: [Int] = []
      for number in entry.dropLast() { deviation.append(try number.whole()) }
      let price = try entry[entry.count - 1].fraction()
      try need(deviations.contains(deviation), "a price of no deviation")
      try need(price.signum > 0, "a price that is not positive")
      try need(prices.updateValue(price, forKey: deviation) == nil, "a deviation with two prices")
    }
    let sign: Rational = aim == "worst" ? -1 : 1
    var factors = game.units.map { sign * $0 }
    if aim == "mostEqual" {
      var weights: [Rational] = []
      for item in try line[3].list() { weights.append(try item.fraction()) }
      try need(
        weights.count == game.players.count && weights.allSatisfy { $0.signum >= 0 }
          && weights.reduce(0, +) == 1, "weights do not add up to 1")
      factors = game.types.map { weights[$0] * game.units[$0] * Rational(1, BigInteger(game.players[$0])) }
    }
    let terms = deviations.compactMap { deviation in prices[deviation].map { (deviation, $0) } }
    let common = BigInteger.commonDenominator(of: factors + terms.map(\.1) + [bound])
    func whole(_ value: Rational) -> BigInteger { value.numerator * (common / value.denominator) }
    let most = whole(sign * bound)
    let (payments, gains) = (factors.map(whole), terms.map { ($0.0, whole($0.1)) })
    try everyProfile { (counts) throws(Failure) in
      var value = BigInteger.zero
      for (t, factor) in payments.enumerated() where !factor.isZero {
        value = value + factor * earned(t, counts)
      }
      for (deviation, price) in gains where isCoarse || counts[deviation[0]][deviation[1]] > 0 {
        value = value - price * gain(deviation, counts)
      }
      try need(value <= most, "a profile is worth more than the bound")
    }
  }

  private func everyProfile(_ body: ([[Int]]) throws(Failure) -> Void) throws(Failure) {
    let spreads = zip(game.players, game.strategies).map { game.tables.compositions($0, $1) }
    var place = spreads.map { _ in 0 }
    while true {
      try body(place.indices.map { spreads[$0][place[$0]] })
      guard let t = place.indices.last(where: { place[$0] + 1 < spreads[$0].count }) else { return }
      place[t] += 1
      for later in t + 1..<place.count { place[later] = 0 }
    }
  }
}
