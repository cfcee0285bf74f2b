import Findings
import Games
import Testing

@Suite struct EquilibriaTests {
  /// The symmetric ones are the mixtures and those pure ones in which firms of a type play alike; no others.
  @Test func concepts() throws {
    let market = try market("netflix")
    let all = MarketEquilibria(market)
    let pure = MarketEquilibria(market, concept: .pure)
    let symmetric = MarketEquilibria(market, concept: .symmetric)
    #expect(all.rows.map(\.kind) == [.pure, .pure, .symmetric])
    #expect(pure.rows.map(\.equilibrium) == all.rows.prefix(2).map(\.equilibrium))
    #expect(symmetric.rows.map(\.equilibrium) == all.rows.map(\.equilibrium))
    #expect(all.isComplete && pure.pure.isProved && symmetric.symmetric.isProved)
    #expect(!pure.symmetric.isProved && !symmetric.pure.isProved)
  }

  /// Crowded sites divide two firms: pure, but not alike.
  @Test func aDividedPairIsNotSymmetric() throws {
    let market = try market(
      "us-east-1", firms: 2, "firms.ordinary.blameSharing=0", "firms.ordinary.praise=300000",
      "firms.ordinary.attraction.us-east-1=630000")
    let pure = MarketEquilibria(market, concept: .pure)
    let symmetric = MarketEquilibria(market, concept: .symmetric)
    let divided = pure.rows.filter { row in
      if case .pure(let counts) = row.equilibrium.profile {
        counts[0].filter { $0 > 0 }.count == 2
      } else {
        false
      }
    }
    #expect(!divided.isEmpty)
    for row in divided { #expect(!symmetric.rows.contains { $0.equilibrium == row.equilibrium }) }
    #expect(symmetric.rows.contains { $0.kind == .symmetric })
  }
}
