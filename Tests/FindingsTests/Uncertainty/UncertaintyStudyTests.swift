import Games
import Market
import ResilienceNumerics
import Outages
import Scenario
import Testing

@testable import Findings

/// Shares of draws, against draws made one by one in the plainest way.
@Suite struct UncertaintyStudyTests {
  private func loaded(_ preset: String = "us-east-1", _ sets: [String] = []) throws -> LoadedScenario {
    try ScenarioLoader.load(ScenarioRequest(presets: [preset], firms: 5, sets: sets)) { _ in
      .failure(.notFound)
    }
  }

  private func study(
    _ loaded: LoadedScenario, draws: Int = 100, sensitivity: Int = 2, seed: UInt64 = 1, jobs: Int = 1
  ) throws -> UncertaintyStudy {
    var request = UncertaintyStudy.Request()
    (request.draws, request.sensitivityDraws, request.seed, request.jobs) = (draws, sensitivity, seed, jobs)
    let inputs = try UncertainInputs(loaded.scenario, spreads: loaded.spreads)
    return try UncertaintyStudy(try Market(loaded.scenario), inputs: inputs, request: request)
  }

  /// Only ρ is open: the herd holds where leaving it does not pay, which changes at one value of ρ. So the share is
  /// the probability that ρ exceeds it.
  @Test func shareIsTheProbabilityOfTheRange() throws {
    let certain = try Self.certain(try loaded())
    var spreads: [String: Uncertainty] = [:]
    let range = Uncertainty.range(low: 0.3, high: 0.99, .logitNormal)
    spreads["firms.ordinary.blameSharing"] = range
    var request = UncertaintyStudy.Request()
    (request.draws, request.sensitivityDraws) = (800, 50)
    let inputs = try UncertainInputs(certain, spreads: spreads)
    let result = try UncertaintyStudy(try Market(certain), inputs: inputs, request: request)
    // The least ρ at which the herd holds, by halving.
    var (low, high) = (0.0, 1.0)
    for _ in 0..<50 {
      var scenario = certain
      scenario.firms[0].blameSharing = (low + high) / 2
      if Herd(try Market(scenario))?.isEquilibrium == true {
        high = (low + high) / 2
      } else {
        low = (low + high) / 2
      }
    }
    let below = (1..<10_000).first { range.quantile(Double($0) / 10_000) > high } ?? 10_000
    let truth = 1 - Double(below) / 10_000
    let herd = try #require(result.herd)
    #expect(truth > 0.05 && truth < 0.95)
    #expect(
      abs(herd.share - truth) < 4 * (truth * (1 - truth) / 800).squareRoot(), "\(herd.share), \(truth)")
    // One open number decides everything.
    let index = try #require(result.sensitivities.first?.decision.total.first)
    #expect(abs(index.value - 1) <= 2 * index.noise)
  }

  /// Every number at its value, nothing open.
  private static func certain(_ loaded: LoadedScenario) throws -> Scenario {
    var scenario = loaded.scenario
    for index in scenario.hazards.indices {
      scenario.hazards[index].rate = .perYear(try Market(loaded.scenario).hazards[index].ratePerYear)
    }
    return scenario
  }

  /// Each draw again by hand: draw, build, search, look up.
  @Test func agreesWithDrawsMadeByHand() throws {
    let loaded = try loaded("netflix")
    let result = try study(loaded, draws: 40)
    let inputs = try UncertainInputs(loaded.scenario, spreads: loaded.spreads)
    var (herd, none, known) = (0, 0, [[[Int]]: Int]())
    var pays: [[Int]: Int] = [:]
    for draw in 0..<40 {
      let values = inputs.inputs.map { input in
        let hash = input.parameter.key.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
          ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        var random = PhiloxStream(seed: 1 ^ hash, stream: 0, index: UInt64(draw))
        return input.value(random.uniform())
      }
      let market = try Market(inputs.scenario(at: values))
      let brief = (herd: Herd(market), equilibria: MarketEquilibria(market, concept: .pure))
      if brief.herd?.isEquilibrium == true { herd += 1 }
      let pure = brief.equilibria.rows.filter { $0.kind == .pure }
      if pure.isEmpty { none += 1 }
      for case .pure(let counts) in pure.map(\.equilibrium.profile) { known[counts, default: 0] += 1 }
      for way in brief.herd?.leaving ?? [] {
        if let way, way.gain > 0 { pays[[way.type, way.to], default: 0] += 1 }
      }
    }
    #expect(result.herd?.count == herd && result.none.count == none)
    for row in result.base { #expect(row.share.count == known[row.counts, default: 0]) }
    // The best way out pays no more often than the button by itself.
    for button in result.buttons {
      #expect(button.pays.count >= pays[[button.type, button.strategy], default: 0])
    }
    #expect(pays.values.reduce(0, +) > 0)
    let best = try #require(result.buttons.max { $0.pays.count < $1.pays.count })
    #expect(best.pays.count > 0 && best.quantiles == best.quantiles.sorted())
  }

  @Test func threadsChangeNothing() throws {
    let loaded = try loaded("bank")
    let (one, two) = (
      try study(loaded, draws: 70, sensitivity: 4), try study(loaded, draws: 70, sensitivity: 4, jobs: 3)
    )
    #expect(one.base == two.base && one.others == two.others && one.buttons == two.buttons)
    #expect(one.sensitivities.map(\.gain) == two.sensitivities.map(\.gain))
    #expect(try study(loaded, draws: 70, seed: 2).buttons != one.buttons)
  }

  /// What lies beyond the limits of a key counts as the limit.
  @Test func drawsStayWithinTheLimitsOfTheirKeys() throws {
    let loaded = try loaded()
    let key = "firms.ordinary.blameSharing"
    let inputs = try UncertainInputs(loaded.scenario, spreads: [key: .values([-3, 0.5, 7])])
    let input = try #require(inputs.inputs.first { $0.parameter.key == key })
    #expect([0.1, 0.5, 0.9].map(input.value) == [0, 0.5, 1])
  }

  /// A further open number changes nothing about the others, nor does its place.
  @Test func furtherRangesLeaveOtherDrawsAlone() throws {
    let loaded = try loaded()
    let fewer = try UncertainInputs(loaded.scenario, spreads: ["firms.ordinary.direct": .values([1, 2])])
    let more = try UncertainInputs(loaded.scenario, spreads: loaded.spreads)
    #expect(more.inputs.count > fewer.inputs.count)
    let (few, many) = (try study(loaded, draws: 50), try study(loaded, draws: 50))
    #expect(few.herd == many.herd)
  }

  @Test func whatIsNotOpenOrTooLargeIsRefused() throws {
    let scenario = try Self.certain(try loaded())
    let inputs = try UncertainInputs(scenario, spreads: [:])
    #expect(throws: UncertaintyError.nothingOpen) {
      try UncertaintyStudy(try Market(scenario), inputs: inputs)
    }
    var request = UncertaintyStudy.Request()
    request.draws = 100_000_000
    let open = try UncertainInputs(scenario, spreads: ["firms.ordinary.direct": .values([1, 2])])
    #expect(throws: UncertaintyError.self) {
      try UncertaintyStudy(try Market(scenario), inputs: open, request: request)
    }
  }

  /// What was asked to stop is a study of the draws that were made.
  @Test func aCancelledStudyIsOneOfFewerDraws() throws {
    let loaded = try loaded()
    let token = CancelToken()
    token.cancel()
    var request = UncertaintyStudy.Request()
    request.draws = 1_000
    let inputs = try UncertainInputs(loaded.scenario, spreads: loaded.spreads)
    let market = try Market(loaded.scenario)
    let cut = try UncertaintyStudy(market, inputs: inputs, request: request, cancel: token)
    #expect(cut.request.draws == 32 && cut.sensitivities.isEmpty)
    let few = try study(loaded, draws: 32)
    #expect(cut.base == few.base && cut.herd == few.herd && cut.buttons == few.buttons)
  }
}
