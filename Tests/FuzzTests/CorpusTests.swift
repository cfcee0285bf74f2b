import Foundation
import Testing

/// The inputs that libFuzzer kept because each reached code that no other did: one in a line, in base 64.
@Suite struct CorpusTests {
  private func kept(_ harness: Harness) throws -> [[UInt8]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Corpus/\(harness.rawValue).base64")
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    return try lines.dropLast().map { [UInt8](try #require(Data(base64Encoded: String($0)))) }
  }

  @Test(arguments: Harness.allCases) func everyKeptInput(_ harness: Harness) throws {
    let inputs = try kept(harness)
    #expect(inputs.count >= 15)
    for (line, bytes) in inputs.enumerated() {
      #expect(harness.problem(bytes) == nil, "line \(line + 1)")
    }
  }

  /// Kept inputs with a few bytes changed: seeded, so that a failure can be repeated.
  @Test(arguments: Harness.allCases) func changedInputs(_ harness: Harness) throws {
    let inputs = try kept(harness)
    for seed in UInt64(1)...2000 {
      var mutator = Mutator(seed: seed)
      let bytes = mutator.change(inputs)
      guard let problem = harness.problem(bytes) else { continue }
      let small = String(decoding: shrunk(bytes) { harness.problem($0) != nil }, as: UTF8.self)
      Issue.record("seed \(seed): \(problem); so does \(small.debugDescription)")
    }
  }

  /// A failing input is cut down to what makes it fail.
  @Test func shrinking() {
    let noise = (0..<500).map { UInt8($0 * 37 % 256) }
    let found = shrunk(noise + Array("a{b".utf8) + noise + Array("c}".utf8) + noise) { bytes in
      bytes.firstIndex(of: UInt8(ascii: "{")).map { bytes[$0...].contains(UInt8(ascii: "}")) } ?? false
    }
    #expect(found == Array("{}".utf8))
    #expect(shrunk([1, 2, 3]) { !$0.isEmpty } == [3])
    #expect(shrunk([1, 2, 3], tries: 0) { _ in true } == [1, 2, 3])
  }

  /// The harness itself can fail: a message on two lines is a broken promise, and so is an endless one.
  @Test func brokenPromisesAreSeen() {
    #expect(problem(of: "two\nlines", inputBytes: 9) != nil)
    #expect(problem(of: "", inputBytes: 9) != nil)
    #expect(problem(of: String(repeating: "x", count: 2000), inputBytes: 9) != nil)
    #expect(problem(of: "mine.json5:1:1: nothing in it", inputBytes: 9) == nil)
  }
}
