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

  @Test func theAnswerComesFirst() throws {
    let page = BriefReport(try BriefFixture.brief(), language: .english).text(width: 200)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0].hasPrefix("Why does everybody sit in us-east-1?"))
    #expect(lines[0].hasSuffix("4 ordinary firms ($1M bill) and Netflix ($60M)"))
    #expect(lines[1] == "")
    #expect(lines[2].hasPrefix("Ordinary firms stay in us-east-1"))
    #expect(
      lines[3].hasPrefix("Netflix is better off on two regions: being only in us-east-1 would cost it "))
    for label in ["Why", "How solid", "Tips at", "To do", "More"] where label != "How solid" {
      #expect(lines.contains { $0.hasPrefix(label + " ") }, "\(label)")
    }
  }

  @Test func theWholePageHasItsSectionsInOrder() throws {
    let report = BriefReport(try BriefFixture.brief(), extent: .full, language: .english)
    let page = report.text(width: 1000)
    let order = [
      "── Outages", "── What each setup costs", "── Payoffs", "── Equilibria", "── Why", "── How solid",
      "── The order of entry", "── Tipping values", "── If everybody sat in us-east-1", "── Limits",
    ]
    var rest = page[...]
    for heading in order {
      let range = try #require(rest.range(of: heading), "\(heading) is missing or out of order")
      rest = rest[range.upperBound...]
    }
    let one = BriefReport(try BriefFixture.brief(), extent: .section(.herd), language: .english)
    #expect(one.text(width: 80).contains("── If everybody sat in us-east-1"))
    #expect(!one.text(width: 80).contains("── Limits"))
  }

  @Test func theChosenSetupIsMarked() throws {
    let lines = BriefReport(try BriefFixture.brief(), language: .english).text(width: 100).split(
      separator: "\n")
    let marked = lines.filter { $0.hasPrefix("> ") }
    #expect(marked.count == 2)
    // What the table says of the choice: no change against itself, no price below which it would turn to it.
    #expect(marked.allSatisfy { $0.hasSuffix(" -") })
  }

  @Test func cutsLongListsInTextOnly() throws {
    let brief = try BriefFixture.brief(rows: 30)
    let text = BriefReport(brief, extent: .full, language: .english).text(width: 80)
    #expect(text.contains("18 more rows"))
    let json = try parsed(BriefReport(brief, language: .english).json(inputs))
    #expect((json["equilibria"] as? [Any])?.count == 30)
    let all = EquilibriaReport(brief.equilibria, of: brief.market, language: .english)
    #expect(!all.text(width: 80).contains("more rows"))
    #expect(all.csv().split(separator: "\r\n").count == 1 + 2 + 29 * 3)
  }

  @Test func jsonKeepsTheContract() throws {
    let json = try parsed(BriefReport(try BriefFixture.brief(), language: .english).json(inputs))
    #expect(json["schema"] as? String == "resilience-econ/brief/2")
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
      "ladder", "payoffs", "deviations", "flips", "history", "herd", "causes", "solid", "tipping", "inputs",
      "version",
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
      #expect(json["schema"] as? String == "resilience-econ/\(name)/2")
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

  @Test func csvHasFiveCellsInEveryRecord() throws {
    let records = BriefReport(try BriefFixture.brief(), language: .english).csv().split(separator: "\r\n")
    #expect(records.count > 200)
    for record in records { #expect(record.filter { $0 == "," }.count == 4, "\(record)") }
  }

  @Test func namesOfUsersAreHarmless() throws {
    let nasty = try BriefFixture.brief(types: ["or\u{1B}[2Jdin|ary", "net\nflix"])
    let report = BriefReport(nasty, language: .english)
    #expect(!report.text(width: 80).contains("\u{1B}"))
    #expect(report.text(width: 80).contains("et\\nflix"))
    #expect(!report.markdown().contains("din|ary"))
    #expect(throws: Never.self) { try parsed(report.json(inputs)) }
  }

  @Test func markdownHasTheSameTables() throws {
    let markdown = BriefReport(try BriefFixture.brief(), language: .english).markdown()
    #expect(markdown.hasPrefix("# Why does everybody sit in us-east-1?\n\n4 ordinary firms"))
    #expect(markdown.contains("**> two regions**"))
    #expect(markdown.contains("- **Why**: "))
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
