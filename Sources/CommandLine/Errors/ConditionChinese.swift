/// Conditions on numbers in Chinese: those that distributions and questions state in English.

/// Chinese of a condition, as in `a share from 0 to 1`.
enum ConditionChinese {
  static func text(_ condition: String) -> String {
    if let known = known[condition] { return known }
    let words = condition.split(separator: " ").map(String.init)
    let numbers = words.filter { Double($0) != nil }
    let unit = words.last.flatMap { units[$0] } ?? ""
    switch (words.first, numbers.count, words.contains("to")) {
    case ("above", 2, true): return "大于 \(numbers[0])、不超过 \(numbers[1])\(unit)的数"
    case ("above", 1, false): return "大于 \(numbers[0])\(unit)的数"
    case (_, 2, true): return " \(numbers[0]) 到 \(numbers[1])\(unit)的数"
    case (_, 1, _) where condition.hasSuffix("or more"): return "不小于 \(numbers[0]) 的数"
    default: return " \(condition)"
    }
  }

  private static let units = ["dollars": " 美元", "min": " 分钟", "h": " 小时", "s": " 秒"]

  private static let known = [
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
    "one with a second region and one without": "至少一个跨区域方案和一个单区域方案",
  ]
}
