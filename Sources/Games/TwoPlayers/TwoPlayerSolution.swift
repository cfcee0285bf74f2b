/// Choice of a two-player solver, and the completeness of its list.
internal import ResilienceNumerics

extension GameSolution {
  /// A list of equilibria with its components and the reason for its completeness or incompleteness.
  typealias Found = (rows: [Row], components: [NashComponent], reason: Reason)

  /// Limit on the listed pairs of optimal strategies.
  private static let pairLimit = 1_000

  /// All extreme equilibria; for a game that is too large, the pure ones and the ends of some Lemke-Howson
  /// paths.
  static func exact(
    _ game: BimatrixGame, _ file: GambitNormalForm, _ concept: Concept, _ cancel: CancelToken?
  ) -> Found {
    do {
      let found = try game.extremeEquilibria(cancel: cancel)
      let rows = found.equilibria.filter { concept != .mixed || !$0.isPure }.map { row($0, file) }
      let reason = Reason.vertices(found.vertexCounts[0], found.vertexCounts[1])
      return (rows, concept == .all ? found.components : [], reason)
    } catch {
      var profiles = pureProfiles(file)
      let labels = game.rowCount + game.columnCount
      // A cancelled run still gets one equilibrium.
      let tried = error == .cancelled ? 1 : game.affordableLabels
      let known = Set(profiles)
      profiles += game.lemkeHowsonEquilibria(labels: tried).filter { !known.contains($0) }
      let wanted = profiles.filter { concept != .mixed || !$0.isPure }
      return (wanted.map { row($0, file) }, [], .paths(error, tried: tried, labels: labels))
    }
  }

  /// The equilibria of a zero-sum game whose optimal strategies are known: their pairs.
  static func optimal(
    _ solution: ZeroSumSolution, _ game: BimatrixGame, _ file: GambitNormalForm, _ concept: Concept
  ) -> Found {
    let (first, second) = (solution.strategies[0], solution.strategies[1])
    let (product, overflow) = first.count.multipliedReportingOverflow(by: second.count)
    let isListed = !overflow && product <= pairLimit
    let profiles =
      isListed
      ? first.flatMap { rows in second.map { game.certify(rows, $0) } }
      : (0..<max(first.count, second.count)).map {
        game.certify(first[min($0, first.count - 1)], second[min($0, second.count - 1)])
      }
    let rows = profiles.filter { concept != .mixed || !$0.isPure }.map { row($0, file) }
    return (
      rows, isListed && concept == .all ? NashComponent.components(of: profiles) : [],
      .optimalStrategies(first: first.count, second: second.count, isComplete: isListed)
    )
  }

  /// One equilibrium, exact for two players.
  static func one(_ file: GambitNormalForm, _ game: BimatrixGame?, _ zeroSum: ZeroSumSolution?) -> Found {
    guard let game else {
      let found = file.oneEquilibrium()
      let reason = Reason.one(.general(found.method, isEquilibrium: found.isEquilibrium))
      return ([Row(profile: found.profile, exact: nil)], [], reason)
    }
    if let pure = pureProfiles(file, limit: 1).first {
      return ([row(pure, file)], [], .one(.general(.pureProfiles, isEquilibrium: true)))
    }
    if let zeroSum { return ([row(zeroSum.profile, file)], [], .one(.linearProgram)) }
    return ([row(game.lemkeHowson(dropping: 0), file)], [], .one(.lemkeHowson))
  }

  static func row(_ exact: ExactProfile, _ file: GambitNormalForm) -> Row {
    let profile = MixedProfile(
      probabilities: exact.probabilities.map { $0.map { Double($0) } },
      payoffs: exact.payoffs.map { Double($0) }, regret: Double(exact.regret))
    return Row(profile: profile, exact: exact)
  }

  static func pureProfiles(_ file: GambitNormalForm, limit: Int = .max) -> [ExactProfile] {
    guard let game = BimatrixGame(file) else { return [] }
    var result: [ExactProfile] = []
    file.game.forEachPureEquilibrium(slack: 0) { choice in
      let profile = game.certify(unit(choice[0], of: game.rowCount), unit(choice[1], of: game.columnCount))
      if profile.regret.signum == 0 { result.append(profile) }
      return result.count < limit
    }
    return result
  }

  private static func unit(_ choice: Int, of count: Int) -> [Rational] {
    (0..<count).map { $0 == choice ? 1 : 0 }
  }
}
