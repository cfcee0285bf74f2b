import Testing

@testable import Games

@Suite struct CountProfilesTests {
  @Test(arguments: 0...6, 1...5)
  func enumeratesEachOnceInOrder(players: Int, strategies: Int) {
    let all = Array(CountProfiles(players: players, strategies: strategies))
    #expect(all.count == CountProfiles(players: players, strategies: strategies).total)
    #expect(Set(all).count == all.count)
    for counts in all { #expect(counts.reduce(0, +) == players && counts.count == strategies) }
    for (a, b) in zip(all, all.dropFirst()) { #expect(b.lexicographicallyPrecedes(a)) }
    let book = SpreadRanks(players: players + 1, strategies: strategies)
    for (rank, counts) in all.enumerated() {
      #expect(CountProfiles.rank(of: counts) == rank)
      #expect(CountProfiles(players: players, strategies: strategies).spread(at: rank) == counts)
      for s in 0..<strategies {
        var more = counts
        more[s] += 1
        #expect(book.rank(of: counts, plusOneOn: s) == CountProfiles.rank(of: more))
      }
    }
  }

  @Test func countsThatDoNotFit() {
    #expect(multisetCount(players: 1_000_000, strategies: 6) == Int.max)
    #expect(multisetCount(players: 5, strategies: 6) == 252)
    #expect(multisetCount(players: 9, strategies: 1) == 1)
  }
}
