/// A game file with its equilibria, whichever solver fits: exact for two players, proved enclosures for more.
public import ResilienceNumerics

/// The equilibria of a game that was read from a file.
public struct GameSolution: Equatable, Sendable {
  /// Which equilibria are wanted.
  public enum Concept: String, CaseIterable, Sendable {
    /// Those in which nobody mixes.
    case pure
    /// Those in which somebody mixes.
    case mixed
    /// Both.
    case all
    /// Those in which players who are alike play alike.
    case symmetric
    /// One of them, whichever is found first.
    case one
  }

  /// An equilibrium.
  public struct Row: Equatable, Sendable {
    /// The profile and its certificate, in doubles.
    public let profile: MixedProfile
    /// The same as fractions, where it was found exactly.
    public let exact: ExactProfile?
  }

  /// Why the list is all there is, or why that is not known.
  public enum Reason: Equatable, Sendable {
    /// Two players: every pair of vertices of the best reply polytopes was tried.
    case vertices(Int, Int)
    /// Every pure profile was tried; nothing else was asked for.
    case everyPureProfile(Int)
    /// More players: what the search for mixed equilibria says of itself.
    case search(Completeness)
    /// Two players, zero-sum: the pairs of corners of the polytopes of optimal strategies, or some of them.
    case optimalStrategies(first: Int, second: Int, isComplete: Bool)
    /// Two players, too large for all equilibria: these are pure ones and where the paths of Lemke and Howson end
    /// that start by dropping the first of the labels.
    case paths(ExtremeEquilibriaError, tried: Int, labels: Int)
    /// Those in which players who are alike, here by their classes, play alike: what the search says of itself.
    case symmetric(classes: [[Int]], Completeness)
    /// Only one was asked for; it was found like this.
    case one(OneWay)
  }

  /// How one equilibrium was found.
  public enum OneWay: Equatable, Sendable {
    /// Exactly, at the end of a path of Lemke and Howson.
    case lemkeHowson
    /// Exactly, by linear programming: the game is zero-sum.
    case linearProgram
    /// As `NormalFormGame.oneEquilibrium` says; `isEquilibrium` is false for the best that was found.
    case general(OneEquilibrium.Method, isEquilibrium: Bool)
  }

  /// The game.
  public let file: GambitNormalForm
  /// The equilibria of the concept: extreme ones for two players.
  public let equilibria: [Row]
  /// How the equilibria hang together, for two players; members are places in `equilibria`. Empty unless all
  /// equilibria were asked for.
  public let components: [NashComponent]
  /// Whether these are all.
  public let reason: Reason
  /// Value and optimal strategies where the game is zero-sum and mixtures were looked for.
  public let zeroSum: ZeroSumSolution?

  /// Whether the list is proved to be complete.
  public var isComplete: Bool {
    switch reason {
    case .vertices, .everyPureProfile: true
    case .search(let completeness), .symmetric(_, let completeness): completeness.isProved
    case .optimalStrategies(_, _, let isComplete): isComplete
    case .paths, .one: false
    }
  }

  /// Whether what is listed are equilibria: not where the only one that was asked for was not found.
  public var hasEquilibria: Bool {
    if case .one(.general(_, isEquilibrium: false)) = reason { return false }
    return true
  }

  /// Whether every deviation of every player loses.
  public func isStrict(_ row: Row) -> Bool {
    guard row.profile.isPure else { return false }
    let deviations = file.game.deviationPayoffs(row.profile.probabilities)
    let slack = Tolerance.strictness * file.game.payoffs.reduce(0) { max($0, abs($1)) }
    return zip(deviations, row.profile.probabilities).allSatisfy { payoffs, mixture in
      let value = zip(payoffs, mixture).reduce(0) { $0 + $1.0 * $1.1 }
      return zip(payoffs, mixture).allSatisfy { $0.1 > 0 || $0.0 < value - slack }
    }
  }

