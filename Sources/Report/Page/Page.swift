/// A result as values: text, Markdown, HTML, CSV and JSON are five functions of it, each written once.

/// A page of a command.
struct Page: Sendable {
  /// The command, as `schema` names it.
  let command: String
  let title: Text
  /// What stands at the right of the title.
  var subtitle = Text.empty
  /// Sentences that stand out.
  var answer: [Text] = []
  var sections: [Section] = []
  /// The file that the page is about, with the name of its input, where there is one: it stands in JSON in place of the
  /// inputs of a scenario.
  var source: (key: String, path: String)?
  /// Whether the page is made of a scenario's inputs, or of nothing that a user gives.
  var hasInputs = true
  /// Members of JSON that no table holds: the model, lists of lists.
  var members: [(key: String, value: JSONValue)] = []

  init(command: String, title: Text) { (self.command, self.title) = (command, title) }

  /// A number of CSV that no table holds.
  struct Record: Sendable {
    let section, subject, quantity: String
    let value: Double
    let unit: String
  }

  /// Numbers of CSV that no table holds.
  var records: [Record] = []

  /// Tables that machines get and people do not.
  var machineTables: [PageTable] = []

  /// Every table, in order.
  var tables: [PageTable] {
    let shown = sections.flatMap(\.parts).compactMap { if case .table(let table) = $0 { table } else { nil } }
    return shown + machineTables
  }
}

/// A report that is a page.
protocol PagedReport: CommandReport {
  /// The page for people.
  var page: Page { get }
  /// The page for machines: by default the same.
  var machinePage: Page { get }
  var language: Language { get }
}

extension PagedReport {
  var machinePage: Page { page }
  /// The page for a terminal; no line is wider than `width` cells.
  public func text(width: Int, style: Style = .plain) -> String {
    PageDocument(page, language).document.text(width: width, style: style)
  }
  /// The page in Markdown.
  public func markdown() -> String { PageDocument(page, language).document.markdown() }
  /// Every number, by the keys of columns.
  public func csv() -> String { PageCSV(machinePage).text }
  /// Every number in an object, with the inputs.
  public func json(_ inputs: Inputs) -> String { PageJSON(machinePage).value(inputs).text() }
}
