/// Why a firm stays where it is, and what would move it.
internal import Findings
internal import Market

extension BriefPage {
  /// For each type: what every move changes, then the nearest flips.
  func addReasons(to page: inout Document) {
    for findings in brief.firms where !findings.deviations.isEmpty { addAccount(of: findings, to: &page) }
    page.append(.paragraph(words.gloss(.why)))
    for findings in brief.firms { addFlips(of: findings, to: &page) }
    page.append(.paragraph(words.gloss(.flips)))
  }

  private func addAccount(of findings: FirmFindings, to page: inout Document) {
    let accounts = findings.deviations.filter { $0.strategy != findings.choice }
    let scale = MoneyScale.fitting(
      accounts.flatMap { [$0.cost, $0.direct, $0.blame, $0.attraction, $0.total] })
    let hasPraise = accounts.contains { $0.praise != 0 }
    let titles: [ColumnTitle] =
      [.multiple, .paysBelow, .cost, .direct, .blame] + (hasPraise ? [.praise] : []) + [.home, .total]
    var table = Table(
      columns: [.init(words.column(.turningTo), .left)] + titles.map { .init(words.column($0)) })
    let best = accounts.map(\.total).max()
    for account in accounts {
      let parts = [account.cost, account.direct, account.blame] + (hasPraise ? [account.praise] : [])
      table.append(
        [strategy(account.strategy)] + multiples(of: account.strategy, in: findings)
          + (parts + [account.attraction, account.total]).map(scale.signedCell),
        emphasized: account.total == best)
    }
    let heading = Heading.why(
      type: typeWithCount(findings.type), choice: strategy(findings.choice), unit: scale.name)
    page.append(.heading(words.heading(heading)))
    page.append(.table(table))
    if let limit = findings.ladder.first(where: { $0.strategy == findings.choice })?.breakEvenMultiplier {
      page.append(
        .paragraph(words.staysWhile(choice: strategy(findings.choice), multiple: Quantity.multiple(limit))))
    }
  }

  /// What a strategy costs as a multiple of the bill, and the multiple below which the firm would turn to it; a dash
  /// where not even a gift would move it.
  private func multiples(of strategy: Int, in findings: FirmFindings) -> [String] {
    guard let row = findings.ladder.first(where: { $0.strategy == strategy }) else { return ["", ""] }
    let limit = row.breakEvenMultiplier.flatMap { $0 > 0 ? Quantity.multiple($0) : nil }
    return [Quantity.multiple(row.multiplier), limit ?? NumberText.none]
  }

  private func addFlips(of findings: FirmFindings, to page: inout Document) {
    let name = typeWithCount(findings.type)
    page.append(.heading(words.heading(.flips(type: name, choice: strategy(findings.choice)))))
    guard !findings.flips.isEmpty else { return page.append(.paragraph(words.noFlips(type: name))) }
    var table = Table(columns: [
      .init(words.column(.parameter), .left), .init(words.column(.today), .right),
      .init(words.column(.flipsAt), .right), .init(words.column(.change)),
      .init(words.column(.thenPlays), .left),
    ])
    for flip in findings.flips {
      table.append([
        SafeText.line(flip.key), Quantity.parameter(flip.from, unit: flip.unit),
        Quantity.parameter(flip.to, unit: flip.unit), Quantity.change(from: flip.from, to: flip.to),
        strategy(flip.strategy),
      ])
    }
    page.append(.table(table))
  }
}
