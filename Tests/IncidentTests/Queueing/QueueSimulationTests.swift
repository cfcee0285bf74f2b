import Foundation
import ReferenceModels
import Testing

@testable import Incident

@Suite struct QueueSimulationTests {
  /// Mean wait of M/M/c before service, from Erlang's C formula. c = 1 gives ρ / (μ − λ).
  private func exactWait(arrivalRate: Double, serviceRate: Double, servers: Int) -> Double {
    let offered = arrivalRate / serviceRate
    var term = 1.0
    var sum = 1.0
    for k in 1..<max(2, servers) where k < servers {
      term *= offered / Double(k)
      sum += term
    }
    term *= offered / Double(servers)
    let all = term / (1 - offered / Double(servers))
    return all / (sum + all) / (Double(servers) * serviceRate - arrivalRate)
  }

  @Test func theFormulaKnowsTheOneServerCase() {
    #expect(abs(exactWait(arrivalRate: 0.8, serviceRate: 1, servers: 1) - 4) < 1e-12)
    #expect(abs(exactWait(arrivalRate: 1, serviceRate: 1, servers: 2) - 1.0 / 3) < 1e-12)
  }

  /// False alarm below 1e-7 for each case: Student's t with 39 degrees of freedom, two-sided, is 6.5 there.
  @Test(arguments: [(0.5, 1), (0.8, 1), (1.2, 2), (3.2, 4), (8.0, 10)])
  func meanWaitIsTheExactOneWithinItsOwnInterval(arrivalRate: Double, servers: Int) throws {
    let horizon = 42_000 / arrivalRate
    var model = QueueModel(
      loads: [.init(rate: arrivalRate)], service: .exponential(meanSeconds: 1), horizonSeconds: horizon,
      binSeconds: horizon / 42)
    model.servers = servers
    let outcome = try model.simulate(seed: 20)
    let batches = outcome.bins.dropFirst(2).map { $0.waitSeconds / Double($0.started) }
    let mean = batches.reduce(0, +) / Double(batches.count)
    let variance = batches.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(batches.count - 1)
    let error = (variance / Double(batches.count)).squareRoot()
    let exact = exactWait(arrivalRate: arrivalRate, serviceRate: 1, servers: servers)
    #expect(abs(mean - exact) < 6.5 * error, "mean \(mean), exact \(exact), error \(error), seed 20")
    #expect(error < 0.1 * exact, "an interval too wide to test anything: \(error)")
  }

  private func storm(_ rate: Double, retry: RetryPolicy, horizon: Double = 200) -> QueueModel {
    var model = QueueModel(
      loads: [.init(rate: rate)], service: .fixed(seconds: 1.0 / 40), horizonSeconds: horizon, binSeconds: 1)
    model.timeoutSeconds = 1
    model.retry = retry
    model.stops = [20..<40]
    return model
  }

  /// Every request ends as one useful job, is given up, or is still under way: nothing is lost or invented.
  @Test(arguments: [
    RetryPolicy.never, .immediate(limit: 3), .afterDelay(limit: 2, seconds: 0.5),
    .backoff(limit: 5, baseSeconds: 0.5, capSeconds: 4, jitter: true),
    .tokenBucket(limit: 3, capacity: 20, tokensPerSuccess: 0.1),
    .circuitBreaker(limit: 3, failures: 20, openSeconds: 5),
  ])
  func requestsAreConserved(retry: RetryPolicy) throws {
    for discards in [false, true] {
      for limit in [nil, 15] {
        // The load ends early, so that everything is settled at the end.
        var model = storm(30, retry: retry, horizon: 400)
        model.loads.append(.init(from: 60, rate: 0))
        model.discardsStaleWork = discards
        model.admissions = limit.map { [.init(length: $0)] } ?? []
        model.flushes = [50.5]
        let outcome = try model.simulate(seed: 3)
        let settled = outcome.total(\.useful) + outcome.total(\.givenUp)
        #expect(outcome.total(\.requests) == settled, "\(retry) \(discards) \(String(describing: limit))")
        #expect(outcome.total(\.requests) > 1500)
        #expect(outcome.bins.last?.waiting == 0)
        #expect(!discards || outcome.total(\.stale) == 0 || limit == nil)
      }
    }
  }

