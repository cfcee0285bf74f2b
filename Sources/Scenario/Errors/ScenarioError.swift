/// Error of reading a scenario. Each case carries its evidence; the wording is in `ScenarioErrorMessage`.
public enum ScenarioError: Error, Equatable, Sendable {
  // MARK: Files

  /// Unknown name of a built-in preset.
  case unknownPreset(String, known: [String], at: FileLocation?)
  /// Unreadable file.
  case unreadable(String, FileProblem, at: FileLocation?)
  /// File larger than `limit` bytes.
  case tooLarge(String, bytes: Int, limit: Int)
  /// Outage record that cannot be read, or does not answer; the line of the record's reader.
  case badRecord(String, at: FileLocation?)
  /// Cycle of `extends`; the names in order, the first one again at the end.
  case extendsCycle([String], at: FileLocation)
  /// Chain of `extends` longer than `limit` files.
  case extendsTooFar(limit: Int, at: FileLocation)

  // MARK: JSON5

  /// Empty document: only blanks and comments.
  case empty(at: FileLocation)
  /// A byte that is not UTF-8.
  case notUTF8(at: FileLocation)
  /// Violation of the JSON5 grammar.
  case syntax(JSON5Problem, at: FileLocation)
  /// Duplicate key of one object; `first` is its first location.
  case duplicateKey(String, at: FileLocation, first: FileLocation)

  // MARK: Keys and values

  /// Undeclared key; `known` are the keys that are allowed there.
  case unknownKey(String, in: String, known: [String], at: FileLocation)
  /// Undeclared name, or a word outside a fixed choice.
  case unknownName(String, key: String, rule: NameRule?, known: [String], at: FileLocation)
  /// Name with characters that a key path or a table cannot hold.
  case badName(String, key: String, at: FileLocation)
  /// Missing required key.
  case missing(String, at: FileLocation?)
  /// Key in conflict with another one.
  case notHere(String, because: Conflict, at: FileLocation)
  /// Value of the wrong type.
  case wrongType(String, expected: ExpectedValue, found: String, at: FileLocation)
  /// Unit of the wrong dimension.
  case wrongUnit(String, key: String, accepted: [String], at: FileLocation)
  /// Number outside its range, in the canonical unit; also infinite numbers, NaN, and fractions of a count.
  case outOfRange(Double, key: String, unit: String, range: ValidRange, at: FileLocation)
  /// Number with a fraction where a whole one is required.
  case notWhole(Double, key: String, at: FileLocation)
  /// Object or list with too few or too many entries.
  case wrongNumber(of: String, count: Int, allowed: ClosedRange<Int>, at: FileLocation?)
  /// Text that is too long or holds control characters.
  case badText(String, key: String, limit: Int, at: FileLocation)
  /// Percentiles out of order: the 95th must exceed the median.
  case percentilesOutOfOrder(median: Double, p95: Double, key: String, at: FileLocation)

  /// Malformed uncertainty of a number.
  case badSpread(String, SpreadFault, at: FileLocation)

  // MARK: Options

  /// Option `--set` without an equals sign, a key or a value.
  case badSetOption(String)
  /// Key `extends` in `--set`, which cannot change the base of a preset.
  case extendsOnCommandLine(String)
  /// Value of `--firms` that is not a whole number.
  case firmTotalNotWhole(String)
  /// Value of `--firms` below 1 or above the limit.
  case firmTotalOutOfRange(Int, limit: Int)

  // MARK: Counts

  /// Two or more types with the count `rest`.
  case severalRests([String])
  /// Fixed counts whose sum exceeds the total.
  case countsExceedTotal(Int, counts: [NamedCount])
  /// Fixed counts whose sum misses the total although no type takes the rest.
  case countsMissTotal(Int, counts: [NamedCount])
  /// Market without firms: every count is 0.
  case noFirms
  /// Product of firm types and strategies above `limit`, set by the memory and time of the payoff bounds.
  case tooManyChoices(types: Int, strategies: Int, limit: Int)

  /// The fixed count of a type of firm.
  public struct NamedCount: Equatable, Sendable {
    /// The type.
    public let name: String
    /// Number of its firms.
    public let count: Int
  }
}

/// Error of reading a file, reported by the caller that owns the file system.
public enum FileProblem: Error, Equatable, Sendable {
  case notFound
  case isFolder
  case notPermitted
  /// File larger than `ScenarioLoader.inputLimit`; the reader may stop before the end.
  case tooLarge(bytes: Int)
  /// Anything else, in the system's words.
  case other(String)
}

/// Expected type of a key's value.
public enum ExpectedValue: Equatable, Sendable {
  case object
  case text
  case trueOrFalse
  case oneOf([String])
  case number(units: [String])
  case wholeNumber
  case wholeNumberOrRest
  case numbers(units: [String])
  case names
}

/// Reason for which a key is not allowed beside another one.
public enum Conflict: Equatable, Sendable {
  /// Kind of the duration, with the keys that it takes.
  case durationKind(String, takes: String)
  /// Scope of the hazard.
  case scope(Scenario.Scope)
  /// A lognormal duration has one pair of parameters.
  case otherPair(String)
  /// Tail aversion with insurance: insurance changes which years are the worst, so the tail has no exact
  /// price.
  case tailAversion
}

/// Warning about a scenario that was read successfully.
public enum ScenarioWarning: Equatable, Sendable {
  /// Number without a source.
  case noSource(key: String, at: FileLocation)
  /// Old name of a key, read as the new one.
  case renamed(key: String, name: String, at: FileLocation)
  /// Removal (`null`) of a key that was not set.
  case nothingToRemove(key: String, known: [String], at: FileLocation)
}
