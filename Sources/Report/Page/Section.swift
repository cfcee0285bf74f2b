/// Columns and sections: a table's column is declared once, for people and for machines.
internal import Outages

/// A cell. Machine formats take it as it is; people get it by its unit.
enum Value: Sendable, Equatable {
  /// Something with a key and a label.
  case name(String, Text)
  case number(Double?)
  case flag(Bool)
  case text(Text)
  /// A text for machines only: a key, a kind.
  case key(String)
  /// A number with bounds: people get it alone where they are close, else the bounds.
  case enclosed(Enclosure?)
  /// Several things under one label: JSON lists their keys, CSV joins them.
  case names([String], Text)
  /// What JSON holds in a shape of its own, with the words for people.
  case shape(JSONValue, Text)
  /// Nothing: JSON leaves the member out.
  case absent

  /// Whether nothing stands there.
  var isEmpty: Bool {
    switch self {
    case .number(let number): number == nil || number == 0
    case .enclosed(let value): value == nil
    case .text(let text): text.isEmpty
    case .key(let key): key.isEmpty
    case .absent: true
    case .name, .names, .shape, .flag: false
    }
  }
}

/// A column: one declaration for the heading in two languages, the JSON member, the CSV quantity and the format.
struct Column<Row> {
  let key: String
  let title: Text
  var unit: Unit?
  /// Whether numbers carry a sign: a change.
  var isSigned = false
  /// Whether the column is left out for people where every cell is empty; machines always get it.
  var isOptional = false
  /// Whether its amounts have a scale of dollars of their own, named in its heading.
  var ownsScale = false
  /// Whether its texts are numbers, set flush right on the decimal point.
  var isNumeric = false
  /// Significant digits for people, where those of the unit are too few.
  var digits: Int?
  /// Who sees the column.
  var audience = Audience.everybody
  let value: (Row) -> Value

  static func name(_ key: String, _ title: Text, _ value: @escaping (Row) -> (String, Text)) -> Column {
    Column(key: key, title: title) {
      let (key, label) = value($0)
      return .name(key, label)
    }
  }

  static func number(
    _ key: String, _ title: Text, _ unit: Unit, signed: Bool = false, optional: Bool = false,
    _ value: @escaping (Row) -> Double?
  ) -> Column {
    Column(key: key, title: title, unit: unit, isSigned: signed, isOptional: optional) { .number(value($0)) }
  }

  static func text(_ key: String, _ title: Text, _ value: @escaping (Row) -> Text) -> Column {
    Column(key: key, title: title) { .text(value($0)) }
  }

  /// An amount with a scale of its own.
  static func money(
    _ key: String, _ title: Text, signed: Bool = false, _ value: @escaping (Row) -> Double?
  ) -> Column {
    Column(key: key, title: title, unit: .dollarsPerYear, isSigned: signed, ownsScale: true) {
      .number(value($0))
    }
  }

  /// A text that people get and machines do not.
  static func people(_ key: String, _ title: Text, _ value: @escaping (Row) -> Text) -> Column {
    Column(key: key, title: title, audience: .people) { .text(value($0)) }
  }

  /// A number with its unit as text, set flush right on the decimal point, that people get and machines do not.
  static func measure(_ key: String, _ title: Text, _ value: @escaping (Row) -> Text) -> Column {
    Column(key: key, title: title, isNumeric: true, audience: .people) { .text(value($0)) }
  }

  /// A number without a unit, like a payoff of a game file: six digits for people.
  static func bare(_ key: String, _ title: Text, _ value: @escaping (Row) -> Double?) -> Column {
    Column(key: key, title: title, isNumeric: true) { .number(value($0)) }
  }

  /// A yes or a no.
  static func flag(_ key: String, _ title: Text, _ value: @escaping (Row) -> Bool) -> Column {
    Column(key: key, title: title) { .flag(value($0)) }
  }

  /// The column for machines alone.
  var forMachines: Column {
    var column = self
    column.audience = .machines
    return column
  }

