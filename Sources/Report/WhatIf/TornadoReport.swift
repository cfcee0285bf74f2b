/// Tornado diagrams, as a report.
public import Findings
internal import Market
internal import Scenario

/// Report of `what-if --tornado`.
public struct TornadoReport: CommandReport {
  private let tornadoes: [Tornado]
  private let words: TornadoWords

  /// A page about tornadoes of one market.
  public init(_ tornadoes: [Tornado], language: Language) {
    self.tornadoes = tornadoes
    words = TornadoWords(words: WhatIfWords(language: language))
  }

  /// The page for a terminal; no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The page in Markdown.
  public func markdown() -> String { document.markdown() }

  /// A record for each bar.
  public func csv() -> String {
    var writer = CSVWriter(header: [
      "output", "type", "key", "unit", "today", "low", "high", "source", "atLow", "atToday", "atHigh",
      "changesAtLow", "changesAtHigh",
    ])
    for tornado in tornadoes {
      for bar in tornado.bars {
        writer.append([
          .text(tornado.output.rawValue), .text(tornado.typeName ?? ""), .text(bar.parameter.key),
          .text(bar.parameter.unit), .number(bar.today), .number(bar.low), .number(bar.high),
          .text(bar.source.rawValue), .number(bar.atLow), .number(tornado.today), .number(bar.atHigh),
          .text(bar.changesAtLow ? "true" : "false"), .text(bar.changesAtHigh ? "true" : "false"),
        ])
      }
    }
    return writer.text
  }

  /// Tornadoes with their bars.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object(
      inputs.head("what-if") + [("mode", "tornado"), ("tornadoes", .array(tornadoes.map(Self.member)))]
    ).text()
  }

  private static func member(_ tornado: Tornado) -> JSONValue {
    [
      "output": .string(tornado.output.rawValue), "unit": .string(tornado.output.unit),
      "type": tornado.typeName.map { .string($0) } ?? .null, "today": .number(tornado.today),
      "leftOut": .count(tornado.leftOut),
      "bars": .array(
        tornado.bars.map {
          [
            "key": .string($0.parameter.key), "unit": .string($0.parameter.unit), "today": .number($0.today),
            "low": .number($0.low), "high": .number($0.high), "source": .string($0.source.rawValue),
            "atLow": .number($0.atLow), "atHigh": .number($0.atHigh),
            "changesAtLow": .bool($0.changesAtLow), "changesAtHigh": .bool($0.changesAtHigh),
          ]
        }),
    ]
  }

  // MARK: Page

  private var document: Document {
    var page = Document()
    page.append(.title(words.title))
    for (index, tornado) in tornadoes.enumerated() {
      let name = words.words.tableHeading(
        words.words.output(tornado.output), type: tornado.typeName.map { SafeText.line($0) })
      if index == 0 { page.append(.answer(answer(tornado, name))) }
      page.append(.heading(heading(tornado, name)))
      page.append(.table(table(tornado)))
      if tornado.leftOut > 0 { page.append(.paragraph(words.leftOut(tornado.leftOut))) }
    }
    page.append(.points(words.notes))
    return page
  }

  private func answer(_ tornado: Tornado, _ name: String) -> String {
    guard let first = tornado.bars.first else { return words.nothing(name) }
    let deciding = tornado.bars.filter(\.changesDecision).map { SafeText.line($0.parameter.key) }
    return words.answer(
      name: name, key: SafeText.line(first.parameter.key), swing: amount(first.swing, tornado.output),
      deciding: deciding)
  }

  private func heading(_ tornado: Tornado, _ name: String) -> String {
    words.heading(name: name, today: amount(tornado.today, tornado.output))
  }

  private func amount(_ value: Double, _ output: MarketOutput) -> String {
    if output.isMoney { return Quantity.money(value) }
    switch output {
    case .hours: return NumberText.fixed(value, decimals: 2) + " h"
    case .share: return Quantity.share(value)
    default: return NumberText.plain(value)
    }
  }

  private func table(_ tornado: Tornado) -> Table {
    let numbers = tornado.bars.flatMap { [$0.atLow, $0.atHigh] } + [tornado.today]
    let scale = MoneyScale.fitting(numbers)
    let unit = tornado.output.isMoney ? ", " + scale.name : ""
    var table = Table(columns: [
      .init(words.input, .left), .init(words.low), .init(words.high), .init(words.atLow + unit),
      .init(words.atHigh + unit), .init("", .right),
    ])
    let least = numbers.min() ?? 0
    let most = numbers.max() ?? 0
    for bar in tornado.bars {
      func cell(_ value: Double, _ changes: Bool) -> String {
        let text =
          tornado.output.isMoney ? scale.cell(value) : NumberText.significant(value, digits: 4)
        return changes ? text + "!" : text
      }
      table.append([
        SafeText.line(bar.parameter.key), Quantity.parameter(bar.low, unit: bar.parameter.unit),
        Quantity.parameter(bar.high, unit: bar.parameter.unit), cell(bar.atLow, bar.changesAtLow),
        cell(bar.atHigh, bar.changesAtHigh),
        Self.drawing(bar, today: tornado.today, least: least, most: most),
      ])
    }
    return table
  }

  /// Width of a bar in cells.
  private static let barWidth = 16

  /// Bar from its smaller to its larger end, with the current value as a line across.
  private static func drawing(_ bar: TornadoBar, today: Double, least: Double, most: Double) -> String {
    guard most > least else { return "" }
    func place(_ value: Double) -> Int {
      Int(((value - least) / (most - least) * Double(barWidth - 1)).rounded())
    }
    let (from, to) = (place(min(bar.atLow, bar.atHigh)), place(max(bar.atLow, bar.atHigh)))
    let line = place(today)
    return (0..<barWidth).map { cell in
      cell == line ? "│" : (from...to).contains(cell) ? "█" : "·"
    }.joined()
  }
}

