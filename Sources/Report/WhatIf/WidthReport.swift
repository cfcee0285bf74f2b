/// The herd by the width of outages, as a report.
public import Findings
internal import Games
internal import Market
internal import Scenario

/// Report of `what-if --widths`.
public struct WidthReport: PagedReport {
  let language: Language
  private let study: WidthStudy

  /// A page about one market.
  public init(_ study: WidthStudy, language: Language) {
    self.study = study
    self.language = language
  }

  private var labels: MarketLabels { MarketLabels(study.market) }
  private var region: String { SafeText.line(study.region) }

  var page: Page {
    var page = Page(
      command: "what-if",
      title: Text("Does the herd need wide outages?", "抱团靠的是大范围故障吗？"))
    page.answer = [answer] + graphs
    page.sections = [section]
    page.members = [
      ("mode", "widths"), ("region", .string(study.region)),
      ("changes", .array(study.changes.map(JSONValue.number))),
    ]
    page.records = study.changes.map {
      .init(section: "changes", subject: study.region, quantity: "width", value: $0, unit: "share")
    }
    return page
  }

  // MARK: The answer

  private var answer: Text {
    let fixed = study.rows.filter { $0.source == .share }
    guard let first = study.changes.first, let widest = fixed.first else {
      return fixed.first?.holds == true
        ? Text("The herd is an equilibrium at every width of the table.", "表中无论故障波及多少企业，抱团都是均衡。")
        : Text("The herd is an equilibrium at no width of the table.", "表中无论故障波及多少企业，抱团都不是均衡。")
    }
    if study.changes.count == 1 {
      let places = Amount.exactShare(first)
      return widest.holds
        ? Text(
          "If every outage of \(region) hits alike, staying stops being an equilibrium below \(places.en) of the firms "
            + "there, the hours down a year unchanged.",
          "每年宕机小时不变，若 \(region) 每次故障波及的企业一样多，则少于 \(places.zh) 时，抱团不再是均衡。")
        : Text(
          "If every outage of \(region) hits alike, the herd is an equilibrium only below \(places.en) of the firms there, "
            + "the hours down a year unchanged.",
          "每年宕机小时不变，若 \(region) 每次故障波及的企业一样多，则少于 \(places.zh) 时，抱团才是均衡。")
    }
    let turns = study.changes.enumerated().map { place, change -> Text in
      let below = Amount.exactShare(change)
      guard place.isMultiple(of: 2) == widest.holds else {
        let again = place > 0
        return Text(
          "is an equilibrium\(again ? " again" : "") below \(below.en)",
          "低于 \(below.zh) 时\(again ? "又" : "")成为均衡")
      }
      return Text("dissolves below \(below.en)", "低于 \(below.zh) 时不再是均衡")
    }
    return Text(
      "As an outage of \(region) hits fewer of the firms there, the hours down a year unchanged, the herd "
        + "\(Text.list(turns).en).",
      "每年宕机小时不变，\(region) 一次故障波及的企业越来越少，抱团在\(Text.joined(turns, by: "，").zh)。")
  }

  /// What the two graphs of services do to this market.
  private var graphs: [Text] {
    study.rows.compactMap { row in
      guard case .services(let graph) = row.source else { return nil }
      let (width, size) = (Amount.share(row.width), Amount.size(row.leavingGain))
      let name = Self.name(graph)
      let saves = row.leavingGain > 0
      return Text(
        "\(name.en.prefix(1).uppercased() + name.en.dropFirst()): an outage hits \(width.en) of the firms on average; "
          + "leaving alone \(saves ? "saves" : "costs") \(size.en) a year.",
        "\(name.zh)：一次故障平均波及 \(width.zh) 的企业；单独离开每年\(saves ? "能省" : "多花") \(size.zh)。")
    }
  }

  private static func name(_ graph: Scenario.Graph) -> Text {
    switch graph {
    case .coupled: Text("services that need each other", "服务层层相依")
    case .decoupled: Text("services on their own", "服务各自独立")
    }
  }

  private func source(_ row: WidthStudy.Row) -> Text {
    switch row.source {
    case .scenario: Text("the preset's own", "预设的取值")
    case .share: Text("every outage alike", "每次故障相同")
    case .services(let graph): Self.name(graph)
    }
  }

  // MARK: The table

  private var section: Section {
    let regimes = RegimeLabels(study.market)
    let market = study.market
    let table = PageTable(
      "widths", study.rows,
      [
        .number("width", Text("firms hit", "波及企业"), .share) { $0.width },
        .name("source", Text("outages", "故障")) { [self] in (Self.key($0), source($0)) },
        .number("ratePerYear", Text("a year", "每年次数"), .perYear) { $0.ratePerYear },
        .number("hoursDown", Glossary.downtime, .hoursPerYear) { $0.hoursDown },
        .flag("holds", Text("herd holds", "抱团成立")) { $0.holds },
        Column.name("leaving", .empty) { [labels] in labels.setupName($0.leaving) }.forMachines,
        .money("leavingGain", Text("leaving alone", "单独离开"), signed: true) { $0.leavingGain },
        .number("coalition", Text("tips with", "几家可带动"), .count) { $0.coalition.map(Double.init) },
        .machine("shareThatMustStay", .share) { $0.shareThatMustStay },
        .shape("history") { .profile(market, .pure(counts: $0.history)) },
      ], marks: { $0.source == .scenario },
      subject: { $0.source == .share ? "share \(NumberText.plain($0.width))" : Self.key($0) })
    let ends = study.rows.reduce(into: [(history: [[Int]], widths: [Double])]()) { ends, row in
      if let last = ends.indices.last, ends[last].history == row.history {
        ends[last].widths.append(row.width)
      } else {
        ends.append((row.history, [row.width]))
      }
    }
    let places = ends.map { end -> (label: Text, text: Text) in
      let (wide, narrow) = (Amount.share(end.widths[0]), Amount.share(end.widths[end.widths.count - 1]))
      let widths =
        end.widths.count == 1
        ? wide : Text("\(wide.en) to \(narrow.en)", "\(wide.zh) 到 \(narrow.zh)")
      return (widths, regimes.profile(end.history))
    }
    return Section(
      "widths",
      Text("Wide and rare, narrow and frequent: the same hours down", "大而少，小而多：宕机小时相同"),
      [
        .table(table), .paragraph(Text("Where entry one by one ends, by firms hit:", "依次进入的结果，按波及企业：")),
        .labelled(places), .paragraph(notes),
      ])
  }

  private var notes: Text {
    .sentences([
      Text(
        "Between rows nothing was looked at, but where two differ, which is found by halving.",
        "两行之间未逐一计算；相邻两行结论不同时，用二分法求出改变处。"),
      Text(
        "Leaving alone: what one firm gains a year by leaving the herd for its best setup outside.",
        "单独离开：一家企业改用抱团之外最好的方案，每年的得失。"),
      Text(
        "Tips with: the fewest firms that take all others along when they leave together; 0 where they go by themselves.",
        "几家可带动：最少几家一起搬走，其余就会跟着走；0 表示自行散去。"),
      Text(
        "Graphs of services are those of the presets coupled and decoupled, an assumption; their outages differ in width.",
        "服务依赖图取自预设 coupled 与 decoupled，属假设；其各次故障的波及范围不同。"),
    ])
  }

  private static func key(_ row: WidthStudy.Row) -> String {
    switch row.source {
    case .scenario: "scenario"
    case .share: "share"
    case .services(let graph): graph.rawValue
    }
  }
}
