internal import TextEncoding

/// JSON Schema of the keys of a preset, generated from the declarations that decode it.
public enum ScenarioSchema {
  /// JSON Schema text, draft 2020-12.
  ///
  /// The schema describes one file before merging: no key is required, and `null` is allowed everywhere
  /// because it removes the value of a preset below. Units other than the canonical one, their ranges,
  /// references between keys, and sums are left to the loader.
  public static func jsonSchema() -> String {
    var members: [(key: String, value: JSONValue)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("resilience-econ preset")),
    ]
    guard case .object(var body) = schema(ScenarioKeys.root) else { return "" }
    if let index = body.firstIndex(where: { $0.key == "properties" }),
      case .object(let keys) = body[index].value
    {
      let extends = JSONValue.object([
        ("description", .string("The preset below: a built-in name, or a path relative to this file.")),
        ("type", .string("string")),
      ])
      body[index].value = .object([("extends", extends)] + keys)
    }
    members += body
    members.append(("$defs", .object(Dimension.allCases.map { ($0.rawValue, quantity($0)) })))
    return JSONValue.object(members).fitted() + "\n"
  }

  private static func schema(_ node: SchemaNode) -> JSONValue {
    let description = ("description", JSONValue.string(node.key.description))
    var forms = [leaf(node.key.kind)].compactMap(\.self)
    if node.holdsKeys { forms.append(object(node)) }
    if node.key.pattern.isEmpty, case .object(let members) = forms[0] {
      return .object([description] + members)
    }
    forms += [.object([("type", .string("null"))])]
    return .object([description, ("anyOf", .array(forms))])
  }

  private static func object(_ node: SchemaNode) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [("type", .string("object"))]
    if !node.children.isEmpty {
      members.append(("properties", .object(node.children.map { ($0.name, schema($0.node)) })))
    }
    if case .named(let rule, let count) = node.key.kind {
      members.append(("maxProperties", .number(Double(count.upperBound))))
      if rule == .new {
        // ASCII as the loader has it; classes of Unicode letters are not in every dialect of patterns.
        let pattern = "^[^\\s!-,./:-@\\[-^`{-~]{1,\(SchemaCheck.nameLimit)}$"
        members.append(("propertyNames", .object([("pattern", .string(pattern))])))
      }
    }
    members.append(("additionalProperties", node.wildcard.map(schema) ?? .bool(false)))
    return .object(members)
  }

  /// Schema of a key's value other than an object with keys of its own; `nil` if there is none.
  private static func leaf(_ kind: SchemaKey.Kind) -> JSONValue? {
    switch kind {
    case .group, .named: nil
    case .text, .texts:
      .object([("type", .string("string")), ("maxLength", .number(Double(SchemaCheck.textLimit)))])
    case .reference: .object([("type", .string("string"))])
    case .references(_, let count):
      .object([
        ("type", .string("array")), ("items", .object([("type", .string("string"))])),
        ("minItems", .number(Double(count.lowerBound))), ("maxItems", .number(Double(count.upperBound))),
      ])
    case .flag: .object([("type", .string("boolean"))])
    case .choice(let names): .object([("enum", .array(names.map(JSONValue.string)))])
    case .quantity(let dimension, let range): anyOf([number(range, "number"), reference(dimension)])
    case .whole(let range, let orRest):
      anyOf(
        [number(range, "integer"), reference(.count)]
          + (orRest ? [.object([("const", .string("rest"))])] : []))
    case .quantities(let dimension, let range, let count):
      anyOf([list(range, count), values(dimension, range, count)])
    case .creditLadder(let names):
      anyOf([.object([("enum", .array(names.map(JSONValue.string)))]), creditSteps])
    }
  }

  /// A list of `{ below, share }`, each a number or a percentage.
  private static var creditSteps: JSONValue {
    let number = JSONValue.object([("type", .array([.string("number"), .string("string")]))])
    let step = JSONValue.object([
      ("type", .string("object")), ("properties", .object([("below", number), ("share", number)])),
      ("required", .array([.string("below"), .string("share")])), ("additionalProperties", .bool(false)),
    ])
    return .object([
      ("type", .string("array")), ("items", step), ("minItems", .number(1)), ("maxItems", .number(16)),
    ])
  }

  private static func anyOf(_ forms: [JSONValue]) -> JSONValue { .object([("anyOf", .array(forms))]) }

  private static func number(_ range: ValidRange, _ type: String) -> JSONValue {
    .object([
      ("type", .string(type)), (range.isOpenBelow ? "exclusiveMinimum" : "minimum", .number(range.lower)),
      ("maximum", .number(range.upper)),
    ])
  }

  private static func reference(_ dimension: Dimension) -> JSONValue {
    .object([("$ref", .string("#/$defs/\(dimension.rawValue)"))])
  }

  private static func list(_ range: ValidRange, _ count: ClosedRange<Int>) -> JSONValue {
    .object([
      ("type", .string("array")), ("items", number(range, "number")),
      ("minItems", .number(Double(count.lowerBound))), ("maxItems", .number(Double(count.upperBound))),
    ])
  }

  private static func values(
    _ dimension: Dimension, _ range: ValidRange, _ count: ClosedRange<Int>
  ) -> JSONValue {
    let items = JSONValue.object([
      ("type", .string("array")), ("items", .object([("type", .string("number"))])),
      ("minItems", .number(Double(count.lowerBound))), ("maxItems", .number(Double(count.upperBound))),
    ])
    return withUnit(dimension, ("values", items))
  }

  /// Schema of `{ value, unit, source }`. `rest` is the one value that is not a number. A quantity other than
  /// a count may be a range or a list instead.
  private static func quantity(_ dimension: Dimension) -> JSONValue {
    let number = JSONValue.object([("type", .string("number"))])
    let value = dimension == .count ? anyOf([number, .object([("const", .string("rest"))])]) : number
    let one = withUnit(dimension, ("value", value))
    guard dimension != .count else { return one }
    let list = JSONValue.object([("type", .string("array")), ("items", number)])
    return anyOf([
      one, withUnit(dimension, ("low", number), ("high", number), optional: [("value", number)]),
      withUnit(dimension, ("values", list), optional: [("value", number)]),
    ])
  }

  private static func withUnit(
    _ dimension: Dimension, _ values: (key: String, value: JSONValue)...,
    optional: [(key: String, value: JSONValue)] = []
  ) -> JSONValue {
    .object([
      ("type", .string("object")),
      (
        "properties",
        .object(
          values + optional + [
            ("unit", .object([("enum", .array(dimension.units.map { .string($0.name) }))])),
            ("source", .object([("type", .string("string"))])),
          ])
      ),
      ("required", .array(values.map { .string($0.0) })), ("additionalProperties", .bool(false)),
    ])
  }
}
