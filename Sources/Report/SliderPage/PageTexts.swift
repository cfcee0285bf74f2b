/// Texts of the HTML page besides those of the brief: sliders, captions, buttons.
internal import Findings

struct PageTexts {
  /// Name of what outages cost, as in the brief's table.
  let loss: Text

  /// Language code of the root element.
  var code: Text { Text("en", "zh-Hans") }
  var skip: Text { Text("Skip to the answer", "跳到正文") }
  var sortHint: Text { Text("sort by this column", "按此列排序") }
  /// Name of money that is not in dollars.
  func currency(_ code: String) -> Text {
    Text("All money in \(code), as the preset has it; nothing is converted.", "金额均为 \(code)，按预设所写，不作换算。")
  }
  var madeBy: Text { Text("Made by", "生成命令：") }
  var version: Text { Text("version", "版本") }
  var answer: Text { Text("The answer", "答案") }
  var why: Text { Text("Why", "原因") }
  var incident: Text { Text("The outage of October 2025", "2025 年 10 月的故障") }
  var record: Text { Text("The record and bad years", "故障记录与坏年份") }
  var appendix: Text {
    Text("Appendix: all tables, payoffs, equilibria, limits", "附录：全部表格、收益、均衡与局限")
  }
  /// What is added up to a year's cost, after the firms.
  var yearCost: Text {
    Text(
      ". Yearly cost = bill + losses in outages − region value.",
      "。年总成本＝账单＋故障损失－区域自身价值。")
  }
  /// Label of what the sliders do not move.
  var atPreset: Text { Text("at the preset", "按预设") }
  /// The same for all lines under the big numbers.
  var atPresetBelow: Text {
    Text("At the preset, wherever the sliders stand:", "以下按预设，不随滑块变化：")
  }

  // MARK: What if

  var whatIf: Text { Text("What if? Move the market", "如果……呢？动手试试") }

  func intro(positions: Int, types: Int) -> Text {
    let count = NumberText.count(positions)
    let choice =
      types > 1
      ? Text(
        " They are about one type of firm at a time; the others stay as in the preset.", "每次只调一类企业，其余不变。")
      : Text.empty
    return Text(
      "The sliders snap to \(count) positions, each computed beforehand by the same solvers as the rest of this "
        + "page.\(choice.en) The answer and its numbers above follow them. Boxes under a slider tell where those firms "
        + "end up at each stop.",
      "滑块停在 \(count) 个位置上，每一个都由与本页其余部分相同的求解器事先算好。\(choice.zh)"
        + "上面的答案与数字随之变化。滑块下的色块是企业在各档的最终去处。")
  }

  var noScript: Text {
    Text(
      "The sliders need JavaScript; everything else is about the preset and does not.",
      "滑块需要 JavaScript；其余内容针对预设，不需要。")
  }

  func slider(
    _ subject: SliderGrid.Subject, type: Text, strategy: Text, region: String
  ) -> Text {
    switch subject {
    case .blameSharing: Text("Blame forgiven when all are down, \(type.en)", "同停免责（\(type.zh)）")
    case .outageRate: Text("How often all of \(region) fails", "\(region) 整体故障的频率")
    case .redundancy: Text("Price of \(strategy.en), \(type.en)", "\(strategy.zh)的价格（\(type.zh)）")
    case .firmCount: Text("Number of firms", "企业总数")
    case .lossPerHour: Text("Loss of an hour down alone, \(type.en)", "单独宕机一小时的损失（\(type.zh)）")
    }
  }

  func hint(_ subject: SliderGrid.Subject) -> Text {
    switch subject {
    case .blameSharing:
      Text("0%: nobody is excused; 100%: all is forgiven", "0%：无人免责；100%：全部免责")
    case .outageRate: Text("outages that hit the whole region", "波及整个区域的故障")
    case .redundancy:
      Text(
        "multiple of the bill; other setups of several regions in proportion, never cheaper than one region",
        "账单的倍数；其他多区域方案按比例变化，不会比单区域便宜")
    case .firmCount: Text("the most numerous type gives or takes", "由最多的一类增减")
    case .lossPerHour: Text("direct loss and blame, in proportion", "直接损失与追责代价按比例变化")
    }
  }

