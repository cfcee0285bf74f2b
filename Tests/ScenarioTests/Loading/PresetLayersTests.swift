import Testing

import Outages
@testable import Scenario

@Suite struct PresetLayersTests {
  @Test func aCompanyInFiveLines() throws {
    let file = """
      {
        extends: "netflix",
        firms: { netflix: null, acme: { count: 1, bill: { value: 5, unit: "kUSD/month", source: "books" },
          direct: 1e3, blame: 1e4, blameSharing: 0.5 } },
      }
      """.replacing("5, unit: \"kUSD/month\"", with: "5000, unit: \"USD/month\"")
    let loaded = try load(["my/acme.json5"], files: ["my/acme.json5": file])
    #expect(loaded.layers == ["us-east-1", "netflix", "my/acme.json5"])
    #expect(loaded.scenario.name == "acme")
    #expect(
      loaded.scenario.firms.map { "\($0.name) \($0.count) \($0.bill)" } == [
        "ordinary 4 1000000.0", "acme 1 60000.0",
      ])
    let bill = loaded.entries.first { $0.key == "firms.acme.bill" }
    #expect(bill?.source == .stated("books"))
    #expect(bill?.place == .file("my/acme.json5", line: 3, column: 51))
    #expect(loaded.warnings.count == 4)
  }

  @Test func laterPresetsReplaceNumbersAndDurationsWhole() throws {
    let file = """
      { hazards: { "us-east-1": { rate: { value: 1, unit: "/month" }, duration: { kind: "exponential", mean: 3 } } },
        firms: { ordinary: { bill: { value: 2 } } }, costs: { "multi-region": 1.5 } }
      """
    let loaded = try load(["us-east-1", "./x"], files: ["x": file])
    let hazard = loaded.scenario.hazards[0]
    #expect(hazard.rate == .perYear(12))
    #expect(hazard.duration == .exponential(meanHours: 3))
    #expect(hazard.severity == 0.6, "keys that the later preset leaves alone stay")
    // Neither unit nor source of the earlier number hold for the later one.
    #expect(loaded.scenario.firms[0].bill == 2)
    #expect(loaded.entries.first { $0.key == "firms.ordinary.bill" }?.source == .notGiven)
    #expect(loaded.scenario.costs == .init(ladder: .doubling, overrides: ["multi-region": 1.5]))
    #expect(loaded.scenario.hazards.map(\.name) == (try load(["us-east-1"]).scenario.hazards.map(\.name)))
  }

  /// The source of an object holds for its numbers, but not for those that another file puts there.
  @Test func sourcesAreNotInheritedAcrossFiles() throws {
    let files = [
      "b":
        "{ strategies: { 'multi-region': { failover: { region: 2, zone: 1, source: 'assumption: so' } } } }",
      "x": "{ strategies: { 'multi-region': { failover: { region: 1 } } } }",
    ]
    let loaded = try load(["us-east-1", "./b", "./x"], files: files)
    func source(_ key: String) -> NumberSource? { loaded.entries.first { $0.key == key }?.source ?? nil }
    #expect(source("strategies.multi-region.failover.region") == .notGiven)
    #expect(source("strategies.multi-region.failover.zone")?.isAssumption == true)
  }

  @Test func pathsAreRelativeToTheFileThatExtends() throws {
    let files = [
      "a/b/top.json5": "{ extends: '../base.json5' }", "a/base.json5": "{ extends: './c/x.json' }",
      "a/c/x.json": "{ extends: '/root.json5' }", "/root.json5": "{ extends: 'us-east-1' }",
    ]
    let loaded = try load(["a/./b/top.json5"], files: files)
    #expect(loaded.layers == ["us-east-1", "/root.json5", "a/c/x.json", "a/base.json5", "a/b/top.json5"])
  }

  @Test func aCircleIsNamed() {
    let files = [
      "a.json5": "{ extends: './d/b.json5' }", "d/b.json5": "{\n extends: 'c.json5' }",
      "d/c.json5": "{ extends: '../d/b.json5' }",
    ]
    #expect(
      message(["a.json5"], files: files)
        == "d/c.json5:1:12: 'extends' runs in a circle: d/b.json5 -> d/c.json5 -> d/b.json5")
  }

  @Test func aFolderThatHoldsItselfEnds() {
    let request = ScenarioRequest(presets: ["./x.json5"])
    #expect(throws: ScenarioError.self) {
      try ScenarioLoader.load(request) { _ in .success(Array("{ extends: './d/x.json5' }".utf8)) }
    }
  }

  @Test func removingWhatIsNotThereIsAWarning() throws {
    let files = ["x": "{ extends: 'us-east-1', firms: { ordinray: null } }"]
    #expect(
      try load(["./x"], files: files).warnings.map(\.message) == [
        "x:1:34: firms.ordinray: null removes a key that is not there; did you mean 'ordinary'?"
      ])
  }

  @Test func withoutPresetsItIsTheBase() throws {
    #expect(try load().scenario == load(["us-east-1"]).scenario)
  }

  /// A text is a text in English: another language above is added to it, another text above replaces it whole.
  @Test func aTextIsATextInEnglish() throws {
    let own =
      "{ extends: 'us-east-1', title: 'Why us?', description: 'Bakeries.', firms: { ordinary: { label: 'bakery' } } }"
    let both = "{ extends: './x', title: { zh: '为什么？' }, firms: { ordinary: { label: { zh: '面包房' } } } }"
    let files = ["x": own, "y": both]
    let plain = try load(["./x"], files: files)
    #expect(plain.scenario.title == LocalizedText(english: "Why us?"))
    #expect(plain.description == LocalizedText(english: "Bakeries."))
    #expect(plain.scenario.label(ofFirm: 0) == LocalizedText(english: "bakery", chinese: "bakery"))
    let added = try load(["./y"], files: files)
    #expect(added.scenario.title == LocalizedText(english: "Why us?", chinese: "为什么？"))
    #expect(added.scenario.label(ofFirm: 0) == LocalizedText(english: "bakery", chinese: "面包房"))
    #expect(message(["./z"], files: ["z": "{ extends: 'us-east-1', title: 3 }"]).contains("expected a text"))
  }
}
