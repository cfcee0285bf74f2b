/// Shares of draws in which pressing the button pays.
public import ResilienceNumerics
import Scenario

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