extension Tornado {
  /// Name of the output's type; `nil` for outputs of all types.
  fileprivate var typeName: String? { output.isByType ? market.firms[type].type.name : nil }
}

/// The wording of tornadoes.
struct TornadoWords {
  let words: WhatIfWords

  private func pick(_ english: String, _ chinese: String) -> String { words.pick(english, chinese) }

  var title: String { pick("Which input matters most?", "哪个输入最要紧？") }
  var input: String { pick("input", "输入") }
  var low: String { pick("low", "低") }
  var high: String { pick("high", "高") }
  var atLow: String { pick("at low", "取低时") }
  var atHigh: String { pick("at high", "取高时") }
  var notes: [String] {
    [
      pick(
        "! marks where the pure equilibria, or the one that history picks, are others than today.",
        "! 标出纯策略均衡或历史选中的均衡与今天不同之处。"),
      pick(
        "Low and high: the preset's own range where it gives one; for rates with a record the 5th and 95th "
          + "percentile of the posterior; assumption for all others: half and twice the value (coverage and "
          + "blame sharing: half and twice what they lack).",
        "低与高：预设给出范围的取其范围；有记录的频率取后验的第 5 和第 95 百分位；其余为假设：数值的一半与两倍（coverage 与 blameSharing："
          + "所缺部分的一半与两倍）。"),
    ]
  }

  func heading(name: String, today: String) -> String {
    pick("\(name), \(today) today", "\(name)，今天 \(today)")
  }

  func answer(name: String, key: String, swing: String, deciding: [String]) -> String {
    let first = pick(
      "\(key) moves the \(name) most: \(swing) from its low to its high.",
      "\(key) 对\(name)影响最大：从低到高相差 \(swing)。")
    let second =
      deciding.isEmpty
      ? pick(" None of these changes who sits where.", "其中没有一个改变谁坐在哪里。")
      : pick(
        " Who sits where depends on \(deciding.joined(separator: ", ")).",
        "谁坐在哪里取决于 \(deciding.joined(separator: "、"))。")
    return first + second
  }

  func nothing(_ name: String) -> String {
    pick("No input moves the \(name).", "没有输入能改变\(name)。")
  }

  func leftOut(_ count: Int) -> String {
    pick("\(count) inputs that move it less are left out.", "另有 \(count) 个影响更小的输入未列出。")
  }
}
