import Games
import Market
import Outages
import Scenario

/// A preset is refused in a line, or gives a market in which every payoff is a number.
func presetProblem(_ bytes: [UInt8]) -> String? {
  let loaded: LoadedScenario
  do throws(ScenarioError) {
    loaded = try ScenarioLoader.load(ScenarioRequest(presets: ["./f"])) { path in
      path == "f" ? .success(bytes) : .failure(.notFound)
    }
  } catch { return problem(of: error.message, inputBytes: bytes.count) }
  for warning in loaded.warnings {
    if let problem = problem(of: warning.message, inputBytes: bytes.count) { return problem }
  }
  // A market that is not built says why; how long a search may take is bounded by its own budgets.
  guard loaded.scenario.firms.count * loaded.scenario.strategies.count <= 64,
    let market = try? Market(loaded.scenario)
  else { return nil }
  return payoffProblem(market)
}

private func payoffProblem(_ market: Market) -> String? {
  for strategy in market.strategies.indices.prefix(8) {
    let everybody = market.firms.map { firm in
      market.strategies.indices.map { $0 == strategy ? firm.type.count : 0 }
    }
    let certificate = market.game.certify(.pure(counts: everybody))
    if certificate.payoffs.contains(where: { !$0.isFinite }) || !certificate.regret.isFinite {
      return "a payoff that is no number: \(certificate.payoffs), regret \(certificate.regret)"
    }
    if certificate.regret < 0 { return "regret \(certificate.regret)" }
  }
  return nil
}
