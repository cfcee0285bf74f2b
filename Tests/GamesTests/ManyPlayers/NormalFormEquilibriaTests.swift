import ResilienceNumerics
import Testing

@testable import Games

@Suite struct NormalFormEquilibriaTests {
  /// Payoffs by player, the first player's strategy fastest.
  private func game(_ shape: [Int], _ payoffs: [[Double]]) -> NormalFormGame {
    NormalFormGame(
      players: shape.indices.map { "\($0)" }, strategies: shape.map { (0..<$0).map { "\($0)" } },
      payoffs: payoffs[0].indices.flatMap { index in payoffs.map { $0[index] } })
  }

  /// McKelvey and McLennan, "The maximal number of regular totally mixed Nash equilibria", JET 72 (1997) 411:
  /// nine equilibria, two of them totally mixed.
  @Test func nineOfTwoTimesTwoTimesTwo() {
    let found = game(
      [2, 2, 2],
      [[9, 0, 0, 9, 0, 3, 3, 0], [8, 0, 0, 8, 0, 4, 4, 0], [12, 0, 0, 2, 0, 6, 6, 0]]
    ).equilibria()
    #expect(found.equilibria.count == 9)
    #expect(found.equilibria.count { $0.isPure } == 4)
    #expect(found.equilibria.count { $0.probabilities.allSatisfy { !$0.contains(0) } } == 2)
    #expect(found.completeness.isProved)
    #expect(found.equilibria.allSatisfy { $0.regret < 1e-13 })
  }

  /// Nau, Gomez Canovas, Hansen, "On the geometry of Nash equilibria and correlated equilibria", IJGT 32 (2004)
  /// 443: one equilibrium, irrational although all payoffs are whole.
  @Test func irrational() throws {
    let found = game(
      [2, 2, 2],
      [[3, 0, 0, 1, 1, 0, 0, 2], [0, 1, 2, 0, 0, 3, 1, 0], [2, 0, 0, 0, 0, 0, 0, 3]]
    ).equilibria()
    #expect(found.completeness.isProved)
    let only = try #require(found.equilibria.first)
    #expect(found.equilibria.count == 1)
    #expect(only.regret < 1e-14)
    #expect(only.probabilities.allSatisfy { !$0.contains(0) })
  }

  /// Three firms, two sites, crowding hurts. Where two keep apart the third does not care: a continuum.
  @Test func anticoordination() {
    let index = 0..<8
    let crowd = (0..<3).map { player in
      index.map { profile -> Double in
        let choices = (0..<3).map { profile >> $0 & 1 }
        return Double(choices.count { $0 != choices[player] })
      }
    }
    let found = game([2, 2, 2], crowd).equilibria()
    #expect(found.equilibria.count { $0.isPure } == 6)
    #expect(!found.completeness.isProved)
    #expect(found.equilibria.allSatisfy { $0.regret < 1e-13 })
  }

