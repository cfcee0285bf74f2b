internal import TextEncoding

/// Error messages of scenarios: one line each.
extension ScenarioError {
  /// One-line message: location, error, expectation and the nearest valid name.
  public var message: String {
    fileMessage ?? documentMessage ?? valueMessage ?? optionMessage
  }

  private var fileMessage: String? {
    switch self {
    case .unknownPreset(let name, let known, let place):
      "\(at(place))unknown preset \(quoted(name))\(meant(name, known)) "
        + "(a file needs a '/' or the ending .json5)"
    case .unreadable(let path, let problem, let place):
      "\(at(place))cannot read \(SafeText.line(path)): \(problem.message)"
    case .tooLarge(let path, let bytes, let limit):
      "\(SafeText.line(path)): \(bytes) bytes are too large for a preset; the limit is \(limit)"
    case .badRecord(let line, let place): "\(at(place))\(SafeText.line(line))"
    case .extendsCycle(let names, let place):
      "\(at(place))'extends' runs in a circle: \(names.map(SafeText.line).joined(separator: " -> "))"
    case .extendsTooFar(let limit, let place):
      "\(at(place))'extends' leads through more than \(limit) files"
    default: nil
    }
  }

  private var documentMessage: String? {
    switch self {
    case .empty(let place): "\(at(place))nothing but blanks and comments; expected an object { ... }"
    case .notUTF8(let place): "\(at(place))this byte is not UTF-8 text"
    case .syntax(let problem, let place): "\(at(place))\(problem.message)"
    case .duplicateKey(let key, let place, let first):
      "\(at(place))the key \(quoted(key)) stands here a second time; first \(first.relative(to: place))"
    default: nil
    }
  }

  private var valueMessage: String? {
    switch self {
    case .unknownKey(let key, let path, let known, let place):
      "\(at(place))unknown key \(quoted(key))\(path.isEmpty ? "" : " in \(SafeText.line(path))")\(meant(key, known))"
    case .unknownName(let name, let key, let rule, let known, let place):
      "\(at(place))\(SafeText.line(key)): \(quoted(name)) is not \(rule.description(known))"
        + (rule.lists(known) ? nearest(name, known) : meant(name, known))
        + (rule == .provider && NearestName.of(name, among: known) == nil
          ? ", or scope 'vendor' for a product that firms use whatever their cloud (firms.*.used)" : "")
    case .badName(let name, let key, let place):
      "\(at(place))\(SafeText.line(key)): \(quoted(name)) cannot be a name; "
        + "expected 1 to 40 letters, digits, '-' or '_'"
    case .missing(let key, let place): "\(at(place))\(SafeText.line(key)) is missing"
    case .notHere(let key, let conflict, let place): "\(at(place))\(SafeText.line(key)) \(conflict.message)"
    case .wrongType(let key, let expected, let found, let place):
      "\(at(place))\(SafeText.line(key.isEmpty ? "the preset" : key)): expected \(expected.message), found \(found)"
    case .wrongUnit(let unit, let key, let accepted, let place):
      "\(at(place))\(SafeText.line(key)): \(quoted(unit)) is not a unit of it; expected \(accepted.alternatives)"
    case .outOfRange(let value, let key, let unit, let range, let place):
      "\(at(place))\(SafeText.line(key)): \(value.plainText)\(unit.suffix) is out of range; "
        + "expected \(range.message)\(unit.suffix)"
    case .notWhole(let value, let key, let place):
      "\(at(place))\(SafeText.line(key)): expected a whole number, found \(value.plainText)"
    case .wrongNumber(let key, let count, let allowed, let place):
      "\(at(place))\(SafeText.line(key)): \(count) entries; expected "
        + (count < allowed.lowerBound ? "at least \(allowed.lowerBound)" : "at most \(allowed.upperBound)")
    case .badText(let text, let key, let limit, let place):
      "\(at(place))\(SafeText.line(key)): the text \(quoted(text)) is too long or holds control characters; "
        + "expected at most \(limit) characters on one line"
    case .badSpread(let key, let fault, let place): "\(at(place))\(SafeText.line(key)): \(fault.message)"
    case .percentilesOutOfOrder(let median, let p95, let key, let place):
      "\(at(place))\(SafeText.line(key)): the 95th percentile, \(p95.plainText) h, must exceed the median, "
        + "\(median.plainText) h"
    default: nil
    }
  }

