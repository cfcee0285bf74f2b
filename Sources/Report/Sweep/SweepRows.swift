/// Rows of a sweep: a line for each point, as comma-separated values or as JSON.
///
/// Numbers have at most twelve significant digits, so that machines whose `exp` differs in the last bit write the
/// same row.
public import Findings
internal import Games
internal import Market
internal import ResilienceNumerics
internal import Scenario

/// Writer of a sweep's points.
public struct SweepRows: Sendable {
  /// Format of a row.
  public enum Format: String, CaseIterable, Sendable {
    /// Comma-separated values by RFC 4180.
    case csv
    /// A JSON object on each line.
    case json
  }

  private let format: Format
  private let keys: [String]
  private let types: [String]
  private let regions: [String]

  /// Rows of a plan.
  public init(_ plan: SweepPlan, format: Format) {
    self.format = format
    keys = plan.axes.map(\.key)
    types = plan.scenario.firms.map(\.name)
    regions = plan.scenario.regions.map(\.name)
  }

  /// Heading above the rows: the names of the columns, with a line end; empty for JSON.
  public var heading: String { format == .csv ? CSVWriter(header: columns).text : "" }

  /// The columns of comma-separated values.
  public var columns: [String] {
    ["point"] + keys + ["pure", "symmetric", "complete", "history"]
      + types.flatMap { type in ["plays", "payoff", "loss", "hours"].map { "\(type).\($0)" } }
      + ["regret", "welfare"] + regions.map { "home.\($0)" } + ["herd", "herdGain", "equilibria", "problem"]
  }

  /// The row of a point, with a line end.
  ///
  /// - Complexity: O(equilibria · types · strategies).
  public func row(_ point: SweepPoint) -> String {
    switch format {
    case .csv: csv(point)
    case .json: json(point).line() + "\n"
    }
  }

  // MARK: CSV

  private func csv(_ point: SweepPoint) -> String {
    var cells: [CSVWriter.Cell] = [.count(point.index)] + point.values.map(Self.number)
    if let (market, outcome) = point.result {
      cells += self.cells(market, outcome)
    } else {
      cells += [CSVWriter.Cell](repeating: .empty, count: columns.count - cells.count - 1)
    }
    var writer = CSVWriter()
    writer.append(cells + [point.problem.map { .text(SweepWords.problem($0)) } ?? .empty])
    return writer.text
  }

  private func cells(_ market: Market, _ outcome: MarketOutcome) -> [CSVWriter.Cell] {
    let rows = outcome.equilibria.rows
    let pure = rows.count { $0.kind == .pure }
    let firms = outcome.firms.enumerated().flatMap { type, firm -> [CSVWriter.Cell] in
      [
        .text(Self.profile(outcome.history.counts[type].map(Double.init), market)),
        Self.number(firm.payoff), Self.number(firm.expectedLoss), Self.number(firm.hoursDown),
      ]
    }
    let (herd, gain) = Self.herd(outcome.herd)
    return [
      .count(pure), .count(rows.count - pure), .text(outcome.isComplete ? "true" : "false"),
      outcome.history.equilibriumRow.map { .count($0) } ?? .empty,
    ] + firms + [Self.number(outcome.regret), Self.number(outcome.welfare)]
      + outcome.homeShares.map(Self.number) + [.text(herd), gain.map(Self.number) ?? .empty]
      + [.text(rows.map { equilibrium($0, market) }.joined(separator: " | "))]
  }

  /// Equilibrium in one cell: `pure ordinary: 4 a + 1 b; netflix: 1 c`.
  private func equilibrium(_ row: MarketEquilibria.Row, _ market: Market) -> String {
    let types = zip(types, row.equilibrium.profile.weights).map { name, weights in
      "\(name): \(Self.profile(weights, market))"
    }
    return "\(row.kind.rawValue) " + types.joined(separator: "; ")
  }

  /// Strategies of one type: `4 a + 1 b`.
  private static func profile(_ weights: [Double], _ market: Market) -> String {
    weights.indices.filter { weights[$0] != 0 }
      .map { "\(JSONValue.shortest(rounded(weights[$0]))) \(market.strategies[$0].name)" }
      .joined(separator: " + ")
  }

  private static func number(_ value: Double) -> CSVWriter.Cell { .number(rounded(value)) }

  private static func rounded(_ value: Double) -> Double { value.rounded(toSignificantDigits: 12) }

  /// Status of the herd in a word, and the gain of the best deviation.
  private static func herd(_ status: MarketOutcome.HerdStatus) -> (word: String, gain: Double?) {
    switch status {
    case .impossible: ("impossible", nil)
    case .equilibrium(let closest): ("equilibrium", closest)
    case .broken(let gain): ("broken", gain)
    }
  }

  // MARK: JSON

  private func json(_ point: SweepPoint) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("point", .count(point.index)), ("values", Self.named(keys, point.values)),
    ]
    if let (market, outcome) = point.result { members += self.members(market, outcome) }
    if let problem = point.problem { members.append(("problem", .string(SweepWords.problem(problem)))) }
    return .object(members)
  }

  private func members(_ market: Market, _ outcome: MarketOutcome) -> [(key: String, value: JSONValue)] {
    let (herd, gain) = Self.herd(outcome.herd)
    let history: JSONValue = [
      "equilibrium": outcome.history.equilibriumRow.map(JSONValue.count) ?? .null,
      "profile": profile(outcome.history.counts.map { $0.map(Double.init) }, market),
      "payoff": Self.named(types, outcome.firms.map(\.payoff)),
      "loss": Self.named(types, outcome.firms.map(\.expectedLoss)),
      "hours": Self.named(types, outcome.firms.map(\.hoursDown)),
      "regret": Self.json(outcome.regret), "welfare": Self.json(outcome.welfare),
    ]
    return [
      ("equilibria", .array(outcome.equilibria.rows.map { json($0, market) })),
      ("complete", .bool(outcome.isComplete)), ("history", history),
      ("home", Self.named(regions, outcome.homeShares)),
      ("herd", ["status": .string(herd), "gain": gain.map(Self.json) ?? .null]),
    ]
  }

  private func json(_ row: MarketEquilibria.Row, _ market: Market) -> JSONValue {
    [
      "kind": .string(row.kind.rawValue), "profile": profile(row.equilibrium.profile.weights, market),
      "payoff": Self.named(types, row.equilibrium.payoffs), "regret": Self.json(row.equilibrium.regret),
      "strict": .bool(row.equilibrium.isStrict), "welfare": Self.json(row.welfare),
    ]
  }

  private func profile(_ weights: [[Double]], _ market: Market) -> JSONValue {
    .object(
      zip(types, weights).map { type, row in
        let played = row.indices.filter { row[$0] != 0 }
        let members = played.map { (key: market.strategies[$0].name, value: Self.json(row[$0])) }
        return (key: type, value: .object(members))
      })
  }

  private static func named(_ names: [String], _ values: [Double]) -> JSONValue {
    .object(zip(names, values).map { (key: $0, value: json($1)) })
  }

  private static func json(_ value: Double) -> JSONValue { .number(rounded(value)) }
}
