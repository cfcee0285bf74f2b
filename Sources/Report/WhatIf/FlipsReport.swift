/// Nearest switching values of every parameter, as a report.
public import Findings
public import Market
internal import Scenario

/// Report of `what-if --flips`.
public struct FlipsReport: PagedReport {
  let language: Language
  private let market: Market
  private let study: EquilibriumFlipStudy
  private let choices: [(type: Int, choice: Int, flips: [SwitchingValue])]

  /// Number of rows of the table for people; machine-readable output has all.
  static let shown = 12

  /// Page about switching values: those of the equilibria, and by type those of a firm that keeps its choice
  /// at the end of the entry sequence while the others stay put.
  public init(
    _ study: EquilibriumFlipStudy, choices: [(type: Int, choice: Int, flips: [SwitchingValue])],
    of market: Market, language: Language
  ) {
    self.market = market
    self.study = study
    self.choices = choices
    self.language = language
  }

  /// The figure of tipping values.
  public var figures: [FigureName] { choices.contains { !$0.flips.isEmpty } ? [.tornado] : [] }

  private var flips: [EquilibriumFlip] { study.flips }
  private var labels: MarketLabels { MarketLabels(market) }

  var page: Page {
    var page = Page(command: "what-if", title: Text("Tipping values", "临界值"))
    page.answer = study.skipped.isEmpty ? [answer] : [answer, skipped]
    if !flips.isEmpty { page.sections.append(equilibria) }
    page.sections += choices.filter { !$0.flips.isEmpty }.map(section)
    page.sections.append(Section("notes", .empty, [.points(notes)]))
    page.members = [
      ("mode", "flips"), ("complete", .bool(study.skipped.isEmpty)),
      ("skipped", .array(study.skipped.map { .string($0.key) })),
      ("equilibria", .array(flips.map(member))),
      ("quiet", .array(study.quiet.map(member))), ("choices", .array(choices.map(member))),
    ]
    page.machineTables = [records.only(.csv)]
    return page
  }

  /// How much an interrupted search left out.
  private var skipped: Text {
    let (count, all) = (study.skipped.count, market.flippable.count)
    return Text(
      "The search was stopped: \(count) of \(all) numbers \(count == 1 ? "was" : "were") not looked at.",
      "搜索被中断：\(all) 个参数中有 \(count) 个未检查。")
  }

  private var answer: Text {
    guard let first = flips.first else {
      if !study.skipped.isEmpty {
        return Text("Of the other numbers none tips it alone.", "其余参数中，单独变动任何一个都不会改变结果。")
      }
      return Text(
        "No single number tips it within a hundred times its value of today.", "单独变动任何一个数，在目前取值的一百倍之内都不会改变结果。"
      )
    }
    let (key, unit) = (labels.parameter(first.parameter.key).capitalized, first.parameter.unit)
    let (today, value) = (labels.value(first.today, unit: unit), labels.value(first.value, unit: unit))
    let change = RegimeLabels(market).change(from: first.frontier.before, to: first.frontier.beyond)
    return Text(
      "\(study.skipped.isEmpty ? "Nearest" : "Nearest of the others"): \(key.en) at \(value.en) (today \(today.en)); \(first.isUpward ? "above" : "below"), \(change.en).",
      "\(study.skipped.isEmpty ? "最近的临界值" : "其余参数中最近的临界值")：\(key.zh)为 \(value.zh)（目前 \(today.zh)）；\(first.isUpward ? "高于" : "低于")此值，\(change.zh)。"
    )
  }

  // MARK: Tables

  private var equilibria: Section {
    let rows = Array(flips.prefix(Self.shown))
    var table = PageTable(
      "flips", rows,
      [
        .people("key", Text("number", "参数")) { [labels] in labels.parameter($0.parameter.key) },
        .measure("today", Text("today", "目前")) { [labels] in labels.value($0.today, unit: $0.parameter.unit)
        },
        .measure("value", Text("tips at", "临界值")) { [labels] in
          Self.marked(labels.value($0.value, unit: $0.parameter.unit), $0.isProved)
        },
        .measure("change", Text("change", "变化")) { Text(Quantity.change($0.relativeChange)) },
        .people("then", Text("beyond it", "越过之后")) { [market] in
          RegimeLabels(market).change(from: $0.frontier.before, to: $0.frontier.beyond)
        },
      ])
    table.audience = .people
    let more = flips.count - rows.count
    let rest: [Section.Part] =
      more > 0
      ? [
        .paragraph(Text("\(more) more are in --format csv and json.", "另有 \(more) 个，见 --format csv 或 json。"))
      ] : []
    return Section("flips", Text("Where the equilibria change", "均衡在哪里改变"), [.table(table)] + rest)
  }

  private func section(_ choice: (type: Int, choice: Int, flips: [SwitchingValue])) -> Section {
    let (firm, setup) = (labels.oneFirm(choice.type), labels.setup(choice.choice))
    var table = PageTable(
      "choices", choice.flips,
      [
        .people("key", Text("number", "参数")) { [labels] in labels.parameter($0.key) },
        .measure("today", Text("today", "目前")) { [labels] in
          labels.today($0.from, of: $0.key, unit: $0.unit)
        },
        .measure("value", Text("tips at", "临界值")) { [labels] in
          Self.marked(labels.value($0.to, unit: $0.unit), $0.isProved)
        },
        .measure("change", Text("change", "变化")) { Text(Quantity.change($0.relativeChange)) },
        .people("setup", Text("then best", "此后最优")) { [labels] in labels.setup($0.strategy) },
      ])
    table.audience = .people
    return Section(
      "choices",
      Text(
        "Where \(firm.en) leaves \(setup.en), the others staying",
        "\(firm.zh)何时离开\(ChineseText.spaced(setup.zh))（其他企业不动）"),
      [.table(table)])
  }

