import Findings
import Market
import ResilienceNumerics
import Outages
import Scenario
import Testing

@testable import Report

@Suite struct PageReportTests {
  private let inputs = Inputs(
    version: "0", presets: ["netflix", "a <b>&'.json5"], firms: 5, sets: ["x=\"y\""], seed: 1)

  /// A page with one slider.
  private func page(title: String? = nil, language: Language = .english) throws -> String {
    let request = ScenarioRequest(presets: ["netflix"])
    var scenario = try ScenarioLoader.load(request) { _ in .failure(.notFound) }.scenario
    if let title { scenario.title = LocalizedText(english: title, chinese: title) }
    let brief = Brief(try Market(scenario))
    let grid = SliderGrid(brief, type: 0, only: [.blameSharing])
    let group = PageGroup(
      grid, outcomes: try grid.map(jobs: 2) { PageOutcome($0, type: 0, language: language) })
    return PageReport(brief, groups: [group], figures: try figures(brief, language), language: language)
      .html(inputs)
  }

  private func figures(_ brief: Brief, _ language: Language) throws -> [Figure] {
    let findings = try FigureFindings(brief, incidentHours: 14, only: [.price, .payoffs])
    return Figures.all(for: findings, inputs: inputs, language: language, only: [.price, .payoffs])
  }

