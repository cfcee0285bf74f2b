/// The game of a market as a file for other solvers.
internal import Games
internal import Market
internal import Scenario

struct GameFile {
  let market: Market
  /// Payoffs that a file may hold: some 100 MB, more than Gambit reads in a minute.
  static let limit = 4_000_000

  init(_ market: Market) { self.market = market }

  /// Gambit's normal form: every firm a player.
  func nfg() throws(Failure) -> String {
    let game = market.game
    try check(NormalFormGame.entries(counts: game.counts, strategyCount: game.strategyCount), "nfg")
    return NormalFormGame(
      CountGame(game), typeNames: market.firms.map(\.type.name), strategyNames: market.strategies.map(\.name)
    ).nfg(title: market.scenario.name)
  }

  /// Gambit's action graph game: firms of a type are alike.
  func agg() throws(Failure) -> String {
    let game = market.game
    try check(CountGame.entries(counts: game.counts, strategyCount: game.strategyCount), "agg")
    let nodes = market.firms.map { firm in market.strategies.map { "\(firm.type.name) \($0.name)" } }
    return CountGame(game).agg(title: market.scenario.name, nodeNames: nodes)
  }

  private func check(_ payoffs: Int, _ format: String) throws(Failure) {
    guard payoffs > Self.limit else { return }
    throw .unfinished(
      CommandLineMessage.tooLarge(
        format: format, firms: market.scenario.firmCount, payoffs: payoffs, limit: Self.limit))
  }
}
