/// Entry one by one without the rule that the first firm has the oldest region only.
public import Market
import Scenario

extension Market {
  /// Where entry one by one ends if the first firm too has every region to choose from; `nil` if it does not come to rest.
  public var endOfFreeEntry: [[Int]]? {
    var walk = SequentialEntry(self, isFirstFree: true)
    let end = walk.run()
    return end.converged ? end.counts : nil
  }

  /// Whether the first firm that enters has fewer setups to choose from than those that follow.
  public var isFirstFirmBound: Bool {
    guard let oldest = scenario.regions.first?.name else { return false }
    let count = strategies.count { $0.home == oldest && $0.regions == 1 && $0.clouds == 1 }
    return count > 0 && count < strategies.count
  }
}
