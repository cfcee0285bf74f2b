// Numbers of a scenario as parameters hold them.

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
