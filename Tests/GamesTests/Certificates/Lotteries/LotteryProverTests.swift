import ResilienceNumerics
import Testing

@testable import Games

/// Lotteries of a mediator in fractions, and the doubles that stand in where there are none.
@Suite struct LotteryProverTests {
  private static func program(_ text: String, isCoarse: Bool = false) throws -> LotteryProgram {
    try LotteryProgram(CertificateGame.same(GambitNormalForm(nfg: Array(text.utf8))), isCoarse: isCoarse)
  }

  /// Chicken (Aumann 1974): 21/2 for both together. Payoffs of the second game have different units, so that the
  /// players are alike but not the same.
  private static let chicken = #"NFG 1 R "" { "a" "b" } { 2 2 } 6 6 7 2 2 7 0 0"#
  private static let unequal = #"NFG 1 R "" { "a" "b" } { 2 2 } 6 60 7 20 2 70 0 0"#

  @Test func playersWhoAreTheSameAreOneType() throws {
    #expect(try Self.program(Self.chicken).game.players == [2])
    #expect(try Self.program(Self.unequal).game.players == [1, 1])
    #expect(try Self.program(Self.chicken).profiles == [[[2, 0]], [[1, 1]], [[0, 2]]])
    #expect(try Self.program(Self.chicken).worths[0] == [12, 9, 0])
    // Told to yield and daring: 2 · (7 − 6) if both are to yield, 0 − 2 if the other dares.
    #expect(try Self.program(Self.chicken).gains == [[2, -2, 0], [0, -1, 4]])
    #expect(try Self.program(Self.chicken, isCoarse: true).gains == [[0, -1, 4], [2, -2, 0]])
  }

  @Test(arguments: LotteryProver.Aim.allCases)
  func fractionsAndDoublesAgree(aim: LotteryProver.Aim) throws {
    for text in [Self.chicken, Self.unequal] {
      let rows = LotteryRows(try Self.program(text), aim)
      let rounded = try #require(rows.rounded())
      let solved = try #require(rows.exact(rounded.basis))
      let exact = rows.facts(solved)
      #expect(exact.value == exact.bound && exact.regret == 0)
      let doubles = try #require(rows.asTheyAre(rounded))
      let stated = rows.facts(doubles)
      #expect(abs(Double(stated.value - exact.value)) < 1e-9)
      #expect(stated.bound >= exact.bound && Double(stated.bound - exact.bound) < 1e-9)
      #expect(Double(stated.regret) < 1e-12)
    }
    #expect(try Self.value(Self.chicken, .best) == Rational(21, 2))
    #expect(try Self.value(Self.chicken, .mostEqual) == Rational(21, 4))
  }

  private static func value(_ text: String, _ aim: LotteryProver.Aim) throws -> Rational {
    let rows = LotteryRows(try program(text), aim)
    let found = try #require(rows.fromTheBeginning())
    return rows.facts(found).value
  }
}
