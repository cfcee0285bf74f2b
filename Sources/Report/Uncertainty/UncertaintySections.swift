/// How sure the verdict is, as sections of the brief: what the draws of what is not known say.
internal import Findings
internal import Market
internal import ResilienceNumerics
internal import Scenario

struct UncertaintySections {
  let study: UncertaintyStudy
  let market: Market

  private var labels: MarketLabels { MarketLabels(market) }

  /// Number of other profiles listed in the table of equilibria.
  private static let otherRows = 8
  /// Number of inputs listed in the table of sensitivities.
  private static let decidingRows = 8

  /// All of them: equilibria, leaving by type, what decides about it, what is not known.
  var all: [Section] {
    var sections = [profiles]
    sections += market.firms.indices.compactMap(leaving)
    if !study.buttons.isEmpty { sections[sections.count - 1].parts.append(.paragraph(Self.leavingNote)) }
    sections += study.sensitivities.compactMap(sensitivity)
    if !study.sensitivities.isEmpty {
      sections[sections.count - 1].parts.append(.paragraph(sensitivityNote))
    }
    return sections + [inputs]
  }

  private func section(_ heading: Text, _ parts: [Section.Part]) -> Section {
    Section("solid", heading, parts)
  }

  // MARK: Equilibria

  private typealias Profile = (name: Text, share: WilsonInterval, isBase: Bool)

  private var profiles: Section {
    let draws = NumberText.count(study.request.draws)
    let rows: [Profile] =
      study.base.map { (ProfileText(market).text($0.counts), $0.share, true) }
      + study.others.prefix(Self.otherRows).map { (support($0.strategies), $0.share, false) }
    let table = PageTable(
      "profiles", rows, [.people("profile", Text("equilibrium", "均衡")) { $0.name }] + Self.shares(\.share),
      marks: { $0.isBase }, audience: .people)
    let hidden = study.others.count - Self.otherRows
    var notes: [Text] = []
    if hidden > 0 {
      let count = NumberText.count(hidden)
      notes.append(Text("\(count) more, each less often.", "另有 \(count) 个，更少见。"))
    }
    if study.none.count > 0 {
      let share = text(study.none)
      notes.append(
        Text("No pure equilibrium at all: \(share.en) of the draws.", "没有任何纯策略均衡：\(share.zh) 的抽样。"))
    }
    if study.incomplete > 0 {
      let count = NumberText.count(study.incomplete)
      notes.append(
        Text(
          "In \(count) draws the search ended early, so that the shares of profiles are lower bounds.",
          "有 \(count) 次抽样的搜索提前结束，因此各局面的占比为下限。"))
    }
    notes.append(
      Text(
        "First the equilibria of the scenario itself, then others that appear. From, to: where the share lies in 95 "
          + "of 100 runs (seed \(study.request.seed)). Pure equilibria only.",
        "先列情景本身的均衡，再列其他出现的均衡。从、到：100 次运行中 95 次占比所在的范围（种子 \(study.request.seed)）。仅纯策略均衡。"))
    return section(
      Text("How sure: equilibria in \(draws) draws of what is not known", "有多确定：\(draws) 次抽样中的均衡"),
      [.table(table)] + notes.map { .paragraph($0) })
  }

  /// Strategies in use, in any numbers.
  private func support(_ strategies: [[Int]]) -> Text {
    .joined(
      strategies.enumerated().map { type, used in
        let who = labels.crowd(type)
        let list = Text.joined(used.map(labels.setup), by: " + ")
        return used.count > 1
          ? Text("\(who.en): some on each of \(list.en)", "\(who.zh)：分布于 \(list.zh)")
          : Text("\(who.en): \(list.en)", "\(who.zh)：\(list.zh)")
      }, english: "; ", chinese: "；")
  }

  // MARK: Leaving

  private func leaving(_ type: Int) -> Section? {
    let rows = study.buttons.filter { $0.type == type }
    guard !rows.isEmpty else { return nil }
    func gain(_ title: Text, _ place: Int) -> Column<UncertaintyStudy.Button> {
      .number("gain", title, .dollarsPerYear, signed: true) { $0.quantiles[place] }
    }
    let table = PageTable(
      "leaving", rows,
      [
        .people("strategy", Text("setup, {money} a year", "部署方案，每年{money}")) { [labels] in
          labels.setup($0.strategy)
        },
        .number("multiplier", Glossary.price, .multiple) { [market] in
          market.firms[$0.type].multiplier[$0.strategy]
        }, .number("base", Text("as given", "给定值"), .dollarsPerYear, signed: true) { $0.base },
        gain(Text("P5"), 0), gain(Text("P50"), 1), gain(Text("P95"), 2),
      ] + Self.shares(\.pays, title: Text("pays in", "有利")), audience: .people)
    let who = labels.crowd(type)
    return section(
      Text("How sure: what leaving the herd gains, \(who.en)", "有多确定：\(who.zh)离开抱团的得益"),
      [.table(table)])
  }

