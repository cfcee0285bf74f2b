import Findings
import Foundation
import Incident
import Market
import Scenario
import Testing

@testable import Report

enum IncidentStoryFixture {
  static func figures(fixes: [IncidentFix]) throws -> [FigureName: Figure] {
    let story = try IncidentReplay(.aws20251020, fixes: fixes)
    let inputs = Inputs(
      version: "0", presets: [], firms: nil, sets: [], fixes: fixes.map(\.rawValue), seed: 1)
    let figures = Figures.all(for: story, collapse: nil, inputs: inputs, language: .english)
    return Dictionary(uniqueKeysWithValues: figures.map { ($0.name, $0) })
  }
}

/// Names that a preset may hold and that must neither break nor script a figure.
@Suite struct FigureHostileTextTests {
  static let names = [
    "</text><script>alert(1)</script>", "a\" onload=\"alert(1)", "]]>&amp;<!--", "\u{1B}[31mred\u{7}\u{0}",
    "\u{202E}txet\u{2066}\u{FFFE}\u{FFFF}", "=HYPERLINK(\"http://x\")", "'; rm -rf / #",
    "多区域多区域多区域多区域多区域多区域多区域",
    String(repeating: "long name ", count: 1000), String(repeating: "W", count: 10_000),
    "👩‍👩‍👧‍👦 é ﷽",
  ]

  /// Figures of a market in which every name is another hostile one, beginning with the given.
  private func figures(_ first: Int) throws -> [Figure] {
    let name = { (index: Int) in Self.names[(first + index) % Self.names.count] }
    var scenario = try FigureFixture.market("netflix").scenario
    for index in scenario.strategies.indices { scenario.strategies[index].name = "\(index)" + name(index) }
    for index in scenario.firms.indices {
      scenario.firms[index].costOverrides = [:]
      scenario.firms[index].name = name(index) + "\(index)"
    }
    let inputs = Inputs(
      version: "0", presets: [name(0)], firms: nil, sets: [name(1) + "=1", name(2) + "=1"], seed: 1)
    return try FigureFixture.figures(
      of: Market(scenario), inputs,
      only: [.exceedance, .price, .badYear, .causes, .payoffs, .phases, .tipping, .tornado])
  }

  @Test(arguments: [0, 4, 8]) func namesBreakNothing(first: Int) throws {
    for figure in try figures(first) {
      let svg = figure.svg()
      let document = XMLInspection(svg)
      #expect(document.isWellFormed, "\(figure.name)")
      #expect(!document.elements.contains { $0.name == "script" || $0.attributes["onload"] != nil })
      #expect(svg.utf8.count < 200_000, "\(figure.name): \(svg.utf8.count) bytes")
      let unsafe = svg.unicodeScalars.contains { scalar in
        (scalar.value < 0x20 && scalar != "\n") || (0x202A...0x202E).contains(scalar.value)
          || (0x2066...0x2069).contains(scalar.value) || [0xFFFE, 0xFFFF].contains(scalar.value)
      }
      #expect(!unsafe, "\(figure.name)")
      let sheet = Box(x: 0, y: 0, width: figure.size.width, height: figure.size.height)
      for label in figure.canvas.labels {
        #expect(sheet.contains(label.box), "\(figure.name): \(label.text)")
      }
      // A spreadsheet runs a cell that begins so.
      #expect(!figure.csv.contains("\n=") && !figure.csv.contains(",="))
    }
  }

  @Test func theCommandIsQuotedForAShell() {
    let inputs = Inputs(
      version: "0", presets: ["it's mine.json5"], firms: 5, sets: ["firms.a.bill=3 MUSD/year"], seed: 1)
    let context = FigureContext(inputs: inputs, language: .english)
    #expect(
      context.command(.price)
        == "Made by: resilience-econ figures --only price --preset 'it'\\''s mine.json5' --firms 5 "
        + "--set 'firms.a.bill=3 MUSD/year'")
  }
}
