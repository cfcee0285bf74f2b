/// Position of a market on the axis of a parameter, also for a parameter that moves several different
/// numbers.
import Deployments
public import Market
public import Scenario

extension Market {
  /// Today's values of all numbers that a parameter moves, ascending, each once; empty where it moves none.
  ///
  /// A tier's multiple moves every strategy of the tier without a nearer override. These may differ: the cost
  /// ladder depends on footprints, not on tiers.
  ///
  /// - Complexity: O(types · strategies).
  public func todays(_ parameter: Scenario.Parameter) -> [Double] {
    let value = parameter.value(in: scenario)
    if value.isFinite { return [value] }
    let values = moved(by: parameter).map { type, s in
      scenario.multiplier(of: strategies[s], for: scenario.firms[type])
    }
    return Set(values).sorted()
  }

  /// The types of firms and their setups whose multiple a parameter moves.
  public func moved(by parameter: Scenario.Parameter) -> [(type: Int, strategy: Int)] {
    // A number that no multiple has shows which of them the parameter moves.
    let probe = 0.123456789
    var probed = scenario
    parameter.set(probe, in: &probed)
    return probed.firms.indices.flatMap { type in
      strategies.indices.filter { probed.multiplier(of: strategies[$0], for: probed.firms[type]) == probe }
        .map { (type, $0) }
    }
  }

  /// Today's value of a parameter, also where the cost ladder gives it; `nil` where that is not one number.
  public func today(_ parameter: Scenario.Parameter) -> Double? {
    let values = todays(parameter)
    return values.count == 1 ? values[0] : nil
  }

  /// The market with all numbers that a price moves set to one value.
  func placed(_ price: Scenario.Parameter, at value: Double) -> Market {
    var changed = scenario
    price.set(value, in: &changed)
    return Market(repricing: self, as: changed)
  }
}
