/// Correlated equilibria of a game file, as a report.
internal import Findings
public import Games

/// Report of `solve --concept correlated`.
public struct CorrelatedGameReport: PagedReport {
  let language: Language
  /// Correlated equilibrium and the objective that it optimises.
  private struct Row {
    let kind: CorrelatedEquilibria.Kind
    let aim: CorrelatedFindings.Aim
    let equilibrium: CorrelatedEquilibrium
  }

  private let file: GambitNormalForm
  private let source: String
  private let rows: [Row]
  /// Classes of symmetric players: a draw gives the number of each class on each strategy, and the roles are
  /// assigned at random.
  private let classes: [[Int]]

  /// Correlated equilibria of a game; `source` names the file. Symmetric players are distinguished only if
  /// they play differently: an average over their permutations is an equally good equilibrium.
  ///
  /// Throws for linear programs that are too large.
  public init(_ file: GambitNormalForm, source: String, language: Language) throws(GameSizeError) {
    self.file = file
    self.source = source
    self.language = language
    let classes = file.game.interchangeablePlayers()
    let counted =
      classes.count < file.game.players.count ? TypeSymmetricTable(file.game, classes: classes) : nil
    self.classes = counted == nil ? file.game.players.indices.map { [$0] } : classes
    var rows: [Row] = []
    for kind in CorrelatedEquilibria.Kind.allCases {
      let set =
        if let counted { try CorrelatedEquilibria(counted, kind) } else {
          try CorrelatedEquilibria(file.game, kind)
        }
      for aim in CorrelatedFindings.Aim.allCases {
        let found =
          switch aim {
          case .best: set.best(set.welfare)
          case .worst: set.worst(set.welfare)
          case .mostEqual: set.mostEqual()
          }
        if let found { rows.append(Row(kind: kind, aim: aim, equilibrium: found)) }
      }
    }
    self.rows = rows
  }

  /// Sums of payoffs of the best and the worst equilibrium and smallest payoff of the most equal one: correlated
  /// ones, then coarse ones.
  public var values: [Double] { rows.map(\.equilibrium.value) }

  var page: Page {
    var page = Page(of: file, source: source, concept: "correlated")
    var parts = rows.map { Section.Part.lines(lines($0)) }
    if !rows.isEmpty { parts.append(.table(lotteries)) }
    page.sections = [
      Section("lotteries", .empty, parts + [.paragraph(Self.note), .paragraph(SolveText.certificateOfPage)])
    ]
    if rows.isEmpty { page.members.append(("lotteries", [])) }
    page.machineTables = [draws]
    return page
  }

  // MARK: Tables

  /// Columns of a lottery, in whatever row it stands.
  private func columns<Of>(_ lottery: @escaping (Of) -> Row) -> [Column<Of>] {
    [
      .key("concept") { lottery($0).kind.rawValue }, .key("aim") { lottery($0).aim.rawValue },
      .machine("value", nil) { lottery($0).equilibrium.value },
      .machine("bound", nil) { lottery($0).equilibrium.bound },
    ]
  }

  private func regret<Of>(_ lottery: @escaping (Of) -> Row) -> Column<Of> {
    .bare("regret", Glossary.bestDeviation) { lottery($0).equilibrium.regret }
  }

  private var lotteries: PageTable {
    let name = Column<Row>.people("advice", CorrelatedText.advice) { CorrelatedText.name($0.kind, $0.aim) }
    let sum = Column<Row>.bare("sum", Text("sum", "总和")) { payoffs($0).reduce(0, +) }
    let shapes: [Column<Row>] = [
      .shape("payoffs") { .array(payoffs($0).map(JSONValue.number)) },
      .shape("draws") { row in
        .array(
          deals(row).map {
            ["probability": .number($0.probability), "profile": .array($0.choices.map(JSONValue.string))]
          })
      },
    ]
    let players = file.game.players.indices.map { player in
      Column<Row>(key: "", title: GameText.player(file, player), isNumeric: true, audience: .people) {
        .number(payoffs($0)[player])
      }
    }
    return PageTable(
      "lotteries", rows, columns { $0 } + [name, sum] + players + [regret { $0 }] + shapes,
      audience: [.people, .json])
  }

