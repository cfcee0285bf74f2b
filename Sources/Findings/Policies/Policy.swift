/// Policies that a regulator, a provider or the public could try, as changes of the firms' payoffs.
import Games
import Market
import ResilienceNumerics
import Outages
import Scenario

/// Policies. The dose of each is a number from 0, today, upwards.
public enum Policy: String, CaseIterable, Sendable {
  /// A fine for each hour down: dollars per hour, paid by the firm.
  case fine
  /// A subsidy for each firm that takes the resilient strategy: dollars per year, paid by the state.
  case subsidy
  /// Service credits: multiple of the published credit schedule of Amazon EC2 that the provider pays.
  case credits
  /// Mandatory disclosure: multiple by which the visibility of the firms outside today's herd rises.
  case disclosure
  /// Lasting blame: the share of blameSharing that is taken away, 0 to 1.
  case memory
  /// Praise for being up while the others are down: dollars per hour, paid by customers.
  case praise
  /// A premium on relying on one region alone, times the share of all firms that do the same: dollars per
  /// year.
  case premium
  /// Cap on the share of firms that rely on one region alone: 1 − the share, so that more is stricter.
  case cap

  /// Unit of the dose.
  public var unit: String {
    switch self {
    case .fine, .praise: "USD/hour"
    case .subsidy, .premium: "USD/year"
    case .credits, .disclosure: "x"
    case .memory, .cap: "share"
    }
  }

  /// The largest dose that makes sense; `nil`: any.
  public var limit: Double? {
    switch self {
    case .memory, .cap: 1
    case .disclosure: 1e6
    default: nil
    }
  }

  /// Whether payoffs are linear in the dose.
  public var isLinear: Bool { self != .disclosure && self != .cap }

  /// Payer of the money that the dose moves, if any.
  public var payer: Payer {
    switch self {
    case .fine, .memory, .premium: .firms
    case .subsidy: .state
    case .credits: .provider
    case .praise: .customers
    case .disclosure, .cap: .nobody
    }
  }

  /// Payers of a policy.
  public enum Payer: String, Sendable { case firms, state, provider, customers, nobody }
}

/// A policy in a market.
struct PolicyGame {
  let policy: Policy
  private(set) var market: Market
  /// The strategy of each type in the resilient profile.
  let target: [Int]
  /// Expected service credits by type and strategy, dollars per year.
  private let credits: [[Double]]
  /// Whether firms of a type are outside the herd at today's sequential-entry profile.
  private let isOutside: [Bool]

  init(_ policy: Policy, _ market: Market, target: [Int], history: [[Int]]) throws(ParameterError) {
    self.policy = policy
    self.market = market
    self.target = target
    var credits: [[Double]] = []
    if policy == .credits {
      for type in market.firms.indices {
        var row: [Double] = []
        for s in market.strategies.indices {
          row.append(try FirmAnnualLoss(market, type: type, strategy: s, others: nil).creditsPerYear)
        }
        credits.append(row)
      }
    }
    self.credits = credits
    isOutside = history.map { row in
      row.indices.allSatisfy { row[$0] == 0 || market.region(relyingOn: $0) == nil }
    }
  }

  /// The game that firms play under a dose. `cap` changes the permitted moves, not the payoffs: see
  /// `RegionCap`.
  func game(_ dose: Double) -> SharedHazardGame {
    let game = market.game
    switch policy {
    case .fine: return changed { type, s in -dose * market.hoursDown(s, type: type) }
    case .subsidy: return changed { type, s in s == target[type] ? dose : 0 }
    case .credits: return changed { type, s in dose * credits[type][s] }
    case .cap: return game
    case .memory:
      let types = game.types.enumerated().map { index, type in
        type.with(
          base: type.base.indices.map {
            type.base[$0] - dose * market.excusedByProvider(type: index, strategy: $0)
          },
          relief: type.relief.mapValues { $0 * (1 - dose) })
      }
      return game.with(types)
    case .praise: return praised(dose)
    case .premium: return premium(dose)
    case .disclosure:
      let types = game.types.indices.map { index in
        game.types[index].with(weight: game.types[index].weight * (isOutside[index] ? 1 + dose : 1))
      }
      return game.with(types)
    }
  }

