/// Crowd dynamics: formation of the herd firm by firm, its robustness to inertia and noise, and its
/// dissolution.
public import Market
public import ResilienceNumerics
import Scenario

/// Behaviour of a crowd over time.
public struct CrowdStudy: Sendable {
  /// Revision protocol: inertia and noise.
  public struct RevisionProtocol: Equatable, Sendable {
    /// Share of the firms that do not revise in a step.
    public let inertia: Double
    /// Share of the revising firms that err: each strategy is equally likely.
    public let noise: Double
    /// Steps: quarters of a year.
    public let steps: Int
    /// Simulated crowds.
    public let runs: Int

    /// Checked revision protocol.
    /// - Throws: `ParameterError` with the name of the option.
    public init(
      inertia: Double = 0.9, noise: Double = 0.05, steps: Int = 40, runs: Int = 100
    ) throws(ParameterError) {
      try ParameterError.check("--inertia", inertia, "a share from 0 to below 1", (0..<1).contains(inertia))
      try ParameterError.check("--noise", noise, "a share from 0 to 1", (0...1).contains(noise))
      try ParameterError.check("steps", Double(steps), "1 to 10000", (1...10_000).contains(steps))
      try ParameterError.check("runs", Double(runs), "1 to 10000", (1...10_000).contains(runs))
      self.inertia = inertia
      self.noise = noise
      self.steps = steps
      self.runs = runs
    }
  }

  /// Sequential-entry outcome of a market with a given number of firms.
  public struct Size: Sendable {
    /// Firms of all types.
    public let firms: Int
    /// Share of all firms that rely on the first region alone at the end of entry and revision.
    public let share: Double
    /// The strategy that most firms of the growing type play then.
    public let choice: Int
    /// Number of revisions after entry.
    public let revisions: Int
    /// Whether revision came to rest.
    public let converged: Bool
  }

  /// A point of the entry path: exact, and straight between two points.
  public struct Point: Equatable, Sendable {
    /// Firms that have entered.
    public let entered: Int
    /// Share of these that rely on the first region alone.
    public let share: Double
  }

  /// The share in the first region at one time, over many crowds.
  public struct Moment: Equatable, Sendable {
    /// Steps since the start.
    public let step: Int
    /// Tenth percentile, median and ninetieth percentile.
    public let low: Double
    /// Median.
    public let median: Double
    /// Ninetieth percentile.
    public let high: Double
  }

  /// The market.
  public let market: Market
  /// The first region.
  public let region: String
  /// Revision protocol of the firms.
  public let habits: RevisionProtocol
  /// Markets of other sizes, with this market's own among them.
  public let sizes: [Size]
  /// The share while this market's firms enter.
  public let entry: [Point]
  /// The share over time, from the sequential-entry profile.
  public let fromHistory: [Moment]
  /// The share over time, from the strategy that is best for society if all play it.
  public let fromBest: [Moment]
  /// The strategy that is best for society if all play it.
  public let best: Int

  /// Simulation of the crowd.
  ///
  /// - Parameters:
  ///   - seed: of the draws; they are keyed by run and step, so that they do not depend on threads.
  ///   - jobs: threads.
  /// - Throws: `ParameterError`, as `Market` does.
  /// - Complexity: O(runs · steps · types · strategies · (strategies + √firms)).
  public init(_ market: Market, habits: RevisionProtocol, seed: UInt64 = 1, jobs: Int = 1)
    throws(ParameterError)
  {
    self.market = market
    self.habits = habits
    region = market.scenario.regions.first?.name ?? ""
    let table = ChoiceTable()
    var walk = SequentialEntry(market, table: table)
    let end = walk.run().counts
    entry = walk.entryPath.map { Point(entered: Self.total($0), share: market.shareAtHome($0)) }
    sizes = try Self.sizes(market, table)
    let welfare = market.strategies.indices.map { market.welfare(at: market.uniform($0)) }
    best = welfare.indices.max { welfare[$0] < welfare[$1] } ?? 0
    let noisy = NoisyBestResponse(market: market, habits: habits, seed: seed)
    fromHistory = noisy.moments(from: end, stream: 0, jobs: jobs)
    fromBest = noisy.moments(from: market.uniform(best), stream: 1, jobs: jobs)
  }

  static func total(_ counts: [[Int]]) -> Int { counts.joined().reduce(0, +) }

  /// Markets from one firm to a million: the type that takes the rest grows, fixed numbers of others stay.
  private static func sizes(_ market: Market, _ table: ChoiceTable) throws(ParameterError) -> [Size] {
    let growing = market.scenario.flexibleType
    let others = market.scenario.firmCount - market.firms[growing].type.count
    var family = MarketFamily([market])
    let own = market.scenario.firmCount
    let wanted = Set([1, 2, 5, 10, 100, 1_000, 10_000, 100_000, 1_000_000, own]).sorted()
    var sizes: [Size] = []
    for firms in wanted where firms > others {
      var scenario = market.scenario
      scenario.firms[growing].count = firms - others
      let market = try family.market(scenario)
      var walk = SequentialEntry(market, table: table)
      let end = walk.run()
      let row = end.counts[growing]
      sizes.append(
        Size(
          firms: firms, share: market.shareAtHome(end.counts),
          choice: row.indices.max { row[$0] < row[$1] } ?? 0, revisions: end.revisions,
          converged: end.converged))
    }
    return sizes
  }
}

extension Market {
  /// Share of the firms in a profile that rely on the first region alone.
  func shareAtHome(_ counts: [[Int]]) -> Double {
    let home = scenario.regions.first?.name
    let total = counts.joined().reduce(0, +)
    let here = counts.reduce(0) { sum, row in
      row.indices.reduce(sum) { region(relyingOn: $1) == home ? $0 + row[$1] : $0 }
    }
    return total > 0 ? Double(here) / Double(total) : 0
  }
}
