/// Dollars of an outage beside its hours.
import Market
import Outages
import ResilienceNumerics
import Scenario
import SystemLibrary

/// Amounts that come with every outage of a firm, and with every take-over by another site.
struct OutageAmounts {
  /// Kinds that differ from outage to outage, scaled to the expected dollars.
  private let kinds: [any NonnegativeDistribution]
  /// Dollars that every outage brings.
  let fixed: Double
  /// Dollars of the data that are lost when another site takes over.
  let data: Double
  /// By hazard: whether taking over means to leave a site.
  private let leaves: [Bool]

  init(_ market: Market, type: Int, strategy: Int) {
    let firm = market.firms[type].type
    let sum = firm.outageCosts.reduce(0) { $0 + $1.mean }
    let scale = sum > 0 ? firm.perOutage / sum : 1
    var fixed = firm.outageCosts.isEmpty ? firm.perOutage : 0
    var kinds: [any NonnegativeDistribution] = []
    for cost in firm.outageCosts where firm.perOutage > 0 {
      switch cost {
      case .fixed(let dollars): fixed += scale * dollars
      case .lognormal(let mu, let sigma):
        if let kind = try? Lognormal(mu: mu + log(scale), sigma: sigma) { kinds.append(kind) }
      }
    }
    self.kinds = kinds
    self.fixed = fixed
    data = firm.dataLossPerHour * market.strategies[strategy].lostDataHours
    leaves = market.hazards.map { [.region, .provider].contains($0.scope) }
  }

  /// Loss of the hours with the amounts.
  func added(to loss: EventLoss, _ hazard: Int) -> any NonnegativeDistribution {
    let jump = leaves[hazard] ? data : 0
    guard fixed > 0 || jump > 0 || !kinds.isEmpty else { return loss }
    let shifted = ShiftedLoss(loss, shift: fixed, jump: jump)
    return kinds.isEmpty ? shifted : IndependentSum([shifted] + kinds)
  }

  /// Expected dollars of an event that lasts so many hours, for a firm that is up again after some hours.
  func expected(hours: Double, downHours: Double, _ hazard: Int) -> Double {
    fixed + kinds.reduce(0) { $0 + $1.mean } + (leaves[hazard] && hours > downHours ? data : 0)
  }
}
