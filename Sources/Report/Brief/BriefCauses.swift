/// Sentences and lists about causes.
internal import Findings
internal import Market
internal import Scenario

struct BriefCauses {
  let screen: BriefScreen

  init(_ screen: BriefScreen) { self.screen = screen }

  private var labels: MarketLabels { screen.labels }

  /// What an hour down costs a firm, alone and with everybody.
  var hourDown: Text {
    let findings = screen.crowdFindings
    let (alone, together) = (
      Amount.money(findings.downAlonePerHour), Amount.money(findings.downTogetherPerHour)
    )
    if alone == together {
      return Text(
        "An hour down costs \(alone.en), alone or with everybody.", "每宕机一小时损失 \(alone.zh)，无论是否大家一起宕机。")
    }
    return Text(
      "An hour down costs \(alone.en) alone, \(together.en) when everybody is down.",
      "单独宕机每小时损失 \(alone.zh)，大家一起宕机时只有 \(together.zh)。")
  }

  /// Why the crowd stays, where a cause of the herd carries most.
  func sentence(_ cause: Causes.HerdCause) -> Text {
    let type = screen.crowd
    switch cause {
    case .company:
      let hour = hourDown
      return Text(
        "The main reason is safety in numbers: \(hour.en.lowercasingFirst)", "主要原因是大家一起宕机时追责更轻：\(hour.zh)")
    case .regionValue:
      let value = Amount.money(screen.market.firms[type].type.attraction[screen.region] ?? 0)
      return Text(
        "The main reason is the value of \(screen.region) by itself: \(value.en) a year to \(labels.oneFirm(type).en).",
        "主要原因是 \(screen.region) 的区域自身价值：对一家\(ChineseText.spaced(labels.firm(type).zh))每年值 \(value.zh)。")
    case .redundancyPrices:
      return Text(
        "The main reason is the price of redundancy: at published prices leaving would pay sooner.",
        "主要原因是冗余价格：按公开价格，搬走会划算得多。")
    case .leak:
      return Text(
        "The main reason is that outages of \(screen.region) reach firms outside of it too.",
        "主要原因是 \(screen.region) 的故障也会波及区域外的企业。")
    case .standing(let cost):
      let name = cost.parameter
      return Text("The main reason is the \(name.en).", "主要原因是\(name.zh)。")
    }
  }

  /// Why a type differs from the crowd.
  func sentence(_ cause: Causes.Difference, type: Int) -> Text {
    let (own, model) = (screen.market.firms[type], screen.market.firms[screen.crowd])
    let (who, they) = (labels.firms(type), labels.oneFirm(screen.crowd))
    let choice = screen.summary.stances[type].choice
    func perBill(_ firm: Firm, _ amount: (Scenario.FirmType) -> Double) -> Text {
      Amount.money(firm.type.bill > 0 ? amount(firm.type) / firm.type.bill * 1e6 : 0)
    }
    switch cause {
    case .prices:
      let (setup, mine, theirs) = (
        labels.setup(choice), Amount.multiple(own.multiplier[choice]),
        Amount.multiple(model.multiplier[choice])
      )
      return Text(
        "The difference is price: \(setup.en) cost \(who.en) \(mine.en) its one-node bill, \(labels.firms(screen.crowd).en) \(theirs.en).",
        "差别在价格：\(setup.zh)对\(ChineseText.spaced(who.zh)) 只要单节点账单的 \(mine.zh)，对\(labels.firms(screen.crowd).zh)要 \(theirs.zh)。"
      )
    case .direct:
      let (mine, theirs) = (perBill(own) { $0.directPerHour }, perBill(model) { $0.directPerHour })
      return Text(
        "The difference is direct loss: an hour costs \(who.en) \(mine.en) for each $1M of its bill, \(they.en) \(theirs.en).",
        "差别在直接损失：每 100 万美元账单，宕机一小时\(ChineseText.spaced(who.zh)) 损失 \(mine.zh)，\(they.zh)损失 \(theirs.zh)。")
    case .blame:
      let (mine, theirs) = (perBill(own) { $0.blamePerHour }, perBill(model) { $0.blamePerHour })
      return Text(
        "The difference is blame: an hour down alone costs \(who.en) \(mine.en) for each $1M of its bill, \(they.en) \(theirs.en).",
        "差别在追责代价：每 100 万美元账单，单独宕机一小时\(ChineseText.spaced(who.zh)) 承担 \(mine.zh)，\(they.zh)承担 \(theirs.zh)。")
    case .excuses:
      let (mine, theirs) = (Amount.share(own.type.blameSharing), Amount.share(model.type.blameSharing))
      return Text(
        "The difference is blame: when everybody is down, \(theirs.en) of it is forgiven \(they.en), "
          + "\(mine.en) \(who.en).",
        "差别在追责：大家一起宕机时，\(they.zh)免责 \(theirs.zh)，\(ChineseText.spaced(who.zh)) 只免责 \(mine.zh)。")
    case .rehearsal:
      return Text(
        "The difference is rehearsal: failover of \(who.en) is rehearsed and works sooner and more often.",
        "差别在演练：\(ChineseText.spaced(who.zh)) 的切换经过演练，更快也更可靠。")
    }
  }

  /// `safety in numbers 66%, region value 32%; against it: price of redundancy 2%`; parts below half a per cent are left
  /// out.
  func list(_ causes: [Causes.HerdShare]) -> Text { list(causes.map { (name($0.cause), $0.share) }) }

  func list(_ causes: [Causes.DifferenceShare]) -> Text { list(causes.map { (name($0.cause), $0.share) }) }

  private func list(_ parts: [(name: Text, share: Double)]) -> Text {
    func shown(_ isShown: (Double) -> Bool) -> Text {
      let texts = parts.filter { isShown($0.share) }.map { part in
        let share = Amount.share(abs(part.share))
        return Text("\(part.name.en) \(share.en)", "\(part.name.zh) \(share.zh)")
      }
      return .joined(texts, english: ", ", chinese: "、")
    }
    let (favour, against) = (shown { $0 >= 0.005 }, shown { $0 <= -0.005 })
    guard !favour.isEmpty, !against.isEmpty else { return favour }
    return Text("\(favour.en); against it: \(against.en)", "\(favour.zh)；反向作用：\(against.zh)")
  }

  func name(_ cause: Causes.HerdCause) -> Text {
    switch cause {
    case .company: Glossary.safetyInNumbers
    case .regionValue: Glossary.regionValue
    case .leak: Text("outages that reach outside", "波及区域外的故障")
    case .standing(let cost): PayoffItem(cost).name
    case .redundancyPrices: Glossary.prices
    }
  }

  func name(_ cause: Causes.Difference) -> Text {
    switch cause {
    case .prices: Glossary.prices
    case .direct: Glossary.directLoss
    case .blame: Glossary.blame
    case .excuses: Glossary.blameForgiven
    case .rehearsal: Text("rehearsed failover", "演练过的切换")
    }
  }
}

extension String {
  fileprivate var lowercasingFirst: String { prefix(1).lowercased() + dropFirst() }
}
