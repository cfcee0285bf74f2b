/// Noisy best-response dynamics with inertia: a crowd over time.
///
/// In each step every firm revises with probability 1 − inertia, independently of the others; a revising firm
/// takes the best response to the profile at the start of the step, or errs with probability `noise` and
/// takes any strategy. Numbers of firms that do the same thing are binomial, so that a million firms cost
/// little more than five.
import Games
import Market
import ResilienceNumerics
import Outages

struct NoisyBestResponse {
  let market: Market
  let habits: CrowdStudy.RevisionProtocol
  let seed: UInt64

  /// The share at home over time from a profile: percentiles over runs.
  func moments(from start: [[Int]], stream: UInt64, jobs: Int) -> [CrowdStudy.Moment] {
    let shares = ParallelTasks.run(count: habits.runs, jobs: jobs) { run in
      play(from: start, stream: stream, run: run)
    }
    return (0...habits.steps).map { step in
      let sorted = shares.map { $0[step] }.sorted()
      func quantile(_ p: Double) -> Double {
        sorted[min(sorted.count - 1, Int((p * Double(sorted.count)).rounded(.down)))]
      }
      return CrowdStudy.Moment(
        step: step, low: quantile(0.1), median: quantile(0.5), high: quantile(0.9))
    }
  }

  /// The share at home after each step of one run.
  func play(from start: [[Int]], stream: UInt64, run: Int) -> [Double] {
    var counts = start
    var shares = [market.shareAtHome(counts)]
    for step in 0..<habits.steps {
      let index = UInt64(run) << 32 | UInt64(step)
      var draws = PhiloxStream(seed: seed, stream: 0x4372_6F77 + stream, index: index)
      counts = next(counts, &draws)
      shares.append(market.shareAtHome(counts))
    }
    return shares
  }

  private func next(_ counts: [[Int]], _ draws: inout PhiloxStream) -> [[Int]] {
    var result = counts
    for type in counts.indices {
      for s in counts[type].indices where counts[type][s] > 0 {
        let looking = Self.binomial(counts[type][s], 1 - habits.inertia, &draws)
        guard looking > 0 else { continue }
        let erring = Self.binomial(looking, habits.noise, &draws)
        result[type][s] -= looking
        result[type][reply(type, s, counts)] += looking - erring
        Self.scatter(erring, type, &result, &draws)
      }
    }
    return result
  }

  /// Multinomial draw with equally likely strategies: one binomial after the other.
  private static func scatter(
    _ firms: Int, _ type: Int, _ counts: inout [[Int]], _ draws: inout PhiloxStream
  ) {
    var left = firms
    let strategies = counts[type].count
    for s in 0..<strategies where left > 0 {
      let here = s == strategies - 1 ? left : binomial(left, 1 / Double(strategies - s), &draws)
      counts[type][s] += here
      left -= here
    }
  }

  /// Best response; the current strategy is kept unless another one gains.
  private func reply(_ type: Int, _ own: Int, _ counts: [[Int]]) -> Int {
    let payoffs = market.game.payoffs(type: type, against: market.others(of: type, playing: own, in: counts))
    let slack = Tolerance.regret * market.game.payoffScale
    let best = payoffs.indices.max { payoffs[$0] < payoffs[$1] } ?? own
    return payoffs[best] > payoffs[own] + slack ? best : own
  }

  /// A binomial draw by inversion; one uniform number each, so that what follows does not depend on the
  /// outcome.
  static func binomial(_ count: Int, _ probability: Double, _ draws: inout PhiloxStream) -> Int {
    let uniform = draws.uniform()
    let window = TruncatedBinomial(binomial: count, probability: probability)
    var below = 0.0
    for (offset, p) in window.probabilities.enumerated() {
      below += p
      if uniform < below { return window.first + offset }
    }
    return window.first + window.probabilities.count - 1
  }
}
