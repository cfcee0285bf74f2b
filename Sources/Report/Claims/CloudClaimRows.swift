/// Claims about the clouds and their outages on record, as the page shows them.
internal import Findings

extension ClaimRow {
  private static let record = Text(
    "the record; outages --json names the source of each row", "故障记录；outages --json 列出每行的来源")
  private static let graphs = Text(
    "AWS post-event summaries; Azure status history; the graphs are an assumption",
    "AWS 事后总结；Azure 状态历史；依赖图为假设")

  /// The claims about the clouds.
  static let cloud = [
    ClaimRow(
      .longestEver, "The longest cloud outage on record.", "有记录以来历时最长的云瘫痪。",
      command: "outages --provider AWS", source: record
    ) { claim in
      let (count, total, other) = (claim.number(.count), claim.number(.total), claim.number(.other))
      let (hours, longest) = (claim.hours(.hours), claim.hours(.otherHours))
      let (name, date) = (claim.subject(0), claim.subject(1))
      return claim.say(
        "Wider than a zone and longer than \(hours): \(count), at AWS \(other); by the hours until most customers were "
          + "back \(total). The longest took \(longest) (\(name), \(date)).",
        "跨可用区的故障中有 \(count) 次长于 \(hours)，其中 AWS \(other) 次；按多数客户恢复的时间计 \(total) 次。"
          + "最长 \(longest)（\(name)，\(date)）。")
    },
    ClaimRow(
      .azureFifth, "Azure's fifth world-wide outage of the year.", "Azure 今年第五次世界级故障。",
      command: "outages --provider Azure --since 2025", source: record
    ) { claim in
      let (count, total) = (claim.number(.count), claim.number(.total))
      return claim.say(
        "World-wide the record has \(count) in 2025. If outages of any width count: \(total); the record may lack some.",
        "记录中 2025 年全球性的有 \(count) 次；若不论范围都算，共 \(total) 次；记录可能不全。")
    },
    ClaimRow(
      .coupling, "At AWS one service takes all along, at Azure not.", "AWS 同生共死，Azure 不会。",
      command: "incident --preset azure-front-door-2025-10-29", source: graphs
    ) { claim in
      let (share, other) = (claim.percent(.share), claim.percent(.otherShare))
      let hubs = Text.list(claim.claim.subjects.map(IncidentNames.service))
      return claim.say(
        "One service that fails takes \(share) of AWS along, \(other) of Azure (hubs: \(hubs.en)).",
        "一个服务失效平均带倒 AWS 的 \(share)、Azure 的 \(other)（枢纽：\(hubs.zh)）。")
    },
    ClaimRow(
      .hubs, "It mostly begins in DynamoDB, S3 or Lambda.", "导火索基本是 DynamoDB、S3、Lambda。",
      command: "outages --provider AWS", source: record
    ) { claim in
      let (count, total, streams) = (claim.number(.count), claim.number(.total), claim.number(.other))
      return claim.say(
        "\(count) of \(total) wider than a zone; with Kinesis, which stores streams, \(streams) more.",
        "\(total) 次中 \(count) 次；若算上存储数据流的 Kinesis，再加 \(streams) 次。")
    },
    ClaimRow(
      .sameRegion, "It is us-east-1 every time.", "每次都是 us-east-1。", command: "outages --provider AWS",
      source: record
    ) { claim in
      let (count, total) = (claim.number(.count), claim.number(.total))
      return claim.say(
        "If every time is mostly: \(count) of AWS's \(total) outages wider than a zone.",
        "若“每次”指多数：AWS 跨可用区的 \(total) 次故障中有 \(count) 次。")
    },
    ClaimRow(
      .blackSwan, "Such an outage is a black swan.", "这种事故是黑天鹅。", command: "outages", source: record
    ) { claim in
      let (count, years, share) = (claim.number(.count), claim.number(.years), claim.percent(.share))
      return claim.say(
        "\(count) in \(years) years in us-east-1; \(share) of the years had one.",
        "us-east-1 在 \(years) 年内 \(count) 次；\(share) 的年份发生过。")
    },
    ClaimRow(
      .azureEdgeOnly, "Azure fails by its content network or by attacks only.", "Azure 的故障只出在 CDN 和 DDoS。",
      command: "outages --provider Azure --since 2025", source: record
    ) { claim in
      let (count, total) = (claim.number(.count), claim.number(.total))
      return claim.say(
        "\(count) of Azure's \(total) outages wider than a zone began at its front door.",
        "Azure 跨可用区的 \(total) 次故障中，有 \(count) 次始于 Front Door。")
    },
    ClaimRow(
      .identityWrites, "Identities are written in us-east-1 only.", "IAM 只在 us-east-1 有写入节点。",
      command: "brief",
      source: Text(
        "AWS Fault Isolation Boundaries: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries",
        "AWS 故障隔离边界白皮书，https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries")
    ) { $0.say("AWS documents it for IAM.", "AWS 文档对 IAM 如此说明。") },
    ClaimRow(
      .toolsOnTools, "Tools of AWS are built on each other.", "AWS 的工具层层相互依赖。", command: "incident",
      source: graphs
    ) { claim in
      let (share, others) = (claim.percent(.share), claim[.total] - 1)
      let hit = NumberText.fixed(claim[.share] * others, decimals: 0)
      let all = NumberText.fixed(others, decimals: 0)
      let service = IncidentNames.service(claim.claim.subjects.first ?? "")
      return claim.say(
        "A failure of \(service.en) takes \(hit) of the \(all) other services of the graph along (\(share)).",
        "\(service.zh) 一旦失效，依赖图的其余 \(all) 个服务中有 \(hit) 个（\(share)）跟着失效。")
    },
  ]
}
