/// Where a market stands on the axis of a parameter, also where the parameter moves several numbers that differ.
import Deployments
public import Market
public import Scenario

extension Market {
  /// Today's values of all that a parameter moves, ascending, each once; none where it moves nothing.
  ///
  /// A tier's multiple moves every strategy of the tier that nothing nearer overrides. These may differ: a ladder knows
  /// footprints, not tiers.
  ///
  /// - Complexity: O(types · strategies).
  func todays(_ parameter: Scenario.Parameter) -> [Double] {
    let value = parameter.value(in: scenario)
    if value.isFinite { return [value] }
    // A number that no multiple has shows which of them the parameter moves.
    let probe = 0.123456789
    var probed = scenario
    parameter.set(probe, in: &probed)
    var values: Set<Double> = []
    for (before, after) in zip(scenario.firms, probed.firms) {
      for strategy in strategies where probed.multiplier(of: strategy, for: after) == probe {
        values.insert(scenario.multiplier(of: strategy, for: before))
      }
    }
    return values.sorted()
  }

  /// Today's value of a parameter, also where the ladder gives it; `nil` where that is not one number.
  public func today(_ parameter: Scenario.Parameter) -> Double? {
    let values = todays(parameter)
    return values.count == 1 ? values[0] : nil
  }

  /// The market with all that a price moves at one value.
  func placed(_ price: Scenario.Parameter, at value: Double) -> Market {
    var changed = scenario
    price.set(value, in: &changed)
    return Market(repricing: self, as: changed)
  }
}
