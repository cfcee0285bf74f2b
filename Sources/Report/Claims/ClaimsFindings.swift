/// Finding for each claim, as a sentence around its figures.
internal import Findings
internal import Market

extension ClaimsWords {
  /// Finding in a sentence, with the figures of the claim; the verdict is printed beside it.
  func finding(_ claim: Claim) -> String {
    switch claim.name {
    case .length, .mendedInThreeHours, .race, .guardInStore, .carefulEnactors, .retries, .noRecoveryPlan,
      .managerInThreeHours, .networkBacklog, .flapping, .googleRetries:
      incidentFinding(claim)
    case .longestEver, .azureFifth, .azureEdgeOnly, .coupling, .toolsOnTools, .hubs, .sameRegion, .blackSwan:
      recordFinding(claim)
    case .noLaunch, .byHand, .lastRecovery, .hundredServices, .nullPointer, .identityWrites, .multiCloudReady,
      .largestCustomer:
      documentedFinding(claim)
    case .ladder, .fewYears, .button, .worseAlone, .nobodyPraises, .netflixUnharmed, .netflixOutside:
      choiceFinding(claim)
    case .halfTheInternet, .followOthers, .firstChoice, .everybody, .nash, .realistic: herdFinding(claim)
    }
  }

  // MARK: Figures as text

  func duration(_ claim: Claim, _ quantity: Claim.Quantity) -> String {
    let minutes = Int((claim[quantity] ?? 0).rounded())
    let (hours, rest) = (minutes / 60, minutes % 60)
    if hours == 0 { return say("\(rest) min", "\(rest) 分钟") }
    return say("\(hours) h \(rest) min", "\(hours) 小时 \(rest) 分钟")
  }

  func number(_ claim: Claim, _ quantity: Claim.Quantity) -> String {
    let value = claim[quantity] ?? 0
    return value == value.rounded()
      ? NumberText.fixed(value, decimals: 0) : NumberText.significant(value, digits: 3)
  }

  func percent(_ claim: Claim, _ quantity: Claim.Quantity) -> String {
    Quantity.share(claim[quantity] ?? 0, decimals: 0)
  }

  func money(_ claim: Claim, _ quantity: Claim.Quantity) -> String {
    Amount.money(claim[quantity] ?? 0)[language]
  }

  func hours(_ claim: Claim, _ quantity: Claim.Quantity) -> String {
    Amount.duration(claim[quantity] ?? 0)[language]
  }

  func multiple(_ claim: Claim, _ quantity: Claim.Quantity) -> String {
    Amount.multiple(claim[quantity] ?? 0)[language]
  }

  func subject(_ claim: Claim, _ index: Int) -> String {
    claim.subjects.indices.contains(index) ? label(claim.subjects[index]) : NumberText.none
  }

  func subjects(_ claim: Claim) -> String {
    claim.subjects.map { label($0) }.joined(separator: say(", ", "、"))
  }

  /// What a person reads for the key of a setup or a type of firm; regions, clouds and services are names.
  private func label(_ key: String) -> String {
    let market = labels.market
    if let setup = market.strategy(named: key) { return labels.setup(setup)[language] }
    if let type = market.type(named: key) { return labels.oneFirm(type)[language] }
    return SafeText.line(key)
  }

  /// The first letter of a sentence as a capital.
  func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  // MARK: The incident

  private func incidentFinding(_ claim: Claim) -> String {
    if claim[.steps] == nil, claim.figures.first?.value == 0 {
      return claim.name == .noRecoveryPlan
        ? say("A runbook would save nothing.", "有恢复流程也省不了时间。") : say("Nothing happens.", "什么都没有发生。")
    }
    switch claim.name {
    case .length:
      let (replay, published) = (duration(claim, .minutes), duration(claim, .publishedMinutes))
      return say("The replay takes \(replay); published: \(published).", "重演 \(replay)；公布 \(published)。")
    case .mendedInThreeHours:
      let (mended, share) = (duration(claim, .minutes), percent(claim, .share))
      return say(
        "The record is back after \(mended); \(share) of the time comes after.",
        "记录在 \(mended)后恢复；其后还有 \(share) 的时间。")
    case .managerInThreeHours:
      let minutes = duration(claim, .minutes)
      return say("All leases are back \(minutes) after the record.", "记录恢复后 \(minutes)租约全部恢复。")
    case .networkBacklog:
      let (waiting, after) = (duration(claim, .minutes), duration(claim, .minutesAfter))
      return say(
        "Changes of \(waiting) wait when launches open; \(after) to catch up.",
        "开放启动时积压 \(waiting)；追上又用 \(after)。")
    case .flapping:
      let (length, at) = (duration(claim, .minutes), duration(claim, .minutesAfter))
      let end =
        claim[.minutesAfter] == 0
        ? say("nobody overrules them", "没有人关掉")
        : say("automatic failover, not the checks, is switched off after \(at)", "\(at)后关闭的是自动切换，而不是检查")
      return say("They flap for \(length); \(end).", "横跳 \(length)；\(end)。")
    case .retries:
      let (outage, limit) = (duration(claim, .minutes), duration(claim, .minutesWith))
      return say(
        "It collapses after more than \(limit) without DynamoDB, here \(outage); with back-off it does not.",
        "DynamoDB 中断超过 \(limit) 就会崩溃，这次 \(outage)；有退避则不会。")
    case .noRecoveryPlan:
      let (saved, with) = (duration(claim, .minutesSaved), duration(claim, .minutesWith))
      return say("A runbook saves \(saved): \(with) are left.", "有恢复流程可省 \(saved)，只剩 \(with)。")
    case .googleRetries:
      let (herd, patient) = (duration(claim, .minutes), duration(claim, .minutesWith))
      return say(
        "2025-06-12: its restart takes \(herd), with back-off \(patient).",
        "2025-06-12：重启用了 \(herd)，有退避则 \(patient)。")
    default: return raceFinding(claim)
    }
  }

