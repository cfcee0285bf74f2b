import Games
import Testing

@testable import Verification

/// Certificates of correlated equilibria: what is proved of them, and what is refused.
@Suite struct LotteryCheckTests {
  typealias Fixture = CertificateVerificationTests

  /// Chicken, with payoffs of Aumann, "Subjectivity and correlation in randomized strategies", J. Math. Econ. 1
  /// (1974) 67: the best correlated equilibrium has the sum 21/2, beyond every mixture of equilibria.
  static let chicken = Fixture.game([2, 2], [6, 6, 7, 2, 2, 7, 0, 0])

  static func lines(_ game: String, limit: Int = 1_000_000) throws -> [String] {
    try EquilibriumCertificate(correlatedOf: GambitNormalForm(nfg: Array(game.utf8)), limit: limit).lines
  }

  @Test func chickenIsProved() throws {
    let lines = try Self.lines(Self.chicken)
    let checked = try Fixture.check(lines).get()
    #expect(
      checked.parts == [.init(name: "correlated", equilibria: 3), .init(name: "coarse", equilibria: 3)])
    #expect(checked.undecided == 0)
    #expect(checked.lotteries.prefix(3).map(\.aim) == ["best", "worst", "mostEqual"])
    #expect(checked.lotteries.prefix(3).map(\.value) == [10.5, 7.2, 5.25])
    #expect(checked.lotteries.allSatisfy { $0.bound == $0.value && $0.regret == 0 })
  }

  @Test(arguments: [Fixture.nine, Fixture.irrational, Fixture.pennies, Fixture.degenerate])
  func lotteriesAreOptimalToTheLastDigit(game: String) throws {
    let checked = try Fixture.check(Self.lines(game)).get()
    #expect(checked.parts.map(\.equilibria) == [3, 3])
    #expect(checked.undecided == 0)
  }

  /// Each change makes one statement wrong: a probability, a profile, the value, the gain that is left, a price, the
  /// bound by the least amount, the weights of types.
  @Test(arguments: [
    ("[\"lottery\",\"best\",[[\"1/2\",", "[\"lottery\",\"best\",[[\"1/3\","),
    ("[\"lottery\",\"best\",[[\"1/2\",", "[\"lottery\",\"best\",[[\"-1/2\","),
    ("\"21/2\",\"0\"]", "\"11\",\"0\"]"), ("\"21/2\",\"0\"]", "\"21/2\",\"-1\"]"),
    ("[\"prices\",\"21/2\"", "[\"prices\",\"20999999999999999999/2000000000000000000\""),
    ("[\"lottery\",\"best\"", "[\"lottery\",\"worst\""), ("[[1,1]]]", "[[2,0]]]"), ("[[1,1]]]", "[[3,-1]]]"),
    ("\"coarse\"", "\"correlated\""), (",[\"1\"]]", ",[\"2\"]]"), (",[\"1\"]]", ",[\"1/2\"]]"),
    ("\"complete\":true", "\"complete\":false"),
  ])
  func wrongStatementsAreRefused(before: String, after: String) throws {
    let lines = try Self.lines(Self.chicken)
    let place = try #require(lines.firstIndex { $0.contains(before) }, "\(lines)")
    var wrong = lines
    wrong[place] = wrong[place].replacing(before, with: after)
    #expect(Fixture.isRefused(wrong), "\(wrong[place])")
  }

  @Test func pricesAreNeeded() throws {
    let lines = try Self.lines(Self.chicken)
    let place = try #require(lines.firstIndex { $0.hasPrefix("[\"prices\",\"21/2\",[[") })
    let bound = "[\"prices\",\"21/2\","
    for prices in ["[]", "[[0,0,1,\"-3/4\"]]", "[[0,0,1,\"1/8\"]]", "[[0,0,0,\"3/4\"]]", "[[0,0,2,\"3/4\"]]"]
    {
      var wrong = lines
      wrong[place] = bound + prices + "]"
      #expect(Fixture.isRefused(wrong), "\(wrong[place])")
    }
  }

  @Test func everyMissingOrDoubledLineIsRefused() throws {
    let lines = try Self.lines(Fixture.irrational)
    for place in lines.indices {
      var less = lines
      less.remove(at: place)
      #expect(Fixture.isRefused(less), "without line \(place + 1): \(lines[place])")
      var more = lines
      more.insert(lines[place], at: place)
      #expect(Fixture.isRefused(more), "line \(place + 1) twice: \(lines[place])")
    }
  }

  /// A lottery that is left open is not proved, nor is one that leaves a gain from disobeying.
  @Test func whatIsLeftOutIsUndecided() throws {
    let file = try GambitNormalForm(nfg: Array(Fixture.nine.utf8))
    let certificate = try EquilibriumCertificate(correlatedOf: file, limit: 700)
    #expect(certificate.isCutOff && !certificate.isComplete)
    let checked = try Fixture.check(certificate.lines).get()
    #expect(checked.undecided > 0 && checked.undecided == certificate.undecided)
    #expect(checked.undecided + checked.parts.reduce(0) { $0 + $1.equilibria } == 6)
    #expect(throws: CertificateError.self) { try EquilibriumCertificate(correlatedOf: file, limit: 50) }
  }
}
