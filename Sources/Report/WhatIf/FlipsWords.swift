/// Wording of switching values.
struct FlipsWords {
  let words: WhatIfWords

  private func pick(_ english: String, _ chinese: String) -> String { words.pick(english, chinese) }

  var title: String { pick("What would tip it?", "什么会让它翻转？") }
  var equilibriaHeading: String { pick("Where the equilibria change", "均衡在哪里改变") }
  var parameter: String { pick("parameter", "参数") }
  var today: String { pick("today", "今天") }
  var at: String { pick("tips at", "翻转于") }
  var moved: String { pick("change", "变化") }
  var then: String { pick("then", "然后") }
  var turnsTo: String { pick("turns to", "转向") }
  var nothingFlips: String {
    pick("Nothing tips it within a hundred times today's values.", "在今天数值的一百倍之内，没有什么能让它翻转。")
  }
  var notes: [String] {
    [
      pick(
        "Equilibria here are all pure ones, and the one that history picks; each number moves alone.",
        "这里的均衡指全部纯策略均衡以及历史选中的那个；每次只动一个数。"),
      pick(
        "Where payoffs are linear the value is solved; elsewhere it is bracketed between neighbouring "
          + "numbers. Both sides were examined.",
        "收益为线性时直接解出；否则夹逼到相邻的数。两侧都已检验。"),
    ]
  }

  /// - Parameters:
  ///   - open: values before which a change may occur.
  ///   - quiet: directions in which it is proved that nothing changes.
  ///   - openQuiet: directions in which nothing was found, without a proof.
  func proof(open: Int, quiet: Int, openQuiet: Int) -> String {
    let values =
      open == 0
      ? pick("That nothing changes nearer is proved by bounds on every gain", "对一切偏离收益的上下界证明：更近处没有变化")
      : pick(
        "That nothing changes nearer is proved by bounds on every gain, but for the \(open) marked ~",
        "对一切偏离收益的上下界证明：除标 ~ 的 \(open) 个外，更近处没有变化")
    let directions =
      quiet == 0
      ? pick(".", "。")
      : pick(
        "; so it is, up to 100 times today's value, in \(quiet) directions that are not listed.",
        "；未列出的 \(quiet) 个方向上，直到今天数值的 100 倍也没有变化。")
    let rest =
      openQuiet == 0
      ? ""
      : pick(
        " In \(openQuiet) more nothing was found, without a proof.", "另有 \(openQuiet) 个方向未发现变化，但无证明。")
    return values + directions + rest
  }

  func answer(key: String, today: String, flip: String, isUpward: Bool, change: String) -> String {
    pick(
      "The nearest flip: \(key), \(today) today, \(isUpward ? "up" : "down") to \(flip): \(change).",
      "最近的翻转：\(key)，今天 \(today)，\(isUpward ? "升" : "降")到 \(flip)：\(change)。")
  }

  func choiceHeading(_ type: String, _ choice: String) -> String {
    pick(
      "When one \(type) firm leaves \(choice), the others staying", "\(type) 中一家何时离开 \(choice)（其他不动）")
  }

  func moves(_ seats: String) -> String { pick("history picks \(seats)", "历史选 \(seats)") }

  func change(comes: [String], goes: [String]) -> String {
    let bar = pick(" | ", " ｜ ")
    let parts = [
      goes.isEmpty ? nil : pick("no longer: ", "不再是均衡：") + goes.joined(separator: bar),
      comes.isEmpty ? nil : pick("also: ", "新均衡：") + comes.joined(separator: bar),
    ]
    return parts.compactMap { $0 }.joined(separator: pick("; ", "；"))
  }

  func more(_ count: Int) -> String {
    pick("\(count) more: see --format csv or json.", "另有 \(count) 个：见 --format csv 或 json。")
  }
}
