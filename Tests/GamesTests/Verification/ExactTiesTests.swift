import ResilienceNumerics
import Testing

@testable import Games

/// Comparisons of payoffs as they were written, and players who have nothing to choose.
@Suite struct ExactTiesTests {
  private func file(_ text: String) throws -> GambitNormalForm { try GambitNormalForm(nfg: Array(text.utf8)) }

  /// A third is more than sixteen threes: the same double.
  @Test func aThirdBeatsManyThrees() throws {
    let game = try file(
      "NFG 1 R \"\" { \"A\" \"B\" \"C\" } { 2 2 2 } "
        + "0.3333333333333333 1 1  1/3 1 1  0 0 1  0 0 1  0 1 0  0 1 0  0 0 0  0 0 0")
    let pure = GameSolution(game, concept: .pure)
    #expect(pure.equilibria.map(\.profile.probabilities) == [[[0, 1], [1, 0], [1, 0]]])
    #expect(pure.isStrict(try #require(pure.equilibria.first)))
    let one = GameSolution(game, concept: .one)
    #expect(one.equilibria.first?.profile.probabilities == [[0, 1], [1, 0], [1, 0]])
    let ranks = try #require(game.ordinalTable())
    #expect(ranks.classes == [[0], [1, 2]])
    #expect(ranks.table.payoffs(type: 0, againstCounts: [[0, 0], [2, 0]]) == [0, 1])
  }

  /// A share of a millionth of a millionth is a share, and is enclosed.
  @Test func aTinyShare() throws {
    let payoffs = "1 0 0  0 1 0  0 1 0  1e-12 0 0"
    let three = try file("NFG 1 R \"\" { \"A\" \"B\" \"C\" } { 2 2 1 } " + payoffs)
    let found = GameSolution(three)
    let exact = try #require(found.equilibria.first?.exact)
    #expect(found.isComplete && found.equilibria.count == 1)
    #expect(exact.probabilities[1][0] == Rational(BigInteger(1), BigInteger(10).power(12) + 1))
    // The same with a third player who has a choice, but only one good one.
    let idle = try file(
      "NFG 1 R \"\" { \"A\" \"B\" \"C\" } { 2 2 2 } 1 0 1  0 1 1  0 1 1  1e-12 0 1  " + payoffs)
    let searched = idle.equilibria()
    let only = try #require(searched.equilibria.first)
    let radius = try #require(only.radius)
    #expect(searched.completeness.isProved && searched.equilibria.count == 1)
    #expect(abs(only.probabilities[1][0] - 1e-12) <= radius + 1e-24)
    #expect(only.probabilities[1][0] - radius > 0)
  }

  /// What rounds to 1 beside a share of 10^-17 is not pure.
  @Test func almostPureIsMixed() throws {
    let game = try file("NFG 1 R \"\" { \"A\" \"B\" } { 2 2 } 0 1 -1 1 0 1 100000000000000000 0")
    let found = GameSolution(game)
    #expect(found.equilibria.map(\.isPure) == [true, false])
    #expect(GameSolution(game, concept: .mixed).equilibria.count == 1)
  }

  /// Two choose and many do not: exact fractions, at once.
  @Test func playersWithoutAChoice() throws {
    let many = 400
    let names = (0..<many + 2).map { "\"\($0)\"" }.joined(separator: " ")
    let sizes = "2 " + (0..<many).map { _ in "1 " }.joined() + "2"
    let payoffs = [[1, 0], [0, 1], [0, 1], [1, 0]].enumerated().map { profile, pair in
      "\(pair[0]) " + (0..<many).map { "\($0 % 2 * profile) " }.joined() + "\(pair[1])"
    }.joined(separator: " ")
    let found = GameSolution(try file("NFG 1 R \"\" { \(names) } { \(sizes) } \(payoffs)"))
    let only = try #require(found.equilibria.first)
    #expect(found.isComplete && found.equilibria.count == 1)
    #expect(only.exact?.probabilities[0] == [Rational(1, 2), Rational(1, 2)])
    #expect(only.exact?.probabilities[1] == [1])
    #expect(only.exact?.payoffs[2] == Rational(3, 2))
    #expect(only.profile.payoffs[2] == 1.5)
  }

  /// One who chooses, and nobody.
  @Test func oneChooserAndNone() throws {
    let lone = GameSolution(try file("NFG 1 R \"\" { \"A\" \"B\" } { 1 3 } 0 5  0 7  0 7"))
    #expect(lone.equilibria.map(\.profile.probabilities) == [[[1], [0, 1, 0]], [[1], [0, 0, 1]]])
    #expect(lone.components.map(\.members) == [[0, 1]] && lone.reason == .choices(3) && lone.isComplete)
    let names = (0..<3_000).map { "\"\($0)\"" }.joined(separator: " ")
    let ones = (0..<3_000).map { _ in "1" }.joined(separator: " ")
    let nobody = try file("NFG 1 R \"\" { \(names) } { \(ones) } \(ones)")
    for concept in GameSolution.Concept.allCases where concept != .mixed {
      #expect(GameSolution(nobody, concept: concept).equilibria.count == 1)
    }
  }

  /// A list that would not fit is refused before it is made.
  @Test func listsThatDoNotFit() throws {
    let game = try file(
      "NFG 1 R \"\" { \"A\" } { 5000 } " + (0..<5_000).map { _ in "1" }.joined(separator: " "))
    #expect(GameSolution.excess(game, concept: .all)?.size == 5_000 * 5_001)
    #expect(GameSolution.excess(game, concept: .one) == nil)
    #expect(GameSolution.branchExcess(game)?.size == 25_000_000)
    let best = try file(
      "NFG 1 R \"\" { \"A\" } { 5000 } " + (0..<5_000).map { "\($0)" }.joined(separator: " "))
    #expect(GameSolution.excess(best, concept: .all) == nil)
    #expect(GameSolution(best).equilibria.count == 1)
  }
}
