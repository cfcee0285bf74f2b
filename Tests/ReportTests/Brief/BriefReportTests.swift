import Foundation
import Testing

@testable import Findings
@testable import Games
@testable import Report

@Suite struct BriefReportTests {
  private let inputs = Inputs(version: "1", presets: ["netflix"], firms: 5, sets: ["a=1"], seed: 1)

  @Test(arguments: Language.allCases)
  func noLineIsWiderThanThePage(language: Language) throws {
    for brief in [try BriefFixture.brief(), try BriefFixture.brief(ordinary: 999_999, rows: 30)] {
      let report = BriefReport(brief, language: language)
      for width in [40, 60, 80, 81, 120, 200] {
        for line in report.text(width: width).split(separator: "\n") {
          #expect(DisplayWidth.of(String(line)) <= width, "width \(width): \(line)")
        }
      }
    }
  }

  @Test func saysTheAnswerFirst() throws {
    let page = BriefReport(try BriefFixture.brief(), language: .english).text(width: 1000)
    #expect(
      page.hasPrefix(
        """
        Why does everybody sit in us-east-1?

        All 4 ordinary firms sit on single-us-east-1; the best way out alone, to single-us-west-2, would cost each \
        $1.50 M a year, mostly in the bill. netflix sits on multi-region; joining the herd on single-us-east-1 \
        would cost it $30 M a year, mostly in blame.

        ── Outages
        """))
    let order = [
      "── Outages", "── The ladder for ordinary (4)", "── The ladder for netflix", "── Payoffs for ordinary",
      "── Equilibria", "── Why ordinary", "── What would move ordinary", "── What history picks",
      "── Down alone",
      "── The herd", "── Verdict", "── Limits",
    ]
    var rest = page[...]
    for heading in order {
      guard let range = rest.range(of: heading) else {
        Issue.record("\(heading) is missing or out of order")
        return
      }
      rest = rest[range.upperBound...]
    }
  }

  @Test func alignsTheLadder() throws {
    let lines = BriefReport(try BriefFixture.brief(), language: .english).text(width: 80).split(
      separator: "\n")
    let start = try #require(lines.firstIndex { $0.contains("The ladder for netflix") })
    let rows = lines[(start + 1)...].drop { !$0.hasPrefix("───") }.dropFirst().prefix(6)
    #expect(rows.count == 6)
    // Columns of the points in the last column: all numbers there have one decimal.
    let points = Set(rows.compactMap { $0.lastIndex(of: ".").map { $0.utf16Offset(in: lines[0]) } })
    let offsets = Set(
      rows.map { row in row.distance(from: row.startIndex, to: row.lastIndex(of: ".") ?? row.endIndex) })
    #expect(offsets.count == 1, "\(points) \(rows)")
    #expect(rows.filter { $0.hasPrefix("> ") }.count == 1)
  }

  @Test func cutsLongListsInTextOnly() throws {
    let brief = try BriefFixture.brief(rows: 30)
    let text = BriefReport(brief, language: .english).text(width: 80)
    #expect(text.contains("18 more rows"))
    let json = try parsed(BriefReport(brief, language: .english).json(inputs))
    #expect((json["equilibria"] as? [Any])?.count == 30)
    let all = EquilibriaReport(brief.equilibria, of: brief.market, language: .english)
    #expect(!all.text(width: 80).contains("more rows"))
    #expect(all.csv().split(separator: "\r\n").count == 1 + 2 + 29 * 3)
  }

  @Test func jsonKeepsTheContract() throws {
    let json = try parsed(BriefReport(try BriefFixture.brief(), language: .english).json(inputs))
    #expect(json["schema"] as? String == "resilience-econ/brief/1")
    let model = try #require(json["model"] as? [String: Any])
    try expectKeys(model["hazards"], ["name", "scope", "ratePerYear", "meanHours", "severity"])
    try expectKeys(model["phases"], ["hazard", "phase", "hoursPerYear", "down", "shared"])
    try expectKeys(model["strategies"], ["name", "tier", "home", "nodes", "regions", "clouds"])
    try expectKeys(
      model["firms"],
      [
        "type", "count", "bill", "directPerHour", "blamePerHour", "blameSharing", "blameCurvature",
        "praisePerHour",
        "visibility", "multiplier", "attraction",
      ])
    try expectKeys(json["equilibria"], ["kind", "profile", "payoff", "regret", "strict", "welfare"])
    #expect(json["complete"] as? Bool == true)
    #expect((json["completeBecause"] as? String)?.contains("756") == true)
    let society = try #require(model["society"] as? [String: Any])
    #expect(society["systemic"] as? Double == 2 && society["exponent"] as? Double == 1.2)
    let first = try #require((json["equilibria"] as? [[String: Any]])?.first)
    let profile = try #require(first["profile"] as? [String: [String: Double]])
    #expect(profile["ordinary"]?["single-us-east-1"] == 4 && profile["netflix"]?["multi-region"] == 1)
    for key in [
      "ladder", "payoffs", "deviations", "flips", "history", "herd", "verdict", "inputs", "version",
    ] {
      #expect(json[key] != nil, "\(key)")
    }
  }

  @Test func theOtherCommandsShareTheContract() throws {
    let brief = try BriefFixture.brief()
    let payoffs = try parsed(PayoffsReport(brief, language: .english).json(inputs))
    let equilibria = try parsed(
      EquilibriaReport(brief.equilibria, of: brief.market, language: .english).json(inputs))
    for (name, json) in [("payoffs", payoffs), ("equilibria", equilibria)] {
      #expect(json["schema"] as? String == "resilience-econ/\(name)/1")
      for key in ["model", "equilibria", "complete", "completeBecause"] { #expect(json[key] != nil) }
    }
  }

  @Test func whatWasNotSearchedDoesNotCount() throws {
    let brief = try BriefFixture.brief()
    let some = MarketEquilibria(
      rows: [brief.equilibria.rows[0]], pure: .everyProfile(count: 3), symmetric: .notSearched,
      dominated: [[], []])
    let json = try parsed(EquilibriaReport(some, of: brief.market, language: .english).json(inputs))
    #expect(json["complete"] as? Bool == true)
    #expect((json["completeBecause"] as? String)?.contains("not searched for") == true)
    let none = MarketEquilibria(
      rows: [], pure: .budgetExceeded(boxes: 3), symmetric: .notSearched, dominated: [[], []])
    let open = try parsed(EquilibriaReport(none, of: brief.market, language: .english).json(inputs))
    #expect(open["complete"] as? Bool == false)
  }

  @Test func csvHasEightCellsInEveryRecord() throws {
    let records = BriefReport(try BriefFixture.brief(), language: .english).csv().split(separator: "\r\n")
    #expect(records.count > 200)
    for record in records { #expect(record.filter { $0 == "," }.count == 7, "\(record)") }
  }

  @Test func namesOfUsersAreHarmless() throws {
    let nasty = try BriefFixture.brief(types: ["or\u{1B}[2Jdin|ary", "net\nflix"])
    let report = BriefReport(nasty, language: .english)
    #expect(!report.text(width: 80).contains("\u{1B}"))
    #expect(report.text(width: 80).contains("net\\nflix"))
    #expect(!report.markdown().contains("din|ary"))
    #expect(throws: Never.self) { try parsed(report.json(inputs)) }
  }

  @Test func markdownHasTheSameTables() throws {
    let markdown = BriefReport(try BriefFixture.brief(), language: .english).markdown()
    #expect(markdown.hasPrefix("# Why does everybody sit in us-east-1?\n\n**All 4"))
    #expect(markdown.contains("| **\\> multi-region** |") || markdown.contains("| **> multi-region** |"))
  }

  private func parsed(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func expectKeys(_ rows: Any?, _ keys: [String]) throws {
    let rows = try #require(rows as? [[String: Any]])
    #expect(!rows.isEmpty)
    for row in rows { for key in keys { #expect(row[key] != nil, "\(key)") } }
  }
}
