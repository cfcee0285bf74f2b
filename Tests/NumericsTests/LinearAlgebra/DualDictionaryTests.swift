import Testing

@testable import ResilienceNumerics

@Suite struct DualDictionaryTests {
  /// The best lottery over outcomes that many random conditions allow, most of them sparse; the first outcome is always
  /// allowed.
  private func lottery(seed: Int, outcomes n: Int, rows: Int, extra: Bool) -> LinearProgram {
    var random = PhiloxStream(seed: UInt64(seed), stream: 44, index: 0)
    var constraints = (0..<rows).map { _ in
      LinearProgram.Constraint(
        (0..<n).map {
          $0 == 0
            ? Double(-Int.random(in: 0...2, using: &random))
            : random.uniform() < 0.3 ? Double(Int.random(in: -4...5, using: &random)) : 0
        } + (extra ? [0] : []), .atMost, 0)
    }
    // One more variable: the smaller of two payoffs.
    if extra {
      for _ in 0..<2 {
        constraints.append(
          .init((0..<n).map { _ in Double(-Int.random(in: 0...9, using: &random)) } + [1], .atMost, 0))
      }
    }
    constraints.append(.init([Double](repeating: 1, count: n) + (extra ? [0] : []), .equal, 1))
    let objective =
      (0..<n).map { _ in extra ? 0 : Double(Int.random(in: 0...9, using: &random)) } + (extra ? [1] : [])
    return LinearProgram(objective: objective, constraints: constraints)
  }

  /// From the side of the prices comes what the simplex method in two phases finds.
  @Test(arguments: 0..<60) func equalsTheOtherSide(seed: Int) throws {
    let program = lottery(seed: seed, outcomes: 3 + seed % 9, rows: 5 + seed % 20, extra: seed % 3 == 0)
    var dictionary = DualDictionary(program, looseness: 1e-9)
    let solved = dictionary.solve(pivotLimit: 1_000)
    let found = try #require(solved)
    #expect(found.error < 1e-8)
    // Too few rows for the other way to be taken by itself.
    #expect(program.constraints.count < DualDictionary.leastRows)
    guard case .optimal(let other) = program.solve() else {
      Issue.record("seed \(seed): not solved")
      return
    }
    #expect(abs(found.value - other.value) < 1e-8, "seed \(seed)")
  }

  /// A program of many rows is solved this way; one that nothing meets is not called solved.
  @Test func manyRows() throws {
    let program = lottery(seed: 7, outcomes: 40, rows: 150, extra: false)
    guard case .optimal(let found) = program.solve() else {
      Issue.record("not solved")
      return
    }
    #expect(max(found.primalError, found.dualError, found.gap) < 1e-8)
    let never = LinearProgram(
      objective: [1], constraints: (0..<90).map { _ in .init([1], .atMost, -1) } + [.init([1], .equal, 1)])
    #expect(never.solve() == .infeasible)
  }
}
