/// Option `--certificate` of the commands that list equilibria.
internal import Findings
internal import Games
internal import Market
internal import Report
internal import SystemLibrary

extension OptionKey<String> {
  static let certificate = OptionKey(
    "certificate", file: "OUT",
    help: Text(
      "write a proof that the list is complete, for verify (- instead of the list)",
      "写出列表已找全的证明，供 verify 检查（- 表示代替列表输出）"))
}

extension OptionKey<Int> {
  static let certificateLimit = OptionKey(
    "limit", whole: "BYTES", in: 10_000...1_000_000_000,
    help: Text(
      "with --certificate: size at which it is cut off (50000000)", "与 --certificate 合用：超过此大小即截断（50000000）"))
}

/// Writer of certificates.
struct CertificateOption {
  /// Path for the certificate.
  let path: String
  private let limit: Int

  /// The option as given; `nil` without it.
  init?(_ parsed: ParsedCommandLine) throws(Failure) {
    guard let path = parsed[.certificate] else {
      if parsed[.certificateLimit] != nil {
        throw .usage(Text("--limit needs --certificate OUT", "--limit 需与 --certificate OUT 合用"))
      }
      return nil
    }
    self.path = path
    limit = parsed[.certificateLimit] ?? EquilibriumCertificate.defaultLimit
  }

  /// Whether the certificate takes the place of the list.
  var isAlone: Bool { path == "-" }

  // MARK: Game files

  /// Certificate of a game file.
  ///
  /// - Parameter listed: number of equilibria on a list that claims to be complete, for comparison.
  func write(_ file: GambitNormalForm, concept: GameSolution.Concept, listed: Int?) throws(Failure) {
    let certificate: EquilibriumCertificate
    do { certificate = try EquilibriumCertificate(file, concept: concept, limit: limit) } catch {
      throw Self.failure(error)
    }
    try write(certificate, listed: listed.map { [$0] })
  }

  /// Certificate of iterated strict dominance in a game file.
  func writeDominance(_ file: GambitNormalForm) throws(Failure) {
    let certificate: EquilibriumCertificate
    do { certificate = try EquilibriumCertificate(dominanceOf: file, limit: limit) } catch {
      throw Self.failure(error)
    }
    try write(certificate, listed: nil)
  }

  /// Certificate of the best, worst and most equal correlated equilibria of a game file.
  ///
  /// - Parameter listed: their values on the page, for comparison.
  func writeCorrelated(_ file: GambitNormalForm, listed: [Double]?) throws(Failure) {
    let certificate: EquilibriumCertificate
    do { certificate = try EquilibriumCertificate(correlatedOf: file, limit: limit) } catch {
      throw Self.failure(error)
    }
    try write(certificate, listed: nil)
    let values = certificate.lotteryValues.compactMap { $0 }
    guard let listed, values.count == listed.count, values.count == certificate.lotteryValues.count else {
      return
    }
    let scale = file.game.payoffs.reduce(0) { max($0, abs($1)) } * Double(file.game.players.count)
    let place = values.indices.first { abs(values[$0] - listed[$0]) > 1e-6 * scale }
    guard let place else { return }
    StandardError.say(
      Text(
        "the page has \(listed[place]) where \(values[place]) is proved: this is a fault of the program, please report it",
        "页面为 \(listed[place])，而已证明的是 \(values[place])：这是程序的错误，请报告"))
  }

  // MARK: Markets

  /// Certificate of the list of a market.
  func write(_ market: Market, concept: SolutionConcept, _ equilibria: MarketEquilibria) throws(Failure) {
    let parts: [EquilibriumCertificate.Part] =
      switch concept {
      case .pure: [.pure]
      case .symmetric: [.mixtures]
      default: [.pure, .mixtures]
      }
    let certificate: EquilibriumCertificate
    do { certificate = try EquilibriumCertificate(market.game, parts: parts, limit: limit) } catch {
      throw Self.failure(error)
    }
    let profiles = equilibria.rows.map(\.equilibrium.profile)
    let pure = profiles.count { if case .pure = $0 { true } else { false } }
    let alike = profiles.count { profile in
      switch profile {
      case .pure(let counts): counts.allSatisfy { $0.count { $0 > 0 } == 1 }
      case .mixed: true
      }
    }
    // With --concept symmetric the list leaves pure profiles out that are not symmetric.
    let searched = [equilibria.pure, equilibria.symmetric].filter { $0 != .notSearched }
    let isComplete = !searched.isEmpty && searched.allSatisfy(\.isProved)
    try write(certificate, listed: isComplete ? parts.map { $0 == .pure ? pure : alike } : nil)
  }

