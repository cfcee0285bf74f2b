import Testing

import Outages
@testable import Scenario

@Suite struct CanonicalTextTests {
  private func scenario() throws -> Scenario {
    try ScenarioLoader.load(ScenarioRequest(presets: ["netflix"]), readFile: { _ in .failure(.notFound) })
      .scenario
  }

  @Test func namesValuesByTheirPlace() throws {
    let lines = try scenario().canonicalText.split(separator: "\n").map(String.init)
    #expect(lines.contains("regions[0].name = us-east-1"))
    #expect(lines.contains { $0.hasPrefix("firms[0].blamePerHour = ") })
    #expect(lines.contains("costs.ladder = doubling"))
    #expect(lines.contains { $0.contains(".duration.lognormal.mu = ") })
    #expect(!lines.contains { $0.contains("Optional") || $0.contains("(") && $0.contains(": ") })
    #expect(Set(lines.map { $0.prefix { $0 != "=" } }).count == lines.count, "a place has one value")
  }

  @Test func isTheSameEveryTime() throws {
    #expect(try scenario().canonicalText == scenario().canonicalText)
    var renamed = try scenario()
    renamed.name = "other"
    renamed.title = nil
    #expect(try renamed.canonicalText == scenario().canonicalText)
  }

  /// Every number of the scenario, and every word that is not its name, shows in the text.
  @Test func everyChangeShows() throws {
    let original = try scenario()
    for parameter in original.parameters {
      var changed = original
      let value = parameter.value(in: original)
      parameter.set(value == 0 ? 1 : value.nextUp + (parameter.isWhole ? 1 : 0), in: &changed)
      #expect(changed.canonicalText != original.canonicalText, "\(parameter.key)")
    }
    let changes: [(inout Scenario) -> Void] = [
      { $0.strategies[0].home = "elsewhere" }, { $0.hazards[0].scope = .internet },
      { $0.hazards[0].location = nil }, { $0.hazards[0].growsWithRedundancy.toggle() },
      { $0.costs.ladder = .measured }, { $0.firms[0].ladder = .activeActive },
      { $0.firms[0].attraction["elsewhere"] = 0 }, { $0.firms.swapAt(0, 1) }, { $0.regions.removeLast() },
      { $0.hazards[0].duration = .empirical(hours: [1, 2]) }, { $0.hazards[0].duration = .incident },
      { $0.hazards[0].rate = .record(events: 3, years: 4) },
    ]
    for (index, change) in changes.enumerated() {
      var changed = original
      change(&changed)
      #expect(changed.canonicalText != original.canonicalText, "change \(index)")
    }
  }

  @Test func dictionariesAreInOrder() throws {
    var scenario = try scenario()
    let names = (0..<20).map { "strategy\($0)" }
    scenario.costs.overrides = Dictionary(uniqueKeysWithValues: names.map { ($0, 2) })
    let shown = scenario.canonicalText.split(separator: "\n").filter { $0.hasPrefix("costs.overrides.s") }
    #expect(shown.count == 20 && shown == shown.sorted())
  }
}
