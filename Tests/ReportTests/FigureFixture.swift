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
    only subjects: Set<FigureFindings.Subject> = [
      .price, .badYear, .causes, .payoffs, .tipping, .phases, .tornado,
    ]
  ) throws -> [Figure] {
    let findings = try FigureFindings(Brief(market), incidentHours: 872 / 60, only: subjects)
    let names = Set(subjects.compactMap { FigureName(rawValue: $0.rawValue) })
    return Figures.all(for: findings, inputs: inputs, language: language, only: names)
  }

  static let presets = ["us-east-1", "netflix", "startup", "bank"]

  /// Firms of the other presets, as the command gives them to the phase diagram.
  static func marks(besides preset: String) -> [PhaseMark] {
    presets.filter { $0 != preset }.compactMap { name in
      let request = ScenarioRequest(presets: [name])
      return (try? ScenarioLoader.load(request) { _ in .failure(.notFound) }.scenario).flatMap(PhaseMark.init)
    }
  }

  /// Findings by preset, made once.
  private static let findings: [String: FigureFindings] = {
    var made: [String: FigureFindings] = [:]
    let coupled = try? (market("coupled"), market("decoupled"))
    for preset in presets {
      guard
        let loaded = try? ScenarioLoader.load(
          ScenarioRequest(presets: [preset]), readFile: { _ in .failure(.notFound) }),
        let market = try? Market(loaded.scenario),
        let inputs = try? UncertainInputs(market.scenario, spreads: loaded.spreads)
      else { continue }
      made[preset] = try? FigureFindings(
        Brief(market), incidentHours: 872 / 60, inputs: inputs,
        coupled: coupled.map { (coupled: $0.0, decoupled: $0.1) }, marks: marks(besides: preset))
    }
    return made
  }()

  /// All figures of a preset, the ones that are drawn only when they are named included.
  static func all(_ preset: String, _ language: Language, isNarrow: Bool = false) -> [Figure] {
    var figures: [Figure] = []
    let inputs = inputs(preset)
    if let story {
      figures += Figures.all(
        for: story, collapse: collapse, inputs: inputs, language: language, isNarrow: isNarrow)
    }
    if let record = try? OutageRecord.builtIn(),
      let figure = Figures.record(record.outages, inputs: inputs, language: language, isNarrow: isNarrow)
    {
      figures.append(figure)
    }
    guard let findings = findings[preset] else { return figures }
    return figures
      + Figures.all(
        for: findings, inputs: inputs, language: language, isNarrow: isNarrow, only: Set(FigureName.allCases))
  }

  /// By preset and language.
  static let drawn: [String: [Figure]] = {
    var drawn: [String: [Figure]] = [:]
    for preset in presets {
      for language in Language.allCases { drawn[preset + language.rawValue] = all(preset, language) }
    }
    return drawn
  }()

  /// Every figure of every preset, in both languages and both widths.
  static let everything: [(preset: String, figure: Figure)] = presets.flatMap { preset in
    Language.allCases.flatMap { language in
      (drawn[preset + language.rawValue] ?? []).map { (preset, $0) }
        + all(preset, language, isNarrow: true).map { (preset, $0) }
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
