import Foundation
import Incident
import ReferenceModels
import Testing

/// Rates of the engines, printed beside those of the scripts in `Tests/Peers/incident`; only on request:
/// `INCIDENT_SPEED=1 swift test -c release -Xswiftc -enable-testing --filter IncidentSpeed`.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["INCIDENT_SPEED"] != nil))
struct IncidentSpeedTests {
  private func millionsPerSecond(_ count: Int, _ time: Duration) -> String {
    String(format: "%.2f M/s", Double(count) / (time / .seconds(1)) / 1e6)
  }

  /// λ = 80/s, μ = 100/s, time-out 1 s, 3 retries, stopped from 60 to 90 s, 600 s; and ten times as long.
  @Test(arguments: [600.0, 6000]) func retryStorm(horizon: Double) throws {
    var model = QueueModel(
      loads: [.init(rate: 80)], service: .exponential(meanSeconds: 0.01), horizonSeconds: horizon,
      binSeconds: 1)
    model.timeoutSeconds = 1
    model.retry = .immediate(limit: 3)
    model.stops = [60..<90]
    for seed in 1...5 as ClosedRange<UInt64> {
      var outcome: QueueOutcome?
      let time = try ContinuousClock().measure { outcome = try model.simulate(seed: seed) }
      let events = try #require(outcome).events
      print("retry storm \(Int(horizon)) s: \(events) events, \(millionsPerSecond(events, time))")
    }
  }

  @Test func oneServer() throws {
    let model = QueueModel(
      loads: [.init(rate: 0.8)], service: .exponential(meanSeconds: 1), horizonSeconds: 5e6, binSeconds: 1e5)
    var outcome: QueueOutcome?
    let time = try ContinuousClock().measure { outcome = try model.simulate(seed: 1) }
    let events = try #require(outcome).events
    print("M/M/1: \(events) events, \(millionsPerSecond(events, time))")
  }

  @Test(arguments: [(3, 3, 1), (3, 8, 2), (3, 14, 1), (4, 7, 1), (3, 6, 3), (4, 8, 2)])
  func race(enactors: Int, plans: Int, endpoints: Int) throws {
    let race = try DNSRace(enactors: enactors, plans: plans, endpoints: endpoints)
    for merges in [true, false] {
      var found: RaceExploration?
      let time = ContinuousClock().measure {
        found = race.explore(stopAtFirst: false, mergesAlikeEnactors: merges)
      }
      let states = try #require(found).states
      print(
        "race E\(enactors) P\(plans) K\(endpoints)\(merges ? ", alike Enactors merged" : ""): \(states) states, "
          + "\(millionsPerSecond(states, time))")
    }
  }

  @Test(arguments: [1000, 10_000]) func runs(count: Int) throws {
    let incident = try October2025()
    var durations: IncidentDurations?
    let time = try ContinuousClock().measure { durations = try incident.durations(runs: count, seed: 1) }
    let mean = try #require(durations).mean.hours
    print("incident: \(count) runs on one thread in \(time / .seconds(1)) s, mean \(mean) h")
  }
}
