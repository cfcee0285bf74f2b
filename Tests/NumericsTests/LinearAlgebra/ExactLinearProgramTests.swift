import Testing

@testable import ResilienceNumerics

/// Linear programs in fractions, from good bases and bad ones.
@Suite struct ExactLinearProgramTests {
  private typealias Row = ExactLinearProgram.Constraint

  /// Dantzig's textbook program in whole numbers: 36 at (2, 6).
  private static let textbook = ExactLinearProgram(
    objective: [3, 5],
    constraints: [Row([1, 0], .atMost, 4), Row([0, 2], .atMost, 12), Row([3, 2], .atMost, 18)])

  /// From the origin, from a corner that is not optimal, from one that breaks a row, from the optimal one.
  @Test(arguments: [[[], []], [[0], [0]], [[0, 1], [0, 1]], [[0], [2]], [[0, 1], [1, 2]]])
  func anyBasisLeadsToTheOptimum(basis: [[Int]]) throws {
    let found = try #require(Self.textbook.solution(from: .init(variables: basis[0], rows: basis[1])))
    #expect(found.variables.map(\.index) == [0, 1])
    #expect(found.variables.map(\.value) == [2, 6])
    #expect(found.prices.map(\.index) == [1, 2])
    #expect(found.prices.map(\.value) == [Rational(3, 2), 1])
  }

  /// An equation and a row that both bind; value 1/3 · 1 + 2/3 · 4.
  @Test func equationsHold() throws {
    let program = ExactLinearProgram(
      objective: [1, 4], constraints: [Row([-2, 1], .atMost, 0), Row([1, 1], .equal, 1)])
    for basis in [LinearProgram.Basis(variables: [0], rows: [1]), .init(variables: [1], rows: [1])] {
      let found = try #require(program.solution(from: basis))
      #expect(found.variables.map(\.value) == [Rational(1, 3), Rational(2, 3)])
      #expect(found.prices.reduce(Rational(0)) { $1.index == 1 ? $1.value : $0 } == 3)
    }
  }

  /// A basis without its equation, one that is not square, a singular one, and an unbounded program.
  @Test func badBasesAndProgramsHaveNoSolution() {
    let program = ExactLinearProgram(
      objective: [1, 4], constraints: [Row([-2, 1], .atMost, 0), Row([1, 1], .equal, 1)])
    #expect(!Self.isSolved(program, .init(variables: [], rows: [])))
    #expect(!Self.isSolved(program, .init(variables: [0, 1], rows: [1])))
    let twice = ExactLinearProgram(
      objective: [1, 1], constraints: [Row([1, 1], .atMost, 1), Row([2, 2], .atMost, 2)])
    #expect(!Self.isSolved(twice, .init(variables: [0, 1], rows: [0, 1])))
    let open = ExactLinearProgram(objective: [1], constraints: [Row([-1], .atMost, 1)])
    #expect(!Self.isSolved(open, .init(variables: [], rows: [])))
  }

  private static func isSolved(_ program: ExactLinearProgram, _ basis: LinearProgram.Basis) -> Bool {
    program.solution(from: basis) != nil
  }

  /// The basis that doubles end at is one that fractions start from.
  @Test func basesOfDoublesAreSquare() throws {
    let program = LinearProgram(
      objective: [3, 5],
      constraints: [.init([1, 0], .atMost, 4), .init([0, 2], .atMost, 12), .init([3, 2], .atMost, 18)])
    guard case .optimal(let solution) = program.solve() else { return #expect(Bool(false)) }
    #expect(solution.basis == .init(variables: [0, 1], rows: [1, 2]))
  }
}
