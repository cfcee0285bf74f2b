/// Sensitivity indices of a firm's decision to leave the herd, and of its gain, to the open numbers.
import Market
import ResilienceNumerics

extension UncertaintyStudy {
  /// Outputs of a draw in Sobol's tables, each by type: the gain of the best deviation from the herd.
  private struct Outputs: Sendable {
    let a: [Double]
    let b: [Double]
    /// By input.
    let mixed: [[Double]]
  }

  /// Indices by type; empty where there is no herd, or nothing else than it.
  static func sensitivities(
    _ questions: UncertaintyQuestions, _ request: Request, cancel: CancelToken? = nil
  ) throws(UncertaintyError) -> [Sensitivity] {
    let draws = min(request.draws, request.sensitivityDraws)
    guard questions.herd != nil, !questions.outside.isEmpty, draws >= 2 else { return [] }
    let rows = try results(draws, jobs: request.jobs, cancel: cancel) { draw throws(ParameterError) in
      let (a, b) = questions.values(draw)
      var mixed: [[Double]] = []
      for input in a.indices {
        var values = a
        values[input] = b[input]
        mixed.append(try outputs(questions, values))
      }
      return Outputs(a: try outputs(questions, a), b: try outputs(questions, b), mixed: mixed)
    }
    let columns = questions.inputs.inputs.indices
    return questions.market.firms.indices.map { type in
      func indices(_ output: (Double) -> Double) -> SobolIndices {
        SobolIndices(
          a: rows.map { output($0.a[type]) }, b: rows.map { output($0.b[type]) },
          mixed: columns.map { input in rows.map { output($0.mixed[input][type]) } }, seed: request.seed)
      }
      return Sensitivity(
        type: type, decision: indices { $0 > questions.slack ? 1 : 0 }, gain: indices { $0 })
    }
  }

  private static func outputs(
    _ questions: UncertaintyQuestions, _ values: [Double]
  ) throws(ParameterError) -> [Double] {
    let market = try questions.market(at: values)
    let herd = HerdDeviationGains(market, members: questions.members)
    return market.firms.indices.map { herd?.bestLeaving($0, members: questions.members) ?? 0 }
  }
}
