/// The CEO's button in dollars per year: cost, direct loss, blame, praise and attraction of every choice.
public import Games
import Scenario

extension Market {
  /// The game of these firms.
  ///
  /// U = attraction − bill · m − Σ H · P · (direct + blame · E[1 − ρ φ^κ]) + Σ H · (1 − P) · praise · E[φ],
  /// plus payments by insurers and providers, sorted into terms independent of the others, terms in E[φ^κ],
  /// and terms in E[φ]. The H of losses are weighted hours: see `LossContract`. A crunch takes hours ·
  /// (direct + blame) · E[F] away, F the share of the others that fail over: see `FailoverCapacity`.
  static func game(
    firms: [Firm], patterns: [SharedPattern], crunches: [FailoverCapacity], terms: [LossContract],
    hours: [WeightedHours]
  ) -> SharedHazardGame {
    let types = firms.indices.map { index -> SharedHazardGame.PlayerType in
      let (firm, counted) = (firms[index], hours[index])
      let type = firm.type
      let perHour = type.directPerHour + type.blamePerHour
      let base = firm.multiplier.indices.map { s in
        let down = counted.down(s, patterns)
        return firm.attraction[s] - type.bill * firm.multiplier[s] - down * perHour
          + terms[index].compensation[s]
      }
      return SharedHazardGame.PlayerType(
        count: type.count, weight: type.visibility, exponent: type.blameCurvature, base: base,
        relief: zip(patterns, counted.shared).map { pattern, hours in
          zip(hours, pattern.down).map { $0 * $1 * type.blamePerHour * type.blameSharing }
        } + crunches.map { $0.hoursPerYear.map { _ in 0 } },
        praise: patterns.map { pattern in
          pattern.down.map { pattern.hoursPerYear * (1 - $0) * type.praisePerHour }
        } + crunches.map { $0.hoursPerYear.map { -$0 * perHour } })
    }
    return SharedHazardGame(down: patterns.map(\.down) + crunches.map(\.failsOver), types: types)
  }

  /// Payoff of a choice to a firm, item by item, dollars per year.
  public struct Account: Equatable, Sendable {
    /// Region value of the home.
    public let attraction: Double
    /// The bill.
    public let cost: Double
    /// Expected direct loss.
    public let direct: Double
    /// Expected blame.
    public let blame: Double
    /// Expected praise.
    public let praise: Double
    /// Risk loading: weight of bad years or rare events beyond the expected loss.
    public var risk = 0.0
    /// Payments by insurers and providers, less the premium.
    public var compensation = 0.0
    /// The payoff.
    public var payoff: Double { attraction - cost - direct - blame + praise - risk + compensation }
  }

  /// The accounts of all strategies for a firm of a type against the others, the firm not among them; for
  /// `nil` the others are never down.
  public func accounts(type: Int, against others: SharedHazardGame.Others?) -> [Account] {
    let shares = others.map { game.shares(type: type, against: $0) }
    return strategies.indices.map { account(type: type, strategy: $0, shares: shares) }
  }

  private func account(type: Int, strategy s: Int, shares: [SharedHazardGame.DownShare]?) -> Account {
    let (firm, neutral, weighed) = (firms[type], neutralHours[type], countedHours[type])
    let money = firm.type
    var blame = neutral.own[s] * money.blamePerHour
    var weight = (weighed.own[s] - neutral.own[s]) * (money.directPerHour + money.blamePerHour)
    var praise = 0.0
    var direct = neutral.down(s, patterns) * money.directPerHour
    for (c, crunch) in crunches.enumerated() {
      let hours = crunch.hoursPerYear[s] * (shares?[patterns.count + c].mean ?? 0)
      direct += hours * money.directPerHour
      blame += hours * money.blamePerHour
    }
    for (h, pattern) in patterns.enumerated() {
      let share = shares?[h] ?? SharedHazardGame.DownShare(mean: 0, power: 0)
      let perHour = money.blamePerHour * (1 - money.blameSharing * share.power)
      let down = neutral.shared[h][s] * pattern.down[s]
      blame += down * perHour
      weight += (weighed.shared[h][s] * pattern.down[s] - down) * (money.directPerHour + perHour)
      praise += pattern.hoursPerYear * (1 - pattern.down[s]) * money.praisePerHour * share.mean
    }
    return Account(
      attraction: firm.attraction[s], cost: money.bill * firm.multiplier[s],
      direct: direct, blame: blame, praise: praise, risk: weight,
      compensation: terms[type].compensation[s])
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
