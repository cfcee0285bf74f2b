/// One equilibrium of a game of any number of players.
///
/// A pure equilibrium if there is one; otherwise the logit branch is followed until its supports can be
/// guessed, and Newton's method on the supports makes the guess exact to rounding. Every game has an
/// equilibrium (Nash 1951) and almost every one has a branch that leads there; if a branch gets stuck another
/// start is taken.
internal import ResilienceNumerics

/// An equilibrium with the method that found it.
public struct OneEquilibrium: Equatable, Sendable {
  /// Method of the search.
  public enum Method: Equatable, Sendable {
    /// Enumeration of pure profiles.
    case pureProfiles
    /// Logit branch, from the uniform profile (0) or a random one, with the number of steps.
    case logitBranch(start: Int, steps: Int)
    /// Search for all equilibria.
    case search
  }

  /// The profile with its payoffs and its regret.
  public let profile: MixedProfile
  /// Method that found the profile.
  public let method: Method
  /// Whether the regret is within tolerance: if not, this is the best approximation found.
  public let isEquilibrium: Bool
}

extension NormalFormGame {
  /// One equilibrium, determined by the game alone.
  ///
  /// ```swift
  /// let found = game.oneEquilibrium()
  /// if found.isEquilibrium { print(found.profile.probabilities, found.profile.regret) }
  /// ```
  ///
  /// - Parameter startLimit: the number of starts of the branch before the search box by box.
  /// - Complexity: O(players · payoffs) for a pure one; otherwise some 20 to 200 steps of
  ///   O(players · payoffs + (Σ strategies)³).
  public func oneEquilibrium(startLimit: Int = 12) -> OneEquilibrium {
    if let profile = firstPureEquilibrium(where: { _ in true }) {
      return OneEquilibrium(profile: certify(pure: profile), method: .pureProfiles, isEquilibrium: true)
    }
    return CanonicalGame(self).oneMixedEquilibrium(startLimit: startLimit)
  }

  /// The first pure equilibrium that satisfies a predicate, if there is one.
  fileprivate func firstPureEquilibrium(where holds: ([Int]) -> Bool) -> [Int]? {
    var found: [Int]?
    forEachPureEquilibrium(slack: 0) {
      if holds($0) { found = $0 }
      return found == nil
    }
    return found
  }

  fileprivate var evenMixture: [[Double]] {
    strategies.map { [Double](repeating: 1 / Double($0.count), count: $0.count) }
  }

  /// A profile by player from one vector over all strategies.
  func split(_ point: [Double]) -> [[Double]] {
    var first = 0
    return strategies.map { names in
      defer { first += names.count }
      return Array(point[first..<first + names.count])
    }
  }

  /// A pure profile with its certificate.
  ///
  /// - Complexity: O(Σ strategies).
  func certify(pure profile: [Int]) -> MixedProfile {
    let index = index(of: profile)
    var stride = 1
    var regret = 0.0
    for (player, names) in strategies.enumerated() {
      let value = payoff(of: player, at: index)
      for other in names.indices {
        regret = max(regret, payoff(of: player, at: index + (other - profile[player]) * stride) - value)
      }
      stride *= names.count
    }
    return MixedProfile(
      probabilities: zip(strategies, profile).map { names, choice in
        names.indices.map { $0 == choice ? 1 : 0 }
      },
      payoffs: players.indices.map { payoff(of: $0, at: index) }, regret: regret)
  }
}

extension GambitNormalForm {
  /// One equilibrium of the payoffs as they were written, by the method of `NormalFormGame.oneEquilibrium`.
  public func oneEquilibrium(startLimit: Int = 12) -> OneEquilibrium {
    if let profile = game.firstPureEquilibrium(where: isPureEquilibrium) {
      return OneEquilibrium(
        profile: game.certify(pure: profile), method: .pureProfiles, isEquilibrium: true)
    }
    return CanonicalGame(self).oneMixedEquilibrium(startLimit: startLimit)
  }
}

extension CanonicalGame {
  /// One equilibrium of a game without pure ones. Regrets are in each player's own unit until it is found.
  fileprivate func oneMixedEquilibrium(startLimit: Int) -> OneEquilibrium {
    let model = MultilinearPayoffs(game)
    let slack = Tolerance.regret
    var best: (profile: MixedProfile, method: OneEquilibrium.Method)?
    // Try long steps first; if they leave the branch, retry with short ones.
    for (start, reach) in [(0, 1.0), (0, 0.1)] + (1..<max(1, startLimit)).map({ ($0, 0.3) }) {
      let path = LogitPath(
        model, start: LogitPath<MultilinearPayoffs>.start(start, of: model), reach: reach)
      var walk = LogitBranchFollower(path, stepLimit: reach > 0.1 ? 300 : 4_000)
      guard let (point, steps) = walk.equilibrium(isGood: { game.certify($0).regret <= slack }) else {
        continue
      }
      let profile = game.certify(game.split(point))
      if isRefuted(point) { continue }
      if best.map({ profile.regret < $0.profile.regret }) ?? true {
        best = (profile, .logitBranch(start: start, steps: steps))
      }
      if let best, best.profile.regret <= slack { return one(best.profile, best.method) }
    }
    if let mixed = equilibria(pure: [], budget: SearchBudget(cells: 1_000)).equilibria.first {
      return OneEquilibrium(profile: mixed, method: .search, isEquilibrium: true)
    }
    return one(best?.profile ?? game.certify(game.evenMixture), best?.method ?? .search)
  }

  private func one(_ profile: MixedProfile, _ method: OneEquilibrium.Method) -> OneEquilibrium {
    OneEquilibrium(
      profile: certified(profile), method: method, isEquilibrium: profile.regret <= Tolerance.regret)
  }

  /// Whether the only indifference point near a profile is proved to be no equilibrium.
  private func isRefuted(_ point: [Double]) -> Bool {
    let sizes = game.strategies.map(\.count)
    var first = 0
    var (supports, places): ([[Int]], [[Int]]) = ([], [])
    for size in sizes {
      let support = (0..<size).filter { point[first + $0] > 0 }
      supports.append(support)
      places.append(support.map { $0 + first })
      first += size
    }
    let dimension = supports.reduce(0) { $0 + $1.count - 1 }
    var solver = SupportNewton(MultilinearPayoffs(game))
    guard !supports.contains(where: \.isEmpty), dimension > 0,
      let root = solver.enclose(
        point, supports: places, rounding: RootJudge.rounding(sizes: sizes),
        curvature: 8 * Double(dimension * dimension))
    else { return false }
    guard case .none = RootJudge(self).verdict(root, supports: supports) else { return false }
    return true
  }
}

extension LogitPath {
  /// Log odds at the start of a branch: uniform for number 0, pseudorandom for others.
  static func start(_ number: Int, of model: Model) -> [Double] {
    let count = model.sizes.reduce(0) { $0 + $1 - 1 }
    guard number > 0 else { return [Double](repeating: 0, count: count) }
    var random = PhiloxStream(seed: 1, stream: 0x106_17, index: UInt64(number))
    return (0..<count).map { _ in 2 * random.normal() }
  }
}
