/// Redundancy decision of a firm, as a report.
public import Findings
internal import Market
internal import ResilienceNumerics
internal import Scenario

/// The page of the button: the price up to which it pays comes first.
public struct ButtonReport: PagedReport {
  let language: Language
  private let button: RedundancyDecision
  private let command: String
  private let rivalsAreSaid: Bool
  private let uncertainty: ButtonUncertainty?
  private let tornado: ButtonTornado?
  private let tables: [ButtonTable]

  /// A page of a command (`button`, `what-if`).
  ///
  /// - Parameter rivalsAreSaid: whether the command line says where the rivals are.
  public init(
    _ button: RedundancyDecision, command: String = "button", rivalsAreSaid: Bool = false,
    uncertainty: ButtonUncertainty? = nil, tornado: ButtonTornado? = nil, tables: [ButtonTable] = [],
    language: Language
  ) {
    self.button = button
    self.command = command
    self.rivalsAreSaid = rivalsAreSaid
    self.uncertainty = uncertainty
    self.tornado = tornado
    self.tables = tables
    self.language = language
  }

  private var labels: MarketLabels { MarketLabels(button.market) }
  private var region: String { SafeText.line(button.region) }

  var page: Page {
    var page = Page(command: command, title: Text("Do you press the button?", "你会摁下按钮吗？"))
    page.answer = [price, verdict, frequency] + sureness
    page.sections = [buttons, numbers, inherited]
    if button.numbers.rivals > 0 { page.sections.append(rivals) }
    if let tornado { page.sections.append(section(tornado)) }
    page.sections += tables.map(section)
    page.members = members
    return page
  }

  // MARK: The answer

  private var price: Text {
    guard let best = button.presses.first else { return .empty }
    let setup = labels.setup(best.strategy).capitalized
    let costs = Amount.multiple(best.multiplier)
    guard best.paysUpTo > 0 else {
      return Text(
        "\(setup.en) never pay, not even for nothing.", "\(setup.zh)即使免费也不划算。")
    }
    let (limit, amount) = (Amount.multiple(best.paysUpTo), Amount.money(best.paysUpTo * button.numbers.bill))
    return Text(
      "\(setup.en) pay up to \(limit.en) your one-node bill, \(amount.en) a year; they cost \(costs.en).",
      "\(setup.zh)在不超过单节点账单的 \(limit.zh)（每年 \(amount.zh)）时划算；现在要 \(costs.zh)。")
  }

  private var verdict: Text {
    guard let best = button.presses.first else { return .empty }
    let (setup, plain) = (labels.setup(best.strategy), labels.setup(button.plain))
    let amount = Amount.size(best.change.total)
    return best.change.total > 0
      ? Text(
        "Press it: \(setup.en) save \(amount.en) a year against \(plain.en).",
        "摁下：\(setup.zh)每年比 \(plain.zh)省 \(amount.zh)。")
      : Text(
        "Do not press it: \(setup.en) would cost \(amount.en) a year more than they save; stay on \(plain.en).",
        "不摁：\(setup.zh)每年要多花 \(amount.zh)；留在 \(plain.zh)。")
  }

  private var frequency: Text {
    let today = Amount.number(button.outagesPerYear)
    guard let from = button.paysFrom,
      let press = button.presses.first(where: { $0.outages?.lowerBound == from })
    else {
      return Text(
        "No number of outages of \(region) that a year has time for makes it pay: something that costs less is better.",
        "\(region) 一年内再多的故障也不会使它划算：总有更便宜的选择更好。")
    }
    if from == 0 {
      return Text("It pays even without outages of \(region).", "即使 \(region) 从不故障也划算。")
    }
    let setup = labels.setup(press.strategy)
    let number = Amount.number(from)
    let breakEven = Text(
      "Break-even of \(setup.en): \(number.en) outages of \(region) a year (today \(today.en))",
      "\(setup.zh)的临界值：\(region) 每年故障 \(number.zh) 次（目前 \(today.zh) 次）")
    guard button.numbers.rivals > 0 else { return Text(breakEven.en + ".", breakEven.zh + "。") }
    return Text(
      "\(breakEven.en), all else as today and the rivals staying put.", "\(breakEven.zh)，其他不变、对手不动。")
  }

