import Testing

import Outages
@testable import Scenario

/// What the user reads when something is wrong, word for word.
@Suite struct ScenarioErrorTests {
  /// A preset of one region, one strategy and one firm, with a part replaced.
  private func preset(_ part: String = "", by new: String = "") -> String {
    let text = """
      {
        regions: { east: { provider: "aws", zones: 3 } },
        hazards: { storm: { scope: "region", region: "east", rate: 0.5, severity: 0.5,
          duration: { kind: "fixed", length: 2 } } },
        strategies: { one: { home: "east" } },
        firms: { acme: { count: 2, bill: 1, direct: 1, blame: 1, blameSharing: 0.5 } },
      }
      """
    guard !part.isEmpty else { return text }
    let pieces = text.split(separator: part, maxSplits: 1, omittingEmptySubsequences: false)
    precondition(pieces.count == 2, "\(part) is not in the preset")
    return pieces.joined(separator: new)
  }

  /// What is replaced, by what, and the message without the file's name.
  static let documents: [(String, String, String)] = [
    ("bill:", "bil:", "6:30: unknown key 'bil' in firms.acme; did you mean 'bill'?"),
    ("firms:", "frims:", "6:3: unknown key 'frims'; did you mean 'firms'?"),
    (
      "zones: 3", "zones: 3, qqqqqq: 1",
      "2:49: unknown key 'qqqqqq' in regions.east; expected 'label', 'provider' or 'zones'"
    ),
    (
      "bill: 1", "bill: -1",
      "6:36: firms.acme.bill: -1 USD/year is out of range; expected 0 to 1000000000000000 USD/year"
    ),
    (
      "bill: 1", "bill: 1e999",
      "6:36: firms.acme.bill: more than 1e308 USD/year is out of range; expected 0 to 1000000000000000 USD/year"
    ),
    (
      "bill: 1", "bill: NaN",
      "6:36: firms.acme.bill: no number USD/year is out of range; expected 0 to 1000000000000000 USD/year"
    ),
    (
      "bill: 1", "bill: 'one'",
      "6:36: firms.acme.bill: expected a number in USD/year, kUSD/year, MUSD/year or USD/month, found 'one'"
    ),
    (
      "bill: 1", "bill: {value: 1, unit: 'EUR/year'}",
      "6:53: firms.acme.bill: 'EUR/year' is not a unit of it; expected USD/year, kUSD/year, MUSD/year or USD/month"
    ),
    (
      "bill: 1", "bill: {value: true}",
      "6:44: firms.acme.bill: expected a number in USD/year, kUSD/year, MUSD/year or USD/month, found true"
    ),
    ("bill: 1", "bill: {unit: 'USD/year'}", "6:36: firms.acme.bill.value is missing"),
    (
      "bill: 1", "bill: {value: 1, units: 'x'}",
      "6:47: unknown key 'units' in firms.acme.bill; did you mean 'unit'?"
    ),
    ("bill: 1", "bill: {value: 1, source: 3}", "6:55: firms.acme.bill.source: expected a text, found 3"),
    (
      "blameSharing: 0.5", "blameSharing: 1.5",
      "6:74: firms.acme.blameSharing: 1.5 share is out of range; expected 0 to 1 share"
    ),
    (
      "blameSharing: 0.5", "blameSharing: {value: 120, unit: '%'}",
      "6:82: firms.acme.blameSharing: 1.2 share is out of range; expected 0 to 1 share"
    ),
    (", blameSharing: 0.5", "", "6:18: firms.acme.blameSharing is missing"),
    ("count: 2", "count: 2.5", "6:27: firms.acme.count: expected a whole number, found 2.5"),
    ("count: 2", "count: 'two'", "6:27: firms.acme.count: expected a whole number or \"rest\", found 'two'"),
    (
      "acme: {", "acme: 3, x: {",
      "6:18: firms.acme: expected an object { ... }, found 3"
    ),
    ("acme:", "'a.b':", "6:12: firms: 'a.b' cannot be a name; expected 1 to 40 letters, digits, '-' or '_'"),
    ("acme:", "'':", "6:12: firms: '' cannot be a name; expected 1 to 40 letters, digits, '-' or '_'"),
    (
      "acme: {", "acme: {costs: {multi: 2}, ",
      "6:27: firms.acme.costs: 'multi' is not a tier or a strategy"
        + "; expected 'single-node', 'multi-node', 'multi-region', 'multi-cloud' or 'one'"
    ),
    (
      "acme: {", "acme: {attraction: {eest: 2}, ",
      "6:32: firms.acme.attraction: 'eest' is not a region of the scenario; did you mean 'east'?"
    ),
    (
      "acme: {", "acme: {ladder: 'doublin', ",
      "6:27: firms.acme.ladder: 'doublin' is not 'doubling', 'active-active' or 'measured'; did you mean 'doubling'?"
    ),
    (
      "home: \"east\"", "home: \"west\"",
      "5:30: strategies.one.home: 'west' is not a region of the scenario; expected 'east'"
    ),
    (
      "home: \"east\"", "home: \"east\", nodes: 65",
      "5:45: strategies.one.nodes: 65 is out of range; expected 1 to 64"
    ),
    ("home: \"east\"", "home: \"east\", nodes: 2", "5:22: strategies.one.failover.node is missing"),
    (
      "home: \"east\"", "home: \"east\", nodes: 2, failover: {node: 0, zone: 0}",
      "5:22: strategies.one.coverage is missing"
    ),
    (
      "home: \"east\"", "home: \"east\", coverage: 1.01",
      "5:48: strategies.one.coverage: 1.01 share is out of range; expected 0 to 1 share"
    ),
    ("strategies: { one: { home: \"east\" } },", "", "1:1: strategies is missing"),
    ("one: { home: \"east\" }", "", "5:15: strategies: 0 entries; expected at least 1"),
    ("provider: \"aws\", ", "", "2:20: regions.east.provider is missing"),
    ("zones: 3", "zones: 0", "2:46: regions.east.zones: 0 is out of range; expected 1 to 64"),
    ("scope: \"region\", region: \"east\"", "scope: \"region\"", "3:21: hazards.storm.region is missing"),
    (
      "scope: \"region\"", "scope: \"internet\"",
      "3:50: hazards.storm.region does not go with the scope 'internet'"
    ),
    (
      "scope: \"region\"", "scope: \"rigion\"",
      "3:30: hazards.storm.scope: 'rigion' is not 'firm', 'zone', 'region', 'provider', 'internet' or 'vendor'; did you mean 'region'?"
    ),
    (
      "scope: \"region\", region: \"east\"", "scope: 'provider', provider: 'asw'",
      "3:52: hazards.storm.provider: 'asw' is not the provider of a region; did you mean 'aws'?"
    ),
    (
      "scope: \"region\", region: \"east\"", "scope: 'provider', provider: 'agent'",
      "3:52: hazards.storm.provider: 'agent' is not the provider of a region; expected 'aws', or scope 'vendor' for a product that firms use whatever their cloud (firms.*.used)"
    ),
    (
      "severity: 0.5", "severity: 0",
      "3:77: hazards.storm.severity: 0 share is out of range; expected more than 0 and at most 1 share"
    ),
    (
      "severity: 0.5", "severity: 0.5, growsWithRedundancy: true",
      "3:103: hazards.storm.growsWithRedundancy does not go with the scope 'region'"
    ),
    (
      "severity: 0.5", "severity: 0.5, growsWithRedundancy: 1",
      "3:103: hazards.storm.growsWithRedundancy: expected true or false, found 1"
    ),
    ("rate: 0.5", "rate: {events: 1}", "3:62: hazards.storm.rate.years is missing"),
    (
      "rate: 0.5", "rate: {events: 1, years: 0}",
      "3:81: hazards.storm.rate.years: 0 years is out of range; expected more than 0 and at most 1000 years"
    ),
    (
      "rate: 0.5", "rate: {events: 1.5, years: 1}",
      "3:71: hazards.storm.rate.events: expected a whole number, found 1.5"
    ),
    (
      "kind: \"fixed\", length: 2", "kind: 'fixed', mean: 2",
      "4:38: hazards.storm.duration.mean does not belong to the kind 'fixed', which takes length"
    ),
    ("kind: \"fixed\", length: 2", "kind: 'fixed'", "4:15: hazards.storm.duration.length is missing"),
    ("kind: \"fixed\", length: 2", "length: 2", "4:15: hazards.storm.duration.kind is missing"),
    (
      "kind: \"fixed\", length: 2", "kind: 'pareto', scale: 1, shape: 1",
      "4:50: hazards.storm.duration.shape: 1 is out of range; expected more than 1 and at most 1000"
    ),
    (
      "kind: \"fixed\", length: 2", "kind: 'lognormal', median: 2, p95: 2",
      "4:52: hazards.storm.duration: the 95th percentile, 2 h, must exceed the median, 2 h"
    ),
    (
      "kind: \"fixed\", length: 2", "kind: 'lognormal', mu: 2, p95: 9",
      "4:40: hazards.storm.duration.mu does not go with p95; expected mu and sigma, or median and p95"
    ),
    (
      "kind: \"fixed\", length: 2", "kind: 'empirical', observed: []",
      "4:46: hazards.storm.duration.observed: 0 entries; expected at least 1"
    ),
    (
      "kind: \"fixed\", length: 2", "kind: 'empirical', observed: [1, 0]",
      "4:50: hazards.storm.duration.observed: 0 h is out of range; expected more than 0 and at most 87600 h"
    ),
    ("count: 2", "count: 0", "firms: every count is 0; expected at least one firm"),
    (
      "{\n", "{ title: {en: 'a\\nb'},\n",
      "1:15: title.en: the text 'a\\nb' is too long or holds control characters; expected at most 2000 characters on one line"
    ),
    ("{\n", "{ extends: 3,\n", "1:12: extends: expected a text, found 3"),
    (
      "{\n", "{ extends: 'netflx',\n",
      "1:12: unknown preset 'netflx'; did you mean 'netflix'? (a file needs a '/' or the ending .json5)"
    ),
    ("{\n", "{ extends: 'none.json5',\n", "1:12: cannot read none.json5: there is no such file"),
    ("{\n", "{ extends: 'p.json5',\n", "1:12: 'extends' runs in a circle: p.json5 -> p.json5"),
  ]

