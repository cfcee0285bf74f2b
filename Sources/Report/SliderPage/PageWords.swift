/// Words of the HTML page besides those of the brief: sliders, captions, buttons.
internal import Findings

/// Wording of the page around the brief in both languages.
struct PageWords {
  let language: Language

  private func say(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  /// Language code of the root element.
  var code: String { say("en", "zh-Hans") }
  var skip: String { say("Skip to the answer's details", "跳到正文") }
  var sortHint: String { say("sort by this column", "按此列排序") }
  var madeBy: String { say("Made by", "生成命令：") }
  var version: String { say("version", "版本") }
  var figures: String { say("Figures", "图") }

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
        + "page; the page itself only looks them up.\(choice) The coloured boxes under a slider tell where those "
        + "firms end up at each stop, with the letters of the ladder.",
      "滑块停在 \(count) 个位置上，每一个都由与本页其余部分相同的求解器事先算好，页面只是查表。\(choice)"
        + "滑块下的色块是企业在各档的最终去处，字母见阶梯表。")
  }

  var noScript: String {
    say(
      "The sliders need JavaScript; everything below is about the preset and does not.",
      "滑块需要 JavaScript；以下内容针对预设，不需要。")
  }

  func slider(
    _ subject: SliderGrid.Subject, type: String, strategy: String, region: String
  ) -> String {
    switch subject {
    case .blameSharing: say("Blame forgiven when others are down too, \(type)", "别人也停摆时免去的指责（\(type)）")
    case .outageRate: say("How often all of \(region) fails", "\(region) 整体故障的频率")
    case .redundancy: say("Price of \(strategy), \(type)", "\(strategy) 的价格（\(type)）")
    case .firmCount: say("Number of firms", "企业总数")
    case .lossPerHour: say("Loss of an hour down alone, \(type)", "独自停摆一小时的损失（\(type)）")
    }
  }

  func hint(_ subject: SliderGrid.Subject, type: String) -> String {
    switch subject {
    case .blameSharing:
      say("blame sharing ρ: 0 nobody is excused, 1 all is forgiven", "指责分担 ρ：0 无人被原谅，1 全部被原谅")
    case .outageRate: say("events that hit the whole region", "波及整个区域的事件")
    case .redundancy:
      say("multiple of the bill; other multi-region choices in proportion", "账单的倍数；其他多区域方案按比例变化")
    case .firmCount: say("the most numerous type gives or takes", "由最多的一类增减")
    case .lossPerHour: say("lost business and blame, in proportion", "业务损失与指责按比例变化")
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
    case .redundancy: return Quantity.multiple(value)
    case .firmCount: return NumberText.count(Int(value))
    case .lossPerHour: return Quantity.money(value)
    }
  }

  /// Words that the script puts between the numbers, by name.
  var script: [(key: String, value: JSONValue)] {
    [
      ("about", say("The sliders are about", "滑块针对")), ("reset", say("Back to the preset", "恢复预设")),
      ("preset", say("as in the preset", "与预设相同")), ("seats", say("Who sits where", "谁在哪里")),
      ("seatsNote", say("Where history ends: firms enter one by one, then revise.", "历史的终点：企业依次进入，再各自调整。")),
      ("restless", say("History does not come to rest here.", "历史在此停不下来。")),
      ("equilibria", say("Equilibria", "均衡")),
      ("all", say("All pure and all symmetric ones, proved.", "全部纯策略与对称均衡，已证明。")),
      ("some", say("There may be more: the search could not exclude them.", "可能还有：搜索未能排除。")),
      ("none", say("none found", "没有找到")), ("pure", say("pure", "纯")), ("mixed", say("mixed", "混合")),
      ("here", say("history ends here", "历史停在这里")),
      ("ladder", say("The ladder for {0}, a year", "{0}的阶梯（每年）")),
      ("strategy", say("strategy", "策略")), ("hours", say("hours down", "停摆小时")),
      ("cost", say("cost", "成本")), ("loss", say("loss", "损失")), ("total", say("total", "合计")),
      ("bars", say("cost and loss", "成本与损失")),
      (
        "ladderNote",
        say(
          "Loss with the others where history ends. Total: cost and loss, less what the home region is worth and "
            + "praise; the firm wants it small.", "损失按历史终点上其他企业的选择计算。合计：成本加损失，减去区域价值与赞誉；企业希望它小。")
      ),
      ("numbers", say("In numbers", "几个数字")), ("alone", say("an hour down alone", "独自停摆一小时")),
      ("together", say("an hour down with all others", "与所有人一起停摆一小时")),
      ("wayOut", say("best move of one firm, to {0}", "一家企业的最佳去处：{0}")),
      ("aYear", say("{0} a year", "每年 {0}")), ("mostly", say("mostly {0}", "主要是{0}")),
      ("hoursDown", say("hours down a year", "每年停摆小时")), ("lossYear", say("expected loss a year", "每年期望损失")),
      ("welfare", say("welfare of all", "总福利")),
      ("command", say("The same from the command line:", "用命令行得到同样结果：")),
      ("colon", say(": ", "：")), ("comma", say(", ", "，")), ("semicolon", say("; ", "；")),
      ("on", say("{0} on {1}", "{0} 家在 {1}")), ("firms", say("{0} {1}", "{0} 家 {1}")),
    ].map { (key: $0.0, value: .string($0.1)) }
  }
}
