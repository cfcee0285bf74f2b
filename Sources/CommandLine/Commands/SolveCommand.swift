/// `solve`: the equilibria of a game file.
internal import Games
internal import ResilienceNumerics
internal import Report
internal import Scenario

struct SolveCommand {
  let settings: Settings
  let path: String
  /// `--verify`, `--cells` and `--jobs`.
  private let verified: String?
  private let cells: Int?
  private let jobs: Int
  /// `--concept`, as given.
  private let concept: String?
  /// Longest file that is read.
  static let limit = 256 << 20

  init(_ settings: Settings, _ parsed: ArgumentParser.Parsed) {
    self.settings = settings
    path = parsed.operands[0]
    verified = parsed.values(OptionDeclaration.verify.name).last
    concept = parsed.values(OptionDeclaration.solveConcept.name).last
    cells = parsed.values(OptionDeclaration.cells.name).last.flatMap { Int($0) }
    jobs = parsed.values(OptionDeclaration.jobs.name).last.flatMap { Int($0) } ?? System.processors
  }

  /// The page, and the exit code: 1 where a profile was verified and is no equilibrium, 130 after Ctrl-C.
  func output() throws(Failure) -> Output {
    let file = try game()
    if let verified { return try verify(verified, of: file) }
    return Output(text: try text(file), file: settings.output, code: Interruption.code)
  }

  /// The page of the concept that was asked for.
  private func text(_ file: GambitNormalForm) throws(Failure) -> String {
    let language = settings.language
    switch concept {
    case "correlated": return try correlated(file, name(path))
    case "evolutionary": return try longRun(file, name(path))
    case "logit":
      if let excess = GameSolution.branchExcess(file) {
        throw .unfinished("\(name(path)): " + CommandLineMessage.tooLarge(excess, concept: "logit"))
      }
      return settings.render(LogitReport(file, source: path, language: language))
    case "dominance": return settings.render(DominanceReport(file, source: path, language: language))
    default:
      if let excess = GameSolution.excess(file, concept: settings.solveConcept) {
        throw .unfinished(
          "\(name(path)): "
            + CommandLineMessage.tooLarge(excess, concept: settings.solveConcept.rawValue))
      }
      let solution = SolveCommand.solution(file, concept: settings.solveConcept, cells: cells, jobs: jobs)
      return settings.render(SolveReport(solution, source: path, language: language))
    }
  }

  /// How long a search may take, about, on one thread of some machine.
  private static let patience = 90.0

  /// Solves a game before somebody who watches the progress and may press Ctrl-C.
  static func solution(
    _ file: GambitNormalForm, concept: GameSolution.Concept = .all, cells: Int? = nil, jobs: Int
  ) -> GameSolution {
    // One equilibrium is not searched for piece by piece: there the first signal ends the process.
    if concept != .one { Interruption.listen() }
    let meter = ProgressMeter(total: nil, unit: "cells at most")
    defer { meter.clear() }
    return GameSolution(
      file, concept: concept, cells: cells, seconds: patience, jobs: jobs, cancel: Interruption.token,
      progress: { meter.show($0, of: $1) })
  }

  private func game() throws(Failure) -> GambitNormalForm {
    let bytes = try read(path)
    do throws(GambitFileError) { return try GambitNormalForm(nfg: bytes) } catch {
      throw .usage("\(name(path)):\(error)")
    }
  }

  private func verify(_ other: String, of file: GambitNormalForm) throws(Failure) -> Output {
    let bytes = try read(other)
    do throws(GambitFileError) {
      let profiles = try ProfileFile(bytes, sizes: file.game.strategies.map(\.count))
      let check = ProfileCheck(profiles, of: file)
      let text = settings.render(VerifyReport(check, source: other, language: settings.language))
      return Output(text: text, file: settings.output, code: check.holds ? 0 : 1)
    } catch { throw .usage("\(name(other)):\(error)") }
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

extension OptionDeclaration {
  static let verify = OptionDeclaration(
    name: "verify", value: .file("FILE"),
    help: "check the profiles of FILE (solve --json, or Gambit's NE lines) instead; exit 1 if one fails")
  static let cells = OptionDeclaration(
    name: "cells", value: .number("N", 0...1_000_000_000),
    help: "cells of mixtures to look at before giving up (a minute or two's worth)")
}

extension CommandDeclaration {
  static let solve = CommandDeclaration(
    name: "solve", summary: "all equilibria of a Gambit .nfg game file",
    about: """
      Two players: all extreme equilibria as exact fractions, and how they hang together. More players: all \
      equilibria of small games, each proved to be alone in its neighbourhood. It says whether these are all; \
      Ctrl-C ends it with what was found so far. --concept symmetric finds all equilibria in which players who \
      are alike play alike, one a single equilibrium of larger games, logit the principal branch of logit \
      equilibria, dominance what no rational player plays, correlated the best and worst lotteries that \
      players obey, evolutionary where play rests when players revise and err. FILE - reads standard input.
      """,
    operands: [OperandDeclaration(name: "FILE", kind: .file)],
    options: [.solveConcept, .verify, .cells, .jobs]
      + OptionDeclaration.page(["text", "markdown", "csv", "json"]),
    examples: [
      Example(line: "resilience-econ solve game.nfg", gives: "the list, with what each player gets"),
      Example(
        line: "resilience-econ payoffs --format nfg | resilience-econ solve -",
        gives: "a market, player by player"),
      Example(
        line: "resilience-econ solve game.nfg --verify found.json", gives: "the regret of each profile"),
    ])
}
