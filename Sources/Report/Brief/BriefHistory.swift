/// Outcome of the entry sequence, value of being down together, and reasons for the herd.
internal import Findings
internal import Games
internal import Market
internal import Scenario

extension BriefPage {
  func addHistory(to page: inout Document) {
    let history = brief.history
    let facts = HistoryFacts(
      afterEntry: seats(history.countsAfterEntry), revisions: history.revisions, converged: history.converged,
      end: seats(history.counts), endsAsEntered: history.counts == history.countsAfterEntry,
      row: history.equilibriumRow.map { $0 + 1 }, regret: Quantity.money(history.certificate.regret))
    page.append(.heading(words.heading(.history)))
    let more = [welfareSentence, words.praise(praise)].filter { !$0.isEmpty }
    page.append(.points(words.history(facts) + more))
  }

  private var praise: PraiseFacts {
    PraiseFacts(
      earners: brief.firms.filter { $0.praise != 0 }.map {
        (type: type($0.type), amount: Quantity.money($0.praise))
      })
  }

  /// Welfare of the entry sequence's outcome relative to the best uniform profile, if it is known.
  private var welfareSentence: String {
    guard let best = brief.bestUniformWelfare else { return "" }
    let end = brief.history.equilibriumRow.map { brief.equilibria.rows[$0].welfare }
    let gain = end.flatMap { best.welfare > $0 ? Quantity.money(best.welfare - $0) : nil }
    return words.welfare(best: strategy(best.strategy), gain: gain)
  }

  func addAloneTogether(to page: inout Document) {
    var table = Table(
      columns: [.init(words.column(.type), .left)]
        + [ColumnTitle.downAlone, .downTogether, .relief].map { .init(words.column($0), .right) })
    for findings in brief.firms {
      let relief = findings.downAlonePerHour - findings.downTogetherPerHour
      table.append([
        typeWithCount(findings.type), Quantity.money(findings.downAlonePerHour),
        Quantity.money(findings.downTogetherPerHour), Quantity.money(relief),
      ])
    }
    page.append(.heading(words.heading(.aloneTogether)))
    page.append(.table(table))
    page.append(.paragraph(words.gloss(.aloneTogether)))
  }

  func addHerd(to page: inout Document) {
    guard let herd = brief.herd else { return }
    page.append(.heading(words.heading(.herd)))
    page.append(.points(words.herd(facts(herd))))
  }

  private func facts(_ herd: Herd) -> HerdFacts {
    let counts = market.firms.indices.map { type in
      market.strategies.indices.map { $0 == herd.strategies[type] ? market.firms[type].type.count : 0 }
    }
    func way(_ deviation: Deviation?) -> HerdFacts.WayOut? {
      deviation.map { (to: strategy($0.to), gain: $0.gain) }
    }
    return HerdFacts(
      region: SafeText.line(herd.region), profile: seats(counts), isEquilibrium: herd.isEquilibrium,
      ways: market.firms.indices.compactMap { index in
        way(herd.leaving[index]).map {
          (
            type: type(index), count: market.firms[index].type.count, now: $0,
            without: way(herd.leavingWithoutBlameSharing[index])
          )
        }
      }, hours: NumberText.fixed(herd.hoursPerYear, decimals: 2),
      alternative: herd.alternative.map {
        (region: SafeText.line($0.region), hours: NumberText.fixed($0.hoursPerYear, decimals: 2))
      }, failsMore: herd.alternative.map { herd.hoursPerYear > $0.hoursPerYear } ?? false)
  }
}
