/// Article's claims, and the rest of the page's wording, in both languages.
internal import Findings

struct ClaimsWords {
  let language: Language
  /// Labels of the market that the claims were asked of.
  let labels: MarketLabels

  func say(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[language]
  }

  func title() -> String { say("What the article says, and what comes out", "文章的说法与计算的结果") }

  func answer(total: Int, holds: Int, granted: Int, fails: Int, assumed: Int, open: Int) -> String {
    let inputs =
      assumed == 0
      ? "" : say(" \(assumed) follow from inputs that nobody measured.", "\(assumed) 条取决于无人测量过的输入。")
    let undecided = open == 0 ? "" : say(" \(open) cannot be decided here.", "\(open) 条在此无法判定。")
    return say(
      "Of \(total) checkable claims \(holds) hold, \(granted) hold if something is granted, \(fails) do not."
        + inputs + undecided,
      "\(total) 条可检验的说法中，\(holds) 条成立，\(granted) 条有条件成立，\(fails) 条不成立。" + inputs + undecided)
  }

  enum Part: CaseIterable { case incident, cloud, choice, herd }

  func heading(_ part: Part) -> String {
    switch part {
    case .incident: say("The incident", "事故")
    case .cloud: say("The clouds", "云")
    case .choice: say("The button", "按钮")
    case .herd: say("The herd", "抱团")
    }
  }

  func more() -> String { say("Where to look further", "进一步查看") }

  enum Column { case number, claim, verdict, finding, command, source }

  func column(_ column: Column) -> String {
    switch column {
    case .number: say("no", "号")
    case .claim: say("the article says", "文章的说法")
    case .verdict: say("verdict", "结论")
    case .finding: say("what comes out", "计算结果")
    case .command: say("command", "命令")
    case .source: say("source", "来源")
    }
  }

  func verdict(_ verdict: Claim.Verdict) -> String {
    switch verdict {
    case .holds: say("holds", "成立")
    case .holdsIf: say("holds if", "有条件成立")
    case .doesNotHold: say("does not", "不成立")
    case .assumed: say("assumed", "取决于假设")
    case .open: say("open", "未定")
    }
  }

  /// Claim in the project's own words.
  func statement(_ name: Claim.Name) -> String {
    switch name {
    case .length: say("It lasted 14 h 32 min.", "历时 14 小时 32 分钟。")
    case .mendedInThreeHours:
      say("The bug was fixed in three hours; most was still to come.", "三小时修好缺陷，灾难才刚开始。")
    case .race:
      say("Two writers overtook each other and left an empty record for good.", "两个执行器前后冲突，留下再也写不进去的空记录。")
    case .guardInStore: say("The store should have guarded the record.", "应由存储方保证数据完整。")
    case .carefulEnactors:
      say("No check inside the writers, however careful, will do.", "检查放在执行器里，再严谨也不行。")
    case .retries: say("Piled-up retries brought the lease manager down.", "积压的重试冲垮了 DWFM。")
    case .noRecoveryPlan: say("Nobody had a plan to recover it.", "没有恢复流程可循。")
    case .managerInThreeHours: say("People brought it back within three hours.", "工程师三小时内修好了 DWFM。")
    case .networkBacklog:
      say("The network manager had six hours to catch up, and fell behind.", "网络管理器积压六小时，处理赶不上新增。")
    case .flapping: say("Health checks flapped until they were overruled.", "健康检查反复横跳，直到被关掉。")
    case .googleRetries: say("Google had the same trouble with retries.", "Google 的重试也出过同样的问题。")
    case .longestEver: say("The longest cloud outage on record.", "有记录以来历时最长的云瘫痪。")
    case .azureFifth: say("Azure's fifth world-wide outage of the year.", "Azure 今年第五次世界级故障。")
    case .coupling: say("At AWS one service takes all along, at Azure not.", "AWS 同生共死，Azure 不会。")
    case .hubs: say("It mostly begins in DynamoDB, S3 or Lambda.", "导火索基本是 DynamoDB、S3、Lambda。")
    case .sameRegion: say("It is us-east-1 every time.", "每次都是 us-east-1。")
    case .noLaunch: say("No server of EC2 could start.", "所有 EC2 服务器无法启动。")
    case .byHand: say("Engineers went in over SSH and cleared it by hand.", "工程师 SSH 进去手动疏导。")
    case .lastRecovery: say("At 14:20 it was over.", "下午 2:20 事故结束。")
    case .hundredServices: say("Over a hundred products of AWS failed with it.", "100 多个 AWS 产品跟着瘫痪。")
    case .nullPointer:
      say("At Google a null pointer met no error handling.", "Google 那次是空指针没有异常处理。")
    case .azureEdgeOnly:
      say("Azure fails by its content network or by attacks only.", "Azure 的故障只出在 CDN 和 DDoS。")
    case .identityWrites: say("Identities are written in us-east-1 only.", "IAM 只在 us-east-1 有写入节点。")
    case .toolsOnTools: say("Tools of AWS are built on each other.", "AWS 的工具层层相互依赖。")
    default: choiceStatement(name)
    }
  }

  private func choiceStatement(_ name: Claim.Name) -> String {
    switch name {
    case .ladder:
      say("Two nodes cost twice, two regions four times, two clouds eight.", "两节点两倍，两区域四倍，两个云八倍。")
    case .fewYears: say("Hours of outage, once in a few years.", "几年一次，持续几个小时。")
    case .button: say("A CEO does not press the button.", "CEO 不会摁下按钮。")
    case .worseAlone: say("Down alone is worse than down together.", "独自出事比一起出事更糟。")
    case .blackSwan: say("Such an outage is a black swan.", "这种事故是黑天鹅。")
    case .nobodyPraises: say("Nobody praises the firm that stayed up.", "逃过一劫也没人表扬。")
    case .netflixUnharmed: say("Netflix was unharmed.", "Netflix 毫发无损。")
    case .netflixOutside: say("Netflix pays to stay outside, though nobody cares.", "没人在乎，Netflix 仍置身事外。")
    case .halfTheInternet: say("One region takes half the internet down.", "一个分区拖垮半个互联网。")
    case .followOthers: say("Your best choice is what the others choose.", "最优解是与别人绑定。")
    case .firstChoice:
      say("Newcomers go to us-east-1 because it is oldest and richest.", "后来者因其最早最全而首选 us-east-1。")
    case .everybody: say("Everybody sits in us-east-1.", "所有人都在 us-east-1。")
    case .nash: say("That is a perfect Nash equilibrium.", "这是完美的纳什均衡。")
    case .realistic: say("Not the best decision, but the realistic one.", "不是最科学，却最现实。")
    case .multiCloudReady: say("Two clouds are a solved problem; only the price is not.", "多云在技术上已很成熟，问题只在钱。")
    case .largestCustomer: say("Netflix is the largest customer of AWS.", "Netflix 是 AWS 最大的客户。")
    default: ""
    }
  }
}
