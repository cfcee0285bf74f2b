import ResilienceNumerics
import Testing

@testable import Games

@Suite struct GambitNormalFormReaderTests {
  private func read(_ text: String) throws -> GambitNormalForm { try GambitNormalForm(nfg: Array(text.utf8)) }

  @Test func payoffVersion() throws {
    let file = try read(
      "\u{FEFF}NFG 1 D \"two\"\r\n{ \"A\" \"B\" } { 2 2 } \"a\nremark\"\r\n\t1 .5, -2. 1/3 1e-2 +2.5E+1 -1/4 0"
    )
    #expect(file.title == "two")
    #expect(file.game.players == ["A", "B"])
    #expect(file.game.strategies == [["1", "2"], ["1", "2"]])
    #expect(
      file.exactPayoffs == [
        1, Rational(1, 2), -2, Rational(1, 3), Rational(1, 100), 25, Rational(-1, 4), 0,
      ])
    #expect(file.game.payoffs == [1, 0.5, -2, 1.0 / 3, 0.01, 25, -0.25, 0])
  }

  @Test func outcomeVersion() throws {
    let file = try read(
      #"NFG 1 R "t" {"A" "B \"b\" \\"} {{"x" "y"}{"z"}} "" {{"win" 1, 2}{3 4}} 2 0"#)
    #expect(file.game.players == ["A", #"B "b" \"#])
    #expect(file.game.strategies == [["x", "y"], ["z"]])
    #expect(file.game.payoffs == [3, 4, 0, 0])
  }

  /// What is written is read back.
  @Test(arguments: 0..<40) func roundTrip(seed: Int) throws {
    var games = RandomGames(seed: seed)
    let shape = (0..<Int.random(in: 1...4, using: &games.random)).map { _ in
      Int.random(in: 1...4, using: &games.random)
    }
    let entries = shape.reduce(shape.count, *)
    let game = NormalFormGame(
      players: shape.indices.map { "player \"\($0)\" \\" },
      strategies: shape.map { size in (0..<size).map { "s\($0)" } },
      payoffs: (0..<entries).map { _ in games.uniform(-1...1) * (seed % 2 == 0 ? 1e-9 : 1e20) })
    #expect(try read(game.nfg(title: "a \"title\"")).game == game, "seed \(seed)")
  }

  private static let head = "NFG 1 R \"t\" {\"A\" \"B\"} "

  private static let wrongFiles: [(String, String)] = [
    (
      "",
      "1:1: expected 'NFG 1 R' (Gambit's normal form), '#AGG' (its action graph games) or two tables of numbers, found the end of the file"
    ),
    (
      "EFG 2 R",
      "1:1: expected 'NFG 1 R' (Gambit's normal form), '#AGG' (its action graph games) or two tables of numbers, found 'EFG'"
    ),
    ("NFG 1 R t", "1:9: expected the title in quotes, found 't'"),
    ("NFG 1 R \"t", "1:9: this text in quotes has no end"),
    ("NFG 1 R \"t\" {}", "1:14: expected a player's name in quotes, found '}'"),
    ("NFG 1 R \"é\" x", "1:13: expected '{' and the players' names, found 'x'"),
    (head, "1:23: the file ends where '{' and the strategies was expected"),
    (head + "{2}", "1:23: 2 players are named, but strategies are given for 1"),
    (head + "{2 2 2}", "1:28: 2 players are named, but strategies are given for 3"),
    (head + "{2 0}", "1:26: '0' is not a number of strategies"),
    (head + "{{\"a\"} {}}", "1:31: expected a strategy's name in quotes, found '}'"),
    (head + "{1 1}\n\n 1 x", "3:4: 'x' is not a number; 2, -0.5, 1e-3 and 1/3 are"),
    (head + "{1 1}\r 1 1/0", "2:4: '1/0' is not a number; 2, -0.5, 1e-3 and 1/3 are"),
    (head + "{1 1} 1 1e401", "1:31: a number with 401 digits or powers of ten; 400 at most are read"),
    (head + "{1 1} 1 1e300 3", "1:37: expected the end of the file, found '3'"),
    (head + "{1 1} 1 1e309", "1:31: '1e309' is too large; payoffs go to 1e300"),
    (head + "{1 1} 1 -1.1e300", "1:31: '-1.1e300' is too large; payoffs go to 1e300"),
    (head + "{2 2} 1 1 1", "1:29: the shape asks for 8 numbers, more than the 5 bytes left can hold"),
    (
      head + "{9999999 9999999}",
      "1:24: the shape asks for 9999999 numbers, more than the 16 bytes left can hold"
    ),
    (head + "{99999999 2}", "1:24: the shape asks for 99999999 numbers; 20971520 at most are read"),
    (
      head + "{1 1} {{\"\" 1 2}} 2",
      "1:40: outcome 2 does not exist; the file has outcomes 1 to 1, and 0 for none"
    ),
    (head + "{1 1} {{\"\" 1 2 3}} 1", "1:38: expected '}' after the payoffs of 2 players, found '3'"),
    (head + "{1 1} {{\"\" 1 2}} {", "1:40: expected the number of an outcome, found '{'"),
  ]

  @Test(arguments: wrongFiles) func errors(text: String, message: String) {
    #expect {
      try read(text)
    } throws: { error in
      #expect("\(error)" == message)
      return "\(error)" == message
    }
  }

  /// Any beginning of a file, and any file with a byte changed, is read or refused, never a crash.
  @Test func mutations() throws {
    let text = Array("NFG 1 R \"t\" {\"A\" \"B\"} {{\"x\" \"y\"} {\"z\"}} \"\" {{\"\" 1/2 -3e1}} 1 0".utf8)
    #expect(try GambitNormalForm(nfg: text).game.payoffs == [0.5, -30, 0, 0])
    for length in text.indices {
      #expect(throws: GambitFileError.self) { try GambitNormalForm(nfg: Array(text[..<length])) }
    }
    for place in text.indices {
      for byte: UInt8 in [0, 10, 34, 45, 46, 47, 48, 57, 92, 101, 123, 125, 255] {
        var changed = text
        changed[place] = byte
        _ = try? GambitNormalForm(nfg: changed)
      }
    }
  }
}
