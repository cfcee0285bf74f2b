/// Document as the parts of an HTML page: its head (question and answer) and its sections.
struct HTMLDocument {
  /// Heading with its content.
  struct Section {
    /// Id of the heading.
    let id: String
    let html: String
  }

  /// The title, or `nil`.
  private(set) var title: String?
  /// Content before the first heading.
  private(set) var head = ""
  /// Sections in order, one for each heading.
  private(set) var sections: [Section] = []

  /// HTML layout of a document; ids of headings begin with `prefix`.
  init(_ document: Document, prefix: String = "s") {
    var id = prefix + "0"
    var body = ""
    for block in document.blocks {
      if case .heading(let text) = block {
        close(id, body)
        id = prefix + String(sections.count + 1)
        body = "<h2 id=\"\(id)\">\(HTMLText.escaped(text))</h2>\n"
      } else {
        switch block {
        case .title(let text), .masthead(let text, _): title = text
        default: break
        }
        body += Self.html(block, heading: id)
      }
    }
    close(id, body)
  }

  private mutating func close(_ id: String, _ body: String) {
    if body.hasPrefix("<h2") {
      sections.append(
        Section(id: id, html: "<section aria-labelledby=\"\(id)\">\n\(body)</section>\n"))
    } else {
      head += body
    }
  }

  private static func html(_ block: Document.Block, heading: String) -> String {
    switch block {
    case .title(let text): "<h1>\(HTMLText.escaped(text, cells: 400))</h1>\n"
    case .masthead(let text, let right):
      "<h1>\(HTMLText.escaped(text, cells: 400))</h1>\n"
        + (right.isEmpty ? "" : "<p>\(HTMLText.escaped(right))</p>\n")
    case .labelled(let rows):
      "<dl>\n"
        + rows.map { "<dt>\(HTMLText.escaped($0[0]))</dt><dd>\(HTMLText.escaped($0[1]))</dd>\n" }.joined()
        + "</dl>\n"
    case .statements(let texts):
      texts.map { "<p class=\"answer\">\(HTMLText.escaped($0))</p>\n" }.joined()
    case .answer(let text): "<p class=\"answer\">\(HTMLText.escaped(text))</p>\n"
    case .heading(let text): "<h2>\(HTMLText.escaped(text))</h2>\n"
    case .paragraph(let text): "<p>\(HTMLText.escaped(text))</p>\n"
    case .points(let points): list(points, kind: "points")
    case .lines(let rows): list(rows, kind: "lines")
    case .frontiers(let frontiers): HTMLTable(table: frontiers.table, heading: heading).html()
    case .table(let table): HTMLTable(table: table, heading: heading).html()
    }
  }

  private static func list(_ items: [String], kind: String) -> String {
    "<ul class=\"\(kind)\">\n" + items.map { "<li>\(HTMLText.escaped($0))</li>\n" }.joined() + "</ul>\n"
  }
}
