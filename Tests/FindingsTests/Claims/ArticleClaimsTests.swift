import Incident
import Market
import Outages
import Testing

@testable import Findings

/// Verdicts are computed: they follow when the market, the incident or the record changes.
@Suite struct ArticleClaimsTests {
  private func claims(
    _ preset: String = "netflix", _ sets: String..., fixes: Set<IncidentFix> = [], adding: [Outage] = []
  ) throws -> [Claim.Name: Claim] {
    var record = try OutageRecord.builtIn()
    record.outages += adding
    let scenario = try marketWith(preset, sets)
    let found = try ArticleClaims(market: scenario, record: record, fixes: fixes)
    #expect(found.claims.map(\.name) == Claim.Name.allCases)
    #expect(found.claims.allSatisfy { $0.figures.allSatisfy { $0.value.isFinite } })
    return Dictionary(uniqueKeysWithValues: found.claims.map { ($0.name, $0) })
  }

  private func outages(_ count: Int, _ provider: String, _ reach: String, hours: Int) throws -> [Outage] {
    let row = "\(provider),2025-01-01,\(reach),elsewhere,\(hours),power\n"
    let text = "provider,date,scope,region,hours,trigger\n" + String(repeating: row, count: count)
    return try OutageRecord(csv: Array(text.utf8), origin: "test").outages
  }

  @Test func asItWas() throws {
    let claims = try claims()
    #expect(claims[.length]?.verdict == .holds)
    #expect(abs((claims[.length]?[.minutes] ?? 0) - 872) < 5)
    #expect(claims[.race]?.verdict == .holds)
    #expect(claims[.guardInStore]?.verdict == .holds)
    #expect(claims[.carefulEnactors]?.verdict == .holdsIf)
    #expect(claims[.longestEver]?.verdict == .doesNotHold)
    #expect(claims[.sameRegion]?.verdict == .holdsIf)
    #expect(claims[.sameRegion]?[.count] == 8)
    #expect(claims[.azureFifth]?.verdict == .holdsIf)
    #expect(claims[.azureEdgeOnly]?.verdict == .doesNotHold && claims[.toolsOnTools]?.verdict == .holds)
    #expect(claims[.lastRecovery]?.verdict == .doesNotHold && claims[.largestCustomer]?.verdict == .open)
    #expect(claims[.blackSwan]?.verdict == .doesNotHold)
    #expect(claims[.ladder]?.verdict == .holdsIf)
    for name: Claim.Name in [
      .retries, .noRecoveryPlan, .coupling, .button, .nash,
      .followOthers, .firstChoice,
    ] {
      #expect(claims[name]?.verdict == .holds, "\(name)")
    }
    // All ordinary firms would be a little better off in the quieter region, and nobody goes there alone.
    #expect(claims[.realistic]?.verdict == .holds)
    #expect(claims[.realistic]?.subjects == ["ordinary", "multi-node-us-west-2"])
    // A third of its work is at the site that fails, and some of what it needs lives there only.
    #expect(claims[.netflixUnharmed]?.verdict == .doesNotHold)
    for name: Claim.Name in [.worseAlone, .nobodyPraises] {
      #expect(claims[name]?.verdict == .assumed, "\(name)")
    }
    #expect(claims[.netflixOutside]?.verdict == .holdsIf)
    #expect(claims[.everybody]?.verdict == .assumed)
    #expect(claims[.everybody]?.subjects == ["netflix"])
    #expect(claims[.worseAlone]?[.alone] == 220_000)
  }

  @Test func theMarketDecides() throws {
    let lone = try claims(
      "netflix", "firms.ordinary.blameSharing=0", "firms.ordinary.attraction.us-east-1=0")
    #expect(lone[.worseAlone]?.verdict == .doesNotHold)
    #expect(lone[.followOthers]?.verdict == .holdsIf)
    #expect(lone[.firstChoice]?.verdict == .doesNotHold)
    #expect(lone[.everybody]?.verdict == .doesNotHold)
    #expect(lone[.halfTheInternet]?.verdict == .doesNotHold)
    let praised = try claims("netflix", "firms.netflix.praise=1000")
    #expect(praised[.nobodyPraises]?.verdict == .doesNotHold)
    let dear = try claims("netflix", "firms.netflix.costs.three-regions=4")
    #expect(dear[.netflixOutside]?.verdict == .doesNotHold)
    #expect(dear[.netflixUnharmed]?.verdict == .doesNotHold)
    #expect(dear[.everybody]?.verdict == .assumed)
    let measured = try claims("netflix", "costs.ladder=measured")
    #expect(measured[.ladder]?.verdict == .doesNotHold)
    let often = try claims("netflix", "hazards.us-east-1.rate=20", "hazards.us-west-2.rate=20")
    #expect(often[.fewYears]?.verdict == .doesNotHold)
    #expect(often[.button]?.verdict == .holdsIf)
    let bank = try claims("bank")
    #expect(bank[.netflixOutside]?.verdict == .open)
  }

  /// The praise that is said to bring the firm over does, and a little less does not.
  @Test func thePraiseThatIsNeeded() throws {
    let claim = try #require(try claims("us-east-1")[.nobodyPraises])
    let needed = try #require(claim[.needed])
    let strategy = try #require(claim.subjects.last)
    for (factor, turns) in [(0.999, false), (1.001, true)] {
      let market = try marketWith("us-east-1", ["firms.ordinary.praise=\(needed * factor)"])
      let before = MarketClaims(try marketWith("us-east-1", []))
      let others = market.others(of: 0, playing: before.choice, in: before.history.counts)
      let accounts = market.accounts(type: 0, against: others)
      let target = try #require(market.strategy(named: strategy))
      #expect((accounts[target].payoff > accounts[before.choice].payoff) == turns)
    }
  }

  @Test func theIncidentDecides() throws {
    let planned = try claims(fixes: [.runbook])
    #expect(planned[.length]?.verdict == .doesNotHold)
    #expect(planned[.noRecoveryPlan]?.verdict == .doesNotHold)
    let guarded = try claims(fixes: [.conditionalWrite])
    #expect(guarded[.race]?.verdict == .doesNotHold)
    #expect(guarded[.retries]?.verdict == .doesNotHold)
    #expect(guarded[.guardInStore]?.verdict == .holds)
    #expect(throws: IncidentError.self) { try claims(fixes: [.stagedRollout]) }
  }

  @Test func theRecordDecides() throws {
    let three = try outages(3, "Azure", "global", hours: 8)
    #expect(try claims(adding: three)[.azureFifth]?.verdict == .holds)
    let elsewhere = try outages(20, "AWS", "region", hours: 100)
    let many = try claims(adding: elsewhere)
    #expect(many[.sameRegion]?.verdict == .doesNotHold)
    #expect(many[.hubs]?.verdict == .doesNotHold)
    #expect(many[.longestEver]?[.otherHours] == 100)
  }
}
