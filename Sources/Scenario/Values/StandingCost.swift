// Costs that a setup has in every year whatever fails: the one declaration of each.

extension Scenario {
  /// Cost that a setup has for a firm in every year, whatever fails, beside its bill.
  ///
  /// A case says all that the scenario knows of a cost: keys, parameter, what it comes to, whether an entrant pays it.
  /// The schema, the reader, the parameters, the payoffs, the causes of the herd and the model in JSON go over the
  /// cases. A new cost needs besides an item of the payoff (`PayoffItem`, in Market) and a name (`PayoffItemText`, in
  /// Report).
  public enum StandingCost: String, CaseIterable, Sendable {
    /// Leaving the region where the firm is today.
    case migration

    /// Dollars per year that a firm pays for a strategy.
    public func perYear(_ firm: FirmType, for strategy: Strategy) -> Double {
      switch self {
      case .migration: firm.migrationPerYear(to: strategy)
      }
    }

    /// Whether a firm that enters the market pays it as well as one that is there.
    public var isPaidByEntrants: Bool { self != .migration }

    /// Whether it is told as a cause of the herd even where nobody pays it.
    public var isAlwaysACause: Bool { self == .migration }

    /// The numbers that a preset gives, the amount first.
    var numbers: [Number] {
      let money = SchemaKey.Kind.quantity(.money, ValidRange(0, 1e15))
      return switch self {
      case .migration:
        [
          Number("migration.cost", \.migration.cost, money, standard: 0, isLinear: true, "Dollars, once."),
          Number(
            "migration.years", \.migration.years, .quantity(.years, .positive(upTo: 100)), standard: 3,
            "Years over which they are spread."),
        ]
      }
    }

    /// What the group of its numbers is; `nil` where its amount is its only number.
    var group: String? {
      switch self {
      case .migration: "What leaving that region costs."
      }
    }

    /// Whether its amount is a number of the market: one that `--vary` and the tipping values know.
    func isInUse(_ firm: FirmType) -> Bool {
      switch self {
      case .migration: firm.incumbent != nil
      }
    }
  }
}

extension Scenario.StandingCost {
  /// Number of a type of firm that a preset gives at a key.
  struct Number {
    /// The key below the type of firm.
    let key: String
    /// Where the type of firm holds it.
    let path: any WritableKeyPath<Scenario.FirmType, Double> & Sendable
    /// Unit, range, default and meaning, below `firms.*`.
    let declaration: SchemaKey

    init(
      _ key: String, _ path: any WritableKeyPath<Scenario.FirmType, Double> & Sendable,
      _ kind: SchemaKey.Kind,
      standard: Double, isLinear: Bool = false, _ description: String
    ) {
      self.key = key
      self.path = path
      declaration = SchemaKey(
        "firms.*.\(key)", kind, standard: .number(standard), isLinear: isLinear, description)
    }
  }

  /// Declarations of all keys of all costs.
  static var keys: [SchemaKey] {
    allCases.flatMap { cost -> [SchemaKey] in
      let numbers = cost.numbers.map(\.declaration)
      guard let group = cost.group else { return numbers }
      let path = "firms.*.\(cost.rawValue)"
      return [SchemaKey(path, .group, group)] + numbers
        + [SchemaKey("\(path).source", .text, "Source of the numbers.")]
    }
  }

  /// The firm without the cost.
  public func switchOff(in firm: inout Scenario.FirmType) { firm[amount: self] = 0 }
}

extension Scenario.FirmType {
  /// The amount of a standing cost, the first of its numbers.
  subscript(amount cost: Scenario.StandingCost) -> Double {
    get { cost.numbers.first.map { self[keyPath: $0.path] } ?? 0 }
    set { if let amount = cost.numbers.first { self[keyPath: amount.path] = newValue } }
  }
}
