/// Chinese wording of errors of outage files and queries; the English one is in `OutageRecordMessage`.
internal import Outages
internal import Report

extension OutageRecordError {
  /// One-line message in Chinese: the error, its location and the expectation.
  var chinese: String {
    switch self {
    case .empty(let file): "\(file)：文件为空；应有表头，含 date 或 start，以及 hours 或 end"
    case .notUTF8(let file, let line): "\(file):\(line)：不是 UTF-8"
    case .badQuote(let file, let line): "\(file):\(line)：引号不成对；单元格内的引号要写两次"
    case .badJSON(let message): message
    case .noList(let file): "\(file)：没有故障列表；应为对象数组，或像状态页那样放在“incidents”之下"
    case .noRows(let file, let withoutImpact):
      withoutImpact == 0
        ? "\(file)：只有表头，没有数据行；每次故障应有一行"
        : "\(file)：\(withoutImpact) 行都不计入，因为 --impact 或文件给出的影响比例为 0"
    case .missingColumn(let file, let what, let found):
      "\(file):1：\(Self.chinese(what))；现有 \(Self.cells(found))"
        + (nearestMap.map { "；是不是 --map \(ShellWord.quoted($0))？" } ?? "")
    case .duplicateColumn(let file, let column): "\(file):1：列\(column.chineseQuote)出现两次"
    case .cellCount(let file, let line, let found, let expected):
      "\(file):\(line)：有 \(found) 个单元格，应与表头一样为 \(expected) 个"
    case .emptyCell(let file, let line, let column): "\(file):\(line)：\(column.chineseQuote)为空"
    case .badCell(let file, let line, let column, let value, let rule):
      "\(file):\(line)：\(SafeText.line(String(column.prefix(40)))) 是\(value.chineseQuote)，应为\(Self.chinese(rule))"
    case .duplicateID(let file, let line, let id):
      "\(file):\(line)：编号\(id.chineseQuote)在前面已出现；每次故障只应有一行"
    default: query
    }
  }

  /// Line for an error of the query.
  private var query: String {
    switch self {
    case .badMap(let text):
      "--map \(text.chineseQuote)：应为 COLUMN=NAME，如 hours=duration_minutes/60、start=opened 或 severity=-"
    case .unknownMapColumn(let name, let nearest):
      "--map：没有列\(name.chineseQuote)"
        + Self.hint(nearest, else: "；应为 date、start、end、hours、minutes、duration、severity 等")
    case .mapWithoutColumn(let file, let column, let nearest):
      "\(file):1：没有可对应的列\(column.chineseQuote)" + Self.hint(nearest)
    case .badImpact(let text):
      "--impact \(text.chineseQuote)：应按影响给出比例，如 none=0,minor=5%,major=50%,critical=100%"
    case .badDate(let option, let text): "--\(option)：\(text.chineseQuote)不是日期；应如 2024-03-05"
    case .emptyWindow(let from, let until): "--until \(until) 不晚于 --from \(from)；应为更晚的日期"
    case .unknownProvider(let name, let nearest):
      "--provider：记录中没有\(name.chineseQuote)的故障" + Self.hint(nearest)
    case .unknownRegion(let name, let provider, let nearest):
      "--region：" + (provider.map { SafeText.line($0) + " " } ?? "没有云厂商")
        + (provider == nil ? "有区域" : "没有区域") + name.chineseQuote + Self.hint(nearest)
    case .ambiguousRegion(let name, let providers):
      "--region：\(name.chineseQuote)是 \(providers.joined(separator: " 和 ")) 共有的区域名；请用 --provider 指明"
    case .endless(let rows, let from, let until):
      "记录：\(rows) 行从 \(from) 到 \(until) 不间断地重叠，成为一次超过一年的故障；应按 region 或 scope 区分；--impact minor=0 可略去轻微故障"
    case .sinceTooLate(let year, let last): "--since \(year)：记录止于 \(last)"
    default: SafeText.line(description)
    }
  }

  private static func hint(_ nearest: String?, else other: String = "") -> String {
    nearest.map { "；是不是\($0.chineseQuote)？" } ?? other
  }

  /// First cells of a heading, as written.
  private static func cells(_ cells: [String]) -> String {
    let shown = cells.prefix(12).map { SafeText.line(String($0.prefix(40))) }
    return (shown + (cells.count > 12 ? ["…"] : [])).joined(separator: "、")
  }

  private static func chinese(_ missing: Missing) -> String {
    switch missing {
    case .time: "没有表示何时的列：应有 date 或 start，或用 --map start=NAME"
    case .length: "没有表示多久的列：应有 hours、minutes、seconds、duration 或 end，或用 --map hours=NAME/60"
    }
  }

  private static func chinese(_ rule: CellRule) -> String {
    switch rule {
    case .length(let unit): "以 \(unit) 计的数，不小于 0；不知道时留空"
    case .duration: "带单位的时长，如 2h 15m、PT2H15M 或 1:30；纯数字需要 --map，如 hours=duration/60"
    case .atMostAYear: "最多一年"
    case .date(let years): "如 2017-02-28 的日期，年份在 \(years.lowerBound) 到 \(years.upperBound) 之间"
    case .dateOrder: "日月顺序不明，请加 --dates mdy 或 dmy"
    case .past(let today): "不晚于今天 \(today) 的日期"
    case .after(let start): "晚于开始时间 \(start) 的时间"
    case .clock: "如 14:02 的时刻；--map time=- 可略去该列"
    case .agreement(let other, let value, let column):
      " \(SafeText.line(String(other.prefix(40)))) 列给出的时长\(value.chineseQuote)；--map \(column)=- 可略去本列"
    case .share: " 0 到 1 的比例、如 60% 的百分比，或影响级别；--map severity=- 可略去该列"
    case .oneOf(let words, let nearest):
      " \(words.joined(separator: "、")) 之一" + (nearest.map { "；是不是\($0.chineseQuote)？" } ?? "")
    }
  }
}
