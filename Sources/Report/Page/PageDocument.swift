/// A page for people: the document that text, Markdown and HTML are written from.
internal import Outages

struct PageDocument {
  let page: Page
  let language: Language

  init(_ page: Page, _ language: Language) { (self.page, self.language) = (page, language) }

  var document: Document {
    var document = Document()
    if !page.title.isEmpty { document.append(.masthead(page.title[language], page.subtitle[language])) }
    if !page.answer.isEmpty { document.append(.statements(page.answer.map { $0[language] })) }
    for section in page.sections { add(section, to: &document) }
    return document
  }

  func add(_ section: Section, to document: inout Document) {
    if !section.heading.isEmpty { document.append(.heading(section.heading[language])) }
    for part in section.parts {
      switch part {
      case .table(let table): document.append(.table(PageTableText(table, language).table))
      case .paragraph(let text): document.append(.paragraph(text[language]))
      case .points(let points): document.append(.points(points.map { $0[language] }))
      case .labelled(let rows):
        document.append(.labelled(rows.map { [$0.label[language], $0.text[language]] }))
      case .lines(let rows): document.append(.lines(rows.map { $0[language] }))
      case .document(let draw): for block in draw(language).blocks { document.append(block) }
      }
    }
  }
}

/// A table with its cells as people read them: one scale of money for the whole table.
struct PageTableText {
  let source: PageTable
  let language: Language
  /// The scale of the table.
  let scale: MoneyScale

  init(_ source: PageTable, _ language: Language) {
    self.source = source
    self.language = language
    let shared = source.visible.filter { !source.columns[$0].ownsScale }
    scale = Self.scale(source, shared, language)
  }

  private static func scale(_ source: PageTable, _ columns: [Int], _ language: Language) -> MoneyScale {
    let amounts = source.cells.flatMap { row in
      columns.compactMap { index -> Double? in
        guard source.columns[index].unit?.isMoney == true else { return nil }
        return switch row[index] {
        case .number(let number): number
        case .enclosed(let value): value?.value
        default: nil
        }
      }
    }
    return language == .chinese ? .fittingChinese(amounts) : .fitting(amounts)
  }

  private func scale(of column: Int) -> MoneyScale {
    source.columns[column].ownsScale ? Self.scale(source, [column], language) : scale
  }

  var table: Table {
    let visible = source.visible
    let scales = visible.map(scale)
    var table = Table(columns: zip(visible, scales).map { heading(source.columns[$0], $1) })
    for (row, cells) in source.cells.enumerated().prefix(source.limit ?? .max) {
      let isMarked = source.marked.contains(row)
      table.append(
        zip(visible, scales).map { index, scale in
          let mark = source.showsMarks && index == visible.first ? (isMarked ? "> " : "  ") : ""
          return mark + text(cells[index], source.columns[index], scale)
        }, emphasized: isMarked)
    }
    return table
  }

  /// `{money}` in a heading stands for the unit of money.
  private func heading(_ head: PageTable.Head, _ scale: MoneyScale) -> Table.Column {
    let own = head.ownsScale ? (language == .chinese ? "，" : ", ") + scale.name : ""
    let title = head.title[language].replacingMoney(scale) + own
    return Table.Column(title, head.unit == nil && !head.isNumeric ? .left : .decimal)
  }

  private func text(_ value: Value, _ head: PageTable.Head, _ scale: MoneyScale) -> String {
    switch value {
    case .name(_, let label), .names(_, let label): return label[language]
    case .text(let text), .shape(_, let text): return text[language]
    case .absent: return NumberText.none
    case .key(let key): return SafeText.line(key)
    case .flag(let flag): return (flag ? Glossary.yes : Glossary.no)[language]
    case .enclosed(let value):
      guard let value else { return NumberText.none }
      let (low, high) = (value.bounds.lowerBound, value.bounds.upperBound)
      return value.isNarrow
        ? text(value.value, head, scale) : text(low, head, scale) + "–" + text(high, head, scale)
    case .number(.infinity?): return Text("infinite", "无穷")[language]
    case .number(let number):
      guard let number, number.isFinite else { return NumberText.none }
      return text(number, head, scale)
    }
  }

  private func text(_ number: Double, _ head: PageTable.Head, _ scale: MoneyScale) -> String {
    if let digits = head.digits { return NumberText.significant(number, digits: digits) }
    switch head.unit {
    case .dollars, .dollarsPerYear, .dollarsPerHour:
      return head.isSigned ? scale.signedCell(number) : scale.cell(number)
    case .share: return NumberText.significant(number * 100, digits: 3) + "%"
    case .multiple: return NumberText.significant(number, digits: 3) + (language == .chinese ? " 倍" : "x")
    case .hours, .hoursPerYear:
      let text = NumberText.digits3(number)
      return head.isSigned && number > 0 && !NumberText.isZero(text) ? "+" + text : text
    case .perYear, .number, .weeks, .minutesPerMonth, .minutesPerYear:
      return NumberText.significant(number, digits: 3)
    case .availability: return NumberText.trimmingZeros(Quantity.availability(number)) + "%"
    case .minutes, .minutesPerWeek, .count: return NumberText.fixed(number, decimals: 0)
    case nil: return NumberText.plain(number)
    }
  }
}

extension NumberText {
  /// A number to about three digits, with one decimal at least below a hundred: hours in a column.
  static func digits3(_ value: Double) -> String {
    fixed(value, decimals: abs(value) < 0.995 ? 2 : abs(value) < 99.5 ? 1 : 0)
  }
}

extension String {
  /// The heading with the table's unit of money in place of `{money}`.
  fileprivate func replacingMoney(_ scale: MoneyScale) -> String {
    guard let start = firstRange(of: "{money}") else { return self }
    return self[..<start.lowerBound] + scale.name + self[start.upperBound...]
  }

  /// Where a text stands first.
  private func firstRange(of wanted: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(wanted) { return start..<index(start, offsetBy: wanted.count) }
      start = index(after: start)
    }
    return nil
  }
}
