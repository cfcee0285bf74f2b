import Foundation
import Testing

@testable import CommandLineInterface
@testable import Report

/// The modes of `what-if` that ask for more than a table.
@Suite struct WhatIfModesTests {
  private func text(_ line: String) throws -> String {
    try Program().output(of: line.split(separator: " ").map(String.init)).text
  }

  private func failure(_ line: String) throws -> String {
    let failure = #expect(throws: Failure.self) { try text(line) }
    #expect(failure?.code == .usage)
    return failure?.line ?? ""
  }

  private func json(_ line: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(try text(line).utf8))
    return try #require(object as? [String: Any])
  }

  @Test func buttonOptions() throws {
    let page = try text("button --width 100")
    let lines = page.split(separator: "\n").map(String.init)
    #expect(lines[1].contains("pay up to"))
    #expect(lines.contains { $0.hasPrefix("Do not press it: ") })
    #expect(try text("what-if --button --width 100") == page)
    let object = try json("button --json --revenue 3e6")
    #expect(object["schema"] as? String == "resilience-econ/button/2")
    #expect(try json("what-if --button --json")["schema"] as? String == "resilience-econ/what-if/2")
    #expect((object["rivals"] as? [Any])?.count == 6)
    #expect(try text("button --rivals 0").contains("If all rivals") == false)
    #expect(try text("button --format csv").hasPrefix("section,subject,quantity,value,unit"))
  }

  /// Set as an option, the break-even that is printed turns the verdict.
  @Test func theBreakEvenHoldsWhenItIsSet() throws {
    let prices = "--set costs.ladder=measured --set costs.multi-region=1.5"
    let rate = try #require(try json("button --json \(prices)")["paysFromOutagesPerYear"] as? Double)
    for (factor, pays) in [(0.99, false), (1.01, true)] {
      let set = try json("button --json \(prices) --set hazards.us-east-1.rate=\(rate * factor)")
      #expect(set["press"] as? Bool == pays)
    }
  }

  @Test func studiesOfTheButton() throws {
    let page = try text(
      "button --uncertain --draws 50 --tornado --vary costs.multi-region=1..4:4 --width 100")
    #expect(page.contains("Pressing pays in ") && page.contains("Which number moves the gain most"))
    #expect(page.contains("Pressing, by price of two regions"))
    #expect(try text("button --rivals-at multi-node-us-west-2").contains("as said"))
    #expect(
      try failure("button --rivals-at multi-node-us-west-3").contains("did you mean 'multi-node-us-west-2'"))
    #expect(try failure("button --region us-east-2").contains("did you mean 'us-east-1'"))
    #expect(
      try text("button --uncertain --draws 50 --jobs 1") == text("button --uncertain --draws 50 --jobs 3"))
  }

  @Test func widths() throws {
    let object = try json("what-if --widths --json --preset netflix")
    let rows = try #require(object["widths"] as? [[String: Any]])
    #expect(rows.compactMap { $0["source"] as? String }.filter { $0 != "share" }.count == 3)
    #expect((object["changes"] as? [Double])?.count == 1)
    #expect(
      try failure("what-if --widths --preset contagion").contains("world needs outages of the whole region"))
    #expect(try failure("what-if --widths --flips").contains("--flips"))
  }

  @Test func policies() throws {
    let page = try text("what-if --policies --width 80")
    #expect(page.contains("subsidy for a firm"))
    let object = try json("what-if --policies --json")
    #expect((object["policies"] as? [Any])?.count == 8)
    #expect(
      try text("what-if --policies --target multi-node-us-west-2").contains(
        "all firms on two nodes in us-west-2"))
  }

  @Test func crowdOptions() throws {
    let page = try text("what-if --crowd --width 80")
    #expect(page.contains("The herd dissolves as blame forgiven goes from 90% to "))
    #expect(try text("what-if --crowd --jobs 1 --json") == text("what-if --crowd --jobs 3 --json"))
    let loop =
      try json("what-if --crowd --json --hysteresis attraction.us-east-1")["hysteresis"] as? [String: Any]
    #expect(loop?["formsAt"] is Double)
    #expect(
      try text("what-if --crowd --format csv").hasPrefix("series,x,share [share],low [share],high [share]"))
  }

  /// A crunch is told only where there is one.
  @Test func theCrunch() throws {
    let model = try json("equilibria --json")["model"] as? [String: Any]
    #expect(model != nil && model?["crunches"] == nil)
    let crunched = try json("equilibria --json --set capacityCrunch=0.5")["model"] as? [String: Any]
    #expect((crunched?["crunches"] as? [Any])?.isEmpty == false)
    #expect(crunched?["capacityCrunch"] as? Double == 0.5)
    #expect(try failure("brief --set capacityCrunch=2").contains("capacityCrunch"))
  }

  @Test(arguments: ["--button", "--policies", "--crowd"], ["en", "zh"])
  func pagesFit(mode: String, language: String) throws {
    for width in [80, 200] {
      let page = try text("what-if \(mode) --lang \(language) --width \(width)")
      for line in page.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width) }
      #expect(!page.contains("nan") && !page.contains("inf"))
    }
    #expect(try text("what-if \(mode) --lang \(language) --format markdown").hasPrefix("# "))
  }

  @Test func badInputsAreNamed() throws {
    #expect(try failure("button --margin 2").contains("--margin: 2 is out of range"))
    #expect(try failure("button --bill x").contains("--bill: expected a number"))
    #expect(try failure("what-if --button --bill 0").contains("--bill: 0 is out of range"))
    #expect(try failure("what-if --policies --target multi-regio").contains("did you mean 'multi-region'?"))
    #expect(try failure("what-if --crowd --inertia 1").contains("--inertia: 1 is out of range"))
    #expect(
      try failure("what-if --crowd --hysteresis blamSharing").contains("--hysteresis: unknown parameter"))
    #expect(try failure("what-if --crowd --hysteresis firms.ordinary.count").contains("by degrees"))
    #expect(try failure("what-if --button --set firms.ordinary.direct=0").contains("firms.ordinary.direct"))
  }
}
