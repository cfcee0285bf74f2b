/// The whole brief in sections: outages, setups, payoffs, equilibria, causes, how solid, entry, tipping values, the
/// herd, limits.
internal import Findings
internal import Games
internal import Market
internal import Outages
internal import ResilienceNumerics
internal import Scenario

/// Names of the sections, as `--section` takes them.
public enum BriefSection: String, CaseIterable, Sendable {
  case outages, ladder, payoffs, equilibria, causes, solid, entry, tipping, herd, limits
}

struct BriefSections {
  let screen: BriefScreen
  /// How sure it is, where that was asked.
  let uncertainty: UncertaintyStudy?

  var brief: Brief { screen.brief }
  var market: Market { screen.market }
  var labels: MarketLabels { screen.labels }

  /// All sections in order.
  var all: [Section] { BriefSection.allCases.flatMap(sections) }

  /// The sections of a name; uncertainty has several.
  func sections(_ name: BriefSection) -> [Section] {
    switch name {
    case .outages: [outages]
    case .ladder: [ladder]
    case .payoffs: [PayoffSection(market: market, firms: brief.firms).section]
    case .equilibria: [equilibria]
    case .causes: [causes]
    case .solid:
      [solid] + (uncertainty.map { UncertaintySections(study: $0, market: market).all } ?? [])
    case .entry: [entry]
    case .tipping: [tipping]
    case .herd: herd.map { [$0] } ?? []
    case .limits: [limits]
    }
  }

  // MARK: Equilibria

  /// The list of equilibria, and the command that proves it where it is complete.
  private var equilibria: Section {
    var section = EquilibriaSection(market: market, equilibria: brief.equilibria).section(limit: 12)
    if brief.equilibria.isComplete { section.parts.append(.paragraph(SolveText.certificateOfBrief)) }
    return section
  }

  // MARK: Outages

  private var outages: Section {
    let hazards = Array(market.hazards.enumerated())
    let table = PageTable(
      "outages", hazards,
      [
        .name("hazard", Glossary.sourceOfOutages) { [market] in
          ($0.element.name, Text(market.scenario.label(ofHazard: $0.element.name)))
        },
        .people("scope", Text("scope", "波及范围")) { [self] in hits($0.element) },
        .people("howOften", Text("how often", "频率")) { Self.howOften($0.element.ratePerYear) },
        .machine("ratePerYear", .perYear) { $0.element.ratePerYear },
        .number("meanHours", Text("hours each", "每次小时"), .hours) { $0.element.meanHours },
        .number("severity", Text("business hit", "受影响业务"), .share) { $0.element.severity },
        .number("firmsHit", Text("firms hit", "波及企业"), .share) { $0.element.meanWidth },
        .machine("hoursPerYear", .hoursPerYear) { $0.element.hoursPerYear },
        .number("hoursPerFirm", Text("business hours a year", "折合停业小时"), .hoursPerYear) {
          $0.element.hoursPerYear * $0.element.meanWidth
        },
      ])
    let note = Text(
      "Business hours a year of one firm: how often, times how long, times the share of the business that stops, times the "
        + "share of the firms there that are hit. A zone's row is for all zones of its region: a firm on one node is in one "
        + "of them.",
      "一家企业每年折合停业小时：频率乘以时长，乘以停下的业务比例，再乘以当地被波及的企业比例。可用区一行合计该区域全部可用区：单节点企业只在其中一个。")
    let leaky = market.hazards.filter { $0.leak > 0 && $0.location != nil }
    let leaks = leaky.map { hazard in
      let (share, place) = (Amount.share(hazard.leak), SafeText.line(hazard.location ?? ""))
      return Text(
        "Of an outage of \(place), \(share.en) of the firms elsewhere feel as much.",
        "\(place) 的故障也会同样波及别处 \(share.zh) 的企业。")
    }
    let machinery = Text(
      "The rate of the redundancy machinery is for each doubling of nodes, regions or clouds.",
      "冗余切换与协调层的故障频率按节点、区域或云每翻一倍计。")
    let grows = market.hazards.contains { $0.growsWithRedundancy }
    return Section(
      "outages", Text("Outages: how often, how long", "故障：多久一次，每次多久"),
      [.table(table), .paragraph(.sentences([note] + leaks + [grows ? machinery : .empty]))])
  }