  private var optionMessage: String {
    switch self {
    case .badSetOption(let text):
      "--set \(quoted(text)): expected key.path=value, as in firms.ordinary.blameSharing=0"
    case .extendsOnCommandLine(let text): "--set \(quoted(text)): 'extends' is for files; use --preset"
    case .firmTotalNotWhole(let text):
      "--firms \(quoted(text)): expected a whole number from 1 to \(ScenarioKeys.firmLimit)"
    case .firmTotalOutOfRange(let total, let limit):
      "--firms \(total): out of range; expected a whole number from 1 to \(limit)"
    case .severalRests(let names):
      "firms: \(names.map(quoted).joined(separator: " and ")) take the rest; expected one type with the count \"rest\""
    case .countsExceedTotal(let total, let counts):
      "firms: the fixed counts add up to \(counts.sum) (\(counts.list)), more than the total of \(total); "
        + "raise --firms or firmCount"
    case .countsMissTotal(let total, let counts):
      "firms: the counts add up to \(counts.sum) (\(counts.list)), but the total is \(total); "
        + "give one type the count \"rest\""
    case .noFirms: "firms: every count is 0; expected at least one firm"
    case .tooManyChoices(let types, let strategies, let limit):
      "firms: \(types) types that choose among \(strategies) strategies are \(types * strategies) choices; "
        + "expected at most \(limit)"
    default: "the scenario cannot be read"
    }
  }
}

extension ScenarioWarning {
  /// One-line message: location, warning and remedy.
  public var message: String {
    switch self {
    case .noSource(let key, let place):
      "\(at(place))\(SafeText.line(key)): no source given; add source: \"...\" or \"assumption: ...\""
    case .renamed(let key, let name, let place):
      "\(at(place))\(SafeText.line(key)) is now called \(SafeText.line(name))"
    case .nothingToRemove(let key, let known, let place):
      "\(at(place))\(SafeText.line(key)): null removes a key that is not there"
        + meant(String(key.split(separator: ".").last ?? ""), known)
    }
  }
}

extension NumberSource {
  /// Name of the source as the user gave it, or a word in its stead.
  public var text: String {
    switch self {
    case .stated(let text): text
    case .commandLine: "command line"
    case .standard: "default"
    case .notGiven: "no source given"
    }
  }
}

extension FileLocation {
  /// `file:line:column`, or the option as it was given.
  public var description: String {
    switch self {
    case .file(let name, let line, let column): "\(SafeText.line(name)):\(line):\(column)"
    case .commandLine(let text): "--set \(quoted(text))"
    }
  }

  /// Location relative to another one: `line 3` in the same file, otherwise in full.
  fileprivate func relative(to other: FileLocation) -> String {
    if case .file(_, let line, let column) = self, isInSameSource(as: other) {
      return "at line \(line), column \(column)"
    }
    return "at \(description)"
  }
}

extension FileProblem {
  fileprivate var message: String {
    switch self {
    case .notFound: "there is no such file"
    case .isFolder: "it is a folder; expected a file"
    case .notPermitted: "permission denied"
    case .tooLarge(let bytes): "\(bytes) bytes are too large; the limit is \(ScenarioLoader.inputLimit)"
    case .other(let text): SafeText.line(text)
    }
  }
}

