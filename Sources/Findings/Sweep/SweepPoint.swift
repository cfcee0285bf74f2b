/// The markets of a sweep, computed side by side and handed over in order.
public import Market
public import ResilienceNumerics
import Outages
import Scenario

/// A point of a sweep with its outcome.
public struct SweepPoint: Sendable {
  /// Its number, from 0.
  public let index: Int
  /// The values of the axes.
  public let values: [Double]
  /// The market and its outcome; `nil` where no market could be built.
  public let result: (market: Market, outcome: MarketOutcome)?
  /// The error that prevented a market; `nil` where there is one.
  public let problem: ParameterError?

  /// Outcome of a point.
  ///
  /// - Complexity: a market and its equilibria, 0.3 to 0.8 ms for the five firms of a preset.
  public init(_ plan: SweepPlan, at index: Int) {
    var family = MarketFamily()
    self.init(plan, at: index, in: &family)
  }

  /// The same in the family of points computed before.
  init(_ plan: SweepPlan, at index: Int, in family: inout MarketFamily) {
    self.index = index
    values = plan.values(at: index)
    let scenario = plan.scenario(with: values)
    do throws(ParameterError) {
      let market = try family.market(scenario)
      result = (market, MarketOutcome(market))
      problem = nil
    } catch {
      result = nil
      problem = error
    }
  }
}

extension SweepPlan {
  /// Most markets from which others are repriced: some tens of megabytes.
  private static let foundationLimit = 128

  /// Markets from which the points of a grid are repriced where one axis alone changes outages, one for each of its
  /// values; none where there are more such axes, or where a value would hardly serve twice.
  ///
  /// Repriced markets are the same to the last bit, so that the rows are.
  ///
  /// - Parameter range: the points that will be computed.
  public func foundations(
    for range: Range<Int>, jobs: Int, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> [Market] {
    let changing = axes.indices.filter { axes[$0].changesOutages }
    guard design == .grid, changing.count <= 1 else { return [] }
    guard let axis = changing.first else { return (try? Market(scenario)).map { [$0] } ?? [] }
    let values = axes[axis].values
    guard values.count <= Self.foundationLimit, range.count >= 2 * values.count else { return [] }
    return ParallelTasks.run(count: values.count, jobs: jobs) { index in
      if isCancelled() { return nil }
      var changed = scenario
      axes[axis].parameter.set(values[index], in: &changed)
      return try? Market(changed)
    }.compactMap { $0 }
  }

  /// Results of `write` on the points of a range, in order, computed by `jobs` threads; `nil` for points left
  /// out after `isCancelled` returned true.
  ///
  /// - Parameter foundations: markets from which others are repriced, as `foundations` has them.
  /// - Complexity: memory for the results of `write` for the range.
  public func map<Result: Sendable>(
    _ range: Range<Int>, foundations: [Market] = [], jobs: Int,
    isCancelled: @escaping @Sendable () -> Bool,
    write: @escaping @Sendable (SweepPoint) -> Result
  ) -> [Result?] {
    // A task should take a millisecond; eight for each thread even out the ends.
    let size = max(1, min(64, range.count / (8 * max(1, jobs))))
    let count = (range.count + size - 1) / size
    return ParallelTasks.run(count: count, jobs: jobs) { task -> [Result?] in
      let first = range.lowerBound + task * size
      var family = MarketFamily(foundations)
      return (first..<min(first + size, range.upperBound)).map { index in
        isCancelled() ? nil : write(SweepPoint(self, at: index, in: &family))
      }
    }.flatMap { $0 }
  }
}
