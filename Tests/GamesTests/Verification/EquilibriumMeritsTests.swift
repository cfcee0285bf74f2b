import ResilienceNumerics
import Testing

@testable import Games

@Suite struct EquilibriumMeritsTests {
  private func solution(_ text: String, _ concept: GameSolution.Concept = .all) throws -> GameSolution {
    GameSolution(try GambitNormalForm(nfg: Array(text.utf8)), concept: concept)
  }

  /// A stag hunt: hunting together is best, hares are safe, the mixture is worst.
  @Test func stagHunt() throws {
    let found = try solution("NFG 1 R \"\" {\"A\" \"B\"} {2 2} 9 9 8 0 0 8 7 7")
    let merits = found.merits()
    #expect(merits.map(\.isStrict) == [true, false, true])
    #expect(merits.map(\.isPayoffDominated) == [false, true, true])
    #expect(merits.map(\.hasBestSum) == [true, false, false])
    #expect(merits.map(\.sum)[0] == 18)
    #expect(found.selected(.bestSum) == [0])
    #expect(found.selected(.worstSum) == [2])
    #expect(found.selected(.strict) == [0, 2])
    #expect(found.selected(.pareto) == [0])
    #expect(found.selected(.payoffDominant) == [0])
  }

  /// The battle of the sexes: neither pure equilibrium dominates the other.
  @Test func battle() throws {
    let found = try solution("NFG 1 R \"\" {\"A\" \"B\"} {2 2} 3 1 0 0 0 0 1 3")
    #expect(found.selected(.pareto) == [0, 2])
    #expect(found.selected(.payoffDominant) == [])
    #expect(found.selected(.bestSum) == [0, 2])
  }

  /// A tie to the last digit is no loss; a difference that no double shows is one.
  @Test func strictnessIsExact() throws {
    let tie = try solution("NFG 1 R \"\" {\"A\" \"B\"} {2 1} 1/3 0 1/3 0", .pure)
    #expect(tie.merits().allSatisfy { !$0.isStrict })
    let close = try solution("NFG 1 R \"\" {\"A\" \"B\"} {2 1} 1/3 0 0.33333333333333333333 0", .pure)
    #expect(close.merits().contains { $0.isStrict })
  }

  /// Players by counts, in doubles.
  @Test func threePlayers() throws {
    let sites = "NFG 1 R \"\" {\"A\" \"B\" \"C\"} {2 2 2} 3 3 3 1 2 2 2 1 2 1 1 0 2 2 1 1 0 1 0 1 1 2 2 2"
    let found = try solution(sites, .symmetric)
    #expect(found.selected(.strict) == [0, 1])
    #expect(found.selected(.bestSum) == [0])
    #expect(found.gambitLines([0, 1]) == "NE,1,0,1,0,1,0\nNE,0,1,0,1,0,1\n")
  }
}
