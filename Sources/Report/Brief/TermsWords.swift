/// Sentences about the firms' loss terms: attitude to risk, convexity, insurance, credits.

/// Wording in both languages.
struct TermsWords {
  let isChinese: Bool

  private func say(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[isChinese ? .chinese : .english]
  }

  enum Column { case risk, compensation }

  func column(_ column: Column) -> String {
    switch column {
    case .risk: say("risk", "风险")
    case .compensation: say("paid back", "赔付")
    }
  }

  func tailAverse(_ type: String, aversion: String, tail: String) -> String {
    say(
      "\(type) fears bad years: \(aversion) times the mean loss of the worst \(tail) of years is taken off.",
      "\(type) 怕坏年份：另扣最差 \(tail) 年份平均损失的 \(aversion) 倍。")
  }

  func blackSwan(_ type: String, curvature: String) -> String {
    say(
      "\(type) fears rare events: the yearly probability of each counts by Prelec's weights with alpha \(curvature).",
      "\(type) 怕罕见事件：每类事件的年概率按 Prelec 权重计，α 为 \(curvature)。")
  }

  func convex(_ type: String, exponent: String) -> String {
    say(
      "The loss of \(type) grows with the hours of an event to the power \(exponent).",
      "\(type) 的损失随事件小时数的 \(exponent) 次方增长。")
  }

  func insured(_ type: String, waiting: String, deductible: String, limit: String?, premium: String) -> String
  {
    say(
      "An insurer covers the direct loss of \(type) after \(waiting) and \(deductible)"
        + (limit.map { ", up to \($0) an event" } ?? "") + ", for \(premium) a year.",
      "保险覆盖 \(type) 的直接损失：等待 \(waiting)，免赔 \(deductible)"
        + (limit.map { "，每次最多 \($0)" } ?? "") + "，保费每年 \(premium)。")
  }

  func credited(_ type: String) -> String {
    say(
      "The provider gives \(type) service credits by EC2's published ladder.", "云厂商按 EC2 公布的阶梯给 \(type) 赔偿。")
  }

  func gloss(_ column: Column) -> String {
    switch column {
    case .risk:
      say(
        "Risk: what bad years or rare events weigh beyond the expected loss; part of the total.",
        "风险：坏年份或罕见事件超出期望损失的分量，计入总计。")
    case .compensation:
      say(
        "Paid back: what insurers and providers pay, less the premium; taken off the total.",
        "赔付：保险与云厂商所付减去保费，从总计中扣除。")
    }
  }

  /// Limit for firms that are not risk-neutral, in place of the one about expected dollars.
  func limit() -> String {
    say(
      "Outages strike independently of each other, at constant rates. Bad years are ranked by hours down; welfare "
        + "adds up payoffs as firms weigh them.",
      "各种故障互相独立，频率不变。坏年份按中断小时数排序；福利按企业自己的权衡相加。")
  }
}