  private var sureness: [Text] {
    guard let uncertainty else { return [] }
    let (share, draws) = (Amount.share(uncertainty.pays.share), NumberText.count(uncertainty.pays.draws))
    let gains = uncertainty.quantiles.map(Self.change)
    return [
      Text(
        "Pressing pays in \(share.en) of \(draws) draws of what is not known. The gain is \(gains[1].en) a year in the "
          + "median draw, and from \(gains[0].en) to \(gains[2].en) in nine of ten.",
        "对未知参数抽样 \(draws) 次，摁下划算的占 \(share.zh)；每年净收益的中位数为 \(gains[1].zh)，九成在 \(gains[0].zh)至 \(gains[2].zh)之间。"
      )
    ]
  }

  /// A change of payoff with its sign.
  private static func change(_ dollars: Double) -> Text {
    let amount = Amount.money(dollars)
    let plus = dollars > 0 && !NumberText.isZero(amount.en) ? "+" : ""
    return Text(plus + amount.en, plus + amount.zh)
  }

  // MARK: Sections

  /// Change of the payoff through direct loss, blame and praise.
  private static func saved(_ press: RedundancyDecision.Press) -> Double {
    press.change.direct + press.change.blame + press.change.praise
  }

  private var buttons: Section {
    let plain = labels.setup(button.plain)
    let title = Text("Instead of \(plain.en), {money} a year", "代替\(ChineseText.spaced(plain.zh))，每年{money}")
    let outagesTitle = Text("pays from outages a year", "每年故障几次起划算")
    let table = PageTable(
      "buttons", button.presses,
      [
        .name("strategy", title) { [labels] in labels.setupName($0.strategy) },
        .number("multiplier", Glossary.price, .multiple) { $0.multiplier },
        .number("paysUpToMultiplier", Text("pays up to", "划算上限"), .multiple) {
          $0.paysUpTo > 0 ? $0.paysUpTo : nil
        },
        .number("cost", Glossary.cost, .dollarsPerYear, signed: true) { $0.change.cost },
        .number("loss", Text("outages", "故障损失"), .dollarsPerYear, signed: true) { Self.saved($0) },
        .number("home", Text("region", "区域价值"), .dollarsPerYear, signed: true, optional: true) {
          $0.change.attraction
        },
        .number("gain", Text("gain", "净收益"), .dollarsPerYear, signed: true) { $0.change.total },
        .number("hoursAvoided", Text("hours avoided", "避免小时"), .hoursPerYear) { $0.hoursAvoided },
        .number("paysFromOutagesPerYear", outagesTitle, .perYear) { $0.outages?.lowerBound },
      ], marks: { $0.strategy == (button.presses.first?.strategy ?? -1) })
    return Section(
      "buttons", Text("The buttons: what each changes, positive is better", "各个按钮：各项变化，正数为好"),
      [.table(table)]
        + (button.published.map {
          [.paragraph(.sentences([$0.sentence(labels), Self.publishedBy]))]
        } ?? []))
  }

  private static var publishedBy: Text {
    Text("Source of the prices: Uptime Intelligence, 2022.", "价格来源：Uptime Intelligence，2022。")
  }

  private typealias Number = (option: String, value: Text, becomes: Text)

