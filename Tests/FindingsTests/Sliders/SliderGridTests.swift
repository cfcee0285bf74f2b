import Games
import Market
import Scenario
import Testing

@testable import Findings

@Suite struct SliderGridTests {
  private func grid(_ preset: String, type: Int, sets: [String] = []) throws -> SliderGrid {
    SliderGrid(Brief(try marketWith(preset, sets, firms: nil)), type: type)
  }

  @Test func positionsAreCountedWithTheLastAxisFastest() throws {
    let grid = try grid("netflix", type: 0)
    #expect(grid.axes.map(\.subject) == SliderGrid.Subject.allCases)
    #expect(grid.count == grid.axes.map(\.values.count).reduce(1, *))
    #expect(grid.indices(1) == [0, 0, 0, 0, 1])
    #expect(grid.indices(grid.base) == grid.axes.map(\.base))
    #expect(grid.scenario(grid.base) == grid.scenario)
    for axis in grid.axes {
      #expect(axis.values == axis.values.sorted())
      #expect(axis.settings[axis.base].isEmpty)
      #expect(axis.settings.count == axis.values.count)
    }
  }

  /// What a slider sets is what `--set` sets, to the last bit.
  @Test(arguments: [("netflix", 0), ("netflix", 1), ("bank", 1), ("startup", 0)])
  func settingsAreThoseOfTheCommandLine(preset: String, type: Int) throws {
    let grid = try grid(preset, type: type)
    for position in stride(from: 0, to: grid.count, by: 397) {
      let sets = zip(grid.axes, grid.indices(position)).flatMap { axis, index in
        axis.settings[index].map { "\($0.parameter.key)=\($0.value)" }
      }
      let read = try marketWith(preset, sets, firms: nil).scenario
      #expect(withoutRest(read) == withoutRest(grid.scenario(position)))
    }
  }

  /// Who takes the rest does not matter where all counts are resolved.
  private func withoutRest(_ scenario: Scenario) -> Scenario {
    var scenario = scenario
    for type in scenario.firms.indices { scenario.firms[type].takesRest = false }
    return scenario
  }

  /// The quick look at a market sees what the whole brief sees.
  @Test(arguments: [("netflix", 0), ("netflix", 1), ("us-east-1", 0)])
  func glancesAgreeWithBriefs(preset: String, type: Int) throws {
    let grid = try grid(preset, type: type)
    for position in stride(from: 5, to: grid.count, by: 601) {
      let market = try Market(grid.scenario(position))
      let (glance, brief) = (Brief(glanceAt: market), Brief(market))
      #expect(glance.history.counts == brief.history.counts)
      #expect(glance.equilibria.rows.map(\.kind) == brief.equilibria.rows.map(\.kind))
      for (one, other) in zip(glance.equilibria.rows, brief.equilibria.rows) where one.kind == .pure {
        #expect(one.equilibrium.profile == other.equilibrium.profile)
      }
      #expect(glance.firms.map { $0.ladder.map(\.total) } == brief.firms.map { $0.ladder.map(\.total) })
      #expect(glance.herd?.leaving == brief.herd?.leaving)
      #expect((glance.herd == nil) == (brief.herd == nil))
    }
  }

  /// One slider at a time, so that a debug build has the time.
  @Test func mapGivesEveryPositionInOrderWhateverTheThreads() throws {
    let brief = Brief(try marketWith("startup", [], firms: nil))
    for subject in SliderGrid.Subject.allCases {
      let grid = SliderGrid(brief, type: 0, only: [subject])
      #expect(grid.axes.map(\.subject) == [subject])
      func walk(_ jobs: Int) throws -> [[[Int]]] { try grid.map(jobs: jobs) { $0.history.counts } }
      let expected = try (0..<grid.count).map { position in
        MarketOutcome(try Market(grid.scenario(position)), depth: .history).history.counts
      }
      #expect(try walk(1) == expected)
      #expect(try walk(3) == expected)
    }
  }

  @Test func slidersThatWouldNotMoveAreLeftOut() throws {
    let blameless = try grid(
      "us-east-1", type: 0, sets: ["firms.ordinary.blame=0", "firms.ordinary.direct=0"])
    #expect(!blameless.axes.contains { [.blameSharing, .lossPerHour].contains($0.subject) })
    let million = try grid("us-east-1", type: 0, sets: ["firmCount=1000000"])
    #expect(million.axes.first { $0.subject == .firmCount }?.values.last == 1_000_000)
  }

  /// No stop of a price slider turns the order of prices round: several regions are never cheaper than one, nor
  /// dearer than the clouds above them.
  @Test(arguments: [("netflix", 0), ("netflix", 1), ("bank", 1), ("us-east-1", 0)])
  func pricesKeepTheirOrder(preset: String, type: Int) throws {
    let brief = Brief(try marketWith(preset, [], firms: nil))
    let grid = SliderGrid(brief, type: type, only: [.redundancy])
    #expect(grid.count > 2)
    let today = brief.market.firms[type].multiplier
    for position in 0..<grid.count {
      let prices = try Market(grid.scenario(position)).firms[type].multiplier
      let strategies = brief.market.strategies
      let single = strategies.indices.filter { strategies[$0].regions * strategies[$0].clouds == 1 }
      let wide = strategies.indices.filter { strategies[$0].regions > 1 && strategies[$0].clouds == 1 }
      #expect((wide.map { prices[$0] }.min() ?? 0) >= (single.map { prices[$0] }.max() ?? 0) - 1e-12)
      for (one, before) in today.enumerated() {
        for (other, then) in today.enumerated() where before < then {
          #expect(prices[one] <= prices[other] + 1e-12, "\(preset) \(grid.axes[0].values[position])")
        }
      }
    }
  }
}
