import Foundation
import Testing

@testable import Report

/// A page of made-up rows: each format says the same numbers.
@Suite struct PageTests {
  private struct Row {
    let key: String
    let label: Text
    let cost: Double
    let share: Double?
    let praise: Double
  }

  private let rows = [
    Row(key: "two-nodes", label: Text("two nodes", "双节点"), cost: 2_345_678, share: 0.125, praise: 0),
    Row(key: "two-regions", label: Text("two regions", "双区域"), cost: -123_456, share: nil, praise: 0),
  ]

  private func page(praised: Bool = false) -> Page {
    var page = Page(command: "trial", title: Text("A question?", "问题？"))
    page.answer = [Text("One sentence.", "一句话。"), Text("Another one.", "另一句。")]
    let table = PageTable(
      "rows", rows,
      [
        .name("setup", Text("setup, {money} a year", "方案，每年{money}")) { ($0.key, $0.label) },
        .number("cost", Text("cost", "成本"), .dollarsPerYear) { $0.cost },
        .number("share", Text("share", "占比"), .share) { $0.share },
        .number("praise", Text("praise", "赞誉"), .dollarsPerYear, optional: true) { praised ? 5 : $0.praise },
        .machine("exact", .number) { $0.cost / 3 },
      ], marks: { $0.cost < 0 }, showsMarks: true)
    page.sections = [Section("rows", Text("Rows", "各行"), [.table(table)])]
    return page
  }

  @Test func textHasOneScaleOfMoneyForTheTable() {
    let text = PageDocument(page(), .english).document.text(width: 80)
    #expect(text.contains("setup, $k a year"))
    #expect(text.contains("  two nodes") && text.contains("2,346") && text.contains("12.5%"))
    #expect(text.contains("> two regions") && text.contains("-123"))
    // No value is a dash, an empty column is left out, a column for machines is not shown.
    #expect(text.contains(" -\n") && !text.contains("praise") && !text.contains("exact"))
    #expect(PageDocument(page(praised: true), .english).document.text(width: 80).contains("praise"))
  }

  @Test func chineseMoneyIsInItsOwnUnits() {
    let text = PageDocument(page(), .chinese).document.text(width: 80)
    #expect(text.contains("每年万美元") && text.contains("234.6") && text.contains("双节点"))
  }

  @Test func machinesGetEveryColumnInFullPrecision() throws {
    #expect(
      PageCSV(page()).text == """
        setup,cost [USD/year],share [share],praise [USD/year],exact [number]\r
        two-nodes,2345678,0.125,0,781892.6666666666\r
        two-regions,-123456,,0,-41152\r

        """)
    let inputs = Inputs(version: "1", presets: [], firms: nil, sets: [], seed: 1)
    let text = PageJSON(page()).value(inputs).text()
    let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "resilience-econ/trial/2")
    #expect(json["answer"] as? String == "One sentence. Another one.")
    let first = try #require((json["rows"] as? [[String: Any]])?.first)
    #expect(first["setup"] as? String == "two-nodes")
    #expect(first["setupLabel"] as? [String: String] == ["en": "two nodes", "zh": "双节点"])
    #expect(first["cost"] as? Double == 2_345_678 && first["exact"] as? Double == 2_345_678.0 / 3)
  }

  @Test func severalTablesAreOneList() {
    var page = page()
    page.machineTables = [
      PageTable("more", [1.5], [.key("name") { _ in "a" }, .machine("value", .hours) { $0 }])
    ]
    let csv = PageCSV(page).text
    #expect(csv.hasPrefix("section,subject,quantity,value,unit\r\n"))
    #expect(csv.contains("rows,two-nodes,cost,2345678,USD/year\r\n"))
    #expect(csv.contains("more,a,value,1.5,hour\r\n"))
  }

  @Test(arguments: [
    (23_740.0, "$23.7k", "2.37 万美元"), (10_400_000, "$10.4M", "1040 万美元"), (142e6, "$142M", "1.42 亿美元"),
    (0, "$0", "0 美元"), (-450, "-$450", "-450 美元"), (9_999.6, "$10k", "1 万美元"),
  ])
  func money(dollars: Double, english: String, chinese: String) {
    #expect(Amount.money(dollars) == Text(english, chinese))
  }

  @Test func durationsAndShares() {
    #expect(Amount.duration(14.533) == Text("14 h 32 min", "14 小时 32 分钟"))
    #expect(Amount.duration(0.2667) == Text("16 min", "16 分钟"))
    #expect(
      Amount.share(0.5349).en == "53%" && Amount.share(0.996).en == "99.6%" && Amount.share(1).en == "100%")
  }

  /// Several names, shapes of JSON, cells that are not there, and columns and tables for some readers alone.
  @Test func everyReaderGetsTheCellsMeantForThem() throws {
    var page = Page(command: "trial", title: Text("Odd"))
    page.source = ("file", "game.nfg")
    let columns: [Column<Row>] = [
      Column(key: "fixes", title: Text("fixed")) { .names([$0.key, "other"], $0.label) },
      Column(key: "share", title: .empty, audience: .machines) { $0.share.map { .number($0) } ?? .absent },
      .shape("shape") { ["cost": .number($0.cost)] },
      Column(key: "shown", title: Text("shown"), unit: .minutes, audience: [.people, .csv]) {
        .number($0.cost)
      },
      Column(key: "long", title: Text("long"), unit: .hours, digits: 4) { _ in .number(12.3456) },
      Column(key: "mean", title: Text("mean"), unit: .hours) { _ in .number(.infinity) },
    ]
    page.sections = [
      Section(
        "rows", .empty,
        [
          .table(PageTable("rows", rows, columns, audience: [.people, .json])),
          .table(PageTable("people", rows, columns, audience: .people)),
        ])
    ]
    page.machineTables = [
      PageTable("records", rows, columns, subject: { "row " + $0.key }, audience: .csv),
      PageTable("more", [1.0], [.machine("value", nil) { $0 }], audience: .csv),
    ]
    let text = PageDocument(page, .english).document.text(width: 80)
    #expect(text.contains("two nodes") && text.contains("2,345,678") && !text.contains("0.125"))
    #expect(text.contains("12.35") && text.contains("infinite"))
    let csv = PageCSV(page).text
    #expect(
      csv.contains("records,row two-nodes,share,0.125,\r\n")
        && csv.contains("records,row two-nodes,shown,2345678,minute"))
    #expect(!csv.contains("row two-regions,share") && !csv.contains("shape") && !csv.contains("people,"))
    #expect(!csv.contains(",mean,"), "what is not finite is no number")
    let inputs = Inputs(version: "1", presets: ["a"], firms: nil, sets: [], seed: 1)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(PageJSON(page).value(inputs).text().utf8)) as? [String: Any]
    )
    #expect(json["inputs"] as? [String: String] == ["file": "game.nfg"])
    #expect(json["records"] == nil && json["people"] == nil)
    let found = try #require(json["rows"] as? [[String: Any]])
    #expect(
      found[0]["fixes"] as? [String] == ["two-nodes", "other"] && found[0]["share"] as? Double == 0.125)
    #expect(found[1]["share"] == nil && found[1]["shown"] == nil)
    #expect(found[1]["shape"] as? [String: Double] == ["cost": -123_456])
  }
}
