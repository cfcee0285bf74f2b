import Foundation
import Games
import ResilienceNumerics
import Testing

/// Games of the literature on shared risk, with their published results.
@Suite struct LiteratureGamesTests {
  /// Kunreuther and Heal, "Interdependent security", J. Risk and Uncertainty 26 (2003) 231: investing costs c and
  /// ends the own risk p of losing L; each of the others who does not invest contaminates with probability q.
  private func security(firms: Int, p: Double, q: Double, loss: Double, cost: Double) -> TypeSymmetricTable {
    let table = (0..<firms).flatMap { out -> [Double] in
      let contaminated = loss * (1 - pow(1 - q, Double(out)))
      return [-cost - contaminated, -p * loss - (1 - p) * contaminated]
    }
    return TypeSymmetricTable(counts: [firms], strategyCount: 2, tables: [table])
  }

  private func pure(_ game: TypeSymmetricTable) -> [[Int]] {
    ProfileEnumeration(counts: game.counts, strategyCount: game.strategyCount).profiles()
      .filter { game.certify(.pure(counts: $0)).regret <= 1e-9 }.map { $0[0] }
  }

  /// Two firms, p = .2, q = .1, L = 1000: all in at c = 170, both at 185, all out at 210.
  @Test(arguments: [(170, [[2, 0]]), (185, [[2, 0], [0, 2]]), (210, [[0, 2]])] as [(Double, [[Int]])])
  func kunreutherHealTwoFirms(cost: Double, equilibria: [[Int]]) {
    #expect(pure(security(firms: 2, p: 0.2, q: 0.1, loss: 1000, cost: cost)) == equilibria)
  }

