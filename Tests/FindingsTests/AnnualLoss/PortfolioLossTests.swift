import Foundation
import Market
import Outages
import Scenario
import Testing

@testable import Findings

/// Losses of firms that share events.
@Suite struct PortfolioLossTests {
  private func portfolio(width: String, firms: Int = 4, seed: UInt64 = 1) throws -> PortfolioLoss {
    let text = """
      { firmCount: \(firms), regions: { here: { provider: 'own', zones: 1 } },
        hazards: { storm: { scope: 'region', region: 'here', rate: 0.7, width: \(width),
          duration: { kind: 'fixed', length: 2 }, severity: 1 } },
        strategies: { one: { home: 'here' } },
        firms: { shop: { count: 'rest', bill: 1, direct: 100, blame: 0, blameSharing: 0 } } }
      """
    let market = try Market(
      ScenarioLoader.load(ScenarioRequest(presets: ["./own.json5"])) { _ in .success(Array(text.utf8)) }
        .scenario)
    var request = OutageStudy.Request()
    (request.wantsPortfolio, request.years, request.seed) = (true, 0, seed)
    let record = try OutageRecord.builtIn()
    let study = try OutageStudy(
      OutageSelection(record, OutageFilter(provider: "AWS")), market: market, request: request)
    return try #require(study.portfolio)
  }

  /// P(Poisson(rate) ≤ k).
  private func poisson(_ rate: Double, upTo count: Int) -> Double {
    var (term, sum) = (exp(-rate), exp(-rate))
    for k in stride(from: 1, through: count, by: 1) {
      term *= rate / Double(k)
      sum += term
    }
    return sum
  }

  private func quantile(_ rate: Double, _ p: Double) -> Double {
    Double((0...1000).first { poisson(rate, upTo: $0) >= p } ?? 0)
  }

  /// An event that hits everybody: the sum is four times one firm's loss, and apart it is a Poisson sum of four times as
  /// many events.
  @Test func everybodyAtOnce() throws {
    let all = try portfolio(width: "1")
    #expect(all.firms == 4 && abs(all.mean - 4 * 0.7 * 200) < 1e-9)
    for level in [0.5, 0.9, 0.99] {
      let together = 800 * quantile(0.7, level)
      #expect(abs(all.together.quantile(level).value - together) < 1e-9, "\(level)")
      #expect(abs((all.addedUp[level] ?? 0) - together) < 0.01 * together + 1e-9)
      let apart = 200 * quantile(2.8, level)
      #expect(abs((all.apart.quantile(level)?.value ?? 0) - apart) < 0.005 * apart, "\(level)")
    }
  }

  /// A narrow event hits each firm with probability 0.3, independently given the event: the number of firms hit is
  /// binomial. Variance of the sum: λ · E[K²] · 200².
  @Test func someOfThem() throws {
    let some = try portfolio(width: "0.3")
    let mean = some.together.mean
    #expect(abs(mean.value - some.mean) < 2 * mean.noise)
    let square = 4 * 0.3 * 0.7 + 1.44
    let deviation = (0.7 * square).squareRoot() * 200
    #expect(abs(mean.noise / (1.96 * deviation / Double(some.together.years).squareRoot()) - 1) < 0.03)
    #expect(some.together.quantile(0.99).value < (some.addedUp[0.99] ?? 0))
  }

  @Test func theSeedDecides() throws {
    let (one, same, other) = (
      try portfolio(width: "0.3"), try portfolio(width: "0.3"), try portfolio(width: "0.3", seed: 2)
    )
    #expect(one.together.mean == same.together.mean)
    #expect(one.together.mean != other.together.mean)
  }
}
