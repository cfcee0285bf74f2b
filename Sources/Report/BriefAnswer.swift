/// The answer at the top of the page and the verdict at its end.
internal import Findings
internal import Market
internal import Scenario

extension BriefPage {
  /// One sentence for each type of firm, the largest type first.
  var answer: String {
    let order = brief.firms.indices.sorted {
      (market.firms[$0].type.count, $1) > (market.firms[$1].type.count, $0)
    }
    return words.joined(order.map { words.answer(stay($0, isLeading: $0 == order.first)) })
  }

  /// Where a type sits and what a move would change: for the largest type its best move away, for the others
  /// joining the herd, or the best move away where they are in it.
  private func stay(_ index: Int, isLeading: Bool) -> Stay {
    let findings = brief.firms[index]
    let joining =
      isLeading || isInHerd(findings.choice)
      ? nil : findings.deviations.first { $0.strategy == brief.herd.strategy }
    let best = findings.deviations.filter { $0.strategy != findings.choice }.max { $0.total < $1.total }
    return Stay(
      seat: market.seat(type: index, counts: findings.counts), choice: strategy(findings.choice),
      move: (joining ?? best).map { move($0, joinsHerd: joining != nil) })
  }

  private func move(_ account: DeviationAccount, joinsHerd: Bool) -> Stay.Move {
    let worst = PayoffItem.allCases.min { account.change(of: $0) < account.change(of: $1) }
    return Stay.Move(
      to: strategy(account.strategy), change: account.total,
      reason: worst.flatMap { account.change(of: $0) < 0 ? $0 : nil }, joinsHerd: joinsHerd)
  }

  /// Whether a strategy stands on one region, the herd's.
  func isInHerd(_ index: Int) -> Bool {
    let strategy = market.strategies[index]
    return strategy.home == brief.herd.region && strategy.regions == 1 && strategy.clouds == 1
  }

  /// The last sentence.
  var verdict: Verdict {
    let region = SafeText.line(brief.herd.region)
    let inside = brief.firms.filter { isInHerd($0.choice) }
    let outside = brief.firms.filter { !isInHerd($0.choice) }
    guard
      let largest = inside.max(by: { market.firms[$0.type].type.count < market.firms[$1.type].type.count })
    else {
      return .noHerd(region: region)
    }
    let alone = Quantity.money(largest.downAlonePerHour)
    let together = Quantity.money(largest.downTogetherPerHour)
    if !outside.isEmpty {
      return .divided(
        region: region, inside: inside.map { type($0.type) }, outside: outside.map { type($0.type) },
        alone: alone,
        together: together)
    }
    guard brief.herd.isEquilibrium else { return .sameRegion(region: region) }
    return brief.herd.isEquilibriumWithoutBlameSharing
      ? .heldAnyway(region: region) : .heldByBlame(region: region, alone: alone, together: together)
  }
}

extension DeviationAccount {
  func change(of item: PayoffItem) -> Double {
    switch item {
    case .cost: cost
    case .direct: direct
    case .blame: blame
    case .praise: praise
    case .attraction: attraction
    }
  }
}
