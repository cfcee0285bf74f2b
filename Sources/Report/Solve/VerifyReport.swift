/// Check of a file of profiles, as a report.
public import Games
internal import ResilienceNumerics

/// Report of `solve --verify`.
public struct VerifyReport: PagedReport {
  let language: Language
  private let check: ProfileCheck
  private let source: String

  /// The check of a file of profiles; `source` names it.
  public init(_ check: ProfileCheck, source: String, language: Language) {
    self.check = check
    self.source = source
    self.language = language
  }

  var page: Page {
    var page = Page(of: check.file, source: source)
    page.source = ("verify", source)
    page.members = [("title", .string(check.file.title)), ("holds", .bool(check.holds))]
    let (good, all) = (check.rows.count { $0.isEquilibrium }, check.rows.count)
    page.answer = [
      Text(
        "\(good) of \(all) \(all == 1 ? "profile is an equilibrium" : "profiles are equilibria").",
        "\(all) 个组合中有 \(good) 个是均衡。")
    ]
    page.sections = [Section("verified", .empty, [.table(table), .paragraph(note)])]
    return page
  }

  private typealias Row = (offset: Int, element: ProfileCheck.Row)

  private var table: PageTable {
    let columns: [Column<Row>] = [
      .number("profile", Text("#"), .count) { Double($0.offset + 1) },
      .number("line", Text("line", "行"), .count) { Double($0.element.stated.line) },
      .flag("isEquilibrium", Glossary.equilibrium) { $0.element.isEquilibrium },
      Column.bare("regret", .empty) { $0.element.profile.regret }.forMachines,
      .bare("decidingRegret", GameText.regret) { $0.element.regrets[$0.element.decidingPlayer] },
      .bare("decidingTolerance", Text("tolerance", "容差")) {
        $0.element.tolerances[$0.element.decidingPlayer]
      },
      .name("decidingPlayer", GameText.player) { [check] in
        let player = $0.element.decidingPlayer
        return (check.file.game.players[player], GameText.player(check.file, player))
      }, .shape("regrets") { .array($0.element.regrets.map(JSONValue.number)) },
      .shape("tolerances") { .array($0.element.tolerances.map(JSONValue.number)) },
      .shape("profile") { .rows($0.element.profile.probabilities) },
      .shape("payoffs") { .array($0.element.profile.payoffs.map(JSONValue.number)) },
    ]
    return PageTable("verified", Array(check.rows.enumerated()), columns)
  }

  private var note: Text {
    let isExact = check.rows.allSatisfy(\.isExact)
    let how = isExact ? Text("in exact arithmetic", "以精确算术") : Text("in double precision", "以双精度")
    return Text(
      "Gain from deviating: the most that a player could gain by changing alone, computed \(how.en) from payoffs alone; the "
        + "player shown is the one who decides. Tolerance: what the digits printed in the file can cost that player, 0 "
        + "for fractions, whole numbers and short decimals; --tolerance sets it relative to the most that a player's "
        + "own choice can change.",
      "单独改变的收益：参与人单独改变最多能多得的收益，\(how.zh)仅由收益表算出；所列为起决定作用的参与人。容差：文件中印出的位数可能使其损失的量，分数、整数和短小数为 0；"
        + "可用 --tolerance 设定，相对于参与人自身选择所能改变的最大量。")
  }
}
