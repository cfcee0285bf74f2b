import ResilienceNumerics
import Testing

@testable import Games

@Suite struct DoubleDescriptionTests {
  /// The cone over a cube has eight rays, that over a square cut by a corner five.
  @Test func cubeAndCutSquare() throws {
    let cube: [[BigInteger]] = [
      [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [-1, 0, 0, 1], [0, -1, 0, 1], [0, 0, -1, 1],
    ]
    let rays = try #require(DoubleDescription.rays(of: cube, dimension: 4))
    #expect(
      Set(rays) == Set((0..<8).map { [BigInteger($0 & 1), BigInteger($0 >> 1 & 1), BigInteger($0 >> 2), 1] }))
    let cut: [[BigInteger]] = [[1, 0, 0], [0, 1, 0], [-1, 0, 2], [0, -1, 2], [-1, -1, 3]]
    #expect(
      Set(try #require(DoubleDescription.rays(of: cut, dimension: 3)))
        == [[0, 0, 1], [2, 0, 1], [0, 2, 1], [2, 1, 1], [1, 2, 1]])
  }

  /// A cone that holds a line has no rays to be told by.
  @Test func line() { #expect(DoubleDescription.rays(of: [[1, 0], [2, 0]], dimension: 2) == nil) }
}
