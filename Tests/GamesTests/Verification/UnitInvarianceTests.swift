import ResilienceNumerics
import Testing

@testable import Games

/// Equilibria, and the claim that they are all, do not change with the unit of one player's payoffs, nor with what is added
/// to all of them against some profile of the others.
@Suite struct UnitInvarianceTests {
  private static let scales = [-12, -7, -5, 0, 3, 5, 9, 12]

  private func power(_ exponent: Int) -> Rational {
    exponent < 0 ? 1 / Rational(BigInteger(10).power(-exponent)) : Rational(BigInteger(10).power(exponent))
  }

  private func file(_ sizes: [Int], _ payoffs: [Rational]) -> GambitNormalForm {
    GambitNormalForm(
      title: "",
      game: NormalFormGame(
        players: sizes.indices.map { "\($0)" }, strategies: sizes.map { (0..<$0).map { "\($0)" } },
        payoffs: payoffs.map { Double($0) }), exactPayoffs: payoffs)
  }

  /// The file with a player's payoffs times a number, after another one was added against each profile of the others.
  private func changed(
    _ file: GambitNormalForm, _ player: Int, scale: Rational, shift: (Int) -> Rational
  ) -> GambitNormalForm {
    let sizes = file.game.strategies.map(\.count)
    let n = sizes.count
    let stride = sizes[..<player].reduce(1, *)
    var payoffs = file.exactPayoffs
    for profile in 0..<payoffs.count / n {
      let others = profile - profile / stride % sizes[player] * stride
      payoffs[profile * n + player] = (payoffs[profile * n + player] + shift(others)) * scale
    }
    return self.file(sizes, payoffs)
  }

  private func sameList(_ first: GameSolution, _ second: GameSolution) -> Bool {
    first.isComplete == second.isComplete
      && first.equilibria.map(\.profile.probabilities) == second.equilibria.map(\.profile.probabilities)
  }

  /// Small whole payoffs tie often, large ones hardly ever, and some differ by a millionth.
  private func random(_ seed: Int) -> GambitNormalForm {
    var games = RandomGames(seed: seed + 300_000)
    let shapes = [
      [2, 2, 2], [3, 2, 2], [2, 3, 2], [3, 3], [2, 2, 1, 2], [2, 2, 2, 2], [4, 3], [3, 2, 3],
    ]
    let sizes = shapes[seed % shapes.count]
    let top = [2, 4, 99, 9_999][seed / shapes.count % 4]
    let count = sizes.count * sizes.reduce(1, *)
    return file(
      sizes,
      (0..<count).map { _ in
        let whole = Rational(Int.random(in: 0...top, using: &games.random))
        return seed % 5 == 0
          ? whole + Rational(BigInteger(Int.random(in: -9...9, using: &games.random)), 1_000_000) : whole
      })
  }

  @Test(arguments: 0..<160) func anyNumberOfPlayers(seed: Int) {
    let base = random(seed)
    let player = seed % base.game.players.count
    let scale = power(Self.scales[seed % Self.scales.count])
    let other = changed(base, player, scale: scale) { Rational(($0 * 7 + seed) % 11 * 100_000) }
    for concept in [GameSolution.Concept.all, .symmetric] {
      let (first, second) = (
        GameSolution(base, concept: concept, cells: 120), GameSolution(other, concept: concept, cells: 120)
      )
      #expect(sameList(first, second), "seed \(seed), \(concept)")
    }
  }

