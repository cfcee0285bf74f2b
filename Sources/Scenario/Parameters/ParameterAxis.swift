/// Axis of a sensitivity study: a parameter with its values, as read from `--vary` and `--by`.
///
///     let axis = try ParameterAxis("lambda=0.05..5:log:9", in: scenario)
///     for index in axis.values.indices {
///       var changed = scenario
///       axis.apply(index, to: &changed)
///     }
import SystemLibrary

/// Values along one parameter of a scenario.
public struct ParameterAxis: Sendable {
  /// Spacing of the values.
  public enum Spacing: Equatable, Sendable {
    /// Equal steps from the first to the last value.
    case linear
    /// Equal ratios from the first to the last value.
    case logarithmic
    /// One by one.
    case list
  }

  /// Parameter of the axis.
  public let parameter: Scenario.Parameter
  /// Values in the order in which they were given; at least one.
  public let values: [Double]
  /// Spacing of the values.
  public let spacing: Spacing
  /// Current value in the scenario; `nil` if it is not a single number, as for a multiple set by the ladder.
  public let base: Double?

  /// The full key of the parameter.
  public var key: String { parameter.key }
  /// The unit of the values.
  public var unit: String { parameter.unit }
  /// Index of the current value among the values; `nil` if it is not one of them.
  public var baseIndex: Int? { base.flatMap { base in values.firstIndex { Self.isSame($0, base) } } }

  /// Largest number of values on one axis, by default.
  public static let standardLimit = 100_000

  /// Axis of `KEY=LOW..HIGH`, `KEY=LOW..HIGH:STEPS`, `KEY=LOW..HIGH:log:STEPS` or `KEY=A,B,C`.
  ///
  /// A key may be abbreviated to its end, as `blameSharing`, if only one parameter ends so. Numbers may have
  /// `k`, `M`, `bn` and a unit. Whole-number parameters get the nearest whole values, without repetition.
  /// Values of a range are rounded to twelve digits, so that 0..1:11 gives 0.3 and not its neighbour.
  public init(
    _ text: String, in scenario: Scenario, limit: Int = standardLimit
  ) throws(ParameterAxisError) {
    guard let equals = text.firstIndex(of: "=") else { throw .noValues(text) }
    let name = text[..<equals].trimmed
    let written = text[text.index(after: equals)...].trimmed
    guard !name.isEmpty, !written.isEmpty else { throw .noValues(text) }
    let parameter = try Self.parameter(String(name), in: scenario)
    let dimension = Dimension.allCases.first { $0.unit == parameter.unit } ?? .number
    let request = try AxisValues(
      written, key: parameter.key, dimension: dimension, limit: limit, isWhole: parameter.isWhole)
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

  /// Assignment of the value with that index to the parameter.
  public func apply(_ index: Int, to scenario: inout Scenario) { parameter.set(values[index], in: &scenario) }

  /// Whether the values change the outage process; otherwise they change only costs.
  public var changesOutages: Bool { parameter.changesOutages }
  /// Whether the values are numbers of firms.
  public var changesCounts: Bool { parameter.changesCounts }

  /// Assignment of several parameters: the common rate factor first, the total number of firms last, so that
  /// the order of the axes does not matter.
  public static func apply(
    _ choices: some Sequence<(axis: ParameterAxis, index: Int)>, to scenario: inout Scenario
  ) {
    func rank(_ key: String) -> Int { key == "lambda" ? 0 : key == "firms" ? 2 : 1 }
    for choice in choices.sorted(by: { rank($0.axis.key) < rank($1.axis.key) }) {
      choice.axis.apply(choice.index, to: &scenario)
    }
  }

  /// Parameter of a name: its key, or an unambiguous end of its key.
  ///
  /// - Complexity: O(parameters).
  public static func parameter(
    _ name: String, in scenario: Scenario
  ) throws(ParameterAxisError) -> Scenario.Parameter {
    let all = scenario.variedParameters
    if let exact = all.first(where: { $0.key == name }) { return exact }
    if let key = RenamedKeys.newParameterKey(name, in: scenario) { return try parameter(key, in: scenario) }
    if let unused = scenario.unusedParameters.first(where: { $0.key == name }) { return unused }
    let ending = all.filter { $0.key.hasSuffix("." + name) }
    if let only = ending.first, ending.count == 1 { return only }
    if !ending.isEmpty { throw .ambiguousKey(name, among: ending.map(\.key)) }
    throw .unknownKey(name, nearest: nearest(name, among: all.map(\.key)))
  }

  /// Nearest key by edit distance, or the shortest key with an end that is near enough.
  private static func nearest(_ name: String, among keys: [String]) -> String? {
    if let key = NearestName.of(name, among: keys) { return key }
    let ends = keys.flatMap { key in
      let parts = key.split(separator: ".")
      return parts.indices.dropFirst().map { parts[$0...].joined(separator: ".") }
    }
    guard let end = NearestName.of(name, among: ends) else { return nil }
    return keys.first { $0.hasSuffix("." + end) }
  }

  /// Whether two values are equal up to rounding.
  static func isSame(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(abs(a), abs(b)) }
}

/// Values parsed from a text: a range or a list.
private struct AxisValues {
  /// Values of a range; eleven unless the text gives a number of steps.
  let values: [Double]
  let spacing: ParameterAxis.Spacing

  init(
    _ text: Substring, key: String, dimension: Dimension, limit: Int, isWhole: Bool
  ) throws(ParameterAxisError) {
    if let dots = text.range(of: "..") {
      let parts = text[dots.upperBound...].split(separator: ":", omittingEmptySubsequences: false)
      let lower = try Self.number(text[..<dots.lowerBound], key, dimension)
      let upper = try Self.number(parts[0], key, dimension)
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
      for part in parts { all.append(try Self.number(part, key, dimension)) }
      values = isWhole ? Self.whole(all) : all
      spacing = .list
    }
  }

  /// Nearest whole numbers without repetition.
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

  private static func number(
    _ text: Substring, _ key: String, _ dimension: Dimension
  ) throws(ParameterAxisError) -> Double {
    let word = String(text.trimmed)
    // A bare per cent sign always means a hundredth, even for a parameter that is a plain number.
    guard let quantity = QuantityText(word),
      let value = quantity.unit == "%" ? quantity.number / 100 : quantity.canonical(dimension), value.isFinite
    else { throw .notANumber(word, key: key) }
    return value
  }

  /// Number rounded to twelve significant digits.
  private static func rounded(_ value: Double) -> Double {
    guard value != 0 else { return 0 }
    let digits = 12 - Int(log10(abs(value)).rounded(.up))
    guard (0...22).contains(digits) else { return value }
    let scale = pow(10, Double(digits))
    return (value * scale).rounded() / scale
  }
}

extension Substring {
  /// Text without blanks at its ends.
  fileprivate var trimmed: Substring {
    var text = self.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// First range in which the text occurs.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
