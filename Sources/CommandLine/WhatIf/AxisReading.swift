/// Reading of `KEY=VALUES` options.
internal import Scenario

extension ParameterAxis {
  /// Axis of an option's text, with a note where the key has a new name.
  static func read(
    _ text: String, in scenario: Scenario, limit: Int = standardLimit
  ) throws(ParameterAxisError) -> ParameterAxis {
    let axis = try ParameterAxis(text, in: scenario, limit: limit)
    let written = text.prefix { $0 != "=" }.drop { $0 == " " }
    let key = String(written.reversed().drop { $0 == " " }.reversed())
    if key != axis.key, !axis.key.hasSuffix("." + key) { StandardError.sayRenamed(key, axis.key) }
    return axis
  }
}
