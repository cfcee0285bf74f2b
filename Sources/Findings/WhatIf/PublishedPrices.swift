/// What two regions are worth to a firm where every setup costs what was published for it.
import Deployments
import Market
import Scenario

/// The break-even of two regions at published prices.
///
/// A break-even at the scenario's own prices compares with setups at those prices: where two nodes are dear, two regions
/// seem to pay at prices at which nobody would take them, because two nodes are cheap there too.
///
/// Reference: Uptime Intelligence 2022, a stateless application at list prices.
public struct PublishedPrices: Sendable {
  /// The published multiples of the one-node bill for two regions, from pilot light to active-active.
  public static let twoRegions = 1.52...2.11

  /// The multiple of the one-node bill below which two regions pay; 0 or less where they never do.
  public let limit: Double
  /// The best setup without a second region or cloud.
  public let plain: Int
  /// Its published multiple.
  public let plainMultiplier: Double

  /// Break-even of a firm with given payoffs by strategy, the others staying put; `nil` where it has no two regions, no
  /// choice or no bill.
  init?(_ market: Market, type: Int, payoffs: [Double]) {
    let firm = market.firms[type]
    let bill = firm.type.bill
    let published = market.strategies.map { Scenario.Ladder.measured.multiplier(of: $0) }
    let priced = payoffs.indices.map { payoffs[$0] + bill * (firm.multiplier[$0] - published[$0]) }
    func best(_ isIn: (Scenario.Strategy) -> Bool) -> Int? {
      market.strategies.indices.filter { isIn(market.strategies[$0]) }.max { priced[$0] < priced[$1] }
    }
    guard bill > 0, firm.multiplier != published,
      let plain = best({ $0.regions * $0.clouds == 1 }), let two = best({ $0.regions == 2 && $0.clouds == 1 })
    else { return nil }
    // Published are two nodes and two regions; of several setups like these nobody said which one it is.
    let alike = { (setup: Int) in
      market.strategies.filter {
        $0.home == market.strategies[setup].home && $0.nodes == market.strategies[setup].nodes
          && $0.regions == market.strategies[setup].regions && $0.clouds == market.strategies[setup].clouds
      }.count
    }
    guard alike(plain) == 1, alike(two) == 1 else { return nil }
    self.plain = plain
    plainMultiplier = published[plain]
    limit = published[two] + (priced[two] - priced[plain]) / bill
  }
}
