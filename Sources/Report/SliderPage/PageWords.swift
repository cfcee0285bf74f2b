/// Words of the HTML page besides those of the brief: sliders, captions, buttons.
internal import Findings

/// Wording of the page around the brief in both languages.
struct PageWords {
  let language: Language
  /// Name of what outages cost, as in the brief's table.
  let loss: Text

  private func say(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[language]
  }

  /// Language code of the root element.
  var code: String { say("en", "zh-Hans") }
  var skip: String { say("Skip to the answer", "跳到正文") }
  var sortHint: String { say("sort by this column", "按此列排序") }
  /// Name of money that is not in dollars.
  func currency(_ code: String) -> String {
    say("All money in \(code), as the preset has it; nothing is converted.", "金额均为 \(code)，按预设所写，不作换算。")
  }
  var madeBy: String { say("Made by", "生成命令：") }
  var version: String { say("version", "版本") }
  var answer: String { say("The answer", "答案") }
  var why: String { say("Why", "原因") }
  var incident: String { say("The outage of October 2025", "2025 年 10 月的故障") }
  var record: String { say("The record and bad years", "故障记录与坏年份") }
  var appendix: String {
    say("Appendix: all tables, payoffs, equilibria, limits", "附录：全部表格、收益、均衡与局限")
  }
  /// What is added up to a year's cost, after the firms.
  var yearCost: String {
    say(
      ". Yearly cost = bill + losses in outages − region value.",
      "。年总成本＝账单＋故障损失－区域自身价值。")
  }
  /// Label of what the sliders do not move.
  var atPreset: String { say("at the preset", "按预设") }
  /// The same for all lines under the big numbers.
  var atPresetBelow: String {
    say("At the preset, wherever the sliders stand:", "以下按预设，不随滑块变化：")
  }

  // MARK: What if

  var whatIf: String { say("What if? Move the market", "如果……呢？动手试试") }

  func intro(positions: Int, types: Int) -> String {
    let count = NumberText.count(positions)
    let choice =
      types > 1
      ? say(
        " They are about one type of firm at a time; the others stay as in the preset.", "每次只调一类企业，其余不变。")
      : ""
    return say(
      "The sliders snap to \(count) positions, each computed beforehand by the same solvers as the rest of this "
        + "page.\(choice) The answer and its numbers above follow them. Boxes under a slider tell where those firms "
        + "end up at each stop.",
      "滑块停在 \(count) 个位置上，每一个都由与本页其余部分相同的求解器事先算好。\(choice)"
        + "上面的答案与数字随之变化。滑块下的色块是企业在各档的最终去处。")
  }

  var noScript: String {
    say(
      "The sliders need JavaScript; everything else is about the preset and does not.",
      "滑块需要 JavaScript；其余内容针对预设，不需要。")
  }

  func slider(
    _ subject: SliderGrid.Subject, type: String, strategy: String, region: String
  ) -> String {
    switch subject {
    case .blameSharing: say("Blame forgiven when all are down, \(type)", "同停免责（\(type)）")
    case .outageRate: say("How often all of \(region) fails", "\(region) 整体故障的频率")
    case .redundancy: say("Price of \(strategy), \(type)", "\(strategy)的价格（\(type)）")
    case .firmCount: say("Number of firms", "企业总数")
    case .lossPerHour: say("Loss of an hour down alone, \(type)", "单独宕机一小时的损失（\(type)）")
    }
  }

  func hint(_ subject: SliderGrid.Subject, type: String) -> String {
    switch subject {
    case .blameSharing:
      say("0%: nobody is excused; 100%: all is forgiven", "0%：无人免责；100%：全部免责")
    case .outageRate: say("outages that hit the whole region", "波及整个区域的故障")
    case .redundancy:
      say(
        "multiple of the bill; other setups of several regions in proportion, never cheaper than one region",
        "账单的倍数；其他多区域方案按比例变化，不会比单区域便宜")
    case .firmCount: say("the most numerous type gives or takes", "由最多的一类增减")
    case .lossPerHour: say("direct loss and blame, in proportion", "直接损失与追责代价按比例变化")
    }
  }

  func value(_ value: Double, of subject: SliderGrid.Subject) -> String {
    switch subject {
    case .blameSharing: return Quantity.share(value, decimals: 0)
    case .outageRate:
      let years = NumberText.significant(1 / value, digits: 2)
      return value < 1
        ? say("once in \(years) years", "每 \(years) 年一次")
        : say(
          "\(NumberText.significant(value, digits: 2)) a year",
          "每年 \(NumberText.significant(value, digits: 2)) 次")
    case .redundancy: return Amount.multiple(value)[language]
    case .firmCount: return NumberText.count(Int(value))
    case .lossPerHour: return Amount.money(value)[language]
    }
  }

  /// Words that the script puts between the numbers, by name.
  var script: [(key: String, value: JSONValue)] {
    [
      ("about", say("The sliders are about", "滑块针对")), ("reset", say("Back to the preset", "恢复预设")),
      ("preset", say("as in the preset", "与预设相同")), ("seats", say("Who sits where", "谁在哪里")),
      (
        "seatsNote",
        say("Firms enter one by one, then revise until nobody gains.", "企业依次进入，再各自调整，直到无人得利。")
      ),
      ("restless", say("They do not come to rest here.", "此处停不下来。")),
      ("equilibria", say("Equilibria", "均衡")),
      ("all", say("All pure and all symmetric ones, proved.", "全部纯策略与对称均衡，已证明。")),
      ("some", say("There may be more: the search could not exclude them.", "可能还有：搜索未能排除。")),
      ("none", say("none found", "没有找到")), ("pure", say("pure", "纯")), ("mixed", say("mixed", "混合")),
      ("here", say("entry ends here", "依次进入止于此")),
      ("ladder", say("Setups of {0}, dollars a year", "{0}的部署方案（每年，美元）")),
      ("strategy", say("setup", "部署方案")), ("hours", say("hours down", "宕机小时")),
      ("cost", say("cost", "成本")), ("loss", loss[language]), ("total", say("total", "合计")),
      (
        "ladderNote",
        say(
          "Total: cost and \(loss.en), less region value; the firm wants it small.",
          "合计：成本加\(loss.zh)，减去区域自身价值；企业希望它小。"
        )
      ),
      ("numbers", say("In numbers", "几个数字")), ("alone", say("an hour down alone", "单独宕机一小时")),
      ("together", say("an hour down with everybody", "大家一起宕机一小时")),
      ("wayOut", say("best move of one firm, to {0}", "一家企业的最佳改变：{0}")),
      ("aYear", say("{0} a year", "每年 {0}")), ("mostly", say("mostly {0}", "主要是{0}")),
      ("hoursDown", say("hours down a year", "每年宕机小时")),
      ("lossYear", say("\(loss.en) a year, expected", "每年\(loss.zh)（期望值）")),
      ("welfare", say("net value for all", "社会净收益")),
      ("command", say("The same from the command line:", "用命令行得到同样结果：")),
      ("colon", say(": ", "：")), ("comma", say(", ", "，")), ("semicolon", say("; ", "；")),
      ("on", say("{0} on {1}", "{0} 家在 {1}")), ("firms", say("{0} {1}", "{0} 家{1}")),
      ("save", say("Save or share", "保存或分享")), ("copied", say("copied", "已复制")),
      ("embed", say("Copy HTML", "复制 HTML")),
    ].map { (key: $0.0, value: .string($0.1)) }
  }
}
