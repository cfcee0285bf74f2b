/// Roots of the equations of indifference, as a certificate states them.
internal import ResilienceNumerics

/// A root on a support, checked.
struct RootCheck {
  let support: [[Int]]
  /// Probabilities on the support.
  let point: [[Rational]]
  /// The root is within this distance of the point in each probability but the last one of a type; 0 if it is
  /// the point.
  let radius: Rational
  let isEquilibrium: Bool

  /// Most binary digits of a point and of a matrix.
  private static let digits = 10_000

  init(_ game: StatedGame, _ line: [StatedValue]) throws(Failure) {
    let name = try line[0].text()
    try need(line.count == (name == "root" ? 7 : 4), "a root with other entries")
    let support = try Self.support(game, line[1])
    let cell = ExactCell<BigInteger>(game, support) { $0 }
    if name == "root" {
      let bits = try line[2].whole()
      let (h, shift) = (try line[4].big(), try line[5].whole())
      try need(
        (0...Self.digits).contains(bits) && (0...Self.digits).contains(shift) && h.signum > 0, "no box")
      var numbers: [[BigInteger]] = []
      for shares in try line[3].list() { numbers.append(try Self.bigs(shares)) }
      let one = BigInteger(2).power(bits)
      point = numbers.map { $0.map { Rational($0, one) } }
      radius = Rational(h, one)
      isEquilibrium = true
      try Self.sumToOne(point, support)
      try Self.krawczyk(cell, numbers, one, h, shift, try Self.bigs(line[6]))
    } else {
      var point: [[Rational]] = []
      for shares in try line[2].list() {
        var row: [Rational] = []
        for share in try shares.list() { row.append(try share.fraction()) }
        point.append(row)
      }
      self.point = point
      radius = 0
      try Self.sumToOne(point, support)
      isEquilibrium = try line[3].text() == "equilibrium"
      try Self.solves(cell, point, isEquilibrium)
    }
    self.support = support
  }

  private static func support(_ game: StatedGame, _ value: StatedValue) throws(Failure) -> [[Int]] {
    var support: [[Int]] = []
    for strategies in try value.list() { support.append(try strategies.wholes()) }
    try need(support.count == game.players.count, "supports that do not fit the game")
    for (used, m) in zip(support, game.strategies) {
      try need(
        !used.isEmpty && used[0] >= 0 && used[used.count - 1] < m
          && zip(used, used.dropFirst()).allSatisfy { $0 < $1 },
        "supports that do not fit the game")
    }
    return support
  }

  private static func bigs(_ value: StatedValue) throws(Failure) -> [BigInteger] {
    var result: [BigInteger] = []
    for item in try value.list() { result.append(try item.big()) }
    return result
  }

  private static func sumToOne(_ point: [[Rational]], _ support: [[Int]]) throws(Failure) {
    try need(point.map(\.count) == support.map(\.count), "a point of other supports")
    try need(point.allSatisfy { $0.reduce(0, +) == 1 }, "shares do not add up to 1")
  }

  /// Exactly one root in the box, by Krawczyk's inclusion; it is positive, and nothing unused pays more.
  ///
  /// Slopes are bounded over simplices that contain the box: corner p − h, edges as long as the box needs.
  private static func krawczyk(
    _ cell: ExactCell<BigInteger>, _ numbers: [[BigInteger]], _ one: BigInteger, _ h: BigInteger,
    _ shift: Int,
    _ inverse: [BigInteger]
  ) throws(Failure) {
    var (point, region) = (cell, cell)
    for (t, shares) in numbers.enumerated() {
      let k = shares.count
      let last = shares[k - 1]
      try need(
        shares.dropLast().allSatisfy { $0 > h } && last > BigInteger(k - 1) * h,
        "a share that may not be positive")
      point = point.moved(t, to: [shares], total: one)
      var base = shares.map { $0 - h }
      base[k - 1] = last + BigInteger(k - 1) * h
      let length = BigInteger(2 * (k - 1)) * h
      let corners = (0..<k).map { corner in
        base.indices.map { i -> BigInteger in
          if corner == k - 1 { return base[i] }
          return i == corner ? base[i] + length : i == k - 1 ? base[i] - length : base[i]
        }
      }
      region = region.moved(t, to: corners, total: one)
    }
    let unknowns = region.unknowns
    let n = unknowns.count
    try need(inverse.count == n * n, "a matrix of another size")
    let misses = cell.equations.map { point.gain($0.type, $0.strategy)[0] }
    let unit = region.scale * BigInteger(2).power(shift)
    let box = unknowns.map { Rational(1, BigInteger(2 * (cell.corners[$0.type] - 1))) }
    for (row, deviations) in region.deviation(inverse, one: unit).enumerated() {
      let step = (0..<n).reduce(BigInteger.zero) { $0 + inverse[row * n + $1] * misses[$1] }
      let spread = zip(deviations, box).reduce(Rational(0)) { $0 + Rational($1.0) * $1.1 }
      try need(
        Rational(step.absolute) + spread < box[row] * Rational(unit),
        "Krawczyk's box is not mapped into itself")
    }
    for t in cell.game.types {
      for s in 0..<cell.game.strategies[t] where !cell.support[t].contains(s) {
        try need(region.gain(t, s).allSatisfy { $0.signum < 0 }, "an unused strategy may pay more")
      }
    }
  }

  /// The point solves the equations, and it is an equilibrium or not, as claimed.
  private static func solves(
    _ cell: ExactCell<BigInteger>, _ shares: [[Rational]], _ claimed: Bool
  ) throws(Failure) {
    var point = cell
    for (t, row) in shares.enumerated() {
      let common = BigInteger.commonDenominator(of: row)
      point = point.moved(t, to: [row.map { $0.numerator * (common / $0.denominator) }], total: common)
    }
    try need(
      cell.equations.allSatisfy { point.gain($0.type, $0.strategy)[0].isZero },
      "the point does not solve the equations")
    var holds = shares.allSatisfy { $0.allSatisfy { $0.signum > 0 } }
    for t in cell.game.types {
      for s in 0..<cell.game.strategies[t] where !cell.support[t].contains(s) {
        holds = holds && point.gain(t, s)[0].signum <= 0
      }
    }
    try need(holds == claimed, holds ? "the point is an equilibrium" : "the point is no equilibrium")
  }

  /// Whether two roots are known to be different.
  func isApart(from other: RootCheck) -> Bool {
    if support != other.support { return true }
    let distance = radius + other.radius
    return zip(point, other.point).contains { first, second in
      zip(first, second).dropLast().contains { $0 - $1 > distance || $1 - $0 > distance }
    }
  }
}
