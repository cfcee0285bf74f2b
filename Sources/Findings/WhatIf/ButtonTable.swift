/// Button's gain along one number.
public import ResilienceNumerics
public import Scenario

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
