/// Tornado diagrams, as a report.
public import Findings
internal import Market
internal import Scenario

/// Report of `what-if --tornado`.
public struct TornadoReport: PagedReport {
  let language: Language
  private let tornadoes: [Tornado]

  /// A page about tornadoes of one market.
  public init(_ tornadoes: [Tornado], language: Language) {
    self.tornadoes = tornadoes
    self.language = language
  }

  var page: Page {
    var page = Page(command: "what-if", title: Text("Which number matters most?", "哪个参数最要紧？"))
    page.answer = tornadoes.first.map { [answer($0)] } ?? []
    page.sections = tornadoes.map(section) + [Section("notes", .empty, [.points(notes)])]
    page.members = [("mode", "tornado"), ("tornadoes", .array(tornadoes.map(Self.member)))]
    page.machineTables = [records.only(.csv)]
    return page
  }

  private func name(_ tornado: Tornado) -> Text {
    MarketLabels(tornado.market).output(tornado.output, type: tornado.output.isByType ? tornado.type : nil)
  }

  /// Number of parameters named in the answer.
  private static let named = 5

  private func answer(_ tornado: Tornado) -> Text {
    let (name, labels) = (name(tornado), MarketLabels(tornado.market))
    guard let first = tornado.bars.first else {
      return Text("No number moves the \(name.en).", "没有参数能改变\(name.zh)。")
    }
    let (key, swing) = (labels.parameter(first.parameter.key).capitalized, tornado.output.text(first.swing))
    let most = Text(
      "\(key.en) moves the \(name.en) most: \(swing.en) from its low to its high.",
      "\(key.zh)对\(name.zh)影响最大：从低到高相差 \(swing.zh)。")
    let deciding = tornado.bars.filter(\.changesDecision)
    guard !deciding.isEmpty else {
      return .sentences([most, Text("No number here moves a firm.", "其中没有一个会让企业换方案。")])
    }
    let more = deciding.count - Self.named
    let others = more > 0 ? [Text("\(more) more", "另外 \(more) 个")] : []
    let list = Text.list(deciding.prefix(Self.named).map { labels.parameter($0.parameter.key) } + others)
    return .sentences([most, Text("These move firms: \(list.en).", "会让企业换方案的有：\(list.zh)。")])
  }

  private func section(_ tornado: Tornado) -> Section {
    let labels = MarketLabels(tornado.market)
    let numbers = tornado.bars.flatMap { [$0.atLow, $0.atHigh] } + [tornado.today]
    let ends = (numbers.min() ?? 0)...(numbers.max() ?? 0)
    let cells = Cells(tornado, numbers)
    var bar = Column<TornadoBar>.measure("bar", .empty) {
      Text(Self.drawing($0, today: tornado.today, ends: ends))
    }
    bar.isOptional = true
    var table = PageTable(
      "tornado", tornado.bars,
      [
        .people("key", Text("number", "参数")) { labels.parameter($0.parameter.key) },
        .measure("low", Text("low", "低")) { labels.value($0.low, unit: $0.parameter.unit) },
        .measure("high", Text("high", "高")) { labels.value($0.high, unit: $0.parameter.unit) },
        .measure("atLow", Text("at low", "取低时") + cells.unit) { cells.text($0.atLow, $0.changesAtLow) },
        .measure("atHigh", Text("at high", "取高时") + cells.unit) { cells.text($0.atHigh, $0.changesAtHigh) },
        bar,
      ])
    table.audience = .people
    let (name, today) = (name(tornado).capitalized, tornado.output.text(tornado.today))
    let left = tornado.leftOut
    let rest: [Section.Part] =
      left > 0
      ? [.paragraph(Text("\(left) numbers that move it less are left out.", "另有 \(left) 个影响更小的参数未列出。"))] : []
    return Section(
      "tornado", Text("\(name.en), \(today.en) today", "\(name.zh)，目前 \(today.zh)"), [.table(table)] + rest)
  }

  /// Cells of a tornado's output in one scale.
  private struct Cells {
    let output: MarketOutput
    let scales: [MoneyScale]

    init(_ tornado: Tornado, _ numbers: [Double]) {
      output = tornado.output
      scales = [.fitting(numbers), .fittingChinese(numbers)]
    }

    var unit: Text {
      output.isMoney ? Text(", " + scales[0].name, "，" + scales[1].name) : .empty
    }

    /// A value; `!` marks a change of the equilibria.
    func text(_ value: Double, _ changes: Bool) -> Text {
      let number = output.isMoney ? Text(scales[0].cell(value), scales[1].cell(value)) : output.text(value)
      return changes ? Text(number.en + "!", number.zh + "!") : number
    }
  }

  /// Width of a bar in cells.
  private static let barWidth = 12

  /// Bar from its smaller to its larger end, with the current value as a line across.
  private static func drawing(_ bar: TornadoBar, today: Double, ends: ClosedRange<Double>) -> String {
    let width = ends.upperBound - ends.lowerBound
    guard width > 0 else { return "" }
    func place(_ value: Double) -> Int {
      Int(((value - ends.lowerBound) / width * Double(barWidth - 1)).rounded())
    }
    let (from, to) = (place(min(bar.atLow, bar.atHigh)), place(max(bar.atLow, bar.atHigh)))
    let line = place(today)
    return (0..<barWidth).map { cell in
      cell == line ? "│" : (from...to).contains(cell) ? "█" : "·"
    }.joined()
  }

  private var notes: [Text] {
    [
      Text(
        "! marks a change: other equilibria without random choice than today, or another end of entry one by one.",
        "! 表示有变化：不随机选择的均衡或依次进入的结果与目前不同。"),
      Text(
        "Low and high: the preset's own range where it gives one; for rates with a record the 5th and 95th "
          + "percentile of the posterior; all others by assumption half and twice the value (for failover and "
          + "blame forgiven, half and twice the rest to 100%).",
        "低与高：预设给出范围的取其范围；有记录的频率取后验的第 5 和第 95 百分位；其余为假设：数值的一半与两倍（切换成功率与同停免责：距 100% 差额的一半与两倍）。"),
    ]
  }

  // MARK: Machines

  /// A record for each bar.
  private var records: PageTable {
    PageTable(
      "bars", tornadoes.flatMap { tornado in tornado.bars.map { (tornado, $0) } },
      [
        .key("output") { $0.0.output.rawValue }, .key("type") { $0.0.typeName ?? "" },
        .key("key") { $0.1.parameter.key }, .key("unit") { $0.1.parameter.unit },
        .machine("today", nil) { $0.1.today }, .machine("low", nil) { $0.1.low },
        .machine("high", nil) { $0.1.high }, .key("source") { $0.1.source.rawValue },
        .machine("atLow", nil) { $0.1.atLow }, .machine("atToday", nil) { $0.0.today },
        .machine("atHigh", nil) { $0.1.atHigh },
        Column(key: "changesAtLow", title: .empty) { .flag($0.1.changesAtLow) },
        Column(key: "changesAtHigh", title: .empty) { .flag($0.1.changesAtHigh) },
      ])
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
}

extension Tornado {
  /// Name of the output's type; `nil` for outputs of all types.
  fileprivate var typeName: String? { output.isByType ? market.firms[type].type.name : nil }
}
