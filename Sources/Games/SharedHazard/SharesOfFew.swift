/// Shares of a few others that are down, number by number.
import SystemLibrary

extension SharedHazardGame {
  /// Largest number of other players whose distribution is built up one by one.
  static let few = 24

  /// The shares of `shares(type:against:)` where all types have the same weight and the others are few: the number that
  /// is down has a distribution of a few entries, and its powers are the same in every hazard.
  ///
  /// `nil` for others.
  ///
  /// - Complexity: O(hazards · others²), without allocations for each hazard.
  func sharesOfFew(
    type: Int, against others: Others, in rows: ArraySlice<[[Double]]>
  ) -> [DownShare]? {
    guard types.allSatisfy({ $0.weight == types[0].weight }) else { return nil }
    let groups = groups(of: others, seenBy: type)
    let count = groups.reduce(0) { $0 + $1.count }
    guard count > 0, count <= Self.few else { return nil }
    let powers = powers(type: type, of: count)
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: count + 1) { chances in
      chances.initialize(repeating: 0)
      return rows.map { probabilities in
        var filled = 0
        chances[0] = 1
        for group in groups {
          let down = probability(of: group, others, probabilities)
          for _ in 0..<group.count {
            filled += 1
            chances[filled] = 0
            guard down > 0 else { continue }
            for k in stride(from: filled, to: 0, by: -1) {
              chances[k] = chances[k] * (1 - down) + chances[k - 1] * down
            }
            chances[0] *= 1 - down
          }
        }
        var (mean, power) = (0.0, 0.0)
        for k in 1...count {
          mean += chances[k] * Double(k)
          power += chances[k] * powers[k]
        }
        return DownShare(mean: mean / Double(count), power: power)
      }
    }
  }

  /// Powers of the share of all others of a player when none, one, two … of them are down; `nil` where they are many or of
  /// different weights.
  func powersOfFew(type: Int) -> [Double]? {
    guard types.allSatisfy({ $0.weight == types[0].weight }) else { return nil }
    return (2...(Self.few + 1)).contains(playerCount) ? powers(type: type, of: playerCount - 1) : nil
  }

  private func powers(type: Int, of count: Int) -> [Double] {
    let exponent = types[type].exponent
    return (0...count).map { down -> Double in
      let share = Double(down) / Double(count)
      return down == 0 ? 0 : exponent == 0.5 ? share.squareRoot() : pow(share, exponent)
    }
  }

  /// Others of one type that are down with the same probability in every hazard.
  private struct Group {
    let type: Int
    /// The strategy of pure players; of mixed ones 0.
    let strategy: Int
    let count: Int
  }

  private func groups(of others: Others, seenBy type: Int) -> [Group] {
    var groups: [Group] = []
    switch others {
    case .pure(let counts):
      for (t, row) in counts.enumerated() {
        for (s, count) in row.enumerated() where count > 0 {
          groups.append(Group(type: t, strategy: s, count: count))
        }
      }
    case .mixed:
      for t in types.indices {
        let count = types[t].count - (t == type ? 1 : 0)
        if count > 0 { groups.append(Group(type: t, strategy: 0, count: count)) }
      }
    }
    return groups
  }

  private func probability(of group: Group, _ others: Others, _ probabilities: [[Double]]) -> Double {
    switch others {
    case .pure: return probabilities[group.type][group.strategy]
    case .mixed(let mixtures):
      var down = 0.0
      let (mixture, row) = (mixtures[group.type], probabilities[group.type])
      for s in mixture.indices { down += mixture[s] * row[s] }
      return min(1, max(0, down))
    }
  }
}
