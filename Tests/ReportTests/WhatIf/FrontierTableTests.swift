import Testing

@testable import Report

@Suite struct FrontierTableTests {
  private func table(_ regions: [[Int]], base: (Int, Int)? = nil) -> FrontierTable {
    var table = FrontierTable(corner: "y", columnTitle: "x", heads: ["1", "2", "3"])
    table.rows = regions.enumerated().map { index, row in
      .init(head: String(index), cells: row.map { String(UnicodeScalar(UInt8(65 + $0))) }, regions: row)
    }
    table.baseRow = base?.0
    table.baseColumn = base?.1
    return table
  }

  private func text(_ table: FrontierTable, width: Int = 80) -> String {
    FrontierTableText(table: table, width: width, style: .plain).lines().joined(separator: "\n")
  }

  @Test func frontiersAreDrawnBetweenRegions() {
    #expect(
      text(table([[0, 0, 1], [0, 2, 1], [2, 2, 2]])) == """
             x
        y    1  2  3
        ───  ─  ─  ─
          0  A  A │B
               ┌──┤
          1  A │C │B
            ───┘  └─
          2  C  C  C
        """)
  }

  @Test func todayIsMarked() {
    let lines = text(table([[0, 0, 1], [0, 2, 1]], base: (1, 1))).split(separator: "\n")
    #expect(lines[1].contains("2*") && lines.last == "> 1  A │ C*│B")
  }

  @Test func oneRegionHasNoLines() {
    let lines = FrontierTableText(table: table([[0, 0, 0], [0, 0, 0]]), width: 80, style: .plain).lines()
    #expect(lines.count == 5)
    #expect(!lines.dropFirst(3).joined().contains { "─│┌┐└┘├┤┬┴┼".contains($0) })
  }

  /// Columns that do not fit move below; no line is wider than the page.
  @Test(arguments: [24, 40, 80]) func bandsFit(_ width: Int) {
    var wide = FrontierTable(corner: "行", columnTitle: "列", heads: (0..<30).map { "\($0).5" })
    wide.rows = (0..<4).map { row in
      .init(head: "\(row)", cells: (0..<30).map { "\(row * $0)" }, regions: (0..<30).map { ($0 + row) / 7 })
    }
    let lines = FrontierTableText(table: wide, width: width, style: .plain).lines()
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width && $0.last != " " })
    #expect(lines.filter { $0.contains("列") }.count > 1)
  }

  @Test func markdownMarksTodayAndNamesRegions() {
    var one = table([[0, 1, 1]], base: (0, 1))
    one.regionNames = ["A", "B"]
    #expect(
      one.markdown() == [
        "| y \\\\ x | 1 | 2\\* | 3 |", "| :--- | ---: | ---: | ---: |",
        "| 0\\* | A (A) | ┃ **B (B)** | B (B) |",
      ])
  }

  /// Frontiers survive in Markdown: a bar where a regime ends at the right, a rule where it ends below.
  @Test func markdownDrawsFrontiersBetweenRows() {
    let lines = table([[0, 0], [0, 1]]).markdown()
    #expect(lines.count == 5)
    #expect(lines[3] == "|  |  | ━━━ |")
    #expect(lines[4].contains("| ┃ "))
  }
}