  /// Solves a game. Players are alike where `NormalFormGame.interchangeablePlayers` says so; in a game without two
  /// such players the symmetric equilibria are all there are.
  ///
  /// - Parameters:
  ///   - cells: cells of mixtures to look at for more than two players; by default `seconds` worth.
  ///   - seconds: how long the search may take, about, on one thread.
  ///   - jobs: threads; the result is the same for any number.
  ///   - cancel: asked now and then whether to stop.
  ///   - progress: told now and then how many cells were looked at, of how many at most.
  /// - Complexity: that of the solver; see `BimatrixGame.extremeEquilibria` and `NormalFormGame.equilibria`.
  public init(
    _ file: GambitNormalForm, concept: Concept = .all, cells: Int? = nil, seconds: Double = 1,
    jobs: Int = 1, cancel: CancelToken? = nil,
    progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
  ) {
    self.file = file
    let limits = Limits(cells: cells, seconds: seconds, jobs: jobs, cancel: cancel, progress: progress)
    let bimatrix = concept == .pure ? nil : BimatrixGame(file)
    zeroSum = bimatrix?.zeroSumSolution()
    if concept == .pure {
      (equilibria, components) = (Self.pureRows(file, jobs: jobs), [])
      reason = .everyPureProfile(file.game.payoffs.count / file.game.players.count)
    } else if concept == .one {
      (equilibria, components, reason) = Self.one(file, bimatrix, zeroSum)
    } else if concept == .symmetric, let symmetric = Self.symmetric(file, limits) {
      (equilibria, components, reason) = symmetric
    } else if let zeroSum, zeroSum.isComplete, let game = bimatrix {
      (equilibria, components, reason) = Self.optimal(zeroSum, game, file, concept)
    } else if let game = bimatrix {
      (equilibria, components, reason) = Self.exact(game, file, concept, cancel)
    } else {
      let found = file.game.equilibria(
        budget: limits.applied(to: SearchBudget(for: file.game, seconds: seconds)))
      let rows = found.equilibria.map { Row(profile: $0, exact: nil) }
      let classes = concept == .symmetric ? file.game.interchangeablePlayers() : []
      if classes.contains(where: { $0.count > 1 }) {
        // Alike players beside others with more or fewer strategies: there is no table by counts to search.
        equilibria = rows.filter { Self.playAlike($0.profile, classes) }
        (components, reason) = ([], .symmetric(classes: classes, found.completeness))
      } else {
        equilibria = rows.filter { concept != .mixed || !$0.profile.isPure }
        (components, reason) = ([], .search(found.completeness))
      }
    }
  }

  /// Whether players of each class mix alike, as far as enclosures tell.
  private static func playAlike(_ profile: MixedProfile, _ classes: [[Int]]) -> Bool {
    let distance = 2 * max(profile.radius ?? 0, Tolerance.support)
    return classes.allSatisfy { members in
      members.dropFirst().allSatisfy { member in
        zip(profile.probabilities[member], profile.probabilities[members[0]]).allSatisfy {
          abs($0 - $1) <= distance
        }
      }
    }
  }

  /// What a caller says of how much work may be done.
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

  /// Equilibria of a game by counts, written out by player; `nil` where no two players are alike.
  private static func symmetric(
    _ file: GambitNormalForm, _ limits: Limits
  ) -> ([Row], [NashComponent], Reason)? {
    let classes = file.game.interchangeablePlayers()
    guard classes.contains(where: { $0.count > 1 }),
      let game = TypeSymmetricTable(file.game, classes: classes)
    else {
      return nil
    }
    let budget = limits.applied(to: SearchBudget(for: game, seconds: limits.seconds))
    let typeOfPlayer = file.game.players.indices.map { player in
      classes.firstIndex { $0.contains(player) } ?? 0
    }
    func row(_ mixtures: [[Double]], radius: Double?) -> Row {
      let profile = file.game.certify(typeOfPlayer.map { mixtures[$0] })
      return Row(profile: radius.map { profile.enclosed(radius: $0) } ?? profile, exact: nil)
    }
    let pure = game.uniformEquilibria().map { row($0, radius: 0) }
    let mixed = game.mixedEquilibria(budget: budget)
    let rows = mixed.equilibria.compactMap { equilibrium -> Row? in
      guard case .mixed(let mixtures) = equilibrium.profile else { return nil }
      return row(mixtures, radius: equilibrium.radius)
    }
    return (pure + rows, [], .symmetric(classes: classes, mixed.completeness))
  }

  private static func pureRows(_ file: GambitNormalForm, jobs: Int) -> [Row] {
    if file.game.players.count == 2 { return pureProfiles(file).map { row($0, file) } }
    return file.game.equilibria(budget: SearchBudget(cells: 0, jobs: jobs)).equilibria.map {
      Row(profile: $0, exact: nil)
    }
  }
}
