import Games
import Market
import ResilienceNumerics
import Scenario
import Testing

@testable import Findings

@Suite struct PhaseDiagramTests {
  /// Draws from a stream of their own, in [0, 1).
  private func draws(_ count: Int, seed: UInt64) -> [Double] {
    var random = PhiloxStream(seed: seed, stream: 77, index: 0)
    return (0..<count).map { _ in random.uniform() }
  }

  /// What the type plays in uniform equilibria, by building the market at the point and trying every deviation.
  private func slowly(_ brief: Brief, _ type: Int, _ strategy: Int, sharing: Double, multiplier: Double)
    throws -> [Int]
  {
    var scenario = brief.market.scenario
    scenario.firms[type].blameSharing = sharing
    scenario.firms[type].costOverrides[scenario.strategies[strategy].name] = multiplier
    let market = try Market(scenario)
    var found: Set<Int> = []
    func visit(_ chosen: [Int]) {
      guard chosen.count == market.firms.count else {
        for s in market.strategies.indices { visit(chosen + [s]) }
        return
      }
      let counts = chosen.indices.map { t in
        market.strategies.indices.map { $0 == chosen[t] ? market.firms[t].type.count : 0 }
      }
      if market.game.certify(.pure(counts: counts)).regret <= 1e-6 { found.insert(chosen[type]) }
    }
    visit([])
    return found.sorted()
  }

  @Test(arguments: ["us-east-1", "netflix", "bank"]) func pointsLieInTheRightRegion(preset: String) throws {
    let brief = Brief(try market(preset))
    let diagram = try #require(PhaseDiagram(brief, type: brief.protagonist))
    #expect(abs(diagram.regions.reduce(0) { $0 + $1.area } - 1) < 1e-6)
    let numbers = draws(80, seed: 11)
    for point in stride(from: 0, to: 80, by: 2) {
      let (x, y) = (numbers[point], numbers[point + 1])
      let multiplier =
        diagram.multipliers.lowerBound + y * (diagram.multipliers.upperBound - diagram.multipliers.lowerBound)
      let corner = ConvexPolygon.Corner(x: x, y: y)
      let region = diagram.regions.first { region in
        region.pieces.contains { $0.edges.allSatisfy { $0.value(corner) >= -1e-12 } }
      }
      let expected = try slowly(
        brief, diagram.type, diagram.strategy, sharing: x, multiplier: multiplier)
      #expect(region?.strategies == expected, "(\(x), \(multiplier))")
    }
    #expect(
      diagram.strategiesToday
        == (try slowly(
          brief, diagram.type, diagram.strategy, sharing: diagram.today.sharing,
          multiplier: diagram.today.multiplier)))
  }

  @Test func polygonsAreClippedAndCut() {
    let square = ConvexPolygon.unitSquare
    #expect(square.area == 1)
    #expect(square.centre == ConvexPolygon.Corner(x: 0.5, y: 0.5))
    // Below the diagonal.
    let half = square.clipped(to: .init(constant: 0, slopeX: 1, slopeY: -1))
    #expect(abs(half.area - 0.5) < 1e-12)
    #expect(square.clipped(to: .init(constant: -1, slopeX: 0, slopeY: 0)).corners.isEmpty)
    let numbers = draws(300, seed: 5)
    for trial in stride(from: 0, to: 300, by: 6) {
      var other = square
      for edge in 0..<2 {
        let k = trial + 3 * edge
        other = other.clipped(
          to: .init(
            constant: numbers[k] - 0.3, slopeX: 2 * numbers[k + 1] - 1, slopeY: 2 * numbers[k + 2] - 1))
      }
      guard other.area > 1e-6 else { continue }
      let outside = square.pieces(outside: other).reduce(0) { $0 + $1.area }
      #expect(abs(outside + square.intersection(other).area - 1) < 1e-7, "trial \(trial)")
    }
  }
}
