/// A page as CSV: a table by itself has a column for each of its own; several tables are one long list of numbers.

struct PageCSV {
  let page: Page

  init(_ page: Page) { self.page = page }

  var text: String { page.tables.count == 1 && page.records.isEmpty ? wide(page.tables[0]) : long }

  /// A record for each row; headings are keys, with the unit in brackets.
  private func wide(_ table: PageTable) -> String {
    let columns = table.columns.indices.filter { table.columns[$0].audience != .people }
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
    }
  }

  /// A record for each number: `section, subject, quantity, value, unit`; the subject is every name of the row.
  private var long: String {
    var writer = CSVWriter(header: ["section", "subject", "quantity", "value", "unit"])
    for table in page.tables {
      for row in table.cells {
        let subject = row.compactMap { value -> String? in
          switch value {
          case .name(let key, _), .key(let key): key.isEmpty ? nil : key
          default: nil
          }
        }.joined(separator: " / ")
        for (head, value) in zip(table.columns, row) where head.audience != .people {
          guard let number = number(value) else { continue }
          writer.append([
            .text(table.key), .text(subject), .text(head.key), .number(number),
            .text(head.unit?.rawValue ?? ""),
          ])
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

  private func number(_ value: Value) -> Double? {
    switch value {
    case .number(let number): number
    case .flag(let flag): flag ? 1 : 0
    case .name, .text, .key: nil
    }
  }
}
