import Findings
import Foundation
import Incident
import Market
import Scenario
import Testing

@testable import Report

@Suite struct FigureTests {
  @Test func everyPresetHasItsFigures() {
    for preset in FigureFixture.presets {
      for language in Language.allCases {
        let figures = FigureFixture.drawn[preset + language.rawValue] ?? []
        #expect(figures.map(\.name) == FigureName.allCases, "\(preset) \(language)")
      }
    }
  }

  /// People read labels: no key of a setup, a firm or a parameter stands outside of the command.
  @Test func noKeyStandsOutsideOfTheCommand() throws {
    for (preset, figure) in FigureFixture.everything {
      let scenario = try FigureFixture.market(preset).scenario
      let keys =
        scenario.strategies.map(\.name).filter { $0.contains("-") }
        + scenario.firms.map(\.name).filter { $0.contains("-") }
        + ["blameSharing", "providerExcuse", "multi-node", "single-node", "multi-region", "multi-cloud"]
      let isCommand = { (text: String) in text.contains("--only") || text.contains("--preset") }
      let texts = figure.canvas.labels.map(\.text).filter { !isCommand($0) } + [figure.headline, figure.alt]
      for text in texts {
        for key in keys { #expect(!text.contains(key), "\(preset) \(figure.name): \(text)") }
        #expect(text.firstMatch(of: /[a-z][A-Z][a-z]/) == nil || text.contains("DynamoDB"), "\(text)")
      }
    }
  }

  /// What the firm plays is drawn and marked, whatever it is: the bank's is outside of the oldest region.
  @Test func theOwnChoiceIsDrawn() throws {
    for preset in FigureFixture.presets {
      let brief = Brief(try FigureFixture.market(preset))
      for figure in FigureFixture.drawn[preset + "en"] ?? []
      where [.price, .badYear, .payoffs].contains(figure.name) {
        for type in figure.name == .payoffs ? [brief.crowd] : brief.storyTypes {
          let own = MarketLabels(brief.market).setup(brief.firms[type].choice).en
          #expect(figure.canvas.labels.contains { $0.text == "▸ " + own }, "\(preset) \(figure.name): \(own)")
        }
      }
    }
  }

  /// The other presets' firms are points of the phase diagram.
  @Test func otherPresetsAreRingsInThePhaseDiagram() throws {
    let figure = try #require(FigureFixture.drawn["netflixen"]?.first { $0.name == .phases })
    let texts = figure.canvas.labels.map(\.text)
    for name in ["Netflix today", "Bank", "Ordinary firm", "Startup"] {
      #expect(texts.contains(name), "\(name)")
    }
  }

  /// A setup that loses more to outages than the plainest one, and few rows: bars at both sides, no empty paper.
  @Test func rowsMakeTheSheet() throws {
    let figures = try FigureFixture.figures(
      of: FigureFixture.market("dr"), FigureFixture.inputs("dr"), only: [.price, .badYear])
    let price = try #require(figures.first { $0.name == .price })
    #expect(price.canvas.labels.contains { $0.text == "▸ one region" })
    #expect(price.canvas.labels.contains { $0.text.hasPrefix("-$") })
    let few = try FigureFixture.figures(
      of: FigureFixture.market("contagion"), FigureFixture.inputs("contagion"), only: [.price])
    #expect((few.first?.size.height ?? 999) < 300)
  }

  @Test func themesAreOfOnePaperUnlessTheReaderChooses() throws {
    let figure = try #require(FigureFixture.drawn["netflixen"]?.first { $0.name == .causes })
    #expect(figure.svg() == figure.svg(theme: .light))
    #expect(!figure.svg().contains("@media") && figure.svg().contains(".rf .f-paper{fill:#ffffff}"))
    #expect(!figure.svg(theme: .dark).contains("@media"))
    #expect(figure.svg(theme: .dark).contains(".rf .f-paper{fill:#111418}"))
    #expect(figure.svg(theme: .auto).contains("@media screen and (prefers-color-scheme:dark)"))
  }

  @Test func aPasteReadyElementHasPictureAltTextCaptionAndSource() throws {
    for figure in try #require(FigureFixture.drawn["netflixzh"]) {
      #expect(figure.embed.hasPrefix("<figure>\n<img src=\"\(figure.name.rawValue).svg\" alt=\""))
      #expect(
        figure.embed.contains("<figcaption>") && figure.embed.contains("resilience-econ figures --only"))
    }
  }

  @Test func documentsAreWellFormedAndPlain() {
    let allowed: Set = [
      "svg", "title", "desc", "style", "rect", "line", "polyline", "polygon", "circle", "text",
    ]
    for (preset, figure) in FigureFixture.everything {
      let document = XMLInspection(figure.svg())
      #expect(document.isWellFormed, "\(preset) \(figure.name)")
      #expect(Set(document.elements.map(\.name)).subtracting(allowed).isEmpty)
      let root = document.elements[0].attributes
      #expect(root["role"] == "img" && root["width"] == nil && root["height"] == nil)
      for word in [
        "var(", "light-dark", "dominant-baseline", "textLength", "foreignObject", "<script", "NaN", "inf\"",
      ] {
        #expect(!figure.svg().contains(word), "\(preset) \(figure.name): \(word)")
      }
    }
  }

  @Test func idsAreTheFiguresOwn() throws {
    let figures = try #require(FigureFixture.drawn["netflixen"])
    let page = figures.map { $0.svg() + $0.svg(idPrefix: "b-") }
    let ids = page.flatMap { svg in svg.matches(of: /\bid="([^"]*)"/).map { String($0.1) } }
    #expect(ids.count == 4 * figures.count)
    #expect(Set(ids).count == ids.count)
    for figure in figures {
      let svg = figure.svg(idPrefix: "x")
      let labels = try #require(svg.firstMatch(of: /aria-labelledby="([^ ]*) ([^"]*)"/))
      #expect(svg.contains("<title id=\"\(labels.1)\">") && svg.contains("<desc id=\"\(labels.2)\">"))
    }
  }

  @Test func noTextIsSmallAndNumbersHaveOneDecimal() {
    #expect(TextSize.allCases.allSatisfy { $0.points >= 11 })
    for (preset, figure) in FigureFixture.everything {
      let svg = figure.svg()
      for match in svg.matches(of: /font-size:([0-9.]+)px/) {
        #expect((Double(match.1) ?? 0) >= 11, "\(preset) \(figure.name)")
      }
      #expect(svg.firstMatch(of: /[xyr12]="-?[0-9]+\.[0-9]{2}/) == nil)
    }
  }

  /// By the widest font, no text leaves the sheet and no two texts meet.
  @Test func textsStayApartAndInside() {
    for (preset, figure) in FigureFixture.everything {
      let sheet = Box(x: 0, y: 0, width: figure.size.width, height: figure.size.height)
      let labels = figure.canvas.labels.map { (text: $0.text, box: $0.box) }
      let place = "\(preset) \(figure.name) \(figure.language) \(figure.size.width)"
      for (index, label) in labels.enumerated() {
        #expect(sheet.contains(label.box), "\(place): \(label.text)")
        for other in labels[(index + 1)...] where label.box.overlaps(other.box) {
          Issue.record("\(place): \(label.text) meets \(other.text)")
        }
      }
    }
  }

  @Test func headlinesAreWhole() {
    for (preset, figure) in FigureFixture.everything {
      let lines = figure.canvas.labels.filter { [.headline, .title].contains($0.size) }.map(\.text)
      #expect(!lines.isEmpty && lines.allSatisfy { !$0.hasSuffix("…") }, "\(preset) \(figure.name): \(lines)")
      #expect(figure.alt.hasPrefix(figure.headline))
      #expect(figure.csv.split(separator: "\r\n").count > 2, "\(figure.name)")
    }
  }

  /// The headline is the finding: another market, another sentence.
  @Test func headlinesFollowTheFindings() throws {
    func headlines(_ sets: [String]) throws -> [FigureName: String] {
      let market = try FigureFixture.market("us-east-1", sets)
      let figures = try FigureFixture.figures(of: market, FigureFixture.inputs("us-east-1", sets: sets))
      return Dictionary(uniqueKeysWithValues: figures.map { ($0.name, $0.headline) })
    }
    let today = try headlines([])
    let unforgiven = try headlines([
      "firms.ordinary.blameSharing=0", "firms.ordinary.attraction.us-east-1=0",
    ])
    for name in [FigureName.causes, .price, .payoffs, .tipping, .tornado] {
      #expect(today[name] != unforgiven[name], "\(name): \(today[name] ?? "")")
    }
    #expect(
      unforgiven[.tipping] == "Leaving us-east-1 pays for an ordinary firm even if nobody else leaves")
    #expect(today[.badYear] != (try headlines(["firms.ordinary.blame=100 kUSD/hour"]))[.badYear])
  }

  /// What the brief calls the reason is a bar of its own, and no name is said twice in a sentence.
  @Test func causesShowWhatIsForgivenAndTippingValuesSayANameOnce() throws {
    let causes = try FigureFixture.figures(
      of: FigureFixture.market("netflix"), FigureFixture.inputs("netflix"), only: [.causes])[0]
    let market = try FigureFixture.market("netflix")
    let stances = BriefSummary(Brief(market), reasons: .unasked).stances
    for (type, sign) in [(0, 1.0), (1, -1.0)] {
      let name = market.firms[type].type.name
      let rows = causes.csv.split(separator: "\r\n").map { $0.split(separator: ",").map(String.init) }
        .filter { $0[0] == name }
      let dollars = Dictionary(
        uniqueKeysWithValues: rows.compactMap { row in Double(row[4]).map { (row[3], $0) } })
      let forgiven = try #require(dollars["safety in numbers"])
      let blame = try #require(rows.first { $0[3].hasPrefix("\"blame") || $0[3].hasPrefix("blame") })
      #expect(forgiven < 0)
      let whole = try #require(Double(blame[blame.count - 1]))
      let change = sign * (stances[type].move?.blame ?? 0)
      #expect(abs(whole + forgiven - change) < 1e-6 * abs(whole), "\(whole) \(forgiven) \(change)")
    }
    let vendor = try FigureFixture.figures(
      of: FigureFixture.market("vendor"), FigureFixture.inputs("vendor"), only: [.tornado])[0]
    #expect(vendor.headline.split(separator: "two vendors", omittingEmptySubsequences: false).count == 2)
    #expect(!vendor.svg(theme: .light).contains("→ two nodes in"))
  }

  @Test func fixesChangeTheTimelineAndTheRace() throws {
    let runbook = try IncidentStoryFixture.figures(fixes: [.runbook])
    #expect(runbook[.timeline]?.headline == "A 2 h 37 min fault became an 11 h 39 min outage")
    let written = try IncidentStoryFixture.figures(fixes: [.conditionalWrite])
    #expect(written[.timeline]?.headline == "With this fixed the outage cannot happen: 14 h 32 min saved")
    #expect(written[.race]?.headline == "No order of steps can delete the address list: proved")
  }

  @Test func theSameFindingsGiveTheSameBytes() {
    let again = FigureFixture.all("us-east-1", .english)
    #expect(again.map { $0.svg() } == FigureFixture.drawn["us-east-1en"]?.map { $0.svg() })
    #expect(again.map(\.csv) == FigureFixture.drawn["us-east-1en"]?.map(\.csv))
  }

  /// A change of a figure shows in the diff of Tests/Figures/Golden, which `Tests/Figures/check --renew` writes.
  @Test(arguments: FigureFixture.presets) func figuresAreAsCommitted(preset: String) throws {
    for figure in try #require(FigureFixture.drawn[preset + "en"])
    where FigureName.usual.contains(figure.name) {
      let file = FigureFixture.goldenFolder.appendingPathComponent("\(preset)/\(figure.name.rawValue).svg")
      let committed = try String(contentsOf: file, encoding: .utf8)
      #expect(figure.svg() == committed, "\(preset)/\(figure.name) differs from the committed figure")
    }
  }
}
