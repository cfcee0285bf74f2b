/// Annual loss by cost tier, with the cost of one known outage on each.
import SystemLibrary
import Market
public import ResilienceNumerics
import Outages
import Scenario

/// Loss exceedance curves of one type of firm, one for each tier, the others at the sequential-entry profile.
public struct ExceedanceByTier: Sendable {
  /// A point of a curve.
  public struct Point: Equatable, Sendable {
    /// Dollars lost in a year.
    public let loss: Double
    /// Probability of losing more.
    public let probability: Double
  }

  /// The curve of one rung.
  public struct Line: Sendable {
    /// Index of the strategy.
    public let strategy: Int
    /// Points at the same losses for all lines, ascending.
    public let points: [Point]
    /// Expected dollars per year.
    public let mean: Double
    /// Dollars that every second year exceeds.
    public let typical: Double
    /// Dollars that one year in twenty exceeds.
    public let oneInTwenty: Double
    /// Cost of the known outage, once, with cover at work, and the probability of a year that costs more;
    /// `nil` where the outage does not reach the strategy's home.
    public let incident: Point?
  }

  /// The type of firm.
  public let type: Int
  /// Lines, the narrowest rung first.
  public let lines: [Line]
  /// Hours of the known outage.
  public let incidentHours: Double

  /// Points of a line; the losses span three decades below the loss that one year in a thousand exceeds.
  static let pointCount = 121
  static let bins = 1 << 12
  /// Probabilities that are printed, and the end of the lines.
  private static let levels = [0.5, 0.95, 0.999]

  /// Exceedance curves of a type. The known outage strikes the oldest region for `incidentHours`.
  ///
  /// Throws where a loss has no mean.
  public init(_ brief: Brief, type: Int, incidentHours: Double) throws(ParameterError) {
    let years = try Self.years(brief, types: [type], jobs: 1)[0]
    try self.init(brief, type: type, incidentHours: incidentHours, years)
  }

  /// Exceedance curves of several types, in their order, however many threads compute them.
  ///
  /// Throws where a loss has no mean.
  public static func all(
    _ brief: Brief, types: [Int], incidentHours: Double, jobs: Int
  ) throws(ParameterError) -> [ExceedanceByTier] {
    var all: [ExceedanceByTier] = []
    for (type, years) in zip(types, try years(brief, types: types, jobs: jobs)) {
      all.append(try ExceedanceByTier(brief, type: type, incidentHours: incidentHours, years))
    }
    return all
  }

  /// A setup with the distribution of its annual loss.
  private typealias Year = (strategy: Int, curve: LossExceedanceCurve)

  /// By type, the annual losses of its setups.
  private static func years(
    _ brief: Brief, types: [Int], jobs: Int
  ) throws(ParameterError) -> [[Year]] {
    let all = types.flatMap { type in brief.setups(of: type).map { (type: type, strategy: $0) } }
    let curves = ParallelTasks.run(count: all.count, jobs: jobs) { task in
      Result { () throws(ParameterError) in
        let (type, strategy) = all[task]
        let year = try FirmAnnualLoss(
          brief.market, type: type, strategy: strategy, others: brief.others(of: type))
        return LossExceedanceCurve(year.loss, bins: bins, levels: levels)
      }
    }
    var years = types.map { _ in [Year]() }
    for (one, curve) in zip(all, curves) {
      let place = types.firstIndex(of: one.type) ?? 0
      years[place].append((one.strategy, try curve.get()))
    }
    return years
  }

  private init(
    _ brief: Brief, type: Int, incidentHours: Double, _ years: [Year]
  ) throws(ParameterError) {
    let market = brief.market
    let others = brief.others(of: type)
    let end = years.map { $0.curve.quantile(0.999)?.value ?? $0.curve.mean }.max() ?? 0
    let losses = (0..<Self.pointCount).map { end * pow(1000, Double($0) / Double(Self.pointCount - 1) - 1) }
    var lines: [Line] = []
    for (strategy, curve) in years {
      let once = try Self.incidentLoss(market, type, strategy, others, incidentHours)
      lines.append(
        Line(
          strategy: strategy,
          points: end > 0 ? losses.map { Self.point(curve, $0) } : [], mean: curve.mean,
          typical: curve.quantile(0.5)?.value ?? 0, oneInTwenty: curve.quantile(0.95)?.value ?? 0,
          incident: once.map { Self.point(curve, $0) }))
    }
    self.type = type
    self.incidentHours = incidentHours
    self.lines = lines
  }

  private static func point(_ curve: LossExceedanceCurve, _ loss: Double) -> Point {
    Point(loss: loss, probability: curve.exceedance(loss)?.value ?? 0)
  }

  /// Dollars that an outage of the oldest region costs once, with cover at work where there is any; where all sites share
  /// the work, its part at the one that is struck.
  private static func incidentLoss(
    _ market: Market, _ type: Int, _ strategy: Int, _ others: [[Int]], _ hours: Double
  ) throws(ParameterError) -> Double? {
    let oldest = market.scenario.regions.first?.name
    guard market.strategies[strategy].home == oldest,
      let hazard = market.hazards.firstIndex(where: { $0.scope == .region && $0.location == oldest }),
      // Not the last one: what leaks to other regions is covered by nothing and stands behind.
      let branch = OutageBranches(market, type: type, strategy: strategy, others: others).branches(hazard)
        .min(by: { $0.downHours < $1.downHours })
    else { return nil }
    let setup = market.scenario.strategies[strategy]
    let share = setup.mode == .activeActive ? 1 / Double(max(1, setup.siteCount)) : 1
    let loss = try EventLoss(
      hours: market.hazards[hazard].duration, cuts: branch.cuts, perHour: branch.perHour,
      downHours: branch.downHours)
    return share * loss.loss(ofHours: hours)
  }
}
