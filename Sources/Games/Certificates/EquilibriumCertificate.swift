/// Certificates of equilibria: lines of JSON that a short program in exact arithmetic checks.
internal import ResilienceNumerics

/// A game, a claim about its equilibria, and the reasons, line by line.
///
/// The format is described in the catalogue, page Certificates. The prover shares no search with the solvers, so
/// that a list of theirs can be compared with its.
public struct EquilibriumCertificate: Sendable {
  /// Part of a claim.
  public enum Part: String, Sendable {
    /// All equilibria in which players of a type mix alike, pure ones among them.
    case mixtures
    /// All pure equilibria by counts.
    case pure
    /// All extreme equilibria of two players.
    case vertices
    /// Strategies of a market that are dropped beforehand.
    case dropped
    /// Strategies that iterated strict dominance leaves.
    case dominance
    /// Value of a zero-sum game, with a pair of optimal strategies.
    case value
    /// Best, worst and most equal correlated equilibrium.
    case correlated
    /// The same of coarse correlated equilibria.
    case coarse
  }

  /// Lines without line ends.
  public let lines: [String]
  /// Number of equilibria of each part.
  public let parts: [(part: Part, equilibria: Int)]
  /// Number of places that stay undecided: continua, ties, or what the limit cut off.
  public let undecided: Int
  /// Whether the limit on bytes cut the certificate off.
  public let isCutOff: Bool

  /// Sum of payoffs of the best and the worst lottery and smallest payoff of the most equal one, of correlated
  /// equilibria, then of coarse ones; `nil` where there is none.
  public let lotteryValues: [Double?]

  /// Whether the certificate proves that its equilibria are all.
  public var isComplete: Bool { undecided == 0 }

  /// Default limit, bytes.
  public static let defaultLimit = 50_000_000

  /// Certificate of some parts.
  ///
  /// - Parameters:
  ///   - dominance: eliminations as found by a solver, for the part `dominance`.
  ///   - value: line of the part `value`.
  ///   - lotteries: programs of the parts `correlated` and `coarse`.
  ///   - extreme: extreme equilibria of two players as found by a solver, for the part `vertices`.
  ///   - limit: the largest number of bytes, about.
  /// - Complexity: that of a search without the solvers' shortcuts: up to 2^strategies supports.
  init(
    _ game: CertificateGame, parts: [Part], extreme: [[[Rational]]] = [], dominance: IteratedDominance? = nil,
    value: String? = nil, lotteries: [LotteryProgram] = [], limit: Int = defaultLimit
  ) {
    let header = game.header
    // Room for the claim and for the beginnings and ends of parts.
    var left = limit - header.utf8.count - 200
    let payoffs = CanonicalPayoffs(game)
    var (body, counts, undecided): ([String], [(part: Part, equilibria: Int)], Int) = ([], [], 0)
    var (values, isShort): ([Double?], Bool) = ([], false)
    for part in (game.market == nil ? [] : [.dropped]) + parts {
      var found: (lines: [String], equilibria: Int)
      switch part {
      case .mixtures:
        var prover = MixtureProver(payoffs, limit: left)
        found = prover.prove()
        undecided += prover.undecided
        isShort = isShort || prover.isCutOff
      case .pure:
        var prover = PureProver(payoffs, limit: left)
        found = prover.prove()
        undecided += prover.undecided
        isShort = isShort || prover.isCutOff
      case .vertices:
        guard let lines = VertexProver(game: game, equilibria: extreme).lines() else { continue }
        found = (lines, extreme.count)
      case .dropped:
        guard let market = game.market else { continue }
        found = (market.lines, market.lines.count - 1)
      case .dominance:
        guard let dominance else { continue }
        var prover = DominanceProver(payoffs)
        let (lines, count) = prover.prove(dominance)
        found = (lines, count)
        undecided += prover.undecided
      case .value:
        guard let value else { continue }
        found = ([value], 1)
      case .correlated, .coarse:
        guard let program = lotteries.first(where: { $0.isCoarse == (part == .coarse) }) else { continue }
        var prover = LotteryProver(program)
        let (lines, optimal) = prover.prove(limit: left)
        found = (lines, optimal)
        undecided += prover.undecided
        values += prover.values
        isShort = isShort || prover.isCutOff
      }
      left -= found.lines.reduce(0) { $0 + $1.utf8.count + 1 }
      body += ["[\"part\",\"\(part.rawValue)\"]"] + found.lines
      counts.append((part, found.equilibria))
    }
    let claims = counts.map { "[\"\($0.part.rawValue)\",\($0.equilibria)]" }.joined(separator: ",")
    lines =
      [header, "{\"claim\":{\"parts\":[\(claims)],\"complete\":\(undecided == 0)}}"] + body + ["[\"end\"]"]
    self.parts = counts
    self.undecided = undecided
    lotteryValues = values
    isCutOff = undecided > 0 && isShort
  }

  /// The lines with line ends.
  public var text: String { lines.joined(separator: "\n") + "\n" }
}

extension CertificateGame {
  /// First line of a certificate.
  var header: String {
    func quoted(_ numbers: [BigInteger]) -> String {
      "[" + numbers.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
    func list(_ texts: [String]) -> String { "[" + texts.joined(separator: ",") + "]" }
    let head =
      "{\"certificate\":1,\"form\":\"\(form.rawValue)\",\"players\":\(players.text),"
      + (members.map { "\"members\":\($0.text)," } ?? "") + (market.map { "\"market\":\($0.json)," } ?? "")
      + "\"strategies\":\(strategies.text),\"unit\":\(list(units.map { "\"\($0)\"" })),"
    switch form {
    case .counts: return head + "\"payoffs\":\(list(payoffs.map(quoted)))}"
    case .shares:
      let effects = effect.map { list($0.map { list($0.map(quoted)) }) }
      return head + "\"base\":\(list(base.map(quoted))),\"effect\":\(list(effects))}"
    }
  }
}
