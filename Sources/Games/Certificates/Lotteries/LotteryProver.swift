/// Proofs that lotteries are the best, the worst and the most equal correlated equilibria.
internal import ResilienceNumerics

/// Prover of the parts `correlated` and `coarse`.
///
/// A linear program in doubles gives a basis, the basis fractions: probabilities and prices of deviations, by which no
/// equilibrium can be better. Where there is no such basis the doubles themselves are stated, as the exact numbers
/// that they are, with the gain that they leave and the bound that they prove.
struct LotteryProver {
  /// Objective of a lottery.
  enum Aim: String, CaseIterable {
    /// The largest sum of all payoffs, and the smallest.
    case best, worst
    /// The largest payoff of the player who gets least.
    case mostEqual
  }

  let program: LotteryProgram
  /// Number of lotteries that are not proved to be optimal to the last digit.
  private(set) var undecided = 0
  /// Values of the lotteries; `nil` where there is none.
  private(set) var values: [Double?] = []
  /// Whether the limit left a lottery out.
  private(set) var isCutOff = false
  private var game: CertificateGame { program.game }

  init(_ program: LotteryProgram) { self.program = program }

  /// Lines of the part, and the number of lotteries that are proved to be optimal.
  mutating func prove(limit: Int) -> (lines: [String], optimal: Int) {
    var (lines, optimal, left): ([String], Int, Int) = ([], 0, limit)
    for aim in Aim.allCases {
      let found = left > 0 ? proof(aim) : nil
      let size = found.map { $0.lines.reduce(0) { $0 + $1.utf8.count + 1 } } ?? 0
      guard let found, size <= left else {
        isCutOff = isCutOff || found != nil || left <= 0
        undecided += 1
        values.append(nil)
        lines.append("[\"?\"]")
        continue
      }
      left -= size
      lines += found.lines
      if found.isOptimal { optimal += 1 } else { undecided += 1 }
      values.append(Double(found.value))
    }
    return (lines, optimal)
  }

  private func proof(_ aim: Aim) -> (lines: [String], isOptimal: Bool, value: Rational)? {
    let rows = LotteryRows(program, aim)
    let rounded = rows.rounded()
    // A small program is solved in fractions from the beginning where rounding led astray.
    let pair =
      rounded.flatMap { rows.exact($0.basis) } ?? rows.fromTheBeginning() ?? rounded.flatMap(rows.asTheyAre)
    guard let pair else { return nil }
    let (value, regret, bound) = rows.facts(pair)
    let draws = pair.draws.map { "[\"\($0.probability)\",\(program.profiles[$0.profile].text)]" }
    let prices = pair.prices.map {
      "[" + program.deviations[$0.deviation].map(String.init).joined(separator: ",") + ",\"\($0.price)\"]"
    }
    let weights = pair.weights.map { "\"\($0)\"" }.joined(separator: ",")
    let sign: Rational = aim == .worst ? -1 : 1
    let lottery =
      "[\"lottery\",\"\(aim.rawValue)\",[\(draws.joined(separator: ","))],\"\(sign * value)\",\"\(regret)\"]"
    let proof =
      "[\"prices\",\"\(sign * bound)\",[\(prices.joined(separator: ","))]"
      + (aim == .mostEqual ? ",[\(weights)]]" : "]")
    return ([lottery, proof], value == bound && regret.signum == 0, sign * value)
  }
}

/// A lottery and prices.
struct PricedLottery {
  /// Profiles with their probabilities, positive.
  var draws: [(profile: Int, probability: Rational)]
  /// Deviations with their prices, positive.
  var prices: [(deviation: Int, price: Rational)]
  /// Weights of types, for the payoff of the player who gets least; they add up to 1.
  var weights: [Rational]
}

/// The linear program of one aim.
struct LotteryRows {
  private let program: LotteryProgram
  private let aim: LotteryProver.Aim
  /// Worth of a whole payoff of each type: its unit, or that of a mean payoff, times a common denominator.
  private let units: [BigInteger]
  private let denominator: BigInteger
  /// Aim by profile in whole numbers; for the most equal lottery payoffs by type and profile above a floor.
  private let worths: [[BigInteger]]
  private let floor: BigInteger

