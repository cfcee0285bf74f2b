/// Claims about the incident of 2025-10-20, as the page shows them.
internal import Findings

extension ClaimRow {
  private static let summary = Text("https://aws.amazon.com/message/101925")
  private static let googleSummary = Text("https://status.cloud.google.com/incidents/ow5i3PPK96RduMcb1SsW")

  /// The claims about the incident.
  static let incident = [
    ClaimRow(
      .length, "It lasted 14 h 32 min.", "历时 14 小时 32 分钟。", command: "incident", source: summary
    ) { claim in
      let (replay, published) = (claim.duration(.minutes), claim.duration(.publishedMinutes))
      return claim.nothingHappens
        ?? claim.say("The replay takes \(replay); published: \(published).", "重演 \(replay)；公布 \(published)。")
    },
    ClaimRow(
      .mendedInThreeHours, "The bug was fixed in three hours; most was still to come.",
      "三小时修好缺陷，灾难才刚开始。", command: "incident", source: summary
    ) { claim in
      let (mended, share) = (claim.duration(.minutes), claim.percent(.share))
      return claim.nothingHappens
        ?? claim.say(
          "The record is back after \(mended); \(share) of the time comes after.",
          "记录在 \(mended)后恢复；其后还有 \(share) 的时间。")
    },
    ClaimRow(
      .race, "Two writers overtook each other and left an empty record for good.",
      "两个执行器前后冲突，留下再也写不进去的空记录。", command: "incident --trace", source: summary
    ) { claim in
      claim.isStuck
        ? claim.say(
          "The shortest way there has \(claim.number(.steps)) steps.", "最短只需 \(claim.number(.steps)) 步。")
        : claim.neverStuck
    },
    ClaimRow(
      .guardInStore, "The store should have guarded the record.", "应由存储方保证数据完整。",
      command: "incident --fix conditional-write", source: summary
    ) { claim in
      claim.isStuck
        ? claim.stillStuck
        : claim.say(
          "With a conditional write none of \(claim.number(.states)) states is stuck.",
          "条件写入下 \(claim.number(.states)) 个状态无一卡死。")
    },
    ClaimRow(
      .carefulEnactors, "No check inside the writers, however careful, will do.",
      "检查放在执行器里，再严谨也不行。", command: "incident --fix check-inside-write", source: summary
    ) { claim in
      claim.isStuck
        ? claim.stillStuck
        : claim.say(
          "If it is a step of its own; in one step with the write none of \(claim.number(.states)) states is stuck.",
          "前提是检查自成一步；若与写入同一步，\(claim.number(.states)) 个状态无一卡死。")
    },
    ClaimRow(
      .retries, "Piled-up retries brought the lease manager down.", "积压的重试冲垮了 DWFM。",
      command: "incident --fix backoff", source: summary
    ) { claim in
      let (outage, limit) = (claim.duration(.minutes), claim.duration(.minutesWith))
      return claim.nothingHappens
        ?? claim.say(
          "It collapses after more than \(limit) without DynamoDB, here \(outage); with back-off it does not.",
          "DynamoDB 宕机超过 \(limit) 就会崩溃，这次 \(outage)；有退避则不会。")
    },
    ClaimRow(
      .noRecoveryPlan, "Nobody had a plan to recover it.", "没有预案可循。",
      command: "incident --fix runbook", source: summary
    ) { claim in
      let (saved, with) = (claim.duration(.minutesSaved), claim.duration(.minutesWith))
      return claim.isWithoutIncident
        ? claim.say("A runbook would save nothing.", "有恢复流程也省不了时间。")
        : claim.say("A runbook saves \(saved): \(with) are left.", "有预案可省 \(saved)，只剩 \(with)。")
    },
    ClaimRow(
      .managerInThreeHours, "People brought it back within three hours.", "工程师三小时内修好了 DWFM。",
      command: "incident", source: summary
    ) { claim in
      let minutes = claim.duration(.minutes)
      return claim.nothingHappens
        ?? claim.say(
          "All leases are back \(minutes) after the record: about three hours.",
          "记录恢复后 \(minutes)租约全部恢复：约三小时。")
    },
    ClaimRow(
      .networkBacklog, "The network manager had six hours to catch up, and fell behind.",
      "网络管理器积压六小时，处理赶不上新增。", command: "incident", source: summary
    ) { claim in
      let (waiting, after) = (claim.duration(.minutes), claim.duration(.minutesAfter))
      return claim.nothingHappens
        ?? claim.say(
          "Changes of \(waiting) wait when launches open; \(after) to catch up.",
          "开放启动时积压 \(waiting)；追上又用 \(after)。")
    },
    ClaimRow(
      .flapping, "Health checks flapped until they were overruled.", "健康检查反复横跳，直到被关掉。",
      command: "incident", source: summary
    ) { claim in
      let (length, at) = (claim.duration(.minutes), claim.duration(.minutesAfter))
      let end =
        claim[.minutesAfter] == 0
        ? claim.say("nobody overrules them", "没有人关掉")
        : claim.say(
          "automatic failover, not the checks, is switched off after \(at)", "\(at)后关闭的是自动切换，而不是检查")
      return claim.nothingHappens ?? claim.say("They flap for \(length); \(end).", "横跳 \(length)；\(end)。")
    },
    ClaimRow(
      .googleRetries, "Google had the same trouble with retries.", "Google 的重试也出过同样的问题。",
      command: "incident --preset google-cloud-2025-06-12", source: googleSummary
    ) { claim in
      let (herd, patient) = (claim.duration(.minutes), claim.duration(.minutesWith))
      return claim.nothingHappens
        ?? claim.say(
          "2025-06-12: its restart takes \(herd), with back-off \(patient).",
          "2025-06-12：重启用了 \(herd)，有退避则 \(patient)。")
    },
    ClaimRow(
      .noLaunch, "No server of EC2 could start.", "所有 EC2 服务器无法启动。", command: "incident",
      source: summary
    ) { $0.say("No new ones; running ones went on.", "新的无法启动；已在运行的不受影响。") },
    ClaimRow(
      .byHand, "Engineers went in over SSH and cleared it by hand.", "工程师 SSH 进去手动疏导。",
      command: "incident", source: summary
    ) { $0.say("AWS does not say by which means.", "AWS 没有说明用的是什么手段。") },
    ClaimRow(
      .lastRecovery, "At 14:20 it was over.", "下午 2:20 事故结束。", command: "incident", source: summary
    ) { claim in
      let later = claim.hours(.hours)
      return claim.say(
        "14:20 is the end that AWS states; Redshift was back \(later) later.",
        "14:20 是 AWS 公布的结束时间；Redshift 又过了 \(later)才恢复。")
    },
    ClaimRow(
      .hundredServices, "Over a hundred products of AWS failed with it.", "100 多个 AWS 产品跟着瘫痪。",
      command: "incident", source: Text("AWS Health Dashboard of 2025-10-20")
    ) { $0.say("AWS listed \($0.number(.count)).", "AWS 列出了 \($0.number(.count)) 个。") },
    ClaimRow(
      .nullPointer, "At Google a null pointer met no error handling.", "Google 那次是空指针没有异常处理。",
      command: "incident --preset google-cloud-2025-06-12", source: googleSummary
    ) { $0.say("Google's report names both.", "Google 的报告两点都承认。") },
  ]
}

extension ClaimFigures {
  /// Whether the race leads to a record that nobody can write any more.
  fileprivate var isStuck: Bool { self[.steps] > 0 }

  fileprivate var stillStuck: String {
    say("Still stuck after \(number(.steps)) steps.", "仍会在 \(number(.steps)) 步后卡死。")
  }

  fileprivate var neverStuck: String {
    say("None of \(number(.states)) states is stuck.", "\(number(.states)) 个状态无一卡死。")
  }
}
