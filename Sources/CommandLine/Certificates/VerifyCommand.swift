/// Command `verify`: the check of a certificate of equilibria.
internal import Report
internal import Scenario
internal import Verification

struct VerifyCommand {
  let path: String
  let file: String?
  /// Longest certificate, bytes.
  private static let limit = 1 << 30

  init(_ settings: Settings, _ parsed: ParsedCommandLine) {
    path = parsed.operands[0]
    file = settings.output
  }

  /// One line, and exit code 1 if the certificate proves nothing.
  func output() throws(Failure) -> Output {
    let name = path == "-" ? "standard input" : SafeText.line(path)
    let bytes: [UInt8]
    switch FileAccess.read(path == "-" ? "/dev/stdin" : path, limit: Self.limit) {
    case .success(let read): bytes = read
    case .failure(.tooLarge(let size)):
      throw .usage("\(name): \(size) bytes are too many for a certificate; the limit is \(Self.limit)")
    case .failure(let problem):
      throw .usage(FileMessage.text(ScenarioError.unreadable(path, problem, at: nil)))
    }
    do throws(CertificateVerification.Refusal) {
      let checked = try CertificateVerification(bytes)
      return Output(text: CertificateMessage.proved(checked) + "\n", file: file)
    } catch {
      let line = "not proved: line \(NumberText.count(error.line)): \(error.reason)\n"
      return Output(text: line, file: file, code: .unfinished)
    }
  }
}

/// Words about certificates.
enum CertificateMessage {
  /// Result of a check.
  static func proved(_ checked: CertificateVerification) -> String {
    let parts = checked.parts.map { count($0.equilibria, part: $0.name) }.joined(separator: ", ")
    if checked.undecided == 0 { return "proved: \(parts); these are all" }
    return "proved: \(parts); not proved that these are all: \(NumberText.count(checked.undecided)) undecided"
  }

  /// Number of equilibria with the kind that a part is about.
  static func count(_ number: Int, part: String) -> String {
    let text = NumberText.count(number)
    let noun = number == 1 ? "equilibrium" : "equilibria"
    return switch part {
    case "pure": "\(text) pure \(noun)"
    case "vertices": "\(text) extreme \(noun)"
    default: "\(text) \(noun) in which players of a type mix alike"
    }
  }
}

extension CommandDeclaration {
  static let verify = CommandDeclaration(
    name: "verify", summary: "check a certificate of equilibria",
    about: """
      Checks what solve and equilibria write with --certificate, in whole numbers and without any solver: the \
      game, the claim, and a reason for every part of the space of mixtures. Says what is proved, or the first \
      line that fails, with exit code 1. FILE - reads standard input.
      """,
    operands: [OperandDeclaration(name: "FILE", kind: .file)],
    options: [.list(.output)],
    examples: [
      Example(line: "resilience-econ solve game.nfg --certificate all.cert", gives: "the list and its proof"),
      Example(line: "resilience-econ verify all.cert", gives: "'proved', or the line that fails"),
    ])
}
