/// Option `--certificate` of the commands that list equilibria.
internal import Findings
internal import Games
internal import Market
internal import Report
internal import SystemLibrary

extension OptionKey<String> {
  static let certificate = OptionKey(
    "certificate", file: "OUT",
    help: "write a proof that the list is complete, for verify (- instead of the list)")
}

extension OptionKey<Int> {
  static let certificateLimit = OptionKey(
    "limit", whole: "BYTES", in: 10_000...1_000_000_000,
    help: "with --certificate: size at which it is cut off (50000000)")
}

/// Writer of certificates.
struct CertificateOption {
  /// Path for the certificate.
  let path: String
  private let limit: Int

  /// The option as given; `nil` without it.
  init?(_ parsed: ParsedCommandLine) throws(Failure) {
    guard let path = parsed[.certificate] else {
      if parsed[.certificateLimit] != nil { throw .usage("--limit needs --certificate OUT") }
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
    try write(certificate, listed: equilibria.isComplete ? parts.map { $0 == .pure ? pure : alike } : nil)
  }

  // MARK: Files

  private func write(_ certificate: EquilibriumCertificate, listed: [Int]?) throws(Failure) {
    let text = certificate.text
    if isAlone {
      if let code = System.writeAll(text, to: STDOUT_FILENO), code != EPIPE {
        throw .unfinished("standard output: \(System.reason(code))")
      }
    } else {
      do { try OutputFile.write(text, to: path) } catch {
        let failure = Failure(error)
        let name = OptionKey<String>.certificate.declaration.name
        throw Failure(
          line: failure.line.hasPrefix("--output") ? "--\(name)" + failure.line.dropFirst(8) : failure.line,
          code: failure.code)
      }
    }
    let found = certificate.parts.map { CertificateMessage.count($0.equilibria, part: $0.part.rawValue) }
    let size = NumberText.count(text.utf8.count)
    var line = "certificate: \(found.joined(separator: ", ")), \(size) bytes"
    if certificate.isCutOff {
      line += "; cut off by --limit, so it does not prove that these are all"
    } else if !certificate.isComplete {
      let count = NumberText.count(certificate.undecided)
      line += "; it does not prove that these are all: continua or ties in \(count) combinations of supports"
    }
    StandardError.say(line)
    if let listed, certificate.isComplete, listed != certificate.parts.map(\.equilibria) {
      let list = listed.map { NumberText.count($0) }.joined(separator: " and ")
      StandardError.say("the list has \(list) of them: this is a fault of the program, please report it")
    }
  }

  private static func failure(_ error: CertificateError) -> Failure {
    switch error {
    case .noClaim: .usage("--certificate goes with --concept pure, mixed, all or symmetric")
    case .tooLarge(let excess):
      .unfinished(
        "--certificate: the game makes \(NumberText.count(excess.size)) numbers, the limit is "
          + NumberText.count(excess.limit))
    case .tooManyBases(let limit):
      .unfinished(
        "--certificate: a player has more than \(NumberText.count(limit)) bases of best answers; "
          + "--concept pure has fewer cases")
    }
  }
}