  private func hits(_ hazard: Hazard) -> Text {
    let place = hazard.location.map { Text(market.scenario.label(ofPlace: $0)) } ?? .empty
    switch hazard.scope {
    case .zone:
      let zones = market.scenario.regions.first { $0.name == hazard.location }?.zones ?? 1
      return Text("one of \(zones) zones of \(place.en)", "\(place.zh) 的 \(zones) 个可用区之一")
    case .region: return Text("all of \(place.en)", "整个\(ChineseText.spaced(place.zh))")
    case .provider: return Text("all regions of \(place.en)", "\(place.zh) 的所有区域")
    case .internet: return Text("everybody", "所有企业")
    case .firm: return Text("one firm", "一家企业")
    default: return Text("firms that rely on it", "依赖它的企业")
    }
  }

  /// Rare events are told by the years between them.
  static func howOften(_ rate: Double) -> Text {
    guard rate > 0, rate < 1 else {
      let number = NumberText.significant(rate, digits: 3)
      return Text("\(number) a year", "每年 \(number) 次")
    }
    let years = NumberText.significant(1 / rate, digits: 3)
    return Text("once in \(years) years", "\(years) 年一次")
  }

  // MARK: The ladder

  private var ladder: Section {
    let tables = brief.firms.map { findings -> Section.Part in
      let name = labels.oneFirm(findings.type).capitalized
      let title = Text("\(name.en), {money} a year", "\(name.zh)，每年{money}")
      let type = market.firms[findings.type].type.name
      return .table(
        PageTable(
          "ladder", findings.ladder,
          [
            .key("type") { _ in type },
            .name("strategy", title) { [labels] in labels.setupName($0.strategy) },
            .number("multiplier", Glossary.price, .multiple) { $0.multiplier },
            .machine("breakEvenMultiplier", .multiple) { $0.breakEvenMultiplier },
            .number("hoursDown", Glossary.downtime, .hoursPerYear) { $0.hoursDown },
            .people("up", Text("up", "可用率")) { Text(Quantity.availability($0.availability) + "%") },
            .machine("availability", .share) { $0.availability },
            .number(
              "lossAlone", Text("outages if the others were never down", "他人从不宕机时的故障损失"), .dollarsPerYear
            ) {
              $0.lossAlone
            },
            .number("cost", Glossary.cost, .dollarsPerYear) { $0.cost },
            .number("lossInHerd", Glossary.outages, .dollarsPerYear) { $0.lossInHerd },
            .machine("attraction", .dollarsPerYear) { $0.attraction },
          ] + [
            Self.negated("regionCost", Text("region", "区域价值")) { $0.attraction },
            Self.negated("praiseCost", Glossary.praise) { $0.praise },
            Self.negated("compensationCost", Glossary.compensation) { $0.compensation },
            .machine("praise", .dollarsPerYear) { $0.praise },
            .number("risk", Glossary.risk, .dollarsPerYear, optional: true) { $0.risk },
            .machine("compensation", .dollarsPerYear) { $0.compensation },
          ]
            + PayoffItem.seldom.map { item in
              .number(item.key, item.name, .dollarsPerYear, optional: true) { $0.account.cost(item) }
            } + [.number("total", Glossary.total, .dollarsPerYear) { $0.total }],
          marks: { $0.strategy == findings.choice }, showsMarks: true))
    }
    return Section(
      "ladder", Text("What each setup costs, all in", "各部署方案的全部成本"),
      tables + [
        .paragraph(
          Text(
            "Total: cost, outages with the others where entry one by one leaves them, less region value; a firm wants "
              + "it small. >: today's choice.",
            "合计：成本加故障损失（其他企业处于依次进入后的状态），减去区域自身价值，越小越好。>：现在的选择。"))
      ] + avoided)
  }

