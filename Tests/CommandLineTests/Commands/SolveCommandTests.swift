import Foundation
import Testing

@testable import CommandLineInterface

/// A game file in a folder of its own: von Stengel 2007, equation (3.7), degenerate.
struct GameFileFixture {
  static let text = """
    NFG 1 R "degenerate" { "A" "B" } { { "T" "M" "B" } { "l" "r" } }
    3 3 2 2 0 3 3 3 5 6 6 1
    """
  private let folder = try? TemporaryFolder()

  init(_ text: String = text) throws { try folder?.write(text, to: "game.nfg") }

  var path: String { folder?.url.appendingPathComponent("game.nfg").path ?? "" }

  /// What a command needs: the game where it takes a file.
  func operands(of command: CommandDeclaration) -> [String] {
    command.operands.contains { $0.kind == .file && !$0.isOptional } ? [path] : []
  }
}

@Suite struct SolveCommandTests {
  private func solve(_ text: String = GameFileFixture.text, _ options: String...) throws -> String {
    let file = try GameFileFixture(text)
    return try Program().output(of: ["solve", file.path] + options).text
  }

  @Test func page() throws {
    #expect(
      try solve(GameFileFixture.text, "--width", "80") == """
        degenerate

        3 equilibria: 1 pure, 2 mixed.

        1  pure  A: “T”, worth 3; B: “l”, worth 3; regret 0
        2  mixed  A: “T”, worth 3; B: 2/3 “l” + 1/3 “r”, worth 3; regret 0
        3  mixed  A: 1/3 “M” + 2/3 “B”, worth 4; B: 1/3 “l” + 2/3 “r”, worth 8/3;
           regret 0

        - 1, 2 hang together: a continuum of equilibria.

        These are all extreme equilibria, exactly: every pair of 4 and 4 vertices of the
        best reply polytopes was tried.

        """)
  }

  @Test func json() throws {
    let text = try solve(GameFileFixture.text, "--json")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(root["schema"] as? String == "resilience-econ/solve/2")
    #expect(root["players"] as? [String] == ["A", "B"])
    #expect(root["strategies"] as? [[String]] == [["T", "M", "B"], ["l", "r"]])
    #expect(root["complete"] as? Bool == true)
    let equilibria = try #require(root["equilibria"] as? [[String: Any]])
    #expect(equilibria.map { $0["kind"] as? String } == ["pure", "mixed", "mixed"])
    #expect(equilibria[1]["exact"] as? [[String]] == [["1", "0", "0"], ["2/3", "1/3"]])
    #expect(equilibria.allSatisfy { $0["regret"] as? Double == 0 })
    let components = try #require(root["components"] as? [[String: Any]])
    #expect(components.map { $0["equilibria"] as? [Int] } == [[0, 1]])
  }

  @Test func concepts() throws {
    #expect(try solve(GameFileFixture.text, "--concept", "pure").contains("1 equilibrium: 1 pure, 0 mixed."))
    #expect(try solve(GameFileFixture.text, "--concept", "mixed").contains("2 equilibria: 0 pure, 2 mixed."))
  }

  /// More than two players: enclosures, and an honest word where there is a continuum.
  @Test func threePlayers() throws {
    let zeros = "NFG 1 R \"zeros\" {\"A\" \"B\" \"C\"} {2 2 2} " + String(repeating: "0 ", count: 24)
    #expect(try solve(zeros).contains("These may not be all"))
  }

  /// Three firms choose one of two sites; company pays.
  private static let coordination = """
    NFG 1 R "sites" { "A" "B" "C" } { { "east" "west" } { "east" "west" } { "east" "west" } }
    ""
    3 3 3 1 2 2 2 1 2 1 1 0 2 2 1 1 0 1 0 1 1 2 2 2
    """

  /// Players who are alike stand together, and the list says what it is a list of.
  @Test func symmetric() throws {
    let page = try solve(Self.coordination, "--concept", "symmetric", "--width", "200")
    #expect(page.contains("3 equilibria: 2 pure, 1 mixed."))
    #expect(page.contains("1  pure  A, B, C: “east”, worth 3; regret 0"))
    #expect(page.contains("All 3 players are alike. These are all equilibria in which players who are alike"))
    let text = try solve(Self.coordination, "--concept", "symmetric", "--json")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let last = try #require((root["equilibria"] as? [[String: Any]])?.last)
    let profile = try #require(last["profile"] as? [[Double]])
    #expect(profile.count == 3 && profile[0] == profile[1] && profile[1] == profile[2])
    #expect(root["complete"] as? Bool == true)
  }

  /// Two who are alike beside a third with one strategy: what the two do differently is not on the list.
  @Test func symmetricBesideAnother() throws {
    let apart = """
      NFG 1 R "apart" { "A" "B" "C" } { { "x" "y" } { "x" "y" } { "z" } }
      ""
      0 0 5 1 1 5 1 1 5 0 0 5
      """
    let page = try solve(apart, "--concept", "symmetric", "--width", "200")
    #expect(page.contains("1 equilibrium: 0 pure, 1 mixed.") && page.contains("A, B: 0.5 “x” + 0.5 “y”"))
    #expect(try solve(apart, "--width", "200").contains("3 equilibria: 2 pure, 1 mixed."))
  }

  /// A lottery of players who are alike is told by numbers, and dealt out in the JSON.
  @Test func lotteriesOfAlikePlayers() throws {
    let page = try solve(Self.coordination, "--concept", "correlated")
    #expect(page.contains("100.0 %  3 × east"))
    let text = try solve(Self.coordination, "--concept", "correlated", "--json")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    for lottery in try #require(root["lotteries"] as? [[String: Any]]) {
      let draws = try #require(lottery["draws"] as? [[String: Any]])
      let total = draws.reduce(0) { $0 + ($1["probability"] as? Double ?? 0) }
      #expect(abs(total - 1) < 1e-12)
      #expect(draws.allSatisfy { ($0["profile"] as? [String])?.count == 3 })
      #expect((lottery["payoffs"] as? [Double])?.count == 3)
    }
  }

  @Test func dominance() throws {
    let prisoners = "NFG 1 R \"pd\" {\"A\" \"B\"} {{\"quiet\" \"talk\"} {\"quiet\" \"talk\"}} 3 3 5 0 0 5 1 1"
    let page = try solve(prisoners, "--concept", "dominance")
    #expect(page.contains("One profile is left"))
    #expect(page.contains("1  A: “quiet” is beaten by “talk”, by at least 1"))
    let text = try solve(prisoners, "--concept", "dominance", "--json")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(root["remaining"] as? [[String]] == [["talk"], ["talk"]])
  }

  @Test func evolutionary() throws {
    let page = try solve(Self.coordination, "--concept", "evolutionary")
    #expect(page.contains("Play can rest in 2 places"))
    #expect(throws: Failure.self) { try solve(GameFileFixture.text, "--concept", "evolutionary") }
  }

  @Test func errorsNameTheirPlace() throws {
    let file = try GameFileFixture("NFG 1 R \"t\" {\"A\" \"B\"}\n{1 1}\n1 oops")
    #expect(throws: Failure.usage("\(file.path):3:3: 'oops' is not a number; 2, -0.5, 1e-3 and 1/3 are")) {
      _ = try Program().output(of: ["solve", file.path])
    }
  }

  @Test func one() throws {
    let page = try solve(GameFileFixture.text, "--concept", "one")
    #expect(page.contains("1 equilibrium: 1 pure, 0 mixed."))
    #expect(page.contains("Only one equilibrium was asked for"))
  }

  @Test func logit() throws {
    let text = try solve(GameFileFixture.text, "--concept", "logit", "--json")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(((root["logit"] as? [Any])?.count ?? 0) > 5)
    #expect((root["end"] as? [String: Any])?["regret"] as? Double == 0)
  }

  /// What `solve --json` writes is what `--verify` reads; a profile that is no equilibrium ends with 1.
  @Test func verify() throws {
    let game = try GameFileFixture()
    let folder = try TemporaryFolder()
    try folder.write(try solve(GameFileFixture.text, "--json"), to: "found.json")
    let path = folder.url.appendingPathComponent("found.json").path
    let good = try Program().output(of: ["solve", game.path, "--verify", path])
    #expect(good.code == 0)
    #expect(good.text.contains("3 of 3 profiles are equilibria."))
    try folder.write("NE,1,0,0,1,0\nNE,0,0,1,1,0\n", to: "stated.txt")
    let stated = folder.url.appendingPathComponent("stated.txt").path
    let bad = try Program().output(of: ["solve", game.path, "--verify", stated, "--json"])
    #expect(bad.code == 1)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(bad.text.utf8)) as? [String: Any])
    let rows = try #require(root["verified"] as? [[String: Any]])
    #expect(rows.map { $0["isEquilibrium"] as? Bool } == [true, false])
    #expect(rows.map { $0["regret"] as? Double } == [0, 3])
  }
}
