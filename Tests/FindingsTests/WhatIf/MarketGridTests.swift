import Findings
import Games
import Market
import Scenario
import TestSupport
import Testing

@Suite struct MarketGridTests {
  /// Every cell against a brief of a scenario that was changed and built by itself.
  private func check(_ scenario: Scenario, _ texts: [String], _ note: Comment) throws {
    var axes: [ParameterAxis] = []
    for text in texts { axes.append(try ParameterAxis(text, in: scenario)) }
    let outputs: [MarketOutput] = [.payoff, .loss, .hours, .welfare, .regret, .share, .equilibrium]
    let grid = try MarketGrid(try Market(scenario), axes: axes, outputs: outputs, jobs: 3)
    for row in axes[0].values.indices {
      for column in 0..<grid.columnCount {
        var changed = scenario
        axes[0].apply(row, to: &changed)
        if axes.count > 1 { axes[1].apply(column, to: &changed) }
        try agrees(grid.cell(row, column), of: grid, with: Brief(try Market(changed)), note)
      }
    }
  }

  private func agrees(_ cell: MarketGrid.Cell, of grid: MarketGrid, with brief: Brief, _ note: Comment) throws
  {
    let region = grid.regions[cell.region]
    let pure = brief.equilibria.rows.compactMap { row -> [[Int]]? in
      if case .pure(let counts) = row.equilibrium.profile { return counts }
      return nil
    }
    if !region.countsVary {
      #expect(region.pure == pure && region.history == brief.history.counts, note)
      #expect(region.mixed.count == brief.equilibria.rows.count - pure.count, note)
    }
    for (quantity, value) in zip(grid.quantities, cell.values) {
      let expected: Double
      switch quantity.output {
      case .payoff: expected = brief.history.certificate.payoffs[quantity.type ?? 0]
      case .regret: expected = brief.history.certificate.regret
      case .welfare: expected = brief.market.welfare(of: brief.history.certificate)
      case .equilibrium: expected = Double(brief.equilibria.rows.count)
      default: continue
      }
      #expect(abs(value - expected) <= 1e-9 * max(1, abs(expected)), note)
    }
  }

  @Test func presetsCellByCell() throws {
    let scenario = try market("us-east-1").scenario
    try check(scenario, ["blameSharing=0..1:5", "firms.ordinary.blame=50k..400k:4"], "money by money")
    try check(scenario, ["lambda=0.1..4:log:4", "blameSharing=0..1:3"], "outages by money")
    try check(scenario, ["blameSharing=0..1:3", "hazards.us-east-1.severity=0.2,0.5,1"], "money by outages")
    try check(
      scenario, ["strategies.multi-region.coverage=0.5,1", "hazards.aws.rate=0.1,1"], "outages by outages")
    try check(scenario, ["firms=1..40:log:5"], "numbers of firms")
    try check(try market("netflix").scenario, ["costs.multi-region=1.2,1.5,4"], "a tier")
  }

  @Test(arguments: 0..<12) func randomMarketsCellByCell(_ seed: Int) throws {
    var random = RandomMarkets(seed: 300 + seed)
    let scenario = random.scenario(counts: random.pick([[3], [2, 1]]), strategies: 3)
    try check(
      scenario, ["t0.blameSharing=0,0.6,1", random.pick(["lambda=0.3,3", "t0.bill=0,90k", "h0.rate=0,2"])],
      "seed \(seed)")
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let market = try market("us-east-1")
    let axes = [
      try ParameterAxis("lambda=0.05..5:log:9", in: market.scenario),
      try ParameterAxis("blameSharing=0..1:9", in: market.scenario),
    ]
    let one = try MarketGrid(market, axes: axes, outputs: MarketOutput.allCases)
    let four = try MarketGrid(market, axes: axes, outputs: MarketOutput.allCases, jobs: 4)
    #expect(one.cells == four.cells && one.regions == four.regions && one.base == four.base)
  }

  @Test func tooManyCellsAreRefusedBeforeTheyAreComputed() throws {
    let market = try market("us-east-1")
    let axes = [
      try ParameterAxis("lambda=0.05..5:100000", in: market.scenario),
      try ParameterAxis("blameSharing=0..1:100000", in: market.scenario),
    ]
    #expect(throws: MarketGridError.tooManyCells([100_000, 100_000], limit: MarketGrid.limit)) {
      _ = try MarketGrid(market, axes: axes, outputs: [.payoff])
    }
  }

  /// Along an axis every frontier parts two regions, and between frontiers nothing changes.
  @Test func frontiersPartTheTable() throws {
    let market = try market("us-east-1")
    let axis = try ParameterAxis("blameSharing=0..1:11", in: market.scenario)
    let grid = try MarketGrid(market, axes: [axis], outputs: [.payoff])
    let frontiers = grid.frontiers(along: axis)
    #expect(!frontiers.isEmpty)
    for frontier in frontiers {
      #expect(frontier.near.nextUp == frontier.far)
      for (value, expected) in [
        (frontier.near - 1e-6, frontier.before), (frontier.far + 1e-6, frontier.beyond),
      ] {
        var changed = market.scenario
        axis.parameter.set(value, in: &changed)
        #expect(MarketOutcome(try Market(changed)).region.isSameMarket(as: expected))
      }
    }
  }
}
