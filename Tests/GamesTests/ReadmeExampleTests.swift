import Foundation
import Games
import Testing

@Suite struct ReadmeExampleTests {
  /// The example of the README, letter by letter between the marks, and what it says about the result.
  @Test func theExampleHolds() throws {
    // begin
    // Five firms, two sites with an outage each. Down costs 10 (or 9.5); company takes 8 of it away.
    let firm = SharedHazardGame.PlayerType(
      count: 5, weight: 1, exponent: 1, base: [-10, -9.5], relief: [[8, 0], [0, 8]])
    let game = SharedHazardGame(down: [[1, 0], [0, 1]], types: [firm])
    let pure = game.pureEquilibria()
    let mixed = game.mixedEquilibria()
    // Everybody on either site, and one mixture that is worth the same on both; both lists are proved complete.
    // end
    #expect(pure.equilibria.map(\.profile) == [.pure(counts: [[5, 0]]), .pure(counts: [[0, 5]])])
    #expect(mixed.equilibria.count == 1)
    #expect(pure.completeness.isProved && mixed.completeness.isProved)

    let file = URL(fileURLWithPath: #filePath)
    let source = try String(contentsOf: file, encoding: .utf8)
    let example = try #require(
      source.components(separatedBy: "// begin\n").dropFirst().first?.components(separatedBy: "    // end")
        .first)
    let unindented = example.components(separatedBy: "\n").map { String($0.dropFirst(4)) }.joined(
      separator: "\n")
    let root = file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(readme.contains("```swift\nimport Games\n\n" + unindented + "```"))
  }
}
