import Foundation
import Testing

@testable import Report

@Suite struct JSONValueTests {
  @Test func writesStableText() {
    let value: JSONValue = [
      "b": .number(0.1), "a": .count(3), "list": [.number(1e6), .null, .bool(true)],
      "inner": ["rows": [["x": "y"]]],
      "empty": .object([]), "none": .array([]),
    ]
    #expect(
      value.text() == """
        {
          "b": 0.1,
          "a": 3,
          "list": [1000000, null, true],
          "inner": {
            "rows": [
              {"x": "y"}
            ]
          },
          "empty": {},
          "none": []
        }

        """)
  }

  @Test func numbersReadBackTheSame() throws {
    for seed in 0..<2000 as Range<UInt64> {
      var random = SplitMix(state: seed)
      let value = Double(bitPattern: random.next())
      let text = JSONValue.array([.number(value)]).text()
      let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any]
      if value.isFinite {
        #expect(Double(JSONValue.shortest(value)) == value, "seed \(seed)")
        #expect(read?.first is NSNumber, "seed \(seed): \(text)")
      } else {
        #expect(text == "[null]\n")
      }
    }
  }

  @Test func textReadsBackTheSame() throws {
    let hard = "quote \" backslash \\ line\n tab\t bell\u{7} nul\u{0} del\u{7F} sep\u{2028} 多云 👩‍👩‍👧"
    let read = try JSONSerialization.jsonObject(with: Data(JSONValue.array([.string(hard)]).text().utf8))
    #expect((read as? [String]) == [hard])
  }
}

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