  private var numbers: Section {
    let firm = button.market.firms[0].type
    let entered = button.numbers
    let (direct, blame) = (Amount.money(firm.directPerHour), Amount.money(firm.blamePerHour))
    let rows: [Number] = [
      (
        "--bill", Amount.money(entered.bill),
        Text("a year for one node; each setup costs a multiple of it", "单节点年账单；各方案按倍数计")
      ),
      (
        "--revenue", Amount.money(entered.revenuePerHour),
        Text(
          "an hour; direct loss: revenue x margin x (1 - patience) = \(direct.en) an hour",
          "每小时收入；直接损失：收入 × 毛利率 × (1 − 耐心) = 每小时 \(direct.zh)")
      ),
      (
        "--margin", Amount.share(entered.margin), Text("only the margin of a lost sale is lost", "丢掉的订单只损失毛利")
      ),
      (
        "--patience", Amount.share(entered.patience),
        Text(
          "of customers wait; the others may leave: blame of \(blame.en) an hour",
          "愿意等待的顾客比例；其余可能离开：追责代价每小时 \(blame.zh)")
      ),
      (
        "--rivals", Text(NumberText.count(entered.rivals)),
        Text(
          "to leave for while they are up: when all are down, all of the blame is forgiven",
          "对手数；顾客只能投奔未宕机的对手：大家一起宕机时，追责全免")
      ),
    ]
    var table = PageTable(
      "inputNumbers", rows,
      [
        .text("number", Text("number", "数")) { Text($0.option) },
        .text("value", Text("value", "值")) { $0.value },
        .text("becomes", Text("what it becomes", "换算")) { $0.becomes },
      ])
    table.audience = .people
    return Section("numbers", Text("Your five numbers, and what they become", "你的五个数，以及换算"), [.table(table)])
  }

  private var inherited: Section {
    let firm = button.market.firms[0].type
    var points: [Text] = []
    for (region, value) in firm.attraction.sorted(by: { $0.key < $1.key }) where value != 0 {
      let (amount, share) = (Amount.money(value), Amount.share(value / firm.bill))
      points.append(
        Text(
          "Region value of \(SafeText.line(region)): \(amount.en) a year, \(share.en) of the bill.",
          "\(SafeText.line(region)) 的区域自身价值：每年 \(amount.zh)，为账单的 \(share.zh)。"))
    }
    let ratio = Amount.number(button.blamePerDirect)
    points.append(
      Text("Blame: \(ratio.en) times the direct loss.", "追责代价：直接损失的 \(ratio.zh) 倍。"))
    points.append(
      Text(
        "Outages, failover and prices of the setups; outages of firms that you depend on are left out, and so is what an "
          + "outage costs beside its hours, such as lost data.",
        "故障、切换与各方案的价格；你所依赖的企业的故障不计，故障在时长之外的损失（如丢失数据）也不计。"))
    points.append(
      Text(
        "Not its firms: the five numbers stand for you, and those that you leave out are defaults.",
        "不取自预设的是其中的企业：五个数说的是你，未给出的用默认值。"))
    points.append(place)
    return Section(
      "inherited", Text("Taken from the preset, as nobody said otherwise", "未指定、取自预设的数"), [.points(points)])
  }

  /// Where the rivals are, and where they would go.
  private var place: Text {
    guard button.numbers.rivals > 0 else { return Text("No rivals.", "没有对手。") }
    let profile = self.profile(button.counts)
    let here =
      rivalsAreSaid
      ? Text("You and your rivals: \(profile.en), as said.", "你和对手：\(profile.zh)（按指定）。")
      : Text(
        "You and your rivals: \(profile.en), where entry one by one ends; they stay there.",
        "你和对手：\(profile.zh)（依次进入的结果），对手不动。")
    guard let then = button.rivalsThen else { return here }
    let moved = self.profile(then)
    return .sentences([
      here,
      Text(
        "At the break-even number of outages they would not: \(moved.en).", "故障达到临界次数时，结果会变成 \(moved.zh)。"),
    ])
  }

  private func profile(_ counts: [Int]) -> Text {
    let used = counts.indices.filter { counts[$0] > 0 }
    return Text(
      used.map { "\(NumberText.count(counts[$0])) on \(labels.setup($0).en)" }.joined(separator: ", "),
      used.map { "\(NumberText.count(counts[$0])) 家\(ChineseText.spaced(labels.setup($0).zh))" }.joined(
        separator: "，"))
  }

