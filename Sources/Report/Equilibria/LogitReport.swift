/// Principal logit branch of a game, as a report.
public import Games
public import Market
internal import Scenario

/// Report of `--concept logit`.
public struct LogitReport: PagedReport {
  let language: Language
  private let branch: LogitBranch
  /// Keys of the players or of the types of firms with their labels, and of their strategies.
  private let names: [(owner: (String, Text), strategies: [(String, Text)])]
  /// The file of a game; `nil` for a market, whose payoffs are dollars a year.
  private let file: (game: GambitNormalForm, source: String)?
  private let title: Text

  /// The branch of a game from a file; `source` names it.
  public init(_ file: GambitNormalForm, source: String, language: Language) {
    branch = file.game.logitBranch()
    func name(_ key: String) -> (String, Text) { (key, Text(SafeText.line(key))) }
    names = zip(file.game.players, file.game.strategies).map { (name($0), $1.map(name)) }
    self.file = (file, source)
    title = Page(of: file, source: source).title
    self.language = language
  }

  /// Branch of a market in which firms of a type are symmetric.
  public init(_ market: Market, language: Language) {
    branch = market.game.logitBranch()
    let labels = MarketLabels(market)
    let strategies = market.strategies.indices.map(labels.setupName)
    names = market.firms.indices.map {
      ((market.firms[$0].type.name, labels.firms($0).capitalized), strategies)
    }
    file = nil
    title = labels.everybody
    self.language = language
  }

  var page: Page {
    var page = Page(
      command: file == nil ? "equilibria" : "solve",
      title: Text("The principal logit branch of \(title.en)", "\(title.zh)：主 logit 分支"))
    page.source = file.map { ("file", $0.source) }
    let ends = [end] + (branch.turnsBack ? [Self.turnsBack] : [])
    page.sections =
      [Section("note", .empty, [.paragraph(file == nil ? Self.marketNote : Self.note)])]
      + names.indices.map { owner in
        Section("logit", names[owner].owner.1, branch.points.isEmpty ? [] : [.table(table(of: owner))])
      }
    page.sections[page.sections.count - 1].parts.append(.points(ends))
    page.members = [
      ("title", .string(file.map { $0.game.title.isEmpty ? $0.source : $0.game.title } ?? title.en)),
      ("players", .array(names.map { .string($0.owner.0) })),
      ("strategies", .array(names.map { .array($0.strategies.map { .string($0.0) }) })),
      ("turnsBack", .bool(branch.turnsBack)),
      (
        "end",
        branch.end.map {
          [
            "profile": .rows($0.probabilities), "regret": .number($0.regret),
            "distance": .number($0.distance),
          ]
        } ?? .null
      ),
    ]
    page.machineTables = [points, records]
    return page
  }

  // MARK: Tables

  private typealias Point = LogitBranch.Point

  private var points: PageTable {
    PageTable(
      "logit", branch.points,
      [
        Column<Point>.bare("precision", .empty) { $0.precision },
        .shape("profile") { .rows($0.probabilities) },
      ], audience: .json)
  }

  /// A record for each point, player and strategy.
  private var records: PageTable {
    typealias Record = (point: Int, owner: Int, strategy: Int)
    let rows = branch.points.indices.flatMap { point in
      names.indices.flatMap { owner in
        names[owner].strategies.indices.map { (point: point, owner: owner, strategy: $0) }
      }
    }
    let columns: [Column<Record>] = [
      .machine("point", .count) { Double($0.point + 1) },
      .machine("precision", nil) { branch.points[$0.point].precision },
      .key("player") { names[$0.owner].owner.0 },
      .key("strategy") { names[$0.owner].strategies[$0.strategy].0 },
      .machine("probability", .share) { branch.points[$0.point].probabilities[$0.owner][$0.strategy] },
    ]
    return PageTable("logit", rows, columns, audience: .csv)
  }

  /// How each strategy of an owner fares along the branch, for people.
  private func table(of owner: Int) -> PageTable {
    let first: Column<Point> =
      file == nil
      ? .measure("noise", Text("misjudged by", "误判")) { Amount.money(1 / $0.precision) }
      : .bare("precision", Text("precision", "精度")) { $0.precision }
    return PageTable(
      "logit", branch.points,
      [first]
        + names[owner].strategies.enumerated().map { place, name in
          .measure(name.0, name.1) {
            let share = $0.probabilities[owner][place]
            return Text(file == nil ? Quantity.share(share) : NumberText.fixed(share, decimals: 4))
          }
        }, audience: .people)
  }

  // MARK: Sentences

  private var end: Text {
    guard let end = branch.end else {
      return Text("No Nash equilibrium was found near the last row.", "最后一行附近没有找到纳什均衡。")
    }
    let owners = zip(names, end.probabilities).map { name, mixture in
      let played = mixture.indices.filter { mixture[$0] > 0 }.map { strategy -> Text in
        let label = name.strategies[strategy].1
        return file == nil
          ? Amount.exactShare(mixture[strategy]) + Text(" ") + label
          : Text("\(GameText.number(mixture[strategy])) “\(label.en)”")
      }
      let plays = Text.joined(played, by: " + ")
      return Text("\(name.owner.1.en): \(plays.en)", "\(name.owner.1.zh)：\(plays.zh)")
    }
    let profile = Text.joined(owners, english: "; ", chinese: "；")
    guard file != nil else {
      let (gain, distance) = (Amount.size(end.regret), NumberText.significant(100 * end.distance, digits: 1))
      return Text(
        "The last row is a Nash equilibrium to within \(distance) percentage points: \(profile.en); the best deviation "
          + "would gain \(gain.en) a year.",
        "最后一行与一个纳什均衡相差不超过 \(distance) 个百分点：\(profile.zh)；最好的单独改变每年可多得 \(gain.zh)。")
    }
    let (regret, distance) = (
      NumberText.significant(end.regret, digits: 3), NumberText.significant(end.distance, digits: 1)
    )
    return Text(
      "The last row is within \(distance) of a Nash equilibrium: \(profile.en); gain from the best deviation \(regret).",
      "最后一行与一个纳什均衡相差不超过 \(distance)：\(profile.zh)；单独改变的最大收益 \(regret)。")
  }

  private static let turnsBack = Text(
    "The branch turns back: some precisions come more than once.", "分支折返：某些精度出现多次。")

  /// Explanation of the rows.
  private static let note = Text(
    "Each row is a logit quantal response equilibrium: everybody plays every strategy in proportion to e^(precision × "
      + "payoff), given that the others do the same. The first rows are almost pure noise, the last ones almost none.",
    "每行是一个 logit 随机反应均衡：各参与人按 e^(精度 × 收益) 的比例选择策略，且其他人也是如此。起初几乎全是噪声，最后几乎没有。")

  /// Explanation of the rows, with payoffs in dollars.
  private static let marketNote = Text(
    "Each row is a logit quantal response equilibrium: firms misjudge what a setup is worth by about so much a year, and so "
      + "do all others. Firms of a type are alike.",
    "每行是一个 logit 随机反应均衡：企业每年大约误判这么多收益，且其他企业也是如此。同类企业行为相同。")
}