  /// What redundancy buys, where there is a choice.
  private var avoided: [Section.Part] {
    guard market.strategies.count > 1 else { return [] }
    return brief.firms.flatMap { avoidedHours($0.type) } + [
      .paragraph(
        Text(
          "An hour avoided: what a setup costs more than the cheapest one (of equally cheap ones that with the fewest hours "
            + "down), divided by the hours that it is down less.",
          "每避免一小时：比最便宜的方案（同价取宕机最少的）多花的钱，除以少宕机的小时数。"))
    ]
  }

  /// What lowers the total, as people see it: with the sign turned, where there is any.
  private static func negated(_ key: String, _ title: Text, _ value: @escaping (LadderRow) -> Double)
    -> Column<LadderRow>
  {
    var column = Column<LadderRow>.number(key, title, .dollarsPerYear, optional: true) { 0 - value($0) }
    column.audience = .people
    return column
  }

  // MARK: Causes

  private var causes: Section {
    let sentences = BriefCauses(screen)
    var points: [Text] = [sentences.hourDown]
    let herd = sentences.list(screen.summary.herdCauses)
    if !herd.isEmpty { points.append(Text("Causes of the herd: \(herd.en).", "抱团的原因：\(herd.zh)。")) }
    for type in market.firms.indices {
      let (who, list) = (labels.firms(type), sentences.list(screen.summary.differences(of: type)))
      guard !list.isEmpty else { continue }
      points.append(Text("What sets \(who.en) apart: \(list.en).", "\(who.zh)的不同在于：\(list.zh)。"))
    }
    points.append(
      Text(
        "A cause's share is what switching it off adds to the gain from leaving, averaged over all orders of switching "
          + "(Shapley).", "每个原因的份额，是关掉它后搬走的收益增加多少，按所有关闭次序取平均（Shapley）。"))
    let tables = brief.firms.filter { !$0.deviations.isEmpty }.map { Section.Part.table(account($0)) }
    return Section(
      "causes", Text("Why: what a move would change", "原因：改变选择会怎样"), [.points(points)] + tables)
  }

  /// What each move changes in the payoff of one firm.
  private func account(_ findings: FirmFindings) -> PageTable {
    let (name, choice) = (labels.oneFirm(findings.type).capitalized, labels.setup(findings.choice))
    let title = Text(
      "\(name.en) on \(choice.en), turning to ({money} a year)", "\(name.zh)（\(choice.zh)）改为，每年{money}")
    let (type, from) = (market.firms[findings.type].type.name, market.strategies[findings.choice].name)
    let best = findings.deviations.map(\.total).max()
    return PageTable(
      "deviations", findings.deviations,
      [
        .key("type") { _ in type }, .key("from") { _ in from },
        .name("to", title) { [labels] in labels.setupName($0.strategy) },
        .number("cost", Glossary.cost, .dollarsPerYear, signed: true) { $0.cost },
        .number("direct", Glossary.directLoss, .dollarsPerYear, signed: true) { $0.direct },
        .number("blame", Glossary.blame, .dollarsPerYear, signed: true) { $0.blame },
        .number("praise", Glossary.praise, .dollarsPerYear, signed: true, optional: true) { $0.praise },
        .number("attraction", Glossary.regionValue, .dollarsPerYear, signed: true, optional: true) {
          $0.attraction
        },
        .number("risk", Glossary.risk, .dollarsPerYear, signed: true, optional: true) { $0.risk },
        .number("compensation", Glossary.compensation, .dollarsPerYear, signed: true, optional: true) {
          $0.compensation
        },
      ]
        + PayoffItem.seldom.map { item in
          .number(item.key, item.name, .dollarsPerYear, signed: true, optional: true) { $0.change[item] }
        } + [.number("total", Text("gain", "净收益"), .dollarsPerYear, signed: true) { $0.total }],
      marks: { $0.total == best })
  }

  // MARK: How solid

