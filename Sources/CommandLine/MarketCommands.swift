/// `brief`, `payoffs` and `equilibria`: the commands that compute a market.
internal import Findings
internal import Games
internal import Market
internal import Numerics
internal import Report
internal import Scenario

struct MarketCommands {
  let settings: Settings

  init(_ settings: Settings) { self.settings = settings }

  func brief() throws(Failure) -> String {
    settings.render(BriefReport(Brief(try market()), language: settings.language))
  }

  func equilibria() throws(Failure) -> String {
    let market = try market()
    let equilibria = MarketEquilibria(market, concept: settings.concept)
    return settings.render(EquilibriaReport(equilibria, of: market, language: settings.language))
  }

  func payoffs() throws(Failure) -> String {
    let market = try market()
    switch settings.format {
    case "nfg": return try GameFile(market).nfg()
    case "agg": return try GameFile(market).agg()
    default: return settings.render(PayoffsReport(Brief(market), language: settings.language))
    }
  }

  private func market() throws(Failure) -> Market {
    let scenario = try settings.load().scenario
    do throws(ParameterError) { return try Market(scenario) } catch {
      throw .usage(CommandLineMessage.text(error))
    }
  }
}
