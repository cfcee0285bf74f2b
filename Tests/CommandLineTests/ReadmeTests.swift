import Foundation
import Testing

/// The commands of the README and of the guide, run as they stand, give what stands below them. A line `…` stands
/// for any lines.
@Suite struct ReadmeTests {
  static let text: String = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let guide = root.appendingPathComponent("Sources/CommandLine/Guide.docc")
    let pages = (try? FileManager.default.contentsOfDirectory(atPath: guide.path)) ?? []
    let files = [root.appendingPathComponent("README.md")] + pages.sorted().map(guide.appendingPathComponent)
    return files.map { (try? String(contentsOf: $0, encoding: .utf8)) ?? "" }.joined(separator: "\n")
  }()

  struct Example: Sendable {
    let command: String
    var output: [String]
  }

  /// The contents of fenced blocks in a language.
  static func blocks(_ language: String) -> [[String]] {
    var blocks: [[String]] = []
    var isInside = false
    for line in text.components(separatedBy: "\n") {
      if line == "```\(language)" {
        isInside = true
        blocks.append([])
      } else if line == "```" {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks
  }

  /// The examples of each block, in order.
  static let examples: [[Example]] = blocks("console").map { block in
    block.reduce(into: [Example]()) { examples, line in
      if line.hasPrefix("$ ") {
        examples.append(Example(command: String(line.dropFirst(2)), output: []))
      } else if !examples.isEmpty {
        examples[examples.count - 1].output.append(line)
      }
    }
  }

  /// Arguments for the built program; `nil` for a command that is none of ours.
  static func arguments(of command: String) -> [String]? {
    for prefix in ["swift run -c release resilience-econ", "resilience-econ"] where command.hasPrefix(prefix)
    {
      return command.dropFirst(prefix.count).split(separator: " ").map(String.init)
    }
    return nil
  }

  /// Whether lines follow a pattern with `…` for any number of lines.
  static func follows(_ lines: ArraySlice<String>, _ pattern: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return lines.isEmpty }
    let rest = pattern.dropFirst()
    if first == "…" {
      return (0...lines.count).contains { follows(lines.dropFirst($0), rest) }
    }
    return lines.first == first && follows(lines.dropFirst(), rest)
  }

  @Test func theReadmeHasExamples() {
    let commands = Self.examples.joined().map(\.command)
    #expect(commands.count >= 12)
    #expect(commands.contains("swift test"))
    #expect(Self.follows(["a", "b", "c"], ["a", "…", "c"]))
    #expect(!Self.follows(["a", "b", "c"], ["a", "c", "…"]))
  }

  /// A block is run in a folder of its own that holds the README's presets.
  @Test(arguments: examples)
  func givesWhatItSays(block: [Example]) throws {
    let folder = try TemporaryFolder()
    for preset in Self.blocks("json5") {
      let name = try #require(preset.first?.dropFirst(3))
      try folder.write(preset.dropFirst().joined(separator: "\n"), to: String(name))
    }
    for example in block {
      guard let arguments = Self.arguments(of: example.command) else { continue }
      let run = try Executable(folder: folder.url).run(arguments)
      var lines = (run.output + run.errors).components(separatedBy: "\n")
      while lines.last == "" { lines.removeLast() }
      let text = lines.joined(separator: "\n")
      #expect(Self.follows(lines[...], example.output[...]), "\(example.command)\n\(text)")
    }
  }
}
