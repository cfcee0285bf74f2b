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

extension Int {
  /// The whole number as a parameter holds it.
  var number: Double {
    get { Double(self) }
    set { self = Int(newValue) }
  }
}

extension [String: Double] {
  /// The value of a name, or another one: a key path cannot hold the closure of `default:`.
  subscript(name: String, otherwise value: Double) -> Double {
    get { self[name] ?? value }
    set { self[name] = newValue }
  }
}

extension Scenario.Rate {
  /// Events per year: as given, or the posterior mean under Jeffreys' prior Gamma(1/2, 0). Set, it is given outright.
  var meanPerYear: Double {
    get {
      switch self {
      case .perYear(let rate): rate
      case .record(let events, let years): (Double(events) + 0.5) / years
      }
    }
    set { self = .perYear(newValue) }
  }
}

extension Scenario.Duration {
  /// The numbers of the distribution by the keys of a preset.
  var numbers: [(String, Double)] {
    switch self {
    case .fixed(let hours): [("length", hours)]
    case .exponential(let mean): [("mean", mean)]
    case .lognormal(let mu, let sigma): [("mu", mu), ("sigma", sigma)]
    case .weibull(let scale, let shape), .pareto(let scale, let shape): [("scale", scale), ("shape", shape)]
    case .empirical, .incident: []
    }
  }

  /// A number of the distribution by its key; NaN where the distribution has none of this name.
  subscript(number name: String) -> Double {
    get { numbers.first { $0.0 == name }?.1 ?? .nan }
    set { self = with(name, newValue) }
  }

  /// The same distribution with another number.
  private func with(_ name: String, _ value: Double) -> Scenario.Duration {
    switch self {
    case .fixed: .fixed(hours: value)
    case .exponential: .exponential(meanHours: value)
    case .lognormal(let mu, let sigma):
      name == "mu" ? .lognormal(mu: value, sigma: sigma) : .lognormal(mu: mu, sigma: value)
    case .weibull(let scale, let shape):
      name == "scale"
        ? .weibull(scaleHours: value, shape: shape) : .weibull(scaleHours: scale, shape: value)
    case .pareto(let scale, let shape):
      name == "scale"
        ? .pareto(scaleHours: value, shape: shape) : .pareto(scaleHours: scale, shape: value)
    case .empirical, .incident: self
    }
  }
}

extension Scenario.Width {
  /// The share of all events, where it is one number; NaN otherwise. Set, it is that for all events.
  var share: Double {
    get { if case .share(let share) = self { share } else { .nan } }
    set { self = .share(newValue) }
  }
}

extension Scenario.Cover {
  /// The probability that a level takes over; NaN where the cover does not state it.
  subscript(works level: Scenario.CoverLevel) -> Double {
    get { self[level].works ?? .nan }
    set { self[level].works = newValue }
  }

  /// The hours after which a level takes over; NaN where the cover does not state them.
  subscript(after level: Scenario.CoverLevel) -> Double {
    get { self[level].afterHours ?? .nan }
    set { self[level].afterHours = newValue }
  }
}
