import Findings
import Market
import Outages
import Scenario
import TestSupport

/// The market of a preset that is compiled in, with keys set as on the command line.
func market(_ preset: String, firms: Int? = 5, _ sets: String...) throws -> Market {
  try Market(scenario(preset, firms: firms, sets: sets))
}

extension Brief {
  /// The name of the strategy that most firms of a type play where history ends.
  func choice(of type: String) -> String? {
    guard let index = market.type(named: type) else { return nil }
    return market.strategies[firms[index].choice].name
  }

  /// What a firm of a type would gain by turning from where history leaves it to a strategy.
  func gain(of type: String, to strategy: String) -> Double? {
    guard let index = market.type(named: type) else { return nil }
    return firms[index].deviations.first { market.strategies[$0.strategy].name == strategy }?.total
  }
}

/// The same with the keys in a list.
func marketWith(_ preset: String, _ sets: [String], firms: Int? = 5) throws -> Market {
  try Market(scenario(preset, firms: firms, sets: sets))
}
