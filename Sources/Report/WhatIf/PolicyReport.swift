/// Policies with their sizes, as a report.
public import Findings
internal import Games
internal import Market
internal import Scenario

/// Page of policies.
public struct PolicyReport: PagedReport {
  let language: Language
  private let study: PolicyStudy

  /// A page in a language.
  public init(_ study: PolicyStudy, language: Language) {
    self.study = study
    self.language = language
  }

  private var labels: MarketLabels { MarketLabels(study.market) }

  var page: Page {
    var page = Page(command: "what-if", title: Text("What would end the herd?", "怎样才能结束抱团？"))
    page.answer = [cost, ending] + better
    page.sections = [
      Section(
        "sizes",
        Text("Smallest size of each policy that makes \(outcome.en) …", "使\(outcome.zh)成为……所需的最小力度"),
        [.table(sizes)]),
      Section("market", Text("The market with the first size", "采用第一列力度时的市场"), [.table(effects)]),
      Section("notes", Text("Notes", "说明"), [.points(notes)]),
    ]
    page.members = members
    page.machineTables = [records.only(.csv)]
    return page
  }

  // MARK: The answer

  private var cost: Text {
    let target = labels.setup(study.target)
    let (firms, society) = (Amount.size(study.costToFirms), Amount.size(study.welfareGain))
    let (more, gains) = (study.costToFirms >= 0, study.welfareGain >= 0)
    let firmsWord = Text(more ? "more" : "less", more ? "多花" : "少花")
    let societyWord = Text(gains ? "less" : "more", gains ? "少花" : "多花")
    return Text(
      "\(outcome.en.capitalizedFirst), all firms on \(target.en), would cost firms \(firms.en) a year "
        + "\(firmsWord.en) than where entry one by one ends, and society \(society.en) \(societyWord.en).",
      "\(outcome.zh)（所有企业都选\(ChineseText.spaced(target.zh))）与依次进入的结果相比，企业每年\(firmsWord.zh) \(firms.zh)，"
        + "社会每年\(societyWord.zh) \(society.zh)。")
  }

  /// Name of the target: resilient only if it does not rely on one region.
  private var outcome: Text {
    let strategy = study.market.strategies[study.target]
    let oldest = study.market.scenario.regions.first?.name
    return strategy.regions * strategy.clouds > 1 || strategy.home != oldest
      ? Text("the resilient outcome", "韧性局面") : Text("the target", "目标局面")
  }

  /// Policies that move the entry sequence to the target.
  private var ending: Text {
    let rows = study.rows.filter { $0.history.value != nil }
    guard !rows.isEmpty else {
      return Text("No policy tried makes entry one by one end there.", "所试政策都不能让依次进入的结果到达那里。")
    }
    let list = Text.joined(
      rows.map { row in
        let (name, size) = (Self.name(row.policy), text(row.policy, row.history))
        return Text("\(name.en) \(size.en)", "\(name.zh) \(size.zh)")
      }, english: "; or ", chinese: "；")
    return Text("Entry one by one ends there with \(list.en).", "以下政策能让依次进入的结果到达那里：\(list.zh)。")
  }

  private var better: [Text] {
    guard let better = study.better else { return [] }
    let (setup, key) = (labels.setup(better), SafeText.line(study.market.strategies[better].name))
    return [
      Text(
        "Better for society than that: all on \(setup.en), which relies on one region; see `--target \(key)`.",
        "对社会比它更好的结果是所有企业都选\(ChineseText.spaced(setup.zh))（只依靠一个区域）；见 `--target \(key)`。")
    ]
  }

  // MARK: Tables

  private static func name(_ policy: Policy) -> Text {
    switch policy {
    case .fine: Text("fine for an hour down", "每宕机一小时罚款")
    case .subsidy: Text("subsidy for a firm", "每家补贴")
    case .credits: Text("service credits", "服务赔付")
    case .disclosure: Text("disclosure, visibility", "强制披露，受关注程度")
    case .memory: Text("blame that stays", "不免的追责")
    case .praise: Text("praise for an hour up", "每小时赞誉")
    case .premium: Text("premium on crowding", "集中度保费")
    case .cap: Text("cap on one region", "单一区域上限")
    }
  }

