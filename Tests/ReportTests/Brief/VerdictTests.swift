import Testing

@testable import Findings
@testable import Games
@testable import Report

/// What the page claims about the herd, from findings that differ in one thing.
@Suite struct VerdictTests {
  private func page(
    converged: Bool = true, leaving: Double = -31_000, without: Double = 630_000, counts: [Int]? = nil
  ) throws -> String {
    let brief = try BriefFixture.brief()
    let herd = try #require(brief.herd)
    let seats = counts ?? brief.firms[0].counts
    let first = BriefFixture.findings(0, counts: seats, choice: 0, scale: 1e6)
    let history = History(
      counts: [seats, brief.history.counts[1]], countsAfterEntry: brief.history.counts, revisions: 7,
      converged: converged, equilibriumRow: nil, certificate: brief.history.certificate)
    let changed = Brief(
      market: brief.market, equilibria: brief.equilibria, history: history, firms: [first, brief.firms[1]],
      herd: Herd(
        region: herd.region, strategies: herd.strategies, certificate: herd.certificate,
        isEquilibrium: herd.isEquilibrium,
        leaving: [Deviation(type: 0, from: 0, to: 3, gain: leaving), herd.leaving[1]],
        leavingWithoutBlameSharing: [
          Deviation(type: 0, from: 0, to: 1, gain: without), herd.leavingWithoutBlameSharing[1],
        ], hoursPerYear: herd.hoursPerYear, alternative: herd.alternative),
      bestUniformWelfare: brief.bestUniformWelfare)
    return BriefReport(changed, language: .english).text(width: 1000)
  }

  @Test func companyAndTheRegionHoldTheHerd() throws {
    #expect(try page().contains("Company and what us-east-1 offers keep ordinary there: down alone"))
  }

  @Test func aHistoryThatNeverRestsHasNoVerdict() throws {
    let text = try page(converged: false)
    #expect(text.contains("nobody can be said to stay in us-east-1"))
    #expect(text.contains("Nobody stays put: history does not come to rest"))
    #expect(!text.contains("better off outside"))
  }

  @Test func whoWouldLeaveTheFullHerdIsNotHeldByIt() throws {
    #expect(try page(leaving: 31_000).contains("does not hold: were everybody there, ordinary would leave"))
  }

  @Test func whoStaysAnywayOrTiesIsNotHeldByCompany() throws {
    for without in [-1.0, 0, 1e-9] {
      #expect(try page(without: without).contains("us-east-1 keeps ordinary even with no blame shared"))
    }
  }

  @Test func aPartIsCalledAPart() throws {
    #expect(try page(counts: [3, 1, 0, 0, 0, 0]).contains("keep some of ordinary there"))
  }
}