  /// Both all-in and all-out are equilibria if and only if p(1 − q)L < c < pL.
  @Test(arguments: 0..<200)
  func kunreutherHealBand(seed: Int) {
    var random = PhiloxStream(seed: UInt64(seed), stream: 51, index: 0)
    let (p, q) = (random.uniform(), random.uniform())
    let cost = 1000 * random.uniform()
    let found = pure(security(firms: 2, p: p, q: q, loss: 1000, cost: cost))
    #expect(
      (found.contains([2, 0]) && found.contains([0, 2])) == (p * (1 - q) * 1000 < cost && cost < p * 1000))
  }

  /// Ten firms: all out is an equilibrium from pL(1 − q)^9 = 77.5 on.
  @Test func kunreutherHealTenFirms() {
    #expect(!pure(security(firms: 10, p: 0.2, q: 0.1, loss: 1000, cost: 77.4)).contains([0, 10]))
    #expect(pure(security(firms: 10, p: 0.2, q: 0.1, loss: 1000, cost: 77.6)).contains([0, 10]))
  }

  /// Heal and Kunreuther 2007: the smallest coalition that tips all-out to all-in. With c = 150 a firm joins once
  /// 200·0.9^(9 − k) exceeds it: k = 7 of ten tip the last three.
  @Test func healKunreutherTipping() {
    let game = security(firms: 10, p: 0.2, q: 0.1, loss: 1000, cost: 150)
    let found = game.tippingCoalition(from: [[0, 10]], to: [0])
    #expect(found?.members == [[0, 7]] && found?.isSmallest == true)
    // All-in is worth more to everybody: all out costs 200 + 800·(1 − 0.9^9).
    let price = game.certify(.pure(counts: [[0, 10]])).payoffs[0]
    #expect(abs(price + 200 + 800 * (1 - pow(0.9, 9))) < 1e-9)
  }

  /// Varian, "System reliability and free riding", 2004: payoffs (1 − e^−F)·v_i − x_i, v = (10, 6, 3), on a grid of
  /// efforts that holds ln 3, ln 6 and ln 10.
  private func varian(_ efforts: [Double], _ reliability: ([Double]) -> Double) -> [[Double]] {
    let values = [10.0, 6, 3]
    let m = efforts.count
    var payoffs: [Double] = []
    for index in 0..<m * m * m {
      let chosen = [index % m, index / m % m, index / m / m].map { efforts[$0] }
      let success = 1 - exp(-reliability(chosen))
      payoffs += zip(values, chosen).map { success * $0 - $1 }
    }
    let game = NormalFormGame(
      players: ["10", "6", "3"], strategies: (0..<3).map { _ in efforts.map { "\($0)" } }, payoffs: payoffs)
    return game.pureEquilibria(slack: 1e-12).map { $0.map { efforts[$0] } }
  }

  @Test func varian2004() {
    let full = [3.0, 6, 10].map { log($0) }
    let grid = Set((0...20).map { Double($0) / 20 * log(10) } + full).sorted()
    // Total effort: who values it most does all.
    #expect(varian(grid) { $0.reduce(0, +) } == [[log(10), 0, 0]])
    // Best shot: one does all; he may be the second, but never the third, whom the first would not wait for.
    let best = varian(grid) { $0.max() ?? 0 }
    #expect(best == [[log(10), 0, 0], [0, log(6), 0]])
    // Weakest link: all alike, up to the effort of who values it least; ln 3 each is the best of the continuum.
    let weakest = varian(grid) { $0.min() ?? 0 }
    #expect(weakest == grid.filter { $0 <= log(3) }.map { [$0, $0, $0] })
    #expect(weakest.last == [log(3), log(3), log(3)])
  }

  /// Acharya and Yorulmazer, "Too many to fail", J. Financial Intermediation 16 (2007) 1, in reduced form: two
  /// banks lend to the same industry or to different ones, each industry fails with probability 1 − a. Who fails
  /// with the other is bailed out (B); who survives alone buys the other's assets (s).
  @Test(arguments: [(12.0, 2.0), (2, 12), (7, 3), (3, 7)])
  func acharyaYorulmazer(bailout: Double, surplus: Double) {
    let a = 0.9
    let same = (1 - a) * bailout
    let different = (1 - a) * (1 - a) * bailout + a * (1 - a) * surplus
    #expect(abs(same - different - a * (1 - a) * (bailout - surplus)) < 1e-12)
    let game = TypeSymmetricTable(
      counts: [2], strategyCount: 2, tables: [[same, different, different, same]])
    let herds = [[2, 0], [0, 2]]
    #expect(pure(game) == (bailout > surplus ? herds : [[1, 1]]))
    if bailout - surplus == 10 { #expect(abs(same - different - 0.9) < 1e-12) }
  }

  /// Chen, Kataria, Krishnan, "Correlated failures, diversification, and information security risk management", MIS
  /// Quarterly 35 (2011) 397: what fails together queues for repair, so that the loss of a batch of k is 1 + … + k.
  /// Firms that share a system pay for it; diversity pays even for who does not mind risk.
  @Test func chenKatariaKrishnan() {
    // In each hazard a firm on the system waits for half of the others there, on average, and for its own repair.
    let n = 8
    let wait = Double(n - 1) / 2
    let firm = SharedHazardGame.PlayerType(
      count: n, weight: 1, exponent: 1, base: [-1, -1], relief: [[-wait, 0], [0, -wait]])
    let game = SharedHazardGame(down: [[1, 0], [0, 1]], types: [firm])
    #expect(game.pureEquilibria().equilibria.map(\.profile.counts) == [[[4, 4]]])
    func loss(_ k: Int) -> Double { -game.welfare(counts: [[k, n - k]]) }
    #expect(abs(loss(8) - 36) < 1e-9 && abs(loss(4) - 20) < 1e-9)
    // Convex in the batch, and least where the batches are equal.
    for k in 1..<n { #expect(loss(k - 1) + loss(k + 1) > 2 * loss(k)) }
    #expect(game.bestWelfare().counts == [[4, 4]])
  }
}