  private var solid: Section {
    var parts: [Section.Part] = []
    if let solid = screen.summary.reasons.solidity {
      let rows: [(name: Text, share: Double)] =
        [
          (Text("the herd is an equilibrium", "抱团是均衡"), solid.equilibrium.share),
          (Text("the herd is the safer bet (risk-dominant)", "抱团更稳妥（风险占优）"), solid.riskDominant.share),
        ]
        + (solid.only.map { [(Text("the herd is the only equilibrium", "抱团是唯一均衡"), $0.share)] } ?? [])
        + solid.outside.map { outside in
          let who = labels.firms(outside.type)
          return (Text("\(who.en) outside", "\(who.zh)留在外面"), outside.share.share)
        }
      var table = PageTable(
        "solidShares", rows,
        [
          .text("finding", Text("in draws from the record and the ranges", "按故障记录和取值范围抽样")) { $0.name },
          // Whole percents, as the first screen has them: a share of draws is no surer than that.
          .text("share", Text("share", "占比")) { Amount.share($0.share) },
        ])
      table.audience = .people
      parts.append(.table(table))
    } else {
      parts.append(.paragraph(Text("Nothing was drawn: no number has a range.", "没有抽样：没有参数给出范围。")))
    }
    return Section("solid", Text("How solid", "稳固程度"), parts)
  }

  // MARK: Tipping values

  private var tipping: Section {
    let parts = brief.firms.map { findings -> Section.Part in
      let (who, choice) = (labels.crowd(findings.type), labels.setup(findings.choice))
      guard !findings.flips.isEmpty else {
        return .paragraph(
          Text(
            "\(who.en): no single number, within its range, moves them off \(choice.en).",
            "\(who.zh)：没有任何一个参数在其取值范围内能单独让其离开\(choice.zh)。"))
      }
      let type = market.firms[findings.type].type.name
      let title = Text("\(who.en) on \(choice.en)", "\(who.zh)（\(choice.zh)）")
      return .table(
        PageTable(
          "flips", findings.flips,
          [
            .key("type") { _ in type },
            .name("key", title) { [labels] in ($0.key, labels.parameter($0.key)) },
            .people("today", Text("today", "目前")) { [labels] in
              labels.today($0.from, of: $0.key, unit: $0.unit)
            },
            .people("at", Text("tipping value", "临界值")) { [labels] in labels.value($0.to, unit: $0.unit) },
            .key("unit") { $0.unit },
            .machine("from", .number) { $0.from }, .machine("to", .number) { $0.to },
            .name("thenPlays", Text("then plays", "之后选择")) { [labels] in labels.setupName($0.strategy) },
          ]))
    }
    return Section(
      "tipping", Text("Tipping values", "临界值"),
      parts + [
        .paragraph(
          Text(
            "The nearest value of one number, all else equal, at which a firm changes its setup. presets show NAME "
              + "lists the keys that --set takes.",
            "其他不变时，使企业改变选择的、离目前最近的数值。presets show NAME 列出 --set 所用的键名。"))
      ])
  }

  // MARK: Limits

  private var limits: Section {
    var points = [
      Text(
        "Outages strike independently of each other, at constant rates.", "各种故障互相独立，频率不变。"),
      market.firms.allSatisfy { $0.type.terms.risk.attitude == .neutral }
        ? Text("Firms weigh expected dollars, not risk.", "企业只看期望损失，不计风险。")
        : Text("Bad years are ranked by hours down.", "坏年份按宕机小时排序。"),
      Text(
        "How much blame is forgiven when everybody is down is an assumption: cases show its sign, nothing shows its size.",
        "大家一起宕机时免责多少是假设：案例只能说明方向，说明不了大小。"),
      Text("presets show NAME lists the source of every number.", "presets show NAME 列出每个数字的来源。"),
    ]
    if brief.firms.contains(where: { $0.ladder.contains { $0.hoursDown > 8760 } }) {
      points.append(
        Text(
          "Some hours down are more than a year has: the rates are too high for a model in which outages do not overlap.",
          "有的宕机时长超过一年：故障频率过高，模型不考虑故障重叠。"))
    }
    return Section("limits", Text("Limits", "局限"), [.points(points)])
  }
}

extension Hazard {
  /// Business hours that the hazard takes a year where nothing covers it.
  var hoursPerYear: Double { ratePerYear * meanHours * severity }
}
