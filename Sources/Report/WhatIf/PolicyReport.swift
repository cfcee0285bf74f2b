/// Policies with their doses, as a report.
public import Findings
internal import Games
internal import Market
internal import Scenario

/// Page of policies.
public struct PolicyReport: CommandReport {
  private let study: PolicyStudy
  private let words: PolicyWords

  /// A page in a language.
  public init(_ study: PolicyStudy, language: Language) {
    self.study = study
    words = PolicyWords(language: language)
  }

  /// The page for a terminal; no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The page in Markdown.
  public func markdown() -> String { document.markdown() }

  /// CSV with a record for each policy and the effects of its dose.
  public func csv() -> String {
    var writer = CSVWriter(header: [
      "policy", "unit", "makes", "dose", "isProved", "transfer", "payer", "coalition", "priceOfAnarchy",
      "priceOfStability", "welfareGain",
    ])
    for row in study.rows {
      for (name, dose) in Self.doses(row) {
        let effect = name == "equilibrium" ? row.effect : nil
        writer.append([
          .text(row.policy.rawValue), .text(row.policy.unit), .text(name), Self.cell(dose.value),
          .text(dose.isProved ? "true" : "false"), Self.cell(row.transfer), .text(row.policy.payer.rawValue),
          effect?.coalition.map { .count($0) } ?? .empty, Self.cell(effect?.anarchy),
          Self.cell(effect?.stability), Self.cell(effect?.welfareGain),
        ])
      }
    }
    return writer.text
  }

  /// Every number as JSON, with the model.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object(
      inputs.head("what-if") + [
        ("mode", "policies"), ("model", .model(study.market)),
        ("target", .string(name(study.target))),
        ("betterForSociety", study.better.map { .string(name($0)) } ?? .null),
        ("history", .profile(study.market, .pure(counts: study.history))),
        ("costToFirms", .number(study.costToFirms)), ("welfareGain", .number(study.welfareGain)),
        ("leastCostProved", .bool(study.isOptimumProved)), ("today", Self.json(study.today)),
        ("policies", .array(study.rows.map(Self.json))),
      ]
    ).text()
  }

  private static func doses(_ row: PolicyStudy.Row) -> [(String, PolicyStudy.Dose)] {
    [("equilibrium", row.equilibrium), ("only", row.only), ("history", row.history)]
  }

  private static func cell(_ value: Double?) -> CSVWriter.Cell { value.map { .number($0) } ?? .empty }

  private static func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }

  private static func json(_ row: PolicyStudy.Row) -> JSONValue {
    .object(
      [("policy", .string(row.policy.rawValue)), ("unit", .string(row.policy.unit))]
        + doses(row).map { ($0, ["dose": number($1.value), "proved": .bool($1.isProved)]) }
        + [
          ("transfer", number(row.transfer)), ("payer", .string(row.policy.payer.rawValue)),
          ("effect", row.effect.map(json) ?? .null),
        ])
  }

  private static func json(_ effect: PolicyStudy.Effect) -> JSONValue {
    [
      "coalition": effect.coalition.map(JSONValue.count) ?? .null, "priceOfAnarchy": number(effect.anarchy),
      "priceOfStability": number(effect.stability), "welfareGain": .number(effect.welfareGain),
    ]
  }

  // MARK: Page

  private func name(_ strategy: Int) -> String { SafeText.line(study.market.strategies[strategy].name) }

  private var document: Document {
    var page = Document()
    page.append(.title(words.title()))
    page.append(
      .answer(
        words.answer(
          target: name(study.target), firms: Quantity.money(study.costToFirms),
          society: Quantity.signedMoney(study.welfareGain))))
    let bringing = study.rows.filter { $0.history.value != nil }
      .map { words.dose($0.policy, text($0.policy, $0.history)) }
    page.append(.paragraph(words.bring(bringing)))
    if let better = study.better { page.append(.paragraph(words.better(name(better)))) }
    page.append(.heading(words.heading(.doses)))
    page.append(.table(doses))
    page.append(.heading(words.heading(.market)))
    page.append(.table(effects))
    page.append(.heading(words.heading(.meaning)))
    page.append(.points(words.meanings(isOptimumProved: study.isOptimumProved)))
    return page
  }

  /// Dose in everyday units.
  private func text(_ policy: Policy, _ dose: PolicyStudy.Dose) -> String {
    guard let value = dose.value else { return dose.isProved ? words.never() : words.notFound() }
    if value == 0 { return words.none() }
    let mark = dose.isProved ? "" : "~"
    switch policy {
    case .cap: return mark + words.atMost(Quantity.share(1 - value, decimals: 0))
    case .memory: return mark + Quantity.share(value)
    case .disclosure: return mark + Quantity.multiple(1 + value)
    default: return mark + Quantity.parameter(value, unit: policy.unit)
    }
  }

  private var doses: Table {
    let titles: [PolicyWords.Column] = [.equilibrium, .only, .history, .money]
    var table = Table(
      columns: [Table.Column(words.column(.policy), .left)]
        + titles.map { Table.Column(words.column($0), .right) } + [Table.Column(words.column(.payer), .left)])
    for row in study.rows {
      let moves = row.transfer.map { Quantity.money(abs($0)) } ?? NumberText.none
      table.append(
        [words.name(row.policy)] + Self.doses(row).map { text(row.policy, $0.1) }
          + [
            moves, row.transfer.map { $0 == 0 ? words.payer(.nobody) : words.payer(row.policy.payer) } ?? "",
          ])
    }
    return table
  }

  private var effects: Table {
    var table = Table(columns: [
      Table.Column(words.column(.policy), .left), Table.Column(words.column(.coalition), .right),
      Table.Column(words.column(.anarchy)), Table.Column(words.column(.stability)),
      Table.Column(words.column(.welfare), .right),
    ])
    table.append([words.today()] + cells(study.today), emphasized: true)
    for row in study.rows {
      guard let effect = row.effect else { continue }
      table.append([words.name(row.policy)] + cells(effect))
    }
    return table
  }

  private func cells(_ effect: PolicyStudy.Effect) -> [String] {
    let mark = effect.isCoalitionOpen ? "~" : ""
    let coalition = effect.coalition.map { mark + NumberText.count($0) } ?? words.noCoalition()
    func price(_ value: Double?) -> String {
      value.map { NumberText.fixed($0, decimals: 2) } ?? NumberText.none
    }
    return [
      coalition, price(effect.anarchy), price(effect.stability), Quantity.signedMoney(effect.welfareGain),
    ]
  }
}
