import Games
import Incident
import Market
import Outages
import Scenario
import Testing

@testable import Findings

@Suite struct FigureFindingsTests {
  /// The gains of leaving cross zero where the mixed equilibrium of the two setups lies: with a share of others
  /// outside, the expected gain is the mean of the gains over a binomial number of leavers.
  @Test func theMixedEquilibriumIsWhereTheExpectedGainIsNothing() throws {
    for preset in ["us-east-1", "netflix"] {
      let brief = Brief(try market(preset))
      let leaving = try #require(LeavingGains(brief))
      let gains = leaving.lines[leaving.today].gains
      #expect(leaving.left == Array(0...leaving.others))
      let mixed = brief.equilibria.rows.compactMap { row -> Double? in
        guard case .mixed(let probabilities) = row.equilibrium.profile else { return nil }
        let own = probabilities[brief.crowd]
        let isOfTheTwo = abs(own[leaving.inside] + own[leaving.outside] - 1) < 1e-9
        return isOfTheTwo && own[leaving.inside] > 0 && own[leaving.inside] < 1 ? own[leaving.outside] : nil
      }
      let share = try #require(mixed.first)
      var expected = 0.0
      var weight = 1.0
      for gone in 0...leaving.others {
        if gone > 0 { weight *= Double(leaving.others - gone + 1) / Double(gone) }
        var probability = weight
        for _ in 0..<gone { probability *= share }
        for _ in 0..<(leaving.others - gone) { probability *= 1 - share }
        expected += probability * gains[gone]
      }
      let size = gains.map { abs($0) }.max() ?? 1
      #expect(abs(expected) < 1e-5 * size, "\(preset): \(expected)")
    }
  }

  @Test func leavingTheWholeHerdIsThatOfTheBrief() throws {
    let brief = Brief(try market("us-east-1"))
    let leaving = try #require(LeavingGains(brief))
    let way = try #require(brief.herd?.leaving[brief.crowd])
    #expect(abs(leaving.lines[leaving.today].gains[0] - way.gain) < 1e-6)
    #expect(leaving.lines.map(\.excuse) == leaving.lines.map(\.excuse).sorted())
    #expect(LeavingGains(Brief(try market("us-east-1", firms: 1))) == nil)
    let unforgiven = Brief(
      try market("us-east-1", "firms.ordinary.blameSharing=0", "firms.ordinary.attraction.us-east-1=0"))
    #expect(try #require(LeavingGains(unforgiven)).threshold == 0)
    #expect(try #require(LeavingGains(Brief(try market("us-east-1", firms: 1000)))).left.count == 25)
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

  /// The price of a setup and what it avoids add up to the difference of two rows of the ladder.
  @Test func pricesAddUpToTheLadder() throws {
    for preset in ["netflix", "bank", "startup"] {
      let brief = Brief(try market(preset))
      for type in brief.storyTypes {
        let prices = SetupPrices(brief, type: type)
        let ladder = brief.firms[type].ladder
        #expect(
          prices.rows.contains { $0.strategy == brief.firms[type].choice }
            || prices.base == brief.firms[type].choice)
        for row in prices.rows {
          let difference = ladder[prices.base].total - ladder[row.strategy].total
          #expect(abs(row.net - difference) <= 1e-9 * abs(ladder[prices.base].total), "\(preset)")
          #expect(abs(row.bill - ladder[row.strategy].cost + ladder[prices.base].cost) < 1e-3)
        }
      }
    }
  }

  /// Whatever the firm plays is among the setups that are drawn: the bank's is in no rung of the oldest region.
  @Test func theOwnChoiceIsAmongTheSetups() throws {
    for preset in ["us-east-1", "netflix", "bank", "startup"] {
      let brief = Brief(try market(preset))
      for type in brief.storyTypes {
        let setups = brief.setups(of: type)
        #expect(setups.contains(brief.firms[type].choice) && Set(setups).count == setups.count)
      }
    }
  }

  @Test func decoupledEventsAreNarrowerAndAsLong() throws {
    let (coupled, decoupled) = (try market("coupled"), try market("decoupled"))
    let comparison = try #require(CouplingComparison(coupled: coupled, decoupled: decoupled))
    for side in [comparison.coupled, comparison.decoupled] {
      #expect(abs(side.widths.reduce(0) { $0 + $1.probability } - 1) < 1e-9)
    }
    #expect(comparison.decoupled.meanWidth < comparison.coupled.meanWidth / 2)
    let hours = [comparison.coupled, comparison.decoupled].map { $0.meanWidth * $0.ratePerYear }
    #expect(abs(hours[0] - hours[1]) < 0.02 * hours[0])
    #expect(abs(comparison.coupled.leavingGain - (StandingHerd(coupled)?.bestLeaving?.gain ?? 0)) < 1e-6)
  }

  @Test func curvesFallAndTheirMeansAreTheYears() throws {
    let brief = Brief(try market("us-east-1"))
    let findings = try ExceedanceByTier(brief, type: 0, incidentHours: 872 / 60)
    #expect(findings.lines.map(\.strategy) == brief.setups(of: 0))
    for line in findings.lines {
      for (a, b) in zip(line.points, line.points.dropFirst()) {
        #expect(a.loss < b.loss && a.probability >= b.probability - 1e-9)
      }
      #expect(line.typical <= line.oneInTwenty)
      let row = brief.firms[0].ladder[line.strategy]
      #expect(abs(line.mean - row.lossInHerd) <= 0.02 * row.lossInHerd, "\(line.mean) \(row.lossInHerd)")
    }
    // One node has nothing that takes over: its share of the business stops for 14 h 32 min, at a price an hour between
    // being down with everybody and being down alone.
    let line = try #require(findings.lines.first { brief.market.strategies[$0.strategy].nodes == 1 })
    let incident = try #require(line.incident)
    let hazard = try #require(
      brief.market.hazards.first {
        $0.scope == .region && $0.location == brief.market.scenario.regions[0].name
      })
    let hours = 872 / 60 * hazard.severity
    #expect(incident.loss >= hours * brief.firms[0].downTogetherPerHour * 0.999)
    #expect(incident.loss <= hours * brief.firms[0].downAlonePerHour * 1.001)
  }

  /// Whoever leaves the region within ten minutes hardly notices the known outage, whatever leaks to other regions.
  @Test func anOutageCostsLittleWhereAnotherRegionTakesOver() throws {
    let market = try market("netflix")
    let type = try #require(market.firms.firstIndex { $0.type.name == "netflix" })
    let findings = try ExceedanceByTier(Brief(market), type: type, incidentHours: 872 / 60)
    func loss(_ name: String) -> Double? {
      findings.lines.first { market.strategies[$0.strategy].name == name }?.incident?.loss
    }
    let (alone, wide) = (try #require(loss("single-us-east-1")), try #require(loss("three-regions")))
    // Ten minutes of 14 h 32 min, at a third of the work.
    #expect(wide > 0 && wide < 0.02 * alone, "\(wide) of \(alone)")
  }

  /// Blame is forgiven where others are down too: in the herd more than outside of it, and nowhere without forgiveness.
  @Test func moreBlameIsForgivenInTheHerd() throws {
    let brief = Brief(try market("us-east-1"))
    let forgiven = ForgivenBlame(brief, type: 0).dollars
    let way = try #require(brief.herd?.leaving[0])
    #expect(forgiven[way.from] > 2 * forgiven[way.to] && forgiven[way.to] >= 0)
    let strict = Brief(try market("us-east-1", "firms.ordinary.blameSharing=0"))
    #expect(ForgivenBlame(strict, type: 0).dollars.allSatisfy { abs($0) < 1e-6 })
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
