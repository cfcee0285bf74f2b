/// Places of numbers in a scenario.

/// A way to read and to change one number.
///
/// A key path from the scenario down through one of its lists costs thousands of instructions, and one to a computed
/// number a thousand: lists are indexed by code, and the numbers that draws change most are reached by code alone.
struct NumberPath: Sendable {
  /// The number in a scenario.
  let value: @Sendable (Scenario) -> Double
  /// Changes the number.
  let set: @Sendable (Double, inout Scenario) -> Void

  /// A number of the scenario itself.
  static func scenario(_ path: any WritableKeyPath<Scenario, Double> & Sendable) -> NumberPath {
    NumberPath(value: { $0[keyPath: path] }, set: { $1[keyPath: path] = $0 })
  }

  /// Outages a year.
  static func rate(_ index: Int) -> NumberPath {
    NumberPath(
      value: { $0.hazards[index].rate.meanPerYear }, set: { $1.hazards[index].rate.meanPerYear = $0 })
  }

  /// A number of the distribution of lengths.
  static func duration(_ index: Int, _ name: String) -> NumberPath {
    NumberPath(
      value: { $0.hazards[index].duration[number: name] },
      set: { $1.hazards[index].duration[number: name] = $0 })
  }

  /// How often a level of everybody's cover takes over.
  static func works(_ level: Scenario.CoverLevel) -> NumberPath {
    NumberPath(value: { $0.cover[works: level] }, set: { $1.cover[works: level] = $0 })
  }

  /// After how many hours a level of everybody's cover takes over.
  static func after(_ level: Scenario.CoverLevel) -> NumberPath {
    NumberPath(value: { $0.cover[after: level] }, set: { $1.cover[after: level] = $0 })
  }

  /// What a region is worth to a type of firm.
  static func attraction(_ index: Int, _ region: String) -> NumberPath {
    NumberPath(
      value: { $0.firms[index].attraction[region, otherwise: 0] },
      set: { $1.firms[index].attraction[region, otherwise: 0] = $0 })
  }

  /// A number of a source of outages.
  static func hazard(
    _ index: Int, _ path: any WritableKeyPath<Scenario.Hazard, Double> & Sendable
  ) -> NumberPath {
    NumberPath(value: { $0.hazards[index][keyPath: path] }, set: { $1.hazards[index][keyPath: path] = $0 })
  }

  /// A number of a region.
  static func region(
    _ index: Int, _ path: any WritableKeyPath<Scenario.Region, Double> & Sendable
  ) -> NumberPath {
    NumberPath(value: { $0.regions[index][keyPath: path] }, set: { $1.regions[index][keyPath: path] = $0 })
  }

  /// A number of a setup.
  static func strategy(
    _ index: Int, _ path: any WritableKeyPath<Scenario.Strategy, Double> & Sendable
  ) -> NumberPath {
    NumberPath(
      value: { $0.strategies[index][keyPath: path] }, set: { $1.strategies[index][keyPath: path] = $0 })
  }

  /// A number of a type of firm.
  static func firm(
    _ index: Int, _ path: any WritableKeyPath<Scenario.FirmType, Double> & Sendable
  ) -> NumberPath {
    NumberPath(value: { $0.firms[index][keyPath: path] }, set: { $1.firms[index][keyPath: path] = $0 })
  }
}
