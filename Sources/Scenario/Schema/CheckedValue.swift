/// Value that conforms to the schema, with defaults filled in and numbers in canonical units.
struct CheckedValue: Sendable {
  enum Content: Sendable {
    case number(Double)
    case numbers([Double])
    case text(String)
    case texts([String])
    case flag(Bool)
    case group([Member])
  }

  struct Member: Sendable {
    let name: String
    let value: CheckedValue
  }

  let path: String
  /// Source location; `nil` for a default.
  let place: FileLocation?
  let content: Content

  var members: [Member] {
    if case .group(let members) = content { return members }
    return []
  }

  subscript(_ name: String) -> CheckedValue? {
    members.first { $0.name == name }?.value
  }

  /// The members that are numbers, by name.
  var numbersByName: [String: Double] {
    var result: [String: Double] = [:]
    for case (let name, .number(let number)) in members.map({ ($0.name, $0.value.content) }) {
      result[name] = number
    }
    return result
  }

  /// The names of a list; empty for anything else.
  var texts: [String] {
    if case .texts(let texts) = content { return texts }
    return []
  }

  // MARK: Reading members that must be there

  func number(_ name: String) throws(ScenarioError) -> Double {
    guard case .number(let number)? = self[name]?.content else { throw missing(name) }
    return number
  }

  func whole(_ name: String) throws(ScenarioError) -> Int { Int(try number(name)) }

  func numbers(_ name: String) throws(ScenarioError) -> [Double] {
    guard case .numbers(let numbers)? = self[name]?.content else { throw missing(name) }
    return numbers
  }

  func text(_ name: String) throws(ScenarioError) -> String {
    guard let text = textIfPresent(name) else { throw missing(name) }
    return text
  }

  func textIfPresent(_ name: String) -> String? {
    if case .text(let text)? = self[name]?.content { return text }
    return nil
  }

  /// A text in both languages, where there is one in some.
  func texts(_ name: String) -> LocalizedText? {
    guard let texts = self[name] else { return nil }
    let (english, chinese) = (texts.textIfPresent("en"), texts.textIfPresent("zh"))
    return (english ?? chinese).map { LocalizedText(english: $0, chinese: chinese) }
  }

  func flag(_ name: String) throws(ScenarioError) -> Bool {
    guard case .flag(let flag)? = self[name]?.content else { throw missing(name) }
    return flag
  }

  private func missing(_ name: String) -> ScenarioError {
    .missing(path.isEmpty ? name : "\(path).\(name)", at: place)
  }
}