  /// Failure where there is no list to prove.
  static let noList = Failure.usage(
    Text(
      "--certificate goes with --concept pure, mixed, all, symmetric, and for game files dominance and correlated, "
        + "without --verify",
      "--certificate 只能与 --concept pure、mixed、all、symmetric 合用，博弈文件还可用 dominance 与 correlated，且不能有 --verify"))

  // MARK: Files

  private func write(_ certificate: EquilibriumCertificate, listed: [Int]?) throws(Failure) {
    let text = certificate.text
    if isAlone {
      if let code = System.writeAll(text, to: STDOUT_FILENO), code != EPIPE {
        throw .unfinished(Text("standard output: \(System.reason(code))", "标准输出：\(System.reason(code))"))
      }
    } else {
      do { try OutputFile.write(text, to: path) } catch {
        let failure = Failure(error)
        let name = OptionKey<String>.certificate.declaration.name
        func renamed(_ line: String) -> String {
          line.hasPrefix("--output") ? "--\(name)" + line.dropFirst(8) : line
        }
        throw Failure(text: Text(renamed(failure.text.en), renamed(failure.text.zh)), code: failure.code)
      }
    }
    let found = certificate.parts.map { CertificateMessage.count($0.equilibria, part: $0.part.rawValue) }
    let isOfLotteries = !certificate.lotteryValues.isEmpty
    let size = NumberText.count(text.utf8.count)
    var line = Text(
      "certificate: \(found.map(\.en).joined(separator: ", ")), \(size) bytes",
      "证明：\(found.map(\.zh).joined(separator: "、"))，\(size) 字节")
    if certificate.isCutOff {
      line =
        line
        + Text("; cut off by --limit, so it does not prove that these are all", "；已被 --limit 截断，因此不能证明已找全")
    } else if isOfLotteries {
      if !certificate.isComplete { line = line + CertificateMessage.bounded(certificate.undecided) }
    } else if !certificate.isComplete {
      let count = NumberText.count(certificate.undecided)
      line =
        line
        + Text(
          "; it does not prove that these are all: continua or ties in \(count) "
            + (certificate.undecided == 1 ? "combination of supports" : "combinations of supports"),
          "；不能证明已找全：\(count) 个支撑组合中有连续统或平局")
    }
    StandardError.say(line)
    // The value of a zero-sum game is no entry of the list, nor are dropped strategies.
    let proved = certificate.parts.filter { ![.value, .dropped].contains($0.part) }.map(\.equilibria)
    if let listed, certificate.isComplete, !proved.isEmpty, listed != proved {
      let list = listed.map { NumberText.count($0) }
      StandardError.say(
        Text(
          "the list has \(list.joined(separator: " and ")) of them: this is a fault of the program, please report it",
          "列表中有 \(list.joined(separator: " 和 ")) 个：这是程序的错误，请报告"))
    }
  }

  private static func failure(_ error: CertificateError) -> Failure {
    switch error {
    case .noClaim: noList
    case .tooLarge(let excess):
      .unfinished(
        Text(
          "--certificate: the game makes \(NumberText.count(excess.size)) numbers, the limit is "
            + NumberText.count(excess.limit),
          "--certificate：该博弈有 \(NumberText.count(excess.size)) 个数，上限为 \(NumberText.count(excess.limit))"))
    case .tooManyBases(let limit):
      .unfinished(
        Text(
          "--certificate: a player has more than \(NumberText.count(limit)) bases of best answers; "
            + "--concept pure has fewer cases",
          "--certificate：某参与人的最优反应基多于 \(NumberText.count(limit)) 个；--concept pure 情形较少"))
    case .tooManyAlike(let players, let limit):
      .unfinished(
        Text(
          "--certificate: \(NumberText.count(players)) players of a type are too many for a proof about mixtures, the limit "
            + "is \(NumberText.count(limit)); --concept pure has none",
          "--certificate：同类参与人 \(NumberText.count(players)) 个，对混合策略的证明来说太多，上限为 \(NumberText.count(limit))；--concept pure 无此上限"
        ))
    case .tooLong(let bytes, let limit):
      .unfinished(
        Text(
          "--certificate: it would take \(NumberText.count(bytes)) bytes, --limit is \(NumberText.count(limit))",
          "--certificate：需要 \(NumberText.count(bytes)) 字节，--limit 为 \(NumberText.count(limit))"))
    }
  }
}