  private func raceFinding(_ claim: Claim) -> String {
    let (steps, states) = (number(claim, .steps), number(claim, .states))
    let isStuck = (claim[.steps] ?? 0) > 0
    switch (claim.name, isStuck) {
    case (.race, true):
      return say("The shortest way there has \(steps) steps.", "最短只需 \(steps) 步。")
    case (.guardInStore, false):
      return say(
        "With a conditional write none of \(states) states is stuck.", "条件写入下 \(states) 个状态无一卡死。")
    case (.carefulEnactors, false):
      return say(
        "If it is a step of its own; in one step with the write none of \(states) states is stuck.",
        "前提是检查自成一步；若与写入同一步，\(states) 个状态无一卡死。")
    case (_, true):
      return say("Still stuck after \(steps) steps.", "仍会在 \(steps) 步后卡死。")
    case (_, false):
      return say("None of \(states) states is stuck.", "\(states) 个状态无一卡死。")
    }
  }

  // MARK: Documents

  private func documentedFinding(_ claim: Claim) -> String {
    switch claim.name {
    case .noLaunch: return say("No new ones; running ones went on.", "新的无法启动；已在运行的不受影响。")
    case .lastRecovery:
      let later = hours(claim, .hours)
      return say(
        "14:20 is the end that AWS states; Redshift was back \(later) later.",
        "14:20 是 AWS 公布的结束时间；Redshift 又过了 \(later)才恢复。")
    case .hundredServices:
      let count = number(claim, .count)
      return say("AWS listed \(count).", "AWS 列出了 \(count) 个。")
    case .nullPointer: return say("Google's report names both.", "Google 的报告两点都承认。")
    case .identityWrites:
      return say("AWS documents it for IAM.", "AWS 文档对 IAM 如此说明。")
    case .byHand: return say("AWS does not say by which means.", "AWS 没有说明用的是什么手段。")
    case .multiCloudReady:
      return say("Nobody published what a second cloud costs to run.", "没有人公布过运行第二个云的成本。")
    default: return say("AWS publishes no such list.", "AWS 没有公布过这样的排名。")
    }
  }

  // MARK: The record

  private func recordFinding(_ claim: Claim) -> String {
    let (count, total) = (number(claim, .count), number(claim, .total))
    switch claim.name {
    case .longestEver:
      let (hours, longest) = (hours(claim, .hours), hours(claim, .otherHours))
      let other = number(claim, .other)
      return say(
        "Wider than a zone and longer than \(hours): \(count), at AWS \(other); by the hours until most customers were "
          + "back \(total). The longest took \(longest) (\(subject(claim, 0)), \(subject(claim, 1))).",
        "跨可用区的故障中有 \(count) 次长于 \(hours)，其中 AWS \(other) 次；按多数客户恢复的时间计 \(total) 次。"
          + "最长 \(longest)（\(subject(claim, 0))，\(subject(claim, 1))）。")
    case .azureFifth:
      return say(
        "World-wide the record has \(count) in 2025, of any width \(total); it may lack some.",
        "记录中 2025 年全球性的有 \(count) 次，不论范围共 \(total) 次；记录可能不全。")
    case .azureEdgeOnly:
      return say(
        "\(count) of Azure's \(total) outages wider than a zone began at its front door.",
        "Azure 跨可用区的 \(total) 次故障中，有 \(count) 次始于 Front Door。")
    case .toolsOnTools:
      let share = percent(claim, .share)
      return say(
        "A failure of \(subject(claim, 0)) takes \(share) of the \(total) services of the graph along.",
        "\(subject(claim, 0)) 一旦失效，依赖图的 \(total) 个服务中有 \(share) 跟着失效。")
    case .coupling:
      let (share, other) = (percent(claim, .share), percent(claim, .otherShare))
      return say(
        "One service that fails takes \(share) of AWS along, \(other) of Azure (hubs: \(subjects(claim))).",
        "一个服务失效平均带倒 AWS 的 \(share)、Azure 的 \(other)（枢纽：\(subjects(claim))）。")
    case .hubs:
      let streams = number(claim, .other)
      return say(
        "\(count) of \(total) wider than a zone; with Kinesis, which stores streams, \(streams) more.",
        "\(total) 次中 \(count) 次；若算上存储数据流的 Kinesis，再加 \(streams) 次。")
    case .sameRegion:
      return say(
        "\(count) of AWS's \(total) outages wider than a zone.", "AWS 跨可用区的 \(total) 次故障中有 \(count) 次。")
    default:
      let (years, share) = (number(claim, .years), percent(claim, .share))
      return say(
        "\(count) in \(years) years in us-east-1; \(share) of the years had one.",
        "us-east-1 在 \(years) 年内 \(count) 次；\(share) 的年份发生过。")
    }
  }
}
