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

        1  pure  A: “T”, worth 3; B: “l”, worth 3; gain from deviating 0
        2  mixed  A: “T”, worth 3; B: 2/3 “l” + 1/3 “r”, worth 3; gain from deviating
           0
        3  mixed  A: 1/3 “M” + 2/3 “B”, worth 4; B: 1/3 “l” + 2/3 “r”, worth 8/3;
           gain from deviating 0

        - Equilibria 1, 2 form a connected component: a continuum of equilibria.
        - Best sum of payoffs: equilibrium 3, with 20/3.
        - None is payoff-dominated: no other pays nobody less and somebody more.

        These are all extreme equilibria, exactly: every pair of the 4 and 4 vertices of
        the best reply polytopes was tried.

        A proof that anybody can check: add --certificate FILE; resilience-econ verify
        FILE reads it.

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
    #expect(try solve(GameFileFixture.text, "--concept", "pure").contains("1 pure equilibrium."))
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
    #expect(page.contains("1  pure  A, B, C: “east”, worth 3; gain from deviating 0"))
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
    #expect(page.contains("100%  3 × east"))
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
    #expect(page.contains("    1  A       quiet        “talk”                     1"))
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
    #expect(good.code == .done)
    #expect(good.text.contains("3 of 3 profiles are equilibria."))
    try folder.write("NE,1,0,0,1,0\nNE,0,0,1,1,0\n", to: "stated.txt")
    let stated = folder.url.appendingPathComponent("stated.txt").path
    let bad = try Program().output(of: ["solve", game.path, "--verify", stated, "--json"])
    #expect(bad.code == .unfinished)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(bad.text.utf8)) as? [String: Any])
    let rows = try #require(root["verified"] as? [[String: Any]])
    #expect(rows.map { $0["isEquilibrium"] as? Bool } == [true, false])
    #expect(rows.map { $0["regret"] as? Double } == [0, 3])
  }

  /// Rock, paper, scissors with a tilted scale: the value, as text and as data, and Gambit's line.
  @Test func zeroSum() throws {
    let game = "NFG 1 R \"rps\" {\"A\" \"B\"} {3 3} 1 -1 2 -2 0 0 0 0 1 -1 2 -2 2 -2 0 0 1 -1"
    let page = try solve(game, "--width", "200")
    #expect(page.contains("Its value is 1 to A, -1 to B."))
    #expect(page.contains("This is the only equilibrium: each player has one optimal strategy"))
    #expect(try solve(game, "--format", "ne") == "NE,1/3,1/3,1/3,1/3,1/3,1/3\n")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(try solve(game, "--json").utf8)) as? [String: Any])
    let zeroSum = try #require(root["zeroSum"] as? [String: Any])
    #expect(zeroSum["exact"] as? [String] == ["1", "-1"])
    #expect(zeroSum["optimal"] as? [[[String]]] == [[["1/3", "1/3", "1/3"]], [["1/3", "1/3", "1/3"]]])
    #expect(root["complete"] as? Bool == true)
  }

  /// Tables and action graphs are read by what they hold, whatever their names.
  @Test func otherForms() throws {
    #expect(try solve("2 2\n\n3 0\n0 1\n\n1 0\n0 3\n").contains("3 equilibria: 2 pure, 1 mixed."))
    let graph = "#AGG\n2 2 0\n2 2\n0 1\n0 1\n2 0 1\n2 0 1\n0 1 2\n0 4 3"
    #expect(try solve(graph).contains("equilibria"))
    let file = try GameFileFixture("EFG 2 R \"tree\" { \"A\" }")
    #expect(throws: Failure.self) { try Program().output(of: ["solve", file.path]) }
  }

  @Test func selection() throws {
    let hunt = "NFG 1 R \"hunt\" {\"A\" \"B\"} {{\"stag\" \"hare\"} {\"stag\" \"hare\"}} 9 9 8 0 0 8 7 7"
    let all = try solve(hunt, "--width", "200")
    #expect(all.contains("1  pure  A, B: “stag”, worth 9; gain from deviating 0; strict"))
    #expect(all.contains("- Best sum of payoffs: equilibrium 1, with 18."))
    #expect(all.contains("- Payoff-dominated (another pays nobody less and somebody more): 2, 3."))
    let strict = try solve(hunt, "--select", "strict", "--width", "200")
    #expect(strict.contains("Shown: the 2 that are strict."))
    #expect(strict.contains("\n3  pure") && !strict.contains("\n2  mixed"))
    #expect(try solve(hunt, "--select", "best-sum", "--format", "ne") == "NE,1,0,1,0\n")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(try solve(hunt, "--select", "pareto", "--json").utf8))
        as? [String: Any])
    #expect((root["equilibria"] as? [[String: Any]])?.map { $0["strict"] as? Bool } == [true])
    #expect(root["selectedFrom"] as? Int == 3)
  }

  @Test(arguments: [
    (["--tolerance", "0.1"], "--tolerance needs --verify FILE"),
    (["--select", "strict", "--concept", "logit"], "--select chooses from lists of profiles"),
    (["--format", "ne", "--concept", "dominance"], "--format ne writes lists of profiles"),
    (["--format", "ne", "--verify", "x"], "--format ne does not go with --verify"),
    (["--select", "strict", "--verify", "x"], "--select does not go with --verify"),
  ])
  func optionsThatDoNotGoTogether(options: [String], line: String) throws {
    let file = try GameFileFixture()
    do throws(Failure) {
      _ = try Program().output(of: ["solve", file.path] + options)
      Issue.record("accepted")
    } catch { #expect(error.code == .usage && error.line.hasPrefix(line)) }
  }

  /// Nothing to verify is an error; so is a tolerance that is none.
  @Test func verifyNeedsAProfile() throws {
    let game = try GameFileFixture()
    let folder = try TemporaryFolder()
    for text in ["", "\n\n", "{\"equilibria\": []}", "convex-1,1,0,0,1,0\n"] {
      try folder.write(text, to: "stated.ne")
      let path = folder.url.appendingPathComponent("stated.ne").path
      do throws(Failure) {
        _ = try Program().output(of: ["solve", game.path, "--verify", path])
        Issue.record("accepted")
      } catch { #expect(error.code == .usage && error.line.hasPrefix("no profile in \(path)")) }
    }
    try folder.write("NE,1,0,0,1,0\n", to: "stated.ne")
    let path = folder.url.appendingPathComponent("stated.ne").path
    #expect(throws: Failure.usage("--tolerance: expected a number from 0 to 1, as in 1e-6, got '-1'")) {
      _ = try Program().output(of: ["solve", game.path, "--verify", path, "--tolerance=-1"])
    }
    let page = try Program().output(of: ["solve", game.path, "--verify", path]).text
    #expect(page.contains("1 of 1 profile is an equilibrium.") && page.contains("tolerance"))
  }

  /// Numbers and their nouns agree.
  @Test func oneOfEach() throws {
    let lone = "NFG 1 R \"lone\" {\"A\" \"B\" \"C\"} {1 1 1} 1 2 3"
    #expect(try solve(lone, "--concept", "pure").contains("Only one player has a choice"))
    let page = try solve(lone)
    #expect(!page.contains("1 cells") && !page.contains("1 combinations"))
  }
}
