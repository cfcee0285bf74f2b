/// Findings for the claims about firms.
internal import Findings
internal import Market

extension ClaimsWords {
  /// The claims about one firm's choice.
  func choiceFinding(_ claim: Claim) -> String {
    if claim.verdict == .open { return nobody(claim) }
    switch claim.name {
    case .ladder:
      let here = [Claim.Quantity.multiple, .secondMultiple, .thirdMultiple].map { multiple(claim, $0) }
      let measured = [Claim.Quantity.measured, .secondMeasured].map { multiple(claim, $0) }
      return say(
        "Here \(here.joined(separator: ", ")); measured: \(measured[0]) and \(measured[1]), for two clouds nothing.",
        "此处 \(here.joined(separator: "、"))；实测两节点 \(measured[0])、两区域 \(measured[1])，两个云没有数据。")
    case .fewYears:
      guard claim[.years] != nil else { return say("No such outage.", "没有这种故障。") }
      let (years, hours) = (number(claim, .years), hours(claim, .hours))
      return say("Once in \(years) years, \(hours) on average.", "\(years) 年一次，平均 \(hours)。")
    case .button:
      let (clouds, regions) = (signed(claim, .gain), signed(claim, .otherGain))
      let most = multiple(claim, .multiple)
      return say(
        "Two clouds would cost a firm \(clouds) a year, two regions \(regions); two clouds pay below \(most) the bill.",
        "双云每年\(clouds)，双区域每年\(regions)；价格低于账单的 \(most) 时双云才划算。")
    case .worseAlone:
      let (alone, together) = (money(claim, .alone), money(claim, .together))
      return say(
        sentence(
          "\(subject(claim, 0)) loses \(alone) in an hour down alone, \(together) when everybody is down."),
        "\(subject(claim, 0))单独宕机每小时损失 \(alone)，大家一起宕机时 \(together)。")
    case .nobodyPraises: return praise(claim)
    case .netflixUnharmed:
      let (own, other) = (hours(claim, .hours), hours(claim, .otherHours))
      return say(
        "In such an outage Netflix, with \(subject(claim, 0)), is down for \(own); \(subject(claim, 1)) for \(other).",
        "每次此类故障，Netflix（\(subject(claim, 0))）宕机 \(own)，\(subject(claim, 1))宕机 \(other)。")
    default:
      return netflix(claim)
    }
  }

  private func netflix(_ claim: Claim) -> String {
    let (own, most) = (multiple(claim, .multiple), multiple(claim, .secondMultiple))
    let literal = multiple(claim, .thirdMultiple)
    let isEnough = (claim[.thirdMultiple] ?? 0) <= (claim[.secondMultiple] ?? 0)
    return say(
      sentence("\(subject(claim, 0)) cost it \(own) its bill and pay up to \(most): ")
        + "\(isEnough ? "also" : "not") at the article's \(literal).",
      "\(subject(claim, 0))的价格是账单的 \(own)，不超过 \(most) 都划算：按文章的 \(literal)\(isEnough ? "也划算" : "则不划算")。")
  }

  private func signed(_ claim: Claim, _ quantity: Claim.Quantity) -> String {
    let gain = claim[quantity] ?? 0
    let amount = Amount.size(gain)[language]
    return gain > 0 ? say("\(amount) less", "少花 \(amount)") : say("\(amount) more", "多花 \(amount)")
  }

  /// The firms of the type that a claim is about.
  private func crowd(_ claim: Claim) -> String {
    claim.subjects.first.flatMap { labels.market.type(named: $0) }.map { labels.firms($0)[language] }
      ?? NumberText.none
  }

  private func nobody(_ claim: Claim) -> String {
    switch claim.name {
    case .netflixUnharmed, .netflixOutside:
      say("This market has no Netflix.", "这个市场里没有 Netflix。")
    default: say("This market has nothing to compare.", "这个市场里没有可比较的选择。")
    }
  }

  private func praise(_ claim: Claim) -> String {
    let earned = money(claim, .gain)
    let base = say(
      "Being up while others are down earns all firms together \(earned) a year",
      "别家宕机时自己在线，所有企业每年共得 \(earned)")
    guard claim[.needed] != nil else { return base + say(".", "。") }
    let needed = money(claim, .needed)
    return base
      + say(
        "; it would take \(needed) an hour to bring \(subject(claim, 0)) to \(subject(claim, 1)).",
        "；要让\(subject(claim, 0))改用\(subject(claim, 1))，每小时需 \(needed)。")
  }

  /// Findings for the claims about the strategies of all firms.
  func herdFinding(_ claim: Claim) -> String {
    if claim.verdict == .open { return nobody(claim) }
    let (count, total) = (number(claim, .count), number(claim, .total))
    switch claim.name {
    case .halfTheInternet:
      let share = percent(claim, .share)
      return say("\(share) of the firms rely on it alone.", "\(share) 的企业只依靠它。")
    case .followOthers:
      return say(
        "So it is in \(count) of \(total) regions: \(subjects(claim)).",
        "\(total) 个区域中有 \(count) 个如此：\(subjects(claim))。")
    case .firstChoice:
      let left = number(claim, .other)
      return say(
        "Without its region value \(left) of \(count) firms are left there; most choose \(subject(claim, 0)).",
        "若没有区域自身价值，\(count) 家企业只剩 \(left) 家；多数选\(subject(claim, 0))。")
    case .everybody:
      let outside =
        claim.subjects.isEmpty ? "" : say("; outside: \(subjects(claim))", "；在外：\(subjects(claim))")
      return say("\(count) of \(total) firms", "\(total) 家企业中的 \(count) 家") + outside + say(".", "。")
    case .nash:
      let rows = number(claim, .equilibria)
      guard claim.verdict != .doesNotHold else {
        let regret = money(claim, .regret)
        return say("A firm gains \(regret) by moving alone.", "有企业单独改变就能多得 \(regret)。")
      }
      let lost = Amount.money(-(claim[.gain] ?? 0))[language]
      return say(
        "No firm gains by moving alone: the closest loses \(lost). One of \(rows) pure equilibria.",
        "没有企业能因单独改变而获益：最接近的也要损失 \(lost)。\(rows) 个纯策略均衡之一。")
    default:
      let gap = money(claim, .welfareGap)
      guard (claim[.welfareGap] ?? 0) > 0 else {
        return say(
          "No other setup for all \(crowd(claim)) is worth more to firms and customers together.",
          "\(subject(claim, 0))全部改用任何别的部署方案，社会净收益都不会更高。")
      }
      return say(
        "With all \(crowd(claim)) on \(subject(claim, 1)), firms and customers together would gain \(gap) "
          + "a year; nobody moves alone.",
        "若\(subject(claim, 0))都选\(subject(claim, 1))，社会净收益每年多 \(gap)；但没有人会单独改变。")
    }
  }
}
