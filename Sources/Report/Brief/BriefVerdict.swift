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
    return words.joined(
      order.map { words.answer(stay($0, mayJoin: hasHerd && $0 != order.first)) }
        + (brief.history.converged ? [] : [words.restless()]))
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
    let members = brief.firms.filter { firmsInHerd($0) > 0 }
    guard let largest = members.max(by: { firmsInHerd($0) < firmsInHerd($1) }) else {
      return .noHerd(region: region)
    }
    guard brief.history.converged else { return .restless(region: region) }
    let hold = hold(on: largest, herd)
    return .herd(
      region: region, inside: members.filter { self.hold(on: $0, herd) == hold }.map(member),
      besides: members.filter { self.hold(on: $0, herd) != hold }.map(member),
      outside: brief.firms.filter { firmsInHerd($0) == 0 }.map { type($0.type) }, hold: hold,
      alone: Quantity.money(largest.downAlonePerHour), together: Quantity.money(largest.downTogetherPerHour))
  }

  /// How many firms of a type rely on the herd's region alone.
  private func firmsInHerd(_ findings: FirmFindings) -> Int {
    findings.counts.indices.reduce(0) { isInHerd($1) ? $0 + findings.counts[$1] : $0 }
  }

  private func member(_ findings: FirmFindings) -> String {
    let name = type(findings.type)
    return firmsInHerd(findings) == market.firms[findings.type].type.count ? name : words.part(of: name)
  }

  /// What keeps a type in the herd, from what leaving it gains with and without blame sharing and attraction.
  private func hold(on findings: FirmFindings, _ herd: Herd) -> Verdict.Hold {
    func pays(_ way: Deviation?) -> Bool {
      way.map { $0.gain > 0 && !NumberText.isZero(Quantity.money($0.gain)) } ?? false
    }
    guard pays(herd.leavingWithoutBlameSharing[findings.type]) else { return .anyway }
    if pays(herd.leaving[findings.type]) { return .others }
    let hasCompany = findings.downTogetherPerHour < findings.downAlonePerHour
    let hasOffer = (market.firms[findings.type].type.attraction[herd.region] ?? 0) != 0
    return hasCompany ? (hasOffer ? .both : .company) : .offer
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
    case .risk: risk
    case .compensation: compensation
    }
  }
}