  private static func payer(_ payer: Policy.Payer) -> Text {
    switch payer {
    case .firms: Text("firms", "企业")
    case .state: Text("state", "政府")
    case .provider: Text("provider", "云厂商")
    case .customers: Text("customers", "顾客")
    case .nobody: Text("nobody", "无人")
    }
  }

  /// A size in everyday units.
  private func text(_ policy: Policy, _ dose: PolicyStudy.Dose) -> Text {
    guard let value = dose.value else {
      return dose.isProved ? Text("never", "不可能") : Text("not found", "未找到")
    }
    if value == 0 { return Text("none", "无需") }
    let size: Text
    switch policy {
    case .cap:
      let share = Amount.share(1 - value)
      size = Text("at most \(share.en)", "至多 \(share.zh)")
    case .memory: size = Amount.exactShare(value)
    case .disclosure: size = Amount.multiple(1 + value)
    default: size = Self.short(value, unit: policy.unit)
    }
    return dose.isProved ? size : Text("~" + size.en, "~" + size.zh)
  }

  /// An amount with its unit in a cell.
  private static func short(_ value: Double, unit: String) -> Text {
    guard unit.hasPrefix("USD") else { return Amount.parameter(value, unit: unit) }
    let amount = Amount.money(value)
    return unit == "USD/hour"
      ? Text(amount.en + "/h", amount.zh + "/时") : Text(amount.en + "/yr", amount.zh + "/年")
  }

  private var sizes: PageTable {
    var table = PageTable(
      "sizes", study.rows,
      [
        .people("policy", Text("policy", "政策")) { Self.name($0.policy) },
        .measure("equilibrium", Text("an equilibrium", "均衡")) { [self] in text($0.policy, $0.equilibrium) },
        .measure("only", Text("the only one", "唯一均衡")) { [self] in text($0.policy, $0.only) },
        .measure("history", Text("the end of entry", "依次进入的结果")) { [self] in text($0.policy, $0.history) },
        .measure("transfer", Text("paid a year", "每年支付")) {
          $0.transfer.map { Amount.size($0) } ?? Text(NumberText.none)
        },
        .people("payer", Text("paid by", "付款方")) { row in
          row.transfer.map { Self.payer($0 == 0 ? .nobody : row.policy.payer) } ?? .empty
        },
      ])
    table.audience = .people
    return table
  }

  private var effects: PageTable {
    let today: [(name: Text, effect: PolicyStudy.Effect)] = [(Text("today", "目前"), study.today)]
    let rows = today + study.rows.compactMap { row in row.effect.map { (Self.name(row.policy), $0) } }
    var table = PageTable(
      "market", rows,
      [
        .people("policy", Text("policy", "政策")) { $0.name },
        .measure("coalition", Text("must move together", "临界规模")) { row in
          guard let count = row.effect.coalition else { return Text("no number", "多少都不够") }
          return Text((row.effect.isCoalitionOpen ? "~" : "") + NumberText.count(count))
        },
        .number("anarchy", Text("price of anarchy", "无政府代价"), .multiple) { $0.effect.anarchy },
        .number("stability", Text("price of stability", "稳定代价"), .multiple) { $0.effect.stability },
        .number(
          "welfare", Text("net value for all vs today, {money} a year", "社会净收益变化，每年{money}"), .dollarsPerYear,
          signed: true
        ) { $0.effect.welfareGain },
      ], marks: { $0.name.en == "today" })
    table.audience = .people
    return table
  }

