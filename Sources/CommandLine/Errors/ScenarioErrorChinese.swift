/// Chinese wording of errors of scenarios; the English one is in `ScenarioErrorMessage`.
internal import Report
internal import Scenario

extension ScenarioError {
  /// One-line message in Chinese: location, error, expectation and the nearest valid name.
  var chinese: String { fileText ?? valueText ?? optionText }

  private var fileText: String? {
    switch self {
    case .unknownPreset(let name, let known, let place):
      "\(at(place))没有预设\(name.chineseQuote)\(meant(name, known))（文件名需含“/”或以 .json5 结尾）"
    case .unreadable(let path, let problem, let place):
      "\(at(place))无法读取 \(SafeText.line(path))：\(problem.chinese)"
    case .tooLarge(let path, let bytes, let limit):
      "\(SafeText.line(path))：\(bytes) 字节，作为预设太大；上限为 \(limit)"
    case .extendsCycle(let names, let place):
      "\(at(place))“extends”成环：\(names.map(SafeText.line).joined(separator: " → "))"
    case .extendsTooFar(let limit, let place): "\(at(place))“extends”经过的文件超过 \(limit) 个"
    case .empty(let place): "\(at(place))只有空白和注释；应为对象 { ... }"
    case .notUTF8(let place): "\(at(place))该字节不是 UTF-8 文本"
    case .syntax(let problem, let place): "\(at(place))\(problem.chinese)"
    case .duplicateKey(let key, let place, let first):
      "\(at(place))键\(key.chineseQuote)重复；首次出现在 \(first.description)"
    default: nil
    }
  }

  private var valueText: String? {
    switch self {
    case .unknownKey(let key, let path, let known, let place):
      "\(at(place))\(path.isEmpty ? "" : "\(SafeText.line(path)) 中")没有键\(key.chineseQuote)\(meant(key, known))"
    case .unknownName(let name, let key, let rule, let known, let place):
      "\(at(place))\(SafeText.line(key))：\(name.chineseQuote)不是\(rule.chinese(known))"
        + (rule.lists(known) ? nearest(name, known) : meant(name, known))
        + (rule == .provider && NearestName.of(name, among: known) == nil
          ? "；企业不论用哪家云都会用到的产品，用 scope 'vendor'（firms.*.used）" : "")
    case .badName(let name, let key, let place):
      "\(at(place))\(SafeText.line(key))：\(name.chineseQuote)不能用作名称；应为 1 到 40 个字母、数字、“-”或“_”"
    case .missing(let key, let place): "\(at(place))缺少 \(SafeText.line(key))"
    case .notHere(let key, let conflict, let place): "\(at(place))\(SafeText.line(key)) \(conflict.chinese)"
    case .wrongType(let key, let expected, let found, let place):
      "\(at(place))\(SafeText.line(key.isEmpty ? "预设" : key))：应为\(expected.chinese)，却是 \(found)"
    case .wrongUnit(let unit, let key, let accepted, let place):
      "\(at(place))\(SafeText.line(key))：\(unit.chineseQuote)不是它的单位；应为 "
        + CommandLineMessage.chineseList(accepted)
    case .outOfRange(let value, let key, let unit, let range, let place):
      "\(at(place))\(SafeText.line(key))：\(NumberText.plain(value)) 超出范围；应为\(range.chinese)\(unit.chineseUnit)"
    case .notWhole(let value, let key, let place):
      "\(at(place))\(SafeText.line(key))：应为整数，却是 \(NumberText.plain(value))"
    case .wrongNumber(let key, let count, let allowed, let place):
      "\(at(place))\(SafeText.line(key))：有 \(count) 项；应为"
        + (count < allowed.lowerBound ? "至少 \(allowed.lowerBound) 项" : "至多 \(allowed.upperBound) 项")
    case .badText(let text, let key, let limit, let place):
      "\(at(place))\(SafeText.line(key))：文本\(text.chineseQuote)太长或含控制字符；应为一行，至多 \(limit) 个字符"
    case .badSpread: chineseSpread
    case .percentilesOutOfOrder(let median, let p95, let key, let place):
      "\(at(place))\(SafeText.line(key))：第 95 百分位 \(NumberText.plain(p95)) h 应大于中位数 "
        + "\(NumberText.plain(median)) h"
    default: nil
    }
  }

  /// A fault of a range is told in English after its location.
  private var chineseSpread: String? {
    guard case .badSpread(let key, _, let place) = self else { return nil }
    let head = "\(at(place))\(SafeText.line(key)): "
    return "\(at(place))\(SafeText.line(key))：不确定范围有误：" + message.dropFirst(head.count)
  }

