/// Command `solve`: equilibria of a game file.
internal import Games
internal import ResilienceNumerics
internal import Report
internal import Scenario

struct SolveCommand {
  let settings: Settings
  let path: String
  /// `--verify` and `--cells`.
  private let verified: String?
  private let cells: Int?
  private let concept: GameFileConcept
  /// `--select` and `--tolerance`, as given.
  private let selection: EquilibriumSelection?
  private let tolerance: Double?
  private let parsed: ParsedCommandLine
  /// Longest input file, bytes.
  static let limit = 256 << 20

  init(_ settings: Settings, _ parsed: ParsedCommandLine) {
    self.settings = settings
    path = parsed.operands[0]
    verified = parsed[.verify]
    concept = parsed[.solveConcept] ?? .all
    selection = parsed[.select]
    tolerance = parsed[.tolerance]
    cells = parsed[.cells]
    self.parsed = parsed
  }

  /// Page and exit code: 1 if a profile was verified and is not an equilibrium, 130 after Ctrl-C.
  func output() throws(Failure) -> Output {
    try checkOptions()
    let certificate = try CertificateOption(parsed)
    let isProved = [.dominance, .correlated].contains(concept) || concept.isList && concept != .one
    if certificate != nil, verified != nil || !isProved {
      throw CertificateOption.noList
    }
    let file = try game()
    if let verified { return try verify(verified, of: file) }
    if let certificate, concept == .dominance {
      try certificate.writeDominance(file)
      if certificate.isAlone { return Output(text: "", code: Interruption.code) }
    }
    if let certificate, concept == .correlated {
      return try correlated(file, certificate)
    }
    guard concept.isList else {
      return Output(
        text: try text(file, concept), file: settings.output, isColored: settings.style.isColored,
        code: Interruption.code)
    }
    if let excess = GameSolution.excess(file, concept: concept.listed) {
      throw .unfinished(head(path) + CommandLineMessage.tooLarge(excess, concept: concept.rawValue))
    }
    let solution = SolveCommand.solution(file, concept: concept.listed, cells: cells, jobs: settings.jobs)
    if let certificate {
      // Only the list of all equilibria, and that of pure ones, is the one that the certificate is about.
      let isSame = solution.isComplete && concept != .mixed
      try certificate.write(
        file, concept: concept.listed, listed: isSame ? solution.equilibria.count : nil)
      if certificate.isAlone { return Output(text: "", code: Interruption.code) }
    }
    let report = SolveReport(solution, source: path, selection: selection, language: settings.language)
    let text = settings.format == .ne ? report.gambitLines() : settings.render(report)
    let code = Interruption.code
    return Output(
      text: text, file: settings.output, isColored: settings.style.isColored,
      code: code == .done && !solution.hasEquilibria ? .unfinished : code)
  }

  /// Check for incompatible options.
  private func checkOptions() throws(Failure) {
    if tolerance != nil, verified == nil {
      throw .usage(Text("--tolerance needs --verify FILE", "--tolerance 需要 --verify FILE"))
    }
    if let tolerance, tolerance > 1 {
      throw .usage(
        Text(
          "--tolerance: expected a number from 0 to 1, got \(tolerance)",
          "--tolerance：应为 0 到 1 的数，却是 \(tolerance)"))
    }
    if verified != nil {
      if settings.format == .ne {
        throw .usage(
          Text(
            "--format ne does not go with --verify: it writes profiles", "--format ne 不能与 --verify 同用：它输出策略组合"
          ))
      }
      if selection != nil {
        throw .usage(
          Text(
            "--select does not go with --verify: it chooses from a list", "--select 不能与 --verify 同用：它从列表中挑选"))
      }
    } else if !concept.isList {
      let list = GameFileConcept.lists.map(\.rawValue).joined(separator: ", ")
      if settings.format == .ne {
        throw .usage(
          Text(
            "--format ne writes lists of profiles (--concept \(list)); --concept \(concept.rawValue) gives none",
            "--format ne 输出策略组合的列表（--concept \(list)）；--concept \(concept.rawValue) 没有列表"))
      }
      if selection != nil {
        throw .usage(
          Text(
            "--select chooses from lists of profiles (--concept \(list)); --concept \(concept.rawValue) gives none",
            "--select 从策略组合的列表中挑选（--concept \(list)）；--concept \(concept.rawValue) 没有列表"))
      }
    }
  }

