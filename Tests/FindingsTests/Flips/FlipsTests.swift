import Findings
import Games
import Market
import Scenario
import Testing

@Suite struct FlipsTests {
  static func payoffs(_ scenario: Scenario, type: Int, choice: Int, counts: [[Int]]) throws -> [Double] {
    let market = try Market(scenario)
    return market.game.payoffs(type: type, against: market.others(of: type, playing: choice, in: counts))
  }

  /// Just short of a flip the choice leads, just beyond the named strategy does.
  @Test(arguments: ["us-east-1", "netflix", "startup", "bank"])
  func flipsHoldOnBothSides(preset: String) throws {
    let brief = try Brief(market(preset))
    let market = brief.market
    for firm in brief.firms {
      #expect(firm.flips.count == 8)
      #expect(zip(firm.flips, firm.flips.dropFirst()).allSatisfy { $0.distance <= $1.distance })
      for flip in firm.flips {
        let parameter = try #require(declared(flip.key, market, type: firm.type))
        let step = 1e-6 * (flip.to - flip.from)
        func lead(_ value: Double) throws -> Double {
          var changed = market.scenario
          parameter.set(value, in: &changed)
          let values = try Self.payoffs(
            changed, type: firm.type, choice: firm.choice, counts: brief.history.counts)
          return values[firm.choice] - values[flip.strategy]
        }
        let before = try lead(flip.to - step)
        let beyond = try lead(flip.to + step)
        #expect(before > 0 && beyond < 0, "\(preset) \(flip): \(before), \(beyond)")
      }
    }
  }

  /// What the brief looks at in three places is what bounds prove to be the nearest.
  @Test(arguments: ["us-east-1", "netflix", "startup", "bank"])
  func theBriefHasTheNearestOnes(preset: String) throws {
    let brief = try Brief(market(preset))
    for firm in brief.firms {
      let proved = brief.market.flips(type: firm.type, choice: firm.choice, in: brief.history.counts)
      #expect(proved.map(\.key) == firm.flips.map(\.key))
      let outages = Set(brief.market.scenario.parameters.filter(brief.market.entersOverlaps).map(\.key))
      #expect(proved.allSatisfy { $0.isProved || outages.contains($0.key) })
      for (a, b) in zip(proved, firm.flips) { #expect(abs(a.to - b.to) <= 1e-9 * abs(a.to), "\(a) \(b)") }
    }
  }

  private func declared(_ key: String, _ market: Market, type: Int) -> Scenario.Parameter? {
    if let listed = market.scenario.parameters.first(where: { $0.key == key }) { return listed }
    let tier = String(key.split(separator: ".").last ?? "")
    guard let example = market.strategies.firstIndex(where: { $0.tier.rawValue == tier }) else { return nil }
    return market.scenario.multiplier(firm: type, of: tier, ladder: market.firms[type].multiplier[example])
  }

  /// A brute-force scan outwards from today's value changes its mind where the search says, not before.
  @Test(arguments: [
    "firms.ordinary.blameSharing", "firms.ordinary.attraction.us-east-1", "firms.ordinary.direct",
    "hazards.us-east-1.rate", "firms.ordinary.bill", "cover.node.works",
  ])
  func nothingFlipsBefore(key: String) throws {
    let market = try market("us-east-1")
    let brief = Brief(market)
    let choice = brief.firms[0].choice
    let flips = market.flips(type: 0, choice: choice, in: brief.history.counts, most: 100).filter {
      $0.key == key
    }
    #expect(!flips.isEmpty)
    let parameter = try #require(market.scenario.parameters.first { $0.key == key })
    for flip in flips {
      for k in 1...40 {
        let value = flip.from + (flip.to - flip.from) * Double(k) / 40 * 0.9999
        var changed = market.scenario
        parameter.set(value, in: &changed)
        let values = try Self.payoffs(changed, type: 0, choice: choice, counts: brief.history.counts)
        #expect(values.max() == values[choice], "\(flip) at \(value)")
      }
    }
  }
}
