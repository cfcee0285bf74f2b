/// Rows of numbers, without a list for each row.
///
/// A list of lists costs counted references for each number that is read: half of the time of a search on a small game.

/// Rows of equally many numbers: by hazard and strategy, by type of firm and strategy.
///
/// ```swift
/// let rows = NumberRows([[5, 0], [0, 5]], columns: 2)
/// rows[0, 1]  // 0
/// rows[1]     // [0, 5]
/// ```
public struct NumberRows: RandomAccessCollection, Equatable, Sendable {
  /// All numbers, at `row · columns + column`.
  public let values: [Double]
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

  /// The first row.
  @inlinable public var startIndex: Int { 0 }
  /// The number of rows.
  @inlinable public var endIndex: Int { values.count / columns }
  /// A row.
  public subscript(row: Int) -> [Double] { Array(values[row * columns..<(row + 1) * columns]) }
  /// A number.
  @inlinable public subscript(row: Int, column: Int) -> Double { values[row * columns + column] }

  /// The rows on some of the columns.
  public func narrowed(to kept: [Int]) -> NumberRows {
    var result: [Double] = []
    result.reserveCapacity(count * kept.count)
    for first in stride(from: 0, to: values.count, by: columns) {
      for column in kept { result.append(values[first + column]) }
    }
    return NumberRows(values: result, columns: kept.count)
  }

  /// The same after a change of each number.
  public func mapValues(_ change: (Double) -> Double) -> NumberRows {
    NumberRows(values: values.map(change), columns: columns)
  }

  /// Each number less the least of its row.
  public var fromLeast: NumberRows {
    var result = values
    for first in stride(from: 0, to: values.count, by: columns) {
      var least = values[first]
      for place in first..<first + columns { least = Swift.min(least, values[place]) }
      for place in first..<first + columns { result[place] -= least }
    }
    return NumberRows(values: result, columns: columns)
  }
}
