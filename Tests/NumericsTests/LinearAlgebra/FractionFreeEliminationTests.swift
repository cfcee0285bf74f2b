import ResilienceNumerics
import Testing

@Suite struct FractionFreeEliminationTests {
  private func product(_ matrix: [[BigInteger]], _ vector: [BigInteger]) -> [BigInteger] {
    matrix.map { row in zip(row, vector).reduce(.zero) { $0 + $1.0 * $1.1 } }
  }

  private func matrix(_ seed: Int, rows: Int, columns: Int, values: ClosedRange<Int>) -> [[BigInteger]] {
    var random = PhiloxStream(seed: UInt64(seed), stream: 43, index: 0)
    return (0..<rows).map { _ in (0..<columns).map { _ in BigInteger(Int.random(in: values, using: &random)) }
    }
  }

  /// The matrix times the solution is the right-hand side, exactly; entries grow beyond 128 bits.
  @Test(arguments: 0..<40) func solutions(seed: Int) {
    let n = 1 + seed % 8
    let matrix = matrix(
      seed, rows: n, columns: n, values: seed % 4 == 0 ? -1...1 : -1_000_000_007...1_000_000_007)
    let right = (0..<n).map { BigInteger($0 * 3 - 4) }
    guard let found = FractionFreeElimination.solve(matrix, right) else {
      #expect(!FractionFreeElimination.nullspace(matrix, columns: n).isEmpty, "seed \(seed)")
      return
    }
    #expect(found.denominator.signum > 0)
    #expect(product(matrix, found.numerators) == right.map { $0 * found.denominator })
    #expect(FractionFreeElimination.nullspace(matrix, columns: n).isEmpty)
  }

  /// The vectors are sent to 0, they are independent, and there are as many as rank and columns leave.
  @Test(arguments: 0..<40) func nullspaces(seed: Int) {
    let (rows, columns) = (1 + seed % 4, 2 + seed % 5)
    let matrix = matrix(100 + seed, rows: rows, columns: columns, values: -1...1)
    let vectors = FractionFreeElimination.nullspace(matrix, columns: columns)
    for vector in vectors { #expect(product(matrix, vector).allSatisfy { $0.isZero }) }
    let rank = columns - FractionFreeElimination.nullspace(matrix, columns: columns).count
    #expect(vectors.isEmpty || FractionFreeElimination.nullspace(vectors, columns: columns).count == rank)
  }
}
