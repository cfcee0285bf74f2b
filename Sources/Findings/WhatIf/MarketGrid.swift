/// Markets along one parameter or over two, cell by cell.
public import Market
public import ResilienceNumerics
import Outages
public import Scenario

/// A table of markets: one row for each value of the first axis, one column for each of the second, if there
/// is one.
public struct MarketGrid: Sendable {
  /// A quantity of each cell.
  public struct Quantity: Equatable, Sendable {
    /// The measured output.
    public let output: MarketOutput
    /// Index of the type of firm; `nil` where the output is one number for all.
    public let type: Int?
  }

  /// One market.
  public struct Cell: Equatable, Sendable {
    /// Index into `regions`.
    public let region: Int
    /// A value for each of `quantities`.
    public let values: [Double]
  }

  /// The market as it is today.
  public let market: Market
  /// One or two axes.
  public let axes: [ParameterAxis]
  /// Quantities of each cell.
  public let quantities: [Quantity]
  /// Regimes that occur, today's first, then in the order of the cells.
  public let regions: [Regime]
  /// Today's market.
  public let base: Cell
  /// Row by row.
  public let cells: [Cell]

  /// Number of columns: values of the second axis, or 1.
  public var columnCount: Int { axes.count > 1 ? axes[1].values.count : 1 }
  /// A cell by its row and column.
  public func cell(_ row: Int, _ column: Int = 0) -> Cell { cells[row * columnCount + column] }

  /// Most cells of a table.
  public static let limit = 200_000

  /// All cells of the table; the result does not depend on `jobs`.
  ///
  /// Throws where there are too many cells, before any is computed, or where a value makes no market.
  ///
  /// - Precondition: one or two axes of the market's scenario, with different keys.
  /// - Complexity: 0.3 to 0.8 ms a cell for the five firms of a preset; markets along an axis that changes
  ///   only prices share their phases.
  public init(
    _ market: Market, axes: [ParameterAxis], outputs: [MarketOutput], jobs: Int = 1,
    depth: MarketOutcome.Depth = .symmetric
  ) throws(MarketGridError) {
    let size = axes.reduce(1.0) { $0 * Double($1.values.count) }
    guard size <= Double(Self.limit) else {
      throw .tooManyCells(axes.map(\.values.count), limit: Self.limit)
    }
    let quantities = outputs.flatMap { output in
      output.isByType
        ? market.firms.indices.map { Quantity(output: output, type: $0) }
        : [Quantity(output: output, type: nil)]
    }
    let work = GridWork(market: market, axes: axes, quantities: quantities, depth: depth)
    let examined = try work.run(jobs: jobs)
    let today = work.examined(market)
    var numbers: [Regime: Int] = [today.region: 0]
    var regions = [today.region]
    cells = examined.map { cell in
      let known = numbers[cell.region] ?? regions.count
      if known == regions.count {
        numbers[cell.region] = known
        regions.append(cell.region)
      }
      return Cell(region: known, values: cell.values)
    }
    self.market = market
    self.axes = axes
    self.quantities = quantities
    self.regions = regions
    base = Cell(region: 0, values: today.values)
  }
}

/// Reasons why a table cannot be computed.
public enum MarketGridError: Error, Equatable, Sendable {
  /// More cells than the limit; with the number of values of each axis.
  case tooManyCells([Int], limit: Int)
  /// A value that makes no market.
  case noMarket(key: String, value: Double, ParameterError)
}

/// Shared data of all tasks of a grid.
private struct GridWork: Sendable {
  struct Examined: Sendable {
    let region: Regime
    let values: [Double]
  }

  let market: Market
  let axes: [ParameterAxis]
  let quantities: [MarketGrid.Quantity]
  let depth: MarketOutcome.Depth

  private var countsVary: Bool { axes.contains(where: \.changesCounts) }

  /// Cells of one task: long enough to be worth a hand-over, short enough to divide among threads.
  static let chunk = 32

  func run(jobs: Int) throws(MarketGridError) -> [Examined] {
    let inner = axes.count > 1 ? axes[1].values.count : 1
    let count = axes[0].values.count * inner
    let foundations = MarketFamily(try foundations())
    let tasks = (count + Self.chunk - 1) / Self.chunk
    let work = self
    let results = ParallelTasks.run(count: tasks, jobs: jobs) { task in
      var family = foundations
      return (task * Self.chunk..<min(count, (task + 1) * Self.chunk)).map { cell in
        work.examine(row: cell / inner, column: cell % inner, in: &family)
      }
    }
    var all: [Examined] = []
    all.reserveCapacity(count)
    for result in results.joined() { all.append(try result.get()) }
    return all
  }

  /// Markets from which the cells are repriced where at most one axis changes outages: one for each of its
  /// values, or today's. Empty where both change outages.
  private func foundations() throws(MarketGridError) -> [Market] {
    let changing = axes.filter(\.changesOutages)
    guard let axis = changing.first else { return [market] }
    guard changing.count == 1 else { return [] }
    var markets: [Market] = []
    for index in axis.values.indices {
      var scenario = market.scenario
      axis.apply(index, to: &scenario)
      do throws(ParameterError) { markets.append(try Market(scenario)) } catch {
        throw .noMarket(key: axis.key, value: axis.values[index], error)
      }
    }
    return markets
  }

  private func examine(
    row: Int, column: Int, in family: inout MarketFamily
  ) -> Result<Examined, MarketGridError> {
    let indices = [row, column]
    var scenario = market.scenario
    ParameterAxis.apply(axes.enumerated().map { (axis: $1, index: indices[$0]) }, to: &scenario)
    do throws(ParameterError) { return .success(examined(try family.market(scenario))) } catch {
      return .failure(.noMarket(key: axes[0].key, value: axes[0].values[row], error))
    }
  }

  func examined(_ market: Market) -> Examined {
    let outcome = MarketOutcome(market, depth: depth)
    return Examined(
      region: outcome.region(countsVary: countsVary),
      values: quantities.map { outcome.value(of: $0.output, type: $0.type ?? 0) })
  }
}
