import Market
import Scenario
import Testing

@testable import Findings

/// The herd by the width of outages: what is held, what changes, and where.
@Suite struct WidthStudyTests {
  private func study(_ preset: String = "netflix", _ sets: String...) throws -> WidthStudy {
    let graphs = try ["coupled", "decoupled"].map { preset in
      try #require(marketWith(preset, []).scenario.hazards.first { $0.scope == .region }).width
    }
    return try #require(WidthStudy(try marketWith(preset, sets), graphs: graphs))
  }

  /// A firm in the region is down for the same hours in every row, and hit as often.
  @Test func theHoursAreHeld() throws {
    for preset in ["us-east-1", "netflix", "dr"] {
      let study = try study(preset)
      let today = try #require(study.rows.first { $0.source == .scenario })
      #expect(study.rows.count == WidthStudy.shares.count + 3)
      for row in study.rows {
        #expect(abs(row.hoursDown - today.hoursDown) < 1e-9 * today.hoursDown, "\(preset) \(row.width)")
        let hit = row.ratePerYear * row.width
        #expect(abs(hit - today.ratePerYear * today.width) < 1e-9, "\(preset) \(row.width)")
      }
    }
  }

  /// A row is the market that `--set` makes with that width and that rate.
  @Test func aRowIsTheMarketWithThatWidth() throws {
    let study = try study("us-east-1")
    for row in study.rows where row.source == .share {
      let market = try marketWith(
        "us-east-1",
        ["hazards.us-east-1.width=\(row.width)", "hazards.us-east-1.rate=\(row.ratePerYear)"])
      let herd = try #require(StandingHerd(market))
      #expect(herd.isEquilibrium == row.holds, "\(row.width)")
      let gain = try #require(herd.bestLeaving).gain
      #expect(abs(gain - row.leavingGain) < 1e-6 * 1e6, "\(row.width)")
    }
    let today = try #require(study.rows.first { $0.source == .scenario })
    #expect(StandingHerd(study.market)?.bestLeaving?.gain == today.leavingGain)
  }

  /// On either side of a change the herd differs, and without shared blame nothing changes with the width.
  @Test func theHerdChangesWhereItSays() throws {
    let study = try study()
    let width = try #require(study.changes.first)
    #expect(study.changes.count == 1)
    let today = try #require(study.rows.first { $0.source == .scenario })
    let hit = today.ratePerYear * today.width
    let holds = try [width * 1.001, width * 0.999].map { width in
      try StandingHerd(
        marketWith(
          "netflix",
          ["hazards.us-east-1.width=\(width)", "hazards.us-east-1.rate=\(hit / width)"]))?.isEquilibrium
    }
    #expect(holds == [true, false])
    let blameless = try self.study(
      "us-east-1", "firms.ordinary.blameSharing=0", "firms.ordinary.dependence=0")
    #expect(blameless.changes.isEmpty)
    let gains = blameless.rows.map(\.leavingGain)
    #expect(gains.allSatisfy { abs($0 - gains[0]) < 1e-3 })
  }
}
