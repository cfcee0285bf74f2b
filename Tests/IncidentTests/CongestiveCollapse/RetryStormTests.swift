import Foundation
import ReferenceModels
import Testing

@testable import Incident

@Suite struct RetryStormTests {
  struct Setting: CustomTestStringConvertible {
    var retries: Int
    /// Arrival rate as a multiple of the threshold.
    var ofThreshold: Double
    var testDescription: String { "R=\(retries), \(ofThreshold) of μ/(1+R)" }
  }

  static let settings = [1, 2, 3, 4, 5].flatMap { retries in
    [0.5, 0.75, 0.9, 1.1, 1.2, 1.6].filter { $0 < Double(1 + retries) }
      .map { Setting(retries: retries, ofThreshold: $0) }
  }

  private func model(_ storm: RetryStorm, horizon: Double) -> QueueModel {
    var model = QueueModel(
      loads: [.init(rate: storm.arrivalRate)], service: .fixed(seconds: 1 / storm.capacity),
      horizonSeconds: horizon, binSeconds: 1)
    model.timeoutSeconds = 1
    model.retry = .immediate(limit: storm.retries)
    model.stops = [10..<20]
    return model
  }

  /// 30 settings: the closed form, the flow and the jobs agree on whether the storm outlives its trigger.
  @Test(arguments: settings) func theClosedFormDecides(setting: Setting) throws {
    let threshold = 40 / Double(1 + setting.retries)
    let storm = try RetryStorm(
      arrivalRate: setting.ofThreshold * threshold, capacity: 40, retries: setting.retries)
    #expect(storm.outlivesItsTrigger == (setting.ofThreshold > 1))
    let model = model(storm, horizon: 160)
    let simulated = try model.simulate(seed: 11).recovery(after: 20, share: 0.7, window: 10)
    let flowing = try FluidQueue(model, stepSeconds: 0.05).recovery(after: 20)
    if storm.outlivesItsTrigger {
      #expect(simulated == nil)
      #expect(flowing == nil)
    } else if setting.ofThreshold < 0.8 {
      #expect(simulated != nil)
      #expect(flowing != nil)
    } else {
      // Near the threshold chance decides when, and the flow alone is sure to end.
      #expect(flowing != nil || storm.recoverySeconds(stopSeconds: 10, timeoutSeconds: 1) > 60)
    }
  }

  @Test func aStopShorterThanTheTimeoutDoesNoHarm() throws {
    let storm = try RetryStorm(arrivalRate: 45, capacity: 60, retries: 3)
    #expect(storm.isVulnerable)
    var model = model(storm, horizon: 60)
    model.stops = [10..<10.4]
    #expect(try model.simulate(seed: 2).recovery(after: 12) != nil)
    #expect(try FluidQueue(model, stepSeconds: 0.05).recovery(after: 12) != nil)
  }

  /// Bronson and others 2021: capacity 300/s, load 280/s, one retry after 1 s, a trigger of 10 s.
  @Test func bronsonsExample() throws {
    let storm = try RetryStorm(arrivalRate: 280, capacity: 300, retries: 1)
    #expect(storm.metastableThreshold == 150)
    #expect(storm.isVulnerable)
    func recovers(_ rate: Double, jobs: Bool) throws -> Bool {
      var model = model(try RetryStorm(arrivalRate: 280, capacity: 300, retries: 1), horizon: 700)
      // The storm rages at 280/s; at 60 s the load falls.
      model.loads.append(.init(from: 60, rate: rate))
      model.horizonSeconds = jobs ? 450 : 2500
      return jobs
        ? try model.simulate(seed: 4).recovery(after: 60) != nil
        : try FluidQueue(model, stepSeconds: 0.02).recovery(after: 60) != nil
    }
    #expect(try recovers(120, jobs: true))
    #expect(try !recovers(151, jobs: true))
    #expect(try recovers(120, jobs: false))
    #expect(try recovers(140, jobs: false))
    #expect(try !recovers(151, jobs: false))
    #expect(try !recovers(280, jobs: false))
  }

  @Test func badRatesAreRefused() {
    #expect(throws: IncidentError.self) { try RetryStorm(arrivalRate: 0, capacity: 1, retries: 1) }
    #expect(throws: IncidentError.self) { try RetryStorm(arrivalRate: 1, capacity: .infinity, retries: 1) }
    #expect(throws: IncidentError.self) { try RetryStorm(arrivalRate: 1, capacity: 1, retries: -1) }
  }
}

@Suite struct FluidQueueTests {
  /// The bounds that the type states, against the mean of jobs.
  @Test(arguments: [
    (RetryPolicy.never, 160.0), (.immediate(limit: 1), 66), (.immediate(limit: 3), 35),
    (.afterDelay(limit: 2, seconds: 2), 55),
    (.backoff(limit: 4, baseSeconds: 1, capSeconds: 8, jitter: true), 34),
  ])
  func agreesWithTheJobs(retry: RetryPolicy, rate: Double) throws {
    var model = QueueModel(
      loads: [.init(rate: rate)], service: .fixed(seconds: 1.0 / 200), horizonSeconds: 150, binSeconds: 1)
    model.timeoutSeconds = 1
    model.retry = retry
    model.stops = [10..<25]
    let jobs = try model.simulate(seed: 8)
    let flow = try FluidQueue(model, stepSeconds: 0.05)
    let useful = Double(jobs.total(\.useful))
    #expect(abs(flow.total(\.useful) - useful) < 0.1 * useful, "\(retry), seed 8")
    let ends = (jobs: jobs.recovery(after: 25, window: 2), flow: flow.recovery(after: 25))
    if let simulated = ends.jobs, let flowing = ends.flow {
      #expect(abs(simulated - flowing) < 0.2 * (simulated - 25) + 3, "\(retry) \(simulated) \(flowing)")
    } else {
      Issue.record("\(retry): jobs \(String(describing: ends.jobs)), flow \(String(describing: ends.flow))")
    }
  }

  /// Work is neither lost nor invented: what was sent is served, dropped or waits.
  @Test func attemptsAreConserved() throws {
    var model = QueueModel(
      loads: [.init(rate: 30)], service: .fixed(seconds: 1.0 / 40), horizonSeconds: 100, binSeconds: 1)
    model.timeoutSeconds = 1
    model.retry = .immediate(limit: 3)
    model.stops = [20..<40]
    let flow = try FluidQueue(model, stepSeconds: 0.05)
    let served = flow.total(\.useful) + flow.total(\.stale)
    let waiting = flow.steps.last?.waiting ?? 0
    #expect(abs(flow.total(\.attempts) - served - waiting) < 1e-6 * served)
  }

  @Test func badStepsAreRefused() {
    let model = QueueModel(
      loads: [.init(rate: 1)], service: .fixed(seconds: 1), horizonSeconds: 10, binSeconds: 1)
    #expect(throws: IncidentError.self) { try FluidQueue(model, stepSeconds: 0) }
    #expect(throws: IncidentError.self) { try FluidQueue(model, stepSeconds: 11) }
    #expect(throws: IncidentError.self) { try FluidQueue(model, stepSeconds: 1e-9) }
  }
}
