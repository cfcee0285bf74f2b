import Findings
import Foundation
import Market
import ResilienceNumerics
import Outages
import Scenario
import Testing

@testable import Report

/// Rows of a sweep in both forms.
@Suite struct SweepRowsTests {
  private func plan(_ axes: String...) throws -> SweepPlan {
    let request = ScenarioRequest(presets: ["netflix"], firms: 5)
    let scenario = try ScenarioLoader.load(request) { _ in .failure(.notFound) }.scenario
    return try SweepPlan(scenario, axes: axes.map { try ParameterAxis($0, in: scenario) })
  }

  @Test func aRowOfCommaSeparatedValuesHasEveryColumn() throws {
    let plan = try plan("firms.ordinary.blameSharing=0..1:3", "lambda=1,2")
    let rows = SweepRows(plan, format: .csv)
    #expect(rows.heading == rows.columns.joined(separator: ",") + "\r\n")
    #expect(Set(rows.columns).count == rows.columns.count)
    let point = SweepPoint(plan, at: 3)
    let (market, outcome) = try #require(point.result)
    let cells = rows.row(point).dropLast().components(separatedBy: ",")
    #expect(cells.count == rows.columns.count)
    let named = Dictionary(uniqueKeysWithValues: zip(rows.columns, cells))
    #expect(named["point"] == "3" && named["lambda"] == "2")
    #expect(named["firms.ordinary.blameSharing"] == "0.5")
    #expect(named["pure"] == "\(outcome.equilibria.rows.count { $0.kind == .pure })")
    #expect(named["complete"] == (outcome.isComplete ? "true" : "false"))
    let payoff = try #require(named["netflix.payoff"].flatMap(Double.init))
    #expect(abs(payoff - outcome.firms[1].payoff) <= 1e-11 * abs(payoff))
    let choice = market.strategies[outcome.firms[1].choice].name
    #expect(named["netflix.plays"] == "1 \(choice)")
    #expect(named["equilibria"]?.components(separatedBy: " | ").count == outcome.equilibria.rows.count)
  }

  @Test func aRowOfJSONIsAnObjectOnOneLine() throws {
    let plan = try plan("lambda=1,2")
    let point = SweepPoint(plan, at: 1)
    let row = SweepRows(plan, format: .json).row(point)
    #expect(row.hasSuffix("\n") && row.count { $0 == "\n" } == 1)
    #expect(SweepRows(plan, format: .json).heading.isEmpty)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any])
    let (_, outcome) = try #require(point.result)
    #expect(object["point"] as? Int == 1 && (object["values"] as? [String: Double]) == ["lambda": 2])
    let equilibria = try #require(object["equilibria"] as? [[String: Any]])
    #expect(equilibria.count == outcome.equilibria.rows.count)
    let profiles = equilibria.compactMap { $0["profile"] as? [String: [String: Double]] }
    for profile in profiles { #expect(profile.values.allSatisfy { !$0.isEmpty }) }
    let history = try #require(object["history"] as? [String: Any])
    #expect((history["profile"] as? [String: [String: Double]])?["ordinary"]?.values.reduce(0, +) == 4)
    #expect((object["home"] as? [String: Double])?.values.reduce(0, +) == 1)
  }

  /// A market that cannot be built is a row with its reason, and not the end of the sweep.
  @Test(arguments: SweepRows.Format.allCases)
  func aPointWithoutAMarketSaysWhy(format: SweepRows.Format) throws {
    var scenario = try plan().scenario
    scenario.hazards[0].duration = .pareto(scaleHours: -1, shape: 2)
    let plan = try SweepPlan(scenario, axes: [])
    let row = SweepRows(plan, format: format).row(SweepPoint(plan, at: 0))
    #expect(row.contains("expected"), "\(row)")
    let columns = SweepRows(plan, format: .csv).columns
    #expect(format == .json || row.count { $0 == "," } >= columns.count - 1)
  }

  @Test func oneLineOfJSONIsTheSameValue() throws {
    let value: JSONValue = ["a": [.number(1.5), ["b": .null]], "c": [], "d": "x\ny"]
    #expect(value.line() == #"{"a": [1.5, {"b": null}], "c": [], "d": "x\ny"}"#)
  }
}
