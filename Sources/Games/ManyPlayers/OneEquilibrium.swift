/// One equilibrium of a game of any number of players.
///
/// A pure one where there is one; otherwise the logit branch is followed until its supports can be guessed, and
/// Newton's method on the supports makes the guess exact to rounding. Every game has an equilibrium (Nash 1951) and
/// almost every one has a branch that leads there; where a branch gets stuck another start is taken.
internal import ResilienceNumerics

/// An equilibrium with the way on which it was found.
public struct OneEquilibrium: Equatable, Sendable {
  /// How it was found.
  public enum Method: Equatable, Sendable {
    /// By looking at pure profiles one after the other.
    case pureProfiles
    /// Along a logit branch, which started even (0) or at a random profile, in so many steps.
    case logitBranch(start: Int, steps: Int)
    /// By the search for all equilibria.
    case search
  }

  /// The profile with its payoffs and its regret.
  public let profile: MixedProfile
  /// How it was found.
  public let method: Method
  /// Whether the regret is within tolerance: if not, this is the best that was found.
  public let isEquilibrium: Bool
}

extension NormalFormGame {
  /// One equilibrium; which one is decided by the game alone.
  ///
  /// ```swift
  /// let found = game.oneEquilibrium()
  /// if found.isEquilibrium { print(found.profile.probabilities, found.profile.regret) }
  /// ```
  ///
  /// - Parameter startLimit: how many starts of the branch to try before searching box by box.
  /// - Complexity: O(players · payoffs) for a pure one; otherwise some 20 to 200 steps of
  ///   O(players · payoffs + (Σ strategies)³).
  public func oneEquilibrium(startLimit: Int = 12) -> OneEquilibrium {
    if let profile = firstPureEquilibrium() {
      return OneEquilibrium(profile: certify(pure: profile), method: .pureProfiles, isEquilibrium: true)
    }
    let model = MultilinearPayoffs(self)
    let slack = Tolerance.regret * payoffSpread
    var best: OneEquilibrium?
    // In a hurry first: a step that is too long may leave the branch, which costs nothing but time.
    for (start, reach) in [(0, 1.0), (0, 0.1)] + (1..<max(1, startLimit)).map({ ($0, 0.3) }) {
      let path = LogitPath(
        model, start: LogitPath<MultilinearPayoffs>.start(start, of: model), reach: reach)
      var walk = LogitBranchFollower(path, stepLimit: reach > 0.1 ? 300 : 4_000)
      guard let (point, steps) = walk.equilibrium(isGood: { self.certify($0).regret <= slack }) else {
        continue
      }
      let profile = certify(split(point))
      if best.map({ profile.regret < $0.profile.regret }) ?? true {
        best = OneEquilibrium(
          profile: profile, method: .logitBranch(start: start, steps: steps),
          isEquilibrium: profile.regret <= slack)
      }
      if let best, best.isEquilibrium { return best }
    }
    if let mixed = equilibria(budget: SearchBudget(cells: 1_000)).equilibria.first {
      return OneEquilibrium(profile: mixed, method: .search, isEquilibrium: mixed.regret <= slack)
    }
    return best
      ?? OneEquilibrium(profile: certify(evenMixture), method: .search, isEquilibrium: false)
  }

  /// Largest difference between two payoffs of a player.
  var payoffSpread: Double { MultilinearPayoffs(self).payoffUnit }

  private var evenMixture: [[Double]] {
    strategies.map { [Double](repeating: 1 / Double($0.count), count: $0.count) }
  }

  /// The first pure equilibrium, if there is one, without ties taken for less than they are.
  private func firstPureEquilibrium() -> [Int]? {
    var found: [Int]?
    forEachPureEquilibrium(slack: 0) {
      found = $0
      return false
    }
    return found
  }

  /// A profile by place as one by player.
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

extension LogitPath {
  /// Log odds at which a branch starts: even for number 0, random but always the same for others.
  static func start(_ number: Int, of model: Model) -> [Double] {
    let count = model.sizes.reduce(0) { $0 + $1 - 1 }
    guard number > 0 else { return [Double](repeating: 0, count: count) }
    var random = PhiloxStream(seed: 1, stream: 0x106_17, index: UInt64(number))
    return (0..<count).map { _ in 2 * random.normal() }
  }
}
