/// The wording of `solve --concept dominance`, in both languages.

struct DominanceWords {
  let language: Language

  private func pick(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[language]
  }

  func answer(gone: Int, left: [Int]) -> String {
    if gone == 0 { return pick("No strategy is strictly dominated.", "没有严格劣势策略。") }
    if left.allSatisfy({ $0 == 1 }) {
      return pick(
        "One profile is left: the only equilibrium, of any kind.", "只剩一个组合：它是唯一的均衡（任何意义下）。")
    }
    let sizes = left.map(String.init).joined(separator: " x ")
    return pick(
      "\(gone) \(gone == 1 ? "strategy is" : "strategies are") never played; a game of \(sizes) is left.",
      "\(gone) 个策略不会被采用；剩下 \(sizes) 的博弈。")
  }

  func line(round: Int, player: String, strategy: String, by mixture: String, margin: String) -> String {
    pick(
      "\(round)  \(player): “\(strategy)” is beaten by \(mixture), by at least \(margin)",
      "\(round)  \(player)：“\(strategy)”劣于 \(mixture)，至少差 \(margin)")
  }

  func left(_ player: String, _ strategies: [String]) -> String {
    pick(
      "\(player) keeps \(strategies.joined(separator: ", "))",
      "\(player)保留 \(strategies.joined(separator: "、"))")
  }

  func gloss(triesMixtures: Bool) -> String {
    let first = pick(
      "The number before a line is the round. A strategy goes when another one, or a mixture of others, is worth more "
        + "whatever the rest may still play. Every Nash and every correlated equilibrium is in what is left.",
      "行首数字为轮次。若另一策略（或若干策略的混合）无论其他人如何选择都更好，则该策略被剔除。所有纳什均衡与相关均衡都在剩余策略之中。")
    return triesMixtures
      ? first : first + pick(" Mixtures were not tried: the game is too large.", "博弈过大，未尝试混合策略。")
  }
}
