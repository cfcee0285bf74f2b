import Foundation
import Testing

/// The order of the repository: names, sizes and places of files. `.github/CONTRIBUTING.md` says why.
@Suite struct TidyTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A Swift file by its path from the root, with its text.
  private struct File {
    let path: String
    let text: String
    var name: String { String(URL(fileURLWithPath: path).lastPathComponent.dropLast(".swift".count)) }
    var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().relativePath }
    var lines: [String] { text.components(separatedBy: "\n") }
  }

  private static let files: [File] = ["Sources", "Tests"].flatMap(swiftFiles)

  private static func swiftFiles(in base: String) -> [File] {
    let folder = root.appendingPathComponent(base)
    let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
    var files: [File] = []
    for path in paths.sorted() where path.hasSuffix(".swift") && !path.contains(".build/") {
      guard let text = try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8) else {
        continue
      }
      files.append(File(path: "\(base)/\(path)", text: text))
    }
    return files
  }

  private static var sources: [File] { files.filter { $0.path.hasPrefix("Sources/") } }

  @Test func filesAreSeen() { #expect(Self.files.count > 300) }

  @Test func noFileIsLong() {
    for file in Self.files {
      #expect(file.lines.count <= 401, "\(file.path): \(file.lines.count - 1) lines, 400 at most")
    }
  }

  @Test func noFolderIsADump() {
    for (folder, files) in Dictionary(grouping: Self.files, by: \.folder) {
      #expect(files.count <= 15, "\(folder): \(files.count) Swift files side by side, 15 at most")
    }
  }

  /// A file that declares types at its top level is named after one of them, or by the beginning or the plural of its
  /// name; a file of extensions alone is named after its subject.
  @Test func filesAreNamedAfterTheirType() throws {
    let pattern =
      #"(?m)^(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|final|indirect)\s+)*"#
      + #"(?:struct|class|enum|protocol|actor)\s+(\w+)"#
    let declaration = try Regex(pattern, as: (Substring, Substring).self)
    for file in Self.sources where file.name != "Main" && !Self.oddNames.contains(file.name) {
      let types = file.text.matches(of: declaration).map { String($0.output.1) }
      let isNamed = types.isEmpty || types.contains { $0.hasPrefix(file.name) || file.name == $0 + "s" }
      #expect(isNamed, "\(file.path) declares \(types.joined(separator: ", ")), none of this name")
    }
  }

  /// Files named after their subject, which is more than one small type. The list only shrinks.
  private static let oddNames: Set<String> = [
    "ExactPotential", "Geometry", "IncompleteGamma", "Options", "OutageOptions", "RiskDominance", "Scales",
    "StochasticStability",
  ]

  @Test func oddNamesAreStillOdd() {
    let names = Set(Self.sources.map(\.name))
    #expect(Self.oddNames.subtracting(names) == [], "take these off the list: their files are gone")
  }

  @Test func theSystemIsImportedInOnePlace() {
    for file in Self.sources where file.folder != "Sources/SystemLibrary" {
      for module in ["Glibc", "Musl", "Darwin", "Foundation", "FoundationEssentials"] {
        let isImported = file.lines.contains { $0.hasSuffix("import \(module)") }
        #expect(!isImported, "\(file.path) imports \(module); expected SystemLibrary")
      }
    }
  }

  /// Every folder of a module's tests, and every module, has its counterpart.
  @Test func testsMirrorTheSources() {
    let folders = Set(Self.files.map(\.folder))
    let apart: Set<String> = ["SystemLibrary", "PresetFiles", "PageFiles", "Executable", "Benchmarks"]
    let modules = Set(
      Self.sources.compactMap { $0.path.split(separator: "/").dropFirst().first.map(String.init) })
    for module in modules.subtracting(apart) {
      #expect(
        folders.contains { $0 == "Tests/\(module)Tests" || $0.hasPrefix("Tests/\(module)Tests/") },
        "\(module) has no folder of tests")
      for folder in folders where folder.hasPrefix("Tests/\(module)Tests/") {
        let mirrored = "Sources/\(module)/" + folder.dropFirst("Tests/\(module)Tests/".count)
        #expect(folders.contains(mirrored), "\(folder) mirrors no folder of the sources")
      }
    }
  }

  /// Code that only tests run stands under Tests.
  @Test func nothingInTheSourcesIsForTestsAlone() {
    for file in Self.sources {
      for word in ["import Testing", "@testable", "XCTest"] {
        #expect(!file.text.contains(word), "\(file.path) holds '\(word)'")
      }
    }
    // A type at the top level that no other line of the sources names is used by tests alone, or by nobody.
    let words = Self.sources.reduce(into: [Substring: Int]()) { counts, file in
      let words = file.text.utf8.split { byte in
        !(0x30...0x39).contains(byte) && !(0x61...0x7A).contains(byte | 0x20) && byte != UInt8(ascii: "_")
      }
      for word in words { counts[Substring(word), default: 0] += 1 }
    }
    for file in Self.sources {
      for line in file.lines {
        let parts = line.split(separator: " ").prefix(3)
        guard let at = parts.firstIndex(where: { ["struct", "class", "enum"].contains($0) }),
          parts.indices.contains(at + 1)
        else { continue }
        let name = parts[at + 1].prefix { $0.isLetter || $0.isNumber }
        // Entry points, and a promise to customers that only the library offers.
        guard line.first != " ", !["Main", "Benchmarks", "ServicePromise"].contains(name) else { continue }
        #expect(words[name, default: 0] > 1, "\(file.path): nothing in the sources uses \(name)")
      }
    }
  }

  /// The field's terms replaced these names; they do not come back.
  @Test(arguments: [
    "BestReply", "TypedGame", "CountGame", "CountLadder", "SpreadRanks", "HistoryWalk", "FirmYear",

    "RelativeConcept", "SweepProblem", "OutputProblem", "EveryFirmReport",
    "HerdMargins", "QuietDirection",
  ])
  func oldNamesStayAway(name: String) {
    for file in Self.files where !file.path.hasSuffix("TidyTests.swift") {
      #expect(!file.text.contains(name), "\(file.path) holds '\(name)'")
    }
  }
}
