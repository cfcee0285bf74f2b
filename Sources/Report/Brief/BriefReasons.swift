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
      accounts.flatMap { [$0.cost, $0.direct, $0.blame, $0.attraction, $0.risk, $0.total] })
    let parts = accountParts(accounts)
    var table = Table(
      columns: [.init(words.column(.turningTo), .left)]
        + ([words.column(.multiple), words.column(.paysBelow)] + parts.map(\.title)).map { .init($0) })
    let best = accounts.map(\.total).max()
    for account in accounts {
      table.append(
        [strategy(account.strategy)] + multiples(of: account.strategy, in: findings)
          + parts.map { scale.signedCell($0.value(account)) },
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

  /// Parts of a deviation; some appear only where they say something.
  private func accountParts(
    _ accounts: [DeviationAccount]
  ) -> [(title: String, value: (DeviationAccount) -> Double)] {
    let extras: [(title: String, value: (DeviationAccount) -> Double)] = [
      (words.column(.praise), { $0.praise }), (termsWords.column(.risk), { $0.risk }),
      (termsWords.column(.compensation), { $0.compensation }),
      (words.item(.dependence), { $0.change[.dependence] }),
      (words.item(.migration), { $0.change[.migration] }),
      (words.item(.perOutage), { $0.change[.perOutage] }),
    ]
    return [
      (words.column(.cost), { $0.cost }), (words.column(.direct), { $0.direct }),
      (words.column(.blame), { $0.blame }),
    ] + extras.filter { extra in accounts.contains { extra.value($0) != 0 } } + [
      (words.column(.home), { $0.attraction }), (words.column(.total), { $0.total }),
    ]
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
