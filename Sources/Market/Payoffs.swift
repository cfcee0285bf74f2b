/// The CEO's button in dollars per year: what every choice costs and is worth.
public import Games
import ResilienceNumerics
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
    let types = firms.indices.map { type in
      playerType(
        type, firms[type], patterns: patterns, crunches: crunches,
        compensation: terms[type].compensation, hours: hours[type])
    }
    return SharedHazardGame(rows: patterns.map(\.down) + crunches.map(\.failsOver), types: types)
  }

  private static func playerType(
    _ index: Int, _ firm: Firm, patterns: [SharedPattern], crunches: [FailoverCapacity],
    compensation: [Double], hours: WeightedHours
  ) -> SharedHazardGame.PlayerType {
    let (type, price) = (firm.type, firm.hour)
    let upPerHour = type.praisePerHour - type.dependence * price.direct
    let m = firm.cost.count
    let weighted = hours.shared.values
    let size = (patterns.count + crunches.count) * m
    var relief = [Double](repeating: 0, count: size)
    var praise = [Double](repeating: 0, count: size)
    var hoursDown = hours.own
    for row in patterns.indices {
      let (down, whole) = (patterns[row].down.values, patterns[row].hoursPerYear)
      for s in 0..<m {
        let probability = down[index * m + s]
        let lost = weighted[row * m + s] * probability
        hoursDown[s] += lost
        relief[row * m + s] = lost * price.company
        praise[row * m + s] = whole * (1 - probability) * upPerHour
      }
    }
    var loss = hoursDown.map { $0 * price.alone }
    if price.provider > 0 {
      for row in patterns.indices where patterns[row].isExcused {
        let down = patterns[row].down.values
        for s in 0..<m { loss[s] -= weighted[row * m + s] * down[index * m + s] * price.provider }
      }
    }
    for (row, crunch) in crunches.enumerated() {
      for (s, hours) in crunch.hoursPerYear[index].enumerated() {
        praise[(patterns.count + row) * m + s] = -hours * price.alone
      }
    }
    return SharedHazardGame.PlayerType(
      count: type.count, weight: type.visibility, exponent: type.blameCurvature,
      base: (0..<m).map { firm.fixed($0) - loss[$0] + compensation[$0] },
      relief: NumberRows(values: relief, columns: m), praise: NumberRows(values: praise, columns: m))
  }

  /// The accounts of all strategies for a firm of a type against the others, the firm not among them; for
  /// `nil` the others are never down.
  public func accounts(type: Int, against others: SharedHazardGame.Others?) -> [Account] {
    let shares = others.map { game.shares(type: type, against: $0) }
    return strategies.indices.map { account(type: type, strategy: $0, shares: shares) }
  }

  /// The account of one strategy, as in `accounts`.
  public func account(type: Int, strategy: Int, against others: SharedHazardGame.Others) -> Account {
    account(type: type, strategy: strategy, shares: game.shares(type: type, against: others))
  }

  /// Blame that a firm is spared because the provider takes it, whoever else is down; dollars per year.
  public func excusedByProvider(type: Int, strategy: Int) -> Double {
    let price = firms[type].hour.provider
    guard price > 0 else { return 0 }
    let hours = weightedHours[type].shared
    return patterns.indices.reduce(0) { sum, row in
      patterns[row].isExcused ? sum + hours[row, strategy] * patterns[row].down[type, strategy] * price : sum
    }
  }

  private func account(type: Int, strategy s: Int, shares: [SharedHazardGame.DownShare]?) -> Account {
    let (firm, neutral, weighed) = (firms[type], neutralHours[type], weightedHours[type])
    let (money, price) = (firm.type, firm.hour)
    var blame = neutral.own[s] * price.blame
    var direct = neutral.down(s, patterns, type: type) * price.direct
    var risk = (weighed.own[s] - neutral.own[s]) * price.alone
    var (praise, dependence) = (0.0, 0.0)
    for (c, crunch) in crunches.enumerated() {
      let hours = crunch.hoursPerYear[type][s] * (shares?[patterns.count + c].mean ?? 0)
      direct += hours * price.direct
      blame += hours * price.blame
    }
    for (h, pattern) in patterns.enumerated() {
      let share = shares?[h] ?? SharedHazardGame.DownShare(mean: 0, power: 0)
      let perHour = price.blame(shareDown: share.power, isExcused: pattern.isExcused)
      let down = neutral.shared[h, s] * pattern.down[type, s]
      blame += down * perHour
      risk += (weighed.shared[h, s] * pattern.down[type, s] - down) * (price.direct + perHour)
      let up = pattern.hoursPerYear * (1 - pattern.down[type, s]) * share.mean
      praise += up * money.praisePerHour
      dependence += up * money.dependence * price.direct
    }
    var account = Account()
    account[.regionValue] = firm.attraction[s]
    account[.bill] = -firm.cost[s]
    account[.direct] = -direct
    account[.blame] = -blame
    account[.praise] = praise
    account[.risk] = -risk
    account[.compensation] = terms[type].compensation[s]
    account[.dependence] = -dependence
    for cost in Scenario.StandingCost.allCases {
      account[PayoffItem(cost)] = -firm.standingCost(cost)[s]
    }
    account[.perOutage] = -firm.outageCost[s]
    return account
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
