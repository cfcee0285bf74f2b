/// Claims about the strategies of all firms, as the page shows them.
internal import Findings

extension ClaimRow {
  private static let preset = Text("presets show us-east-1")

  /// The claims about the herd.
  static let herd = [
    ClaimRow(
      .halfTheInternet, "One region takes half the internet down.", "一个分区拖垮半个互联网。",
      command: "equilibria --preset netflix", source: preset
    ) { claim in
      let share = claim.percent(.share)
      return claim.nobodyToAsk
        ?? claim.say("\(share) of the firms rely on it alone.", "\(share) 的企业只依靠它。")
    },
    ClaimRow(
      .followOthers, "Your best choice is what the others choose.", "最优解是与别人绑定。",
      command: "equilibria --preset netflix", source: preset
    ) { claim in
      let (count, total) = (claim.number(.count), claim.number(.total))
      return claim.nobodyToAsk
        ?? claim.say(
          "So it is in \(count) of \(total) regions: \(claim.subjects).",
          "\(total) 个区域中有 \(count) 个如此：\(claim.subjects)。")
    },
    ClaimRow(
      .firstChoice, "Newcomers go to us-east-1 because it is oldest and richest.",
      "后来者因其最早最全而首选 us-east-1。", command: "brief --set firms.ordinary.attraction.us-east-1=0",
      source: preset
    ) { claim in
      let (count, left) = (claim.number(.count), claim.number(.other))
      return claim.nobodyToAsk
        ?? claim.say(
          "Without its region value \(left) of \(count) firms are left there; most choose \(claim.subject(0)).",
          claim[.other] == 0
            ? "若没有区域自身价值，\(count) 家企业没有一家留下；多数选\(claim.subject(0))。"
            : "若没有区域自身价值，\(count) 家企业只剩 \(left) 家；多数选\(claim.subject(0))。")
    },
    ClaimRow(
      .everybody, "Everybody sits in us-east-1.", "所有人都在 us-east-1。",
      command: "equilibria --preset netflix", source: preset
    ) { claim in
      if let nobody = claim.nobodyToAsk { return nobody }
      let (count, total) = (claim.number(.count), claim.number(.total))
      let outside =
        claim.claim.subjects.isEmpty
        ? "" : claim.say("; outside: \(claim.subjects)", "；在外：\(claim.subjects)")
      return claim.say("\(count) of \(total) firms", "\(total) 家企业中的 \(count) 家") + outside
        + claim.say(".", "。")
    },
    ClaimRow(
      .nash, "That is a perfect Nash equilibrium.", "这是完美的纳什均衡。",
      command: "equilibria --preset netflix", source: preset
    ) { claim in
      if let nobody = claim.nobodyToAsk { return nobody }
      guard claim.claim.verdict != .doesNotHold else {
        let regret = claim.money(.regret)
        return claim.say("A firm gains \(regret) by moving alone.", "有企业单独改变就能多得 \(regret)。")
      }
      let (lost, rows) = (Amount.money(-claim[.gain])[claim.language], claim.number(.equilibria))
      return claim.say(
        "No firm gains by moving alone: the closest loses \(lost). One of \(rows) pure equilibria.",
        "没有企业能因单独改变而获益：最接近的也要损失 \(lost)。\(rows) 个纯策略均衡之一。")
    },
    ClaimRow(
      .realistic, "Not the best decision, but the realistic one.", "不是最科学，却最现实。",
      command: "equilibria --preset netflix --format csv", source: preset
    ) { claim in
      if let nobody = claim.nobodyToAsk { return nobody }
      guard claim[.welfareGap] > 0 else {
        return claim.say(
          "No other setup for all \(claim.crowd) is worth more to firms and customers together.",
          "\(claim.subject(0))全部改用任何别的部署方案，社会净收益都不会更高。")
      }
      let gap = claim.money(.welfareGap)
      return claim.say(
        "With all \(claim.crowd) on \(claim.subject(1)), firms and customers together would gain \(gap) "
          + "a year; nobody moves alone.",
        "若\(claim.subject(0))都选\(claim.subject(1))，社会净收益每年多 \(gap)；但没有人会单独改变。")
    },
  ]
}
