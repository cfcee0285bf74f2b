/// Wording of `what-if`'s tables over parameters, in both languages.
internal import Findings

struct WhatIfWords {
  let language: Language

  func pick(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }

  var title: String { pick("What if?", "如果……会怎样？") }

  // MARK: Regions

  func list(_ seats: [String]) -> String { seats.joined(separator: pick("; ", "；")) }

  func seat(type: String, places: [String]) -> String {
    "\(type)\(pick(": ", "："))\(places.joined(separator: pick(" and ", "和")))"
  }

  func some(_ count: Int, on strategy: String) -> String {
    pick("\(NumberText.count(count)) on \(strategy)", "\(NumberText.count(count)) 家在 \(strategy)")
  }

  func region(
    history: String, isEquilibrium: Bool, others: [String], more: Int, mixtures: Int, isComplete: Bool
  ) -> String {
    var text = pick("history ends at \(history)", "历史走到 \(history)")
    if !isEquilibrium { text += pick(", which is no equilibrium", "（不是均衡）") }
    if others.isEmpty, mixtures == 0, isEquilibrium, isComplete {
      text += pick(", the only equilibrium", "（唯一均衡）")
    }
    if !others.isEmpty { text += pick(". Also: ", "。还有：") + others.joined(separator: pick(" | ", " ｜ ")) }
    if more > 0 { text += pick(" and \(more) more", "，另有 \(more) 个") }
    if mixtures > 0 {
      text += pick(". \(mixtures) mixed \(mixtures == 1 ? "one" : "ones")", "。混合均衡 \(mixtures) 个")
    }
    if !isComplete { text += pick(". There may be more equilibria", "。可能还有其他均衡") }
    return text + pick(".", "。")
  }

  /// Mixtures, for two regimes that differ in nothing else.
  func mixtures(_ supports: [String]) -> String {
    pick("Mixed: \(supports.joined(separator: " | ")).", "混合：\(supports.joined(separator: " ｜ "))。")
  }

  // MARK: The answer

  func today(_ values: [(key: String, value: String)], region: String) -> String {
    let list = values.map { "\($0.key) = \($0.value)" }.joined(separator: pick(", ", "，"))
    return pick("Today, with \(list), \(region).", "今天 \(list)：\(region)。")
  }

  func historyEnds(_ seats: String) -> String { pick("history ends at \(seats)", "历史走到 \(seats)") }

  func byLadder() -> String { pick("what the ladder gives", "阶梯给出的值") }

  func steady(_ key: String, from: String, to: String) -> String {
    pick(
      "\(key): from \(from) to \(to) the equilibria stay what they are.",
      "\(key)：从 \(from) 到 \(to)，均衡不变。")
  }

  /// Boundary with the regime below it and the regime above it.
  func frontier(_ key: String, at value: String, below: String, above: String, move: String?) -> String {
    let text = pick(
      "\(key) at \(value): \(below) below, \(above) above", "\(key) = \(value)：以下为 \(below)，以上为 \(above)")
    return text + (move.map { pick("; ", "；") + $0 } ?? "") + pick(".", "。")
  }

  func silent(_ key: String, _ count: Int) -> String {
    pick(
      "\(key): \(count) more places where only a mixture comes or goes; see --format json.",
      "\(key)：另有 \(count) 处仅混合均衡出现或消失；见 --format json。")
  }

  func homes(in region: String) -> String { pick("in \(region)", "在 \(region)") }

  func moves(to seats: String) -> String { pick("above, history ends at \(seats)", "以上历史走到 \(seats)") }
  func sameHistory() -> String {
    pick("history ends at the same place on both sides", "两侧历史终点相同")
  }

  // MARK: Tables

  func heading(_ output: MarketOutput, unit: String) -> String {
    let name = self.output(output)
    return unit.isEmpty ? name : pick("\(name), \(unit)", "\(name)，\(unit)")
  }

  func output(_ output: MarketOutput) -> String {
    switch output {
    case .equilibrium: pick("equilibria", "均衡")
    case .payoff: pick("payoff", "收益")
    case .loss: pick("loss", "损失")
    case .hours: pick("hours down", "停机小时")
    case .regret: pick("regret", "遗憾")
    case .welfare: pick("welfare", "福利")
    case .share: pick("at home in the oldest region", "在最老区域的份额")
    }
  }

  func tableHeading(_ name: String, type: String?) -> String {
    type.map { pick("\(name) of \($0)", "\($0) 的\(name)") } ?? name
  }

  func regionsHeading() -> String { pick("Regions", "分区") }
  func breakEvens() -> String { pick("Where it tips", "转折点") }

  func legend(hasToday: Bool) -> String {
    pick(
      "Letters and lines: which equilibria there are, and where that changes."
        + (hasToday ? " > and * mark today's values." : ""),
      "字母和线：有哪些均衡，以及它们在哪里改变。" + (hasToday ? "> 和 * 标记今天的值。" : ""))
  }

  func between(region: String) -> String {
    pick("Today's values lie between the cells: \(region).", "今天的值落在格子之间：\(region)。")
  }

  func moreRegions(_ count: Int) -> String {
    pick("\(count) more regions: see --format csv or json.", "另有 \(count) 个分区：见 --format csv 或 json。")
  }
}
