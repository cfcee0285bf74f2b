/// Canonical form: an equivalent shared-hazard game with payoffs in a unit of each type's own.

extension SharedHazardGame {
  /// The canonical form. Payoff from the strategy alone, or from being down together in a hazard, is measured
  /// from the strategy with the least of it, and the largest effect of a type's own choice lies in [1/2, 1].
  /// Bounds on rounding then hold for a startup beside a bank.
  ///
  /// Sound because shares of the others do not depend on a player's own choice: a term common to all
  /// strategies changes no best response. Differences are rounded once, units are powers of two.
  var canonical: SharedHazardGame {
    SharedHazardGame(
      downByType: downByType,
      types: types.map { type in
        let (base, relief, praise) = (
          fromLeast(type.base), type.relief.map(fromLeast), type.praise.map(fromLeast)
        )
        let spread = Self.spread(base, relief, praise)
        let exponent = spread > 0 && spread.isFinite ? -Int(spread.exponent) - 1 : 0
        func scaled(_ values: [Double]) -> [Double] {
          values.map { Double(sign: .plus, exponent: exponent, significand: $0) }
        }
        return PlayerType(
          count: type.count, weight: type.weight, exponent: type.exponent, base: scaled(base),
          relief: relief.map(scaled), praise: praise.map(scaled))
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
        for row in table {
          let least = row.min() ?? 0
          for s in 0..<strategyCount { shared[s] += row[s] - least }
        }
      }
      var largest = 0.0
      for s in 0..<strategyCount { largest = max(largest, type.base[s] - least + shared[s]) }
      return largest
    }
  }

  private static func spread(_ base: [Double], _ relief: [[Double]], _ praise: [[Double]]) -> Double {
    base.indices.reduce(0) { largest, s in
      max(largest, base[s] + (relief + praise).reduce(0) { $0 + $1[s] })
    }
  }
}

private func fromLeast(_ values: [Double]) -> [Double] {
  let least = values.min() ?? 0
  return values.map { $0 - least }
}
