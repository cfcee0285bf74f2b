import Testing

@testable import Scenario

@Suite struct ParameterAxisTests {
  private func axis(_ text: String, preset: String = "us-east-1", limit: Int = 1000) throws -> ParameterAxis {
    try ParameterAxis(text, in: try load([preset]).scenario, limit: limit)
  }

  private func problem(_ text: String, preset: String = "us-east-1", limit: Int = 1000) -> String {
    do throws(ParameterAxisError) {
      guard let scenario = try? load([preset]).scenario else { return "not loaded" }
      return "read \(try ParameterAxis(text, in: scenario, limit: limit).values)"
    } catch { return error.message(option: "vary") }
  }

  @Test func readsRangesAndLists() throws {
    let sharing = try axis("firms.ordinary.blameSharing=0..1:11")
    #expect(sharing.values == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    #expect(sharing.base == 0.9 && sharing.baseIndex == 9 && sharing.spacing == .linear)
    #expect(try axis("blameSharing = 0 .. 0.5").values.count == 11)
    let lambda = try axis("lambda=0.05..5:log:9")
    #expect(lambda.values.count == 9 && lambda.values[0] == 0.05 && lambda.values[8] == 5)
    #expect(abs(lambda.values[4] - 0.5) < 1e-12 && lambda.base == 1 && lambda.baseIndex == nil)
    let list = try axis("costs.multi-region=1.2,1.5,2,4")
    #expect(list.values == [1.2, 1.5, 2, 4] && list.spacing == .list && list.base == nil)
    #expect(try axis("firms=1..1M:log:7").values == [1, 10, 100, 1000, 10_000, 100_000, 1_000_000])
    #expect(try axis("firms=1..5").values == [1, 2, 3, 4, 5])
    #expect(try axis("firms.ordinary.blame=100k,0.3M,20%,-0").values == [100_000, 300_000, 0.2, 0])
  }

  @Test func endsOfKeysAreEnoughWhereOnlyOneKeyEndsSo() throws {
    #expect(try axis("blameSharing=0,1").key == "firms.ordinary.blameSharing")
    #expect(try axis("netflix.blameSharing=0,1", preset: "netflix").key == "firms.netflix.blameSharing")
    #expect(
      problem("blameSharing=0,1", preset: "netflix")
        == "--vary: 'blameSharing' may be 'firms.ordinary.blameSharing', 'firms.netflix.blameSharing'; "
        + "write more of it")
  }

  @Test(arguments: [
    ("", "'': expected KEY=VALUES"), ("blameSharing", "'blameSharing': expected KEY=VALUES"),
    ("=1", "'=1': expected"), ("blameSharing=", "expected KEY=VALUES"),
    ("blameSharin=0,1", "unknown parameter 'blameSharin'; did you mean 'firms.ordinary.blameSharing'?"),
    ("lamda=1,2", "did you mean 'lambda'?"), ("costs.multi-regon=1", "did you mean 'costs.multi-region'?"),
    ("xyzzy=1", "unknown parameter 'xyzzy'; see"), ("blameSharing=x", "'x' is not a number"),
    ("blameSharing=1,,2", "'' is not a number"), ("blameSharing=nan", "'nan' is not a number"),
    ("blameSharing=1e999", "'1e999' is not a number"), ("blameSharing=0x1", "'0x1' is not a number"),
    ("blameSharing=1..0", "the range 1..0 is empty"), ("blameSharing=1..1", "the range 1..1 is empty"),
    ("lambda=0..5:log:9", "a logarithmic range cannot begin at 0"),
    ("lambda=-1..5:log:9", "a logarithmic range cannot begin at -1"),
    ("blameSharing=0..1:1", "'1' is not a number of steps"),
    ("blameSharing=0..1:-3", "'-3' is not a number of steps"),
    ("blameSharing=0..1:lgo:3", "'lgo:3' does not follow a range"),
    ("blameSharing=0..1:log2", "'log2' does not follow a range"),
    ("blameSharing=0..2", "2 is out of range; expected 0 to 1"),
    ("firms.ordinary.count=0,1", "0 is out of range; expected 1 to 1000000"),
    ("blameSharing=0..1:1000000000000", "1000000000000 values are too many; expected at most 1000"),
  ])
  func aBadAxisIsOneLine(_ text: String, _ expected: String) {
    let line = problem(text)
    #expect(line.contains(expected) && line.hasPrefix("--vary: ") && !line.contains("\n"), "\(line)")
  }

  @Test func parametersThatMoveSeveralNumbersTakeTheirTurn() throws {
    let scenario = try load(["netflix"]).scenario
    let lambda = try ParameterAxis("lambda=2", in: scenario)
    let rate = try ParameterAxis("hazards.us-east-1.rate=3", in: scenario)
    let total = try ParameterAxis("firms=9", in: scenario)
    let count = try ParameterAxis("firms.netflix.count=2", in: scenario)
    for order in [[lambda, rate, total, count], [count, total, rate, lambda]] {
      var changed = scenario
      ParameterAxis.apply(order.map { (axis: $0, index: 0) }, to: &changed)
      #expect(changed.firmCount == 9 && changed.firms.map(\.count) == [7, 2])
      #expect(changed.hazards[0].rate == .perYear(3) && changed.hazards[1].rate == .perYear(2 * 2.5 / 15))
    }
    #expect(lambda.parameter.value(in: scenario) == 1)
    #expect(lambda.changesOutages && !count.changesOutages)
  }

  /// Setting any parameter to what it is changes nothing but how a rate is written.
  @Test(arguments: ["us-east-1", "netflix", "bank", "startup"])
  func everyParameterReadsWhatItWrites(_ preset: String) throws {
    let scenario = try load([preset]).scenario
    for parameter in scenario.variedParameters {
      let value = parameter.value(in: scenario)
      if value.isNaN { continue }
      #expect(parameter.validRange.contains(value), "\(parameter.key)")
      var changed = scenario
      parameter.set(value, in: &changed)
      #expect(parameter.value(in: changed) == value, "\(parameter.key)")
    }
  }

  /// What a footprint does not use may be set in a file, and varied; it stands in no list.
  @Test func whatAFootprintDoesNotUse() throws {
    let scenario = try load(["us-east-1"]).scenario
    for key in ["strategies.single-us-east-1.coverage", "strategies.multi-region.failover.provider"] {
      let axis = try ParameterAxis("\(key)=0.25,0.75", in: scenario)
      var changed = scenario
      axis.apply(1, to: &changed)
      #expect(axis.parameter.value(in: changed) == 0.75)
      #expect(!scenario.variedParameters.contains { $0.key == key })
    }
    #expect(problem("strategies.single-us-east-1.coverage=2").contains("out of range"))
  }
}
