/// Proofs of single roots: a box with Krawczyk's inclusion, or fractions that solve the equations.
internal import ResilienceNumerics

/// A root of the equations of indifference on a support, with its line of the certificate.
struct RootProof {
  let support: [[Int]]
  /// Probabilities on the support.
  let point: [[Double]]
  /// Largest distance in a probability but the last one of a type.
  let radius: Double
  let isEquilibrium: Bool
  let line: String
}

/// Prover of roots on supports.
struct RootProver {
  let payoffs: CanonicalPayoffs
  let maps: BernsteinMaps
  private var game: CertificateGame { payoffs.game }
  /// Binary digits of a point.
  private static let bits = 60
  /// Half widths of boxes to try, as powers of two below the point's last digit.
  private static let widths = [36, 30, 24, 20, 18]
  /// Bound on the rounding of a coefficient.
  static let rounding = 0x1p-50

  init(_ payoffs: CanonicalPayoffs, _ maps: BernsteinMaps) { (self.payoffs, self.maps) = (payoffs, maps) }

  /// A proof for a root near a point: an enclosure, or else fractions; `nil` if neither succeeds.
  func proof(near point: [[Double]], support: [[Int]]) -> RootProof? {
    let cell = ProofCell(payoffs, support, maps: maps)
    let slopes = CellSlopes(game, cell, maps)
    if cell.dimension > 0 {
      guard let root = slopes.root(from: point, steps: 6) else { return nil }
      return enclosure(root, slopes) ?? fractions(near: root, support)
    }
    return fractions(near: point, support)
  }

  // MARK: Enclosures

  private func enclosure(_ root: [[Double]], _ slopes: CellSlopes) -> RootProof? {
    let one = Double(sign: .plus, exponent: Self.bits, significand: 1)
    guard root.joined().allSatisfy({ $0 > 0 && $0 <= 1 }) else { return nil }
    let numbers = root.map { shares -> [Int] in
      var whole = shares.dropLast().map { Int(($0 * one).rounded()) }
      whole.append((1 << Self.bits) - whole.reduce(0, +))
      return whole
    }
    for width in Self.widths {
      if let proof = enclosure(numbers, width: width, slopes) { return proof }
    }
    return nil
  }

  private func enclosure(_ numbers: [[Int]], width: Int, _ slopes: CellSlopes) -> RootProof? {
    let one = Double(sign: .plus, exponent: Self.bits, significand: 1)
    let h = 1 << width
    var region = slopes.cell
    for (t, shares) in numbers.enumerated() where shares.count > 1 {
      let k = shares.count
      guard shares.dropLast().allSatisfy({ $0 > h }), shares[k - 1] > (k - 1) * h else { return nil }
      var base = shares.map { $0 - h }
      base[k - 1] = shares[k - 1] + (k - 1) * h
      let length = 2 * h * (k - 1)
      let corners = (0..<k).map { corner in
        base.indices.map { i in
          Double(base[i] + (corner == k - 1 ? 0 : i == corner ? length : i == k - 1 ? -length : 0)) / one
        }
      }
      region = region.moved(game, t, to: corners, maps)
    }
    let inside = CellSlopes(game, region, maps)
    let unused = inside.gains.filter { !$0.isUsed }
    guard unused.allSatisfy({ ($0.values.max() ?? 0) < -Self.rounding }) else { return nil }
    let point = numbers.map { $0.map { Double($0) / one } }
    guard let matrix = contraction(inside, misses: slopes.system(at: point).values) else { return nil }
    let support = slopes.cell.support
    let line =
      "[\"root\",\(support.text),\(Self.bits),\(numbers.text),\(h),\(matrix.shift),\(matrix.entries.text)]"
    return RootProof(
      support: support, point: point, radius: Double(h) / one, isEquilibrium: true, line: line)
  }