  /// Page of a concept that is not a list.
  private func text(_ file: GambitNormalForm, _ concept: GameFileConcept) throws(Failure) -> String {
    let language = settings.language
    switch concept {
    case .correlated: return settings.render(try correlated(file))
    case .evolutionary: return try longRun(file)
    case .logit:
      if let excess = GameSolution.branchExcess(file) {
        throw .unfinished(head(path) + CommandLineMessage.tooLarge(excess, concept: "logit"))
      }
      return settings.render(LogitReport(file, source: path, language: language))
    default: return settings.render(DominanceReport(file, source: path, language: language))
    }
  }

  /// Approximate time limit of a search, seconds on one thread of a typical machine.
  private static let patience = 90.0

  /// Solution of a game, with progress on the terminal and Ctrl-C as a request to stop.
  static func solution(
    _ file: GambitNormalForm, concept: GameSolution.Concept = .all, cells: Int? = nil, jobs: Int
  ) -> GameSolution {
    // A search for one equilibrium has no partial result, so the first signal ends the process.
    if concept != .one { Interruption.listen() }
    let meter = ProgressMeter(total: nil, unit: Text("cells at most", "格（至多）"))
    defer { meter.clear() }
    return GameSolution(
      file, concept: concept, cells: cells, seconds: patience, jobs: jobs, cancel: Interruption.token,
      progress: { meter.show($0, of: $1) })
  }

  private func game() throws(Failure) -> GambitNormalForm {
    let bytes = try read(path)
    do throws(GambitFileError) { return try GambitNormalForm(game: bytes) } catch {
      throw .usage(Text("\(name(path).en):\(error)", "\(name(path).zh):\(error)"))
    }
  }

  private func verify(_ other: String, of file: GambitNormalForm) throws(Failure) -> Output {
    let bytes = try read(other)
    let profiles: ProfileFile
    do throws(GambitFileError) {
      profiles = try ProfileFile(bytes, sizes: file.game.strategies.map(\.count))
    } catch { throw .usage(Text("\(name(other).en):\(error)", "\(name(other).zh):\(error)")) }
    guard !profiles.profiles.isEmpty else {
      throw .usage(
        Text(
          "no profile in \(name(other).en): expected lines 'NE,1/2,…', or JSON as solve --json writes it",
          "\(name(other).zh)中没有策略组合：应为“NE,1/2,…”这样的行，或 solve --json 输出的 JSON"))
    }
    let check = ProfileCheck(profiles, of: file, tolerance: tolerance)
    let text = settings.render(VerifyReport(check, source: other, language: settings.language))
    return Output(text: text, file: settings.output, code: check.holds ? .done : .unfinished)
  }

  /// Name of an input as messages give it.
  private func name(_ path: String) -> Text {
    path == "-" ? Text("standard input", "标准输入") : Text(SafeText.line(path))
  }

  /// The name with a colon.
  func head(_ path: String) -> Text { name(path) + Text(": ", "：") }

  private func read(_ path: String) throws(Failure) -> [UInt8] {
    switch FileAccess.read(path == "-" ? "/dev/stdin" : path, limit: Self.limit) {
    case .success(let bytes): return bytes
    case .failure(.tooLarge(let bytes)):
      throw .usage(
        head(path)
          + Text(
            "\(bytes) bytes are too large for a game; the limit is \(Self.limit)",
            "\(bytes) 字节，作为博弈太大；上限为 \(Self.limit)"))
    case .failure(let problem):
      throw .usage(FileMessage.text(ScenarioError.unreadable(path, problem, at: nil)))
    }
  }
}

