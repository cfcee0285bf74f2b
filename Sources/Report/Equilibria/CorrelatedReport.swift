/// Correlated equilibria of a market, as a report.
public import Findings
internal import Games
public import Market
internal import Scenario

/// Report of `equilibria --concept correlated`.
public struct CorrelatedReport: PagedReport {
  let language: Language
  private let market: Market
  private let findings: CorrelatedFindings

  /// Correlated equilibria of a market.
  public init(_ findings: CorrelatedFindings, of market: Market, language: Language) {
    self.market = market
    self.findings = findings
    self.language = language
  }

  private typealias Row = CorrelatedFindings.Row

  var page: Page {
    let name = MarketLabels(market).everybody
    var page = Page(
      command: "equilibria",
      title: Text("\(name.en): what a trusted mediator could achieve", "\(name.zh)：可信协调者能达成的结果"))
    page.answer = [answer].filter { !$0.isEmpty }
    var parts = findings.rows.map { Section.Part.lines(lines($0)) }
    if !findings.rows.isEmpty { parts.append(.table(lotteries)) }
    parts.append(.points(findings.omissions.map { omission($0.kind, $0.size) }))
    page.sections = [
      Section("lotteries", Text("Advice that everybody does best to follow", "无人能因不遵从而获益的建议"), parts),
      Section(
        "anarchy", Text("The price of anarchy", "无政府代价（PoA）"), [.points(anarchy), .paragraph(Self.note)]),
    ]
    page.members = [
      ("concept", "correlated"), ("profiles", .count(findings.profileCount)), ("anarchy", anarchyMember),
      ("omitted", .array(findings.omissions.map { .string($0.kind.rawValue) })),
    ]
    if findings.rows.isEmpty { page.members.append(("lotteries", [])) }
    page.machineTables = [draws]
    return page
  }

  // MARK: Tables

  /// Columns of a lottery, in whatever row it stands.
  private func columns<Of>(_ lottery: @escaping (Of) -> Row) -> [Column<Of>] {
    [
      .key("concept") { lottery($0).kind.rawValue }, .key("aim") { lottery($0).aim.rawValue },
      Column.money("welfare", Glossary.netValue) { lottery($0).welfare },
      .machine("bound", nil) { lottery($0).equilibrium.bound },
    ]
  }

  private func regret<Of>(_ lottery: @escaping (Of) -> Row) -> Column<Of> {
    .money("regret", Glossary.bestDeviation) { lottery($0).equilibrium.regret }
  }

  private var lotteries: PageTable {
    let labels = MarketLabels(market)
    let advice = Column<Row>.people("advice", CorrelatedText.advice) { CorrelatedText.name($0.kind, $0.aim) }
    let payoffs = market.firms.indices.map { type in
      var column = Column<Row>.money("", labels.firm(type)) { $0.equilibrium.payoffs[type] }
      column.audience = .people
      return column
    }
    let own: [Column<Row>] = [
      .number("profiles", Text("drawn", "组合数"), .count) { Double($0.equilibrium.draws.count) },
      regret { $0 }, .machine("value", nil) { $0.equilibrium.value },
      .shape("payoff") { .byType(market, $0.equilibrium.payoffs) },
      .shape("draws") { row in
        .array(
          row.equilibrium.draws.map {
            ["probability": .number($0.probability), "profile": .profile(market, .pure(counts: $0.counts))]
          })
      },
    ]
    return PageTable(
      "lotteries", findings.rows, [advice] + columns { $0 } + payoffs + own, audience: [.people, .json])
  }

  /// A record for each correlated equilibrium, profile in its support, type and strategy in use.
  private var draws: PageTable {
    typealias Draw = (row: Row, probability: Double, type: Int, strategy: Int, count: Int)
    let draws = findings.rows.flatMap { row in
      row.equilibrium.draws.flatMap { draw in
        draw.counts.enumerated().flatMap { type, counts in
          counts.indices.filter { counts[$0] > 0 }.map {
            (row: row, probability: draw.probability, type: type, strategy: $0, count: counts[$0])
          }
        }
      }
    }
    let labels = MarketLabels(market)
    let own: [Column<Draw>] = [
      .machine("probability", .share) { $0.probability }, .name("type", .empty) { labels.firmName($0.type) },
      .name("strategy", .empty) { labels.setupName($0.strategy) },
      .machine("firms", .count) { Double($0.count) },
    ]
    return PageTable("lotteries", draws, columns(\Draw.row) + [regret(\Draw.row)] + own, audience: .csv)
  }

