import ResilienceNumerics
import Testing

@testable import Incident

@Suite struct IncidentDurationsTests {
  @Test func anyNumberOfThreadsGivesTheSameBytes() throws {
    let incident = try October2025()
    let one = try incident.durations(runs: 70, seed: 9, jobs: 1)
    #expect(try incident.durations(runs: 70, seed: 9, jobs: 2) == one)
    #expect(try incident.durations(runs: 70, seed: 9, jobs: 7) == one)
    #expect(try incident.durations(runs: 70, seed: 10, jobs: 2) != one)
    // Runs are drawn by index: fewer runs are a part of more.
    let fewer = try incident.durations(runs: 30, seed: 9)
    #expect(Set(fewer.hours).isSubset(of: Set(one.hours)))
    #expect(Set(one.hours).count > 60)
    #expect(one.hours.allSatisfy { $0 > 2 && $0 < 100 })
  }

  @Test func quantilesCarryTheirNoise() {
    let durations = IncidentDurations(hours: (1...10_000).map { Double($0) / 100 }.reversed())
    #expect(durations.quantile(0.5).hours == 50)
    #expect(abs(durations.quantile(0.5).noiseHours - 0.98) < 0.011)
    #expect(durations.quantile(0.95).hours == 95)
    #expect(durations.quantile(0.99).hours == 99)
    #expect(abs(durations.mean.hours - 50.005) < 1e-9)
    #expect(durations.survival(90) == 0.1)
    let single = IncidentDurations(hours: [3])
    #expect(single.quantile(0.01) == IncidentDurations.Estimate(hours: 3, noiseHours: 0))
    #expect(single.mean == IncidentDurations.Estimate(hours: 3, noiseHours: 0))
  }

  @Test func runsOutOfRangeAreRefused() throws {
    let incident = try October2025()
    #expect(throws: IncidentError.outOfRange(name: "runs", value: 0, allowed: 1...10_000_000)) {
      try incident.durations(runs: 0, seed: 1)
    }
  }

  @Test func threadsShareOutEveryChunkOnce() {
    for count in [0, 1, 49, 50, 51, 999] {
      for jobs in [1, 2, 5, 100] {
        let runs = ParallelRuns(count: count, chunk: 50) { $0.map { Double($0 * $0) } }
        #expect(runs.results(jobs: jobs) == (0..<count).map { Double($0 * $0) })
      }
    }
  }
}
