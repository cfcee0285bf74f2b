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
    if certificate != nil, verified != nil || !concept.isList || concept == .one {
      throw .usage("--certificate goes with --concept pure, mixed, all or symmetric, without --verify")
    }
    let file = try game()
    if let verified { return try verify(verified, of: file) }
    guard concept.isList else {
      return Output(
        text: try text(file, concept), file: settings.output, isColored: settings.style.isColored,
        code: Interruption.code)
    }
    if let excess = GameSolution.excess(file, concept: concept.listed) {
      throw .unfinished("\(name(path)): " + CommandLineMessage.tooLarge(excess, concept: concept.rawValue))
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
    if tolerance != nil, verified == nil { throw .usage("--tolerance needs --verify FILE") }
    if let tolerance, tolerance > 1 {
      throw .usage("--tolerance: expected a number from 0 to 1, got \(tolerance)")
    }
    if verified != nil {
      if settings.format == .ne { throw .usage("--format ne does not go with --verify: it writes profiles") }
      if selection != nil { throw .usage("--select does not go with --verify: it chooses from a list") }
    } else if !concept.isList {
      let list = GameFileConcept.lists.map(\.rawValue).joined(separator: ", ")
      if settings.format == .ne {
        throw .usage(
          "--format ne writes lists of profiles (--concept \(list)); --concept \(concept.rawValue) gives none"
        )
      }
      if selection != nil {
        throw .usage(
          "--select chooses from lists of profiles (--concept \(list)); --concept \(concept.rawValue) gives none"
        )
      }
    }
  }

  /// Page of a concept that is not a list.
  private func text(_ file: GambitNormalForm, _ concept: GameFileConcept) throws(Failure) -> String {
    let language = settings.language
    switch concept {
    case .correlated: return try correlated(file, name(path))
    case .evolutionary: return try longRun(file, name(path))
    case .logit:
      if let excess = GameSolution.branchExcess(file) {
        throw .unfinished("\(name(path)): " + CommandLineMessage.tooLarge(excess, concept: "logit"))
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
    let meter = ProgressMeter(total: nil, unit: "cells at most")
    defer { meter.clear() }
    return GameSolution(
      file, concept: concept, cells: cells, seconds: patience, jobs: jobs, cancel: Interruption.token,
      progress: { meter.show($0, of: $1) })
  }

  private func game() throws(Failure) -> GambitNormalForm {
    let bytes = try read(path)
    do throws(GambitFileError) { return try GambitNormalForm(game: bytes) } catch {
      throw .usage("\(name(path)):\(error)")
    }
  }

  private func verify(_ other: String, of file: GambitNormalForm) throws(Failure) -> Output {
    let bytes = try read(other)
    let profiles: ProfileFile
    do throws(GambitFileError) {
      profiles = try ProfileFile(bytes, sizes: file.game.strategies.map(\.count))
    } catch { throw .usage("\(name(other)):\(error)") }
    guard !profiles.profiles.isEmpty else {
      throw .usage(
        "no profile in \(name(other)): expected lines 'NE,1/2,…', or JSON as solve --json writes it")
    }
    let check = ProfileCheck(profiles, of: file, tolerance: tolerance)
    let text = settings.render(VerifyReport(check, source: other, language: settings.language))
    return Output(text: text, file: settings.output, code: check.holds ? .done : .unfinished)
  }

  private func name(_ path: String) -> String { path == "-" ? "standard input" : SafeText.line(path) }

  private func read(_ path: String) throws(Failure) -> [UInt8] {
    switch FileAccess.read(path == "-" ? "/dev/stdin" : path, limit: Self.limit) {
    case .success(let bytes): return bytes
    case .failure(.tooLarge(let bytes)):
      throw .usage("\(name(path)): \(bytes) bytes are too large for a game; the limit is \(Self.limit)")
    case .failure(let problem):
      throw .usage(FileMessage.text(ScenarioError.unreadable(path, problem, at: nil)))
    }
  }
}

extension OptionKey<String> {
  static let verify = OptionKey(
    "verify", file: "FILE",
    help: "check the profiles of FILE (solve --json, or Gambit's NE lines) instead; exit 1 if one fails")
}

extension OptionKey<Double> {
  static let tolerance = OptionKey(
    "tolerance", number: "X", atLeast: 0, expected: "a number from 0 to 1, as in 1e-6",
    help: "with --verify: regret that counts as none, relative to what a player's choice can change")
}

extension OptionKey<EquilibriumSelection> {
  static let select = OptionKey("select", help: "list only these of the equilibria")
}

extension OptionKey<Int> {
  static let cells = OptionKey(
    "cells", whole: "N", in: 0...1_000_000_000,
    help: "cells of mixtures to look at before giving up (a minute or two's worth)")
}

extension CommandDeclaration {
  static let solve = CommandDeclaration(
    name: "solve", summary: "all equilibria of a game file: .nfg, .agg, two tables",
    about: """
      Two players: all extreme equilibria as exact fractions, and how they hang together. More players: all \
      equilibria of small games, each proved to be alone in its neighbourhood. It says whether these are all; \
      Ctrl-C ends it with what was found so far. --concept symmetric finds all equilibria in which players who \
      are alike play alike, one a single equilibrium of larger games, logit the principal branch of logit \
      equilibria, dominance what no rational player plays, correlated the best and worst lotteries that \
      players obey, evolutionary where play rests when players revise and err. FILE is Gambit's .nfg or .agg, or \
      two tables of numbers (lrsnash, CSV); - reads standard input. --format ne prints Gambit's NE lines.
      """,
    operands: [OperandDeclaration(name: "FILE", kind: .file)],
    options: [
      .list(
        .solveConcept, .select, .verify, .tolerance, .cells, .certificate, .certificateLimit, .jobs),
      .page(OutputFormat.pages + [.ne]),
    ],
    examples: [
      Example(line: "resilience-econ solve game.nfg", gives: "the list, with what each player gets"),
      Example(
        line: "resilience-econ payoffs --format nfg | resilience-econ solve -",
        gives: "a market, player by player"),
      Example(
        line: "resilience-econ solve game.nfg --verify found.json", gives: "the regret of each profile"),
      Example(
        line: "resilience-econ solve game.nfg --certificate all.cert", gives: "a proof for verify"),
    ])
}
