/// Part `mixtures`: a tree of supports, with a tree of cells for each that is settled.
internal import ResilienceNumerics

/// Check of all equilibria in which players of a type mix alike.
struct MixtureCheck {
  private let game: StatedGame
  private var roots: [RootCheck] = []
  private var undecided = 0
  /// Deepest branch of the trees.
  private static let depth = 1_000

  init(_ game: StatedGame) { self.game = game }

  /// Number of equilibria.
  mutating func equilibria(_ reader: inout CertificateReader, _ undecided: inout Int) throws(Failure) -> Int {
    try need(game.degrees.allSatisfy { $0.allSatisfy { $0 <= 200 } }, "too many players of a type")
    while true {
      let line = try reader.next().list()
      guard let name = line.first, name == .text("root") || name == .text("exact") else {
        try need(line == [.text("tree")], "no tree of supports")
        break
      }
      let root = try RootCheck(game, line)
      try need(roots.allSatisfy { root.isApart(from: $0) }, "the same root twice")
      roots.append(root)
    }
    let all = game.strategies.map { Set(0..<$0) }
    try supports(&reader, used: all.map { _ in [] }, kept: all, depth: 0)
    undecided += self.undecided
    return roots.count { $0.isEquilibrium }
  }

  // MARK: Supports

  private mutating func supports(
    _ reader: inout CertificateReader, used: [Set<Int>], kept: [Set<Int>], depth: Int
  ) throws(Failure) {
    try need(depth < Self.depth, "a branch that is too deep")
    let line = try reader.next().list()
    let name = try line.first?.text() ?? ""
    var (more, less) = (used, kept)
    switch name {
    case "?": undecided += 1
    case "empty":
      try need(line.count == 2, "a type was expected")
      let t = try line[1].whole()
      try need(game.types.contains(t) && kept[t].isEmpty, "a type that still has a strategy")
    case "cells":
      try need(used == kept && kept.allSatisfy { !$0.isEmpty }, "supports that are not settled")
      try cells(&reader, kept.map { $0.sorted() })
    case "in", "drop", "none":
      try need(line.count >= 3, "a type and a strategy were expected")
      let (t, a) = (try line[1].whole(), try line[2].whole())
      try need(game.types.contains(t), "no such type")
      if name == "none" {
        try need(used[t].contains(a), "a strategy that is not used")
        return try game.needDominated(t, a, line, kept)
      }
      try need(kept[t].contains(a) && !used[t].contains(a), "a strategy that is not open")
      if name == "drop" { try game.needDominated(t, a, line, kept) }
      more[t].insert(a)
      less[t].remove(a)
      if name == "in" { try supports(&reader, used: more, kept: kept, depth: depth + 1) }
      try supports(&reader, used: used, kept: less, depth: depth + 1)
    default: throw Failure("an unknown reason")
    }
  }

  // MARK: Cells

  /// Most binary digits of a machine integer, with room for sums.
  private static let digits = 110

