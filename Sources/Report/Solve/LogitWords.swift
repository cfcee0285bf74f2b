/// The wording of the logit branch, in both languages.

struct LogitWords {
  let language: Language

  private func pick(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[language]
  }

  var precision: String { pick("precision", "精度") }

  func noise(_ unit: String) -> String { pick("misjudged by, \(unit)", "误判，\(unit)") }

  func title(_ name: String) -> String {
    pick("The principal logit branch of \(name)", "\(name)：主 logit 分支")
  }

  /// Explanation of the rows.
  var gloss: String {
    pick(
      "Each row is a logit quantal response equilibrium: everybody plays every strategy in proportion to "
        + "e^(precision × payoff), given that the others do the same. The first rows are almost pure noise, the "
        + "last ones almost none.",
      "每行是一个 logit 随机反应均衡：各参与者按 e^(精度 × 收益) 的比例选择策略，且其他人也是如此。起初几乎全是噪声，最后几乎没有。")
  }

  /// Explanation of the rows, with payoffs in dollars.
  var marketGloss: String {
    pick(
      "Each row is a logit quantal response equilibrium: firms that misjudge what a choice is worth by about so "
        + "much a year, given that all others do the same. Firms of a type are alike.",
      "每行是一个 logit 随机反应均衡：企业每年大约误判这么多收益，且其他企业也是如此。同类企业行为相同。")
  }

  var turnsBack: String {
    pick(
      "The branch turns back: some precisions come more than once.", "分支折返：某些精度出现多次。")
  }

  func end(_ profile: String, regret: String, distance: String) -> String {
    pick(
      "The last row is within \(distance) of a Nash equilibrium: \(profile); gain from the best deviation \(regret).",
      "最后一行与一个纳什均衡相差不超过 \(distance)：\(profile)；单独改变的最大收益 \(regret)。")
  }

  var noEnd: String {
    pick("No Nash equilibrium was found near the last row.", "最后一行附近没有找到纳什均衡。")
  }

  /// Mark between a player and the mixture.
  var colon: String { pick(": ", "：") }

  /// Separator between players or types.
  var semicolon: String { pick("; ", "；") }
}
