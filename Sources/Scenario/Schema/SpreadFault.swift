/// Uncertain numbers: `{ low, high }` is a 90 % range, `{ values }` a list of equally likely ones.
///
/// A range may give the `value` to compute with; by default it is the median of the curve through its ends.
extension SchemaCheck {
  private static let keys = ["value", "low", "high", "values", "unit", "source"]

  /// Whether an object states the uncertainty of a number.
  static func isSpread(_ object: JSON5Object) -> Bool {
    ["low", "high", "values"].contains { object[$0] != nil }
  }

  /// Number with its uncertainty.
  mutating func spread(
    _ value: JSON5Value, _ object: JSON5Object, _ dimension: Dimension, _ range: ValidRange,
    _ node: SchemaNode, _ path: String, _ group: GroupSource?
  ) throws(ScenarioError) -> CheckedValue {
    for member in object.members where !Self.keys.contains(member.key) {
      throw .unknownKey(member.key, in: path, known: Self.keys, at: member.place)
    }
    guard node.key.takesSpread else { throw .badSpread(path, .certainOnly, at: value.place) }
    let number = SpreadNumber(check: self, dimension: dimension, range: range, path: path)
    let written = try read(value, object["values"] == nil ? "low" : "values", path, group, known: Self.keys)
    let spread =
      object["values"] == nil
      ? try number.range(object, written) : try number.values(object, written)
    let middle = try object["value"].map { one throws(ScenarioError) in
      let given = try number.read(one, written)
      guard spread.ends.contains(given) else {
        throw ScenarioError.badSpread(path, .valueOutside(given, spread.ends), at: one.place)
      }
      return given
    }
    let content = CheckedValue.Content.number(middle ?? spread.median)
    noteNumber(path, content, node, value.place, written.source, spread)
    return CheckedValue(path: path, place: value.place, content: content)
  }
}

/// Numbers of one range or list.
private struct SpreadNumber {
  let check: SchemaCheck
  let dimension: Dimension
  let range: ValidRange
  let path: String

  func read(_ value: JSON5Value, _ written: SchemaCheck.Written) throws(ScenarioError) -> Double {
    var one = written
    one.value = value
    one = SchemaCheck.withUnit(one)
    guard case .number(let number) = one.value.content else {
      throw check.wrongType(value, path, .number(units: dimension.units.map(\.name)))
    }
    return try check.convert(number, one, dimension, range, path)
  }

  func range(_ object: JSON5Object, _ written: SchemaCheck.Written) throws(ScenarioError) -> Uncertainty {
    guard let high = object["high"] else { throw .missing("\(path).high", at: written.value.place) }
    let ends = [try read(written.value, written), try read(high, written)]
    let curve = Uncertainty.Curve(dimension, range)
    for (end, place) in zip(ends, [written.value.place, high.place]) where !curve.admits(end) {
      throw .badSpread(path, .atLimit(end), at: place)
    }
    guard ends[0] < ends[1] else {
      throw .badSpread(path, .notAscending(ends[0], ends[1]), at: written.value.place)
    }
    return .range(low: ends[0], high: ends[1], curve)
  }

  func values(_ object: JSON5Object, _ written: SchemaCheck.Written) throws(ScenarioError) -> Uncertainty {
    for key in ["low", "high"] {
      if let member = object[key] { throw .badSpread(path, .rangeAndList, at: member.place) }
    }
    guard case .array(let elements) = written.value.content else {
      throw check.wrongType(written.value, path, .numbers(units: dimension.units.map(\.name)))
    }
    let allowed = 1...1000
    guard allowed.contains(elements.count) else {
      throw .wrongNumber(of: path, count: elements.count, allowed: allowed, at: written.value.place)
    }
    var values: [Double] = []
    for element in elements { values.append(try read(element, written)) }
    return .values(values)
  }
}

extension SchemaKey {
  /// Whether the number may be drawn at random: true of every parameter with a key of its own.
  var takesSpread: Bool {
    ![
      "hazards.*.duration.median", "hazards.*.duration.p95", "hazards.*.rate.years",
    ].contains(pattern)
  }
}

/// Error in the uncertainty of a number.
public enum SpreadFault: Equatable, Sendable {
  /// Ends in the wrong order, or equal.
  case notAscending(Double, Double)
  /// End on a limit that the curve never reaches.
  case atLimit(Double)
  /// Value outside its own range.
  case valueOutside(Double, ClosedRange<Double>)
  /// A range and a list at once.
  case rangeAndList
  /// Uncertainty at a key that takes one number.
  case certainOnly

  /// One-line message: the error and the expectation.
  var message: String {
    switch self {
    case .notAscending(let low, let high):
      "low is \(low.plainText) and high \(high.plainText); expected low below high"
    case .atLimit(let end):
      "\(end.plainText) is a limit that cannot be an end of a 90 % range; expected a number inside the limits"
    case .valueOutside(let value, let ends):
      "the value \(value.plainText) lies outside its own range; "
        + "expected \(ends.lowerBound.plainText) to \(ends.upperBound.plainText)"
    case .rangeAndList: "a range and a list at once; expected low and high, or values"
    case .certainOnly:
      "a range cannot stand here; expected one number (a lognormal duration takes ranges at mu and sigma)"
    }
  }
}
