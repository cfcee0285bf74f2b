/// Why the herd stays, how solid that is, and what would tip it.
public import Market
import Scenario

/// What a page says about the herd beyond whether it is an equilibrium.
public struct HerdReasons: Sendable {
  /// What each cause carries.
  public let causes: Causes
  /// In which share of draws it holds; `nil` where nothing is open or there is no herd.
  public let solidity: Solidity?
  /// What it takes to tip it; `nil` where there is nowhere to go.
  public let tipping: HerdTipping?

  init(causes: Causes, solidity: Solidity?, tipping: HerdTipping?) {
    (self.causes, self.solidity, self.tipping) = (causes, solidity, tipping)
  }

  /// Looks at the herd of a market.
  ///
  /// - Parameters:
  ///   - inputs: what is open; `nil` asks nothing of draws.
  ///   - jobs: threads; they never change the result.
  public init(
    _ market: Market, inputs: UncertainInputs?, draws: Int? = nil, seed: UInt64 = 1,
    jobs: Int = 1
  ) {
    causes = Causes(market)
    solidity = inputs.flatMap { Solidity(market, inputs: $0, draws: draws, seed: seed, jobs: jobs) }
    tipping = HerdTipping(market)
  }
}

extension HerdReasons {
  /// Nothing: for one of thousands of markets.
  public static let unasked = HerdReasons(
    causes: Causes(herd: [], difference: []), solidity: nil, tipping: nil)
}
