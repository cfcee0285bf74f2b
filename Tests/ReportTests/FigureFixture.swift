import Findings
import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif
import Incident
import Market
import ResilienceNumerics
import Outages
import Scenario

@testable import Report

/// Figures of presets, drawn once: a market takes its time in a debug build.
enum FigureFixture {
  static let story: IncidentReplay? = try? IncidentReplay(.aws20251020)
  static let collapse: MetastabilityExample? = try? MetastabilityExample()

  static func inputs(_ preset: String, sets: [String] = []) -> Inputs {
    Inputs(version: "0", presets: [preset], firms: nil, sets: sets, seed: 1)
  }

  static func market(_ preset: String, _ sets: [String] = []) throws -> Market {
    let request = ScenarioRequest(presets: [preset], sets: sets)
    return try Market(ScenarioLoader.load(request) { _ in .failure(.notFound) }.scenario)
  }

  /// Figures about a market.
  static func figures(
    of market: Market, _ inputs: Inputs, _ language: Language = .english,
    only subjects: Set<FigureFindings.Subject> = Set(FigureFindings.Subject.allCases)
  ) throws -> [Figure] {
    let findings = try FigureFindings(Brief(market), incidentHours: 872 / 60, only: subjects)
    let names = Set(subjects.compactMap { FigureName(rawValue: $0.rawValue) })
    return Figures.all(for: findings, inputs: inputs, language: language, only: names)
  }

  /// All ten figures of a preset in a language.
  static func all(_ preset: String, _ language: Language) throws -> [Figure] {
    var figures: [Figure] = []
    if let story {
      figures += Figures.all(for: story, collapse: collapse, inputs: inputs(preset), language: language)
    }
    return try figures + self.figures(of: market(preset), inputs(preset), language)
  }

  static let presets = ["us-east-1", "netflix"]

  /// By preset and language.
  static let drawn: [String: [Figure]] = {
    var drawn: [String: [Figure]] = [:]
    for preset in presets {
      for language in Language.allCases { drawn[preset + language.rawValue] = try? all(preset, language) }
    }
    return drawn
  }()

  static let everything: [(preset: String, figure: Figure)] = presets.flatMap { preset in
    Language.allCases.flatMap { language in
      (drawn[preset + language.rawValue] ?? []).map { (preset, $0) }
    }
  }

  /// The committed figures.
  static let goldenFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("Figures/Golden")
}

/// What a reader of XML finds in a document.
final class XMLInspection: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var texts: [String] = []
  private(set) var isWellFormed = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) { elements.append((name, attributes)) }

  func parser(_ parser: XMLParser, foundCharacters text: String) { texts.append(text) }
}
