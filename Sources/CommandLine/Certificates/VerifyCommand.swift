/// Command `verify`: the check of a certificate of equilibria.
internal import Report
internal import Scenario
internal import Verification

struct VerifyCommand {
  let path: String
  let file: String?
  private let language: Language
  /// Longest certificate, bytes.
  private static let limit = 1 << 30

  init(_ settings: Settings, _ parsed: ParsedCommandLine) {
    path = parsed.operands[0]
    file = settings.output
    language = settings.language
  }

  /// One line, and exit code 1 if the certificate proves nothing.
  func output() throws(Failure) -> Output {
    let name = path == "-" ? Text("standard input", "标准输入") : Text(SafeText.line(path))
    let bytes: [UInt8]
    switch FileAccess.read(path == "-" ? "/dev/stdin" : path, limit: Self.limit) {
    case .success(let read): bytes = read
    case .failure(.tooLarge(let size)):
      throw .usage(
        name
          + Text(
            ": \(size) bytes are too many for a certificate; the limit is \(Self.limit)",
            "：\(size) 字节对证明来说太大；上限为 \(Self.limit)"))
    case .failure(let problem):
      throw .usage(FileMessage.text(ScenarioError.unreadable(path, problem, at: nil)))
    }
    do throws(CertificateVerification.Refusal) {
      let checked = try CertificateVerification(bytes)
      return Output(text: CertificateMessage.proved(checked)[language] + "\n", file: file)
    } catch {
      if error.isOfAnotherKind {
        throw .usage(name + Text(": not a certificate: \(error.reason)", "：不是证明文件：\(error.reason)"))
      }
      let line = NumberText.count(error.line)
      let text = Text("not proved: line \(line): \(error.reason)", "未能证明：第 \(line) 行：\(error.reason)")
      return Output(text: text[language] + "\n", file: file, code: .unfinished)
    }
  }
}

/// Words about certificates.
enum CertificateMessage {
  /// Result of a check.
  static func proved(_ checked: CertificateVerification) -> Text {
    let parts = checked.parts.map { count($0.equilibria, part: $0.name) }
    let (en, zh) = (parts.map(\.en).joined(separator: ", "), parts.map(\.zh).joined(separator: "、"))
    if checked.parts.allSatisfy({ $0.name == "value" }) { return Text("proved: \(en)", "已证明：\(zh)") }
    if checked.parts.allSatisfy({ ["correlated", "coarse"].contains($0.name) }) {
      let lotteries = checked.lotteries.map(lottery)
      let line = Text(
        "proved: \(en) (\(lotteries.map(\.en).joined(separator: "; ")))",
        "已证明：\(zh)（\(lotteries.map(\.zh).joined(separator: "；"))）")
      return checked.undecided == 0 ? line : line + bounded(checked.undecided)
    }
    if checked.undecided == 0 { return Text("proved: \(en); these are all", "已证明：\(zh)；已找全") }
    let rest = NumberText.count(checked.undecided)
    return Text(
      "proved: \(en); not proved that these are all: \(rest) undecided", "已证明：\(zh)；未证明已找全：\(rest) 处未定")
  }

  /// Value of a lottery, and its bounds where it is not optimal to the last digit.
  private static func lottery(_ lottery: CertificateVerification.Lottery) -> Text {
    func number(_ value: Double) -> String { NumberText.significant(value, digits: 9) }
    let name =
      switch lottery.aim {
      case "best": Text("best", "最好")
      case "worst": Text("worst", "最差")
      default: Text("most equal", "最均等")
      }
    let text = name + Text(" \(number(lottery.value))", " \(number(lottery.value))")
    if lottery.isOptimal { return text }
    let (bound, regret) = (number(lottery.bound), NumberText.significant(lottery.regret, digits: 2))
    return text + Text(", bound \(bound), gain of a deviation \(regret)", "，界限 \(bound)，偏离收益 \(regret)")
  }

  /// Lotteries that are not optimal to the last digit.
  static func bounded(_ number: Int) -> Text {
    let text = NumberText.count(number)
    return Text("; \(text) more only within the bounds stated, or left out", "；另有 \(text) 个仅在所述界限内成立，或从略")
  }

  /// Number of equilibria with the kind that a part is about.
  static func count(_ number: Int, part: String) -> Text {
    let text = NumberText.count(number)
    let noun = number == 1 ? "equilibrium" : "equilibria"
    return switch part {
    case "pure": Text("\(text) pure \(noun)", "\(text) 个纯策略均衡")
    case "value": Text("the value of the game", "博弈值")
    case "dropped":
      Text("\(text) \(number == 1 ? "strategy" : "strategies") never played", "\(text) 个永不采用的策略")
    case "dominance":
      Text("\(text) \(number == 1 ? "strategy" : "strategies") left by dominance", "优势剔除后剩余 \(text) 个策略")
    case "correlated":
      Text("\(text) optimal correlated \(noun)", "\(text) 个最优相关均衡")
    case "coarse":
      Text("\(text) optimal coarse correlated \(noun)", "\(text) 个最优粗相关均衡")
    case "vertices": Text("\(text) extreme \(noun)", "\(text) 个极端均衡")
    default: Text("\(text) \(noun) in which players of a type mix alike", "\(text) 个同类参与人混合方式相同的均衡")
    }
  }
}

extension CommandDeclaration {
  static let verify = CommandDeclaration(
    name: "verify", summary: Text("check a certificate of equilibria", "检查均衡的证明"),
    about: Text(
      """
      Checks a file that solve or equilibria wrote with --certificate, in whole numbers and without any solver: \
      the game, the claim, and a reason for every part of the space of mixtures. Prints the proved claim, or the \
      first line that fails, with exit code 1. FILE - reads standard input.
      """,
      """
      检查 solve 或 equilibria 用 --certificate 写出的文件，只用整数运算，不用任何求解器：博弈、论断，以及混合\
      策略空间每一部分的理由。输出已证明的论断，或第一处不成立的行（退出码 1）。FILE 为 - 时读取标准输入。
      """),
    operands: [OperandDeclaration(name: "FILE", kind: .file)],
    options: [.list(.lang, .output)],
    examples: [
      Example(
        line: "resilience-econ solve game.nfg --certificate all.cert",
        gives: Text("the list and its proof", "列表及其证明")),
      Example(
        line: "resilience-econ verify all.cert",
        gives: Text("'proved', or the line that fails", "“已证明”，或不成立的那一行")),
    ])
}
