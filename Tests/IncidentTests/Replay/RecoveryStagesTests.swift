import Foundation
import ReferenceModels
import Testing

@testable import Incident

@Suite struct LeaseRecoveryTests {
  private func recovery(_ outage: Double) throws -> LeaseRecovery {
    try October2025().leaseRecovery(outageMinutes: outage)
  }

  /// Below the threshold no collapse, above it collapse; 15 minutes are below, 157 above.
  @Test func collapseStartsAtTheThreshold() throws {
    let threshold = try recovery(1).collapseOutageMinutes
    #expect(threshold > 15 && threshold < 157)
    for outage in [5, 15, 0.9 * threshold] {
      #expect(try !recovery(outage).run().collapsed, "\(outage) min")
      #expect(try !recovery(outage).simulate(seed: 3).collapsed, "\(outage) min")
    }
    for outage in [1.1 * threshold, 157, 400] {
      #expect(try recovery(outage).run().collapsed, "\(outage) min")
      #expect(try recovery(outage).simulate(seed: 3, scale: 50).collapsed, "\(outage) min")
    }
  }

  @Test func noWorkGoesStaleAfterAHarmlessOutage() throws {
    let harmless = try recovery(1).harmlessOutageMinutes
    #expect(try recovery(0.98 * harmless).run().staleShare == 0)
    #expect(try recovery(1.1 * harmless).run().staleShare > 0)
  }

  /// Flow and droplets agree within two minutes on when the leases are back.
  @Test func flowAgreesWithDroplets() throws {
    for outage in [15.0, 157] {
      for change: (inout LeaseRecovery) -> Void in [
        { _ in }, { $0.hasAdmissionControl = true }, { $0.backoffCapMinutes = 120 },
      ] {
        var recovery = try recovery(outage)
        change(&recovery)
        let flow = try recovery.run()
        let jobs = try recovery.simulate(seed: 5, scale: 20)
        #expect(abs(flow.endMinute - jobs.endMinute) < 2, "\(outage): \(flow) \(jobs)")
        #expect(flow.collapsed == jobs.collapsed)
      }
    }
  }

  @Test func aQueueOfWeeksIsRefused() throws {
    var recovery = try recovery(157)
    recovery.capacityPerMinute = 1
    #expect(
      throws: IncidentError.tooLong(stage: "the queue", days: recovery.lostShare * 1e5 / 1440, limitDays: 14)
    ) {
      try recovery.run()
    }
    var constants = OctoberConstants()
    constants.leaseCapacity = 2.03
    #expect(throws: IncidentError.self) {
      try October2025(constants: constants, fixes: []).durations(runs: 3, seed: 1)
    }
  }

  @Test func withoutLostLeasesThereIsNothingToDo() throws {
    let outcome = try recovery(0).run()
    #expect(outcome.endMinute == 0)
    #expect(!outcome.collapsed)
  }

  @Test func aSlowProcedureProlongsTheCollapseMinuteByMinute() throws {
    var recovery = try recovery(157)
    let base = try recovery.run().endMinute
    recovery.interventionMinutes += 60
    #expect(abs(try recovery.run().endMinute - base - 60) < 1)
  }
}

@Suite struct NetworkBacklogTests {
  private var model: NetworkBacklog {
    NetworkBacklog(
      backlog: 340, capacity: 2.26, demand: 6, demandHalfLifeMinutes: 120, openingPerMinute: 0.0118,
      lateMinutes: 2, reactionMinutes: 30, shedShare: 0.5, verificationMinutes: 47, relaxStepMinutes: 11,
      relaxFactor: 1.1, opening: .byOperators)
  }

  @Test(arguments: [NetworkBacklog.Opening.atOnce, .byOperators, .byQueueLength])
  func workIsConserved(opening: NetworkBacklog.Opening) {
    var model = model
    model.opening = opening
    let outcome = model.run()
    var waiting = model.backlog
    for minute in outcome.minutes {
      waiting += minute.launches
      let left = minute.backlog + minute.waitMinutes * model.capacity
      #expect(abs(waiting - min(waiting, model.capacity) - left) < 1e-6)
      waiting = left
    }
    #expect(waiting < 1e-6)
    #expect(outcome.openMinute >= outcome.normalMinute.rounded(.down))
    #expect(outcome.minutes.last?.opened == 1)
  }

  @Test func newWorkFasterThanTheManagerMakesNetworksLate() {
    #expect(model.run().lateMinute != nil)
    var calm = model
    calm.demand = 1
    #expect(calm.run().lateMinute == nil)
    var limited = model
    limited.opening = .byQueueLength
    #expect(limited.run().lateMinute == nil)
    #expect(limited.run().normalMinute < model.run().normalMinute)
  }

  @Test func withoutBacklogAndThrottleItIsOverAtOnce() {
    var nothing = model
    nothing.backlog = 0
    nothing.demand = 1
    nothing.opening = .atOnce
    #expect(nothing.run().openMinute <= 1)
  }
}

@Suite struct HealthCheckFlappingTests {
  private func flapping(_ limit: Double?) throws -> HealthCheckFlapping {
    let constants = OctoberConstants()
    return HealthCheckFlapping(
      registrationMinutes: 2, fleetMinutes: 1000, flapMinutes: 30, halfLateBacklog: 60,
      checkerLimit: constants.checkerLimit, alarmMinutes: 5, velocityLimit: limit, decisionMinutes: 164)
  }

  private func network(waitMinutes: Double, launches: Double) -> NetworkBacklog.Outcome {
    let minute = NetworkBacklog.Minute(
      opened: 0.5, launches: launches, backlog: 300, waitMinutes: waitMinutes)
    return NetworkBacklog.Outcome(
      lateMinute: 0, shedMinute: nil, normalMinute: 500, relaxMinute: nil, openMinute: 500,
      minutes: Array(repeating: minute, count: 500))
  }

  @Test func manyLateServersOverrunTheCheckers() throws {
    let bad = try flapping(nil).run(network(waitMinutes: 10, launches: 5))
    #expect(bad.alarmMinute != nil)
    #expect(bad.switchedOffMinute == bad.alarmMinute.map { $0 + 164 })
    // In balance: launches · flapping time / fleet, and a zone of six on top.
    #expect(abs(bad.peakShare - (0.15 + 1.0 / 6)) < 0.01)
    let few = try flapping(nil).run(network(waitMinutes: 10, launches: 2))
    #expect(few.alarmMinute == nil)
    #expect(few.endMinute == 500)
  }

  @Test func velocityControlKeepsTheCapacityIn() throws {
    let outcome = try flapping(0.02).run(network(waitMinutes: 10, launches: 5))
    #expect(outcome.peakShare == 0.02)
    #expect(outcome.alarmMinute == nil)
    #expect(outcome.switchedOffMinute == nil)
  }
}
