import Testing

@testable import Incident

@Suite struct IncidentCatalogueTests {
  @Test(arguments: IncidentCatalogue.allCases) func thePublishedLengthComesOut(incident: IncidentCatalogue)
    throws
  {
    let run = try incident.incident().run()
    #expect(abs(run.totalMinutes - incident.publishedMinutes) < 5, "\(run.totalMinutes)")
    #expect(run.milestones.first?.minute == 0)
    #expect(run.milestones.last?.name == "end")
  }

  @Test(arguments: IncidentCatalogue.allCases) func everyFixHelpsAndNoneIsForeign(incident: IncidentCatalogue)
    throws
  {
    let base = try incident.incident().run()
    for row in try incident.incident().counterfactuals() {
      #expect(row.minutesSaved >= 0, "\(row.fixes)")
      #expect(row.run != base, "\(row.fixes)")
    }
    for fix in IncidentFix.allCases where !incident.mendable.contains(fix) {
      #expect(throws: IncidentError.self, "\(fix)") { try incident.incident(fixes: [fix]) }
    }
  }

  @Test(arguments: IncidentCatalogue.allCases) func durationsSpreadAroundTheRun(incident: IncidentCatalogue)
    throws
  {
    let durations = try incident.incident().durations(runs: 60, seed: 3, jobs: 2)
    #expect(durations == (try incident.incident().durations(runs: 60, seed: 3)))
    let hours = incident.publishedMinutes / 60
    #expect(durations.quantile(0.05).hours < hours)
    #expect(durations.quantile(0.99).hours > hours)
  }

  /// 2.9 hours for most and 7.5 to the end.
  @Test func googleCloudRecoversInTwoSteps() throws {
    let run = try GoogleCloud2025().run()
    #expect(abs(try #require(run.minute("most-recovered")) - 176) < 3)
    #expect(try #require(run.minute("replicated-worldwide")) < 1)
    #expect(run.stages.contains { $0.name == "herd" && $0.cause == .staleWork })
    let spread = try GoogleCloud2025(fixes: [.backoff]).run()
    #expect(spread.stages.contains { $0.name == "herd" && $0.cause == .backlog })
  }

  @Test func kinesisFailsOnlyAboveTheThreadLimit() throws {
    #expect(try Kinesis2020().isPossible)
    var constants = KinesisConstants()
    constants.addedServers = 50
    #expect(try Kinesis2020(constants: constants, fixes: []).run().totalMinutes == 0)
  }

  @Test func everyOtherConstantHasARow() {
    func matches<C: IncidentConstants>(_ sample: C) -> Bool {
      let members = Mirror(reflecting: sample).children
      return members.count == C.table.count
        && C.table.allSatisfy { row in
          members.contains { $0.label == row.name && $0.value as? Double == sample[keyPath: row.member] }
        }
    }
    #expect(matches(GoogleConstants()))
    #expect(matches(FrontDoorConstants()))
    #expect(matches(KinesisConstants()))
  }
}
