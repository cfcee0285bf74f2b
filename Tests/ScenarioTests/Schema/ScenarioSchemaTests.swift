import Foundation
import Testing

@testable import Scenario

@Suite struct ScenarioSchemaTests {
  @Test func itIsJSONAndNamesEveryKey() throws {
    let text = ScenarioSchema.jsonSchema()
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let keys = try #require(schema["properties"] as? [String: Any])
    #expect(Set(keys.keys) == Set(ScenarioKeys.root.names + ["extends"]))
    #expect(schema["additionalProperties"] as? Bool == false)
    func visit(_ node: SchemaNode) {
      #expect(text.contains(node.key.description), "\(node.key.pattern)")
      for child in node.children.map(\.node) + [node.wildcard].compactMap(\.self) { visit(child) }
    }
    visit(ScenarioKeys.root)
  }

  /// Every key of every preset lies on a path through the schema, and none beside it does.
  @Test func presetsObeyIt() throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(ScenarioSchema.jsonSchema().utf8)) as? [String: Any])
    let validator = TinyValidator(root: schema)
    for preset in PresetCatalogue.all {
      let value = try JSON5Parser.parse(preset.bytes, origin: .file("x", line: 1, column: 1))
      #expect(validator.accepts(value, schema), "\(preset.name)")
    }
    for text in [
      "{frims:{}}", "{firms:{a:{bil:1}}}", "{firms:{a:{bill:-1}}}", "{firms:{a:{bill:{value:1,unit:'EUR'}}}}",
      "{firms:{a:{count:1.5}}}", "{firms:{'a b':{}}}", "{costs:{ladder:'x'}}", "{hazards:{a:{severity:0}}}",
      "{hazards:{a:{duration:'other'}}}", "{title:1}",
    ] {
      #expect(!validator.accepts(try parse(text), schema), "\(text)")
    }
    for text in [
      "{firms:{a:null}}", "{firms:{a:{count:'rest'}}}", "{hazards:{a:{duration:'incident'}}}", "{}",
    ] {
      #expect(validator.accepts(try parse(text), schema), "\(text)")
    }
  }
}

/// As much of JSON Schema as the schema uses, written apart from it.
private struct TinyValidator {
  let root: [String: Any]

  func accepts(_ value: JSON5Value, _ schema: [String: Any]) -> Bool {
    if let reference = schema["$ref"] as? String {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      guard let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else { return false }
      return accepts(value, target)
    }
    if let forms = schema["anyOf"] as? [[String: Any]] { return forms.contains { accepts(value, $0) } }
    if let constant = schema["const"] as? String { return value.string == constant }
    if let names = schema["enum"] as? [String] { return value.string.map(names.contains) ?? false }
    switch (schema["type"] as? String, value.content) {
    case ("null", .null), ("boolean", .bool), ("string", .string): return true
    case ("number", .number(let number)): return isInRange(number, schema)
    case ("integer", .number(let number)): return number == number.rounded() && isInRange(number, schema)
    case ("array", .array(let values)):
      let items = schema["items"] as? [String: Any] ?? [:]
      return values.allSatisfy { accepts($0, items) }
    case ("object", .object(let object)): return acceptsMembers(object, schema)
    default: return false
    }
  }

  private func isInRange(_ number: Double, _ schema: [String: Any]) -> Bool {
    if let minimum = schema["minimum"] as? Double, number < minimum { return false }
    if let minimum = schema["exclusiveMinimum"] as? Double, number <= minimum { return false }
    if let maximum = schema["maximum"] as? Double, number > maximum { return false }
    return true
  }

  private func acceptsMembers(_ object: JSON5Object, _ schema: [String: Any]) -> Bool {
    let declared = schema["properties"] as? [String: Any] ?? [:]
    for name in schema["required"] as? [String] ?? [] where object[name] == nil { return false }
    let pattern = (schema["propertyNames"] as? [String: Any])?["pattern"] as? String
    return object.members.allSatisfy { member in
      if let pattern, member.key.range(of: pattern, options: .regularExpression) == nil { return false }
      if let known = declared[member.key] as? [String: Any] { return accepts(member.value, known) }
      guard let others = schema["additionalProperties"] as? [String: Any] else { return false }
      return accepts(member.value, others)
    }
  }
}
