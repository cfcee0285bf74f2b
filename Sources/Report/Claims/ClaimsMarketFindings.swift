/// Findings for the claims about firms.
internal import Findings

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
        "Two clouds change its year by \(clouds), two regions by \(regions); two clouds pay below \(most).",
        "两个云使一年变化 \(clouds)，两个区域 \(regions)；低于 \(most) 时两个云才划算。")
    case .worseAlone:
      let (alone, together) = (money(claim, .alone), money(claim, .together))
      return say(
        "\(subject(claim, 0)): \(alone) an hour alone, \(together) with everybody.",
        "\(subject(claim, 0))：独自每小时 \(alone)，与所有人一起 \(together)。")
    case .nobodyPraises: return praise(claim)
    case .netflixUnharmed:
      let (own, other) = (hours(claim, .hours), hours(claim, .otherHours))
      return say(
        "\(subject(claim, 0)) is down for \(own) of such an outage, \(subject(claim, 1)) for \(other).",
        "每次此类故障 \(subject(claim, 0)) 中断 \(own)，\(subject(claim, 1)) 中断 \(other)。")
    default:
      return netflix(claim)
    }
  }

  private func netflix(_ claim: Claim) -> String {
    let (own, most) = (multiple(claim, .multiple), multiple(claim, .secondMultiple))
    let literal = multiple(claim, .thirdMultiple)
    let isEnough = (claim[.thirdMultiple] ?? 0) <= (claim[.secondMultiple] ?? 0)
    return say(
      "\(subject(claim, 0)) costs it \(own) and pays up to \(most): \(isEnough ? "also" : "not") at the "
        + "article's \(literal).",
      "\(subject(claim, 0)) 的成本为 \(own)，至 \(most) 为止划算：按文章的 \(literal) \(isEnough ? "也划算" : "则不划算")。")
  }

  private func signed(_ claim: Claim, _ quantity: Claim.Quantity) -> String {
    Quantity.signedMoney(claim[quantity] ?? 0)
  }

  private func nobody(_ claim: Claim) -> String {
    switch claim.name {
    case .netflixUnharmed, .netflixOutside:
      say("This market has no netflix.", "这个市场里没有 netflix。")
    default: say("This market has nothing to compare.", "这个市场里没有可比较的选择。")
    }
  }

  private func praise(_ claim: Claim) -> String {
    let earned = money(claim, .gain)
    let base = say("Praise earns all firms together \(earned) a year", "所有企业每年共得赞誉 \(earned)")
    guard claim[.needed] != nil else { return base + say(".", "。") }
    let needed = money(claim, .needed)
    return base
      + say(
        "; it would take \(needed) an hour to bring \(subject(claim, 0)) to \(subject(claim, 1)).",
        "；要让 \(subject(claim, 0)) 选 \(subject(claim, 1))，每小时需 \(needed)。")
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
        "Without what it offers \(left) of \(count) firms are left there; most go to \(subject(claim, 0)).",
        "若无此优势，\(count) 家企业只剩 \(left) 家；多数选 \(subject(claim, 0))。")
    case .everybody:
      let outside =
        claim.subjects.isEmpty ? "" : say("; outside: \(subjects(claim))", "；在外：\(subjects(claim))")
      return say("\(count) of \(total) firms", "\(total) 家企业中的 \(count) 家") + outside + say(".", "。")
    case .nash:
      let (regret, loss) = (money(claim, .regret), money(claim, .gain))
      let rows = number(claim, .equilibria)
      return say(
        "Gain from the best deviation \(regret); the best move alone changes \(loss). One of \(rows) pure equilibria.",
        "单独改变的最大收益 \(regret)；单独改变最多得 \(loss)。\(rows) 个纯策略均衡之一。")
    default:
      let gap = money(claim, .welfareGap)
      return say(
        "If all played \(subject(claim, 0)), society would gain \(gap) a year; nobody moves alone.",
        "若都选 \(subject(claim, 0))，社会每年多得 \(gap)；但没有人会单独改变。")
    }
  }
}
