import TestSupport
import Testing
import TextEncoding

import Outages
@testable import Scenario

/// Nothing that a file or an option holds may crash the loader or break its promise of one line.
@Suite struct ScenarioFuzzTests {
  private static let files = PresetCatalogue.all.map(\.bytes)

  private func load(_ bytes: [UInt8], _ sets: [String] = []) -> String? {
    do throws(ScenarioError) {
      let request = ScenarioRequest(presets: ["./f"], sets: sets)
      let loaded = try ScenarioLoader.load(request) { $0 == "f" ? .success(bytes) : .failure(.notFound) }
      return loaded.warnings.map(\.message).first { $0.contains("\n") }
    } catch {
      return isOneLine(error.message) ? nil : error.message
    }
  }

  private func isOneLine(_ message: String) -> Bool {
    !message.isEmpty && SafeText.isSafe(message)
  }

  /// A short piece of a preset, with a few bytes changed, dropped, doubled or moved.
  private func mutated(_ random: inout SplitMix64) -> [UInt8] {
    let file = Self.files.randomElement(using: &random) ?? []
    let start = Int.random(in: 0..<file.count, using: &random)
    var bytes = Array(file[start...].prefix(Int.random(in: 1...160, using: &random)))
    if Bool.random(using: &random) { bytes = Array("{extends:'us-east-1',firms:{".utf8) + bytes }
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: index)
      case 2: bytes.insert(contentsOf: bytes[index...].prefix(8), at: index)
      default: bytes[index] = Array("{}[]:,'\"\\/*.-+0x\n".utf8).randomElement(using: &random) ?? 0
      }
    }
    return bytes
  }

  @Test func piecesOfPresets() {
    for seed in UInt64(1)...15000 {
      var random = SplitMix64(seed: seed)
      let bytes = mutated(&random)
      if let message = load(bytes) {
        Issue.record("seed \(seed): \(message.debugDescription) for \(bytes)")
      }
    }
  }

  @Test func bytesOfChance() {
    let alphabet = Array("{}[]:,'\"\\/*.-+01xeEu$aé\u{2028}\u{FEFF} \n\r".utf8) + [0, 0xFF, 0xC3, 0xED, 0xF4]
    for seed in UInt64(1)...20000 {
      var random = SplitMix64(seed: seed)
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      if let message = load(bytes) {
        Issue.record("seed \(seed): \(message.debugDescription) for \(bytes)")
      }
    }
  }

  /// A value of another type at every key of a preset.
  @Test func everyKeyWithEveryType() throws {
    let values = ["{}", "[1]", "true", "-1", "NaN", "'x'", "{kind:1}", "null"]
    for key in Self.keys {
      for value in values {
        if let message = load(Array("{extends:'netflix'}".utf8), ["\(key)=\(value)"]) {
          Issue.record("\(key)=\(value): \(message.debugDescription)")
        }
      }
    }
  }

  /// Keys of different kinds, with the objects above them.
  private static let keys = [
    "title", "title.en", "regions", "regions.us-east-1", "regions.us-east-1.zones", "hazards",
    "hazards.glue", "hazards.aws.rate", "hazards.aws.rate.years", "hazards.aws.duration",
    "hazards.aws.duration.p95", "hazards.us-west-2.duration.observed", "strategies.multi-cloud.home",
    "strategies.multi-cloud.failover", "costs", "costs.ladder", "costs.multi-node", "firms",
    "firms.netflix.count", "firms.netflix.costs", "firms.netflix.attraction", "society", "firmCount",
    "description", "nothing", "firms.netflix.bill.unit", "hazards.glue.growsWithRedundancy",
  ]
}
