import Foundation
import Testing

@testable import CommandLineInterface
@testable import Report

@Suite struct WhatIfCommandTests {
  private func run(_ words: String...) throws -> String {
    try Program().output(of: ["what-if", "--width", "80"] + words).text
  }

  private func problem(_ words: [String]) -> String {
    do throws(Failure) {
      _ = try Program().output(of: ["what-if"] + words)
      return "ran"
    } catch {
      #expect(error.code == .usage)
      return error.line
    }
  }

  private func json(_ words: String...) throws -> [String: Any] {
    let text = try Program().output(of: ["what-if", "--json"] + words).text
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func oneWay() throws {
    let page = try run("--vary", "blameSharing=0..1:3", "--show", "equilibrium,payoff")
    #expect(page.contains("- Blame forgiven at 5"))
    #expect(page.contains("ends with two nodes in us-west-2 below"))
    let lines = page.split(separator: "\n").map(String.init)
    // Today's value is no step of the range: it stands between, marked; each row says what happens.
    #expect(lines.contains { $0.contains("90% (today)") && $0.contains("us-east-1") })
    #expect(lines.contains { $0.contains(" 0%") && $0.contains("us-west-2") })
  }

  @Test(arguments: ["en", "zh"], [40, 80, 200]) func noLineIsTooWide(_ language: String, _ width: Int) throws
  {
    for words in [
      ["--vary", "blameSharing=0..1:3"],
      ["--vary", "lambda=0.5..2:log:3", "--by", "blameSharing=0..1:2", "--show", "payoff,equilibrium"],
      ["--tornado"], ["--scenario", "calm:lambda=0.5", "--scenario", "netflix"],
    ] {
      let page = try Program().output(
        of: ["what-if", "--lang", language, "--width", String(width)] + words
      ).text
      for line in page.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width, "\(words) \(line)")
      }
    }
  }

  @Test func jsonHoldsEveryCell() throws {
    let root = try json("--vary", "lambda=0.5,1,2", "--by", "blameSharing=0..1:5", "--show", "payoff,share")
    #expect(root["schema"] as? String == "resilience-econ/what-if/2" && root["mode"] as? String == "table")
    let cells = try #require(root["cells"] as? [[[String: Any]]])
    #expect(cells.count == 3 && cells.allSatisfy { $0.count == 5 })
    let regions = try #require(root["regions"] as? [[String: Any]])
    for cell in cells.joined() {
      let region = try #require(cell["region"] as? Int)
      #expect(regions.indices.contains(region) && (cell["values"] as? [Double])?.count == 2)
    }
    let axes = try #require(root["axes"] as? [[String: Any]])
    #expect(axes.map { $0["key"] as? String } == ["lambda", "firms.ordinary.blameSharing"])
  }

  @Test func csvHoldsTodayAndEveryCell() throws {
    let text = try Program().output(
      of: ["what-if", "--format", "csv", "--vary", "blameSharing=0..1:5", "--by", "lambda=1,2"]
    ).text
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.count == 1 + 1 + 10 + 1)
    #expect(
      lines[0]
        == "today,firms.ordinary.blameSharing [share],lambda [x],region [count],history,complete,equilibrium [count]"
    )
    #expect(lines[1].hasPrefix("true,0.9,1,0,ordinary: ") && lines[2].hasPrefix("false,0,1,1,ordinary: "))
  }

  @Test func flipsAndTornado() throws {
    let flips = try json("--flips", "--firms", "2", "--set", "firms.ordinary.blameCurvature=1")
    #expect(flips["mode"] as? String == "flips")
    let equilibria = try #require(flips["equilibria"] as? [[String: Any]])
    #expect(equilibria.contains { $0["key"] as? String == "firms.ordinary.blameSharing" })
    let choices = try #require(flips["choices"] as? [[String: Any]])
    #expect(choices.count == 1)
    let few = ["what-if", "--firms", "2", "--set", "firms.ordinary.blameCurvature=1"]
    #expect(try Program().output(of: few).text == Program().output(of: few + ["--flips"]).text)
    let tornado = try json("--tornado", "--show", "hours")
    let bars = try #require((tornado["tornadoes"] as? [[String: Any]])?.first?["bars"] as? [[String: Any]])
    #expect(bars.count == 10 && bars.allSatisfy { $0["atLow"] is Double && $0["atHigh"] is Double })
  }

  @Test func scenariosSideBySide() throws {
    let page = try run(
      "--scenario", "calm:lambda=0.5,blameSharing=0.2", "--scenario", "cheap:costs.ladder=measured",
      "--scenario", "bank")
    for word in ["measured", "blame forgiven", "calm", "bank"] {
      #expect(page.contains(word), "\(word)")
    }
    #expect(!page.contains("direct loss an hour (ordinary firm)"))
  }

  @Test(arguments: [
    (["--by", "lambda=1,2"], "--by needs --vary"),
    (["--vary", "blameSharin=0..1"], "did you mean 'firms.ordinary.blameSharing'?"),
    (["--vary", "lambda=1,2", "--by", "lambda=1,2"], "--by: lambda is varied already"),
    (["--vary", "lambda=1,2", "--show", "payof"], "did you mean 'payoff'?"),
    (["--vary", "lambda=1,2", "--show", ""], "--show"),
    (["--vary", "lambda=0..1:1000000", "--by", "blameSharing=0..1:1000000"], "1000000 values are too many"),
    (
      ["--vary", "lambda=0..1:100000", "--by", "blameSharing=0..1:100000"],
      "100,000 x 100,000 are 10,000,000,000 cells; expected at most 200,000"
    ),
    (["--scenario", ":lambda=1"], "expected NAME:KEY=VALUE"),
    (["--scenario", "a:"], "expected KEY=VALUE after the colon"),
    (["--scenario", "a:lambda"], "--scenario a: 'lambda': expected KEY=VALUES"),
    (["--scenario", "a:lamda=2"], "--scenario a: unknown parameter 'lamda'; did you mean 'lambda'?"),
    (["--scenario", "a:blameSharing=2"], "2 is out of range"),
    (["--vary", "lambda=1,2", "--tornado"], "--vary and --tornado do not go together"),
    (["--scenario", "netflx"], "did you mean 'netflix'?"),
    (["--scenario", "a:costs.ladder=mesured"], "did you mean 'measured'?"),
  ])
  func whatIsWrongIsOneLine(_ words: [String], _ expected: String) {
    let line = problem(words)
    #expect(line.contains(expected) && !line.contains("\n"), "\(line)")
  }
}