  /// Two solvers that know nothing of each other: exact vertices and proved boxes.
  @Test(arguments: 0..<60) func equalsExactForTwo(seed: Int) throws {
    var games = RandomGames(seed: seed)
    let (m, n) = (Int.random(in: 1...4, using: &games.random), Int.random(in: 1...3, using: &games.random))
    let bimatrix = games.bimatrix(rows: m, columns: n, values: 0...9_999)
    let exact = try bimatrix.extremeEquilibria()
    let found = game(
      [m, n],
      bimatrix.payoffs.map { payoffs in
        (0..<m * n).map { Double(payoffs[$0 % m * n + $0 / m]) }
      }
    ).equilibria()
    #expect(found.completeness.isProved, "seed \(seed)")
    #expect(found.equilibria.count == exact.equilibria.count, "seed \(seed)")
    for profile in exact.equilibria {
      let known = profile.probabilities.joined().map { Double($0) }
      #expect(
        found.equilibria.contains {
          zip($0.probabilities.joined(), known).allSatisfy { abs($0 - $1) < 1e-12 }
        }, "seed \(seed)")
    }
  }

  /// Generic games have an odd number of equilibria (Wilson 1971), each with regret 0 up to rounding, and whose
  /// turn it is does not matter.
  @Test(arguments: 0..<30) func threePlayers(seed: Int) {
    var games = RandomGames(seed: seed)
    let payoffs = (0..<3).map { _ in (0..<12).map { _ in games.uniform(0...1) } }
    let found = game([2, 3, 2], payoffs).equilibria()
    #expect(found.completeness.isProved, "seed \(seed)")
    #expect(found.equilibria.count % 2 == 1, "seed \(seed): \(found.equilibria.count)")
    #expect(found.equilibria.allSatisfy { $0.regret < 1e-12 }, "seed \(seed)")
    // The last player first: (a, b, c) becomes (c, a, b).
    var turned = [[Double]](repeating: [], count: 3)
    for b in 0..<3 {
      for a in 0..<2 {
        for c in 0..<2 {
          for (to, from) in [2, 0, 1].enumerated() { turned[to].append(payoffs[from][a + 2 * b + 6 * c]) }
        }
      }
    }
    let again = game([2, 2, 3], turned).equilibria()
    #expect(again.equilibria.count == found.equilibria.count, "seed \(seed)")
  }

  /// A continuum cannot be listed, and is not called complete.
  @Test func continuum() {
    let found = game([2, 2, 2], [[Double]](repeating: [Double](repeating: 0, count: 8), count: 3))
      .equilibria()
    #expect(found.equilibria.count { $0.isPure } == 8)
    #expect(!found.completeness.isProved)
  }

  /// Small whole payoffs tie often: what is listed is true all the same.
  @Test(arguments: 0..<20) func ties(seed: Int) {
    let found = random([3, 3, 2], seed: seed, values: 0...4).equilibria()
    #expect(found.equilibria.allSatisfy { $0.regret < 1e-10 })
  }

  /// Every pure and mixed equilibrium that grid refinement can see is on the list: the slow oracle looks at all
  /// mixtures of a fine grid and keeps those whose regret is small against the grid.
  @Test(arguments: 0..<20) func nothingIsMissedOnAGrid(seed: Int) {
    let game = random([2, 2, 2], seed: seed, values: 0...999)
    let found = game.equilibria()
    guard found.completeness.isProved else { return }
    let steps = 24
    for index in 0..<(steps + 1) * (steps + 1) * (steps + 1) {
      let shares = [
        index % (steps + 1), index / (steps + 1) % (steps + 1), index / (steps + 1) / (steps + 1),
      ]
      let profile = shares.map { [Double($0) / Double(steps), 1 - Double($0) / Double(steps)] }
      guard game.certify(profile).regret < 0.05 else { continue }
      let distance =
        found.equilibria.map { known in
          zip(known.probabilities.joined(), profile.joined()).reduce(0) { max($0, abs($1.0 - $1.1)) }
        }.min() ?? 1
      #expect(distance < 0.1, "seed \(seed): \(profile)")
    }
  }

  /// The enclosure is true: Newton's method in exact fractions ends inside it.
  @Test func enclosuresHoldTheRoot() throws {
    let pennies = NormalFormGame(
      players: ["1", "2", "3"], strategies: [["a", "b"], ["a", "b"], ["a"]],
      payoffs: [9, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0])
    let only = try #require(pennies.equilibria().equilibria.first)
    let radius = try #require(only.radius)
    #expect(radius > 0 && radius < 1e-10)
    for (value, known) in zip(only.probabilities.joined(), [0.5, 0.5, 0.1, 0.9, 1]) {
      #expect(abs(value - known) <= radius)
    }
  }

  /// Threads share the work in rounds: one or three of them give the same bytes.
  @Test func sameForAnyNumberOfThreads() {
    let game = random([3, 3, 3], seed: 1, values: 0...999)
    let one = game.equilibria(budget: SearchBudget(cells: 10_000, jobs: 1))
    #expect(one == game.equilibria(budget: SearchBudget(cells: 10_000, jobs: 3)))
    // Two parts of pure profiles, on one thread and on three.
    let large = random([4, 4, 4, 4, 4, 4, 4, 3], seed: 5, values: 0...9)
    #expect(large.pureEquilibria() == large.pureEquilibria(jobs: 3))
    #expect(large.pureEquilibria().allSatisfy { large.certify(pure: $0).regret == 0 })
    let cut = game.equilibria(budget: SearchBudget(cells: 20, jobs: 1))
    #expect(cut == game.equilibria(budget: SearchBudget(cells: 20, jobs: 3)))
    #expect(!cut.completeness.isProved)
  }

  @Test func cancelledBeforeItStarts() {
    let token = CancelToken()
    token.cancel()
    let found = random([3, 3, 3], seed: 1, values: 0...999)
      .equilibria(budget: SearchBudget(cells: 10_000, cancel: token))
    #expect(found.completeness == .cancelled(boxes: 0))
  }

  /// Larger games are not begun: ten players with four strategies would need some days.
  @Test func budgetKnowsTheSize() {
    #expect(SearchBudget(for: random([2, 2, 2], seed: 1, values: 0...9)).cells > 10_000)
    #expect(SearchBudget(for: random([4, 4, 4, 4, 4, 4, 4], seed: 1, values: 0...9)).cells == 0)
  }

  private func random(_ shape: [Int], seed: Int, values: ClosedRange<Int>) -> NormalFormGame {
    var games = RandomGames(seed: seed + 70_000)
    return NormalFormGame(
      players: shape.map { "\($0)" }, strategies: shape.map { (0..<$0).map { "\($0)" } },
      payoffs: (0..<shape.count * shape.reduce(1, *)).map { _ in
        Double(Int.random(in: values, using: &games.random))
      })
  }
}
