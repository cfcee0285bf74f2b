/// Ties of a shared-hazard game in exact arithmetic.
internal import ResilienceNumerics

extension SharedHazardGame {
  /// Whether two strategies of a type are proved to pay the same against pure others, the player itself not among them.
  ///
  /// With κ = 1 payoffs are fractions of the numbers in the tables, and the answer is exact. With another κ the terms in
  /// E[φ^κ] must cancel between hazards that take the same share down; elsewhere the answer is `false`, for want of a
  /// proof.
  ///
  /// - Complexity: O(hazards · types · strategies) exact operations; where the two do not tie, as many in residues, which
  ///   are a hundred times as fast.
  func isExactTie(type: Int, _ first: Int, _ second: Int, others counts: [[Int]]) -> Bool {
    isTie(type, first, second, counts, in: MersenneResidue.self)
      && isTie(type, first, second, counts, in: Rational.self)
  }

  private func isTie<Number: TieNumber>(
    _ type: Int, _ first: Int, _ second: Int, _ counts: [[Int]], in numbers: Number.Type
  ) -> Bool {
    let player = types[type]
    var weight = Number(0)
    for (t, row) in counts.enumerated() {
      guard let each = Number(exactly: types[t].weight) else { return false }
      weight = weight + each * Number(row.reduce(0, +))
    }
    guard let base = Number.difference(player.base, first, second) else { return false }
    if weight.isZero { return base.isZero }
    // Everything times the weight of the others, so that nothing is divided.
    var gain = base * weight
    var curved: [(share: DownMultiset, relief: Number)] = []
    for hazard in hazards {
      guard let relief = Number.difference(player.relief[hazard], first, second),
        let praise = Number.difference(player.praise[hazard], first, second)
      else { return false }
      if relief.isZero && praise.isZero { continue }
      let share = DownMultiset(self, hazard, counts)
      guard let down = share.expectedWeight(in: numbers) else { return false }
      gain = gain + praise * down
      // 0 and 1 are their own powers.
      if player.exponent == 1 || down.isZero || share.isCertain && down == weight {
        gain = gain + relief * down
      } else if let known = curved.firstIndex(where: { $0.share == share }) {
        curved[known].relief = curved[known].relief + relief
      } else {
        curved.append((share, relief))
      }
    }
    return gain.isZero && curved.allSatisfy { $0.relief.isZero }
  }
}

/// The players who may be down in a hazard: weights, probabilities above 0 and numbers. The share that is down has the
/// same distribution where these are the same.
private struct DownMultiset: Equatable {
  private struct Group: Equatable {
    let weight: Double
    let probability: Double
    var count: Int
  }

  private var groups: [Group] = []

  init(_ game: SharedHazardGame, _ hazard: Int, _ counts: [[Int]]) {
    for (t, row) in counts.enumerated() {
      for (s, count) in row.enumerated() where count > 0 && game.probability(hazard, type: t, s) > 0 {
        let group = Group(
          weight: game.types[t].weight, probability: game.probability(hazard, type: t, s), count: count)
        if let known = groups.firstIndex(where: {
          $0.weight == group.weight && $0.probability == group.probability
        }) {
          groups[known].count += count
        } else {
          groups.append(group)
        }
      }
    }
    groups.sort { ($0.weight, $0.probability) < ($1.weight, $1.probability) }
  }

  /// Whether it is certain that all of them are down.
  var isCertain: Bool { groups.allSatisfy { $0.probability == 1 } }

  /// Expected weight that is down; `nil` unless all numbers are finite.
  func expectedWeight<Number: TieNumber>(in numbers: Number.Type) -> Number? {
    var sum = Number(0)
    for group in groups {
      guard let weight = Number(exactly: group.weight), let probability = Number(exactly: group.probability)
      else { return nil }
      sum = sum + weight * probability * Number(group.count)
    }
    return sum
  }
}

/// Exact arithmetic in which a tie is looked for: fractions, or their residues, in which a tie is one too.
private protocol TieNumber: Equatable {
  init(_ whole: Int)
  init?(exactly number: Double)
  var isZero: Bool { get }
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
}

extension MersenneResidue: TieNumber {}

extension Rational: TieNumber {
  fileprivate var isZero: Bool { signum == 0 }
}

extension TieNumber {
  /// The exact difference of two entries of a table; `nil` unless both are finite.
  static func difference(_ table: [Double], _ first: Int, _ second: Int) -> Self? {
    if table[first] == table[second] { return Self(0) }
    guard let from = Self(exactly: table[first]), let to = Self(exactly: table[second]) else { return nil }
    return to - from
  }
}
