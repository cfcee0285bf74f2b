/// Ties of a shared-hazard game in exact arithmetic.
internal import ResilienceNumerics

extension SharedHazardGame {
  /// Whether two strategies of a type are proved to pay the same against pure others, the player itself not among them.
  ///
  /// With κ = 1 payoffs are fractions of the numbers in the tables, and the answer is exact. With another κ the terms in
  /// E[φ^κ] must cancel between hazards that take the same share down; elsewhere the answer is `false`, for want of a
  /// proof.
  ///
  /// - Complexity: O(hazards · types · strategies) exact operations.
  func isExactTie(type: Int, _ first: Int, _ second: Int, others counts: [[Int]]) -> Bool {
    let player = types[type]
    var weight: Rational = 0
    for (t, row) in counts.enumerated() {
      guard let each = Rational(exactly: types[t].weight) else { return false }
      weight = weight + each * Rational(row.reduce(0, +))
    }
    guard let base = Rational.difference(player.base, first, second) else { return false }
    if weight.signum == 0 { return base.signum == 0 }
    // Everything times the weight of the others, so that nothing is divided.
    var gain = base * weight
    var curved: [(share: DownMultiset, relief: Rational)] = []
    for hazard in hazards {
      guard let relief = Rational.difference(player.relief[hazard], first, second),
        let praise = Rational.difference(player.praise[hazard], first, second)
      else { return false }
      if relief.signum == 0 && praise.signum == 0 { continue }
      let share = DownMultiset(self, hazard, counts)
      guard let down = share.expectedWeight else { return false }
      gain = gain + praise * down
      // 0 and 1 are their own powers.
      if player.exponent == 1 || down.signum == 0 || share.isCertain && down == weight {
        gain = gain + relief * down
      } else if let known = curved.firstIndex(where: { $0.share == share }) {
        curved[known].relief = curved[known].relief + relief
      } else {
        curved.append((share, relief))
      }
    }
    return gain.signum == 0 && curved.allSatisfy { $0.relief.signum == 0 }
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
      for (s, count) in row.enumerated() where count > 0 && game.downByType[hazard][t][s] > 0 {
        let group = Group(
          weight: game.types[t].weight, probability: game.downByType[hazard][t][s], count: count)
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
  var expectedWeight: Rational? {
    var sum: Rational = 0
    for group in groups {
      guard let weight = Rational(exactly: group.weight),
        let probability = Rational(exactly: group.probability)
      else { return nil }
      sum = sum + weight * probability * Rational(group.count)
    }
    return sum
  }
}

extension Rational {
  /// The exact difference of two entries of a table; `nil` unless both are finite.
  fileprivate static func difference(_ table: [Double], _ first: Int, _ second: Int) -> Rational? {
    if table[first] == table[second] { return 0 }
    guard let from = Rational(exactly: table[first]), let to = Rational(exactly: table[second]) else {
      return nil
    }
    return to - from
  }
}
