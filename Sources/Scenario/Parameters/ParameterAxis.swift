/// A parameter and the values that it shall take: what `--vary` and `--by` say.
///
///     let axis = try ParameterAxis("lambda=0.05..5:log:9", in: scenario)
///     for index in axis.values.indices {
///       var changed = scenario
///       axis.apply(index, to: &changed)
///     }
import SystemLibrary

/// Values along one parameter of a scenario.
public struct ParameterAxis: Sendable {
  /// How the values were given.
  public enum Spacing: Equatable, Sendable {
    /// Equal steps from the first to the last value.
    case linear
    /// Equal ratios from the first to the last value.
    case logarithmic
    /// One by one.
    case list
  }

  /// The parameter.
  public let parameter: Scenario.Parameter
  /// Its values, in the order in which they were given; at least one.
  public let values: [Double]
  /// How they were given.
  public let spacing: Spacing
  /// What the scenario says today; `nil` where that is not one number, as for a multiple that the ladder gives.
  public let base: Double?

  /// The full key of the parameter.
  public var key: String { parameter.key }
  /// The unit of the values.
  public var unit: String { parameter.unit }
  /// Where today's value stands among the values, if it does.
  public var baseIndex: Int? { base.flatMap { base in values.firstIndex { Self.isSame($0, base) } } }

  /// Most values of one axis where nothing else is said.
  public static let standardLimit = 100_000

  /// Reads `KEY=LOW..HIGH`, `KEY=LOW..HIGH:STEPS`, `KEY=LOW..HIGH:log:STEPS` or `KEY=A,B,C`.
  ///
  /// A key may be the end of one, as `blameSharing`, where only one parameter ends so. Numbers may end with `k`, `M`,
  /// `bn` or `%`. Parameters that take whole numbers get the nearest ones, each once. Values of a range are rounded
  /// to twelve digits, so that 0..1:11 gives 0.3 and not its neighbour.
  public init(
    _ text: String, in scenario: Scenario, limit: Int = standardLimit
  ) throws(ParameterAxisError) {
    guard let equals = text.firstIndex(of: "=") else { throw .noValues(text) }
    let name = text[..<equals].trimmed
    let written = text[text.index(after: equals)...].trimmed
    guard !name.isEmpty, !written.isEmpty else { throw .noValues(text) }
    let parameter = try Self.parameter(String(name), in: scenario)
    let request = try AxisValues(written, key: parameter.key, limit: limit, isWhole: parameter.isWhole)
    for value in [request.values.min(), request.values.max()].compactMap({ $0 })
    where !parameter.validRange.contains(value) {
      throw .outOfRange(value, key: parameter.key, unit: parameter.unit, range: parameter.validRange)
    }
    let today = parameter.value(in: scenario)
    self.parameter = parameter
    values = request.values
    spacing = request.spacing
    base = today.isFinite ? today : nil
  }

  /// Gives the parameter its value of that index.
  public func apply(_ index: Int, to scenario: inout Scenario) { parameter.set(values[index], in: &scenario) }

  /// Whether the values change who is down when; otherwise only what it costs whom.
  public var changesOutages: Bool { parameter.changesOutages }
  /// Whether the values are numbers of firms.
  public var changesCounts: Bool { parameter.changesCounts }

  /// Gives several parameters their values: first the one that moves all rates, last the number of all firms, so that
  /// the order of the axes does not matter.
  public static func apply(
    _ choices: some Sequence<(axis: ParameterAxis, index: Int)>, to scenario: inout Scenario
  ) {
    func rank(_ key: String) -> Int { key == "lambda" ? 0 : key == "firms" ? 2 : 1 }
    for choice in choices.sorted(by: { rank($0.axis.key) < rank($1.axis.key) }) {
      choice.axis.apply(choice.index, to: &scenario)
    }
  }

  /// The parameter of that name: its key, or the end of its key where that names one only.
  ///
  /// - Complexity: O(parameters).
  public static func parameter(
    _ name: String, in scenario: Scenario
  ) throws(ParameterAxisError) -> Scenario.Parameter {
    let all = scenario.variedParameters
    if let exact = all.first(where: { $0.key == name }) { return exact }
    if let unused = scenario.unusedParameters.first(where: { $0.key == name }) { return unused }
    let ending = all.filter { $0.key.hasSuffix("." + name) }
    if let only = ending.first, ending.count == 1 { return only }
    if !ending.isEmpty { throw .ambiguousKey(name, among: ending.map(\.key)) }
    throw .unknownKey(name, nearest: nearest(name, among: all.map(\.key)))
  }