  private mutating func cells(_ reader: inout CertificateReader, _ support: [[Int]]) throws(Failure) {
    if game.bits < Self.digits {
      // Below 2^110 a number fits: its digits, 36 at a time.
      let limb = BigInteger(1 << 36)
      let cell = ExactCell<Int128>(game, support) { value in
        var (rest, parts) = (value, [Int]())
        while !rest.isZero {
          let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: limb)
          parts.append(remainder.asInt ?? 0)
          rest = quotient
        }
        return parts.reversed().reduce(Int128(0)) { $0 << 36 + Int128($1) }
      }
      try cells(&reader, cell, depth: 0)
    } else {
      try cells(&reader, ExactCell<BigInteger>(game, support) { $0 }, depth: 0)
    }
  }

  private mutating func cells<Number: ExactNumber>(
    _ reader: inout CertificateReader, _ cell: ExactCell<Number>, depth: Int
  ) throws(Failure) {
    try need(depth < Self.depth, "a branch that is too deep")
    let line = try reader.next().list()
    switch try line.first?.text() ?? "" {
    case "?": undecided += 1
    case "sum": try positiveSum(cell, line)
    case "only": try onlyRoot(cell.large(), line)
    case "cut":
      try need(line.count == 4, "a cut needs a type and two corners")
      let (t, i, j) = (try line[1].whole(), try line[2].whole(), try line[3].whole())
      try need(
        game.types.contains(t) && i != j && min(i, j) >= 0 && max(i, j) < cell.corners[t],
        "an edge that does not exist")
      let top = cell.top(t)
      if Number.self == Int128.self, top > BernsteinTables.machineDegree || cell.bits + top >= Self.digits {
        let large = cell.large()
        try cells(&reader, large.half(t, i, j), depth: depth + 1)
        try cells(&reader, large.half(t, j, i), depth: depth + 1)
      } else {
        try cells(&reader, cell.half(t, i, j), depth: depth + 1)
        try cells(&reader, cell.half(t, j, i), depth: depth + 1)
      }
    default: throw Failure("an unknown reason")
    }
  }

  /// A weighted sum of gains is positive on the whole cell, with weights of unused strategies not negative.
  private func positiveSum<Number: ExactNumber>(
    _ cell: ExactCell<Number>, _ line: [StatedValue]
  ) throws(Failure) {
    try need(line.count > 1 && line.count % 3 == 1, "no weights")
    var terms: [WeightedGain] = []
    for place in stride(from: 1, to: line.count, by: 3) {
      let (t, s) = (try line[place].whole(), try line[place + 1].whole())
      let w = try line[place + 2].big()
      try need(game.types.contains(t) && (0..<game.strategies[t]).contains(s), "no such strategy")
      try need(w.signum >= 0 || cell.support[t].contains(s), "a negative weight of an unused strategy")
      terms.append(WeightedGain(type: t, strategy: s, weight: w))
    }
    try need(WeightedGain.isPositive(terms, cell), "the weighted gain is not positive on the cell")
  }

  /// The cell, a quarter larger, holds at most one root, and this root is in it: no other is in the cell.
  private func onlyRoot(_ cell: ExactCell<BigInteger>, _ line: [StatedValue]) throws(Failure) {
    try need(line.count >= 3, "a root was expected")
    let (number, shift) = (try line[1].whole(), try line[2].whole())
    try need(roots.indices.contains(number) && (0...10_000).contains(shift), "an unknown root")
    let root = roots[number]
    try need(root.support == cell.support, "a root of other supports")
    var inverse: [BigInteger] = []
    for item in line[3...] { inverse.append(try item.big()) }
    var wide = cell
    for (t, k) in cell.corners.enumerated() where k > 1 {
      for form in cell.forms[t] {
        // Smallest value of the coordinate over the box around the root.
        let value = zip(form, root.point[t]).reduce(Rational(0)) { $0 + Rational($1.0) * $1.1 }
        let reach = form.dropLast().reduce(BigInteger.zero) { $0 + ($1 - form[k - 1]).absolute }
        try need(
          value - Rational(reach) * root.radius >= Rational(-1, BigInteger(4 * (k - 1))),
          "the root is not in the cell")
      }
      let weights = (0..<k).map { i in (0..<k).map { BigInteger($0 == i ? 5 * (k - 1) : -1) } }
      wide = wide.moved(t, to: weights, total: BigInteger(4 * (k - 1)))
    }
    let n = cell.unknowns.count
    try need(inverse.count == n * n, "a matrix of another size")
    let one = wide.scale * BigInteger(2).power(shift)
    for row in wide.deviation(inverse, one: one) {
      try need(row.reduce(.zero, +) < one, "the slopes allow two roots")
    }
  }
}

/// A gain of a strategy over the first one in use, with a weight.
private struct WeightedGain {
  let type: Int
  let strategy: Int
  let weight: BigInteger

  /// Whether a sum is positive on a cell: all its coefficients are.
  static func isPositive<Number: ExactNumber>(_ terms: [WeightedGain], _ cell: ExactCell<Number>) -> Bool {
    let size = terms.reduce(BigInteger.zero) { $0 + $1.weight.absolute }
    let tops = cell.game.types.reduce(BigInteger.one) { $0 * BigInteger(max(1, cell.top($1))) }
    let digits = cell.bits + size.bitWidth + tops.bitWidth + 2
    guard Number.self == BigInteger.self || digits < 126, terms.allSatisfy({ $0.weight.asInt != nil }) else {
      return sum(terms, cell.large()) { $0.weight }
    }
    return sum(terms, cell) { Number(small: $0.weight.asInt ?? 0) }
  }

  private static func sum<Number: ExactNumber>(
    _ terms: [WeightedGain], _ cell: ExactCell<Number>, _ weight: (WeightedGain) -> Number
  ) -> Bool {
    let game = cell.game
    var sums: [Int: [Number]] = [:]
    for term in terms {
      let (gain, weight) = (cell.gain(term.type, term.strategy), weight(term))
      let before = sums[term.type] ?? gain.map { _ in .nothing }
      sums[term.type] = zip(before, gain).map { .plus($0, .times(weight, $1)) }
    }
    guard sums.count > 1 else { return sums.values.allSatisfy { $0.allSatisfy(\.isPositive) } }
    // One degree for all: the coefficients of the sum are sums of coefficients.
    var total: [Number]?
    for t in sums.keys.sorted() {
      var (values, shape) = (sums[t] ?? [], cell.shape(t))
      for u in game.types {
        let (degree, top) = (game.degrees[t][u], cell.top(u))
        if degree < top {
          guard degree + 1 == top else { return false }
          let map: WholeMap<Number> = game.tables.elevated(degree, cell.corners[u])
          values = map.applied(to: values, size: shape[u], inner: shape[(u + 1)...].reduce(1, *))
          shape[u] = game.tables.compositions(top, cell.corners[u]).count
        } else if top > 1 {
          values = values.map { .times(Number(small: top), $0) }
        }
      }
      total = total.map { zip($0, values).map { .plus($0, $1) } } ?? values
    }
    return total?.allSatisfy(\.isPositive) ?? false
  }
}
