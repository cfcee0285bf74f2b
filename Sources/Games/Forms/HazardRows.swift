/// Numbers by hazard and strategy, without a list for each hazard.
///
/// A list of lists costs counted references for each number that is read: half of the time of a search on a small game.

/// A row of numbers, one for each strategy, for each hazard.
///
/// ```swift
/// let rows = HazardRows([[5, 0], [0, 5]], columns: 2)
/// rows[0, 1]  // 0: hazard 0, strategy 1
/// rows[1]     // [0, 5]
/// ```
public struct HazardRows: RandomAccessCollection, Equatable, Sendable {
  /// All numbers, at `hazard · columns + strategy`.
  let values: [Double]
  /// Numbers in a row.
  public let columns: Int

  /// These rows.
  ///
  /// - Precondition: at least one column, and as many numbers in each row.
  public init(_ rows: [[Double]], columns: Int) {
    precondition(columns >= 1 && rows.allSatisfy { $0.count == columns })
    var values: [Double] = []
    values.reserveCapacity(rows.count * columns)
    for row in rows { values += row }
    self.values = values
    self.columns = columns
  }

  /// Rows that follow one another in one list.
  ///
  /// - Precondition: at least one column, and whole rows.
  public init(values: [Double], columns: Int) {
    precondition(columns >= 1 && values.count.isMultiple(of: columns))
    self.values = values
    self.columns = columns
  }

  /// The first hazard.
  public var startIndex: Int { 0 }
  /// The number of hazards.
  public var endIndex: Int { values.count / columns }
  /// The row of a hazard.
  public subscript(hazard: Int) -> [Double] { Array(values[hazard * columns..<(hazard + 1) * columns]) }
  /// A number.
  public subscript(hazard: Int, strategy: Int) -> Double { values[hazard * columns + strategy] }

  /// The rows on some of the strategies.
  public func narrowed(to strategies: [Int]) -> HazardRows {
    var kept: [Double] = []
    kept.reserveCapacity(count * strategies.count)
    for first in stride(from: 0, to: values.count, by: columns) {
      for strategy in strategies { kept.append(values[first + strategy]) }
    }
    return HazardRows(values: kept, columns: strategies.count)
  }

  /// The same after a change of each number.
  public func mapValues(_ change: (Double) -> Double) -> HazardRows {
    HazardRows(values: values.map(change), columns: columns)
  }

  /// Each number less the least of its row.
  var fromLeast: HazardRows {
    var result = values
    for first in stride(from: 0, to: values.count, by: columns) {
      var least = values[first]
      for place in first..<first + columns { least = Swift.min(least, values[place]) }
      for place in first..<first + columns { result[place] -= least }
    }
    return HazardRows(values: result, columns: columns)
  }
}
