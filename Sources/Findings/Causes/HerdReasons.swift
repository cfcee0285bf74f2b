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

  /// Looks at the herd of a market.
  ///
  /// - Parameter inputs: what is open; `nil` asks nothing of draws.
  public init(_ market: Market, inputs: UncertainInputs?) {
    causes = Causes(market)
    solidity = inputs.flatMap { Solidity(market, inputs: $0) }
    tipping = HerdTipping(market)
  }
}
