/// Check of a file of profiles, as a report.
public import Games
internal import ResilienceNumerics

/// Report of `solve --verify`.
public struct VerifyReport: CommandReport {
  private let check: ProfileCheck
  private let source: String
  private let words: VerifyWords

  /// The check of a file of profiles; `source` names it.
  public init(_ check: ProfileCheck, source: String, language: Language) {
    self.check = check
    self.source = source
    words = VerifyWords(language: language)
  }

  /// The table for a terminal.
  public func text(width: Int, style: Style = .plain) -> String { document.text(width: width, style: style) }

  /// The table in Markdown.
  public func markdown() -> String { document.markdown() }

  /// A record for each profile.
  public func csv() -> String {
    var writer = CSVWriter(header: ["profile", "line", "equilibrium", "regret", "tolerance", "player"])
    for (index, row) in check.rows.enumerated() {
      writer.append([
        .count(index + 1), .count(row.stated.line), .text(row.isEquilibrium ? "yes" : "no"),
        .number(row.regrets[row.decidingPlayer]), .number(row.tolerances[row.decidingPlayer]),
        .text(check.file.game.players[row.decidingPlayer]),
      ])
    }
    return writer.text
  }

  /// Every profile with its payoffs and its regret.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object([
      ("schema", "resilience-econ/solve/2"), ("version", .string(inputs.version)),
      ("inputs", ["verify": .string(source)]), ("title", .string(check.file.title)),
      ("holds", .bool(check.holds)),
      (
        "verified",
        .array(
          check.rows.map { row in
            [
              "line": .count(row.stated.line), "isEquilibrium": .bool(row.isEquilibrium),
              "regret": .number(row.profile.regret),
              "regrets": .array(row.regrets.map(JSONValue.number)),
              "tolerances": .array(row.tolerances.map(JSONValue.number)),
              "profile": .array(row.profile.probabilities.map { .array($0.map(JSONValue.number)) }),
              "payoffs": .array(row.profile.payoffs.map(JSONValue.number)),
            ]
          })
      ),
    ]).text()
  }

  private var document: Document {
    var page = Document()
    page.append(.title(check.file.title.isEmpty ? source : SafeText.line(check.file.title)))
    let good = check.rows.count { $0.isEquilibrium }
    page.append(.answer(words.answer(good: good, of: check.rows.count)))
    var table = Table(columns: [
      .init("#"), .init(words.line), .init(words.isEquilibrium, .left), .init(words.regret),
      .init(words.tolerance), .init(words.player, .left),
    ])
    for (index, row) in check.rows.enumerated() {
      let player = row.decidingPlayer
      table.append([
        String(index + 1), String(row.stated.line), words.yes(row.isEquilibrium),
        NumberText.significant(row.regrets[player], digits: 6),
        NumberText.significant(row.tolerances[player], digits: 3),
        SafeText.line(check.file.game.players[player]),
      ])
    }
    if !check.rows.isEmpty { page.append(.table(table)) }
    page.append(.paragraph(words.gloss(isExact: check.rows.allSatisfy(\.isExact))))
    return page
  }
}

/// The wording of `solve --verify`, in both languages.
struct VerifyWords {
  let language: Language

  private func pick(_ english: String, _ chinese: String) -> String {
    Text(english, chinese)[language]
  }

  var line: String { pick("line", "行") }
  var isEquilibrium: String { pick("equilibrium", "均衡") }
  var regret: String { pick("gain from deviating", "偏离收益") }
  var tolerance: String { pick("tolerance", "容差") }
  var player: String { pick("player", "参与者") }

  func yes(_ value: Bool) -> String { value ? pick("yes", "是") : pick("no", "否") }

  func answer(good: Int, of total: Int) -> String {
    pick(
      "\(good) of \(total) \(total == 1 ? "profile is an equilibrium" : "profiles are equilibria").",
      "\(total) 个组合中有 \(good) 个是均衡。")
  }

  func gloss(isExact: Bool) -> String {
    let how =
      isExact
      ? pick("in exact arithmetic", "以精确算术") : pick("in double precision", "以双精度")
    return pick(
      "The gain from deviating is the most that a player could gain by itself, computed \(how) from payoffs alone; shown is the "
        + "player who decides. The tolerance is what the digits printed in the file can cost that player: 0 for "
        + "fractions, whole numbers and short decimals. --tolerance sets it relative to the most that a player's own "
        + "choice can change.",
      "偏离收益是任一参与者单方面偏离的最大收益，\(how)仅由收益表算出；所列为起决定作用的参与者。容差是文件中印出的位数可能使其损失的量：分数、整数和短小数为 0。"
        + "--tolerance 可设定容差，相对于该参与者自身选择所能改变的最大量。")
  }
}
