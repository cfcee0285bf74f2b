/// A game file with its equilibria, by the solver that fits: exact for two players, proved enclosures for
/// more.
public import ResilienceNumerics

/// Equilibria of a game from a file.
public struct GameSolution: Equatable, Sendable {
  /// Set of equilibria to compute.
  public enum Concept: String, CaseIterable, Sendable {
    /// Pure equilibria.
    case pure
    /// Equilibria in which at least one player mixes.
    case mixed
    /// Pure and mixed equilibria.
    case all
    /// Equilibria in which interchangeable players use the same strategy.
    case symmetric
    /// One equilibrium, the first found.
    case one
  }

  /// An equilibrium with its certificate.
  public struct Row: Equatable, Sendable {
    /// The profile and its certificate, in doubles.
    public let profile: MixedProfile
    /// The same profile as fractions, if it was found exactly.
    public let exact: ExactProfile?

    /// Whether the profile is pure: no strategy else has a positive share, not even one too small for a
    /// double.
    public var isPure: Bool { exact?.isPure ?? profile.isPure }
  }

  /// Reason for the completeness of the list, or for its incompleteness.
  public enum Reason: Equatable, Sendable {
    /// Two players: every pair of vertices of the best-response polytopes was tried.
    case vertices(Int, Int)
    /// Only one active player: each of its strategies was tried.
    case choices(Int)
    /// Every pure profile was tried; only pure equilibria were requested.
    case everyPureProfile(Int)
    /// More players: completeness of the search for mixed equilibria.
    case search(Completeness)
    /// Two players, zero-sum: the pairs of corners of the polytopes of optimal strategies, or some of them.
    case optimalStrategies(first: Int, second: Int, isComplete: Bool)
    /// Two players, too large for all equilibria: the pure ones and the ends of the Lemke-Howson paths that
    /// start by dropping the first of the labels.
    case paths(ExtremeEquilibriaError, tried: Int, labels: Int)
    /// Equilibria in which interchangeable players, given by class, use the same strategy: completeness of
    /// the search.
    case symmetric(classes: [[Int]], Completeness)
    /// Only one equilibrium was requested, with the method that found it.
    case one(OneWay)
  }

  /// Method by which one equilibrium was found.
  public enum OneWay: Equatable, Sendable {
    /// Exactly, at the end of a Lemke-Howson path.
    case lemkeHowson
    /// Exactly, by linear programming: the game is zero-sum.
    case linearProgram
    /// Method of `NormalFormGame.oneEquilibrium`; `isEquilibrium` is false for the best approximation found.
    case general(OneEquilibrium.Method, isEquilibrium: Bool)
  }

  /// The game.
  public let file: GambitNormalForm
  /// The equilibria of the concept: extreme ones for two players.
  public let equilibria: [Row]
  /// Connected components of the set of equilibria, for two players; members are indices in `equilibria`.
  /// Empty unless all equilibria were asked for.
  public let components: [NashComponent]
  /// Reason for the completeness of the list, or for its incompleteness.
  public let reason: Reason
  /// Value and optimal strategies, if the game is zero-sum and mixed equilibria were requested.
  public let zeroSum: ZeroSumSolution?

  /// Whether the list is proved to be complete.
  public var isComplete: Bool {
    switch reason {
    case .vertices, .everyPureProfile, .choices: true
    case .search(let completeness), .symmetric(_, let completeness): completeness.isProved
    case .optimalStrategies(_, _, let isComplete): isComplete
    case .paths, .one: false
    }
  }

  /// Whether the listed profiles are equilibria: false if the only one requested was not found.
  public var hasEquilibria: Bool {
    if case .one(.general(_, isEquilibrium: false)) = reason { return false }
    return true
  }

  /// Whether every deviation of every player loses.
  public func isStrict(_ row: Row) -> Bool {
    guard row.isPure else { return false }
    return file.isStrictEquilibrium(
      row.profile.probabilities.map { mixture in mixture.indices.reduce(0) { mixture[$1] > 0 ? $1 : $0 } })
  }

  /// Solves a game. Interchangeable players are those of `NormalFormGame.interchangeablePlayers`; in a game
  /// without any, every equilibrium is symmetric.
  ///
  /// - Parameters:
  ///   - cells: limit on cells of mixtures for more than two players; by default `seconds` worth.
  ///   - seconds: approximate time for the search, on one thread.
  ///   - jobs: threads; the result is the same for any number.
  ///   - cancel: polled from time to time.
  ///   - progress: called from time to time with the number of examined cells and their limit.
  /// - Complexity: that of the solver; see `BimatrixGame.extremeEquilibria` and `NormalFormGame.equilibria`.
  public init(
    _ file: GambitNormalForm, concept: Concept = .all, cells: Int? = nil, seconds: Double = 1,
    jobs: Int = 1, cancel: CancelToken? = nil,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) {
    self.file = file
    let limits = Limits(cells: cells, seconds: seconds, jobs: jobs, cancel: cancel, progress: progress)
    let active = ActivePlayers(file)
    let bimatrix = concept == .pure || active.players.count != 2 ? nil : BimatrixGame(active.reduced)
    let zeroSum = bimatrix?.zeroSumSolution()
    self.zeroSum = active.players.count == file.game.players.count ? zeroSum : nil
    let found =
      active.players.count == 1
      ? Self.choices(active, concept) : Self.solve(active.reduced, concept, limits, bimatrix, zeroSum)
    equilibria = found.rows.map(active.expanded)
    components = found.components
    guard case .symmetric(let classes, let completeness) = found.reason else {
      reason = found.reason
      return
    }
    reason = .symmetric(classes: classes.map { $0.map { active.players[$0] } }, completeness)
  }

