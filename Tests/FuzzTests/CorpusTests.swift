import Foundation
import Testing

/// The inputs that libFuzzer kept because each reached code that no other did, and the files we ship.
@Suite struct CorpusTests {
  @Test(arguments: Harness.allCases) func everyKeptInput(_ harness: Harness) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Corpus/\(harness.rawValue)")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count > 20)
    for file in files {
      let problem = harness.problem([UInt8](try Data(contentsOf: file)))
      #expect(problem == nil, "\(file.lastPathComponent)")
    }
  }

  /// Kept inputs with a few bytes changed: seeded, so that a failure can be repeated.
  @Test(arguments: Harness.allCases) func changedInputs(_ harness: Harness) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Corpus/\(harness.rawValue)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let inputs = try names.map { [UInt8](try Data(contentsOf: folder.appendingPathComponent($0))) }
    for seed in UInt64(1)...2000 {
      var mutator = Mutator(seed: seed)
      let bytes = mutator.change(inputs)
      let problem = harness.problem(bytes)
      #expect(problem == nil, "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }
}