  init(_ program: LotteryProgram, _ aim: LotteryProver.Aim) {
    (self.program, self.aim) = (program, aim)
    let game = program.game
    let units = game.players.indices.map { t in
      aim == .mostEqual ? game.units[t] * Rational(1, BigInteger(game.players[t])) : game.units[t]
    }
    let denominator = BigInteger.commonDenominator(of: units)
    let whole = units.map { $0.numerator * (denominator / $0.denominator) }
    let byType = game.players.indices.map { t in program.worths[t].map { $0 * whole[t] } }
    if aim == .mostEqual {
      let least = byType.reduce(byType[0][0]) { $1.reduce($0) { min($0, $1) } }
      // One below the least payoff, so that the smallest payoff of a lottery is positive.
      floor = least - .one
      worths = byType.map { [floor] in $0.map { $0 - floor } }
    } else {
      let sums = program.profiles.indices.map { profile in
        byType.reduce(BigInteger.zero) { $0 + $1[profile] }
      }
      floor = .zero
      worths = [aim == .worst ? sums.map { -$0 } : sums]
    }
    (self.units, self.denominator) = (whole, denominator)
  }

  private var profiles: Int { program.profiles.count }

  // MARK: In doubles

  /// Numbers between −1 and 1, times the returned factor.
  private static func doubles(_ numbers: [BigInteger]) -> (values: [Double], scale: BigInteger) {
    let scale = numbers.reduce(BigInteger.one) { max($0, $1.absolute) }
    guard scale.bitWidth > 1_000 else {
      let one = Double(scale)
      return (numbers.map { Double($0) / one }, scale)
    }
    return (numbers.map { Double(Rational($0, scale)) }, scale)
  }

  /// Solution in doubles.
  func rounded() -> LinearProgram.Solution? {
    let extra = aim == .mostEqual ? [0.0] : []
    var rows = program.gains.map { LinearProgram.Constraint(Self.doubles($0).values + extra, .atMost, 0) }
    var objective = [Double](repeating: 0, count: profiles) + [1]
    if aim == .mostEqual {
      let scale = worths.reduce(BigInteger.one) { $1.reduce($0) { max($0, $1) } }
      rows += worths.map { .init($0.map { -Double(Rational($0, scale)) } + [1], .atMost, 0) }
    } else {
      let least = worths[0].reduce(worths[0][0]) { min($0, $1) }
      objective = Self.doubles(worths[0].map { $0 - least }).values
    }
    rows.append(.init([Double](repeating: 1, count: profiles) + extra, .equal, 1))
    guard case .optimal(let solution) = LinearProgram(objective: objective, constraints: rows).solve() else {
      return nil
    }
    return solution
  }

  /// The doubles as exact numbers, made to add up to 1.
  func asTheyAre(_ solution: LinearProgram.Solution) -> PricedLottery? {
    func shares(_ numbers: ArraySlice<Double>) -> [Rational]? {
      let whole = numbers.map { BigInteger(Int((max(0, min(1, $0)) * 0x1p50).rounded())) }
      let total = whole.reduce(.zero, +)
      return total.signum > 0 ? whole.map { Rational($0, total) } : nil
    }
    guard let probabilities = shares(solution.variables[..<profiles]) else { return nil }
    var weights: [Rational] = []
    var scale = worths.reduce(BigInteger.one) { $1.reduce($0) { max($0, $1.absolute) } }
    if aim == .mostEqual {
      guard let found = shares(solution.prices[program.gains.count...].dropLast()) else { return nil }
      weights = found
    } else {
      let least = worths[0].reduce(worths[0][0]) { min($0, $1) }
      scale = Self.doubles(worths[0].map { $0 - least }).scale
    }
    let prices = program.gains.indices.compactMap { row -> (deviation: Int, price: Rational)? in
      guard solution.prices[row] > 0, let price = Rational(exactly: solution.prices[row]) else { return nil }
      return (row, price * Rational(scale, Self.doubles(program.gains[row]).scale * denominator))
    }
    return PricedLottery(
      draws: probabilities.indices.filter { probabilities[$0].signum > 0 }.map { ($0, probabilities[$0]) },
      prices: prices, weights: weights)
  }

