/// Uncertain inputs of a scenario: numbers with a range, a list, or a record that gives their distribution.
public import ResilienceNumerics
public import Outages
public import Scenario

/// The open numbers of a scenario, each with a way to draw it.
///
/// ```swift
/// let inputs = try UncertainInputs(scenario, spreads: loaded.spreads)
/// let drawn = inputs.scenario(at: inputs.inputs.map { $0.value(0.5) })  // every number at its median
/// ```
public struct UncertainInputs: Sendable {
  /// A number that is not known exactly.
  public struct Input: Sendable {
    /// The parameter of the number.
    public let parameter: Scenario.Parameter
    /// Its distribution.
    public let belief: Belief
    /// Its value in the scenario itself.
    public let base: Double
    /// What its key adds to the seed.
    private let stream: UInt64

    init(parameter: Scenario.Parameter, belief: Belief, base: Double) {
      self.parameter = parameter
      self.belief = belief
      self.base = base
      stream = Self.hash(parameter.key)
    }

    /// Quantile of the number: the value that it stays at or below with probability `p`, strictly between 0
    /// and 1; a number beyond the limits of its key counts as the limit.
    public func value(_ p: Double) -> Double {
      let drawn =
        switch belief {
        case .spread(let spread): spread.quantile(p)
        case .posterior(let posterior): posterior.quantile(p)
        }
      return min(max(drawn, parameter.validRange.lower), parameter.validRange.upper)
    }

    /// Uniform numbers of a draw, one for each of Sobol's tables. They depend on the key and not on its index
    /// among the others, so that a further range changes no other number.
    func uniforms(seed: UInt64, draw: Int) -> (Double, Double) {
      var random = PhiloxStream(seed: seed ^ stream, stream: 0, index: UInt64(draw))
      return (random.uniform(), random.uniform())
    }

    /// Fowler, Noll and Vo's hash 1a of 64 bits.
    private static func hash(_ text: String) -> UInt64 {
      text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
  }

  /// Distribution of an uncertain number.
  public enum Belief: Equatable, Sendable {
    /// Range or list of the preset.
    case spread(Uncertainty)
    /// Posterior of a rate from a record of events.
    case posterior(GammaPosterior)
  }

  /// The scenario itself.
  public let scenario: Scenario
  /// The open numbers, in the order of the scenario's parameters.
  public let inputs: [Input]

  /// The open numbers of a scenario: those with an uncertainty, and every rate that a record gives.
  ///
  /// The uncertainty of a number that the scenario does not use, such as the failover of a footprint without
  /// a second replica, is left out.
  public init(_ scenario: Scenario, spreads: [String: Uncertainty]) throws(ParameterError) {
    var posteriors: [String: GammaPosterior] = [:]
    for hazard in scenario.hazards {
      guard case .record(let events, let years) = hazard.rate else { continue }
      posteriors["hazards.\(hazard.name).rate"] = try GammaPosterior(events: events, years: years)
    }
    self.scenario = scenario
    inputs = scenario.parameters.compactMap { parameter in
      let belief =
        spreads[parameter.key].map { Belief.spread($0) }
        ?? posteriors[parameter.key].map { Belief.posterior($0) }
      return belief.map {
        Input(parameter: parameter, belief: $0, base: parameter.value(in: scenario))
      }
    }
  }

  /// The scenario with other values, in the order of the inputs.
  public func scenario(at values: [Double]) -> Scenario {
    var result = scenario
    for index in inputs.indices { inputs[index].parameter.set(values[index], in: &result) }
    return result
  }
}

extension LoadedScenario {
  /// Uncertainties of numbers in the presets and on the command line, by key.
  public var spreads: [String: Uncertainty] {
    var result: [String: Uncertainty] = [:]
    for entry in entries { result[entry.key] = entry.spread }
    return result
  }
}
