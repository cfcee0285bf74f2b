/// Why a scenario cannot be read. Each case carries its evidence; the wording is in `ScenarioErrorMessage`.
public enum ScenarioError: Error, Equatable, Sendable {
  // MARK: Files

  /// No built-in preset has this name.
  case unknownPreset(String, known: [String], at: FileLocation?)
  /// A file could not be read.
  case unreadable(String, FileProblem, at: FileLocation?)
  /// A file is larger than `limit` bytes.
  case tooLarge(String, bytes: Int, limit: Int)
  /// `extends` leads back to where it began; the names in order, the first one again at the end.
  case extendsCycle([String], at: FileLocation)
  /// `extends` leads through more files than anybody means.
  case extendsTooFar(limit: Int, at: FileLocation)

  // MARK: JSON5

  /// Nothing but blanks and comments.
  case empty(at: FileLocation)
  /// A byte that is not UTF-8.
  case notUTF8(at: FileLocation)
  /// The grammar is broken.
  case syntax(JSON5Problem, at: FileLocation)
  /// A key stands twice in one object.
  case duplicateKey(String, at: FileLocation, first: FileLocation)

  // MARK: Keys and values

  /// A key that is not declared; `known` are the keys that may stand there.
  case unknownKey(String, in: String, known: [String], at: FileLocation)
  /// A name that is not declared elsewhere, or not one of a choice.
  case unknownName(String, key: String, rule: NameRule?, known: [String], at: FileLocation)
  /// A name with characters that a key path or a table could not hold.
  case badName(String, key: String, at: FileLocation)
  /// A key that must be there is not.
  case missing(String, at: FileLocation?)
  /// A key that does not go with another one.
  case notHere(String, because: Conflict, at: FileLocation)
  /// A value of another type.
  case wrongType(String, expected: ExpectedValue, found: String, at: FileLocation)
  /// A unit that does not measure this.
  case wrongUnit(String, key: String, accepted: [String], at: FileLocation)
  /// A number outside its range, in the canonical unit; not finite or not whole numbers too.
  case outOfRange(Double, key: String, unit: String, range: ValidRange, at: FileLocation)
  /// A number that should be whole.
  case notWhole(Double, key: String, at: FileLocation)
  /// An object or list with too few or too many entries.
  case wrongNumber(of: String, count: Int, allowed: ClosedRange<Int>, at: FileLocation?)
  /// A text that is too long or holds control characters.
  case badText(String, key: String, limit: Int, at: FileLocation)
  /// The 95th percentile must exceed the median.
  case percentilesOutOfOrder(median: Double, p95: Double, key: String, at: FileLocation)

  /// How sure a number is cannot be read.
  case badSpread(String, SpreadFault, at: FileLocation)

  // MARK: Options

  /// `--set` without an equals sign, a key or a value.
  case badSetOption(String)
  /// `--set` cannot change which preset a preset extends.
  case extendsOnCommandLine(String)
  /// `--firms` is not a whole number.
  case firmTotalNotWhole(String)
  /// `--firms` is below 1 or above the limit.
  case firmTotalOutOfRange(Int, limit: Int)

  // MARK: Counts

  /// Two types take the rest.
  case severalRests([String])
  /// The fixed counts exceed the total.
  case countsExceedTotal(Int, counts: [NamedCount])
  /// No type takes the rest, and the counts do not add up to the total.
  case countsMissTotal(Int, counts: [NamedCount])
  /// Every count is 0.
  case noFirms
  /// More types of firms times strategies than the bounds on payoffs can hold in memory and time.
  case tooManyChoices(types: Int, strategies: Int, limit: Int)

  /// The fixed count of a type of firm.
  public struct NamedCount: Equatable, Sendable {
    /// The type.
    public let name: String
    /// Its firms.
    public let count: Int
  }
}

/// Why a file could not be read; given by whoever owns the files.
public enum FileProblem: Error, Equatable, Sendable {
  case notFound
  case isFolder
  case notPermitted
  /// Larger than `ScenarioLoader.inputLimit`; the reader need not read on to know.
  case tooLarge(bytes: Int)
  /// Anything else, in the system's words.
  case other(String)
}

/// What should have stood at a key.
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

/// What a key does not go with.
public enum Conflict: Equatable, Sendable {
  /// The kind of the duration, with the keys that it takes.
  case durationKind(String, takes: String)
  /// The scope of the hazard.
  case scope(Scenario.Scope)
  /// A lognormal duration has one pair of parameters.
  case otherPair(String)
  /// An insurance changes which years are the worst, so that the tail would have no exact price.
  case tailAversion
}

/// What a user should know about a scenario that was read nevertheless.
public enum ScenarioWarning: Equatable, Sendable {
  /// A number has no source.
  case noSource(key: String, at: FileLocation)
  /// A key was removed that was not there.
  case nothingToRemove(key: String, known: [String], at: FileLocation)
}