  /// A value; with a tilde if a change may occur nearer.
  private static func marked(_ value: Text, _ isProved: Bool) -> Text {
    isProved ? value : Text("~" + value.en, "~" + value.zh)
  }

  private var notes: [Text] {
    [
      Text(
        "Equilibria: all in which nobody randomises, and the end of entry one by one; each number moves alone.",
        "这里的均衡指全部不随机选择的均衡以及依次进入的结果；每次只动一个数。"),
      Text(
        "Where payoffs are linear the value is solved; elsewhere it is bracketed between neighbouring numbers. "
          + "Both sides were examined.",
        "收益为线性时直接解出；否则夹逼到相邻的数。两侧都已检验。"), proof,
    ]
  }

  /// Proved statements on the values and on the directions without one.
  private var proof: Text {
    let open = flips.count { !$0.isProved } + choices.reduce(0) { $0 + $1.flips.count { !$0.isProved } }
    let quiet = study.quiet.count(where: \.isProved)
    let openQuiet = study.quiet.count - quiet
    let but = open == 0 ? Text.empty : Text(", but for the \(open) marked ~", "（标 ~ 的 \(open) 个除外）")
    let values = Text(
      "Bounds on every gain prove that nothing changes nearer\(but.en)", "由一切偏离收益的上下界证明：更近处没有变化\(but.zh)")
    let directions =
      quiet == 0
      ? Text(".", "。")
      : Text(
        "; nor, up to 100 times today's value, in \(quiet) directions that are not listed.",
        "；未列出的 \(quiet) 个方向上，直到目前取值的 100 倍也没有变化。")
    let rest =
      openQuiet == 0
      ? Text.empty
      : Text(" In \(openQuiet) more nothing was found, without a proof.", "另有 \(openQuiet) 个方向未发现变化，但无证明。")
    return values + directions + rest
  }

  // MARK: Machines

  private struct Record {
    let of, key, unit: String
    let today, value: Double
    let isUpward, isProved: Bool
    let isSolved: Bool?
    let change: String
  }

  /// A record for each switching value.
  private var records: PageTable {
    let regimes = RegimeLabels(market)
    let equilibria = flips.map {
      Record(
        of: "equilibria", key: $0.parameter.key, unit: $0.parameter.unit, today: $0.today, value: $0.value,
        isUpward: $0.isUpward, isProved: $0.isProved, isSolved: $0.isSolved,
        change: regimes.change(from: $0.frontier.before, to: $0.frontier.beyond).en)
    }
    let moves = choices.flatMap { choice in
      choice.flips.map {
        Record(
          of: "choice of \(market.firms[choice.type].type.name)", key: $0.key, unit: $0.unit, today: $0.from,
          value: $0.to, isUpward: $0.isUpward, isProved: $0.isProved, isSolved: nil,
          change: market.strategies[$0.strategy].name)
      }
    }
    return PageTable(
      "flips", equilibria + moves,
      [
        .key("of") { $0.of }, .key("key") { $0.key }, .key("unit") { $0.unit },
        .machine("today", nil) { $0.today }, .key("direction") { $0.isUpward ? "up" : "down" },
        .machine("value", nil) { $0.value },
        .key("solved") { $0.isSolved.map { $0 ? "true" : "false" } ?? "" },
        Column(key: "proved", title: .empty) { .flag($0.isProved) }, .key("change") { $0.change },
      ])
  }

  private func member(_ flip: EquilibriumFlip) -> JSONValue {
    [
      "key": .string(flip.parameter.key), "unit": .string(flip.parameter.unit), "today": .number(flip.today),
      "direction": flip.isUpward ? "up" : "down", "value": .number(flip.value),
      "solved": .bool(flip.isSolved), "proved": .bool(flip.isProved), "near": .number(flip.frontier.near),
      "before": .region(flip.frontier.before, nil, market),
      "beyond": .region(flip.frontier.beyond, nil, market),
    ]
  }

  private func member(_ quiet: NoSwitch) -> JSONValue {
    [
      "key": .string(quiet.parameter.key), "unit": .string(quiet.parameter.unit),
      "today": .number(quiet.today), "direction": quiet.end > quiet.today ? "up" : "down",
      "until": .number(quiet.end), "proved": .bool(quiet.isProved),
    ]
  }

  private func member(_ choice: (type: Int, choice: Int, flips: [SwitchingValue])) -> JSONValue {
    [
      "type": .string(market.firms[choice.type].type.name),
      "choice": .string(market.strategies[choice.choice].name),
      "flips": .array(
        choice.flips.map {
          [
            "key": .string($0.key), "unit": .string($0.unit), "today": .number($0.from),
            "value": .number($0.to), "proved": .bool($0.isProved),
            "strategy": .string(market.strategies[$0.strategy].name),
          ]
        }),
    ]
  }
}
