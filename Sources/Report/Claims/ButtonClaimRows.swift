/// Claims about one firm's choice, as the page shows them.
internal import Findings

extension ClaimRow {
  private static let preset = Text("presets show us-east-1")
  private static let netflix = Text(
    "Netflix technology blog; presets show netflix", "Netflix 技术博客；presets show netflix")
  private static let nothing = Text("nothing published", "没有公开资料")

  /// The claims about the button.
  static let button = [
    ClaimRow(
      .ladder, "Two nodes cost twice, two regions four times, two clouds eight.", "两节点两倍，两区域四倍，两个云八倍。",
      command: "brief --set costs.ladder=measured", source: Text("Uptime Intelligence 2022")
    ) { claim in
      let here = [Claim.Quantity.multiple, .secondMultiple, .thirdMultiple].map(claim.multiple)
      let measured = [Claim.Quantity.measured, .secondMeasured].map(claim.multiple)
      return claim.nobodyToAsk
        ?? claim.say(
          "If the preset's prices are taken: \(here.joined(separator: ", ")). Published: two nodes \(measured[0]), two regions "
            + "up to \(measured[1]), for two clouds nothing.",
          "若按预设价格：\(here.joined(separator: "、"))。公开数据：双节点 \(measured[0])，双区域最高 \(measured[1])，双云没有数据。")
    },
    ClaimRow(
      .fewYears, "Hours of outage, once in a few years.", "几年一次，持续几个小时。", command: "outages",
      source: Text("AWS post-event summaries 2011 to 2025", "AWS 事后总结，2011 至 2025 年")
    ) { claim in
      if let nobody = claim.nobodyToAsk { return nobody }
      guard claim.claim[.years] != nil else { return claim.say("No such outage.", "没有这种故障。") }
      let (years, hours) = (claim.number(.years), claim.hours(.hours))
      return claim.say("Once in \(years) years, \(hours) on average.", "\(years) 年一次，平均 \(hours)。")
    },
    ClaimRow(.button, "A CEO does not press the button.", "CEO 不会摁下按钮。", command: "brief", source: preset) {
      claim in
      let (clouds, regions) = (claim.change(.gain), claim.change(.otherGain))
      let most = claim.multiple(.multiple)
      return claim.nobodyToAsk
        ?? claim.say(
          "Two clouds would cost a firm \(clouds) a year, two regions \(regions); two clouds pay below \(most) the bill.",
          "双云每年\(clouds)，双区域每年\(regions)；价格低于账单的 \(most) 时双云才划算。")
    },
    ClaimRow(
      .worseAlone, "Down alone is worse than down together.", "独自出事比一起出事更糟。", command: "brief",
      source: preset
    ) { claim in
      let (alone, together) = (claim.money(.alone), claim.money(.together))
      return claim.nobodyToAsk
        ?? claim.say(
          claim.sentence(
            "\(claim.subject(0)) loses \(alone) in an hour down alone, \(together) when everybody is down."),
          "\(claim.subject(0))单独宕机每小时损失 \(alone)，大家一起宕机时 \(together)。")
    },
    ClaimRow(
      .nobodyPraises, "Nobody praises the firm that stayed up.", "逃过一劫也没人表扬。",
      command: "brief --set firms.ordinary.praise=100000", source: preset
    ) { claim in
      if let nobody = claim.nobodyToAsk { return nobody }
      let earned = claim.money(.gain)
      let base = claim.say(
        "Being up while others are down earns all firms together \(earned) a year",
        "别家宕机时自己在线，所有企业每年共得 \(earned)")
      guard claim.claim[.needed] != nil else { return base + claim.say(".", "。") }
      let needed = claim.money(.needed)
      return base
        + claim.say(
          "; it would take \(needed) an hour to bring \(claim.subject(0)) to \(claim.subject(1)).",
          "；要让\(claim.subject(0))改用\(claim.subject(1))，每小时需 \(needed)。")
    },
    ClaimRow(
      .netflixUnharmed, "Netflix was unharmed.", "Netflix 毫发无损。", command: "payoffs --preset netflix",
      source: netflix
    ) { claim in
      let (own, other) = (claim.hours(.hours), claim.hours(.otherHours))
      let (mine, theirs) = (claim.subject(0), claim.subject(1))
      return claim.noNetflix
        ?? claim.say(
          "In such an outage Netflix, with \(mine), is down for \(own); \(theirs) for \(other).",
          "每次此类故障，Netflix（\(mine)）宕机 \(own)，\(theirs)宕机 \(other)。")
    },
    ClaimRow(
      .netflixOutside, "Netflix pays to stay outside, though nobody cares.", "没人在乎，Netflix 仍置身事外。",
      command: "brief --preset netflix", source: netflix
    ) { claim in
      if let nobody = claim.noNetflix { return nobody }
      let (own, most) = (claim.multiple(.multiple), claim.multiple(.secondMultiple))
      let literal = claim.multiple(.thirdMultiple)
      let isEnough = claim[.thirdMultiple] <= claim[.secondMultiple]
      return claim.say(
        claim.sentence("\(claim.subject(0)) cost it \(own) its bill and pay up to \(most): ")
          + "\(isEnough ? "also" : "not") at the article's \(literal).",
        "\(claim.subject(0))的价格是账单的 \(own)，不超过 \(most) 都划算：按文章的 \(literal)\(isEnough ? "也划算" : "则不划算")。")
    },
    ClaimRow(
      .multiCloudReady, "Two clouds are a solved problem; only the price is not.", "多云在技术上已很成熟，问题只在钱。",
      command: "brief", source: nothing
    ) { $0.say("Nobody published what a second cloud costs to run.", "没有人公布过运行第二个云的成本。") },
    ClaimRow(
      .largestCustomer, "Netflix is the largest customer of AWS.", "Netflix 是 AWS 最大的客户。",
      command: "brief --preset netflix", source: nothing
    ) { $0.say("AWS publishes no such list.", "AWS 没有公布过这样的排名。") },
  ]
}