  /// Games of types: a type counts in another unit.
  @Test(arguments: 0..<60) func byCounts(seed: Int) {
    var games = RandomGames(seed: seed + 310_000)
    let counts = [[3], [2, 2], [4], [1, 2]][seed % 4]
    let m = 2 + seed % 2
    let top = [3, 999][seed / 4 % 2]
    let tables = counts.indices.map { type -> [Double] in
      let rows = counts.indices.reduce(1) {
        $0 * multisetCount(players: counts[$1] - ($1 == type ? 1 : 0), strategies: m)
      }
      return (0..<rows * m).map { _ in Double(Int.random(in: 0...top, using: &games.random)) }
    }
    var other = tables
    let scale = [0x1p-40, 0x1p-17, 0x1p20, 0x1p40][seed % 4]
    for place in other[0].indices {
      other[0][place] = (other[0][place] + Double(place / m % 5) * 1e5) * scale
    }
    let budget = SearchBudget(cells: 500)
    let first = TypeSymmetricTable(counts: counts, strategyCount: m, tables: tables)
      .mixedEquilibria(budget: budget)
    let second = TypeSymmetricTable(counts: counts, strategyCount: m, tables: other)
      .mixedEquilibria(budget: budget)
    #expect(first.completeness.isProved == second.completeness.isProved, "seed \(seed)")
    #expect(first.equilibria.map(\.profile) == second.equilibria.map(\.profile), "seed \(seed)")
  }

  /// Markets: a startup that counts in dollars beside a bank that counts in billions.
  @Test(arguments: 0..<60) func sharedHazards(seed: Int) {
    var games = RandomGames(seed: seed + 320_000)
    func whole(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &games.random)) }
    let m = 2 + seed % 2
    let down = (0..<2).map { _ in (0..<m).map { _ in whole(0...8) / 8 } }
    func market(_ scale: Double, _ shift: Double, _ numbers: [[Double]]) -> SharedHazardGame {
      SharedHazardGame(
        down: down,
        types: numbers.enumerated().map { type, numbers in
          let unit = type == 0 ? scale : 1
          let base = numbers[..<m].map { ($0 + (type == 0 ? shift : 0)) * unit }
          let relief = (0..<2).map { h in numbers[m * (h + 1)..<m * (h + 2)].map { $0 * unit } }
          return .init(count: 2, weight: 1, exponent: 1, base: Array(base), relief: relief.map { Array($0) })
        })
    }
    let numbers = (0..<2).map { _ in (0..<3 * m).map { _ in whole(0...20) } }
    let first = market(1, 0, numbers)
    let second = market([0x1p-40, 0x1p-20, 0x1p40][seed % 3], seed % 2 == 0 ? 0 : 65_536, numbers)
    let (mixed, other) = (first.mixedEquilibria(boxBudget: 5_000), second.mixedEquilibria(boxBudget: 5_000))
    #expect(mixed.completeness == other.completeness, "seed \(seed)")
    #expect(mixed.equilibria.map(\.profile) == other.equilibria.map(\.profile), "seed \(seed)")
    #expect(
      first.pureEquilibria().equilibria.map(\.profile) == second.pureEquilibria().equilibria.map(\.profile),
      "seed \(seed)")
  }

  /// A third strategy is better than an even mixture of two by half a millionth: one equilibrium, whatever the first two
  /// players add or the third one counts in.
  @Test(arguments: [0, 5, 9]) func aHairBetterThanAMixture(exponent: Int) throws {
    let hair = Rational(1, 2) + Rational(BigInteger(1), 2_000_000)
    let own: [Rational] = [1, 0, hair, 0, 1, hair]
    let base = file(
      [3, 2, 2],
      (0..<12).flatMap { profile -> [Rational] in
        let (first, second, third) = (profile % 3, profile / 3 % 2, profile / 6)
        let pennies: Rational = first == 1 ? (second == 0 ? 1 : 0) : (second == 0 ? 0 : 1)
        return [own[first + 3 * second], pennies, third == 0 ? 1 : 0]
      })
    let scaled = changed(base, 2, scale: power(exponent)) { _ in 0 }
    let shifted = changed(changed(scaled, 0, scale: 1) { _ in power(exponent) }, 1, scale: 1) { _ in
      power(exponent)
    }
    for game in [base, scaled, shifted] {
      let found = GameSolution(game)
      #expect(found.isComplete)
      #expect(
        found.equilibria.map(\.profile.probabilities)
          == GameSolution(base).equilibria.map(\.profile.probabilities))
      #expect(found.equilibria.count == 1)
      let only = try #require(found.equilibria.first)
      #expect(only.profile.probabilities[0][2] > 0)
    }
  }
}
