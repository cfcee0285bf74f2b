/// The CEO's button in dollars per year: cost, direct loss, blame, praise and attraction of every choice.
public import Games
import Scenario

extension Market {
  /// The game of these firms.
  ///
  /// U = attraction − bill · m − Σ H · P · (direct + blame · E[1 − ρ φ^κ]) + Σ H · (1 − P) · praise · E[φ], sorted
  /// into what does not depend on the others, what grows with E[φ^κ], and what grows with E[φ].
  static func game(firms: [Firm], patterns: [SharedPattern], ownHours: [Double]) -> SharedHazardGame {
    let types = firms.map { firm -> SharedHazardGame.PlayerType in
      let type = firm.type
      let perHour = type.directPerHour + type.blamePerHour
      let base = ownHours.indices.map { s in
        let hours = patterns.reduce(ownHours[s]) { $0 + $1.hoursPerYear * $1.down[s] }
        return firm.attraction[s] - type.bill * firm.multiplier[s] - hours * perHour
      }
      return SharedHazardGame.PlayerType(
        count: type.count, weight: type.visibility, exponent: type.blameCurvature, base: base,
        relief: patterns.map { pattern in
          pattern.down.map { pattern.hoursPerYear * $0 * type.blamePerHour * type.blameSharing }
        },
        praise: patterns.map { pattern in
          pattern.down.map { pattern.hoursPerYear * (1 - $0) * type.praisePerHour }
        })
    }
    return SharedHazardGame(down: patterns.map(\.down), types: types)
  }

  /// What a choice is worth to a firm and why, dollars per year.
  public struct Account: Equatable, Sendable {
    /// What the home region is worth by itself.
    public let attraction: Double
    /// The bill.
    public let cost: Double
    /// Expected direct loss.
    public let direct: Double
    /// Expected blame.
    public let blame: Double
    /// Expected praise.
    public let praise: Double
    /// The payoff.
    public var payoff: Double { attraction - cost - direct - blame + praise }
  }

  /// The accounts of all strategies for a firm of a type against the others, who do not include it; `nil` others
  /// are never down.
  public func accounts(type: Int, against others: SharedHazardGame.Others?) -> [Account] {
    let shares = others.map { game.shares(type: type, against: $0) }
    return strategies.indices.map { account(type: type, strategy: $0, shares: shares) }
  }

  private func account(type: Int, strategy s: Int, shares: [SharedHazardGame.Share]?) -> Account {
    let firm = firms[type]
    var blame = ownHours[s] * firm.type.blamePerHour
    var praise = 0.0
    for (h, pattern) in patterns.enumerated() {
      let share = shares?[h] ?? SharedHazardGame.Share(mean: 0, power: 0)
      let down = pattern.hoursPerYear * pattern.down[s]
      blame += down * firm.type.blamePerHour * (1 - firm.type.blameSharing * share.power)
      praise += (pattern.hoursPerYear - down) * firm.type.praisePerHour * share.mean
    }
    return Account(
      attraction: firm.attraction[s], cost: firm.type.bill * firm.multiplier[s],
      direct: hoursDown(s) * firm.type.directPerHour, blame: blame, praise: praise)
  }

  /// The others of a firm that plays `strategy` in a profile by counts.
  public func others(of type: Int, playing strategy: Int, in counts: [[Int]]) -> SharedHazardGame.Others {
    var others = counts
    others[type][strategy] -= 1
    return .pure(counts: others)
  }

  /// Counts of a profile in which every firm plays the same strategy.
  public func uniform(_ strategy: Int) -> [[Int]] {
    firms.map { firm in strategies.indices.map { $0 == strategy ? firm.type.count : 0 } }
  }
}
