/// Length of an outage as one column of its row states it.
struct RowLength {
  /// The cell.
  let cell: OutageRow.Cell
  /// Hours that count; `nil` where only days are known.
  let hours: Double?
  /// Fewest and most hours that the cell allows: they differ where only days are known.
  let range: ClosedRange<Double>

  /// Rounding that two columns of one row may differ by: three minutes or a tenth, and half an hour where hours are whole.
  private func slack(_ other: RowLength) -> Double {
    let isWhole = [self, other].contains {
      $0.cell.entry.column == .hours && !$0.cell.text.contains { ".,".contains($0) }
    }
    return max(isWhole ? 0.5 : 0.05, 0.1 * max(range.upperBound, other.range.upperBound))
  }

  /// Whether another column says the same, but for rounding.
  func agrees(with other: RowLength) -> Bool {
    let slack = slack(other)
    return range.lowerBound <= other.range.upperBound + slack
      && other.range.lowerBound <= range.upperBound + slack
  }
}

extension OutageRowReader {
  /// Hours of a row: those of the first column that is filled in, of hours, minutes, seconds, duration and end; `nil` where
  /// unknown.
  ///
  /// Throws where a further column contradicts it, since nobody can know which of them is meant.
  func hours(_ row: OutageRow, _ start: Timestamp) throws(OutageRecordError) -> Double? {
    var first: RowLength?
    for column in OutageColumn.lengths {
      guard let cell = row[column] else { continue }
      let length = try length(row, cell, start)
      guard let known = first else {
        first = length
        continue
      }
      guard known.agrees(with: length) else {
        throw bad(
          row, cell,
          .agreement(
            with: known.cell.entry.name, value: known.cell.text, column: cell.entry.column.name))
      }
    }
    return first?.hours
  }

  private func length(
    _ row: OutageRow, _ cell: OutageRow.Cell, _ start: Timestamp
  ) throws(OutageRecordError) -> RowLength {
    if cell.entry.column == .end { return try until(row, cell, start) }
    let hours = try stated(row, cell)
    return RowLength(cell: cell, hours: hours, range: hours...hours)
  }

  private func stated(_ row: OutageRow, _ cell: OutageRow.Cell) throws(OutageRecordError) -> Double {
    switch cell.entry.column {
    case .minutes: return try number(row, cell, "minutes", over: 60)
    case .seconds: return try number(row, cell, "seconds", over: 3600)
    case .duration:
      if cell.entry.factor != 1 || cell.entry.divisor != 1, let value = Self.decimal(cell.text) {
        return try limited(value * cell.entry.factor / cell.entry.divisor, row, cell)
      }
      guard let hours = DurationText.hours(cell.text) else { throw bad(row, cell, .duration) }
      return try limited(hours, row, cell)
    default: return try number(row, cell, "hours")
    }
  }

  /// Length up to an end. Days are counted whole, so that an outage from one day to the same day is a day at most, with
  /// unknown length.
  private func until(
    _ row: OutageRow, _ cell: OutageRow.Cell, _ start: Timestamp
  ) throws(OutageRecordError) -> RowLength {
    let end = try time(row, cell, after: start)
    let hours = Double(end.seconds - start.seconds) / 3600
    guard start.hasTime, end.hasTime else {
      guard end.seconds >= start.day.seconds else { throw bad(row, cell, .after(start: start.description)) }
      let isUnknown = start.hasTime || end.hasTime || end.seconds == start.seconds
      let last = end.hasTime ? end.seconds : end.nextSeconds
      let first = start.hasTime ? start.seconds : start.nextSeconds
      return RowLength(
        cell: cell, hours: isUnknown ? nil : try limited(hours, row, cell),
        range: max(0, Double(end.seconds - first) / 3600)...max(0, Double(last - start.seconds) / 3600))
    }
    guard end.seconds >= start.seconds else { throw bad(row, cell, .after(start: start.description)) }
    let known = try limited(hours, row, cell)
    return RowLength(cell: cell, hours: known, range: known...known)
  }
}
