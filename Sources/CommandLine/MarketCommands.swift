/// `brief`, `payoffs` and `equilibria`: the commands that compute a market.
internal import Findings
internal import Market
internal import Report
internal import Scenario

struct MarketCommands {
  let settings: Settings

  init(_ settings: Settings) { self.settings = settings }

  private func findings() throws(Failure) -> Brief {
    _ = try settings.load()
    throw .unfinished("the market is not there yet")
  }

  func brief() throws(Failure) -> String {
    return settings.render(BriefReport(try findings(), language: settings.language))
  }

  func payoffs() throws(Failure) -> String {
    return settings.render(PayoffsReport(try findings(), language: settings.language))
  }

  func equilibria() throws(Failure) -> String {
    return settings.render(
      EquilibriaReport(try findings(), concept: settings.concept, language: settings.language))
  }
}
