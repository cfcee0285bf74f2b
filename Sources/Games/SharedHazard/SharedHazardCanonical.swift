/// Canonical form: an equivalent shared-hazard game with payoffs in a unit of each type's own.
import ResilienceNumerics

extension SharedHazardGame {
  /// The canonical form. Payoff from the strategy alone, or from being down together in a hazard, is measured
  /// from the strategy with the least of it, and the largest effect of a type's own choice lies in [1/2, 1].
  /// Bounds on rounding then hold for a startup beside a bank.
  ///
  /// Sound because shares of the others do not depend on a player's own choice: a term common to all
  /// strategies changes no best response. Differences are rounded once, units are powers of two.
  var canonical: SharedHazardGame {
    with(
      types.map { type in
        let least = type.base.min() ?? 0
        let base = type.base.map { $0 - least }
        let (relief, praise) = (type.relief.fromLeast, type.praise.fromLeast)
        let spread = Self.spread(base, relief, praise)
        let exponent = spread > 0 && spread.isFinite ? -Int(spread.exponent) - 1 : 0
        func scaled(_ value: Double) -> Double {
          Double(sign: .plus, exponent: exponent, significand: value)
        }
        return PlayerType(
          count: type.count, weight: type.weight, exponent: type.exponent, base: base.map(scaled),
          relief: relief.mapValues(scaled), praise: praise.mapValues(scaled))
      })
  }

  /// Upper bound on the effect of a player's own choice on its payoff, by type.
  ///
  /// The sums of `spread`, without its lists: every certificate asks for it.
  public func payoffSpread(of type: Int) -> Double {
    let type = types[type]
    let least = type.base.min() ?? 0
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: strategyCount) { shared in
      shared.initialize(repeating: 0)
      for table in [type.relief, type.praise] {
        let values = table.values
        for first in stride(from: 0, to: values.count, by: strategyCount) {
          var least = values[first]
          for place in first..<first + strategyCount { least = min(least, values[place]) }
          for s in 0..<strategyCount { shared[s] += values[first + s] - least }
        }
      }
      var largest = 0.0
      for s in 0..<strategyCount { largest = max(largest, type.base[s] - least + shared[s]) }
      return largest
    }
  }

  private static func spread(_ base: [Double], _ relief: NumberRows, _ praise: NumberRows) -> Double {
    var shared = base.map { _ in 0.0 }
    for values in [relief.values, praise.values] {
      for first in stride(from: 0, to: values.count, by: base.count) {
        for s in base.indices { shared[s] += values[first + s] }
      }
    }
    return zip(base, shared).reduce(0) { max($0, $1.0 + $1.1) }
  }
}
