/// Studies of the button: in which share of draws pressing pays, which number moves it most, and what one number does.
public import ResilienceNumerics
public import Scenario

/// How sure the button is: shares and quantiles over draws of what the scenario leaves open, the rivals staying put.
public struct ButtonUncertainty: Sendable {
  /// Draws in which the best button beats every way without.
  public let pays: WilsonInterval
  /// What pressing gains in the worst 5%, half and the best 5% of the draws, dollars a year.
  public let quantiles: [Double]

  /// Draws the open numbers; `nil` where none is open.
  public init?(
    _ numbers: RedundancyDecision.Numbers, inputs: UncertainInputs, rivals: RedundancyDecision.Rivals,
    draws: Int, seed: UInt64, jobs: Int
  ) throws(UncertaintyError) {
    guard !inputs.inputs.isEmpty, draws > 0 else { return nil }
    let question: ButtonQuestion
    do throws(ParameterError) {
      question = try ButtonQuestion(numbers, in: inputs.scenario, rivals: rivals)
    } catch { throw .parameter(error) }
    let gains = try UncertaintyStudy.results(draws, jobs: jobs) { draw throws(ParameterError) in
      let values = inputs.inputs.map { $0.value($0.uniforms(seed: seed, draw: draw).0) }
      return try question.gain(in: inputs.scenario(at: values)).gain
    }
    let sorted = gains.sorted()
    pays = WilsonInterval(sorted.count { $0 > 0 }, of: draws)
    quantiles = [0.05, 0.5, 0.95].map { sorted[min(draws - 1, Int($0 * Double(draws)))] }
  }
}

/// What pressing gains at both ends of each open number, the widest first.
public struct ButtonTornado: Sendable {
  /// A number with what pressing gains at its ends.
  public struct Bar: Sendable {
    /// The number.
    public let parameter: Scenario.Parameter
    /// Its ends, 5% and 95% of what is known of it.
    public let ends: [Double]
    /// What pressing gains at each, dollars a year.
    public let gains: [Double]
  }

  /// The bars, the widest first; numbers that move nothing are left out.
  public let bars: [Bar]

  /// Tries both ends of each open number.
  public init(
    _ numbers: RedundancyDecision.Numbers, inputs: UncertainInputs, rivals: RedundancyDecision.Rivals
  ) throws(ParameterError) {
    let question = try ButtonQuestion(numbers, in: inputs.scenario, rivals: rivals)
    var bars: [Bar] = []
    for input in inputs.inputs {
      let ends = [input.value(0.05), input.value(0.95)]
      var gains: [Double] = []
      for end in ends {
        var scenario = inputs.scenario
        input.parameter.set(end, in: &scenario)
        gains.append(try question.gain(in: scenario).gain)
      }
      if gains[0] != gains[1] { bars.append(Bar(parameter: input.parameter, ends: ends, gains: gains)) }
    }
    self.bars = bars.enumerated().sorted {
      let (a, b) = (
        abs($0.element.gains[1] - $0.element.gains[0]), abs($1.element.gains[1] - $1.element.gains[0])
      )
      return (b, $0.offset) < (a, $1.offset)
    }.map(\.element)
  }
}

/// What pressing gains at each value of one number.
public struct ButtonTable: Sendable {
  /// A value with what pressing gains.
  public struct Row: Sendable {
    /// The value.
    public let value: Double
    /// What the best button gains, dollars a year.
    public let gain: Double
    /// The multiple up to which it pays.
    public let paysUpTo: Double
    /// The best button.
    public let button: Int
  }

  /// The number.
  public let axis: ParameterAxis
  /// A row for each of its values.
  public let rows: [Row]

  /// Tries every value.
  public init(
    _ numbers: RedundancyDecision.Numbers, in scenario: Scenario, along axis: ParameterAxis,
    rivals: RedundancyDecision.Rivals
  ) throws(ParameterError) {
    let question = try ButtonQuestion(numbers, in: scenario, rivals: rivals)
    var rows: [Row] = []
    for index in axis.values.indices {
      var changed = scenario
      axis.apply(index, to: &changed)
      let found = try question.gain(in: changed)
      rows.append(
        Row(value: axis.values[index], gain: found.gain, paysUpTo: found.paysUpTo, button: found.button))
    }
    self.axis = axis
    self.rows = rows
  }
}