  private var notes: [Text] {
    [
      Text(
        "Sizes without ~ are the smallest there are: payoffs are linear in them, an equilibrium asks the least of the "
          + "three, and bounds on every gain rule out all smaller sizes. ~ is bracketed: it works, a little less does "
          + "not, but a smaller size may lie between those tried. Never: proved; not found: none of the sizes tried.",
        "不带 ~ 的力度确为最小：收益对其线性，成为均衡是三者中最低的要求，一切偏离收益的上下界排除了更小的力度。"
          + "带 ~ 的由夹逼得出：它有效，略低则无效，但所试力度之间可能有更小的。“不可能”已经证明；“未找到”指所试力度都不行。"),
      Text(
        "Paid a year: at that outcome, under the size that makes entry one by one end there (where none does, the next one "
          + "to the left); it is no gain to society. Net value is counted with today's payoffs.",
        "每年支付指在该局面、使依次进入到达那里的力度（没有时取其左一列）下的金额，不是社会收益。社会净收益一律按目前的收益计算。"),
      Text(
        "Must move together: so many firms move to that outcome at once and stay, and the rest follows by "
          + "best responses. The two prices are society's cost in the worst and the best equilibrium without random "
          + "choice over "
          + (study.isOptimumProved
            ? "the least cost of all profiles." : "the least cost known, of uniform profiles."),
        "临界规模：这么多企业同时转到该局面并留下，其余企业按最优反应跟随。两个代价为最差与最好的均衡（不随机选择）的社会成本，除以"
          + (study.isOptimumProved ? "所有组合中的最小成本。" : "已知的（统一局面中的）最小成本。")),
      Text(
        "The cap allows a share of the firms to rely on one region alone; it moves in whole firms.",
        "上限指允许单独依靠同一区域的企业比例；只能按整家企业变动。"),
    ]
  }

  // MARK: Machines

  private typealias Record = (row: PolicyStudy.Row, makes: String, dose: PolicyStudy.Dose)

  /// A record for each policy and each aim, with the effects of its first size.
  private var records: PageTable {
    let rows: [Record] = study.rows.flatMap { row in Self.doses(row).map { (row, $0.0, $0.1) } }
    func effect(_ record: Record) -> PolicyStudy.Effect? {
      record.makes == "equilibrium" ? record.row.effect : nil
    }
    return PageTable(
      "policies", rows,
      [
        .key("policy") { $0.row.policy.rawValue }, .key("unit") { $0.row.policy.unit },
        .key("makes") { $0.makes }, .machine("dose", nil) { $0.dose.value },
        Column(key: "isProved", title: .empty) { .flag($0.dose.isProved) },
        .machine("transfer", .dollarsPerYear) { $0.row.transfer },
        .key("payer") { $0.row.policy.payer.rawValue },
        .machine("coalition", .count) { effect($0)?.coalition.map { Double($0) } },
        .machine("priceOfAnarchy", nil) { effect($0)?.anarchy },
        .machine("priceOfStability", nil) { effect($0)?.stability },
        .machine("welfareGain", .dollarsPerYear) { effect($0)?.welfareGain },
      ])
  }

  private var members: [(key: String, value: JSONValue)] {
    func name(_ strategy: Int) -> JSONValue { .string(study.market.strategies[strategy].name) }
    return [
      ("mode", "policies"), ("model", .model(study.market)), ("target", name(study.target)),
      ("betterForSociety", study.better.map(name) ?? .null),
      ("history", .profile(study.market, .pure(counts: study.history))),
      ("costToFirms", .number(study.costToFirms)), ("welfareGain", .number(study.welfareGain)),
      ("leastCostProved", .bool(study.isOptimumProved)), ("today", Self.json(study.today)),
      ("policies", .array(study.rows.map(Self.json))),
    ]
  }

  private static func doses(_ row: PolicyStudy.Row) -> [(String, PolicyStudy.Dose)] {
    [("equilibrium", row.equilibrium), ("only", row.only), ("history", row.history)]
  }

  private static func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }

  private static func json(_ row: PolicyStudy.Row) -> JSONValue {
    .object(
      [("policy", .string(row.policy.rawValue)), ("unit", .string(row.policy.unit))]
        + doses(row).map { ($0, ["dose": number($1.value), "proved": .bool($1.isProved)]) }
        + [
          ("transfer", number(row.transfer)), ("payer", .string(row.policy.payer.rawValue)),
          ("effect", row.effect.map(json) ?? .null),
        ])
  }

  private static func json(_ effect: PolicyStudy.Effect) -> JSONValue {
    [
      "coalition": effect.coalition.map(JSONValue.count) ?? .null, "priceOfAnarchy": number(effect.anarchy),
      "priceOfStability": number(effect.stability), "welfareGain": .number(effect.welfareGain),
    ]
  }
}
