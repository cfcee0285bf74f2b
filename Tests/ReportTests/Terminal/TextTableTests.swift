import TestSupport
import Testing

@testable import Report

@Suite struct TextTableTests {
  /// A table of names, words and numbers drawn from a seed.
  private func random(_ seed: UInt64) -> Table {
    var random = SplitMix64(seed: seed)
    let alignments: [Table.Alignment] = [.left, .right, .decimal]
    let words = [
      "multi-node-us-east-1", "多区域部署", "a b c d e f g", "", "netflix: 1 multi-region; ordinary: 4 x",
    ]
    let columns = (0...Int(random.next() % 9)).map { index in
      Table.Column(
        words[Int(random.next() % 5)], index == 0 ? .left : alignments[Int(random.next() % 3)])
    }
    var table = Table(columns: columns)
    for _ in 0..<Int(random.next() % 8) {
      let cells = columns.map { column in
        column.alignment == .decimal
          ? NumberText.signed(
            Double(random.next() % 2_000_000) / 100 - 10_000, decimals: Int(random.next() % 4))
          : words[Int(random.next() % 5)]
      }
      table.append(cells, emphasized: random.next() % 5 == 0)
    }
    return table
  }

  @Test func noLineIsWiderThanThePage() {
    for seed in 0..<400 as Range<UInt64> {
      let table = random(seed)
      for width in [40, 80, 120] {
        let lines = TextTable(table: table, width: width, style: .plain).lines()
        for line in lines {
          #expect(DisplayWidth.of(line) <= width, "seed \(seed), width \(width): \(line)")
          #expect(!line.hasSuffix(" "), "seed \(seed)")
        }
      }
    }
  }

  @Test func everyCellIsThere() {
    for seed in 0..<100 as Range<UInt64> {
      let table = random(seed)
      let text = TextTable(table: table, width: 2000, style: .plain).lines().joined(separator: "\n")
      for cell in table.rows.joined() { #expect(text.contains(cell), "seed \(seed): \(cell)") }
    }
  }

  @Test func decimalPointsStandInOneLine() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      var table = Table(columns: [.init("名", .left), .init("x"), .init("y")])
      for _ in 0..<6 {
        let number = Double(random.next() % 100_000) / 1000
        table.append(["多云", NumberText.signed(number, decimals: 1 + Int(random.next() % 3)), "7"])
      }
      let lines = TextTable(table: table, width: 80, style: .plain).lines().dropFirst(2)
      let points = Set(lines.map { line in DisplayWidth.of(String(line.prefix { $0 != "." })) })
      #expect(points.count == 1, "seed \(seed): \(lines)")
    }
  }

  @Test func showsATable() {
    var table = Table(columns: [.init("strategy", .left), .init("cost, $ k"), .init("hours down a year")])
    table.append(["single", "1,000", "2.5"])
    table.append(["multi-云", "80", "12.25"], emphasized: true)
    #expect(
      TextTable(table: table, width: 80, style: .plain).lines() == [
        "strategy  cost, $ k  hours down a year",
        "────────  ─────────  ─────────────────",
        "single        1,000               2.5",
        "multi-云         80              12.25",
      ])
    #expect(
      TextTable(table: table, width: 32, style: .plain).lines() == [
        "                      hours down",
        "strategy  cost, $ k       a year",
        "────────  ─────────  ───────────",
        "single        1,000         2.5",
        "multi-云         80        12.25",
      ])
  }

  @Test func emphasisIsOnlyWhereAskedFor() {
    var table = Table(columns: [.init("a", .left)])
    table.append(["b"], emphasized: true)
    let plain = TextTable(table: table, width: 80, style: .plain).lines().joined()
    #expect(!plain.contains("\u{1B}"))
    let styled = TextTable(table: table, width: 80, style: Style(isColored: true)).lines()
    #expect(styled.last == "\u{1B}[1;36mb\u{1B}[0m")
    #expect(DisplayWidth.of(styled.last ?? "") == 1)
  }

  /// The name of a row is not broken over three lines: the rows go one below the other.
  @Test func narrowTablesBecomeRecords() {
    var table = Table(columns: [.init("number", .left), .init("today"), .init("beyond it", .left)])
    let change = "entry ends with two nodes in us-west-2 instead of two nodes in us-east-1"
    table.append(["failover works after a node fails (two nodes)", "95%", change])
    let lines = TextTable(table: table, width: 40, style: .plain).lines()
    #expect(
      lines == [
        "failover works after a node fails (two", "nodes)", "  today      95%",
        "  beyond it  entry ends with two nodes",
        "             in us-west-2 instead of two", "             nodes in us-east-1",
      ])
    #expect(TextTable(table: table, width: 100, style: .plain).lines().count == 4)
  }

  /// A Chinese heading breaks after punctuation, never inside a word.
  @Test func chineseHeadingsBreakBetweenWords() {
    var table = Table(columns: [.init("部署方案", .left), .init("区域价值"), .init("净收益，万美元")])
    table.append(["us-east-1 双节点", "-25", "7"])
    let lines = TextTable(table: table, width: 36, style: .plain).lines()
    #expect(lines[0].hasSuffix("净收益，") && lines[1].hasSuffix("万美元"))
    #expect(lines[1].contains("区域价值"))
  }

  @Test func wideTablesGoOnBelow() {
    var table = Table(columns: [.init("name", .left)] + (0..<12).map { .init("c\($0)") })
    table.append(["multi-region"] + (0..<12).map { "\($0),000.00" })
    let lines = TextTable(table: table, width: 60, style: .plain).lines()
    #expect(lines.filter { $0.hasPrefix("multi-region") }.count == 3)
    #expect(lines.joined().contains("11,000.00"))
  }
}
