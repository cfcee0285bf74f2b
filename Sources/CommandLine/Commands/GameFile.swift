/// The game of a market as a file for other solvers.
internal import Games
internal import Market
internal import Scenario

struct GameFile {
  let market: Market
  /// Payoffs that a file may hold: some 100 MB, more than Gambit reads in a minute.
  static let limit = 4_000_000
  /// Payoffs of a game that is searched for mixtures of every firm by itself.
  static let searchLimit = 400_000

  init(_ market: Market) { self.market = market }

  /// Gambit's normal form: every firm a player.
  func nfg() throws(Failure) -> String {
    let game = market.game
    try check(NormalFormGame.entries(counts: game.counts, strategyCount: game.strategyCount), "nfg")
    return NormalFormGame(
      TypeSymmetricTable(game), typeNames: market.firms.map(\.type.name),
      strategyNames: market.strategies.map(\.name)
    ).nfg(title: market.scenario.name)
  }

  /// The normal form with every firm a player, payoffs as the file would have them.
  func everyFirm() throws(Failure) -> GambitNormalForm {
    let game = market.game
    let payoffs = NormalFormGame.entries(counts: game.counts, strategyCount: game.strategyCount)
    guard payoffs <= Self.searchLimit else {
      throw .unfinished(
        CommandLineMessage.tooManyFirms(
          firms: market.scenario.firmCount, payoffs: payoffs, limit: Self.searchLimit))
    }
    let text = try nfg()
    do throws(GambitFileError) { return try GambitNormalForm(nfg: Array(text.utf8)) } catch {
      throw .unfinished("--concept mixed: \(error)")
    }
  }

  /// Gambit's action graph game: firms of a type are alike.
  func agg() throws(Failure) -> String {
    let game = market.game
    try check(TypeSymmetricTable.entries(counts: game.counts, strategyCount: game.strategyCount), "agg")
    let nodes = market.firms.map { firm in market.strategies.map { "\(firm.type.name) \($0.name)" } }
    return TypeSymmetricTable(game).agg(title: market.scenario.name, nodeNames: nodes)
  }

  private func check(_ payoffs: Int, _ format: String) throws(Failure) {
    guard payoffs > Self.limit else { return }
    throw .unfinished(
      CommandLineMessage.tooLarge(
        format: format, firms: market.scenario.firmCount, payoffs: payoffs, limit: Self.limit))
  }
}
