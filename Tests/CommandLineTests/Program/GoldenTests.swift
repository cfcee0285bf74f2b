import Foundation
import ResilienceNumerics
import Testing

@testable import CommandLineInterface

/// Every command in every format and both languages, byte for byte as recorded in `Tests/ReportTests/Golden`.
///
/// `RENEW_GOLDENS=1 swift test --filter GoldenTests` records them anew: look at the difference before a commit.
@Suite struct GoldenTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("ReportTests/Golden")

  /// A line of `commands.txt`.
  struct Command: Sendable, CustomTestStringConvertible {
    let name: String
    let words: [String]
    /// Recorded as it prints, in one file.
    let isSingle: Bool
    var testDescription: String { name }

    /// Files and the whole command line of each.
    var recordings: [(file: String, words: [String])] {
      let width =
        words[0] == "sweep" || words.contains("--format") || words[0] == "brief" ? ["--width", "80"] : []
      if isSingle { return [(name + ".txt", words + (words[0] == "payoffs" ? width : []))] }
      return ["en", "zh"].flatMap { language in
        [("text", "txt"), ("markdown", "md"), ("csv", "csv"), ("json", "json")].map { format, ending in
          (
            "\(name).\(language).\(ending)",
            words + ["--lang", language, "--format", format, "--width", "80", "--color", "never"]
          )
        }
      }
    }
  }

  static let commands: [Command] = {
    let text = try? String(contentsOf: folder.appendingPathComponent("commands.txt"), encoding: .utf8)
    return (text ?? "").components(separatedBy: "\n").compactMap { line in
      var words = line.split(separator: " ").map(String.init)
      guard let first = words.first, first != "#" else { return nil }
      let isSingle = first == "once"
      if isSingle { words.removeFirst() }
      // Game files stand beside the goldens.
      let rest = words.dropFirst().map {
        $0.hasSuffix(".nfg") ? folder.appendingPathComponent($0).path : $0
      }
      return Command(name: words[0], words: Array(rest), isSingle: isSingle)
    }
  }()

  @Test(arguments: commands) func printsAsRecorded(_ command: Command) throws {
    let renews = ProcessInfo.processInfo.environment["RENEW_GOLDENS"] != nil
    for (file, words) in command.recordings {
      let output = try Program().output(of: words).text
        .replacingOccurrences(of: Self.folder.path + "/", with: "")
      // A signal to the tests, as a time limit sends one, ends a search early.
      try #require(
        !output.contains("search was interrupted") && !output.contains("搜索被中断"), "\(file) was cut short")
      let url = Self.folder.appendingPathComponent(file)
      if renews { try Data(output.utf8).write(to: url) }
      // Bytes as they stand: reading as a string would drop a byte order mark.
      let recorded = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      if output != recorded {
        Issue.record("\(file): \(Self.firstDifference(output, recorded))")
      }
    }
  }

  /// The page as HTML, by a digest of its data: numbers and texts, not the script that shows them.
  @Test(arguments: ["us-east-1", "netflix"], ["en", "zh"])
  func pageIsAsRecorded(_ preset: String, _ language: String) throws {
    let page = try Program().output(of: ["report", "--preset", preset, "--lang", language]).text
    let start = try #require(page.range(of: "<script type=\"application/json\" id=\"data\">"))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let digest = SHA256.digest(of: String(page[start.upperBound..<end.lowerBound]))
    let url = Self.folder.appendingPathComponent("report-\(preset).\(language).sha256")
    if ProcessInfo.processInfo.environment["RENEW_GOLDENS"] != nil {
      try Data((digest + "\n").utf8).write(to: url)
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == digest + "\n", "\(preset) in \(language)")
  }

  /// Each recorded file belongs to a command of the list.
  @Test func nothingIsLeftOver() throws {
    let known = Set(Self.commands.flatMap { $0.recordings.map(\.file) } + ["commands.txt"])
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(files.filter { !known.contains($0) && !$0.hasSuffix(".nfg") && !$0.hasSuffix(".sha256") } == [])
  }

  private static func firstDifference(_ output: String, _ recorded: String) -> String {
    let (new, old) = (output.components(separatedBy: .newlines), recorded.components(separatedBy: .newlines))
    let line =
      zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(new.count, old.count)
    func at(_ lines: [String]) -> String { line < lines.count ? lines[line] : "(end)" }
    return "line \(line + 1): now “\(at(new))”, recorded “\(at(old))”"
  }
}
