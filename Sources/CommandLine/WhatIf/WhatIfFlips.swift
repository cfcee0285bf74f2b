/// Commands `what-if --flips` and `what-if --tornado`.
internal import Findings
internal import Market
internal import Report
internal import Scenario

extension WhatIfCommand {
  /// Nearest switching values of every parameter.
  func flips() throws(Failure) -> String {
    let market = try market()
    let flips = market.equilibriumFlipStudy(jobs: settings.jobs)
    let brief = MarketOutcome(market, depth: .history)
    let choices = market.firms.indices.map { type in
      let choice = brief.firms[type].choice
      return (
        type: type, choice: choice, flips: market.flips(type: type, choice: choice, in: brief.history.counts)
      )
    }
    return settings.render(FlipsReport(flips, choices: choices, of: market, language: settings.language))
  }

  /// Inputs with the largest effect on an output.
  func tornado() throws(Failure) -> String {
    let loaded = try settings.load()
    let market = try market(of: loaded.scenario)
    let output = parsed[.whatIfShow]?.first { $0 != .equilibrium } ?? .payoff
    let types = output.isByType ? Array(market.firms.indices) : [0]
    let tornadoes = types.map {
      Tornado(market, output: output, type: $0, spreads: loaded.spreads, jobs: settings.jobs)
    }
    return settings.render(TornadoReport(tornadoes, language: settings.language))
  }
}
