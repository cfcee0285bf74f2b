/// All equilibria of small games of any number of players, with a proof that there are no others.
///
/// Supports are gone through one by one, each cut into cells until nothing is left open. Of supports that differ only by
/// which of several interchangeable players has which, one is searched; what is found there is renamed.

extension NormalFormGame {
  /// Most strategies of a player for which mixed equilibria are searched.
  public static let mixedStrategyLimit = 64

  /// Number of combinations of supports: what the search for mixed equilibria has to go through.
  public var supportCount: Double {
    strategies.reduce(1) { product, names in
      product * ((0..<names.count).reduce(1) { power, _ in power * 2 } - 1)
    }
  }

  /// All equilibria: pure ones by trying every profile, mixed ones support by support.
  ///
  /// Complete unless it says otherwise: then every equilibrium lies within `Tolerance.support` of one on the list.
  /// Continua of equilibria and near ties are left undecided, and a search that does not end within its budget says
  /// so.
  ///
  /// ```swift
  /// let found = game.equilibria()
  /// if found.completeness.isProved { print("these are all \(found.equilibria.count)") }
  /// ```
  ///
  /// - Parameter budget: how much work to do before giving up; by default about a second's worth.
  /// - Complexity: up to 2^(Σ strategies) supports, most of them excluded together; a cell costs up to
  ///   (Σ strategies)² · profiles.
  public func equilibria(budget: SearchBudget? = nil) -> NormalFormEquilibria {
    let budget = budget ?? SearchBudget(for: self)
    let pure = pureEquilibria(jobs: budget.jobs).map { certify(pure: $0).enclosed(radius: 0) }
    guard budget.cells > 0, strategies.allSatisfy({ $0.count <= Self.mixedStrategyLimit }) else {
      return NormalFormEquilibria(equilibria: pure, completeness: .notSearched)
    }
    let tensors = deviationTensors
    let classes = players.count > 2 ? interchangeablePlayers() : players.indices.map { [$0] }
    let walk = SupportEnumeration(
      sizes: strategies.map(\.count), tensors: tensors, classes: classes,
      open: iteratedDominance().remaining,
      rows: SupportEnumeration.profileRows(sizes: strategies.map(\.count)))
    var search = ParallelSupportSearch(SupportSearch(self, tensors: tensors), walk: walk, budget: budget)
    let mixed = search.run()
    return NormalFormEquilibria(
      equilibria: pure + renamings(of: mixed.found, classes: classes), completeness: mixed.completeness)
  }
}
