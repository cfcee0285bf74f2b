import Outages
import Scenario
import Testing

@Suite struct ChoiceLimitTests {
  /// So many types of firms with so many strategies, as a preset.
  static func load(types: Int, strategies: Int) throws -> LoadedScenario {
    let firms = (0..<types).map { "t\($0): { count: 1, bill: 1, direct: 1, blame: 1, blameSharing: 0 }" }
    let choices = (0..<strategies).map { "s\($0): { home: 'us-east-1' }" }
    let text = """
      { extends: 'us-east-1', firmCount: \(types),
        strategies: { 'single-us-east-1': null, 'single-us-west-2': null, 'multi-node-us-east-1': null,
          'multi-node-us-west-2': null, 'multi-region': null, 'multi-cloud': null, \(choices.joined(separator: ", ")) },
        firms: { ordinary: null, \(firms.joined(separator: ", ")) } }
      """
    return try ScenarioLoader.load(ScenarioRequest(presets: ["many.json5"])) { _ in .success(Array(text.utf8))
    }
  }

  @Test func refusesWhatWouldNotFit() throws {
    #expect(try Self.load(types: 4, strategies: 64).scenario.strategies.count == 64)
    #expect(throws: ScenarioError.tooManyChoices(types: 5, strategies: 64, limit: 256)) {
      try Self.load(types: 5, strategies: 64)
    }
    #expect(
      ScenarioError.tooManyChoices(types: 5, strategies: 64, limit: 256).message
        == "firms: 5 types that choose among 64 strategies are 320 choices; expected at most 256")
  }
}
