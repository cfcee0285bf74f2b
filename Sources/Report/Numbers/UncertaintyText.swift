/// Uncertainty of a number, in a table of parameters and in JSON.
internal import Scenario

extension Uncertainty {
  /// Range or list after a value: `(0.3 to 0.99)` or `(one of 3)`.
  var text: String {
    switch self {
    case .range(let low, let high, _): "(\(NumberText.plain(low)) to \(NumberText.plain(high)))"
    case .values(let values): "(" + values.map(NumberText.plain).joined(separator: " ") + ")"
    }
  }

  /// Curve with its ends, or the list.
  var json: JSONValue {
    switch self {
    case .range(let low, let high, let curve):
      ["kind": .string(curve.name), "low": .number(low), "high": .number(high)]
    case .values(let values): ["kind": "values", "values": .array(values.map(JSONValue.number))]
    }
  }
}

extension Uncertainty.Curve {
  /// Name in machine-readable output.
  var name: String {
    switch self {
    case .normal: "normal"
    case .lognormal: "lognormal"
    case .logitNormal: "logit-normal"
    }
  }
}