  /// The key that was probably meant: the nearest one, or the shortest with an end that is near enough.
  private static func nearest(_ name: String, among keys: [String]) -> String? {
    if let key = NearestName.of(name, among: keys) { return key }
    let ends = keys.flatMap { key in
      let parts = key.split(separator: ".")
      return parts.indices.dropFirst().map { parts[$0...].joined(separator: ".") }
    }
    guard let end = NearestName.of(name, among: ends) else { return nil }
    return keys.first { $0.hasSuffix("." + end) }
  }

  /// Whether two values are the same but for rounding.
  static func isSame(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(abs(a), abs(b)) }
}

/// The values of a text: a range or a list.
private struct AxisValues {
  /// Eleven values where a range does not say how many.
  let values: [Double]
  let spacing: ParameterAxis.Spacing

  init(_ text: Substring, key: String, limit: Int, isWhole: Bool) throws(ParameterAxisError) {
    if let dots = text.range(of: "..") {
      let parts = text[dots.upperBound...].split(separator: ":", omittingEmptySubsequences: false)
      let lower = try Self.number(text[..<dots.lowerBound], key)
      let upper = try Self.number(parts[0], key)
      guard lower < upper else { throw .emptyRange(lower: lower, upper: upper, key: key) }
      let isLogarithmic = parts.count > 1 && parts[1].trimmed == "log"
      if isLogarithmic, lower <= 0 { throw .logOfNothing(lower: lower, key: key) }
      let rest = parts.dropFirst(isLogarithmic ? 2 : 1)
      if rest.count > 1 { throw .badSpacing(String(rest.joined(separator: ":")), key: key) }
      let isShort = isWhole && upper - lower < 11
      let standard = isShort ? Int(upper - lower) + 1 : 11
      var count = max(2, standard)
      if let word = rest.first { count = try Self.count(word, key, limit) }
      let all = (0..<count).map { index in
        let fraction = Double(index) / Double(count - 1)
        if index == 0 { return lower }
        if index == count - 1 { return upper }
        let value =
          isLogarithmic ? lower * pow(upper / lower, fraction) : lower + (upper - lower) * fraction
        return min(upper, max(lower, Self.rounded(value)))
      }
      values = isWhole ? Self.whole(all) : all
      spacing = isLogarithmic ? .logarithmic : .linear
    } else {
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      guard parts.count <= limit else { throw .tooMany(count: Double(parts.count), key: key, limit: limit) }
      var all: [Double] = []
      for part in parts { all.append(try Self.number(part, key)) }
      values = isWhole ? Self.whole(all) : all
      spacing = .list
    }
  }

  /// Whole numbers, each once.
  private static func whole(_ values: [Double]) -> [Double] {
    var seen: Set<Double> = []
    return values.map { $0.rounded() }.filter { seen.insert($0).inserted }
  }

  private static func count(_ text: Substring, _ key: String, _ limit: Int) throws(ParameterAxisError) -> Int
  {
    let word = text.trimmed
    guard !word.isEmpty, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Double(word) else {
      if word.first?.isLetter == true { throw .badSpacing(String(word), key: key) }
      throw .badCount(String(word), key: key)
    }
    guard count >= 2 else { throw .badCount(String(word), key: key) }
    guard count <= Double(limit) else { throw .tooMany(count: count, key: key, limit: limit) }
    return Int(count)
  }

  private static func number(_ text: Substring, _ key: String) throws(ParameterAxisError) -> Double {
    let word = text.trimmed
    let suffixes: [(String, Double)] = [("bn", 1e9), ("k", 1e3), ("M", 1e6), ("%", 0.01)]
    let suffix = suffixes.first { word.hasSuffix($0.0) }
    let digits = word.dropLast(suffix?.0.count ?? 0)
    let isPlain = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
    guard isPlain, let value = Double(digits), value.isFinite else {
      throw .notANumber(String(word), key: key)
    }
    guard let suffix else { return value }
    return suffix.0 == "%" ? value / 100 : value * suffix.1
  }

  /// The number to twelve significant digits.
  private static func rounded(_ value: Double) -> Double {
    guard value != 0 else { return 0 }
    let digits = 12 - Int(log10(abs(value)).rounded(.up))
    guard (0...22).contains(digits) else { return value }
    let scale = pow(10, Double(digits))
    return (value * scale).rounded() / scale
  }
}

extension Substring {
  /// Without blanks at its ends.
  fileprivate var trimmed: Substring {
    var text = self.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The first place where a text stands in it.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