  // MARK: In fractions

  /// Largest number of gains of a program that is solved in fractions from the beginning.
  private static let smallLimit = 5_000

  /// The solution in fractions from a single profile; `nil` for large programs.
  func fromTheBeginning() -> PricedLottery? {
    guard program.gains.count * profiles <= Self.smallLimit else { return nil }
    let last = program.gains.count + (aim == .mostEqual ? worths.count : 0)
    return exact(LinearProgram.Basis(variables: [0], rows: [last]), pivotLimit: 1_000)
  }

  /// The solution in fractions from a basis; `nil` if there is none.
  func exact(_ basis: LinearProgram.Basis, pivotLimit: Int = 100) -> PricedLottery? {
    let extra: [BigInteger] = aim == .mostEqual ? [.zero] : []
    var rows = program.gains.map { ExactLinearProgram.Constraint($0 + extra, .atMost, .zero) }
    if aim == .mostEqual { rows += worths.map { .init($0.map { -$0 } + [.one], .atMost, .zero) } }
    rows.append(.init([BigInteger](repeating: .one, count: profiles) + extra, .equal, .one))
    let objective =
      aim == .mostEqual ? [BigInteger](repeating: .zero, count: profiles) + [.one] : worths[0]
    let exact = ExactLinearProgram(objective: objective, constraints: rows)
    guard let solution = exact.solution(from: basis, pivotLimit: pivotLimit) else { return nil }
    var weights = [Rational](repeating: 0, count: aim == .mostEqual ? worths.count : 0)
    for (row, price) in solution.prices where row >= program.gains.count && row < rows.count - 1 {
      weights[row - program.gains.count] = price
    }
    return PricedLottery(
      draws: solution.variables.filter { $0.index < profiles }.map { ($0.index, $0.value) },
      prices: solution.prices.filter { $0.index < program.gains.count }.map {
        ($0.index, $0.value * Rational(.one, denominator))
      }, weights: weights)
  }

  /// What a lottery is worth, what the gain is that it leaves a player, and what its prices prove to be the most;
  /// a worst sum of payoffs is negative.
  func facts(_ pair: PricedLottery) -> (value: Rational, regret: Rational, bound: Rational) {
    let game = program.game
    func expected(_ amounts: [BigInteger]) -> Rational {
      pair.draws.reduce(Rational(0)) { $0 + $1.probability * Rational(amounts[$1.profile]) }
    }
    let unit = Rational(.one, denominator)
    let values = worths.map { (expected($0) + Rational(floor)) * unit }
    let regret = program.deviations.indices.reduce(Rational(0)) { regret, row in
      let t = program.deviations[row][0]
      let gain = expected(program.gains[row]) * game.units[t] * Rational(1, BigInteger(game.players[t]))
      return max(regret, gain)
    }
    let weights = aim == .mostEqual ? pair.weights : [1]
    let coefficients = weights.map { $0 * unit } + pair.prices.map { Rational(0) - $0.price }
    let common = BigInteger.commonDenominator(of: coefficients)
    let whole = coefficients.map { $0.numerator * (common / $0.denominator) }
    var most: BigInteger?
    for profile in program.profiles.indices {
      var sum = BigInteger.zero
      for (row, weight) in zip(worths, whole) { sum = sum + weight * row[profile] }
      for (price, weight) in zip(pair.prices, whole[worths.count...]) {
        let gain = program.gains[price.deviation][profile]
        if !gain.isZero { sum = sum + weight * gain }
      }
      if most.map({ sum > $0 }) ?? true { most = sum }
    }
    let bound = Rational(most ?? .zero, common) + Rational(floor) * unit
    return (values.reduce(values[0]) { min($0, $1) }, regret, bound)
  }
}
