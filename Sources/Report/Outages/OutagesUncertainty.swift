/// Uncertainty of the expected annual loss, on the page about outages.
internal import Findings
internal import Market
internal import Scenario

extension OutagesPage {
  private static let names = ["p05", "p50", "p95"]

  /// Table for each type of firm; none if it was not requested.
  func addUncertainty(to page: inout Document) {
    guard let uncertainty else { return }
    for type in study.market.firms.indices {
      let rows = uncertainty.rows.filter { $0.type == type }
      let scale = MoneyScale.fitting(rows.flatMap { [$0.base] + $0.quantiles }, words.language)
      var table = Table(
        columns: [.init(words.column(.strategy), .left)]
          + [words.given(), "P5", "P50", "P95"].map { .init($0) })
      for row in rows {
        table.append(
          [setup(row.strategy)]
            + ([row.base] + row.quantiles).map(scale.cell))
      }
      let name = name(type)
      page.append(.heading(words.sureness(name, unit: scale.name)))
      page.append(.table(table))
    }
    page.append(
      .paragraph(
        words.sureness(
          draws: NumberText.count(uncertainty.request.draws), seed: String(uncertainty.request.seed))))
  }

  /// Member `uncertainty`.
  var uncertaintyMembers: [(key: String, value: JSONValue)] {
    guard let uncertainty else { return [] }
    let rows = uncertainty.rows.map { row in
      JSONValue.object(
        [
          ("type", .string(study.market.firms[row.type].type.name)),
          ("strategy", .string(study.market.strategies[row.strategy].name)),
          ("expectedLoss", .number(row.base)),
        ] + zip(Self.names, row.quantiles).map { ($0, .number($1)) })
    }
    return [
      ("uncertainty", ["draws": .count(uncertainty.request.draws), "expectedLosses": .array(rows)])
    ]
  }

  /// Records of the part `uncertainty`: type and strategy, quantity, value.
  var uncertaintyRecords: [(name: String, quantity: String, value: Double)] {
    (uncertainty?.rows ?? []).flatMap { row in
      let name =
        "\(study.market.firms[row.type].type.name) \(study.market.strategies[row.strategy].name)"
      return zip(Self.names, row.quantiles).map { (name, "expectedLoss" + $0.uppercased(), $1) }
    }
  }
}

extension OutagesWords {
  func given() -> String { language == .chinese ? "给定值" : "as given" }

  func sureness(_ type: String, unit: String) -> String {
    language == .chinese
      ? "有多确定：\(type) 一年的期望损失，\(unit)" : "How sure: the expected loss of a year of \(type), in \(unit)"
  }

  func sureness(draws: String, seed: String) -> String {
    language == .chinese
      ? "对未知量抽样 \(draws) 次，种子 \(seed)；P5、P50、P95：100 次抽样中分别有 5、50、95 次更低。其余企业按依次进入的结果。"
      : "Over \(draws) draws of what is not known, seed \(seed): P5, P50, P95 of the expected direct loss and blame, the "
        + "others at the end of entry one by one."
  }
}
