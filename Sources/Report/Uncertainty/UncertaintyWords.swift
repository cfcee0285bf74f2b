/// Sentences and headings about the uncertainty of the verdict.

/// Wording in both languages.
struct UncertaintyWords {
  let isChinese: Bool

  private func say(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[isChinese ? .chinese : .english]
  }

  /// Share of the draws with its bounds: `62.3 % (60.1 to 64.4)`.
  func share(_ share: String, _ low: String, _ high: String) -> String {
    say("\(share) % (\(low) to \(high))", "\(share) %（\(low) 到 \(high)）")
  }

  func herd(draws: String, region: String, share: String) -> String {
    say(
      "How sure: everybody in \(region) is an equilibrium in \(share) of \(draws) draws of what is not known.",
      "有多确定：对未知量抽样 \(draws) 次，所有人都在 \(region) 为均衡的占 \(share)。")
  }

  /// Share of the draws in which all firms of a type are in the herd in some equilibrium.
  func typeHerds(_ types: [(name: String, share: String)]) -> String {
    say(
      "All firms of a type are there in some equilibrium: "
        + types.map { "\($0.name) in \($0.share)%" }.joined(separator: ", ") + ".",
      "某个均衡中一类公司全在那里的占比：" + types.map { "\($0.name) \($0.share)%" }.joined(separator: "，") + "。")
  }

  /// Share of the draws in which a firm of the herd would choose each redundancy option.
  func buttons(type: String, _ buttons: [(multiple: String, strategy: String, share: String)]) -> String {
    say(
      "Alone among them, pressing pays \(type): "
        + buttons.map { "\($0.multiple) (\($0.strategy)) in \($0.share)%" }.joined(separator: ", ") + ".",
      "身处其中，按下按钮对 \(type) 有利："
        + buttons.map { "\($0.multiple)（\($0.strategy)）\($0.share)%" }.joined(separator: "，") + "。")
  }

  func none(share: String) -> String {
    say("No pure equilibrium at all: \(share) of the draws.", "没有任何纯策略均衡：\(share) 的抽样。")
  }

  func incomplete(draws: String) -> String {
    say(
      "In \(draws) draws the search ended early, so that the shares of profiles are lower bounds.",
      "有 \(draws) 次抽样的搜索提前结束，因此各局面的占比为下限。")
  }

  enum Heading {
    case profiles(draws: String)
    case buttons(type: String, unit: String)
    case decision(type: String), gain(type: String)
    case inputs
  }

  private static let chineseUnits = ["$": "美元", "$k": "千美元", "$M": "百万美元", "$B": "十亿美元"]

  func heading(_ heading: Heading) -> String {
    switch heading {
    case .profiles(let draws):
      say("How sure: equilibria in \(draws) draws of what is not known", "有多确定：\(draws) 次抽样中的均衡")
    case .buttons(let type, let unit):
      say(
        "How sure: what leaving the herd gains \(type), in \(unit) a year",
        "有多确定：\(type)离开抱团的得益，每年 \(Self.chineseUnits[unit] ?? unit)")
    case .decision(let type): say("What decides about leaving the herd: \(type)", "什么决定\(type)是否离开")
    case .gain(let type):
      say("What decides how much leaving the herd gains: \(type)", "什么决定\(type)离开的得益")
    case .inputs: say("What is not known", "未知量")
    }
  }

  enum Column {
    case profile, holds, from, to, strategy, multiple, today, worst, middle, best, pays, parameter, first,
      total, noise, unit, low, high
  }

  func column(_ column: Column) -> String {
    switch column {
    case .profile: say("equilibrium", "均衡")
    case .holds: say("holds in, %", "成立，%")
    case .from: say("from", "从")
    case .to: say("to", "到")
    case .strategy: say("strategy", "策略")
    case .multiple: "x"
    case .today: say("as given", "给定值")
    case .worst: "P5"
    case .middle: "P50"
    case .best: "P95"
    case .pays: say("pays in, %", "有利，%")
    case .parameter: say("parameter", "参数")
    case .first: say("alone, %", "单独，%")
    case .total: say("in all, %", "总计，%")
    case .noise: "±"
    case .unit: say("unit", "单位")
    case .low: say("5 % below", "5 % 低于")
    case .high: say("5 % above", "5 % 高于")
    }
  }

  /// Strategies in use, in any numbers.
  func support(_ type: String, _ strategies: [String]) -> String {
    let list = strategies.joined(separator: " + ")
    return strategies.count > 1
      ? say("\(type): some on each of \(list)", "\(type)：分布于 \(list)")
      : say("\(type): \(list)", "\(type)：\(list)")
  }

  func more(_ count: String) -> String {
    say("\(count) more, each less often.", "另有 \(count) 个，更少见。")
  }

  func profiles(seed: String) -> String {
    say(
      "First the equilibria of the scenario itself, then others that appear. From, to: where the share lies in 95 "
        + "of 100 runs (seed \(seed)). Pure equilibria only.",
      "先列场景本身的均衡，再列其他出现的均衡。从、到：100 次运行中 95 次占比所在的范围（种子 \(seed)）。仅纯策略均衡。")
  }

  func buttons() -> String {
    say(
      "One firm moves, all others stay in the herd. As given: with the scenario's own numbers. P5, P50, P95: 5, 50 and "
        + "95 of 100 draws gain less.",
      "一家企业改变，其余留在原地。给定值：用场景本身的数字。P5、P50、P95：100 次抽样中分别有 5、50、95 次得益更少。")
  }

  func sensitivity(draws: String) -> String {
    say(
      "Shares of the variance over the draws (Sobol indices; \(draws) draws of each table). Alone: what knowing this "
        + "number would remove. In all: what would be left if only this one were unknown. ±: 95 % noise.",
      "各数占抽样方差的比例（Sobol 指数，每表 \(draws) 次抽样）。单独：知道该数可消除的部分。总计：仅它未知时剩余的部分。±：95 % 噪声。")
  }

  /// Agreement of all draws on whether a firm leaves.
  func undisputed() -> String {
    say("In these draws leaving always pays or never does.", "在这些抽样中，离开要么总有利，要么从不有利。")
  }

  func inputs() -> String {
    say(
      "Each number is drawn from a curve of its own, independently of the others: a range as a lognormal, shares by "
        + "their odds, a rate with a record from its posterior.",
      "各数独立地从自己的分布抽取：范围取对数正态，占比取对数几率正态，有记录的发生率取其后验。")
  }
}
