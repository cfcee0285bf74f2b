/// Certificates of equilibria: lines of JSON that a short program in exact arithmetic checks.
public import ResilienceNumerics

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
    /// Strategies that iterated strict dominance leaves.
    case dominance
    /// Value of a zero-sum game, with a pair of optimal strategies.
    case value
  }

  /// Lines without line ends.
  public let lines: [String]
  /// Number of equilibria of each part.
  public let parts: [(part: Part, equilibria: Int)]
  /// Number of places that stay undecided: continua, ties, or what the limit cut off.
  public let undecided: Int
  /// Whether the limit on bytes cut the certificate off.
  public let isCutOff: Bool

  /// Whether the certificate proves that its equilibria are all.
  public var isComplete: Bool { undecided == 0 }

  /// Default limit, bytes.
  public static let defaultLimit = 50_000_000

  /// Certificate of some parts.
  ///
  /// - Parameters:
  ///   - dominance: eliminations as found by a solver, for the part `dominance`.
  ///   - value: line of the part `value`.
  ///   - extreme: extreme equilibria of two players as found by a solver, for the part `vertices`.
  ///   - limit: the largest number of bytes, about.
  /// - Complexity: that of a search without the solvers' shortcuts: up to 2^strategies supports.
  public init(
    _ game: CertificateGame, parts: [Part], extreme: [[[Rational]]] = [], dominance: IteratedDominance? = nil,
    value: String? = nil, limit: Int = defaultLimit
  ) {
    let header = game.header
    var left = limit - header.utf8.count
    let payoffs = CanonicalPayoffs(game)
    var (body, counts, undecided): ([String], [(part: Part, equilibria: Int)], Int) = ([], [], 0)
    for part in parts {
      var found: (lines: [String], equilibria: Int)
      switch part {
      case .mixtures:
        var prover = MixtureProver(payoffs, limit: left)
        found = prover.prove()
        undecided += prover.undecided
      case .pure:
        var prover = PureProver(payoffs, limit: left)
        found = prover.prove()
        undecided += prover.undecided
      case .vertices:
        guard let lines = VertexProver(game: game, equilibria: extreme).lines() else { continue }
        found = (lines, extreme.count)
      case .dominance:
        guard let dominance else { continue }
        var prover = DominanceProver(payoffs)
        let (lines, count) = prover.prove(dominance)
        found = (lines, count)
        undecided += prover.undecided
      case .value:
        guard let value else { continue }
        found = ([value], 1)
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
    isCutOff = left <= 0
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
      + "\"strategies\":\(strategies.text),\"unit\":\(list(units.map { "\"\($0)\"" })),"
    switch form {
    case .counts: return head + "\"payoffs\":\(list(payoffs.map(quoted)))}"
    case .shares:
      let effects = effect.map { list($0.map { list($0.map(quoted)) }) }
      return head + "\"base\":\(list(base.map(quoted))),\"effect\":\(list(effects))}"
    }
  }
}
