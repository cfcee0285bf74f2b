import ResilienceNumerics
import Testing

@testable import Games

@Suite struct ActionGraphReaderTests {
  private func read(_ text: String) throws -> GambitNormalForm {
    try GambitNormalForm(game: Array(text.utf8))
  }

  /// What is written for other solvers reads back as the game player by player, names included.
  @Test(arguments: 0..<12) func roundTrip(seed: Int) throws {
    var games = RandomGames(seed: seed)
    let counts = [[3], [2, 1], [1, 1, 2]][seed % 3]
    let game = TypeSymmetricTable(games.game(counts: counts, strategies: 2 + seed % 2))
    let strategies = (0..<game.strategyCount).map { "s\($0)" }
    let types = counts.indices.map { "t\($0)" }
    let text = game.agg(
      title: "a round trip", nodeNames: types.map { type in strategies.map { "\(type) \($0)" } })
    let file = try read(text)
    let written = NormalFormGame(game, typeNames: types, strategyNames: strategies)
    #expect(file.title == "a round trip")
    #expect(file.game.payoffs == written.payoffs)
    #expect(file.game.strategies[0] == strategies.map { "t0 \($0)" })
  }

  /// Two drivers choose a bridge or a ferry; function nodes tell in turn how many take a bridge, whether anybody does,
  /// and which is the highest and the lowest action taken.
  @Test func functionNodes() throws {
    func graph(_ type: String, _ table: String) -> String {
      """
      #AGG
      # two drivers
      # players, nodes, functions
      2
      2
      1
      2 2
      0 1
      0 1
      # each action sees the function, the function sees both actions
      1 2
      1 2
      2 0 1
      \(type)
      1 \(table.split(separator: "|").count)
      \(table.split(separator: "|").joined(separator: "\n"))
      1 \(table.split(separator: "|").count)
      \(table.split(separator: "|").joined(separator: "\n"))
      """
    }
    // Both are counted: 2 always.
    #expect(try read(graph("0", "[ 2 ] 5")).game.payoffs == [5, 5, 5, 5, 5, 5, 5, 5])
    #expect(try read(graph("1", "[ 1 ] 4 | [ 0 ] 9")).game.payoffs == [4, 4, 4, 4, 4, 4, 4, 4])
    #expect(try read(graph("2", "[ 0 ] 1 | [ 1 ] 2")).game.payoffs == [1, 1, 2, 2, 2, 2, 2, 2])
    #expect(try read(graph("3", "[ 0 ] 1 | [ 1 ] 2")).game.payoffs == [1, 1, 1, 1, 1, 1, 2, 2])
    // With weights: the second action counts 3, the first nothing.
    #expect(
      try read(graph("10 0 [ 0 3 ]", "[ 0 ] 1 | [ 3 ] 2 | [ 6 ] 7/2")).exactPayoffs
        == [1, 1, 2, 2, 2, 2, Rational(7, 2), Rational(7, 2)])
    #expect(
      try read(graph("11 0 [ 0 3 ]", "[ 0 ] 1 | [ 1 ] 2")).game.payoffs == [1, 1, 2, 2, 2, 2, 2, 2])
    #expect(
      try read(graph("13 99 [ 8 3 ]", "[ 8 ] 1 | [ 3 ] 2")).game.payoffs == [1, 1, 2, 2, 2, 2, 2, 2])
    #expect(
      try read(graph("12 -1 [ 8 3 ]", "[ 8 ] 1 | [ 3 ] 2")).game.payoffs == [1, 1, 1, 1, 1, 1, 2, 2])
  }

  /// A complete list gives the payoffs of what can come about, in ascending order: [0 2] cannot while the first action
  /// is played.
  @Test func completeList() throws {
    let file = try read("#AGG\n2 2 0\n2 2\n0 1\n0 1\n2 0 1\n2 0 1\n0 1 2\n0 3 4")
    // Of the first action [1 1] 1 and [2 0] 2; of the second [0 2] 3 and [1 1] 4.
    #expect(file.game.payoffs == [2, 2, 4, 1, 1, 4, 3, 3])
  }

  @Test(arguments: [
    ("#AGG\n0 1 0", "2:1: '0' is not a number of players from 1 to 100"),
    ("#AGG\n2 2 0\n2 2\n0 1\n0 2", "5:3: '2' is not an action node; expected a whole number from 0 to 1"),
    (
      "#AGG\n1 1 0\n1\n0\n1 0\n2 1 1",
      "6:1: expected 0 (a complete list of payoffs) or 1 (a mapping); type 2 (additive) is not read, found '2'"
    ),
    (
      "#AGG\n1 1 0\n1\n0\n1 0\n1 1\n[ 0 ] 5",
      "7:7: action node 0 has no payoff for the configuration [ 1 ], which the players can bring about"
    ),
    ("#AGG\n1 1 0\n1\n0\n1 0\n1 1\n[ 1 ] x", "7:7: 'x' is not a number; 2, -0.5, 1e-3 and 1/3 are"),
    ("#AGG\n1 1 0\n1\n0\n1 0\n1 1\n( 1 ) 5", "7:1: expected '[', found '('"),
    ("#AGG\n1 1 0\n1\n0\n1 0\n1 1\n[ 1 ] 5 6", "7:9: expected the end of the file, found '6'"),
    (
      "#AGG\n1 1 1\n1\n0\n1 1\n1 1\n0",
      "7:1: function node 1 sees itself by way of others; expected no circle"
    ),
    (
      "#AGG\n1 1 1\n1\n0\n1 1\n1 0\n7",
      "7:1: expected a type of function node: 0 to 3, or 10 to 13, found '7'"
    ),
    ("#AGG\n1", "2:2: the file ends where the number of action nodes was expected"),
    (
      "#AGG\n40 2 0\n" + String(repeating: "2 ", count: 40) + String(repeating: "0 1 ", count: 40)
        + "0 0 1 1 [ ] 1 1 1 [ ] 1",
      "3:263: the shape asks for 41943040 numbers; 20971520 at most are read"
    ),
  ])
  func errorsNameTheirPlace(text: String, line: String) {
    do throws(GambitFileError) {
      _ = try GambitNormalForm(game: Array(text.utf8))
      Issue.record("accepted")
    } catch { #expect(error.description == line) }
  }
}
