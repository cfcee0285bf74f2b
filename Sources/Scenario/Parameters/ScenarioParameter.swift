// A number of a scenario that has a key.

extension Scenario {
  /// Numeric parameter of a scenario, read and changed by its key without decoding the scenario again.
  ///
  ///     for parameter in scenario.parameters where parameter.isLinear {
  ///       print(parameter.key, parameter.value(in: scenario), parameter.unit)
  ///     }
  public struct Parameter: Sendable {
    /// Path of the key, as in `firms.ordinary.blameSharing`; `--set` takes the same.
    public let key: String
    /// The unit of the value.
    public let unit: String
    /// Range of values for which the scenario stays valid.
    public let validRange: ValidRange
    /// Whether every payoff is linear in the number, all else equal.
    public let isLinear: Bool
    /// Whether only whole numbers are meaningful; `set` rounds to them.
    public let isWhole: Bool
    /// Meaning of the number, in English.
    public let description: String
    /// Place of the number in a scenario.
    private let path: NumberPath

    /// Parameter whose unit, range and meaning are those of its key in the schema.
    init(_ key: String, _ path: NumberPath, isLinear: Bool = true) {
      let declared = ScenarioKeys.root.declaration(of: key)
      let measure = declared.measure ?? (.number, ValidRange(-.infinity, .infinity))
      self.key = key
      unit = measure.dimension.unit
      validRange = measure.range
      self.isLinear = isLinear && declared.isLinear
      if case .whole = declared.kind { isWhole = true } else { isWhole = false }
      description = declared.description
      self.path = path
    }

    /// Parameter without a single key of its own.
    init(
      _ key: String, _ path: NumberPath, unit: String, range: ValidRange, isWhole: Bool = false,
      isLinear: Bool = false, description: String
    ) {
      self.key = key
      self.unit = unit
      self.validRange = range
      self.isLinear = isLinear
      self.isWhole = isWhole
      self.description = description
      self.path = path
    }

    /// Parameter with other bounds.
    func bounded(by range: ValidRange) -> Parameter {
      Parameter(
        key, path, unit: unit, range: range, isWhole: isWhole, isLinear: isLinear, description: description)
    }

    /// Value in a scenario with the same names as the one that gave the parameter.
    public func value(in scenario: Scenario) -> Double { path.value(scenario) }

    /// Whether the parameter changes the outage process; otherwise it changes only costs.
    public var changesOutages: Bool {
      ["hazards.", "regions.", "strategies.", "cover."].contains { key.hasPrefix($0) } && !isPrice
        || key == "lambda"
        || key == "capacityCrunch" || key.contains(".cover.") || key.hasSuffix(".used")
    }

    /// Whether the parameter is the price of a strategy.
    private var isPrice: Bool {
      key.hasPrefix("strategies.") && (key.hasSuffix(".cost") || key.hasSuffix(".oneOff.value"))
    }

    /// Whether the parameter is a number of firms.
    public var changesCounts: Bool { key == "firms" || key.hasSuffix(".count") }

    /// Assignment of the number, without a check against `validRange`.
    ///
    /// Assigning the rate of a hazard with an event record replaces the record by that rate. Assigning the
    /// count of one type keeps the other counts.
    public func set(_ value: Double, in scenario: inout Scenario) {
      path.set(isWhole ? value.rounded() : value, &scenario)
    }
  }
}

extension SchemaNode {
  /// The declaration of a key path.
  func declaration(of path: String) -> SchemaKey {
    var node = self
    for name in path.split(separator: ".") {
      guard let child = node.child(String(name)) else { preconditionFailure("\(path) is not declared") }
      node = child
    }
    return node.key
  }
}
