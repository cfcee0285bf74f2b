/// Game of a market as a file for other solvers.
internal import Report
internal import Games
internal import Market
internal import Scenario

struct GameFile {
  let market: Market
  /// Largest number of payoffs in a file: some 100 MB, more than Gambit reads in a minute.
  static let limit = 4_000_000
  /// Largest number of payoffs of a game that is searched for mixed equilibria with every firm a player.
  static let searchLimit = 400_000

  init(_ market: Market) { self.market = market }

  /// Gambit normal form with every firm a player.
  func nfg() throws(Failure) -> String {
    let game = market.game
    try check(NormalFormGame.entries(counts: game.counts, strategyCount: game.strategyCount), "nfg")
    return NormalFormGame(
      TypeSymmetricTable(game), typeNames: market.firms.map(\.type.name),
      strategyNames: market.strategies.map(\.name)
    ).nfg(title: market.scenario.name)
  }

  /// Normal form with every firm a player, with the payoffs as printed in the file.
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
      throw .unfinished(Text("--concept mixed: \(error)", "--concept mixed：\(error)"))
    }
  }

  /// Gambit action graph game, in which firms of a type are symmetric.
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
