import Testing

@testable import Games

@Suite struct CompositionsTests {
  @Test(arguments: 0...6, 1...5)
  func enumeratesEachOnceInOrder(players: Int, strategies: Int) {
    let all = Array(Compositions(players: players, strategies: strategies))
    #expect(all.count == Compositions(players: players, strategies: strategies).total)
    #expect(Set(all).count == all.count)
    for counts in all { #expect(counts.reduce(0, +) == players && counts.count == strategies) }
    for (a, b) in zip(all, all.dropFirst()) { #expect(b.lexicographicallyPrecedes(a)) }
    let book = CompositionRank(players: players + 1, strategies: strategies)
    for (rank, counts) in all.enumerated() {
      #expect(Compositions.rank(of: counts) == rank)
      #expect(Compositions(players: players, strategies: strategies).spread(at: rank) == counts)
      for s in 0..<strategies {
        var more = counts
        more[s] += 1
        #expect(book.rank(of: counts, plusOneOn: s) == Compositions.rank(of: more))
      }
    }
  }

  @Test func countsThatDoNotFit() {
    #expect(multisetCount(players: 1_000_000, strategies: 6) == Int.max)
    #expect(multisetCount(players: 5, strategies: 6) == 252)
    #expect(multisetCount(players: 9, strategies: 1) == 1)
  }
}
