import Outages
public import Scenario

/// The scenario of a preset that is compiled in, with keys set as on the command line.
public func scenario(_ preset: String, firms: Int? = 5, sets: [String] = []) throws(ScenarioError) -> Scenario
{
  let request = ScenarioRequest(presets: [preset], firms: firms, sets: sets)
  return try ScenarioLoader.load(request) { _ in .failure(.notFound) }.scenario
}
