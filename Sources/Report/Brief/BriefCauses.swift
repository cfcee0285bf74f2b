/// Causes, how solid the story is, and what would tip the herd: a section of the brief and members of the JSON.
internal import Findings
internal import Games
internal import Market
internal import ResilienceNumerics
internal import Scenario

/// Wording of the section.
struct CauseWords {
  let isChinese: Bool

  private func say(_ english: String, _ chinese: String) -> String { isChinese ? chinese : english }

  func heading() -> String { say("Why the herd stays, and how solid that is", "为何抱团，结论有多稳") }

  func cause(_ cause: Causes.HerdCause) -> String {
    switch cause {
    case .company: say("safety in numbers", "大家一起宕机")
    case .regionValue: say("region value", "区域自身价值")
    case .leak: say("outages that reach firms outside too", "殃及外部的故障")
    case .migration: say("migration", "迁移成本")
    case .redundancyPrices: say("the price of redundancy", "冗余的价格")
    }
  }

  func cause(_ cause: Causes.Difference) -> String {
    switch cause {
    case .prices: say("the price of redundancy", "冗余的价格")
    case .direct: say("lost business", "直接损失")
    case .blame: say("blame", "追责")
    case .excuses: say("excuses", "免责")
    case .rehearsal: say("rehearsed failover", "演练过的切换")
    }
  }

  func herd(_ type: String, _ parts: String) -> String {
    say("What keeps a firm of the type \(type) there: \(parts).", "让 \(type) 留下的原因：\(parts)。")
  }

  func difference(_ type: String, _ parts: String) -> String {
    say("What keeps \(type) outside: \(parts).", "让 \(type) 留在外面的原因：\(parts)。")
  }

  func part(_ cause: String, _ share: String, _ dollars: String) -> String {
    say("\(cause) \(share) (\(dollars) a year)", "\(cause) \(share)（每年 \(dollars)）")
  }

  func solid(draws: String, equilibrium: String, riskDominant: String, only: String?) -> String {
    say(
      "Of \(draws) draws of all that is open, the herd is an equilibrium in \(equilibrium), and a firm stays where "
        + "half of the others leave in \(riskDominant)"
        + (only.map { "; it is the only pure equilibrium in \($0)" } ?? "") + ".",
      "对所有未定参数抽样 \(draws) 次：抱团是均衡的占 \(equilibrium)，半数他人离开时仍留下的占 \(riskDominant)"
        + (only.map { "，是唯一纯均衡的占 \($0)" } ?? "") + "。")
  }

  func outside(_ type: String, _ share: String) -> String {
    say("\(type) stays outside in \(share).", "\(type) 留在外面的占 \(share)。")
  }

  func tipping(coalition: String?, target: String, stay: String) -> String {
    let first =
      coalition.map {
        say(
          "If \($0) of them move together to \(target), all others follow", "若其中 \($0) 家一起转到 \(target)，其余都会跟进"
        )
      } ?? say("No group short of all of them tips the rest to \(target)", "除非全部转到 \(target)，否则带不动其余企业")
    return first
      + say("; a firm stays as long as \(stay) of the others do.", "；只要 \(stay) 的其他企业留下，一家企业就会留下。")
  }
}

extension BriefPage {
  private var causeWords: CauseWords { CauseWords(isChinese: words is WordingChinese) }

  /// The section, where the herd was looked at.
  func addCauses(to page: inout Document) {
    guard let reasons else { return }
    var sentences: [String] = []
    if !reasons.causes.herd.isEmpty, let herd = StandingHerd(market) {
      let parts = reasons.causes.herd.filter { abs($0.share) >= 0.005 }.map {
        causeWords.part(causeWords.cause($0.cause), percent($0.share), Quantity.signedMoney($0.dollars))
      }
      sentences.append(causeWords.herd(type(herd.type), parts.joined(separator: ", ")))
    }
    for index in market.firms.indices {
      let parts = reasons.causes.difference.filter { $0.type == index && abs($0.share) >= 0.005 }.map {
        causeWords.part(
          causeWords.cause($0.cause), percent($0.share),
          Quantity.signedMoney($0.perBill * market.firms[index].type.bill))
      }
      if !parts.isEmpty {
        sentences.append(causeWords.difference(type(index), parts.joined(separator: ", ")))
      }
    }
    if let solid = reasons.solidity {
      sentences.append(
        causeWords.solid(
          draws: NumberText.count(solid.equilibrium.draws), equilibrium: noisy(solid.equilibrium),
          riskDominant: noisy(solid.riskDominant), only: solid.only.map(noisy)))
      sentences += solid.outside.map { causeWords.outside(type($0.type), noisy($0.share)) }
    }
    if let tipping = reasons.tipping {
      sentences.append(
        causeWords.tipping(
          coalition: tipping.coalition.map { NumberText.count($0.size) }, target: strategy(tipping.target),
          stay: percent(tipping.shareThatMustStay)))
    }
    guard !sentences.isEmpty else { return }
    page.append(.heading(causeWords.heading()))
    page.append(.paragraph(words.joined(sentences)))
  }

  private func percent(_ share: Double) -> String {
    NumberText.significant(100 * share, digits: 2) + "%"
  }

  /// A share of draws with the half-width of its interval.
  private func noisy(_ share: WilsonInterval) -> String {
    let half = (share.bounds.upperBound - share.bounds.lowerBound) / 2
    return "\(percent(share.share)) ± \(percent(half))"
  }
}

extension HerdReasons {
  /// `causes`, `solid`, `tipping`.
  func members(_ market: Market) -> [(key: String, value: JSONValue)] {
    [("causes", causesJSON(market)), ("solid", solidJSON(market)), ("tipping", tippingJSON(market))]
  }

  private func causesJSON(_ market: Market) -> JSONValue {
    [
      "herd": .array(
        causes.herd.map {
          ["cause": .string($0.cause.rawValue), "dollars": .number($0.dollars), "share": .number($0.share)]
        }),
      "difference": .array(
        causes.difference.map {
          [
            "type": .string(market.firms[$0.type].type.name), "cause": .string($0.cause.rawValue),
            "perBill": .number($0.perBill), "share": .number($0.share),
          ]
        }),
    ]
  }

  private func share(_ share: WilsonInterval) -> JSONValue {
    [
      "share": .number(share.share),
      "noise": .number((share.bounds.upperBound - share.bounds.lowerBound) / 2),
    ]
  }

  private func solidJSON(_ market: Market) -> JSONValue {
    guard let solid = solidity else { return .null }
    return [
      "draws": .count(solid.equilibrium.draws), "equilibrium": share(solid.equilibrium),
      "riskDominant": share(solid.riskDominant), "only": solid.only.map(share) ?? .null,
      "outside": .object(solid.outside.map { (market.firms[$0.type].type.name, share($0.share)) }),
    ]
  }

  private func tippingJSON(_ market: Market) -> JSONValue {
    guard let tipping else { return .null }
    return [
      "target": .string(market.strategies[tipping.target].name),
      "coalition": tipping.coalition.map { .count($0.size) } ?? .null,
      "isSmallest": tipping.coalition.map { .bool($0.isSmallest) } ?? .null,
      "shareThatMustStay": .number(tipping.shareThatMustStay),
      "lasts": tipping.lasts.map(JSONValue.bool) ?? .null,
    ]
  }
}
