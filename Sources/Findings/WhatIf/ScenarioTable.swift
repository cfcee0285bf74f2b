/// Comparison of scenarios: their differing inputs, and their outcomes.
public import Market
import Scenario

/// Today's scenario and others as columns.
public struct ScenarioTable: Sendable {
  /// A scenario.
  public struct Column: Sendable {
    /// Its name.
    public let name: String
    /// Its market.
    public let market: Market
    /// Its outcome.
    public let outcome: MarketOutcome
  }

  /// A number that is not the same everywhere.
  public struct Input: Sendable {
    /// The key.
    public let key: String
    /// The unit.
    public let unit: String
    /// By column: the number, the name of a rule, or nothing where the scenario has no such key.
    public let values: [Value]
  }

  /// Value of a key.
  public enum Value: Equatable, Sendable {
    case number(Double)
    case text(String)
    case nothing
  }

  /// Scenarios, today's first.
  public let columns: [Column]
  /// Differing inputs only, in the order of the scenarios.
  public let changes: [Input]
  /// Types of firms of all columns, in order of appearance.
  public let types: [String]

  /// Comparison of scenarios; the first one is today's.
  ///
  /// - Precondition: at least one.
  public init(_ markets: [(name: String, market: Market)]) {
    columns = markets.map { Column(name: $0.name, market: $0.market, outcome: MarketOutcome($0.market)) }
    types = columns.flatMap { $0.outcome.firms.map(\.name) }.firstOccurrences
    changes = Self.changes(columns)
  }

  /// Whether a column has the equilibria of today's, by the names of the strategies.
  public func isAsToday(_ column: Int) -> Bool {
    seats(0) == seats(column)
  }

  /// Counts by type and strategy at the sequential-entry profile.
  private func seats(_ column: Int) -> [String: [String: Int]] {
    let entry = columns[column]
    return Dictionary(
      uniqueKeysWithValues: entry.market.firms.enumerated().map { type, firm in
        let counts = entry.outcome.history.counts[type]
        let used = counts.indices.filter { counts[$0] > 0 }
        return (
          firm.type.name,
          Dictionary(uniqueKeysWithValues: used.map { (entry.market.strategies[$0].name, counts[$0]) })
        )
      })
  }

  private static func changes(_ columns: [Column]) -> [Input] {
    let parameters = columns.map { $0.market.scenario.variedParameters.filter { $0.key != "lambda" } }
    let tables = zip(columns, parameters).map { column, list in
      Dictionary(list.map { ($0.key, $0.value(in: column.market.scenario)) }) { first, _ in first }
    }
    var units: [String: String] = [:]
    for parameter in parameters.joined() { units[parameter.key] = parameter.unit }
    let numbers = parameters.joined().map(\.key).firstOccurrences.map { key in
      Input(
        key: key, unit: units[key] ?? "",
        values: tables.map { table in
          guard let value = table[key], !value.isNaN else { return .nothing }
          return .number(value)
        })
    }
    return (ladders(columns) + numbers).filter { input in input.values.contains { $0 != input.values[0] } }
  }

  /// The rules for multiples, which are words.
  private static func ladders(_ columns: [Column]) -> [Input] {
    let types = columns.flatMap { $0.market.scenario.firms.map(\.name) }.firstOccurrences
    let common = Input(
      key: "costs.ladder", unit: "", values: columns.map { .text($0.market.scenario.costs.ladder.rawValue) })
    return [common]
      + types.map { type in
        Input(
          key: "firms.\(type).ladder", unit: "",
          values: columns.map { column in
            let firm = column.market.scenario.firms.first { $0.name == type }
            return firm?.ladder.map { .text($0.rawValue) } ?? .nothing
          })
      }
  }
}

extension [String] {
  /// Distinct elements, in order of first occurrence.
  fileprivate var firstOccurrences: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