extension JSON5Problem {
  fileprivate var message: String {
    switch self {
    case .unexpected(let found, let expected): "expected \(expected.message), found \(quoted(found))"
    case .endsEarly(let expected, let opened?):
      "the file ends where \(expected.message) is due; what was opened \(opened.inWords) is not closed"
    case .endsEarly(let expected, nil): "the text ends where \(expected.message) is due"
    case .openString: "this string is not closed on its line"
    case .openComment: "this comment /* is not closed by */"
    case .badEscape(let text): "\(quoted(text)) is not an escape that a string or key may hold"
    case .loneSurrogate(let text): "\(quoted(text)) is half of a surrogate pair; expected both halves"
    case .badNumber(let text): "\(quoted(text)) is not a number"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    }
  }
}

extension FileLocation {
  fileprivate var inWords: String {
    if case .file(_, let line, let column) = self { return "at line \(line), column \(column)," }
    return "before"
  }
}

extension JSON5Problem.Expectation {
  fileprivate var message: String {
    switch self {
    case .value: "a value"
    case .key: "a key or '}'"
    case .colon: "':'"
    case .commaOrBrace: "',' or '}'"
    case .commaOrBracket: "',' or ']'"
    case .end: "the end"
    }
  }
}

extension ExpectedValue {
  fileprivate var message: String {
    switch self {
    case .object: "an object { ... }"
    case .text: "a text"
    case .trueOrFalse: "true or false"
    case .oneOf(let names): names.map(quoted).alternatives
    case .number(let units): "a number in \(units.alternatives)"
    case .wholeNumber: "a whole number"
    case .wholeNumberOrRest: "a whole number or \"rest\""
    case .names: "a list of names"
    case .numbers(let units): "a list of numbers in \(units.alternatives)"
    }
  }
}

extension Conflict {
  fileprivate var message: String {
    switch self {
    case .durationKind(let kind, let takes): "does not belong to the kind '\(kind)', which takes \(takes)"
    case .scope(let scope): "does not go with the scope '\(scope.rawValue)'"
    case .tailAversion:
      "does not go with the attitude 'tail-averse': what is paid changes which years are the worst"
    case .otherPair(let other):
      ["mu", "sigma", "median", "p95"].contains(other)
        ? "does not go with \(other); expected mu and sigma, or median and p95"
        : "does not go with \(other), which says the same; expected one of them"
    }
  }
}

extension NameRule? {
  /// Whether the description of the rule is the list of the known names.
  public func lists(_ known: [String]) -> Bool { (self == nil || self == .new) && known.count <= 6 }

  fileprivate func description(_ known: [String]) -> String {
    switch self {
    case .region: "a region of the scenario"
    case .provider: "the provider of a region"
    case .tierOrStrategy: "a tier or a strategy"
    case .hazard: "a source of outages of the scenario"
    case .new, nil: known.count <= 6 ? known.map(quoted).alternatives : "known"
    }
  }
}

extension ValidRange {
  fileprivate var message: String {
    isOpenBelow
      ? "more than \(lower.plainText) and at most \(upper.plainText)"
      : "\(lower.plainText) to \(upper.plainText)"
  }
}

extension [ScenarioError.NamedCount] {
  fileprivate var sum: Int { reduce(0) { $0 + $1.count } }
  fileprivate var list: String { map { "\(SafeText.line($0.name)) \($0.count)" }.joined(separator: ", ") }
}

extension [String] {
  /// `a`, `a or b`, `a, b or c`.
  fileprivate var alternatives: String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " or " + last
  }
}

extension String {
  /// A unit after a number.
  fileprivate var suffix: String { isEmpty || self == "count" || self == "number" ? "" : " \(self)" }
}

private func at(_ place: FileLocation?) -> String {
  place.map { "\($0.description): " } ?? ""
}

private func meant(_ name: String, _ known: [String]) -> String {
  let nearest = nearest(name, known)
  if !nearest.isEmpty { return nearest }
  return (1...12).contains(known.count) ? "; expected \(known.map(quoted).alternatives)" : ""
}

private func nearest(_ name: String, _ known: [String]) -> String {
  NearestName.of(name, among: known).map { "; did you mean \(quoted($0))?" } ?? ""
}