extension OptionKey<String> {
  static let verify = OptionKey(
    "verify", file: "FILE",
    help: Text(
      "check the profiles of FILE (solve --json, or Gambit's NE lines) instead; exit 1 if one fails",
      "改为检验 FILE 中的策略组合（solve --json 或 Gambit 的 NE 行）；有不成立的则退出码为 1"))
}

extension OptionKey<Double> {
  static let tolerance = OptionKey(
    "tolerance", number: "X", atLeast: 0,
    expected: Text("a number from 0 to 1, as in 1e-6", "0 到 1 的数，如 1e-6"),
    help: Text(
      "with --verify: gain from deviating that counts as none, relative to what a player's choice can change",
      "配合 --verify：偏离收益小到多少算作没有，相对于该参与人选择所能改变的收益"))
}

extension OptionKey<EquilibriumSelection> {
  static let select = OptionKey("select", help: Text("list only these equilibria", "只列出这些均衡"))
}

extension OptionKey<Int> {
  static let cells = OptionKey(
    "cells", whole: "N", in: 0...1_000_000_000,
    help: Text(
      "cells of mixtures to search before giving up (a minute or two)", "放弃前搜索的混合策略区域数（约一两分钟）"))
}

extension CommandDeclaration {
  static let solve = CommandDeclaration(
    name: "solve",
    summary: Text("all equilibria of a game file: .nfg, .agg, two tables", "博弈文件的全部均衡：.nfg、.agg 或两张表"),
    about: Text(
      """
      Two players: all extreme equilibria as exact fractions, and the connected components that they \
      form. More players: all equilibria of small games, each proved to be alone in its neighbourhood. \
      It says whether these are all; Ctrl-C ends it with what was found so far. --concept symmetric \
      finds all equilibria in which players who are alike play alike, one a single equilibrium of \
      larger games, logit the principal branch of logit equilibria, dominance what no rational player \
      plays, correlated what a trusted mediator could achieve, evolutionary where play rests when \
      players revise and err. FILE is Gambit's .nfg or .agg, or two tables of numbers (lrsnash, CSV); \
      - reads standard input. --format ne prints Gambit's NE lines.
      """,
      """
      两个参与人：以精确分数给出全部极端均衡，以及它们构成的连通分量。更多参与人：小博弈的全部均衡，并证明\
      各自在邻域内唯一。会说明是否已找全；按 Ctrl-C 结束并给出已找到的。--concept symmetric 求同类参与人\
      行为相同的全部均衡，one 求较大博弈的一个均衡，logit 求 logit 均衡的主分支，dominance 求理性参与人\
      不会选的策略，correlated 求可信协调者能达成的结果，evolutionary 求参与人修正并偶尔出错时的长期行为\
      。FILE 为 Gambit 的 .nfg 或 .agg，或两张数字表（lrsnash、CSV）；- 读取标准输入。--format ne 输出\
       Gambit 的 NE 行。
      """),
    operands: [OperandDeclaration(name: "FILE", kind: .file)],
    options: [
      .list(
        .solveConcept, .select, .verify, .tolerance, .cells, .certificate, .certificateLimit, .jobs),
      .page(OutputFormat.pages + [.ne]),
    ],
    examples: [
      Example(
        line: "resilience-econ solve game.nfg",
        gives: Text("the list, with each player's payoff", "列表，附每个参与人的收益")),
      Example(
        line: "resilience-econ payoffs --format nfg | resilience-econ solve -",
        gives: Text("a market, player by player", "把市场拆成逐个参与人")),
      Example(
        line: "resilience-econ solve game.nfg --verify found.json",
        gives: Text("each profile's gain from the best deviation", "每个组合的偏离收益")),
      Example(
        line: "resilience-econ solve game.nfg --certificate all.cert",
        gives: Text("a proof for verify", "供 verify 检查的证明")),
    ])
}
