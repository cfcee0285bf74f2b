/// Inputs of a result, repeated in machine-readable output for reproduction.
public struct Inputs: Equatable, Sendable {
  /// The program's version.
  public let version: String
  /// Presets in the order in which they were layered.
  public let presets: [String]
  /// `--firms`, if given.
  public let firms: Int?
  /// `--set`, in order.
  public let sets: [String]
  /// `--fix`, in order.
  public let fixes: [String]
  /// Seed of random draws.
  public let seed: Int

  /// Records the inputs of a run.
  public init(
    version: String, presets: [String], firms: Int?, sets: [String], fixes: [String] = [], seed: Int
  ) {
    self.version = version
    self.presets = presets
    self.firms = firms
    self.sets = sets
    self.fixes = fixes
    self.seed = seed
  }

  /// First members of every result: what it is, and what it was made of.
  func head(_ command: String, edition: Int = 2) -> [(key: String, value: JSONValue)] {
    [
      ("schema", .string("resilience-econ/\(command)/\(edition)")), ("version", .string(version)),
      (
        "inputs",
        [
          "presets": .array(presets.map(JSONValue.string)), "firms": firms.map(JSONValue.count) ?? .null,
          "sets": .array(sets.map(JSONValue.string)),
          "fixes": .array(fixes.map(JSONValue.string)), "seed": .count(seed),
        ]
      ),
    ]
  }
}

/// Languages of the pages.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"
}
