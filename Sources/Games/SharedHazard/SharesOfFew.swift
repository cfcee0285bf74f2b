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
  func sharesOfFew(type: Int, against others: Others, in hazards: Range<Int>) -> [DownShare]? {
    guard types.allSatisfy({ $0.weight == types[0].weight }) else { return nil }
    let groups = groups(of: others, seenBy: type)
    let count = groups.reduce(0) { $0 + $1.count }
    guard count > 0, count <= Self.few else { return nil }
    let powers = powers(type: type, of: count)
    let (rows, m) = (types.count * strategyCount, strategyCount)
    return down.withUnsafeBufferPointer { down in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: count + 1) { memory in
        var chances = DownCount(memory)
        return hazards.map { hazard in
          chances.clear()
          for place in groups.indices {
            let first = hazard * rows + groups[place].type * m
            chances.add(groups[place].count, groups[place].probability(down, first))
          }
          var (mean, power) = (0.0, 0.0)
          guard chances.isAnybodyDown else { return DownShare(mean: 0, power: 0) }
          for k in 1...count {
            mean += chances[k] * Double(k)
            power += chances[k] * powers[k]
          }
          return DownShare(mean: mean / Double(count), power: power)
        }
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
    let count: Int
    /// The strategy of pure players.
    let strategy: Int
    /// The mixture of mixed ones; empty for pure ones.
    let mixture: [Double]

    /// The probability of being down, from the row of a hazard and a type that starts at an index.
    func probability(_ down: UnsafeBufferPointer<Double>, _ first: Int) -> Double {
      if mixture.isEmpty { return down[first + strategy] }
      var sum = 0.0
      for s in mixture.indices { sum += mixture[s] * down[first + s] }
      return min(1, max(0, sum))
    }
  }

  private func groups(of others: Others, seenBy type: Int) -> [Group] {
    var groups: [Group] = []
    switch others {
    case .pure(let counts):
      for (t, row) in counts.enumerated() {
        for (s, count) in row.enumerated() where count > 0 {
          groups.append(Group(type: t, count: count, strategy: s, mixture: []))
        }
      }
    case .mixed(let mixtures):
      for t in types.indices {
        let count = types[t].count - (t == type ? 1 : 0)
        if count > 0 { groups.append(Group(type: t, count: count, strategy: 0, mixture: mixtures[t])) }
      }
    }
    return groups
  }
}