  @Test(arguments: documents.indices)
  func aWrongDocument(_ index: Int) {
    let (old, new, expected) = Self.documents[index]
    let place = expected.first?.isNumber == true ? "p.json5:" : ""
    let file = preset(old, by: new)
    let message = message(["p.json5"], files: ["p.json5": file])
    #expect(message == place + expected, "\(new)")
  }

  @Test func theUntouchedPresetLoads() throws {
    let loaded = try load(["p.json5"], files: ["p.json5": preset()])
    #expect(loaded.scenario.firmCount == 2)
    #expect(loaded.warnings.count == 9)
    #expect(
      loaded.warnings.first?.message
        == "p.json5:2:46: regions.east.zones: no source given; add source: \"...\" or \"assumption: ...\"")
  }

  @Test func notAPreset() {
    let files = [
      "a.json5": "[]", "e.json5": " ", "big.json5": "'" + String(repeating: "x", count: 1 << 20) + "'",
    ]
    #expect(
      message(["a.json5"], files: files)
        == "a.json5:1:1: the preset: expected an object { ... }, found a list")
    #expect(
      message(["e.json5"], files: files)
        == "e.json5:1:2: nothing but blanks and comments; expected an object { ... }")
    #expect(
      message(["big.json5"], files: files)
        == "big.json5: 1048578 bytes are too large for a preset; the limit is 1048576")
    #expect(
      message(["none"]) == "unknown preset 'none'; expected 'bank', 'contagion', 'coupled', "
        + "'decoupled', 'dr', 'netflix', 'startup', 'us-east-1' or 'vendor'"
        + " (a file needs a '/' or the ending .json5)")
    #expect(message([""]).hasPrefix("unknown preset ''"))
    #expect(message(["./none"]) == "cannot read none: there is no such file")
  }

  @Test func everyProblemOfAFile() {
    let problems: [(FileProblem, String)] = [
      (.isFolder, "cannot read d/x: it is a folder; expected a file"),
      (.notPermitted, "cannot read d/x: permission denied"),
      (
        .tooLarge(bytes: 100_000_000), "d/x: 100000000 bytes are too large for a preset; the limit is 1048576"
      ),
      (.other("I/O\nerror"), "cannot read d/x: I/O\\nerror"),
    ]
    for (problem, expected) in problems {
      do throws(ScenarioError) {
        _ = try ScenarioLoader.load(ScenarioRequest(presets: ["d/x"])) { _ in .failure(problem) }
        Issue.record("loaded in spite of \(problem)")
      } catch {
        #expect(error.message == expected)
      }
    }
  }

  /// Percentiles so far apart that the hours would have no meaning.
  @Test func percentilesTooFarApart() {
    let file = preset("kind: \"fixed\", length: 2", by: "kind: 'lognormal', median: 1e-9, p95: 87600")
    let message = message(["p.json5"], files: ["p.json5": file])
    #expect(message.hasPrefix("p.json5:4:55: hazards.storm.duration.sigma: 19.517"), "\(message)")
  }

  /// Limits on the number of names.
  @Test func tooManyNames() {
    let many = (0..<17).map { "f\($0): { count: 1 }" }.joined(separator: ",")
    let message = message(["x.json5"], files: ["x.json5": "{ extends: 'startup', firms: {\(many)} }"])
    #expect(message.hasSuffix("firms: 18 entries; expected at most 16"), "\(message)")
  }
}
