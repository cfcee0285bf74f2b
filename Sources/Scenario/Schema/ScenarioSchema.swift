/// The keys of a preset as a JSON Schema, made of the same declarations that decode it.
public enum ScenarioSchema {
  /// The schema as text, JSON Schema draft 2020-12.
  ///
  /// Describes one file, before layering: no key is required, and `null` may stand anywhere, because it removes
  /// what a preset below gave. Units and ranges in other units than the canonical one, references between
  /// keys and sums are left to the loader.
  public static func jsonSchema() -> String {
    var members: [(String, JSONText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("resilience-econ preset")),
    ]
    guard case .object(var body) = schema(ScenarioKeys.root) else { return "" }
    if let index = body.firstIndex(where: { $0.0 == "properties" }), case .object(let keys) = body[index].1 {
      let extends = JSONText.object([
        ("description", .string("The preset below: a built-in name, or a path relative to this file.")),
        ("type", .string("string")),
      ])
      body[index].1 = .object([("extends", extends)] + keys)
    }
    members += body
    members.append(("$defs", .object(Dimension.allCases.map { ($0.rawValue, quantity($0)) })))
    return JSONText.object(members).rendered() + "\n"
  }

  private static func schema(_ node: SchemaNode) -> JSONText {
    let description = ("description", JSONText.string(node.key.description))
    var forms = [leaf(node.key.kind)].compactMap(\.self)
    if node.holdsKeys { forms.append(object(node)) }
    if node.key.pattern.isEmpty, case .object(let members) = forms[0] {
      return .object([description] + members)
    }
    forms += [.object([("type", .string("null"))])]
    return .object([description, ("anyOf", .array(forms))])
  }

  private static func object(_ node: SchemaNode) -> JSONText {
    var members: [(String, JSONText)] = [("type", .string("object"))]
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

  /// What may stand at a key apart from an object with keys of its own; `nil` where nothing else may.
  private static func leaf(_ kind: SchemaKey.Kind) -> JSONText? {
    switch kind {
    case .group, .named: nil
    case .text: .object([("type", .string("string")), ("maxLength", .number(Double(SchemaCheck.textLimit)))])
    case .reference: .object([("type", .string("string"))])
    case .references(_, let count):
      .object([
        ("type", .string("array")), ("items", .object([("type", .string("string"))])),
        ("minItems", .number(Double(count.lowerBound))), ("maxItems", .number(Double(count.upperBound))),
      ])
    case .flag: .object([("type", .string("boolean"))])
    case .choice(let names): .object([("enum", .array(names.map(JSONText.string)))])
    case .quantity(let dimension, let range): anyOf([number(range, "number"), reference(dimension)])
    case .whole(let range, let orRest):
      anyOf(
        [number(range, "integer"), reference(.count)]
          + (orRest ? [.object([("const", .string("rest"))])] : []))
    case .quantities(let dimension, let range, let count):
      anyOf([list(range, count), values(dimension, range, count)])
    }
  }

  private static func anyOf(_ forms: [JSONText]) -> JSONText { .object([("anyOf", .array(forms))]) }

  private static func number(_ range: ValidRange, _ type: String) -> JSONText {
    .object([
      ("type", .string(type)), (range.isOpenBelow ? "exclusiveMinimum" : "minimum", .number(range.lower)),
      ("maximum", .number(range.upper)),
    ])
  }

  private static func reference(_ dimension: Dimension) -> JSONText {
    .object([("$ref", .string("#/$defs/\(dimension.rawValue)"))])
  }

  private static func list(_ range: ValidRange, _ count: ClosedRange<Int>) -> JSONText {
    .object([
      ("type", .string("array")), ("items", number(range, "number")),
      ("minItems", .number(Double(count.lowerBound))), ("maxItems", .number(Double(count.upperBound))),
    ])
  }

  private static func values(
    _ dimension: Dimension, _ range: ValidRange, _ count: ClosedRange<Int>
  ) -> JSONText {
    let items = JSONText.object([
      ("type", .string("array")), ("items", .object([("type", .string("number"))])),
      ("minItems", .number(Double(count.lowerBound))), ("maxItems", .number(Double(count.upperBound))),
    ])
    return withUnit(dimension, ("values", items))
  }

  /// `{ value, unit, source }`. `rest` is the one value that is not a number. What is not counted may be a range or a
  /// list instead.
  private static func quantity(_ dimension: Dimension) -> JSONText {
    let number = JSONText.object([("type", .string("number"))])
    let value = dimension == .count ? anyOf([number, .object([("const", .string("rest"))])]) : number
    let one = withUnit(dimension, ("value", value))
    guard dimension != .count else { return one }
    let list = JSONText.object([("type", .string("array")), ("items", number)])
    return anyOf([
      one, withUnit(dimension, ("low", number), ("high", number), optional: [("value", number)]),
      withUnit(dimension, ("values", list), optional: [("value", number)]),
    ])
  }

  private static func withUnit(
    _ dimension: Dimension, _ values: (String, JSONText)..., optional: [(String, JSONText)] = []
  ) -> JSONText {
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
