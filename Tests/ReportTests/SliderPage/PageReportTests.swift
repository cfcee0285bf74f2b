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
    #expect(
      html.contains(
        "<figure id=\"figure-button\" tabindex=\"0\" aria-labelledby=\"page-button-title\">\n<svg "))
  }

  @Test func nothingIsFetched() throws {
    let html = try page()
    #expect(!html.contains(" src=") && !html.contains("stylesheet\""))
    let links = html.split(separator: " href=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
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
    #expect(html.contains("snap to 6 positions"))
    #expect(html.contains("--set firms.ordinary.blameSharing=0.25"))
    #expect(html.contains("\"keys\": [\"0\", \"0.25\", \"0.5\", \"0.75\", \"0.9\", \"1\"]"))
  }
}
