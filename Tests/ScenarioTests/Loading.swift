import Outages
@testable import Scenario

/// Loads with files that exist only in the test.
func load(
  _ presets: [String] = [], firms: Int? = nil, sets: [String] = [], files: [String: String] = [:]
) throws(ScenarioError) -> LoadedScenario {
  try ScenarioLoader.load(ScenarioRequest(presets: presets, firms: firms, sets: sets)) { path in
    files[path].map { .success(Array($0.utf8)) } ?? .failure(.notFound)
  }
}

/// The message of the error that loading throws, or what was loaded instead.
func message(
  _ presets: [String] = [], firms: Int? = nil, sets: [String] = [], files: [String: String] = [:]
) -> String {
  do throws(ScenarioError) {
    return "loaded \(try load(presets, firms: firms, sets: sets, files: files).scenario.name)"
  } catch {
    return error.message
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): a seed gives the same test again.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
