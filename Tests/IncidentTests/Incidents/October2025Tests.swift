import Foundation
import Testing

@testable import Incident

@Suite struct October2025Tests {
  /// Minutes from 2025-10-19 23:48 PDT, from the operator's summary (aws.amazon.com/message/101925).
  static let published: [(name: String, minute: Double, toldByTheArticle: Bool)] = [
    ("dns-empty", 0, true), ("dependents-fail", 3, false), ("cause-found", 50, false),
    ("mitigated", 87, false), ("dns-restored", 157, true), ("caches-expired", 172, false),
    ("leases-throttled", 266, false), ("leases-back", 340, true), ("balancer-errors", 342, true),
    ("network-late", 393, false), ("balancer-alarm", 424, false), ("failover-off", 588, true),
    ("network-normal", 648, true), ("throttles-relaxed", 695, false), ("launches-normal", 842, false),
    ("failover-on", 861, true), ("containers-recovered", 872, true),
  ]

  @Test func theMilestonesComeOut() throws {
    let run = try October2025().run()
    for row in Self.published {
      let minute = try #require(run.minute(row.name), "\(row.name)")
      #expect(abs(minute - row.minute) <= (row.toldByTheArticle ? 5 : 20), "\(row.name) at \(minute)")
    }
    #expect(run.totalMinutes.rounded() == 872)
    #expect(run.milestones.last?.name == "end")
    #expect(zip(run.milestones, run.milestones.dropFirst()).allSatisfy { $0.minute <= $1.minute })
  }

  /// At every minute something is broken or waits: the stages leave no gap.
  @Test(arguments: [[]] + October2025.mendable.map { [$0] })
  func stagesCoverTheIncident(fixes: [IncidentFix]) throws {
    let run = try October2025(fixes: Set(fixes)).run()
    var covered = 0.0
    for stage in run.stages {
      #expect(stage.startMinute <= covered + 1e-9, "a gap before \(stage.name)")
      #expect(stage.endMinute > stage.startMinute)
      covered = max(covered, stage.endMinute)
    }
    #expect(abs(covered - run.totalMinutes) < 1e-9)
  }

  @Test func withoutTheRaceNothingHappens() throws {
    for fix in [IncidentFix.conditionalWrite, .checkInsideWrite] {
      let incident = try October2025(fixes: [fix])
      #expect(!incident.isPossible)
      #expect(try incident.run() == IncidentRun())
      #expect(try incident.durations(runs: 3, seed: 1).hours == [0, 0, 0])
    }
    #expect(try October2025().isPossible)
  }

  /// Each fix changes what it should, and no milestone before the first minute at which it can act.
  @Test(arguments: [
    (IncidentFix.quickRepair, 0.0), (.backoff, 157), (.admissionControl, 157), (.runbook, 50),
    (.velocityControl, 342),
  ])
  func aFixChangesNothingBeforeItActs(fix: IncidentFix, acts: Double) throws {
    let base = try October2025().run()
    let mended = try October2025(fixes: [fix]).run()
    func until(_ run: IncidentRun) -> [IncidentRun.Milestone] { run.milestones.filter { $0.minute <= acts } }
    #expect(until(mended) == until(base))
    #expect(mended != base)
    #expect(mended.totalMinutes <= base.totalMinutes)
  }

  @Test func eachFixMendsItsOwnStage() throws {
    let base = try October2025().run()
    func mended(_ fix: IncidentFix) throws -> IncidentRun { try October2025(fixes: [fix]).run() }
    func has(_ run: IncidentRun, _ stage: String) -> Bool { run.stages.contains { $0.name == stage } }
    #expect(has(base, "collapse"))
    for fix in [IncidentFix.quickRepair, .backoff, .admissionControl] {
      #expect(try !has(mended(fix), "collapse"), "\(fix)")
    }
    let quick = try #require(mended(.quickRepair).minute("dns-restored"))
    #expect(abs(quick - 15) < 1e-9)
    let withRunbook = try mended(.runbook)
    #expect(has(withRunbook, "collapse"))
    #expect(withRunbook.minute("cause-found") == base.minute("cause-found"))
    #expect(withRunbook.totalMinutes < base.totalMinutes - 60)
    let controlled = try mended(.velocityControl)
    #expect(controlled.minute("failover-off") == nil)
    #expect(controlled.balancerMinutesLost < base.balancerMinutesLost)
    #expect(try mended(.admissionControl).minute("network-late") == nil)
  }

  @Test func counterfactualsAreMeasuredAgainstTheIncident() throws {
    let rows = try October2025(fixes: [.backoff]).counterfactuals()
    #expect(rows.count == October2025.mendable.count + 2)
    for row in rows {
      #expect(abs(row.run.totalMinutes + row.minutesSaved - 872) < 0.5, "\(row.fixes)")
      #expect(row.minutesSaved >= 0, "\(row.fixes)")
    }
    #expect(rows.last?.minutesSaved == rows.first?.minutesSaved)
    #expect(rows.first?.firstChange?.name == "dns-empty")
    #expect(rows.first { $0.fixes == [.runbook] }?.firstChange?.minute ?? 0 > 50)
  }

  @Test func everyConstantHasARow() throws {
    let labels = Mirror(reflecting: OctoberConstants()).children.compactMap(\.label)
    #expect(labels.sorted() == OctoberConstants.table.map(\.name).sorted())
    let sample = OctoberConstants()
    for row in OctoberConstants.table {
      let value = try #require(
        Mirror(reflecting: sample).children.first { $0.label == row.name }?.value as? Double)
      #expect(sample[keyPath: row.member] == value, "\(row.name) names another member")
      #expect(row.allowed.contains(value), "\(row.name)")
      #expect(!row.unit.isEmpty)
    }
    let calibrated = OctoberConstants.table.filter {
      if case .calibrated = $0.origin { return true }
      return false
    }
    #expect(calibrated.count <= 6, "a handful")
  }

  @Test func constantsOutOfRangeAreRefused() {
    for row in OctoberConstants.table {
      for bad in [row.allowed.lowerBound - 1, row.allowed.upperBound * 2 + 1, .nan, .infinity] {
        var constants = OctoberConstants()
        constants[keyPath: row.member] = bad
        #expect(throws: IncidentError.self, "\(row.name) = \(bad)") {
          try October2025(constants: constants, fixes: [])
        }
      }
    }
  }

  /// Extreme but allowed constants: the run ends, and every minute is a number.
  @Test func extremeConstantsStillEnd() throws {
    for row in OctoberConstants.table where row.name != "droplets" && row.name != "leaseCapacity" {
      for value in [
        row.allowed.lowerBound, min(row.allowed.upperBound, 5 * OctoberConstants()[keyPath: row.member]),
      ] {
        var constants = OctoberConstants()
        constants[keyPath: row.member] = value
        let run = try October2025(constants: constants, fixes: []).run()
        #expect(run.totalMinutes.isFinite && run.totalMinutes >= 0, "\(row.name) = \(value)")
        #expect(run.milestones.allSatisfy { $0.minute.isFinite && $0.minute >= 0 }, "\(row.name) = \(value)")
      }
    }
  }
}
