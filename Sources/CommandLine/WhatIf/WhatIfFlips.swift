/// Commands `what-if --flips` and `what-if --tornado`.
internal import Findings
internal import Market
internal import Report
internal import ResilienceNumerics
internal import Scenario

extension WhatIfCommand {
  /// Nearest switching values of every parameter.
  func flips() throws(Failure) -> String {
    let market = try market()
    let flips = flipStudy(market)
    let brief = MarketOutcome(market, depth: .history)
    let (picks, counts) = (brief.firms.map(\.choice), brief.history.counts)
    let found = ParallelTasks.run(count: market.firms.count, jobs: settings.jobs) { type in
      market.flips(type: type, choice: picks[type], in: counts)
    }
    let choices = found.enumerated().map { (type: $0, choice: picks[$0], flips: $1) }
    return settings.render(FlipsReport(flips, choices: choices, of: market, language: settings.language))
  }

  /// The study, with progress on a terminal; Ctrl-C ends it with what it found.
  private func flipStudy(_ market: Market) -> EquilibriumFlipStudy {
    let meter = ProgressMeter(total: nil, unit: Text("numbers", "个参数"))
    Interruption.listen()
    let study = market.equilibriumFlipStudy(jobs: settings.jobs, cancel: Interruption.token) {
      meter.show($0, of: $1)
    }
    meter.clear()
    if !study.skipped.isEmpty {
      StandardError.say(Text("interrupted: the result is that of a part of the search", "被中断：结果只基于部分搜索"))
    }
    return study
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