  private var rivals: Section {
    let table = PageTable(
      "rivals", button.answers,
      [
        .name("rivals", Text("all rivals on, {money} a year", "对手的方案，每年{money}")) { [labels] in
          labels.setupName($0.rivals)
        },
        .name("without", Text("best without", "不摁的最优")) { [labels] in labels.setupName($0.plain) },
        .name("button", Text("best button", "最优按钮")) { [labels] in labels.setupName($0.button) },
        .number("gain", Text("gain", "净收益"), .dollarsPerYear, signed: true) { $0.gain },
        .number(
          "paysFromOutagesPerYear", Text("some button pays from outages a year", "有按钮划算的每年故障次数"), .perYear
        ) {
          $0.paysFrom
        },
      ])
    return Section(
      "rivals", Text("If all rivals did the same", "如果所有对手都选同一方案"), [.table(table)])
  }

  private func section(_ tornado: ButtonTornado) -> Section {
    let bars = Array(tornado.bars)
    let table = PageTable(
      "tornado", bars, limit: 12,
      [
        .name("key", Text("number, {money} a year", "参数，每年{money}")) { [labels] in
          ($0.parameter.key, labels.parameter($0.parameter.key))
        },
        .people("low", Text("low", "低")) { [labels] in labels.value($0.ends[0], unit: $0.parameter.unit) },
        .people("high", Text("high", "高")) { [labels] in labels.value($0.ends[1], unit: $0.parameter.unit) },
        .key("unit") { $0.parameter.unit },
        .machine("lowEnd", .number) { $0.ends[0] }, .machine("highEnd", .number) { $0.ends[1] },
        .number("gainAtLow", Text("gain at low", "低时净收益"), .dollarsPerYear, signed: true) { $0.gains[0] },
        .number("gainAtHigh", Text("gain at high", "高时净收益"), .dollarsPerYear, signed: true) { $0.gains[1] },
      ])
    return Section(
      "tornado", Text("Which number moves the gain most", "哪个参数最影响净收益"), [.table(table)])
  }

  private func section(_ table: ButtonTable) -> Section {
    let name = labels.parameter(table.axis.key)
    let values = PageTable(
      "values", table.rows,
      [
        .people("value", Text("\(name.en)", name.zh)) { [labels] in
          labels.value($0.value, unit: table.axis.unit)
        },
        .machine("value", .number) { $0.value },
        .name("button", Text("best button", "最优按钮")) { [labels] in labels.setupName($0.button) },
        .number("gain", Text("gain, {money} a year", "净收益，每年{money}"), .dollarsPerYear, signed: true) {
          $0.gain
        },
        .number("paysUpToMultiplier", Text("pays up to", "划算上限"), .multiple) {
          $0.paysUpTo > 0 ? $0.paysUpTo : nil
        },
      ])
    return Section(
      "values", Text("Pressing, by \(name.en)", "摁下的结果，随\(ChineseText.spaced(name.zh))变化"), [.table(values)])
  }

  // MARK: JSON

  private var members: [(key: String, value: JSONValue)] {
    let numbers = button.numbers
    var members: [(key: String, value: JSONValue)] = [
      ("mode", "button"),
      (
        "numbers",
        [
          "bill": .number(numbers.bill), "revenuePerHour": .number(numbers.revenuePerHour),
          "margin": .number(numbers.margin), "patience": .number(numbers.patience),
          "rivals": .count(numbers.rivals),
        ]
      ), ("model", .model(button.market)), ("instead", .string(button.market.strategies[button.plain].name)),
      ("press", .bool((button.presses.first?.change.total ?? 0) > 0)),
      ("paysUpToMultiplier", button.presses.first.map { .number($0.paysUpTo) } ?? .null),
      ("region", .string(button.region)), ("outagesPerYear", .number(button.outagesPerYear)),
      ("paysFromOutagesPerYear", button.paysFrom.map(JSONValue.number) ?? .null),
      ("profile", .byStrategy(button.market, button.counts.map(Double.init))),
    ]
    if let uncertainty {
      members.append(
        (
          "uncertainty",
          [
            "draws": .count(uncertainty.pays.draws), "pays": .number(uncertainty.pays.share),
            "p05": .number(uncertainty.quantiles[0]), "p50": .number(uncertainty.quantiles[1]),
            "p95": .number(uncertainty.quantiles[2]),
          ]
        ))
    }
    return members
  }
}
