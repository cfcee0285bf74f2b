import Findings
import Foundation
import Incident
import Market
import Scenario
import Testing

@testable import Report

@Suite struct FigureTests {
  @Test func everyPresetHasTenFigures() {
    for preset in FigureFixture.presets {
      for language in Language.allCases {
        let figures = FigureFixture.drawn[preset + language.rawValue] ?? []
        #expect(figures.map(\.name) == FigureName.allCases, "\(preset) \(language)")
      }
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
      let labels = figure.canvas.labels
      for (index, label) in labels.enumerated() {
        #expect(sheet.contains(label.box), "\(preset) \(figure.name) \(figure.language): \(label.text)")
        for other in labels[(index + 1)...] where label.box.overlaps(other.box) {
          Issue.record("\(preset) \(figure.name) \(figure.language): \(label.text) meets \(other.text)")
        }
      }
    }
  }

  @Test func headlinesAreWhole() {
    for (preset, figure) in FigureFixture.everything {
      let lines = figure.canvas.labels.filter { $0.size == .headline }.map(\.text)
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
    for name in [FigureName.heatmap, .phases, .basins, .herding, .tornado] {
      #expect(today[name] != unforgiven[name], "\(name): \(today[name] ?? "")")
    }
    #expect(unforgiven[.basins] == "Wherever the others sit, it is better to leave us-east-1")
    let cheap = try headlines(["costs.multi-region=1.1", "costs.multi-node=1.1"])
    #expect(today[.button] != cheap[.button])
    #expect(today[.exceedance] != (try headlines(["firms.ordinary.blame=100 kUSD/hour"]))[.exceedance])
  }

  @Test func mendingChangesTheTimelineAndTheRace() throws {
    let runbook = try IncidentStoryFixture.figures(fixes: [.runbook])
    #expect(runbook[.timeline]?.headline == "One 77-minute DNS fault became a 6 h 21 min outage")
    let written = try IncidentStoryFixture.figures(fixes: [.conditionalWrite])
    #expect(written[.timeline]?.headline == "With this mended the fault cannot happen: 14 h 32 min are saved")
    #expect(written[.race]?.headline == "Proved: no interleaving empties the record")
  }

  @Test func theSameFindingsGiveTheSameBytes() throws {
    let again = try FigureFixture.all("us-east-1", .english)
    #expect(again.map { $0.svg() } == FigureFixture.drawn["us-east-1en"]?.map { $0.svg() })
    #expect(again.map(\.csv) == FigureFixture.drawn["us-east-1en"]?.map(\.csv))
  }

  /// A change of a figure shows in the diff of Tests/Figures/Golden, which `Tests/Figures/check --renew` writes.
  @Test(arguments: FigureFixture.presets) func figuresAreAsCommitted(preset: String) throws {
    for figure in try #require(FigureFixture.drawn[preset + "en"]) {
      let file = FigureFixture.goldenFolder.appendingPathComponent("\(preset)/\(figure.name.rawValue).svg")
      let committed = try String(contentsOf: file, encoding: .utf8)
      #expect(figure.svg() == committed, "\(preset)/\(figure.name) differs from the committed figure")
    }
  }
}
