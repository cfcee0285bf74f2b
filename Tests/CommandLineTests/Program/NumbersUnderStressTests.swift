import Foundation
import Testing

@testable import CommandLineInterface

/// Numbers at the ends of what doubles hold: results are right, or refused with a reason, and never "nan".
@Suite struct NumbersUnderStressTests {
  private func text(_ words: [String]) throws -> String { try Program().output(of: words).text }

  private func expectNumbers(_ text: String, _ place: String) {
    let words = text.lowercased().split { !$0.isLetter }
    #expect(!words.contains("nan") && !words.contains("inf") && !words.contains("infinity"), "\(place)")
  }

  /// Two players, exactly, whatever the scale of the payoffs.
  @Test(arguments: ["1e-300", "1e300", "123456789e290"]) func scales(unit: String) throws {
    let file = try GameFileFixture(
      "NFG 1 R \"scaled\" { \"a\" \"b\" } { 2 2 } \(unit) \(unit) 0 0 0 0 \(unit) \(unit)")
    let page = try text(["solve", file.path])
    #expect(page.contains("3 equilibria: 2 pure, 1 mixed."))
    #expect(page.contains("1/2 “1” + 1/2 “2”"))
    #expect(page.split(separator: "\n").count < 25)
    expectNumbers(page + (try text(["solve", file.path, "--json"])), unit)
  }

  /// More players: what cannot be decided is not claimed.
  @Test(arguments: ["1e-300", "1e300"]) func threePlayers(unit: String) throws {
    let payoffs = (0..<8).map { $0 == 0 || $0 == 7 ? "\(unit) \(unit) \(unit)" : "0 0 0" }
    let file = try GameFileFixture(
      "NFG 1 R \"scaled\" { \"a\" \"b\" \"c\" } { 2 2 2 } " + payoffs.joined(separator: " "))
    let page = try text(["solve", file.path])
    #expect(page.contains("2 pure") || page.contains("3 pure"))
    expectNumbers(page, unit)
  }

  /// Every concept on games whose payoffs are as far apart as can be; what is larger is refused with its place.
  @Test(arguments: ["pure", "one", "logit", "correlated", "all"]) func everyConcept(concept: String) throws {
    let ends = ["1e300", "-1e300", "1e-300", "0", "5e-324", "-1e300", "1e300", "1e300"]
    for shape in ["2 2", "2 2 2"] {
      let count = shape.split(separator: " ").count << shape.split(separator: " ").count
      for shift in 0..<ends.count {
        let payoffs = (0..<count).map { ends[($0 * 3 + $0 / 5 + shift) % ends.count] }
        let players = shape.split(separator: " ").indices.map { _ in "\"p\"" }.joined(separator: " ")
        let file = try GameFileFixture(
          "NFG 1 R \"ends\" { \(players) } { \(shape) } \(payoffs.joined(separator: " "))")
        for format in ["text", "json"] {
          let words = ["solve", file.path, "--concept", concept, "--format", format, "--cells", "2000"]
          expectNumbers(try text(words), "\(concept), \(shape), shift \(shift)")
        }
      }
    }
    let beyond = try GameFileFixture("NFG 1 R \"large\" { \"a\" \"b\" } { 2 1 } 1e301 0 1 0")
    #expect(
      throws: Failure.usage("\(beyond.path):1:37: '1e301' is too large; payoffs go to 1e300")
    ) { _ = try text(["solve", beyond.path, "--concept", concept]) }
  }

  /// Payoffs that differ in the last bit are not a tie for two players, and equal ones are a continuum.
  @Test func tiesToTheLastBit() throws {
    let near = try GameFileFixture(
      "NFG 1 R \"near\" { \"a\" \"b\" } { 2 1 } 1 0 1.0000000000000002220446049250313 0")
    #expect(try text(["solve", near.path]).contains("1 equilibrium: 1 pure, 0 mixed."))
    let tie = try GameFileFixture("NFG 1 R \"tie\" { \"a\" \"b\" } { 2 1 } 1 0 1 0")
    #expect(try text(["solve", tie.path]).contains("2 equilibria"))
  }

  /// All blame gone when everybody is down; a million firms; outages that never come.
  @Test(arguments: [
    "--set firms.ordinary.blameSharing=1 --set firms.ordinary.direct=0",
    "--firms 1000000 --set firms.ordinary.blameSharing=1",
    "--firms 1000000 --preset netflix --set firms.ordinary.blameCurvature=1.5",
    "--set hazards.us-east-1.rate=0 --set firms.ordinary.bill=0", "--firms 1",
    "--set hazards.us-east-1.rate=0 --set hazards.us-west-2.rate=0 --set hazards.aws.rate=0",
    "--set firms.ordinary.bill=1e-9 --set firms.ordinary.blame=1e-9 --set firms.ordinary.direct=1e-9",
    "--set firms.ordinary.bill=1e12 --set firms.ordinary.blame=1e12",
  ])
  func markets(options: String) throws {
    let words = options.split(separator: " ").map(String.init)
    do {
      for command in ["brief", "equilibria"] {
        expectNumbers(try text([command, "--json"] + words), "\(command) \(options)")
      }
    } catch let refusal as Failure {
      #expect(refusal.code == .usage && !refusal.line.contains("\n"), "\(options)")
    }
  }
}