  /// A shape that JSON gets and nobody else does.
  static func shape(_ key: String, _ value: @escaping (Row) -> JSONValue) -> Column {
    Column(key: key, title: .empty, audience: .json) { .shape(value($0), .empty) }
  }

  /// A key that machines get and people do not.
  static func key(_ key: String, _ value: @escaping (Row) -> String) -> Column {
    Column(key: key, title: .empty, audience: .machines) { .key(value($0)) }
  }

  /// A number that machines get and people do not.
  static func machine(_ key: String, _ unit: Unit?, _ value: @escaping (Row) -> Double?) -> Column {
    Column(key: key, title: .empty, unit: unit, audience: .machines) { .number(value($0)) }
  }
}

/// Who gets a column or a table.
struct Audience: OptionSet, Sendable {
  let rawValue: Int

  static let people = Audience(rawValue: 1)
  static let csv = Audience(rawValue: 2)
  static let json = Audience(rawValue: 4)
  static let machines: Audience = [.csv, .json]
  static let everybody: Audience = [.people, .csv, .json]
}

/// A table with its rows erased: `columns[i]` describes `cells[row][i]`.
struct PageTable: Sendable {
  struct Head: Sendable {
    let key: String
    let title: Text
    let unit: Unit?
    let isSigned: Bool
    let isOptional: Bool
    let ownsScale: Bool
    let isNumeric: Bool
    let digits: Int?
    let audience: Audience
  }

  /// The JSON member, and the section of a CSV record.
  let key: String
  let columns: [Head]
  private(set) var cells: [[Value]]
  /// What names each row in CSV, where its names do not.
  private(set) var subjects: [String]?
  /// Rows that the page is about.
  private(set) var marked: Set<Int> = []
  /// Rows that people get; machines get all.
  var limit: Int?
  /// Whether marked rows begin with `>`.
  var showsMarks = false
  /// Who gets the table.
  var audience: Audience

  init<Row>(
    _ key: String, _ rows: [Row], limit: Int? = nil, _ columns: [Column<Row>],
    marks isMarked: (Row) -> Bool = { _ in false }, showsMarks: Bool = false,
    subject: ((Row) -> String)? = nil, audience: Audience = .everybody
  ) {
    self.key = key
    self.audience = audience
    self.limit = limit
    self.showsMarks = showsMarks
    self.columns = columns.map {
      Head(
        key: $0.key, title: $0.title, unit: $0.unit, isSigned: $0.isSigned, isOptional: $0.isOptional,
        ownsScale: $0.ownsScale, isNumeric: $0.isNumeric, digits: $0.digits, audience: $0.audience)
    }
    cells = rows.map { row in columns.map { $0.value(row) } }
    marked = Set(rows.indices.filter { isMarked(rows[$0]) })
    subjects = subject.map { rows.map($0) }
  }

  /// The table for some readers alone.
  func only(_ audience: Audience) -> PageTable {
    var table = self
    table.audience = audience
    return table
  }

  /// Columns that people see.
  var visible: [Int] {
    columns.indices.filter { index in
      guard columns[index].audience.contains(.people) else { return false }
      return !columns[index].isOptional || cells.contains { !$0[index].isEmpty }
    }
  }
}

/// A part of a result with a heading.
struct Section: Sendable {
  enum Part: Sendable {
    case table(PageTable)
    case paragraph(Text)
    case points([Text])
    /// Rows of words, each on a line of its own.
    case lines([Text])
    /// Short entries, each with a label in front.
    case labelled([(label: Text, text: Text)])
    /// What is drawn for people only.
    case document(@Sendable (Language) -> Document)
  }

  /// The name that `--section` takes.
  let key: String
  let heading: Text
  var parts: [Part]

  init(_ key: String, _ heading: Text, _ parts: [Part]) {
    (self.key, self.heading, self.parts) = (key, heading, parts)
  }
}