  /// The equilibria of a game with only one active player.
  private static func choices(_ active: ActivePlayers, _ concept: Concept) -> Found {
    let best = active.bestChoices
    let count = active.reduced.game.strategies[0].count
    switch concept {
    case .mixed: return ([], [], .choices(count))
    case .one:
      let first = best.prefix(1).map { active.pureRow([$0]) }
      return (first, [], .one(.general(.pureProfiles, isEquilibrium: true)))
    case .pure, .all, .symmetric:
      let isContinuum = concept == .all && best.count > 1
      let component = NashComponent(members: Array(best.indices), subsets: [])
      return (best.map { active.pureRow([$0]) }, isContinuum ? [component] : [], .choices(count))
    }
  }

  /// The equilibria of a game with two or more active players.
  private static func solve(
    _ file: GambitNormalForm, _ concept: Concept, _ limits: Limits, _ bimatrix: BimatrixGame?,
    _ zeroSum: ZeroSumSolution?
  ) -> Found {
    if concept == .pure {
      let profiles = file.game.payoffs.count / file.game.players.count
      return (pureRows(file, jobs: limits.jobs), [], .everyPureProfile(profiles))
    }
    if concept == .one { return one(file, bimatrix, zeroSum) }
    if concept == .symmetric, let symmetric = symmetric(file, limits) { return symmetric }
    if let zeroSum, zeroSum.isComplete, let game = bimatrix { return optimal(zeroSum, game, file, concept) }
    if let game = bimatrix { return exact(game, file, concept, limits.cancel) }
    let found = file.equilibria(
      budget: limits.applied(to: SearchBudget(for: file.game, seconds: limits.seconds)))
    let rows = found.equilibria.map { Row(profile: $0, exact: nil) }
    let classes = concept == .symmetric ? CanonicalGame(file).game.interchangeablePlayers() : []
    if classes.contains(where: { $0.count > 1 }) {
      // Interchangeable players beside others with more or fewer strategies: there is no count table to
      // search.
      return (
        rows.filter { playAlike($0.profile, classes) }, [],
        .symmetric(classes: classes, found.completeness)
      )
    }
    return (rows.filter { concept != .mixed || !$0.isPure }, [], .search(found.completeness))
  }

  /// Whether players of each class use the same mixture, as far as enclosures tell.
  private static func playAlike(_ profile: MixedProfile, _ classes: [[Int]]) -> Bool {
    let distance = 2 * (profile.radius ?? Tolerance.support)
    return classes.allSatisfy { members in
      members.dropFirst().allSatisfy { member in
        zip(profile.probabilities[member], profile.probabilities[members[0]]).allSatisfy {
          abs($0 - $1) <= distance
        }
      }
    }
  }

  /// Limits on the work, as the caller set them.
  private struct Limits {
    let cells: Int?
    let seconds: Double
    let jobs: Int
    let cancel: CancelToken?
    let progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

    func applied(to budget: SearchBudget) -> SearchBudget {
      var budget = budget
      if let cells { budget.cells = cells }
      (budget.jobs, budget.cancel, budget.progress) = (jobs, cancel, progress)
      return budget
    }
  }

  /// Equilibria of a count game, expanded to all players; `nil` if no two players are interchangeable.
  private static func symmetric(
    _ file: GambitNormalForm, _ limits: Limits
  ) -> ([Row], [NashComponent], Reason)? {
    // Players with the same preferences, whatever their units.
    let canonical = CanonicalGame(file)
    let classes = canonical.game.interchangeablePlayers()
    guard classes.contains(where: { $0.count > 1 }),
      let game = TypeSymmetricTable(canonical.game, classes: classes)
    else {
      return nil
    }
    let budget = limits.applied(to: SearchBudget(for: game, seconds: limits.seconds))
    let typeOfPlayer = file.game.players.indices.map { player in
      classes.firstIndex { $0.contains(player) } ?? 0
    }
    func row(_ mixtures: [[Double]], radius: Double?) -> Row {
      let mixtures = typeOfPlayer.map { mixtures[$0] }
      let profile = MixedProfile(
        probabilities: mixtures, payoffs: mixtures.map { _ in 0 }, regret: 0, radius: radius)
      return Row(profile: canonical.certified(profile), exact: nil)
    }
    let pure = game.uniformEquilibria().filter { mixtures in
      file.isPureEquilibrium(typeOfPlayer.map { mixtures[$0].firstIndex(of: 1) ?? 0 })
    }.map { row($0, radius: 0) }
    let mixed = game.mixedEquilibria(budget: budget, isExact: canonical.isExact)
    let rows = mixed.equilibria.compactMap { equilibrium -> Row? in
      guard case .mixed(let mixtures) = equilibrium.profile else { return nil }
      return row(mixtures, radius: equilibrium.radius)
    }
    return (pure + rows, [], .symmetric(classes: classes, mixed.completeness))
  }

  private static func pureRows(_ file: GambitNormalForm, jobs: Int) -> [Row] {
    if file.game.players.count == 2 { return pureProfiles(file).map { row($0, file) } }
    return file.equilibria(budget: SearchBudget(cells: 0, jobs: jobs)).equilibria.map {
      Row(profile: $0, exact: nil)
    }
  }
}
