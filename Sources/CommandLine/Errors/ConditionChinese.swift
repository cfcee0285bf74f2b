/// Conditions on numbers in Chinese: those that distributions and questions state in English.

/// Chinese of a condition, as in `a share from 0 to 1`.
enum ConditionChinese {
  static func text(_ condition: String) -> String {
    if let known = known[condition] { return known }
    guard condition.hasPrefix("above ") else { return " \(condition)" }
    return "大于 \(condition.dropFirst("above ".count)) 的数"
  }

  private static let known = [
    "0 or more": "不小于 0 的数",
    "2 or more": "不小于 2 的数",
    "a finite mean": "有限的均值",
    "a finite mean: a tail index above the convexity": "有限的均值：尾指数须大于凸性指数",
    "a finite number": "有限的数",
    "a share from 0 to 1": " 0 到 1 之间的比例",
    "a share from 0 to below 1": " 0 到 1（不含 1）之间的比例",
    "above 0, because the blame is set against it": "大于 0 的数，因为追责与它相比",
    "an amount below 1e300": "小于 1e300 的数",
    "an availability from 0 to 1": " 0 到 1 之间的可用率",
    "an index above 1: with this one the mean is infinite, and a year has no expected hours":
      "大于 1 的指数：否则均值无限，一年没有期望时长",
    "between 0 and 1": " 0 与 1 之间的数",
    "between 1 and 5": " 1 与 5 之间的数",
    "greater than 0": "大于 0 的数",
    "greater than 1, or the mean is infinite": "大于 1 的数，否则均值无限",
    "names of its services": "其服务的名称",
    "false": " false",
  ]
}
