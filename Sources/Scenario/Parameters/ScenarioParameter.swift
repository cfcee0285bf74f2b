extension Scenario {
  /// A number of a scenario that can be read and changed by its key, without decoding anything again.
  ///
  ///     for parameter in scenario.parameters where parameter.isLinear {
  ///       print(parameter.key, parameter.value(in: scenario), parameter.unit)
  ///     }
  public struct Parameter: Sendable {
    /// Path of the key, as in `firms.ordinary.blameSharing`; `--set` takes the same.
    public let key: String
    /// The unit of the value.
    public let unit: String
    /// What `set` may be given for the scenario to stay valid.
    public let validRange: ValidRange
    /// Whether every payoff is linear in the number while all else stands still.
    public let isLinear: Bool
    /// Whether only whole numbers make sense; `set` rounds to them.
    public let isWhole: Bool
    /// What the number means, in English.
    public let description: String
    private let read: @Sendable (Scenario) -> Double
    private let write: @Sendable (Double, inout Scenario) -> Void

    /// Declares a parameter whose unit, range and meaning are those of its key in the schema.
    init(
      _ key: String, isLinear: Bool = true, read: @escaping @Sendable (Scenario) -> Double,
      write: @escaping @Sendable (Double, inout Scenario) -> Void
    ) {
      let declared = ScenarioKeys.root.declaration(of: key)
      let measure = declared.measure ?? (.number, ValidRange(-.infinity, .infinity))
      self.key = key
      unit = measure.dimension.unit
      validRange = measure.range
      self.isLinear = isLinear && declared.isLinear
      if case .whole = declared.kind { isWhole = true } else { isWhole = false }
      description = declared.description
      self.read = read
      self.write = write
    }

    /// Declares a parameter that no single key holds.
    init(
      _ key: String, unit: String, range: ValidRange, isWhole: Bool = false, isLinear: Bool = false,
      description: String, read: @escaping @Sendable (Scenario) -> Double,
      write: @escaping @Sendable (Double, inout Scenario) -> Void
    ) {
      self.key = key
      self.unit = unit
      self.validRange = range
      self.isLinear = isLinear
      self.isWhole = isWhole
      self.description = description
      self.read = read
      self.write = write
    }

    /// The number in a scenario with the same names as the one that gave the parameter.
    public func value(in scenario: Scenario) -> Double { read(scenario) }

    /// Whether it changes who is down when; otherwise only what it costs whom.
    public var changesOutages: Bool {
      ["hazards.", "regions.", "strategies.", "cover."].contains { key.hasPrefix($0) } || key == "lambda"
        || key == "capacityCrunch" || key.contains(".cover.") || key.hasSuffix(".used")
    }

    /// Whether it is a number of firms.
    public var changesCounts: Bool { key == "firms" || key.hasSuffix(".count") }

    /// Changes the number. The value is not checked against `validRange`.
    ///
    /// Setting the rate of a hazard with a record makes it a rate given outright. Setting the count of one
    /// type leaves the other counts alone.
    public func set(_ value: Double, in scenario: inout Scenario) {
      write(isWhole ? value.rounded() : value, &scenario)
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
