import Foundation
import Games
import Market
import Outages
import ResilienceNumerics
import Scenario
import Testing

@testable import Findings

@Suite struct ChoiceTableTests {
  /// A walk without a table of choices and with runs tried from the longest one down.
  private static func plainWalk(_ market: Market) -> [[Int]] {
    var counts = market.firms.map { _ in [Int](repeating: 0, count: market.strategies.count) }
    let game = market.entryGame
    func best(_ type: Int, _ counts: [[Int]], among allowed: [Int]) -> Int {
      let payoffs = game.payoffs(type: type, against: .pure(counts: counts))
      return allowed.max { payoffs[$0] < payoffs[$1] } ?? 0
    }
    let all = Array(market.strategies.indices)
    let oldest = market.scenario.regions.first?.name
    let first = all.filter {
      let strategy = market.strategies[$0]
      return strategy.home == oldest && strategy.regions * strategy.clouds == 1
    }
    for (type, firm) in market.firms.enumerated() {
      for k in 0..<firm.type.count {
        let isFirst = type == 0 && k == 0 && !first.isEmpty
        // Of equal payoffs the first one is taken.
        let payoffs = game.payoffs(type: type, against: .pure(counts: counts))
        let allowed = isFirst ? first : all
        let most = allowed.map { payoffs[$0] }.max() ?? 0
        let choice = isFirst ? best(type, counts, among: first) : all.first { payoffs[$0] == most } ?? 0
        counts[type][choice] += 1
      }
    }
    return counts
  }

  /// Drawn markets of up to 700 firms: the same counts after entry as firm by firm, whether or not walks of other sizes
  /// filled the table before.
  @Test func walksOfManySizesEqualSingleSteps() throws {
    var draws = PhiloxStream(seed: 14, stream: 1, index: 0)
    func drawn(_ low: Double, _ high: Double) -> Double { low * exp2((draws.uniform()) * log2(high / low)) }
    var splits = 0
    for (preset, type) in [("us-east-1", "ordinary"), ("netflix", "ordinary"), ("startup", "startup")] {
      for _ in 0..<3 {
        let sets = [
          "firms.\(type).praise=\(drawn(1e3, 1e12))", "firms.\(type).blameSharing=\(draws.uniform())",
          "firms.\(type).blameCurvature=\([0.5, 1, 1.5, 2][Int(draws.uniform() * 4)])",
          "firms.\(type).attraction.us-east-1=\(drawn(1e3, 1e7))",
        ]
        let table = ChoiceTable()
        for firms in [700, 40, 220] {
          let request = ScenarioRequest(presets: [preset], firms: firms, sets: sets)
          let market = try Market(ScenarioLoader.load(request) { _ in .failure(.notFound) }.scenario)
          var walk = SequentialEntry(market, table: table)
          let end = walk.run()
          #expect(end.countsAfterEntry == Self.plainWalk(market), "\(preset) \(firms) \(sets)")
          if end.countsAfterEntry.contains(where: { $0.count { $0 > 0 } > 1 }) { splits += 1 }
          var alone = SequentialEntry(market)
          #expect(alone.run().counts == end.counts && alone.entryPath == walk.entryPath)
        }
      }
    }
    #expect(splits > 5, "\(splits)")
  }
}
