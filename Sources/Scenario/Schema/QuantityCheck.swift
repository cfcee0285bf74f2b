internal import TextEncoding

/// Numbers with units: `{ value, unit, source }`, a bare number in the canonical unit, or `30 min` after
/// `--set`; `spread` reads their uncertainty.
extension SchemaCheck {
  /// A number as it was written.
  struct Written {
    var value: JSON5Value
    var unit: (name: String, place: FileLocation)?
    var source: NumberSource
  }

  mutating func quantity(
    _ value: JSON5Value, _ dimension: Dimension, _ range: ValidRange, _ node: SchemaNode, _ path: String,
    _ group: GroupSource?
  ) throws(ScenarioError) -> CheckedValue {
    if let object = value.object, Self.isSpread(object) {
      return try spread(value, object, dimension, range, node, path, group)
    }
    let written = try read(value, "value", path, group)
    guard case .number(let number) = written.value.content else {
      throw wrongType(written.value, path, .number(units: dimension.units.map(\.name)))
    }
    let canonical = try convert(number, written, dimension, range, path)
    let content = CheckedValue.Content.number(canonical)
    noteNumber(path, content, node, value.place, written.source)
    return CheckedValue(path: path, place: value.place, content: content)
  }

  mutating func whole(
    _ value: JSON5Value, _ range: ValidRange, orRest: Bool, _ node: SchemaNode, _ path: String,
    _ group: GroupSource?
  ) throws(ScenarioError) -> CheckedValue {
    let written = try read(value, "value", path, group)
    let content: CheckedValue.Content
    switch written.value.content {
    case .string("rest") where orRest:
      content = .text("rest")
      note(path, content, node, value.place)
    case .number(let number):
      let count = try convert(number, written, .count, range, path)
      guard count == count.rounded() else { throw .notWhole(count, key: path, at: value.place) }
      content = .number(count)
      noteNumber(path, content, node, value.place, written.source)
    default: throw wrongType(written.value, path, orRest ? .wholeNumberOrRest : .wholeNumber)
    }
    return CheckedValue(path: path, place: value.place, content: content)
  }

  mutating func quantities(
    _ value: JSON5Value, _ dimension: Dimension, _ range: ValidRange, _ count: ClosedRange<Int>,
    _ node: SchemaNode, _ path: String, _ group: GroupSource?
  ) throws(ScenarioError) -> CheckedValue {
    let expected = { ExpectedValue.numbers(units: dimension.units.map(\.name)) }
    let written = try read(value, "values", path, group)
    guard case .array(let values) = written.value.content else {
      throw wrongType(written.value, path, expected())
    }
    guard count.contains(values.count) else {
      throw .wrongNumber(of: path, count: values.count, allowed: count, at: written.value.place)
    }
    var numbers: [Double] = []
    for element in values {
      var one = written
      one.value = element
      one = Self.withUnit(one)
      guard case .number(let number) = one.value.content else { throw wrongType(element, path, expected()) }
      numbers.append(try convert(number, one, dimension, range, path))
    }
    noteNumber(path, .numbers(numbers), node, value.place, written.source)
    return CheckedValue(path: path, place: value.place, content: .numbers(numbers))
  }

  // MARK: Steps

  /// Parts of `{ value, unit, source }`; any other value is the number itself.
  func read(
    _ value: JSON5Value, _ valueKey: String, _ path: String, _ group: GroupSource?, known: [String]? = nil
  ) throws(ScenarioError) -> Written {
    guard let object = value.object else {
      return Self.withUnit(Written(value: value, source: inherited(group, value.place)))
    }
    let known = known ?? [valueKey, "unit", "source"]
    for member in object.members where !known.contains(member.key) {
      throw .unknownKey(member.key, in: path, known: known, at: member.place)
    }
    guard let inner = object[valueKey] else { throw .missing("\(path).\(valueKey)", at: value.place) }
    var written = Written(value: inner, source: inherited(group, inner.place))
    if let unit = object["unit"] {
      guard let name = unit.string else { throw wrongType(unit, "\(path).unit", .text) }
      written.unit = (name, unit.place)
    }
    if let source = object["source"] {
      guard let text = source.string else { throw wrongType(source, "\(path).source", .text) }
      if !inner.place.isCommandLine, !text.isEmpty { written.source = .stated(SafeText.line(text)) }
    }
    return Self.withUnit(written)
  }

  /// Number and unit of a text like `45 min`, unless a unit is given separately; other values are unchanged.
  static func withUnit(_ written: Written) -> Written {
    guard let text = written.value.string, let quantity = QuantityText(text),
      quantity.unit == nil || written.unit == nil
    else { return written }
    var result = written
    result.value.content = .number(quantity.number)
    if let unit = quantity.unit { result.unit = (unit, written.value.place) }
    return result
  }

  /// Source of a number without its own: that of the enclosing object, if it is in the same file.
  private func inherited(_ group: GroupSource?, _ place: FileLocation) -> NumberSource {
    if place.isCommandLine { return .commandLine }
    if let group, group.place.isInSameSource(as: place), !group.text.isEmpty { return .stated(group.text) }
    return .notGiven
  }

  func convert(
    _ number: Double, _ written: Written, _ dimension: Dimension, _ range: ValidRange, _ path: String
  ) throws(ScenarioError) -> Double {
    var canonical = number
    if let unit = written.unit {
      guard let converted = dimension.canonical(number, unit.name) else {
        throw .wrongUnit(unit.name, key: path, accepted: dimension.units.map(\.name), at: unit.place)
      }
      canonical = converted
    }
    guard range.contains(canonical) else {
      throw .outOfRange(canonical, key: path, unit: dimension.unit, range: range, at: written.value.place)
    }
    return canonical
  }

  mutating func noteNumber(
    _ path: String, _ content: CheckedValue.Content, _ node: SchemaNode, _ place: FileLocation,
    _ source: NumberSource, _ spread: Uncertainty? = nil
  ) {
    if source == .notGiven { warn(.noSource(key: path, at: place)) }
    note(path, content, node, place, source, spread)
  }
}
