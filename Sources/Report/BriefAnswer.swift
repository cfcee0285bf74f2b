/// The answer at the top of the page and the verdict at its end.
internal import Findings
internal import Games
internal import Market
internal import Scenario

extension BriefPage {
  /// One sentence for each type of firm, the largest type first.
  var answer: String {
    let order = brief.firms.indices.sorted {
      (market.firms[$0].type.count, $1) > (market.firms[$1].type.count, $0)
    }
    let hasHerd = order.first.map { isInHerd(brief.firms[$0].choice) } ?? false
    return words.joined(order.map { words.answer(stay($0, mayJoin: hasHerd && $0 != order.first)) })
  }

  /// Where a type sits and what a move would change: its best move away, or joining the herd where the largest type
  /// is in it and this one is not.
  private func stay(_ index: Int, mayJoin: Bool) -> Stay {
    let findings = brief.firms[index]
    let joining =
      mayJoin && !isInHerd(findings.choice)
      ? findings.deviations.first { $0.strategy == brief.herd?.strategies[index] } : nil
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
    return strategy.home == brief.herd?.region && strategy.regions == 1 && strategy.clouds == 1
  }

  /// The last sentence.
  var verdict: Verdict {
    guard let herd = brief.herd else { return .noHerd(region: nil) }
    let region = SafeText.line(herd.region)
    let inside = brief.firms.filter { isInHerd($0.choice) }
    let outside = brief.firms.filter { !isInHerd($0.choice) }
    guard
      let largest = inside.max(by: { market.firms[$0.type].type.count < market.firms[$1.type].type.count })
    else {
      return .noHerd(region: region)
    }
    let wouldLeave = herd.leavingWithoutBlameSharing[largest.type].map { $0.gain > 0 } ?? false
    return .herd(
      region: region, inside: inside.map { type($0.type) }, outside: outside.map { type($0.type) },
      heldByCompany: wouldLeave, alone: Quantity.money(largest.downAlonePerHour),
      together: Quantity.money(largest.downTogetherPerHour))
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
