/// The wording of the crowd, in both languages.

struct CrowdWords {
  let language: Language

  func say(_ english: String, _ chinese: String) -> String { language == .chinese ? chinese : english }

  func title() -> String { say("How the herd forms, and what dissolves it", "抱团如何形成，又如何瓦解") }

  func answer(share: String, region: String, firms: String) -> String {
    say(
      "Of \(firms) firms history leaves \(share) on \(region) alone.",
      "\(firms) 家企业中，历史让 \(share) 只依靠 \(region)。")
  }

  /// Effect of inertia and noise.
  func time(steps: String, herd: String, best: String, strategy: String) -> String {
    say(
      "After \(steps) quarters with inertia and noise it is \(herd); had all begun on \(strategy), \(best).",
      "带惯性与噪声 \(steps) 个季度后为 \(herd)；若都从 \(strategy) 开始则为 \(best)。")
  }

  func dissolves(key: String, from: String, at: String) -> String {
    say("Taking \(key) from \(from) to \(at) dissolves it", "把 \(key) 从 \(from) 调到 \(at) 会使其瓦解")
  }

  func forms(at: String) -> String {
    say("; it forms again only at \(at).", "；要回到 \(at) 才会重新形成。")
  }

  func formsNever() -> String { say("; it does not form again on the way back.", "；往回走也不再形成。") }

  func survives(key: String) -> String {
    say("No value of \(key) within reach dissolves it.", "\(key) 在可及范围内取任何值都不会使其瓦解。")
  }

  func noHerd(region: String) -> String {
    say("Nobody relies on \(region) alone: there is no herd to dissolve.", "没有企业只依靠 \(region)：无团可散。")
  }

  enum Heading { case sizes, entry, time, loop(String) }

  func heading(_ heading: Heading) -> String {
    switch heading {
    case .sizes: say("From one firm to a million", "从一家到一百万家")
    case .entry: say("Firm by firm", "逐家进入")
    case .time: say("Over time: the share, %, over many crowds", "随时间：占比（%），多次模拟")
    case .loop(let key): say("There and back along \(key)", "沿 \(key) 往返")
    }
  }

  enum Column {
    case firms, share, plays, revisions, entered, quarter, median, low, high, otherMedian, otherLow
    case otherHigh, value, going, returning
  }

  func column(_ column: Column) -> String {
    switch column {
    case .firms: say("firms", "企业数")
    case .share: say("share, %", "占比，%")
    case .plays: say("most play", "多数选")
    case .revisions: say("changed their mind", "改变主意")
    case .entered: say("entered", "已进入")
    case .quarter: say("quarter", "季度")
    case .median: say("from history: median", "自历史结局：中位")
    case .low, .otherLow: "P10"
    case .high, .otherHigh: "P90"
    case .otherMedian: say("from the best: median", "自最佳局面：中位")
    case .value: say("value", "取值")
    case .going: say("share going, %", "去程占比，%")
    case .returning: say("share coming back, %", "回程占比，%")
    }
  }

  /// Interpretation of the crowd.
  func meaning(inertia: String, noise: String, runs: String) -> String {
    say(
      "Share: of all firms, those that rely on the first region alone. Each quarter a firm sleeps with probability "
        + "\(inertia); if it looks, it errs with probability \(noise), else takes the best reply. \(runs) crowds, "
        + "seeded; --inertia and --noise change them (assumptions).",
      "占比指只依靠第一个区域的企业。每季度企业以 \(inertia) 的概率不看；看时以 \(noise) 的概率随意选，否则选最优反应。"
        + "\(runs) 次带种子的模拟；可用 --inertia 与 --noise 更改（假设）。")
  }
}
