/// `solve`: the equilibria of a game file.
internal import Games
internal import Report
internal import Scenario

struct SolveCommand {
  let settings: Settings
  let path: String
  /// Longest file that is read.
  static let limit = 256 << 20

  func run() throws(Failure) -> String {
    let name = path == "-" ? "standard input" : SafeText.line(path)
    let bytes = try read(name)
    if settings.relative != nil { return try correlated(bytes, name) }
    do throws(GambitFileError) {
      if settings.wantsLogit {
        let file = try GambitNormalForm(nfg: bytes)
        return settings.render(LogitReport(file, source: path, language: settings.language))
      }
      let solution = GameSolution(try GambitNormalForm(nfg: bytes), concept: settings.solveConcept)
      return settings.render(SolveReport(solution, source: path, language: settings.language))
    } catch { throw .usage("\(name):\(error)") }
  }

  private func read(_ name: String) throws(Failure) -> [UInt8] {
    switch FileAccess.read(path == "-" ? "/dev/stdin" : path, limit: Self.limit) {
    case .success(let bytes): return bytes
    case .failure(.tooLarge(let bytes)):
      throw .usage("\(name): \(bytes) bytes are too large for a game; the limit is \(Self.limit)")
    case .failure(let problem):
      throw .usage(FileMessage.text(ScenarioError.unreadable(path, problem, at: nil)))
    }
  }
}