  func value(_ value: Double, of subject: SliderGrid.Subject) -> Text {
    switch subject {
    case .blameSharing: return Text(Quantity.share(value, decimals: 0))
    case .outageRate:
      let years = NumberText.significant(1 / value, digits: 2)
      return value < 1
        ? Text("once in \(years) years", "每 \(years) 年一次")
        : Text(
          "\(NumberText.significant(value, digits: 2)) a year",
          "每年 \(NumberText.significant(value, digits: 2)) 次")
    case .redundancy: return Amount.multiple(value)
    case .firmCount: return Text(NumberText.count(Int(value)))
    case .lossPerHour: return Amount.money(value)
    }
  }

  /// Words that the script puts between the numbers, by name.
  func script(_ language: Language) -> [(key: String, value: JSONValue)] {
    let texts: [(String, Text)] = [
      ("about", Text("The sliders are about", "滑块针对")), ("reset", Text("Back to the preset", "恢复预设")),
      ("preset", Text("as in the preset", "与预设相同")), ("seats", Text("Who sits where", "谁在哪里")),
      (
        "seatsNote",
        Text("Firms enter one by one, then revise until nobody gains.", "企业依次进入，再各自调整，直到无人得利。")
      ),
      ("restless", Text("They do not come to rest here.", "此处停不下来。")),
      ("equilibria", Text("Equilibria", "均衡")),
      ("all", Text("All pure and all symmetric ones, proved.", "全部纯策略与对称均衡，已证明。")),
      ("some", Text("There may be more: the search could not exclude them.", "可能还有：搜索未能排除。")),
      ("none", Text("none found", "没有找到")), ("pure", Text("pure", "纯")), ("mixed", Text("mixed", "混合")),
      ("here", Text("entry ends here", "依次进入止于此")),
      ("ladder", Text("Setups of {0}, dollars a year", "{0}的部署方案（每年，美元）")),
      ("strategy", Text("setup", "部署方案")), ("hours", Text("hours down", "宕机小时")),
      ("cost", Text("cost", "成本")), ("loss", loss), ("total", Text("total", "合计")),
      (
        "ladderNote",
        Text(
          "Total: cost and \(loss.en), less region value; the firm wants it small.",
          "合计：成本加\(loss.zh)，减去区域自身价值；企业希望它小。"
        )
      ),
      ("numbers", Text("In numbers", "几个数字")), ("alone", Text("an hour down alone", "单独宕机一小时")),
      ("together", Text("an hour down with everybody", "大家一起宕机一小时")),
      ("wayOut", Text("best move of one firm, to {0}", "一家企业的最佳改变：{0}")),
      ("aYear", Text("{0} a year", "每年 {0}")), ("mostly", Text("mostly {0}", "主要是{0}")),
      ("hoursDown", Text("hours down a year", "每年宕机小时")),
      ("lossYear", Text("\(loss.en) a year, expected", "每年\(loss.zh)（期望值）")),
      ("welfare", Text("net value for all", "社会净收益")),
      ("command", Text("The same from the command line:", "用命令行得到同样结果：")),
      ("colon", Text(": ", "：")), ("comma", Text(", ", "，")), ("semicolon", Text("; ", "；")),
      ("on", Text("{0} on {1}", "{0} 家在 {1}")), ("firms", Text("{0} {1}", "{0} 家{1}")),
      ("save", Text("Save or share", "保存或分享")), ("copied", Text("copied", "已复制")),
      ("embed", Text("Copy HTML", "复制 HTML")),
    ]
    return texts.map { (key: $0.0, value: .string($0.1[language])) }
  }
}
