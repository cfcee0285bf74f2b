/// Promises by the month, to a firm and by it, and the losses of all firms together.
internal import Findings
internal import Market
internal import Outages
internal import Scenario

extension OutagesPage {
  private var isChinese: Bool { words.language == .chinese }

  /// Dollars as the language writes them.
  func money(_ dollars: Double) -> String { Amount.money(dollars)[words.language] }

  /// Label of a setup.
  func setup(_ strategy: Int) -> String { MarketLabels(study.market).setup(strategy)[words.language] }

  /// One firm of a type, in a sentence.
  func name(_ type: Int) -> String { MarketLabels(study.market).oneFirm(type)[words.language] }

  /// Steps of the provider's credits and the firm's own promise, by setup; none where the firm has neither.
  func addPromises(_ type: Int, to page: inout Document) {
    let rows = study.firms.filter { $0.year.type == type && !$0.year.promises.isEmpty }
    guard !rows.isEmpty else { return }
    let promises = rows.flatMap { row in row.year.promises.map { (row.year, $0) } }
    let scale = MoneyScale.fitting(promises.map { $0.1.dollarsPerMiss }, words.language)
    var table = Table(columns: [
      .init(words.column(.strategy), .left), .init(isChinese ? "承诺方" : "by", .left),
      .init(words.column(.promised)), .init(words.column(.allowed)), .init(words.column(.missed)),
      .init(words.column(.monthsMissed)), .init(isChinese ? "每次，\(scale.name)" : "each, \(scale.name)"),
    ])
    for (year, promise) in promises {
      let giver: String =
        switch promise.giver {
        case .provider: isChinese ? "供应商" : "provider"
        case .firm: isChinese ? "企业" : "firm"
        }
      table.append([
        setup(year.strategy), giver, NumberText.significant(100 * promise.target, digits: 5) + "%",
        NumberText.significant(60 * promise.budgetHours, digits: 3),
        NumberText.significant(100 * promise.missed.value, digits: 3),
        NumberText.significant(promise.monthsPerYear, digits: 3), scale.cell(promise.dollarsPerMiss),
      ])
    }
    page.append(
      .heading(isChinese ? "\(name(type))：按月承诺" : "Promises by the month: \(name(type))"))
    page.append(.table(table))
    page.append(
      .paragraph(
        isChinese
          ? "停机按日历月累加。供应商的各档只取最低一档，最多为当月账单；企业付给自己客户的为罚金。"
          : "Downtime is added up by calendar month. Of a provider's steps the lowest one reached counts, at most the "
            + "month's bill; a firm pays its own customers."))
  }

  /// Losses of all firms together, beside those of firms that share no event.
  func addPortfolio(to page: inout Document) {
    guard let portfolio = study.portfolio else { return }
    let rows = portfolioRows
    let scale = MoneyScale.fitting(rows.flatMap { [$0.together, $0.addedUp] }, words.language)
    var table = Table(columns: [
      .init(words.column(.quantity), .left), .init(isChinese ? "合计" : "together"),
      .init(words.column(.noise)), .init(isChinese ? "若不共享故障" : "sharing no event"),
      .init(isChinese ? "各自分位数之和" : "one by one, added"),
    ])
    for row in rows {
      table.append([
        row.key == "mean" ? words.row(.mean) : row.key, scale.cell(row.together), scale.cell(row.noise),
        row.apart.map(scale.cell) ?? NumberText.none, scale.cell(row.addedUp),
      ])
    }
    let count = NumberText.count(portfolio.firms)
    page.append(
      .heading(
        isChinese
          ? "\(count) 家企业合计一年的损失，\(scale.name)"
          : "What a year costs all \(count) firms together, in \(scale.name)"))
    page.append(.table(table))
    guard let worst = rows.last, let apart = worst.apart else { return }
    let (saved, lost) = (worst.addedUp - worst.together, worst.together - apart)
    page.append(
      .paragraph(
        isChinese
          ? "模拟 \(NumberText.count(portfolio.together.years)) 年；均值与后两列为精确值。分散使 P99 比各自之和低 "
            + "\(money(saved))；共享故障使其比互不相关时高 \(money(lost))。"
          : "Together: \(NumberText.count(portfolio.together.years)) simulated years; the mean and the other columns are "
            + "exact. Diversification is worth \(money(saved)) at P99 against the firms one by one; the events "
            + "that they share cost \(money(lost)) of what it would be worth."))
  }

  /// Mean and quantiles of the firms together.
  private var portfolioRows: [(key: String, together: Double, noise: Double, apart: Double?, addedUp: Double)]
  {
    guard let portfolio = study.portfolio else { return [] }
    let mean = portfolio.mean
    return [("mean", mean, 0, mean, mean)]
      + PortfolioLoss.levels.map { level in
        let seen = portfolio.together.quantile(level)
        return (
          "P" + NumberText.plain(100 * level), seen.value, seen.noise, portfolio.apart.quantile(level)?.value,
          portfolio.addedUp[level] ?? 0
        )
      }
  }

  // MARK: Machine-readable

  /// Records of the part `portfolio`.
  var portfolioRecords: [(name: String, quantity: String, value: Double?, noise: Double?)] {
    portfolioRows.flatMap { row in
      [
        ("together", row.key, row.together, row.noise), ("sharingNoEvent", row.key, row.apart, nil),
        ("addedUp", row.key, row.addedUp, nil),
      ]
    }
  }

  /// Member `portfolio`.
  var portfolioMembers: [(key: String, value: JSONValue)] {
    guard let portfolio = study.portfolio else { return [] }
    return [
      (
        "portfolio",
        [
          "firms": .count(portfolio.firms), "years": .count(portfolio.together.years),
          "rows": .array(
            portfolioRows.map {
              [
                "quantity": .string($0.key), "together": .number($0.together), "noise": .number($0.noise),
                "sharingNoEvent": $0.apart.map { .number($0) } ?? .null, "addedUp": .number($0.addedUp),
              ]
            }),
        ]
      )
    ]
  }

  /// Member `promises` of a firm's year.
  func promiseMembers(_ year: FirmAnnualLoss) -> [(key: String, value: JSONValue)] {
    guard !year.promises.isEmpty else { return [] }
    return [
      (
        "promises",
        .array(
          year.promises.map {
            [
              "by": .string($0.giver.rawValue), "target": .number($0.target),
              "hours": .number($0.budgetHours),
              "missed": .number($0.missed.value), "dollarsPerMiss": .number($0.dollarsPerMiss),
              "penaltyPerYear": .number($0.penaltyPerYear),
            ]
          })
      )
    ]
  }
}
