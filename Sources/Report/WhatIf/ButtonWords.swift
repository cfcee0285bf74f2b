/// Wording of the redundancy decision, in both languages.

struct ButtonWords {
  let language: Language

  private func say(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  func title() -> String { say("Do you press the button?", "你会摁下按钮吗？") }

  /// Answer for the best option.
  func answer(press: Bool, button: String, plain: String, amount: String) -> String {
    press
      ? say(
        "Press it: \(button) is worth \(amount) a year more than \(plain).",
        "摁下：\(button) 每年比 \(plain) 多得 \(amount)。")
      : say(
        "Do not press it: \(button) would cost \(amount) a year more than it saves; stay on \(plain).",
        "不摁：\(button) 每年得不偿失 \(amount)；留在 \(plain)。")
  }

  func threshold(from: String, today: String) -> String {
    say(
      "It would pay from \(from) outages of the home region a year on; today there are \(today).",
      "主区域每年故障达到 \(from) 次起才划算；目前每年 \(today) 次。")
  }

  func paysSince(from: String, today: String) -> String {
    say(
      "It pays from \(from) outages of the home region a year on; today there are \(today).",
      "主区域每年故障 \(from) 次起即划算；目前每年 \(today) 次。")
  }

  func never() -> String {
    say(
      "No frequency of outages makes it pay: something that costs less is always better.",
      "无论故障多频繁都不划算：总有更便宜的选择更好。")
  }

  /// Effect of the rivals' choices.
  func rivals(least: String, leastAt: String, most: String, mostAt: String) -> String {
    say(
      "What it is worth depends on the rivals: from \(least) (all on \(leastAt)) to \(most) (all on \(mostAt)).",
      "价值取决于对手：从 \(least)（都在 \(leastAt)）到 \(most)（都在 \(mostAt)）。")
  }

  func rivalsAlike(gain: String) -> String {
    say("Whatever the rivals do, it is worth \(gain).", "无论对手怎么做，它都值 \(gain)。")
  }

  enum Heading { case numbers, buttons(String), rivals(String) }

  func heading(_ heading: Heading) -> String {
    switch heading {
    case .numbers: say("Your five numbers, and what they become", "你的五个数，以及换算")
    case .buttons(let unit): say("The buttons, in \(unit) a year", "各个按钮，单位 \(unit)/年")
    case .rivals(let unit): say("If all rivals do the same, in \(unit) a year", "若所有对手都这样做，单位 \(unit)/年")
    }
  }

  enum Column {
    case number, value, becomes, button, multiple, cost, saves, home, total, hours, paysUpTo, paysFrom
    case rivalsPlay, without, with, gain
  }

  func column(_ column: Column) -> String {
    switch column {
    case .number: say("number", "数")
    case .value: say("value", "值")
    case .becomes: say("what it becomes", "换算")
    case .button: say("button", "按钮")
    case .multiple: "x"
    case .cost: say("costs", "成本")
    case .saves: say("saves", "避免损失")
    case .home: say("home worth", "主区域价值")
    case .total: say("in all", "合计")
    case .hours: say("hours saved", "避免小时")
    case .paysUpTo: say("pays up to x", "划算上限 x")
    case .paysFrom: say("pays from outages/yr", "每年几次起划算")
    case .rivalsPlay: say("all rivals play", "所有对手选")
    case .without: say("best without", "不摁的最优")
    case .with: say("best button", "最优按钮")
    case .gain: say("pressing gains", "摁下所得")
    }
  }

  enum Number: CaseIterable { case bill, revenue, margin, patience, rivals }

  func number(_ number: Number) -> String {
    switch number {
    case .bill: say("--bill, yearly bill", "--bill 年账单")
    case .revenue: say("--revenue per hour", "--revenue 每小时收入")
    case .margin: say("--margin, share of revenue", "--margin 毛利率")
    case .patience: say("--patience, share who wait", "--patience 愿等的顾客")
    case .rivals: say("--rivals", "--rivals 对手数")
    }
  }

  /// Translation of a number into a parameter of the model.
  func becomes(_ number: Number, amount: String, ratio: String) -> String {
    switch number {
    case .bill:
      say("multiplied by each rung of the ladder", "乘以各级倍数")
    case .revenue:
      say(
        "direct loss: revenue x margin x (1 - patience) = \(amount)", "直接损失：收入 × 毛利率 × (1 − 耐心) = \(amount)")
    case .margin: say("only the margin of a lost sale is lost", "丢掉的订单只损失毛利")
    case .patience:
      say(
        "who does not wait may leave: blame, \(ratio) times the direct loss as in the preset, = \(amount)",
        "不等的可能离开：指责，按预设为直接损失的 \(ratio) 倍 = \(amount)")
    case .rivals:
      say(
        "customers leave only for rivals that are up: all the blame vanishes when all are down (blameSharing \(ratio))",
        "顾客只能投奔未中断的对手：全体中断时指责全部消失（blameSharing \(ratio)）")
    }
  }
}