  /// The matrix by which Krawczyk's operator maps the box into itself; `nil` if it does not.
  private func contraction(_ region: CellSlopes, misses: [Double]) -> WholeMatrix? {
    let n = region.equations.count
    let (low, high) = region.bounds()
    let middle = zip(low, high).map { ($0 + $1) / 2 }
    guard let inverse = CellSlopes.inverse(middle, count: n),
      let matrix = WholeMatrix(inverse, count: n, digits: 20)
    else { return nil }
    let box = region.unknowns.map { 1 / (2 * Double(region.cell.corners[$0.type] - 1)) }
    let rows = matrix.deviation(low: low, high: high, error: Self.rounding)
    for row in 0..<n {
      var step = 0.0
      var slack = 0.0
      for l in 0..<n {
        step += matrix.values[row * n + l] * misses[l]
        slack += abs(matrix.values[row * n + l]) * Self.rounding
      }
      let spread = (0..<n).reduce(0.0) { $0 + rows[row * n + $1] * box[$1] }
      guard abs(step) + slack + spread < 0.99 * box[row] else { return nil }
    }
    return matrix
  }

  // MARK: Fractions

  private func fractions(near root: [[Double]], _ support: [[Int]]) -> RootProof? {
    var full = game.strategies.map { [Double](repeating: 0, count: $0) }
    for (t, shares) in root.enumerated() {
      for (strategy, share) in zip(support[t], shares) { full[t][strategy] = share }
    }
    for radius in [1e-11, 1e-8] {
      guard let guess = simplestProfile(near: full, radius: radius, support),
        let isEquilibrium = verdict(guess, support)
      else { continue }
      let shares = support.indices.map { t in support[t].map { guess[t][$0] } }
      let texts = shares.map { "[" + $0.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
      let word = isEquilibrium ? "equilibrium" : "none"
      let line = "[\"exact\",\(support.text),[\(texts.joined(separator: ","))],\"\(word)\"]"
      return RootProof(
        support: support, point: shares.map { $0.map { Double($0) } }, radius: 0,
        isEquilibrium: isEquilibrium,
        line: line)
    }
    return nil
  }

  /// Whether fractions that solve the equations are an equilibrium; `nil` if they do not solve them.
  private func verdict(_ point: [[Rational]], _ support: [[Int]]) -> Bool? {
    var isEquilibrium = support.indices.allSatisfy { t in support[t].allSatisfy { point[t][$0].signum > 0 } }
    for (t, used) in support.enumerated() where game.strategies[t] > 1 {
      let gains = payoffs.gains(of: t, over: used[0], at: point)
      guard used.allSatisfy({ gains[$0].isZero }) else { return nil }
      isEquilibrium = isEquilibrium && gains.allSatisfy { $0.signum <= 0 }
    }
    return isEquilibrium
  }
}

/// A matrix of whole numbers over a power of two.
struct WholeMatrix {
  let count: Int
  let shift: Int
  let entries: [Int]
  /// The entries over the power of two.
  let values: [Double]

  /// A matrix rounded to so many binary digits of its largest entry; `nil` if it does not fit.
  init?(_ matrix: [Double], count: Int, digits: Int) {
    let largest = matrix.reduce(0) { max($0, abs($1)) }
    guard largest.isFinite, largest > 0, largest < 0x1p60, largest > 0x1p-60 else { return nil }
    let shift = max(0, digits - Int(largest.exponent))
    let power = Double(sign: .plus, exponent: shift, significand: 1)
    let rounded = matrix.map { ($0 * power).rounded() }
    self.count = count
    self.shift = shift
    entries = rounded.map { Int($0) }
    values = rounded.map { $0 / power }
  }

  /// Bounds on |1 − Y J| by row and column for slopes between bounds, each wrong by at most `error`.
  func deviation(low: [Double], high: [Double], error: Double) -> [Double] {
    var result = [Double](repeating: 0, count: count * count)
    for row in 0..<count {
      for column in 0..<count {
        var (least, most, slack) = (0.0, 0.0, 0.0)
        for l in 0..<count {
          let y = values[row * count + l]
          let (a, b) = (y * low[l * count + column], y * high[l * count + column])
          least += min(a, b)
          most += max(a, b)
          slack += abs(y) * error
        }
        let target = row == column ? 1.0 : 0
        result[row * count + column] =
          max(abs(least - target), abs(most - target)) + slack + Double(count) * 0x1p-50
      }
    }
    return result
  }
}

extension [Int] {
  /// The numbers as JSON.
  var text: String { "[" + map(String.init).joined(separator: ",") + "]" }
}

extension [[Int]] {
  /// The lists as JSON.
  var text: String { "[" + map(\.text).joined(separator: ",") + "]" }
}