  /// A record for each equilibrium, profile in its support and player.
  private var draws: PageTable {
    typealias Draw = (row: Row, probability: Double, player: Int, choice: String)
    let draws = rows.flatMap { row in
      deals(row).flatMap { deal in
        deal.choices.indices.map {
          (row: row, probability: deal.probability, player: $0, choice: deal.choices[$0])
        }
      }
    }
    let own: [Column<Draw>] = [
      .machine("probability", .share) { $0.probability }, .key("player") { file.game.players[$0.player] },
      .key("strategy") { $0.choice },
    ]
    return PageTable(
      "lotteries", draws, columns(\Draw.row) + [regret(\Draw.row)] + own, audience: .csv)
  }

  /// Payoffs by player.
  private func payoffs(_ row: Row) -> [Double] {
    file.game.players.indices.map { player in
      row.equilibrium.payoffs[classes.firstIndex { $0.contains(player) } ?? 0]
    }
  }

  /// Strategies of all players in every profile of the support, with its probability.
  private func deals(_ row: Row) -> [(choices: [String], probability: Double)] {
    row.equilibrium.draws.flatMap { draw in
      var deals = [[Int](repeating: 0, count: file.game.players.count)]
      for (members, counts) in zip(classes, draw.counts) {
        let parts = counts.indices.flatMap { [Int](repeating: $0, count: counts[$0]) }
        deals = deals.flatMap { deal in
          arrangements(parts).map { arrangement in
            var changed = deal
            for (member, part) in zip(members, arrangement) { changed[member] = part }
            return changed
          }
        }
      }
      let share = draw.probability / Double(deals.count)
      return deals.map { deal in (zip(file.game.strategies, deal).map { $0[$1] }, share) }
    }
  }

  /// Distinct permutations of some parts, which are sorted.
  private func arrangements(_ parts: [Int]) -> [[Int]] {
    guard let first = parts.first else { return [[]] }
    var result: [[Int]] = []
    var tried: Int?
    for (place, part) in parts.enumerated() where part != tried {
      tried = part
      var rest = parts
      rest.remove(at: place)
      result += arrangements(rest).map { [part] + $0 }
    }
    return first == parts.last ? [parts] : result
  }

  /// Strategies of symmetric players: `3 × a · 2 × b`.
  private func seats(_ draw: CorrelatedEquilibrium.Draw) -> String {
    zip(classes, draw.counts).map { members, counts in
      let names = file.game.strategies[members[0]].map { SafeText.line($0) }
      return counts.indices.filter { counts[$0] > 0 }.map {
        members.count == 1 ? names[$0] : "\(counts[$0]) × \(names[$0])"
      }.joined(separator: " + ")
    }.joined(separator: " · ")
  }

  /// Name of an equilibrium and its likeliest profiles.
  private func lines(_ row: Row) -> [Text] {
    let shown = row.equilibrium.draws.prefix(8)
    return [CorrelatedText.name(row.kind, row.aim)]
      + shown.map { Text("   \(Amount.exactShare($0.probability).en)  \(seats($0))") }
      + CorrelatedText.more(row.equilibrium.draws.count - shown.count)
  }

  /// Explanation of correlated equilibria, without firms.
  private static let note = Text(
    "A mediator draws a profile at random and tells each player only its own part. Correlated: after hearing it no player "
      + "gains by playing something else; coarse: none gains by choosing one strategy before. Most equal: the player "
      + "with least gets most.",
    "协调者随机选出一个组合，每个参与人只得知自己的部分。相关：得知后没有人能因改变而获益；粗相关：事先改用某一策略也不能获益。"
      + "最均等：使得到最少的参与人得到尽可能多。")
}
