import ResilienceNumerics
import Testing

@Suite struct LatinHypercubeTests {
  @Test func everyStripHoldsOnePoint() {
    for count in [1, 2, 7, 100, 513] {
      let sample = LatinHypercube(points: count, dimensions: 3, seed: 9)
      for axis in 0..<3 {
        let strips = (0..<count).map { Int(sample[$0][axis] * Double(count)) }
        #expect(strips.sorted() == Array(0..<count), "\(count) points, axis \(axis)")
      }
    }
  }

  @Test func pointsDependOnSeedAndNumberAlone() {
    let sample = LatinHypercube(points: 50, dimensions: 2, seed: 4)
    #expect(sample[17] == LatinHypercube(points: 50, dimensions: 2, seed: 4)[17])
    #expect(sample[17] != LatinHypercube(points: 50, dimensions: 2, seed: 5)[17])
    #expect((0..<50).allSatisfy { sample[$0].allSatisfy { $0 > 0 && $0 < 1 } })
    #expect((0..<50).contains { sample[$0][0] != sample[$0][1] })
  }
}

@Suite struct SobolSequenceTests {
  /// Dimensions 1, 2, 3, 6, 10, 18, 25 and 32 as SciPy 1.17.1 gives them (qmc.Sobol, not scrambled).
  @Test(arguments: [
    (1, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]),
    (2, [0.75, 0.25, 0.25, 0.75, 0.75, 0.25, 0.25, 0.25]),
    (7, [0.125, 0.625, 0.375, 0.375, 0.875, 0.125, 0.125, 0.875]),
    (
      100,
      [0.4140625, 0.2578125, 0.7734375, 0.7421875, 0.6953125, 0.7421875, 0.0234375, 0.4140625]
    ),
    (
      777,
      [
        0.6923828125, 0.9365234375, 0.1630859375, 0.3564453125, 0.3232421875, 0.8642578125, 0.3447265625,
        0.8994140625,
      ]
    ),
    (
      1023,
      [
        0.0009765625, 0.7529296875, 0.6123046875, 0.4384765625, 0.8505859375, 0.8759765625, 0.2392578125,
        0.6142578125,
      ]
    ),
  ])
  func publishedPoints(point: Int, coordinates: [Double]) {
    let all = SobolSequence(dimensions: 32, seed: nil)[point]
    #expect([0, 1, 2, 5, 9, 17, 24, 31].map { all[$0] } == coordinates)
  }

  /// The strips of every axis, and the 2^j by 2^(k − j) boxes of the first two, hold one point each.
  @Test(arguments: [nil, 1, 2] as [UInt64?])
  func pointsAreEven(seed: UInt64?) {
    let sequence = SobolSequence(dimensions: 32, seed: seed)
    let points = (0..<256).map { sequence[$0] }
    for axis in 0..<32 {
      #expect(points.map { Int($0[axis] * 256) }.sorted() == Array(0..<256), "axis \(axis)")
    }
    for j in 0...8 {
      let boxes = points.map { Int($0[0] * Double(1 << j)) << (8 - j) + Int($0[1] * Double(1 << (8 - j))) }
      #expect(boxes.sorted() == Array(0..<256), "\(1 << j) columns")
    }
  }

  @Test func shiftedPointsStayInside() {
    let sequence = SobolSequence(dimensions: 4, seed: 3)
    #expect((0..<100).allSatisfy { sequence[$0].allSatisfy { $0 > 0 && $0 < 1 } })
    #expect(sequence[5] != SobolSequence(dimensions: 4, seed: 4)[5])
    #expect(SobolSequence(dimensions: 1, seed: nil)[SobolSequence.pointLimit - 1][0] > 0)
  }
}
