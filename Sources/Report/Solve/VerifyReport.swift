/// The result of checking a file of profiles, in every form.
public import Games
internal import ResilienceNumerics

/// What `solve --verify` prints.
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
    var writer = CSVWriter(header: ["profile", "line", "equilibrium", "regret"])
    for (index, row) in check.rows.enumerated() {
      writer.append([
        .count(index + 1), .count(row.stated.line), .text(row.isEquilibrium ? "yes" : "no"),
        .number(row.profile.regret),
      ])
    }
    return writer.text
  }

  /// Every profile with its payoffs and its regret.
  public func json(_ inputs: Inputs) -> String {
    JSONValue.object([
      ("schema", "resilience-econ/solve/2"), ("version", .string(inputs.version)),
      ("inputs", ["verify": .string(source)]), ("title", .string(check.file.title)),
      ("tolerance", .number(check.tolerance)), ("holds", .bool(check.holds)),
      (
        "verified",
        .array(
          check.rows.map { row in
            [
              "line": .count(row.stated.line), "isEquilibrium": .bool(row.isEquilibrium),
              "regret": .number(row.profile.regret),
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
    ])
    for (index, row) in check.rows.enumerated() {
      let regret = row.exact.flatMap { $0.regret.description.count < 20 ? $0.regret.description : nil }
      table.append([
        String(index + 1), String(row.stated.line), words.yes(row.isEquilibrium),
        regret ?? NumberText.significant(row.profile.regret, digits: 6),
      ])
    }
    if !check.rows.isEmpty { page.append(.table(table)) }
    page.append(
      .paragraph(
        words.gloss(
          tolerance: NumberText.significant(check.tolerance, digits: 3),
          isExact: check.rows.contains { $0.exact != nil })))
    return page
  }
}

/// The wording of `solve --verify`, in both languages.
struct VerifyWords {
  let language: Language

  private func pick(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  var line: String { pick("line", "行") }
  var isEquilibrium: String { pick("equilibrium", "均衡") }
  var regret: String { pick("regret", "遗憾") }

  func yes(_ value: Bool) -> String { value ? pick("yes", "是") : pick("no", "否") }

  func answer(good: Int, of total: Int) -> String {
    pick(
      "\(good) of \(total) \(total == 1 ? "profile is an equilibrium" : "profiles are equilibria").",
      "\(total) 个组合中有 \(good) 个是均衡。")
  }

  func gloss(tolerance: String, isExact: Bool) -> String {
    let how =
      isExact
      ? pick("in exact arithmetic", "以精确算术") : pick("in double precision", "以双精度")
    return pick(
      "Regret is the most that a player could gain by deviating, computed \(how) from payoffs alone; up to "
        + "\(tolerance) counts as none.",
      "遗憾是任一参与者单方面偏离的最大收益，\(how)仅由收益表算出；不超过 \(tolerance) 视为零。")
  }
}
