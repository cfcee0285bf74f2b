/// Certificates of the lists that `GameSolution` gives.
internal import ResilienceNumerics

/// Reason why there is no certificate.
public enum CertificateError: Error, Equatable, Sendable {
  /// Concept without a list that is proved.
  case noClaim
  /// More payoffs than the limit, or more strategies of a player than can be told apart.
  case tooLarge(GameSizeError)
  /// More bases of a best-response polytope than the limit, or more strategies.
  case tooManyBases(limit: Int)
  /// More players of a type than mixtures can be proved for, where payoffs are a table by counts.
  case tooManyAlike(players: Int, limit: Int)
  /// More bytes than the limit, of a part that cannot be cut off.
  case tooLong(bytes: Int, limit: Int)
}

extension EquilibriumCertificate {
  /// Certificate of all equilibria of a game file: extreme ones for two players, pure ones, those in which
  /// players who are alike play alike, or all.
  ///
  /// - Throws: the reason why there is none.
  public init(
    _ file: GambitNormalForm, concept: GameSolution.Concept, limit: Int = defaultLimit
  ) throws(CertificateError) {
    guard concept != .one else { throw .noClaim }
    let payoffs = file.exactPayoffs.count
    guard payoffs <= CertificateGame.payoffLimit else {
      throw .tooLarge(GameSizeError(.numbers, size: payoffs, limit: CertificateGame.payoffLimit))
    }
    let game = concept == .symmetric ? CertificateGame.alike(file) : CertificateGame(file)
    if concept == .pure {
      self.init(game, parts: [.pure], limit: limit)
      try checkLength(limit)
      return
    }
    let active = ActivePlayers(file)
    if concept != .symmetric, file.game.strategies.count(where: { $0.count > 1 }) == 2,
      let bimatrix = BimatrixGame(active.reduced)
    {
      let found: ExtremeEquilibria
      do { found = try bimatrix.extremeEquilibria(basisLimit: VertexWalk.limit) } catch {
        // Of a zero-sum game at least the value.
        guard let value = Self.value(bimatrix) else { throw .tooManyBases(limit: VertexWalk.limit) }
        self.init(game, parts: [.value], value: value, limit: limit)
        try checkLength(limit)
        return
      }
      let profiles = found.equilibria.map { profile in
        file.game.strategies.indices.map { player in
          active.players.firstIndex(of: player).map { profile.probabilities[$0] } ?? [1]
        }
      }
      self.init(
        game, parts: [.vertices, .value], extreme: profiles, value: Self.value(bimatrix), limit: limit)
      guard parts.contains(where: { $0.part == .vertices }) else {
        throw .tooManyBases(limit: VertexWalk.limit)
      }
      try checkLength(limit)
      return
    }
    try self.init(mixturesOf: game, parts: [.mixtures], limit: limit)
  }

  /// Certificate of a market's game: pure equilibria by counts, those in which players of a type mix alike, or both.
  ///
  /// - Throws: the reason why there is none.
  public init(_ game: SharedHazardGame, parts: [Part], limit: Int = defaultLimit) throws(CertificateError) {
    let whole: CertificateGame
    do { whole = try CertificateGame(game) } catch { throw .tooLarge(error) }
    try self.init(mixturesOf: whole, parts: parts, limit: limit)
  }

  /// Certificate of iterated strict dominance: weights for what goes, beliefs for what stays.
  ///
  /// - Throws: the reason why there is none.
  public init(
    dominanceOf file: GambitNormalForm, limit: Int = defaultLimit
  ) throws(CertificateError) {
    let payoffs = file.exactPayoffs.count
    guard payoffs <= CertificateGame.payoffLimit else {
      throw .tooLarge(GameSizeError(.numbers, size: payoffs, limit: CertificateGame.payoffLimit))
    }
    if let most = file.game.strategies.map(\.count).max(), most > MixtureProver.strategyLimit {
      throw .tooLarge(GameSizeError(.numbers, size: most, limit: MixtureProver.strategyLimit))
    }
    self.init(
      CertificateGame(file), parts: [.dominance], dominance: file.iteratedDominance(), limit: limit)
    try checkLength(limit)
  }

  /// Certificate of the best, worst and most equal correlated and coarse correlated equilibria of a game file, with
  /// the prices of deviations that bound all others.
  ///
  /// - Throws: the reason why there is none.
  public init(
    correlatedOf file: GambitNormalForm, limit: Int = defaultLimit
  ) throws(CertificateError) {
    let payoffs = file.exactPayoffs.count
    guard payoffs <= CertificateGame.payoffLimit else {
      throw .tooLarge(GameSizeError(.numbers, size: payoffs, limit: CertificateGame.payoffLimit))
    }
    let game = CertificateGame.same(file)
    let programs: [LotteryProgram]
    do throws(GameSizeError) {
      programs = [
        try LotteryProgram(game, isCoarse: false), try LotteryProgram(game, isCoarse: true),
      ]
    } catch { throw .tooLarge(error) }
    self.init(game, parts: [.correlated, .coarse], lotteries: programs, limit: limit)
    try checkLength(limit)
  }

  /// Refusal of what is longer than the limit and was not cut off.
  private func checkLength(_ limit: Int) throws(CertificateError) {
    let first = lines[0].utf8.count
    if first > limit { throw .tooLong(bytes: first, limit: limit) }
    let bytes = lines.reduce(0) { $0 + $1.utf8.count + 1 }
    if bytes > limit, !isCutOff { throw .tooLong(bytes: bytes, limit: limit) }
  }

  /// Line of the part `value`: optimal strategies, and the ratio and sum of the players' whole payoffs; `nil` unless the
  /// game is zero-sum.
  private static func value(_ game: BimatrixGame) -> String? {
    guard let solution = game.zeroSumSolution() else { return nil }
    let whole = game.payoffs.map { CertificateGame.whole($0).numbers.map { Rational($0) } }
    let (first, second) = (whole[0], whole[1])
    let other = first.indices.first { first[$0] != first[0] }
    let ratio = other.map { (second[0] - second[$0]) / (first[$0] - first[0]) } ?? 1
    let mixtures = solution.profile.probabilities.map { mixture in
      "[" + mixture.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }
    return "[\"value\",\(mixtures.joined(separator: ",")),\"\(ratio)\",\"\(second[0] + ratio * first[0])\"]"
  }

  private init(mixturesOf game: CertificateGame, parts: [Part], limit: Int) throws(CertificateError) {
    if let most = game.strategies.max(), most > MixtureProver.strategyLimit {
      throw .tooLarge(GameSizeError(.numbers, size: most, limit: MixtureProver.strategyLimit))
    }
    let most = game.degrees.reduce(0) { $1.reduce($0, max) }
    if parts.contains(.mixtures), most > MixtureProver.degreeLimit {
      throw .tooManyAlike(players: most + 1, limit: MixtureProver.degreeLimit + 1)
    }
    self.init(game, parts: parts, limit: limit)
    try checkLength(limit)
  }
}
