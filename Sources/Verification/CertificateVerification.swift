/// Verification of certificates of equilibria, in whole numbers.
///
/// Purpose: a claim of completeness that nobody has to believe. The checker shares number types with the solvers and
/// nothing else; the format and the reasons are described in the catalogue of games, page Certificates.
internal import ResilienceNumerics

/// Result of checking a certificate.
public struct CertificateVerification: Equatable, Sendable {
  /// Part of a claim with its number of equilibria.
  public struct Part: Equatable, Sendable {
    /// `mixtures`, `pure`, `vertices`, `dropped`, `dominance`, `value`, `correlated` or `coarse`.
    public let name: String
    /// Number of equilibria.
    public let equilibria: Int
  }

  /// Lottery of a mediator that is proved to be an equilibrium, and a bound on all others.
  public struct Lottery: Equatable, Sendable {
    /// `best`, `worst` or `mostEqual`.
    public let aim: String
    /// Sum of payoffs, or the smallest payoff of the most equal lottery.
    public let value: Double
    /// What no equilibrium exceeds, or the least for the worst one.
    public let bound: Double
    /// Largest gain of a player by disobeying; 0 in an equilibrium.
    public let regret: Double
    /// Whether value and bound are the same fraction and nothing is gained by disobeying.
    public let isOptimal: Bool
  }

  /// First line that fails.
  public struct Refusal: Error, Equatable, Sendable {
    /// Number of the line, from 1.
    public let line: Int
    /// Reason, in words.
    public let reason: String
    /// Whether the first line is that of no certificate at all.
    public var isOfAnotherKind = false
  }

  /// Parts of the claim, all proved.
  public let parts: [Part]
  /// Number of places that the certificate leaves undecided; 0 if the equilibria are proved to be all.
  public let undecided: Int
  /// Lotteries of the parts `correlated` and `coarse`, in order.
  public private(set) var lotteries: [Lottery] = []

  /// Check of the lines of a certificate.
  ///
  /// - Throws: the first line that fails.
  /// - Complexity: a few products of whole numbers for each coefficient of each cell.
  public init(_ bytes: [UInt8]) throws(Refusal) {
    var reader = CertificateReader(bytes)
    do throws(Failure) {
      var first = reader
      _ = try first.next()["certificate"]
    } catch { throw Refusal(line: 1, reason: error.reason, isOfAnotherKind: true) }
    do throws(Failure) { self = try Self.checked(&reader) } catch {
      throw Refusal(line: reader.line, reason: error.reason)
    }
  }

  private init(parts: [Part], undecided: Int) { (self.parts, self.undecided) = (parts, undecided) }

  private static func checked(_ reader: inout CertificateReader) throws(Failure) -> CertificateVerification {
    let game = try StatedGame(try reader.next())
    let claim = try reader.next()["claim"]
    let claims = try claim["parts"].list()
    try need(!claims.isEmpty, "nothing is claimed")
    let first = try claims[0].list().first
    let isDroppedFirst = game.market == nil || first == .text("dropped")
    try need(isDroppedFirst, "a market whose dropped strategies are not proved")
    var (parts, lotteries): ([Part], [Lottery]) = ([], [])
    var undecided = 0
    for item in claims {
      let pair = try item.list()
      try need(pair.count == 2, "a part needs a name and a number")
      let (name, count) = (try pair[0].text(), try pair[1].whole())
      try need(try reader.next() == .list([.text("part"), .text(name)]), "another part than was claimed")
      let found: Int
      if name == "correlated" || name == "coarse" {
        let check = try LotteryCheck(game, isCoarse: name == "coarse")
        let proved = try check.lotteries(&reader, &undecided)
        found = proved.count { $0.isOptimal }
        lotteries += proved
      } else {
        found = try equilibria(of: name, game, &reader, &undecided)
      }
      try need(found == count, "\(found) equilibria of part \(name), claimed are \(count)")
      parts.append(Part(name: name, equilibria: found))
    }
    try need(try reader.next() == .list([.text("end")]) && reader.isAtEnd, "lines after the end")
    try need(try claim["complete"].flag() == (undecided == 0), "it claims to be complete and is not")
    var result = CertificateVerification(parts: parts, undecided: undecided)
    result.lotteries = lotteries
    return result
  }

  private static func equilibria(
    of part: String, _ game: StatedGame, _ reader: inout CertificateReader, _ undecided: inout Int
  ) throws(Failure) -> Int {
    switch part {
    case "mixtures":
      var check = MixtureCheck(game)
      return try check.equilibria(&reader, &undecided)
    case "pure":
      return game.isOfShares
        ? try BoxCheck(game).equilibria(&reader, &undecided)
        : try ProfileCheck(game).equilibria(&reader, &undecided)
    case "vertices": return try VertexCheck(game).equilibria(&reader)
    case "dropped": return try DroppedCheck(game).dropped(&reader)
    case "dominance": return try DominanceCheck(game).remaining(&reader, &undecided)
    case "value": return try ValueCheck(game).values(&reader)
    default: throw Failure("an unknown part")
    }
  }
}

/// Reason for a refusal.
struct Failure: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}

/// Refusal unless a condition holds.
func need(
  _ condition: @autoclosure () throws(Failure) -> Bool, _ reason: @autoclosure () -> String
) throws(Failure) {
  if try !condition() { throw Failure(reason()) }
}