  private static let leavingNote = Text(
    "One firm moves, all others stay in the herd. As given: with the scenario's own numbers. P5, P50, P95: 5, 50 and "
      + "95 of 100 draws gain less.",
    "一家企业改变，其余留在原地。给定值：用情景本身的数字。P5、P50、P95：100 次抽样中分别有 5、50、95 次得益更少。")

  // MARK: What decides

  private typealias Deciding = (name: Text, first: SobolIndices.Index, total: SobolIndices.Index)

  /// Sensitivity of a type's decision to leave; if all draws agree on that, sensitivity of its gain.
  private func sensitivity(_ sensitivity: UncertaintyStudy.Sensitivity) -> Section? {
    let isDisputed = !sensitivity.decision.total.isEmpty
    let indices = isDisputed ? sensitivity.decision : sensitivity.gain
    let order = indices.total.indices.sorted { indices.total[$0].value > indices.total[$1].value }
    guard !order.isEmpty else { return nil }
    let rows = order.map { input -> Deciding in
      (labels.parameter(study.inputs.inputs[input].parameter.key), indices.first[input], indices.total[input])
    }
    func share(_ title: Text, _ value: @escaping (Deciding) -> Double) -> Column<Deciding> {
      .measure("share", title) { Text(Quantity.share(value($0))) }
    }
    let table = PageTable(
      "sensitivity", rows, limit: Self.decidingRows,
      [
        .people("parameter", Text("parameter", "参数")) { $0.name },
        share(Text("alone", "单独")) { $0.first.value }, share(Text("±")) { $0.first.noise },
        share(Text("in all", "总计")) { $0.total.value }, share(Text("±")) { $0.total.noise },
      ], audience: .people)
    let who = labels.crowd(sensitivity.type)
    let heading =
      isDisputed
      ? Text("What decides about leaving the herd: \(who.en)", "什么决定\(who.zh)是否离开")
      : Text("What decides how much leaving the herd gains: \(who.en)", "什么决定\(who.zh)离开的得益")
    let undisputed = Text(
      "In these draws leaving always pays or never does.", "在这些抽样中，离开要么总有利，要么从不有利。")
    return section(heading, [.table(table)] + (isDisputed ? [] : [.paragraph(undisputed)]))
  }

  private var sensitivityNote: Text {
    let draws = NumberText.count(min(study.request.draws, study.request.sensitivityDraws))
    return Text(
      "Shares of the variance over the draws (Sobol indices; \(draws) draws of each table). Alone: what knowing this "
        + "number would remove. In all: what would be left if only this one were unknown. ±: 95% noise.",
      "各数占抽样方差的比例（Sobol 指数，每表 \(draws) 次抽样）。单独：知道该数可消除的部分。总计：仅它未知时剩余的部分。±：95% 噪声。")
  }

  // MARK: What is not known

  private var inputs: Section {
    func value(
      _ key: String, _ title: Text, _ number: @escaping (UncertainInputs.Input) -> Double
    ) -> Column<UncertainInputs.Input> {
      .people(key, title) { [labels] in labels.value(number($0), unit: $0.parameter.unit) }
    }
    let table = PageTable(
      "inputs", study.inputs.inputs,
      [
        .people("parameter", Text("parameter", "参数")) { [labels] in labels.parameter($0.parameter.key) },
        value("base", Text("as given", "给定值")) { $0.base },
        value("low", Text("5% below", "5% 低于")) { $0.value(0.05) },
        value("high", Text("5% above", "5% 高于")) { $0.value(0.95) },
      ], audience: .people)
    return section(
      Text("What is not known", "未知量"),
      [
        .table(table),
        .paragraph(
          Text(
            "Each number is drawn from a curve of its own, independently of the others: a range as a lognormal, shares by "
              + "their odds, a rate with a record from its posterior.",
            "各数独立地从自己的分布抽取：范围取对数正态，占比取对数几率正态，有记录的发生率取其后验。")),
      ])
  }

  // MARK: Cells

  /// A share of the draws with its bounds: `62.3% (60.1% to 64.4%)`.
  private func text(_ share: WilsonInterval) -> Text {
    let (value, low, high) = (
      Quantity.share(share.share), Quantity.share(share.bounds.lowerBound),
      Quantity.share(share.bounds.upperBound)
    )
    return Text("\(value) (\(low) to \(high))", "\(value)（\(low) 到 \(high)）")
  }

  /// Columns of a share of the draws and its bounds.
  private static func shares<Row>(
    _ share: @escaping (Row) -> WilsonInterval, title: Text = Text("holds in", "成立")
  ) -> [Column<Row>] {
    [
      .measure("share", title) { Text(Quantity.share(share($0).share)) },
      .measure("low", Text("from", "从")) { Text(Quantity.share(share($0).bounds.lowerBound)) },
      .measure("high", Text("to", "到")) { Text(Quantity.share(share($0).bounds.upperBound)) },
    ]
  }
}
