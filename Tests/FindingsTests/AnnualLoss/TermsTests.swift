import Games
import Market
import Outages
import Scenario
import Testing

@testable import Findings

/// What the terms of a preset do to the page.
@Suite struct TermsTests {
  /// Convexity by weights of hours is convexity by losses of events, and what an insurer pays is what the firm does
  /// not keep.
  @Test(arguments: [
    ["firms.ordinary.convexity=1.2"],
    ["firms.ordinary.insurance={waiting: 8, deductible: 100000, limit: 1000000}"],
    ["firms.ordinary.insurance={waiting: 8}", "firms.ordinary.convexity=1.3"],
  ]) func yearsAgreeWithAccounts(_ sets: [String]) throws {
    let request = ScenarioRequest(presets: ["us-east-1"], firms: 5, sets: sets)
    let market = try Market(ScenarioLoader.load(request) { _ in .failure(.notFound) }.scenario)
    for herd in [0, 2, 4] {
      let others = market.others(of: 0, playing: herd, in: market.uniform(herd))
      guard case .pure(counts: let counts) = others else { continue }
      let accounts = market.accounts(type: 0, against: others)
      for strategy in market.strategies.indices {
        let year = try FirmAnnualLoss(market, type: 0, strategy: strategy, others: counts)
        let loss = accounts[strategy].loss
        #expect(abs(year.loss.mean - loss) < 1e-9 * loss)
        if let kept = year.retained {
          #expect(abs(year.loss.mean - kept.mean - accounts[strategy][.compensation]) < 1e-9 * loss)
        }
      }
    }
  }

  /// Beyond a flip the firm does change its mind, on whatever terms.
  @Test(arguments: ["tail-averse", "black-swan"]) func flipsAreTrue(_ attitude: String) throws {
    let base = try market("us-east-1", firms: 5, "risk.attitude=\(attitude)")
    var walk = SequentialEntry(base)
    let counts = walk.run().counts
    let choice = counts[0].indices.max { counts[0][$0] < counts[0][$1] } ?? 0
    let keys = [
      "firms.ordinary.blame", "firms.ordinary.attraction.us-east-1", "hazards.us-west-2.rate",
      "firms.ordinary.risk.aversion",
    ]
    let parameters = base.scenario.parameters.filter { keys.contains($0.key) }
    let flips = base.flips(type: 0, choice: choice, in: counts, parameters: parameters)
    #expect(!flips.isEmpty)
    for flip in flips {
      guard let parameter = parameters.first(where: { $0.key == flip.key }) else { continue }
      // Weights of the worst years are known within half a per cent only.
      let step = attitude == "tail-averse" ? 0.03 : 0.001
      for (factor, isChanged) in [(1 - step, false), (1 + step, true)] {
        var scenario = base.scenario
        parameter.set(flip.from + (flip.to - flip.from) * factor, in: &scenario)
        let changed = try Market(scenario)
        let payoffs = changed.game.payoffs(
          type: 0, against: changed.others(of: 0, playing: choice, in: counts))
        #expect((payoffs[flip.strategy] > payoffs[choice]) == isChanged, "\(flip.key) \(flip.to)")
      }
    }
  }
}
