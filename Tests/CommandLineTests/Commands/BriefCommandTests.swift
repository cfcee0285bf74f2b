import Foundation
import Testing

@testable import CommandLineInterface
@testable import Report

/// The brief on one screen, and words that a reader knows.
@Suite struct BriefCommandTests {
  static let presets = ["us-east-1", "netflix", "startup", "bank"]

  private func text(_ line: String) throws -> String {
    try Program().output(of: line.split(separator: " ").map(String.init)).text
  }

  @Test(arguments: presets, ["en", "zh"])
  func fitsOneScreen(preset: String, language: String) throws {
    for (width, height) in [(100, 40), (80, 50)] {
      let lines = try text("brief --preset \(preset) --lang \(language) --width \(width)").split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count - 1 <= height, "\(lines.count) lines at \(width)")
      for line in lines { #expect(DisplayWidth.of(String(line)) <= width) }
    }
  }

  /// The reason that the answer names is the largest cause.
  @Test func theAnswerNamesTheLargestCause() throws {
    let text = try text("brief --json --preset netflix")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let causes = try #require(json["causes"] as? [String: [[String: Any]]])
    let largest = try #require(causes["difference"]?.first?["cause"] as? String)
    let words = [
      "prices": "price", "direct": "direct loss", "blame": "blame", "excuses": "blame",
      "rehearsal": "rehears",
    ]
    let answer = try #require(json["answer"] as? String)
    #expect(answer.contains("The difference is \(try #require(words[largest]))"))
    let solid = try #require(json["solid"] as? [String: Any])
    #expect(solid["draws"] as? Int == 1000)
  }

  @Test func drawsDoNotDependOnThreads() throws {
    #expect(try text("brief --jobs 1 --draws 20 --json") == text("brief --jobs 3 --draws 20 --json"))
  }

  /// Pages on which everything is called by its label.
  static let pages = [
    "brief", "brief --full", "payoffs", "equilibria", "button --tornado",
  ]

  @Test(arguments: pages, ["us-east-1"])
  func noKeyIsRead(page: String, preset: String) throws {
    let json = try JSONSerialization.jsonObject(
      with: Data(try text("equilibria --concept pure --json --preset \(preset)").utf8))
    let model = try #require((json as? [String: Any])?["model"] as? [String: Any])
    let strategies = try #require(model["strategies"] as? [[String: Any]])
    let hazards = try #require(model["hazards"] as? [[String: Any]])
    let regions = Set(strategies.compactMap { $0["home"] as? String } + ["eu-west-1"])
    let keys =
      strategies.compactMap { $0["name"] as? String }
      + hazards.compactMap { $0["name"] as? String }.filter { $0.contains("-") && !regions.contains($0) }
      + ["blameSharing", "blameCurvature", "growsWithRedundancy", "safetyInNumbers", "regionValue"]
    for language in ["en", "zh"] {
      for format in ["text", "markdown"] {
        let text = try text("\(page) --preset \(preset) --lang \(language) --format \(format) --width 200")
          .replacingOccurrences(of: "\\", with: "")
        for key in keys { #expect(!text.contains(key), "\(key) in \(page), \(language)") }
      }
    }
  }

  @Test(arguments: ["brief", "brief --full", "payoffs", "equilibria", "button"], ["us-east-1"])
  func noSynonymIsRead(page: String, preset: String) throws {
    for synonyms in Glossary.synonyms {
      let english = try text("\(page) --preset \(preset) --width 200").lowercased()
      for word in synonyms.english { #expect(!english.contains(word), "\(word)") }
    }
    let chinese = try text("\(page) --preset \(preset) --width 200 --lang zh")
    for word in Glossary.synonyms.flatMap(\.chinese) { #expect(!chinese.contains(word), "\(word)") }
  }

  /// The same number in text, CSV and JSON.
  @Test func everyFormatSaysTheSame() throws {
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(try text("brief --json").utf8)) as? [String: Any])
    let ladder = try #require(json["ladder"] as? [[String: Any]])
    let csv = try text("brief --format csv")
    let page = try text("brief --width 200")
    for row in ladder {
      let (strategy, total) = (
        try #require(row["strategy"] as? String), try #require(row["total"] as? Double)
      )
      let label = try #require((row["strategyLabel"] as? [String: String])?["en"])
      let record = try #require(
        csv.split(whereSeparator: \.isNewline).first { $0.hasPrefix("ladder,ordinary / \(strategy),total,") })
      let value = try #require(Double(record.split(separator: ",")[3]))
      // The reader of JSON here may miss the last digit.
      #expect(abs(value - total) <= 1e-15 * abs(total))
      let line = try #require(page.split(separator: "\n").first { $0.dropFirst(2).hasPrefix(label + " ") })
      #expect(line.contains(MoneyScale.fitting([8e6]).cell(total)), "\(line)")
    }
  }
}
