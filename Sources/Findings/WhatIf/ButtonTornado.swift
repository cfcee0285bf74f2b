/// Numbers that move the button's verdict most.
public import ResilienceNumerics
public import Scenario

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