  /// Change of the payoffs per unit of the dose, where they are linear in it: differences of its payoffs are
  /// exact, however small they are beside the payoffs themselves.
  var unitChange: SharedHazardGame {
    let nothing = market.game.types.enumerated().map { index, type in
      let none = type.relief.mapValues { _ in 0 }
      return type.with(
        base: type.base.indices.map {
          policy == .memory ? -market.excusedByProvider(type: index, strategy: $0) : 0
        },
        relief: policy == .memory ? type.relief.mapValues { -$0 } : none, praise: none)
    }
    let change = market.game.with(nothing)
    if policy == .memory { return change }
    var alone = self
    alone.market = market.playing(change)
    return alone.game(1)
  }

  /// The game with dollars per year added to each strategy.
  private func changed(_ change: (_ type: Int, _ strategy: Int) -> Double) -> SharedHazardGame {
    let types = market.game.types.enumerated().map { index, type in
      type.with(base: type.base.indices.map { type.base[$0] + change(index, $0) })
    }
    return market.game.with(types)
  }

  private func rebuilt(
    _ change: (SharedHazardGame.PlayerType) -> SharedHazardGame.PlayerType
  ) -> SharedHazardGame {
    market.game.with(market.game.types.map(change))
  }

  private func praised(_ dose: Double) -> SharedHazardGame {
    let types = market.game.types.enumerated().map { index, type in
      type.with(
        praise: NumberRows(
          type.praise.enumerated().map { hazard, row in
            // A crunch is no event of its own: it earns no praise.
            guard hazard < market.patterns.count else { return row }
            let pattern = market.patterns[hazard]
            return row.indices.map { row[$0] + dose * pattern.hoursPerYear * (1 - pattern.down[index, $0]) }
          }, columns: type.praise.columns))
    }
    return market.game.with(types)
  }

  /// The game under a premium: each region becomes a hazard of its own that "takes down" the firms that rely
  /// on it alone; its praise is the premium on the share of the others, and the firm's own share is part of
  /// the base.
  private func premium(_ dose: Double) -> SharedHazardGame {
    let game = market.game
    let regions = market.scenario.regions.map(\.name)
    let rows = regions.map { region in
      market.strategies.indices.map { market.region(relyingOn: $0) == region ? 1.0 : 0 }
    }
    let own = 1 / Double(game.playerCount)
    let types = game.types.map { type in
      type.with(
        base: type.base.indices.map {
          type.base[$0] - (market.region(relyingOn: $0) == nil ? 0 : dose * own)
        },
        relief: NumberRows(type.relief + rows.map { $0.map { _ in 0 } }, columns: game.strategyCount),
        praise: NumberRows(
          type.praise + rows.map { $0.map { -dose * (1 - own) * $0 } }, columns: game.strategyCount))
    }
    return SharedHazardGame(
      downByType: game.downByType + rows.map { row in game.types.map { _ in row } }, types: types)
  }
}

extension Market {
  /// The region on which a strategy relies alone; `nil` where it has a second region or cloud.
  func region(relyingOn strategy: Int) -> String? {
    let strategy = strategies[strategy]
    return strategy.regions * strategy.clouds == 1 ? strategy.home : nil
  }
}

extension SharedHazardGame.PlayerType {
  /// The same type with some things changed.
  fileprivate func with(
    weight: Double? = nil, base: [Double]? = nil, relief: NumberRows? = nil, praise: NumberRows? = nil
  ) -> SharedHazardGame.PlayerType {
    SharedHazardGame.PlayerType(
      count: count, weight: weight ?? self.weight, exponent: exponent, base: base ?? self.base,
      relief: relief ?? self.relief, praise: praise ?? self.praise)
  }
}
