import Foundation
import Testing

@testable import Report

@Suite struct CSVWriterTests {
  /// Spreadsheet programs read UTF-8 where the mark says so.
  @Test func chineseIsMarked() {
    var writer = CSVWriter(header: ["name"])
    writer.append([.text("a")])
    #expect(writer.text == "name\r\na\r\n")
    writer.append([.text("均衡")])
    #expect(writer.text == "\u{FEFF}name\r\na\r\n均衡\r\n")
  }

  @Test func quotesAndGuards() {
    var writer = CSVWriter(header: ["name", "value"])
    writer.append([.text("a,\"b\"\n"), .number(0.1)])
    writer.append([.text("=1+1"), .number(-3)])
    writer.append([.text("-x"), .count(4)])
    writer.append([.empty, .number(.nan)])
    #expect(writer.text == "name,value\r\n\"a,\"\"b\"\"\n\",0.1\r\n'=1+1,-3\r\n'-x,4\r\n,\r\n")
  }
}

@Suite struct MarkdownTests {
  @Test func writesATable() {
    var table = Table(columns: [.init("a|b", .left), .init("$ k")])
    table.append(["x*", "-1.5"], emphasized: true)
    #expect(Markdown.table(table) == ["| a\\|b | \\$ k |", "| :--- | ---: |", "| **x\\*** | **-1.5** |"])
  }

  /// A post has space for seven columns: a wider table becomes several, each with its first column, without blanks
  /// that align cells.
  @Test func wideTablesBecomeSeveral() {
    var table = Table(columns: [.init("name", .left)] + (1...9).map { .init("c\($0)") })
    table.append(["x"] + (1...9).map { "   \($0)" })
    let lines = Markdown.table(table)
    #expect(lines.allSatisfy { $0.split(separator: "|").count <= Markdown.columnLimit + 1 })
    #expect(lines.filter(\.isEmpty).count == 1)
    #expect(lines.count { $0.hasPrefix("| name |") } == 2 && lines.count { $0.hasPrefix("| x |") } == 2)
    #expect(lines.joined().contains("| 9 |") && !lines.joined().contains("  "))
  }

  @Test func aPageHasBothForms() {
    var document = Document()
    document.append(.title("Why?"))
    document.append(.answer("Because."))
    document.append(.heading("Outages"))
    document.append(.paragraph(""))
    document.append(.points(["one two three", "four"]))
    #expect(
      document.text(width: 10) == "Why?\n\nBecause.\n\n── Outa\n── ges ───\n- one two\n  three\n- four\n")
    #expect(document.markdown() == "# Why?\n\n**Because.**\n\n## Outages\n\n- one two three\n- four\n")
  }
}
