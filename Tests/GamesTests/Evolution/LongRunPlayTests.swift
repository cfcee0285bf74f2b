import Testing

@testable import Games

@Suite struct LongRunPlayTests {
  /// Kandori, Mailath, Rob 1993: in a coordination game the risk-dominant convention lasts, not the better one.
  @Test func riskDominantConventionLasts() throws {
    // Against k of 9 others on the first: 9 per partner there and -10 otherwise, against a safe 6 to 8.
    let table = (0...9).reversed().flatMap { first -> [Double] in
      let share = Double(first) / 9
      return [9 * share - 10 * (1 - share), 8 * share + 6 * (1 - share)]
    }
    let play = try LongRunPlay(TypeSymmetricTable(counts: [10], strategyCount: 2, tables: [table]))
    #expect(play.places.count == 2)
    let first = try #require(play.places.first)
    #expect(first.profiles == [[[0, 10]]] && first.isStochasticallyStable)
    #expect(!play.places[1].isStochasticallyStable && play.places[1].profiles == [[[10, 0]]])
    let shares = try #require(play.strategyShares)
    #expect(abs(shares[0][0] + shares[0][1] - 1) < 1e-12 && shares[0][1] > 0.9)
  }

  /// Rock, scissors, paper: nowhere to rest, and each strategy a third of the time.
  @Test func circle() throws {
    let wins: [[Double]] = [[0, 1, -1], [-1, 0, 1], [1, -1, 0]]
    let table = (0..<3).flatMap { other in (0..<3).map { wins[$0][other] } }
    let play = try LongRunPlay(TypeSymmetricTable(counts: [2], strategyCount: 3, tables: [table]))
    #expect(play.places.allSatisfy { $0.profiles.count > 1 })
    let shares = try #require(play.strategyShares)
    #expect(shares[0].allSatisfy { abs($0 - 1.0 / 3) < 1e-12 })
  }
}
