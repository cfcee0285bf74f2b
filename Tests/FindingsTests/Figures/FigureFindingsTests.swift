import Games
import Incident
import Market
import Outages
import Scenario
import Testing

@testable import Findings

@Suite struct FigureFindingsTests {
  /// The tipping point is the mixed equilibrium between the two footprints.
  @Test func theTippingPointIsTheMixedEquilibrium() throws {
    for preset in ["us-east-1", "netflix"] {
      let brief = Brief(try market(preset))
      let line = try #require(TippingLine(brief))
      let crossing = try #require(line.crossings.first)
      let mixed = brief.equilibria.rows.compactMap { row -> Double? in
        guard case .mixed(let probabilities) = row.equilibrium.profile else { return nil }
        let own = probabilities[brief.crowd]
        return own[line.inside] > 0 && own[line.inside] < 1 ? own[line.inside] : nil
      }
      #expect(mixed.contains { abs($0 - crossing) < 1e-6 }, "\(preset): \(crossing) \(mixed)")
      #expect(abs(line.basin - (1 - crossing)) < 1e-12)
    }
  }

  @Test func theEndsOfTheLineAreTheHerdAndTheWayOut() throws {
    let brief = Brief(try market("us-east-1"))
    let line = try #require(TippingLine(brief))
    let leaving = try #require(brief.herd?.leaving[brief.crowd])
    #expect(abs((line.points.last?.gain ?? 0) + leaving.gain) < 1e-6)
    #expect(TippingLine(Brief(try market("us-east-1", firms: 1))) == nil)
    let unforgiven = Brief(
      try market("us-east-1", "firms.ordinary.blameSharing=0", "firms.ordinary.attraction.us-east-1=0"))
    #expect(try #require(TippingLine(unforgiven)).basin == 0)
  }

  @Test func theHeatmapHoldsTheGamesPayoffs() throws {
    let brief = Brief(try market("netflix"))
    let table = try #require(SharedRegionPayoffs(brief))
    #expect(table.columns == [0, 1, 2, 3])
    for (column, inside) in table.columns.enumerated() {
      var counts = brief.history.counts
      counts[table.type] = brief.market.strategies.indices.map { _ in 0 }
      counts[table.type][table.inside] += inside
      counts[table.type][table.outside] += 3 - inside
      let payoffs = brief.market.game.payoffs(type: table.type, against: .pure(counts: counts))
      for s in payoffs.indices { #expect(table.payoffs[s][column] == payoffs[s]) }
      #expect(payoffs[table.bestResponse(column)] == payoffs.max())
    }
    let large = try #require(SharedRegionPayoffs(Brief(try market("us-east-1", firms: 100_000))))
    #expect(large.columns.count == 9 && large.columns.last == 99_999)
  }

  @Test func theButtonAddsUpToTheLadder() throws {
    let brief = Brief(try market("netflix"))
    let type = brief.protagonist
    #expect(brief.market.firms[type].type.name == "netflix")
    let button = RedundancyButton(brief, type: type)
    #expect(button.rungs.map { brief.market.strategies[$0.strategy].tier } == Scenario.Tier.allCases)
    for rung in button.rungs {
      let row = brief.firms[type].ladder[rung.strategy]
      #expect(abs(rung.alone.total - row.cost - row.lossAlone) < 1e-3)
      #expect(abs(rung.inCompany.total - row.cost - row.lossInHerd) < 1e-3)
    }
    let cheapest = try #require(button.cheapestInCompany)
    #expect(brief.market.strategies[cheapest.strategy].name == "three-regions")
  }

  @Test func curvesFallAndTheirMeansAreTheYears() throws {
    let brief = Brief(try market("us-east-1"))
    let findings = try ExceedanceByTier(brief, type: 0, incidentHours: 872 / 60)
    #expect(findings.lines.count == 4)
    for line in findings.lines {
      for (a, b) in zip(line.points, line.points.dropFirst()) {
        #expect(a.loss < b.loss && a.probability >= b.probability - 1e-9)
      }
      let row = brief.firms[0].ladder[line.strategy]
      #expect(abs(line.mean - row.lossInHerd) <= 0.02 * row.lossInHerd, "\(line.mean) \(row.lossInHerd)")
    }
    // Nobody covers one region: half the business stops for 14 h 32 min, at 20 k and a shared blame of 20 k an hour.
    let incident = try #require(findings.lines[0].incident)
    #expect(abs(incident.loss - 0.5 * 872 / 60 * 40_000) < 1_000, "\(incident.loss)")
  }

  @Test func todaysMarketIsAmongTheSizes() throws {
    let brief = Brief(try market("netflix"))
    let herding = try #require(HerdingBySize(brief))
    let row = try #require(herding.rows.first { $0.firms == herding.today })
    #expect(row.share == 0.8)
    let leaving = brief.firms[brief.crowd].deviations.map(\.total).max()
    #expect(abs((row.leavingGains ?? 0) - (leaving ?? 1)) < 1e-6)
    #expect(herding.rows.map(\.firms) == herding.rows.map(\.firms).sorted())
  }

  /// The fluid recovers as the closed form says, or never.
  @Test func theCollapseIsThatOfTheClosedForm() throws {
    let story = try MetastabilityExample()
    #expect(story.threshold == 150)
    #expect(story.courses.map(\.outlivesItsTrigger) == [true, false])
    #expect(story.courses[0].recoverySecond == nil)
    let storm = try RetryStorm(arrivalRate: 120, capacity: 300, retries: 1)
    let expected = storm.recoverySeconds(stopSeconds: 10, timeoutSeconds: 1)
    let second = try #require(story.courses[1].recoverySecond)
    #expect(abs(second - 30 - expected) < 3, "\(second) \(expected)")
    for course in story.courses { #expect(course.samples.count == 120) }
  }
}
