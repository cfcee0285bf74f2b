import Testing

@testable import Games

@Suite struct LinearSystemTests {
  @Test(arguments: 1..<9) func solvesAndKnowsTheSign(size: Int) throws {
    var games = RandomGames(seed: size)
    let matrix = (0..<size * size).map { _ in games.uniform(-1...1) }
    let right = (0..<size).map { _ in games.uniform(-1...1) }
    let system = try #require(LinearSystem(matrix, count: size))
    let solution = system.solve(right)
    for row in 0..<size {
      let sum = (0..<size).reduce(0) { $0 + matrix[row * size + $1] * solution[$1] }
      #expect(abs(sum - right[row]) < 1e-9)
    }
    #expect(system.isPositive == (determinant(matrix, size) > 0))
  }

  /// By cofactors of the first row.
  private func determinant(_ matrix: [Double], _ size: Int) -> Double {
    if size == 1 { return matrix[0] }
    return (0..<size).reduce(0) { sum, column in
      let minor = (size..<size * size).filter { $0 % size != column }.map { matrix[$0] }
      return sum + (column % 2 == 0 ? 1 : -1) * matrix[column] * determinant(minor, size - 1)
    }
  }

  @Test func singular() {
    #expect(LinearSystem([1, 2, 2, 4], count: 2) == nil)
    #expect(LinearSystem([.nan], count: 1) == nil)
  }
}
