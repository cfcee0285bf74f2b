import Foundation
import Testing

@testable import CommandLineInterface

@Suite struct SolutionConceptTests {
  private func equilibria(_ words: String...) throws -> String {
    try Program().output(of: ["equilibria"] + words).text
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// Each firm by itself: nothing beside what like firms do alike, proved; and too many are refused with their size.
  @Test func mixedLooksAtEveryFirm() throws {
    let page = try equilibria("--concept", "mixed", "--firms", "4")
    #expect(page.contains("3 equilibria: 2 pure, 1 mixed.") && page.contains("These are all"))
    #expect(throws: Failure.self) { try equilibria("--concept", "mixed", "--firms", "12") }
  }

  /// The contract's members, by firm: every payoff and the regret follow from the model alone elsewhere.
  @Test func mixedInTheContractsForm() throws {
    let root = try object(try equilibria("--concept", "mixed", "--firms", "3", "--json"))
    #expect(root["schema"] as? String == "resilience-econ/equilibria/2" && root["model"] is [String: Any])
    #expect(root["complete"] as? Bool == true && (root["completeBecause"] as? String)?.isEmpty == false)
    let list = try #require(root["equilibria"] as? [[String: Any]])
    let alike = try object(try equilibria("--firms", "3", "--json"))
    let uniform = try #require(alike["equilibria"] as? [[String: Any]])
    for (row, other) in zip(list, uniform) {
      let profile = try #require(row["profile"] as? [String: [String: Double]])
      #expect(profile.count == 3)
      #expect(profile.values.allSatisfy { abs($0.values.reduce(0, +) - 1) < 1e-12 })
      let (welfare, expected) = (row["welfare"] as? Double ?? 0, other["welfare"] as? Double ?? 1)
      #expect(abs(welfare - expected) < 1e-6 * abs(expected))
      #expect(row["strict"] as? Bool == other["strict"] as? Bool)
    }
    #expect(list.count == uniform.count)
  }

  /// The lotteries in every form; no line of the page is wider than asked, and nothing is not a number.
  @Test(arguments: ["correlated", "evolutionary"], ["us-east-1"])
  func forms(concept: String, preset: String) throws {
    for language in ["en", "zh"] {
      let page = try equilibria(
        "--concept", concept, "--preset", preset, "--firms", "3", "--lang", language, "--width", "80")
      #expect(!page.contains("nan") && !page.contains("inf") && page.count > 500)
    }
    for format in ["csv", "markdown"] {
      let text = try equilibria(
        "--concept", concept, "--preset", preset, "--firms", "4", "--format", format)
      #expect(text.split(whereSeparator: \.isNewline).count >= 2)
    }
    let root = try object(
      try equilibria("--concept", concept, "--preset", preset, "--firms", "4", "--json"))
    #expect(root["schema"] as? String == "resilience-econ/equilibria/2")
    #expect(root["concept"] as? String == concept)
    let list = try #require(
      root[concept == "correlated" ? "lotteries" : "equilibria"] as? [[String: Any]])
    #expect(!list.isEmpty)
    if concept == "correlated" {
      for lottery in list {
        let draws = try #require(lottery["draws"] as? [[String: Any]])
        #expect(abs(draws.reduce(0) { $0 + ($1["probability"] as? Double ?? 0) } - 1) < 1e-9)
      }
    }
  }

  /// What does not fit is refused with its size, before any work.
  @Test func tooManyFirms() {
    #expect {
      _ = try equilibria("--concept", "correlated", "--firms", "1000000")
    } throws: { error in
      guard let failure = error as? Failure else { return false }
      return failure.code == .unfinished && failure.line.contains("--concept correlated")
        && failure.line.contains("--firms")
    }
  }

  @Test func chickenFromAFile() throws {
    let file = try GameFileFixture(
      "NFG 1 R \"chicken\" { \"A\" \"B\" } { { \"C\" \"D\" } { \"C\" \"D\" } }\n6 6 7 2 2 7 0 0\n")
    let page = try Program().output(of: ["solve", file.path, "--concept", "correlated", "--width", "80"]).text
    // The two are alike: who of them dares is dealt at random.
    #expect(page.contains("correlated, best\n   50%  2 × C\n   50%  1 × C + 1 × D"))
    #expect(page.contains("10.5"))
    let root = try object(
      try Program().output(of: ["solve", file.path, "--concept", "correlated", "--json"]).text)
    #expect((root["lotteries"] as? [[String: Any]])?.count == 6)
  }
}
