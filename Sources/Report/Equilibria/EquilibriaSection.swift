/// The list of equilibria, with its claim of completeness: a section of the brief and a page of its own.
internal import Findings
internal import Games
internal import Market

struct EquilibriaSection {
  let market: Market
  let equilibria: MarketEquilibria

  private typealias Row = (number: Int, row: MarketEquilibria.Row)

  func section(limit: Int?) -> Section {
    let rows = equilibria.rows.enumerated().map { Row(number: $0.offset + 1, row: $0.element) }
    let profiles = ProfileText(market)
    let shown = rows.prefix(limit ?? rows.count)
    let lines = shown.map { row -> Text in
      let profile = profiles.text(row.row.equilibrium.profile)
      return Text("(\(row.number)) \(profile.en)", "(\(row.number)) \(profile.zh)")
    }
    var parts: [Section.Part] = [.lines(lines)]
    if !rows.isEmpty { parts.append(.table(table(rows, limit: limit))) }
    if shown.count < rows.count { parts.append(.paragraph(Self.more(rows.count - shown.count))) }
    parts += [
      .points([count] + EquilibriaSentences.reasons(equilibria) + neverPlayed), .paragraph(Self.note),
    ]
    return Section(
      "equilibria", Text("Equilibria: nobody gains by moving alone", "均衡：没有企业能靠单独改变获益"), parts)
  }

  private func table(_ rows: [Row], limit: Int?) -> PageTable {
    let profiles = ProfileText(market)
    var table = PageTable(
      "equilibriaTable", rows, limit: limit,
      [
        .number("number", Text("#", "#"), .count) { Double($0.number) },
        .text("kind", Glossary.kind) { EquilibriaSentences.kind($0.row.kind) },
        Column(key: "strict", title: Glossary.strict) { .flag($0.row.equilibrium.isStrict) },
        .number("regret", Text("gain from the best deviation, {money}", "单独改变的最大收益，{money}"), .dollarsPerYear)
        {
          $0.row.equilibrium.regret
        },
        .text("nearestDeviation", Text("nearest deviation", "最接近的单独改变")) {
          $0.row.equilibrium.closestDeviation.map(profiles.text) ?? Text(NumberText.none)
        },
        .number("gain", Text("gains", "收益"), .dollarsPerYear, signed: true) {
          $0.row.equilibrium.closestDeviation?.gain
        },
        .money("welfare", Glossary.netValue) { $0.row.welfare },
      ])
    table.audience = .people
    return table
  }

  private var count: Text {
    let pure = equilibria.rows.count { $0.kind == .pure }
    let (p, m) = (NumberText.count(pure), NumberText.count(equilibria.rows.count - pure))
    return Text("Equilibria found: \(p) in pure strategies, \(m) mixed.", "找到的均衡：纯策略 \(p) 个，混合 \(m) 个。")
  }

  private static func more(_ rows: Int) -> Text {
    let number = NumberText.count(rows)
    return Text(
      "\(number) more \(rows == 1 ? "row" : "rows"): see --format csv or json.",
      "还有 \(number) 行：见 --format csv 或 json。")
  }

  private var neverPlayed: [Text] {
    let labels = MarketLabels(market)
    return equilibria.dominated.enumerated().filter { !$0.element.isEmpty }.map { type, list in
      let parts = list.map { item -> Text in
        let (worse, better) = (labels.setup(item.strategy), labels.setup(item.by))
        return Text(
          "\(worse.en) (worse than \(better.en))", "\(worse.zh)（不如\(ChineseText.spaced(better.zh))）")
      }
      let who = labels.oneFirm(type)
      return Text(
        "Never a best choice for \(who.en): \(parts.map(\.en).joined(separator: ", ")).",
        "\(who.zh)永远不会选：\(parts.map(\.zh).joined(separator: "、"))。")
    }
  }

  private static let note = Text(
    "Gain from the best deviation: the most that any firm could gain by moving alone; 0 in an equilibrium. Strict: "
      + "every move loses. Symmetric: firms of a type randomise with the same probabilities. Net value for all: all "
      + "payoffs, less what joint outages cost everybody else.",
    "单独改变的最大收益：任何一家单独改变最多能得多少，均衡时为 0。严格：任何改变都亏。对称：同类企业以相同概率随机选择。社会净收益：所有收益之和，减去一起宕机给全社会造成的损失。")
}

/// Sentences about lists of equilibria.
enum EquilibriaSentences {
  static func kind(_ kind: MarketEquilibria.Row.Kind) -> Text {
    switch kind {
    case .pure: Text("pure", "纯策略")
    case .symmetric: Text("symmetric", "对称")
    case .mixed: Text("mixed", "混合")
    }
  }

  /// What is known of the two lists, a sentence each.
  static func reasons(_ equilibria: MarketEquilibria) -> [Text] {
    [
      complete(Text("pure equilibria", "纯策略均衡"), equilibria.pure),
      complete(
        Text("equilibria in which firms of a type play alike", "同类企业选择相同的均衡"), equilibria.symmetric),
    ]
  }

  private static func complete(_ kind: Text, _ completeness: Completeness) -> Text {
    func boxes(_ count: Int) -> Text {
      let number = NumberText.count(count)
      return Text(count == 1 ? "1 box" : "\(number) boxes", "\(number) 个区块")
    }
    switch completeness {
    case .everyProfile(let count):
      let number = NumberText.count(count)
      return Text(
        "These are all \(kind.en): every profile was tried (\(number)).",
        "\(kind.zh)已全部列出：所有组合（\(number) 个）都逐一试过。")
    case .boundedSearch(let count):
      let examined = boxes(count)
      return Text(
        "These are all \(kind.en): bounds on payoffs rule out everything else (\(examined.en) of profiles examined).",
        "\(kind.zh)已全部列出：收益的上下界排除了其余情况（检查了 \(examined.zh)）。")
    case .undecided(let count):
      let examined = boxes(count)
      return Text(
        "There may be more \(kind.en): a near tie or a continuum that bounds cannot decide (\(examined.en)).",
        "可能还有\(kind.zh)：近似平局或连续统，上下界无法判定（\(examined.zh)）。")
    case .budgetExceeded(let count):
      let examined = boxes(count)
      return Text(
        "There may be more \(kind.en): the search stopped at its budget (\(examined.en)).",
        "可能还有\(kind.zh)：搜索达到预算上限（\(examined.zh)）。")
    case .cancelled:
      return Text("There may be more \(kind.en): the search was interrupted.", "可能还有\(kind.zh)：搜索被中断。")
    case .notSearched:
      return Text("Other \(kind.en) were not searched for.", "没有搜索其他\(kind.zh)。")
    }
  }
}
