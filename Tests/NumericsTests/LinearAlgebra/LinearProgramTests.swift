import ResilienceNumerics
import Testing

@Suite struct LinearProgramTests {
  /// Wyndor Glass: Hillier and Lieberman, Introduction to Operations Research, chapter 3.
  @Test func textbook() throws {
    let program = LinearProgram(
      objective: [3, 5],
      constraints: [.init([1, 0], .atMost, 4), .init([0, 2], .atMost, 12), .init([3, 2], .atMost, 18)])
    let solution = try #require(optimal(program))
    #expect(solution.variables == [2, 6])
    #expect(abs(solution.value - 36) < 1e-12)
    #expect(zip(solution.prices, [0, 1.5, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  /// Beale's example, on which the largest coefficient rule runs in a circle without a rule for ties.
  @Test func degenerateProgramsEnd() throws {
    let program = LinearProgram(
      objective: [0.75, -150, 0.02, -6],
      constraints: [
        .init([0.25, -60, -0.04, 9], .atMost, 0), .init([0.5, -90, -0.02, 3], .atMost, 0),
        .init([0, 0, 1, 0], .atMost, 1),
      ])
    #expect(abs(try #require(optimal(program)).value - 0.05) < 1e-14)
  }

  @Test func equationsAndNegativeBounds() throws {
    // x + y = 10, x ≥ 3 written as −x ≤ −3, make y − x large: x = 3, y = 7. The equation stands twice.
    let program = LinearProgram(
      objective: [-1, 1],
      constraints: [
        .init([1, 1], .equal, 10), .init([-1, 0], .atMost, -3), .init([-2, -2], .equal, -20),
      ])
    #expect(try #require(optimal(program)).variables == [3, 7])
  }

  @Test func infeasibleAndUnbounded() {
    let never = LinearProgram(
      objective: [1], constraints: [.init([1], .atMost, 1), .init([-1], .atMost, -2)])
    #expect(never.solve() == .infeasible)
    let endless = LinearProgram(objective: [1, 0], constraints: [.init([1, -1], .atMost, 1)])
    #expect(endless.solve() == .unbounded)
    let empty = LinearProgram(objective: [-1, -2], constraints: [])
    #expect(optimal(empty)?.value == 0)
  }

  /// Value of rock, paper, scissors, lizard, Spock: 0, everything alike.
  @Test func zeroSumGame() throws {
    let wins = [
      [0, -1, 1, 1, -1], [1, 0, -1, -1, 1], [-1, 1, 0, 1, -1], [-1, 1, -1, 0, 1], [1, -1, 1, -1, 0],
    ]
    let rows = (0..<5).map { column in
      LinearProgram.Constraint(wins.map { -Double($0[column] + 2) } + [1], .atMost, 0)
    }
    let program = LinearProgram(
      objective: [0, 0, 0, 0, 0, 1], constraints: rows + [.init([1, 1, 1, 1, 1, 0], .equal, 1)])
    let solution = try #require(optimal(program))
    #expect(abs(solution.value - 2) < 1e-12)
    #expect(solution.variables.prefix(5).allSatisfy { abs($0 - 0.2) < 1e-12 })
  }

  /// Every vertex of small random programs, most of them degenerate, is the oracle.
  @Test(arguments: 0..<120)
  func equalsAllVertices(seed: Int) {
    var random = PhiloxStream(seed: UInt64(seed), stream: 41, index: 0)
    let n = 2 + seed % 3
    let objective = (0..<n).map { _ in Double(Int.random(in: -5...5, using: &random)) }
    var rows = (0..<3).map { _ in
      LinearProgram.Constraint(
        (0..<n).map { _ in Double(Int.random(in: -3...3, using: &random)) },
        seed % 5 == 4 && random.uniform() < 0.3 ? .equal : .atMost,
        Double([0, 0, 0, 2, -1][Int.random(in: 0..<5, using: &random)]))
    }
    rows.append(.init([Double](repeating: 1, count: n), seed % 2 == 0 ? .equal : .atMost, 4))
    let program = LinearProgram(objective: objective, constraints: rows)
    let best = bestVertex(program)
    switch program.solve() {
    case .optimal(let solution):
      #expect(best.map { abs($0 - solution.value) < 1e-9 } == true, "seed \(seed)")
      #expect(max(solution.primalError, solution.dualError, solution.gap) < 1e-11)
    case .infeasible: #expect(best == nil, "seed \(seed)")
    default: Issue.record("seed \(seed): neither solved nor infeasible")
    }
  }

  private func optimal(_ program: LinearProgram) -> LinearProgram.Solution? {
    if case .optimal(let solution) = program.solve() { solution } else { nil }
  }

  /// Solves every choice of n tight constraints by Cramer's rule.
  private func bestVertex(_ program: LinearProgram) -> Double? {
    let n = program.objective.count
    let walls =
      program.constraints.map { ($0.coefficients, $0.bound) }
      + (0..<n).map { i in ((0..<n).map { $0 == i ? 1.0 : 0 }, 0.0) }
    var best: Double?
    func extend(_ chosen: [Int]) {
      guard chosen.count == n else {
        for next in (chosen.last.map { $0 + 1 } ?? 0)..<walls.count { extend(chosen + [next]) }
        return
      }
      let matrix = chosen.map { walls[$0].0 }
      let whole = determinant(matrix)
      guard abs(whole) > 1e-9 else { return }
      let point = (0..<n).map { column in
        determinant(
          chosen.indices.map { row in
            (0..<n).map { $0 == column ? walls[chosen[row]].1 : matrix[row][$0] }
          }) / whole
      }
      let isInside =
        point.allSatisfy { $0 > -1e-9 }
        && program.constraints.allSatisfy { row in
          let left = zip(row.coefficients, point).reduce(0) { $0 + $1.0 * $1.1 }
          return row.relation == .equal ? abs(left - row.bound) < 1e-9 : left < row.bound + 1e-9
        }
      guard isInside else { return }
      let value = zip(program.objective, point).reduce(0) { $0 + $1.0 * $1.1 }
      best = max(best ?? value, value)
    }
    extend([])
    return best
  }

  private func determinant(_ matrix: [[Double]]) -> Double {
    guard matrix.count > 1 else { return matrix[0][0] }
    return matrix.indices.reduce(0) { sum, column in
      let minor = matrix.dropFirst().map { row in
        row.enumerated().filter { $0.offset != column }.map(\.element)
      }
      return sum + (column % 2 == 0 ? 1 : -1) * matrix[0][column] * determinant(minor)
    }
  }
}