  /// Names of elements in the order in which they open and close, script and style skipped.
  private func unbalanced(_ html: String) -> String? {
    let void: Set = ["meta", "link", "input", "!doctype"]
    var open: [String] = []
    for piece in html.split(separator: "<").dropFirst() {
      let isEnd = piece.hasPrefix("/")
      let name = String(piece.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" })
      if void.contains(name) || piece.prefix(while: { $0 != ">" }).hasSuffix("/") { continue }
      if !isEnd {
        open.append(name)
      } else if open.popLast() != name {
        return String(piece.prefix(60))
      }
    }
    return open.last
  }

  private func withoutScript(_ html: String) -> String {
    html.replacing(PageReport.script, with: "")
  }

  @Test(arguments: Language.allCases) func thePageIsWhole(_ language: Language) throws {
    let html = try page(language: language)
    #expect(html.hasPrefix("<!doctype html>\n<html lang=\"\(language == .english ? "en" : "zh-Hans")\">"))
    #expect(unbalanced(withoutScript(html)) == nil)
    let ids = html.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
    #expect(html.split(separator: "<h2 ").count > 10)
    #expect(html.contains("<figure id=\"figure-price\" data-name=\"price\">\n<div class=\"wide\">\n<svg "))
  }

  /// The page begins with the answer and its numbers, and what the sliders do not move says so.
  @Test(arguments: Language.allCases) func theAnswerComesFirst(_ language: Language) throws {
    let html = try page(language: language)
    let order = [
      "id=\"verdict\"", "data-big=\"move0\"", "data-big=\"hour\"", "id=\"what-if\"", "figure-price",
      "id=\"why\"", "class=\"appendix\"",
    ]
    let places = order.compactMap { html.firstRange(of: $0)?.lowerBound }
    #expect(places.count == order.count && places == places.sorted())
    let brief = Brief(
      try Market(
        ScenarioLoader.load(ScenarioRequest(presets: ["netflix"])) { _ in .failure(.notFound) }.scenario))
    let stances = BriefSummary(brief, reasons: .unasked).stances
    for (place, type) in brief.storyTypes.enumerated() {
      let amount = Amount.size(stances[type].move?.total ?? 0)[language]
      #expect(html.contains("<b data-big=\"move\(place)\">\(amount)</b>"))
    }
    let tags = html.split(separator: "<figcaption>").dropFirst()
    #expect(tags.allSatisfy { $0.hasPrefix("<span class=\"tag\">") })
  }

  /// A tie is rounded as the command prints it: $1.625M reads $1.62M in both.
  @Test func tiesAreRoundedAsTheyArePrinted() {
    for value in [1_625_000.0, 16_250_000, 1_635_000, 2_125, -1_625_000] {
      #expect(Quantity.money(FigureNumbers.rounded(value, digits: 3)) == Quantity.money(value), "\(value)")
    }
    #expect(ChineseMoney.text(1_625_000) == "162 万美元")
  }

  /// Numbers that a slider moves are rounded as the command rounds them, before they are packed.
  @Test func numbersOfPositionsAreThoseOfTheCommand() throws {
    let request = ScenarioRequest(presets: ["netflix"])
    let brief = Brief(try Market(ScenarioLoader.load(request) { _ in .failure(.notFound) }.scenario))
    let outcome = PageOutcome(brief, type: 0, language: .english)
    for value in outcome.total + outcome.loss + outcome.moves.map(\.dollars) + outcome.perHour {
      let code = PackedNumbers.code(FigureNumbers.rounded(value, digits: 3))
      let digits = Double(code & 0x3fff)
      var packed = digits
      let exponent = Int(code >> 14 & 15) - 4
      for _ in 0..<abs(exponent) { packed = exponent > 0 ? packed * 10 : packed / 10 }
      if code >> 18 & 1 == 1 { packed = -packed }
      #expect(Quantity.money(packed) == Quantity.money(value), "\(value)")
    }
  }

  /// What outages cost is one number in the brief's table and in the sliders' one: cost and it, less region value, make
  /// the total.
  @Test func outagesAreOneNumberInBothTables() throws {
    let brief = Brief(try FigureFixture.market("netflix"))
    let screen = BriefScreen(BriefSummary(brief, reasons: .unasked))
    #expect(screen.lossName == Glossary.allOutages)
    for findings in brief.firms {
      let outcome = PageOutcome(brief, type: findings.type, language: .english)
      #expect(outcome.loss == findings.ladder.map(\.allLosses))
      for (row, loss) in zip(findings.ladder, outcome.loss) {
        #expect(abs(row.cost + loss - row.attraction - row.total) < 1e-6 * row.cost)
        #expect(loss > row.lossInHerd)
      }
    }
  }

  /// A market with one place has nowhere to leave for: setups are chosen, not places.
  @Test(arguments: Language.allCases) func aMarketOfOnePlaceNamesItsSetups(_ language: Language) throws {
    let brief = Brief(try FigureFixture.market("contagion"))
    let screen = BriefScreen(BriefSummary(brief, reasons: .unasked))
    let answer = Text.sentences(screen.page.answer)[language]
    let points = screen.points.map { $0.text[language] }.joined(separator: " ")
    #expect(answer.hasPrefix(Text("Airlines choose protection", "航空公司选择设防")[language]), "\(answer)")
    for word in ["world", "eaving", "搬"] { #expect(!(answer + points).contains(word), "\(word): \(points)") }
    #expect(PageOutcome(brief, type: 0, language: language).moves.map(\.code) == [4])
  }

  /// Columns have names, not letters; names with hyphens do not break; paper is light; a long table keeps its head.
  @Test func thePageSpeaksInNamesAndPrintsInLight() throws {
    let html = try page()
    #expect(!html.contains("<th scope=\"col\" class=\"number\">A</th>"))
    #expect(html.contains("<th scope=\"col\" class=\"number\">two nodes in us-west-2</th>"))
    #expect(html.contains("<span class=\"nb\">us-east-1</span>"))
    #expect(!html.contains("@media (prefers-color-scheme"))
    #expect(html.contains("thead, tr, figure, li, table { break-inside: avoid; }"))
    #expect(HTMLText.keptWhole("a-b us-east-1, x") == "a-b <span class=\"nb\">us-east-1</span>, x")
  }

  @Test func nothingIsFetched() throws {
    let html = try page()
    // What comes before the scripts and their data, which hold a tag to paste as text.
    let markup = html.split(separator: "<script").first ?? ""
    #expect(!markup.contains(" src=") && !markup.contains("stylesheet\""))
    let links = markup.split(separator: " href=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(links) == ["#main", "data:,"])
    #expect(html.contains("default-src 'none'") && !html.contains("unsafe-eval") && !html.contains("@import"))
    for word in ["innerHTML", "eval(", "fetch(", "XMLHttpRequest", "document.write", "url("] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  /// The policy names the script that is on the page.
  @Test func thePolicyAllowsTheScriptAndNoOther() throws {
    let html = try page()
    var fingerprint = SHA256()
    fingerprint.update(PageReport.script)
    let hash = PackedNumbers.base64(fingerprint.digestBytes)
    #expect(html.contains("script-src 'sha256-\(hash)';"))
    #expect(html.contains("<script>\(PageReport.script)</script>"))
    #expect(!PageReport.script.contains("</"))
  }

  @Test func hostileTitlesStayText() throws {
    let title =
      "</script></title><script>alert(1)</script>\u{202E}\" onload='x" + String(repeating: "A", count: 10_000)
    for language in Language.allCases {
      let html = try page(title: title, language: language)
      #expect(!html.contains("<script>alert") && !html.contains("\u{202E}") && !html.contains("\" onload"))
      #expect(unbalanced(withoutScript(html)) == nil)
      #expect(html.contains("a &lt;b&gt;&amp;"))
    }
  }

  @Test func everyPositionIsOnThePage() throws {
    let html = try page()
    #expect(html.contains("snap to 4 positions"))
    #expect(html.contains("--set firms.ordinary.blameSharing=0.5"))
    #expect(html.contains("\"keys\": [\"0\", \"0.5\", \"0.75\", \"0.9\"]"))
  }
}
