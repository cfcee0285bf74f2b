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
  /// Remark on a user's record of outages; `nil` without one.
  public let record: RecordNote?
  /// Currency of all money; `nil`: US dollars.
  public let currency: String?
  /// Remark on what was taken to be meant; `nil` where nothing was.
  public let assumptions: AssumptionNote?

  /// Records the inputs of a run.
  public init(
    version: String, presets: [String], firms: Int?, sets: [String], fixes: [String] = [], seed: Int,
    record: RecordNote? = nil, currency: String? = nil, assumptions: AssumptionNote? = nil
  ) {
    self.version = version
    self.presets = presets
    self.firms = firms
    self.sets = sets
    self.fixes = fixes
    self.seed = seed
    self.record = record
    self.currency = currency
    self.assumptions = assumptions
  }

  /// First members of every result: what it is, and what it was made of, which may be a file alone.
  func head(_ command: String, of file: (key: String, path: String)? = nil) -> [(
    key: String, value: JSONValue
  )] {
    [
      ("schema", .string("resilience-econ/\(command)/2")), ("version", .string(version)),
      ("inputs", file.map { .object([($0.key, .string($0.path))]) } ?? json),
    ]
  }

  private var json: JSONValue {
    let inputs: [(key: String, value: JSONValue)] = [
      ("presets", .array(presets.map(JSONValue.string))), ("firms", firms.map(JSONValue.count) ?? .null),
      ("sets", .array(sets.map(JSONValue.string))), ("fixes", .array(fixes.map(JSONValue.string))),
      ("seed", .count(seed)),
    ]
    return .object(
      inputs + (currency.map { [("currency", .string($0))] } ?? [])
        + (record.map { [("record", $0.json)] } ?? [])
        + (assumptions.map { [("assumptions", $0.json)] } ?? []))
  }
}

/// Languages of the pages.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"
}
