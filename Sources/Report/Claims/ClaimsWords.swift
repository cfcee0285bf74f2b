/// Wording of the page of claims apart from the claims, in both languages.
internal import Findings

struct ClaimsWords {
  let language: Language

  func say(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[language]
  }

  func title() -> String { say("What the article says, and what comes out", "文章的说法与计算的结果") }

  func answer(total: Int, holds: Int, granted: Int, fails: Int, assumed: Int, open: Int) -> String {
    let inputs =
      assumed == 0
      ? "" : say(" \(assumed) follow from inputs that nobody measured.", "\(assumed) 条取决于无人测量过的输入。")
    let undecided = open == 0 ? "" : say(" \(open) cannot be decided here.", "\(open) 条在此无法判定。")
    return say(
      "Of \(total) checkable claims \(holds) hold, \(granted) hold if something is granted, \(fails) do not."
        + inputs + undecided,
      "\(total) 条可检验的说法中，\(holds) 条成立，\(granted) 条有条件成立，\(fails) 条不成立。" + inputs + undecided)
  }

  func more() -> String { say("Where to look further", "进一步查看") }

  enum Column { case number, claim, verdict, finding, command, source }

  func column(_ column: Column) -> String {
    switch column {
    case .number: say("no", "号")
    case .claim: say("the article says", "文章的说法")
    case .verdict: say("verdict", "结论")
    case .finding: say("what comes out", "计算结果")
    case .command: say("command", "命令")
    case .source: say("source", "来源")
    }
  }

  func verdict(_ verdict: Claim.Verdict) -> String {
    switch verdict {
    case .holds: say("holds", "成立")
    case .holdsIf: say("holds if", "有条件成立")
    case .doesNotHold: say("does not", "不成立")
    case .assumed: say("assumed", "取决于假设")
    case .open: say("open", "未定")
    }
  }
}
