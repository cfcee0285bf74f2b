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
