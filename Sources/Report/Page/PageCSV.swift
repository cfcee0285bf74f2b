/// A page as CSV: a table by itself has a column for each of its own; several tables are one long list of numbers.
internal import Outages

struct PageCSV {
  private let page: Page
  private let tables: [PageTable]

  init(_ page: Page) {
    self.page = page
    tables = page.tables.filter { $0.audience.contains(.csv) }
  }

  var text: String { tables.count == 1 && page.records.isEmpty ? wide(tables[0]) : long }

  /// A record for each row; headings are keys, with the unit in brackets.
  private func wide(_ table: PageTable) -> String {
    let columns = table.columns.indices.filter { table.columns[$0].audience.contains(.csv) }
    var writer = CSVWriter(
      header: columns.map { index in
        let head = table.columns[index]
        return head.key + (head.unit.map { " [\($0.rawValue)]" } ?? "")
      })
    for row in table.cells { writer.append(columns.map { cell(row[$0]) }) }
    return writer.text
  }

  private func cell(_ value: Value) -> CSVWriter.Cell {
    switch value {
    case .name(let key, _), .key(let key): .text(key)
    case .text(let text): .text(text.en)
    case .flag(let flag): .text(flag ? "true" : "false")
    case .number(let number): number.map { .number($0) } ?? .empty
    case .enclosed(let value): value.map { .number($0.value) } ?? .empty
    case .names(let keys, _): .text(keys.joined(separator: "+"))
    case .shape(_, let text): .text(text.en)
    case .absent: .empty
    }
  }

  /// A record for each number: `section, subject, quantity, value, unit`; the subject is every name of the row.
  private var long: String {
    var writer = CSVWriter(header: ["section", "subject", "quantity", "value", "unit"])
    for table in tables {
      for (place, row) in table.cells.enumerated() {
        let subject = table.subjects?[place] ?? Self.names(row)
        for (head, value) in zip(table.columns, row) where head.audience.contains(.csv) {
          for (part, number) in Self.numbers(value) {
            writer.append([
              .text(table.key), .text(subject), .text(head.key + part), .number(number),
              .text(head.unit?.rawValue ?? ""),
            ])
          }
        }
      }
    }
    for record in page.records {
      writer.append([
        .text(record.section), .text(record.subject), .text(record.quantity), .number(record.value),
        .text(record.unit),
      ])
    }
    return writer.text
  }

  /// Every name of a row.
  private static func names(_ row: [Value]) -> String {
    row.compactMap { value -> String? in
      switch value {
      case .name(let key, _), .key(let key): key.isEmpty ? nil : key
      case .names(let keys, _): keys.joined(separator: "+")
      default: nil
      }
    }.joined(separator: " / ")
  }

  /// Numbers of a cell, bounds with a name of their own.
  private static func numbers(_ value: Value) -> [(part: String, number: Double)] {
    switch value {
    case .number(let number?) where number.isFinite: [("", number)]
    case .flag(let flag): [("", flag ? 1 : 0)]
    case .enclosed(let value?):
      [("", value.value), (" low", value.bounds.lowerBound), (" high", value.bounds.upperBound)]
    case .number, .enclosed, .name, .names, .text, .key, .shape, .absent: []
    }
  }
}
