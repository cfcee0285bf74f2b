/// Chinese wording of errors in `KEY=VALUES`; the English one is in `ParameterAxisError`.
internal import Report
internal import Scenario

extension ParameterAxisError {
  /// One-line message in both languages: the option, the error, the expectation and the nearest valid name.
  func text(option: String) -> Text {
    let dashes = option.hasPrefix("--") ? option : "--" + option
    return Text(message(option: option), "\(dashes)：\(chinese)")
  }

  private var chinese: String {
    switch self {
    case .noValues(let text):
      "\(text.chineseQuote)：应为 KEY=VALUES，如 blameSharing=0..1:11、lambda=0.05..5:log:9 "
        + "或 costs.multi-region=1.2,1.5,2,4"
    case .unknownKey(let key, let nearest):
      "没有参数\(key.chineseQuote)"
        + (nearest.map { "；是不是\($0.chineseQuote)？" } ?? "；见 resilience-econ presets show")
    case .ambiguousKey(let key, let names):
      "\(key.chineseQuote)可能是\(names.prefix(4).map(\.chineseQuote).joined(separator: "、"))"
        + (names.count > 4 ? "等 \(names.count) 个" : "") + "；请写得更完整"
    case .notANumber(let text, let key): "\(key)：\(text.chineseQuote)不是数字；应如 0.5、200k、1.5M 或 30%"
    case .badCount(let text, let key): "\(key)：\(text.chineseQuote)不是步数；应为不小于 2 的整数"
    case .badSpacing(let text, let key):
      "\(key)：\(text.chineseQuote)不能跟在范围之后；应为 LOW..HIGH、LOW..HIGH:STEPS 或 LOW..HIGH:log:STEPS"
    case .emptyRange(let lower, let upper, let key):
      "\(key)：范围 \(NumberText.plain(lower))..\(NumberText.plain(upper)) 为空；小的一端应在前"
    case .logOfNothing(let lower, let key):
      "\(key)：对数范围不能从 \(NumberText.plain(lower)) 开始；应大于 0"
    case .outOfRange(let value, let key, let unit, let range):
      "\(key)：\(NumberText.plain(value)) 超出范围；应为\(range.chinese)\(unit.chineseUnit)"
    case .tooMany(let count, let key, let limit): "\(key)：\(NumberText.plain(count)) 个取值太多；最多 \(limit) 个"
    }
  }
}

extension ValidRange {
  /// Range in Chinese words.
  var chinese: String {
    isOpenBelow
      ? "大于 \(NumberText.plain(lower)) 且不大于 \(NumberText.plain(upper))"
      : " \(NumberText.plain(lower)) 到 \(NumberText.plain(upper))"
  }
}

extension String {
  /// The text in Chinese quotation marks, made harmless and clipped.
  var chineseQuote: String { "“\(SafeText.clipped(self))”" }
  /// A unit after a number.
  var chineseUnit: String { ["", "count", "number", "share"].contains(self) ? "" : " \(self)" }
}
