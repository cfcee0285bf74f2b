import ResilienceNumerics
import Testing

@testable import Games

@Suite struct ProfileCheckTests {
  private func check(_ game: String, _ lines: String, tolerance: Double? = nil) throws -> ProfileCheck {
    let file = try GambitNormalForm(nfg: Array(game.utf8))
    let profiles = try ProfileFile(Array(lines.utf8), sizes: file.game.strategies.map(\.count))
    return ProfileCheck(profiles, of: file, tolerance: tolerance)
  }

  /// The checker knows an equilibrium from a profile that is none, exactly.
  @Test func exact() throws {
    let check = try check(
      "NFG 1 R \"\" {\"A\" \"B\"} {2 2} 3 1 0 0 0 0 1 3", "NE,3/4,1/4,1/4,3/4\nNE,1,0,1,0\nNE,1,0,0,1")
    #expect(check.rows.map(\.isEquilibrium) == [true, true, false])
    #expect(check.rows[2].regrets == [1, 1])
    #expect(check.rows[2].tolerances == [0, 0])
    #expect(!check.holds)
  }

  /// A prisoner's dilemma with a great constant added, and a player who earns ten billion whatever happens: what is
  /// small beside the payoffs is not small.
  @Test func greatConstants() throws {
    let dilemma =
      "NFG 1 R \"\" {\"A\" \"B\"} {2 2} 10000000003 10000000003 10000000005 10000000000 "
      + "10000000000 10000000005 10000000001 10000000001"
    #expect(try check(dilemma, "NE,1,0,1,0\nNE,0,1,0,1").rows.map(\.isEquilibrium) == [false, true])
    #expect(try check(dilemma, "NE,1.000000,0.000000,1.000000,0.000000").rows[0].regrets == [2, 2])
    #expect(!(try check(dilemma, "NE,1.000000,0.000000,1.000000,0.000000").holds))
    let rich = "NFG 1 R \"\" {\"A\" \"B\"} {2 1} 0 10000000000 1 10000000000"
    #expect(!(try check(rich, "NE,1,0,1").holds))
    #expect(try check(rich, "NE,0,1,1").holds)
  }

  /// Matching pennies: six decimals are close enough, a tenth is not, whatever units and zeros; --tolerance overrides.
  @Test(arguments: [(1, 0), (1_000_000, 0), (1, 1_000_000_000), (7, -40)])
  func unitsAndZeros(unit: Int, zero: Int) throws {
    func pay(_ value: Int) -> Int { zero + unit * value }
    let game = "NFG 1 R \"\" {\"A\" \"B\"} {2 2} \(pay(2)) -2 \(pay(-1)) 1 \(pay(-1)) 1 \(pay(1)) -1"
    let lines = """
      NE,2/5,3/5,2/5,3/5
      NE,0.400001,0.599999,0.400000,0.600000
      NE,0.400100,0.599900,0.400000,0.600000
      NE,0.5,0.5,0.4,0.6
      """
    #expect(try check(game, lines).rows.map(\.isEquilibrium) == [true, true, false, false])
    #expect(try check(game, lines, tolerance: 0.01).rows.map(\.isEquilibrium) == [true, true, true, false])
    #expect(try check(game, lines, tolerance: 1).holds)
    #expect(try check(game, lines, tolerance: 0).rows.map(\.isEquilibrium) == [true, false, false, false])
  }

  /// Three players, each wants to be with another: the mixed equilibria by six decimals.
  @Test func threePlayers() throws {
    let sites = """
      NFG 1 R "sites" { "A" "B" "C" } { 2 2 2 }
      3 3 3 1 2 2 2 1 2 1 1 0 2 2 1 1 0 1 0 1 1 2 2 2
      """
    let file = try GambitNormalForm(nfg: Array(sites.utf8))
    let found = file.game.equilibria().equilibria
    let lines = found.map { profile in
      "NE,"
        + profile.probabilities.joined().map { value in
          let whole = Int((value * 1_000_000).rounded())
          return "\(whole / 1_000_000)." + String(1_000_000 + whole % 1_000_000).dropFirst()
        }.joined(separator: ",")
    }
    let check = try check(sites, lines.joined(separator: "\n"))
    #expect(found.count >= 3 && check.rows.count == found.count && check.holds)
    #expect(check.rows.allSatisfy { $0.isExact })
  }

  /// Exact regrets are those in doubles, for any number of players.
  @Test(arguments: 0..<12) func regretsTwice(seed: Int) throws {
    var games = RandomGames(seed: seed)
    let sizes = [[2, 3], [1, 4, 2], [2, 2, 2, 2]][seed % 3]
    let count = sizes.reduce(sizes.count, *)
    let exact = (0..<count).map { _ in Rational(BigInteger(Int.random(in: -9...9, using: &games.random)), 7) }
    let game = NormalFormGame(
      players: sizes.map(String.init), strategies: sizes.map { (0..<$0).map(String.init) },
      payoffs: exact.map { Double($0) })
    let mixtures = sizes.map { size -> [Rational] in
      let weights = (0..<size).map { _ in Int.random(in: 0...3, using: &games.random) }
      let total = weights.reduce(0, +)
      return total == 0
        ? (0..<size).map { $0 == 0 ? 1 : 0 } : weights.map { Rational(BigInteger($0), BigInteger(total)) }
    }
    let file = GambitNormalForm(title: "", game: game, exactPayoffs: exact)
    let found = file.exactRegrets(mixtures)
    let rounded = game.certify(mixtures.map { $0.map { Double($0) } })
    #expect(abs(Double(found.map(\.regret).max() ?? 0) - rounded.regret) < 1e-12)
    #expect(zip(found, rounded.payoffs).allSatisfy { abs(Double($0.payoff) - $1) < 1e-12 })
  }
}