  @Test func equalSeedsGiveEqualRunsAndOtherRunsDiffer() throws {
    let model = storm(30, retry: .immediate(limit: 1), horizon: 60)
    #expect(try model.simulate(seed: 1, run: 5) == model.simulate(seed: 1, run: 5))
    #expect(try model.simulate(seed: 1, run: 5) != model.simulate(seed: 1, run: 6))
    #expect(try model.simulate(seed: 1, run: 5) != model.simulate(seed: 2, run: 5))
  }

  /// The remedies: with each of them a storm that would go on for ever ends.
  @Test func everyRemedyEndsTheStorm() throws {
    let storm = storm(30, retry: .immediate(limit: 3))
    #expect(try storm.simulate(seed: 1).recovery(after: 40) == nil)
    var remedies: [String: QueueModel] = [:]
    for (name, retry) in [
      ("token bucket", RetryPolicy.tokenBucket(limit: 3, capacity: 20, tokensPerSuccess: 0.1)),
      ("circuit breaker", .circuitBreaker(limit: 3, failures: 20, openSeconds: 25)),
      ("no retries", .never),
    ] {
      remedies[name] = storm
      remedies[name]?.retry = retry
    }
    remedies["admission"] = storm
    remedies["admission"]?.admissions = [.init(length: 20)]
    for (name, model) in remedies {
      #expect(try model.simulate(seed: 1).recovery(after: 40, share: 0.8) != nil, "\(name)")
    }
  }

  /// Dropping what is stale at the head is not enough by itself: what is taken up is then just short of its
  /// time-out, and runs into it while it is served. More work is done in time than without, but not all of it.
  @Test func droppingStaleWorkAloneLeavesWorkAtTheEdge() throws {
    var storm = storm(30, retry: .immediate(limit: 3))
    let plain = try storm.simulate(seed: 1)
    storm.discardsStaleWork = true
    let dropping = try storm.simulate(seed: 1)
    #expect(dropping.recovery(after: 40) == nil)
    #expect(dropping.total(\.useful) > plain.total(\.useful))
  }

  @Test func badMembersAreNamed() {
    var model = QueueModel(
      loads: [.init(rate: -1)], service: .fixed(seconds: 1), horizonSeconds: 10, binSeconds: 1)
    func error(_ change: (inout QueueModel) -> Void) -> IncidentError? {
      var changed = model
      change(&changed)
      do throws(IncidentError) { _ = try changed.simulate(seed: 0) } catch { return error }
      return nil
    }
    #expect(error { _ in }?.description == "queue.load is -1, expected a rate of at least 0")
    model.loads = [.init(rate: 1)]
    #expect(error { _ in } == nil)
    #expect(error { $0.servers = 0 } == .outOfRange(name: "queue.servers", value: 0, allowed: 1...10_000))
    #expect(error { $0.service = .fixed(seconds: 0) } != nil)
    #expect(error { $0.timeoutSeconds = .nan } != nil)
    #expect(error { $0.horizonSeconds = .infinity } != nil)
    #expect(error { $0.binSeconds = 11 } != nil)
    #expect(error { $0.loads[0].rate = .nan } != nil)
    #expect(error { $0.refusedPauseSeconds = -1 } != nil)
    // Refused clients that retry at once and for ever would never let time pass.
    #expect(
      error {
        $0.admissions = [.init(length: 0)]
        $0.retry = .immediate(limit: .max)
      } == .outOfRange(name: "queue.retry.limit", value: .max, allowed: 0...1000))
  }
}