  private var anarchyMember: JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    let anarchy = findings.anarchy
    return [
      "bestProfile": .profile(market, .pure(counts: anarchy.best.counts)),
      "bestWelfare": .number(anarchy.best.welfare), "bestWelfareBound": .number(anarchy.best.bound),
      "bestProved": .bool(anarchy.best.isProved), "bestEquilibrium": number(anarchy.bestEquilibrium),
      "worstEquilibrium": number(anarchy.worstEquilibrium), "equilibriaComplete": .bool(anarchy.isComplete),
      "priceOfAnarchy": number(anarchy.anarchy), "priceOfStability": number(anarchy.stability),
      "anarchyLoss": number(anarchy.anarchyLoss), "stabilityLoss": number(anarchy.stabilityLoss),
    ]
  }

  // MARK: Sentences

  private var answer: Text {
    guard let best = findings.rows.first(where: { $0.kind == .correlated && $0.aim == .best }) else {
      return .empty
    }
    let value = Amount.money(best.welfare)
    let first = Text(
      "With the best advice of a trusted mediator that firms would follow, the net value for all is \(value.en) a year",
      "按可信协调者给出的、企业愿意遵从的最好建议，社会净收益为每年 \(value.zh)")
    guard let nash = findings.anarchy.bestEquilibrium else { return first + Text(".", "。") }
    guard best.welfare - nash > 1e-6 * abs(best.welfare) else {
      return first + Text(", no more than at the best equilibrium on the list.", "，不高于列表中最好的均衡。")
    }
    let gain = Amount.money(best.welfare - nash)
    return first
      + Text(", \(gain.en) more than at the best equilibrium on the list.", "，比列表中最好的均衡多 \(gain.zh)。")
  }

  /// Name of an equilibrium and its likeliest profiles.
  private func lines(_ row: Row) -> [Text] {
    let shown = row.equilibrium.draws.prefix(4)
    return [CorrelatedText.name(row.kind, row.aim)]
      + shown.map {
        Text("   \(Amount.exactShare($0.probability).en)  ") + ProfileText(market).text($0.counts)
      } + CorrelatedText.more(row.equilibrium.draws.count - shown.count)
  }

  private func omission(_ kind: CorrelatedEquilibria.Kind, _ size: GameSizeError?) -> Text {
    let name = kind == .coarse ? Text("Coarse correlated", "粗相关") : Text("Correlated", "相关")
    guard let size else {
      return Text(
        "\(name.en): one result is missing, rounding defeated the solver.", "\(name.zh)：缺少一个结果，舍入误差使求解失败。")
    }
    let limit = NumberText.count(size.limit)
    let numbers = size.size == Int.max ? Text("too many", "过多") : Text(NumberText.count(size.size))
    return Text(
      "\(name.en) equilibria are left out: the program would hold \(numbers.en) numbers, \(limit) at most.",
      "\(name.zh)均衡从略：线性规划需 \(numbers.zh) 个数，上限 \(limit)。")
  }

  private var anarchy: [Text] {
    let anarchy = findings.anarchy
    let (seats, worth) = (ProfileText(market).text(anarchy.best.counts), Amount.money(anarchy.best.welfare))
    let best = Text(
      "If one hand decided for all, the best for society would be \(seats.en): \(worth.en) a year.",
      "若由一方统一决定，对社会最好的是 \(seats.zh)：每年 \(worth.zh)。")
    let bound = Amount.money(anarchy.best.bound)
    var points = [
      anarchy.best.isProved
        ? best
        : .sentences([
          best,
          Text(
            "The search stopped early; nothing is worth more than \(bound.en).",
            "搜索提前停止；没有组合超过 \(bound.zh)。"),
        ])
    ]
    if let loss = anarchy.stabilityLoss {
      let (size, ratio) = (Amount.money(loss), anarchy.stability.map(Amount.multiple))
      points.append(
        loss <= 1e-9 * abs(anarchy.best.welfare)
          ? Text("The best equilibrium reaches it.", "最好的均衡达到它。")
          : Text(
            "The best equilibrium loses \(size.en) of it\(ratio.map { " (price of stability \($0.en))" } ?? "").",
            "最好的均衡损失 \(size.zh)\(ratio.map { "（稳定代价 \($0.zh)）" } ?? "")。"))
    }
    if let loss = anarchy.anarchyLoss {
      let (size, ratio) = (Amount.money(loss), anarchy.anarchy.map(Amount.multiple))
      points.append(
        Text(
          "The worst equilibrium loses \(size.en)\(ratio.map { " (price of anarchy \($0.en))" } ?? "").",
          "最差的均衡损失 \(size.zh)\(ratio.map { "（无政府代价 \($0.zh)）" } ?? "")。"))
    }
    return points
      + (anarchy.isComplete
        ? [] : [Text("The list of equilibria is not proved to be complete.", "均衡列表未证明完整。")])
  }

  private static let note = Text(
    "A mediator draws a profile at random and tells each firm only its own setup. In a correlated equilibrium no firm gains by "
      + "another setup after hearing it; in a coarse one it must decide before. Every equilibrium is such advice, so that "
      + "best and worst bound them all. Most equal: the type with the smallest payoff gets most.",
    "协调者随机选出一个组合，每家企业只得知自己的方案。相关均衡：得知后没有企业能因改变而获益；粗相关均衡：须在得知前决定。"
      + "每个均衡都是这样的建议，所以最好与最差是它们的界。最均等：使收益最低的一类企业得到尽可能多。")
}
