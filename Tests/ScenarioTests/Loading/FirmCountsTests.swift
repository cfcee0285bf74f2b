import Testing

@testable import Scenario

@Suite struct FirmCountsTests {
  private func counts(_ presets: [String], firms: Int? = nil, sets: [String] = []) throws -> [String] {
    try load(presets, firms: firms, sets: sets).scenario.firms.map { "\($0.name) \($0.count)" }
  }

  @Test func theRestTakesWhatIsLeft() throws {
    #expect(try counts(["netflix"]) == ["ordinary 4", "netflix 1"])
    #expect(try counts(["netflix"], firms: 1_000_000) == ["ordinary 999999", "netflix 1"])
    #expect(try counts(["netflix"], firms: 1) == ["netflix 1"], "a rest of 0 drops the type")
    #expect(try counts(["netflix"], sets: ["firmCount=7"]) == ["ordinary 6", "netflix 1"])
    #expect(try counts(["netflix"], firms: 3, sets: ["firmCount=7"]) == ["ordinary 2", "netflix 1"])
    #expect(try counts(["netflix"], sets: ["firms.netflix.count=0"]) == ["ordinary 5"])
  }

  @Test func withoutARestTheCountsAreTheTotal() throws {
    let sets = ["firms.ordinary.count=30"]
    #expect(try counts(["netflix"], sets: sets) == ["ordinary 30", "netflix 1"])
    #expect(try counts(["netflix"], firms: 31, sets: sets) == ["ordinary 30", "netflix 1"])
    let expected =
      "firms: the counts add up to 31 (ordinary 30, netflix 1), but the total is 30; "
      + "give one type the count \"rest\""
    #expect(message(["netflix"], firms: 30, sets: sets) == expected)
    #expect(message(["netflix"], sets: sets + ["firmCount=30"]) == expected)
  }

  @Test func countsThatDoNotFit() {
    #expect(
      message(["netflix", "bank"], firms: 1)
        == "firms: the fixed counts add up to 2 (netflix 1, bank 1), more than the total of 1; "
        + "raise --firms or firmCount")
    #expect(
      message(["netflix"], sets: ["firms.netflix.count=rest"])
        == "firms: 'ordinary' and 'netflix' take the rest; expected one type with the count \"rest\"")
    #expect(
      message(["netflix"], sets: ["firms.netflix.count=1000000", "firms.ordinary.count=1"])
        == "--firms 1000001: out of range; expected a whole number from 1 to 1000000")
  }

  @Test func theTotalIsAWholeNumberInRange() throws {
    #expect(try ScenarioLoader.firmTotal("1") == 1)
    #expect(try ScenarioLoader.firmTotal("1000000") == 1_000_000)
    for text in ["0", "-1", "1000001", "1000000000"] {
      #expect(throws: ScenarioError.firmTotalOutOfRange(Int(text) ?? 0, limit: 1_000_000)) {
        try ScenarioLoader.firmTotal(text)
      }
    }
    for text in ["", "1.5", "five", "1e3", "0x10", " 5", "5 "] {
      #expect(throws: ScenarioError.firmTotalNotWhole(text)) { try ScenarioLoader.firmTotal(text) }
    }
    #expect(throws: ScenarioError.firmTotalOutOfRange(.max, limit: 1_000_000)) {
      try ScenarioLoader.firmTotal("99999999999999999999")
    }
    #expect(
      ScenarioError.firmTotalNotWhole("five").message
        == "--firms 'five': expected a whole number from 1 to 1000000")
    #expect(
      message(["netflix"], firms: 0) == "--firms 0: out of range; expected a whole number from 1 to 1000000")
  }
}