  private var optionText: String {
    switch self {
    case .badSetOption(let text):
      "--set \(text.chineseQuote)：应为 key.path=value，如 firms.ordinary.blameSharing=0"
    case .extendsOnCommandLine(let text): "--set \(text.chineseQuote)：“extends”只用于文件；请用 --preset"
    case .firmTotalNotWhole(let text): "--firms \(text.chineseQuote)：应为不小于 1 的整数"
    case .firmTotalOutOfRange(let total, let limit): "--firms \(total)：超出范围；应为 1 到 \(limit) 的整数"
    case .severalRests(let names):
      "firms：\(names.map(\.chineseQuote).joined(separator: "和"))都取剩余数；只应有一类的数量为 \"rest\""
    case .countsExceedTotal(let total, let counts):
      "firms：固定数量之和为 \(Self.sum(counts))（\(Self.list(counts))），超过总数 \(total)；请增大 --firms 或 firmCount"
    case .countsMissTotal(let total, let counts):
      "firms：数量之和为 \(Self.sum(counts))（\(Self.list(counts))），但总数为 \(total)；请让一类的数量为 \"rest\""
    case .noFirms: "firms：数量全为 0；至少应有一家企业"
    case .tooManyChoices(let types, let strategies, let limit):
      "firms：\(types) 类企业在 \(strategies) 个部署方案中选择，共 \(types * strategies) 种；至多 \(limit) 种"
    default: message
    }
  }

  private static func sum(_ counts: [NamedCount]) -> Int { counts.reduce(0) { $0 + $1.count } }
  private static func list(_ counts: [NamedCount]) -> String {
    counts.map { "\(SafeText.line($0.name)) \($0.count)" }.joined(separator: "、")
  }

  private func at(_ place: FileLocation?) -> String { place.map { "\($0.description)：" } ?? "" }

  private func meant(_ name: String, _ known: [String]) -> String {
    let nearest = nearest(name, known)
    if !nearest.isEmpty { return nearest }
    let names = CommandLineMessage.chineseList(known.map { SafeText.clipped($0) })
    return (1...8).contains(known.count) ? "；应为 \(names)" : ""
  }

  private func nearest(_ name: String, _ known: [String]) -> String {
    NearestName.of(name, among: known).map { "；是不是\($0.chineseQuote)？" } ?? ""
  }
}

extension ScenarioWarning {
  /// One-line message in Chinese: location, warning and remedy.
  var chinese: String {
    switch self {
    case .noSource(let key, let place):
      "\(place.description)：\(SafeText.line(key))：没有注明来源；请加 source: \"...\" 或 \"assumption: ...\""
    case .renamed(let key, let name, let place):
      "\(place.description)：\(SafeText.line(key)) 现名 \(SafeText.line(name))"
    case .nothingToRemove(let key, _, let place):
      "\(place.description)：\(SafeText.line(key))：null 要删除的键并不存在"
    }
  }
}

extension FileProblem {
  fileprivate var chinese: String {
    switch self {
    case .notFound: "没有这个文件"
    case .isFolder: "这是文件夹；应为文件"
    case .notPermitted: "没有权限"
    case .tooLarge(let bytes): "\(bytes) 字节太大；上限为 \(ScenarioLoader.inputLimit)"
    case .other(let text): SafeText.line(text)
    }
  }
}

extension JSON5Problem {
  fileprivate var chinese: String {
    switch self {
    case .unexpected(let found, let expected): "应为\(expected.chinese)，却是\(found.chineseQuote)"
    case .endsEarly(let expected, _): "文件在此结束，但还应有\(expected.chinese)"
    case .openString: "该字符串没有在本行内结束"
    case .openComment: "注释 /* 没有以 */ 结束"
    case .badEscape(let text): "\(text.chineseQuote)不是字符串或键中可用的转义"
    case .loneSurrogate(let text): "\(text.chineseQuote)只是代理对的一半；应两半都有"
    case .badNumber(let text): "\(text.chineseQuote)不是数字"
    case .tooDeep(let limit): "嵌套超过 \(limit) 层"
    }
  }
}

extension JSON5Problem.Expectation {
  fileprivate var chinese: String {
    switch self {
    case .value: "值"
    case .key: "键或“}”"
    case .colon: "“:”"
    case .commaOrBrace: "“,”或“}”"
    case .commaOrBracket: "“,”或“]”"
    case .end: "结尾"
    }
  }
}

extension ExpectedValue {
  fileprivate var chinese: String {
    switch self {
    case .object: "对象 { ... }"
    case .text: "文本"
    case .trueOrFalse: " true 或 false"
    case .oneOf(let names): CommandLineMessage.chineseList(names.map(\.chineseQuote))
    case .number(let units): "以 \(CommandLineMessage.chineseList(units)) 为单位的数"
    case .wholeNumber: "整数"
    case .wholeNumberOrRest: "整数或 \"rest\""
    case .names: "名称的列表"
    case .numbers(let units): "以 \(CommandLineMessage.chineseList(units)) 为单位的数的列表"
    }
  }
}

extension Conflict {
  fileprivate var chinese: String {
    switch self {
    case .durationKind(let kind, let takes): "不属于“\(kind)”这种时长，它只接受 \(takes)"
    case .scope(let scope): "不能与范围“\(scope.rawValue)”同用"
    case .tailAversion: "不能与“tail-averse”同用：赔付会改变哪些年份最坏"
    case .otherPair(let other): "不能与 \(other) 同用；应为 mu 和 sigma，或 median 和 p95"
    }
  }
}

extension NameRule? {
  fileprivate func chinese(_ known: [String]) -> String {
    switch self {
    case .region: "预设中的区域"
    case .provider: "某个区域的云厂商"
    case .tierOrStrategy: "层级或部署方案"
    case .hazard: "预设中的故障源"
    case .new, nil:
      lists(known) ? " " + CommandLineMessage.chineseList(known.map { SafeText.clipped($0) }) : "已知的名称"
    }
  }
}
