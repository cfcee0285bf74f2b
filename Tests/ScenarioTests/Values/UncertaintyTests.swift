import Testing

@testable import Scenario

/// Numbers that are not known exactly.
@Suite struct UncertaintyTests {
  @Test func rangesHoldNineInTen() {
    let money = Uncertainty.range(low: 50, high: 800, .lognormal(above: 0))
    #expect(abs(money.quantile(0.05) - 50) < 1e-9 && abs(money.quantile(0.95) - 800) < 1e-9)
    #expect(abs(money.median - 200) < 1e-9)
    let share = Uncertainty.range(low: 0.1, high: 0.9, .logitNormal)
    #expect(abs(share.median - 0.5) < 1e-12 && abs(share.quantile(0.95) - 0.9) < 1e-12)
    #expect((0..<1000).allSatisfy { (0...1).contains(share.quantile((Double($0) + 0.5) / 1000)) })
    let logarithm = Uncertainty.range(low: -1, high: 3, .normal)
    #expect(abs(logarithm.median - 1) < 1e-12)
    let tail = Uncertainty.range(low: 1.5, high: 3, .lognormal(above: 1))
    #expect(abs(tail.median - 2) < 1e-12 && tail.quantile(1e-9) > 1)
  }

  @Test func listsAreEquallyGood() {
    let list = Uncertainty.values([4, 1, 2])
    #expect(list.median == 2 && Uncertainty.values([3, 1]).median == 2)
    #expect([0.1, 0.5, 0.9].map(list.quantile) == [1, 2, 4])
    #expect(list.quantile(1 - 1e-17) == 4)
  }

  @Test func readsAllForms() throws {
    let loaded = try load(sets: [
      "firms.ordinary.blame={low: 50, high: 800, unit: 'kUSD/hour'}",
      "firms.ordinary.blameSharing={value: 0.8, low: 0.5, high: 0.9, source: 'assumption'}",
      "firms.ordinary.direct={values: [1, 2, 40], unit: 'kUSD/hour'}",
      "hazards.us-east-1.rate={low: 0.1, high: 1}", "hazards.us-east-1.severity=0.5",
    ])
    let spreads = Dictionary(
      uniqueKeysWithValues: loaded.entries.compactMap { entry in entry.spread.map { (entry.key, $0) } })
    #expect(spreads["firms.ordinary.blame"] == .range(low: 50e3, high: 800e3, .lognormal(above: 0)))
    #expect(abs(loaded.scenario.firms[0].blamePerHour - 200e3) < 1e-6)
    #expect(loaded.scenario.firms[0].blameSharing == 0.8)
    #expect(loaded.scenario.firms[0].directPerHour == 2000)
    #expect(spreads["firms.ordinary.direct"] == .values([1000, 2000, 40000]))
    #expect(spreads["hazards.us-east-1.rate"] == .range(low: 0.1, high: 1, .lognormal(above: 0)))
    // A number that is set is certain again.
    #expect(spreads["hazards.us-east-1.severity"] == nil)
  }

  /// What is set, and what is wrong with it.
  static let faults: [(String, String)] = [
    (
      "firms.ordinary.blame={low: 5, high: 3}",
      "firms.ordinary.blame: low is 5 and high 3; expected low below high"
    ),
    (
      "firms.ordinary.blameSharing={low: 0.2, high: 1}",
      "firms.ordinary.blameSharing: 1 is a limit that cannot be an end of a 90 % range; "
        + "expected a number inside the limits"
    ),
    (
      "firms.ordinary.blame={value: 9, low: 1, high: 3}",
      "firms.ordinary.blame: the value 9 lies outside its own range; expected 1 to 3"
    ),
    (
      "firms.ordinary.blame={low: 1, values: [3]}",
      "firms.ordinary.blame: a range and a list at once; expected low and high, or values"
    ),
    (
      "hazards.aws.duration.p95={low: 8, high: 20}",
      "hazards.aws.duration.p95: a range cannot stand here; expected one number (a lognormal duration takes "
        + "ranges at mu and sigma)"
    ),
    ("firms.ordinary.blame={low: 1}", "firms.ordinary.blame.high is missing"),
    ("firms.ordinary.blame={high: 1}", "firms.ordinary.blame.low is missing"),
    (
      "firms.ordinary.blame={low: 1, hihg: 2}",
      "unknown key 'hihg' in firms.ordinary.blame; did you mean 'high'?"
    ),
    ("firms.ordinary.blame={values: []}", "firms.ordinary.blame: 0 entries; expected at least 1"),
    (
      "firms.ordinary.blameSharing={low: 0.2, high: 1.5}",
      "firms.ordinary.blameSharing: 1.5 share is out of range; expected 0 to 1 share"
    ),
    (
      "strategies.multi-region.regions={low: 2, high: 3}",
      "unknown key 'low' in strategies.multi-region.regions; expected 'value', 'unit' or 'source'"
    ),
  ]

  @Test(arguments: faults) func faultsAreNamed(_ set: String, _ fault: String) {
    #expect(message(sets: [set]) == "--set '\(set)': \(fault)")
  }

  /// A statement replaces a statement whole: no half of an old range survives.
  @Test func aValueReplacesARange() throws {
    let file = "{ extends: 'us-east-1', firms: { ordinary: { blame: { value: 3, source: 'assumption' } } } }"
    let loaded = try load(["mine.json5"], files: ["mine.json5": file])
    #expect(loaded.entries.first { $0.key == "firms.ordinary.blame" }?.spread == nil)
  }
}
