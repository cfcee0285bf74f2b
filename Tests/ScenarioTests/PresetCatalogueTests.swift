import Foundation
import Testing

@testable import Scenario

@Suite struct PresetCatalogueTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("presets")

  @Test func theBinaryHoldsTheFolder() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".json5") }.sorted()
    #expect(PresetCatalogue.all.map(\.fileName) == files)
    for preset in PresetCatalogue.all {
      let data = try Data(contentsOf: Self.folder.appendingPathComponent(preset.fileName))
      #expect(preset.bytes == Array(data), "\(preset.fileName)")
    }
    #expect(PresetCatalogue.names == files.map { String($0.dropLast(6)) })
  }

  @Test(arguments: PresetCatalogue.names)
  func everyNumberHasUnitAndSource(_ name: String) throws {
    let loaded = try load([name])
    #expect(loaded.warnings.isEmpty, "\(loaded.warnings.map(\.message))")
    for entry in loaded.entries {
      switch entry.value {
      case .text, .flag: continue
      case .number, .numbers: #expect(entry.unit != nil && entry.source != nil, "\(entry.key)")
      }
      // A default is no number of the preset; footprints of 1 are left to it, and what is not there.
      if entry.source == .standard, !entry.key.hasSuffix("migration.years") {
        #expect(entry.value == .number(1) || entry.value == .number(0), "\(entry.key)")
      }
    }
  }

  /// A unit may not be left to the reader: every object of the file with a number says one.
  @Test(arguments: PresetCatalogue.names)
  func everyNumberIsWrittenWithItsUnit(_ name: String) throws {
    let preset = try #require(PresetCatalogue.preset(name))
    let root = try JSON5Parser.parse(preset.bytes, origin: .file(preset.fileName, line: 1, column: 1))
    var bare: [FileLocation] = []
    func visit(_ value: JSON5Value, hasUnit: Bool) {
      switch value.content {
      case .number: if !hasUnit { bare.append(value.place) }
      case .array(let values): for value in values { visit(value, hasUnit: hasUnit) }
      case .object(let object):
        for member in object.members { visit(member.value, hasUnit: object["unit"]?.string != nil) }
      case .null, .bool, .string: break
      }
    }
    visit(root, hasUnit: false)
    #expect(bare.isEmpty, "\(bare.map(\.description))")
  }

  @Test func theBaseSaysWhatItShould() throws {
    let scenario = try load(["us-east-1"]).scenario
    #expect(scenario.title?.english == "Why does everybody sit in us-east-1?")
    #expect(scenario.regions.map(\.name) == ["us-east-1", "us-west-2"])
    #expect(scenario.regions.map(\.zones) == [6, 4])
    #expect(
      scenario.hazards.map(\.name) == [
        "us-east-1", "us-west-2", "zone-us-east-1", "zone-us-west-2", "aws", "internet", "node",
        "redundancyMachinery",
      ])
    // From the record: no number of it stands in the preset.
    #expect(scenario.hazards[0].rate == .record(events: 8, years: 15))
    guard case .lognormal(let mu, let sigma) = scenario.hazards[0].duration else {
      Issue.record("\(scenario.hazards[0].duration)")
      return
    }
    #expect(abs(mu - 2.11) < 0.01 && abs(sigma - 0.69) < 0.01, "\(mu), \(sigma)")
    #expect(
      scenario.hazards[0].width
        == .services(
          count: 3, graph: .coupled,
          triggers: [
            .init(service: "dynamodb", weight: 2), .init(service: "kinesis", weight: 2),
            .init(service: "lambda", weight: 1), .init(service: "network", weight: 1),
            .init(service: "nlb", weight: 1), .init(service: "s3", weight: 1),
          ]))
    #expect(scenario.hazards[1].rate == .record(events: 2, years: 15))
    #expect(scenario.hazards[2].rate == .record(events: 6, years: 15))
    #expect(
      scenario.hazards.map(\.location) == [
        "us-east-1", "us-west-2", "us-east-1", "us-west-2", "aws", nil, nil, nil,
      ])
    #expect(scenario.hazards.map(\.growsWithRedundancy) == Array(repeating: false, count: 7) + [true])
    #expect(
      scenario.strategies.map { [$0.nodes, $0.regions, $0.clouds] } == [
        [1, 1, 1], [1, 1, 1], [2, 1, 1], [2, 1, 1], [2, 2, 1], [2, 2, 2],
      ])
    #expect(scenario.strategies[5].cover == Scenario.Cover())
    #expect(scenario.cover.zone == .init(works: 0.95, afterHours: 5 / 60.0))
    #expect(scenario.cover.cloud == .init(works: 0.9, afterHours: 1))
    #expect(scenario.firms.map(\.count) == [5])
    #expect(scenario.firms[0].blamePerHour == 200_000)
    #expect(scenario.firms[0].attraction == ["us-east-1": 250_000])
    #expect(scenario.society == .init(systemic: 1, exponent: 1.2))
    #expect(scenario.costs == .init(ladder: .doubling))
  }

  @Test func netflixComesAfterTheOrdinaryFirms() throws {
    let scenario = try load(["netflix"], firms: 1000).scenario
    #expect(scenario.firms.map(\.name) == ["ordinary", "netflix"])
    #expect(scenario.firms.map(\.count) == [999, 1])
    #expect(
      scenario.firms[1].costOverrides == [
        "single-node": 1, "multi-node": 1.5, "multi-region": 2, "three-regions": 1.5, "multi-cloud": 3,
      ])
    #expect(scenario.name == "netflix")
  }

  @Test func startupsReplaceOrdinaryFirmsAndABankJoinsThem() throws {
    #expect(try load(["startup"]).scenario.firms.map(\.name) == ["startup"])
    let bank = try load(["bank"]).scenario
    #expect(bank.firms.map(\.name) == ["ordinary", "bank"])
    #expect(bank.firms[1].ladder == .measured)
    // The base is not laid over the first preset a second time, so the bank stands among startups.
    let both = try load(["bank", "startup"], firms: 9).scenario
    #expect(both.firms.map { "\($0.name) \($0.count)" } == ["bank 1", "startup 8"])
  }
}
