import Testing

@testable import Report

@Suite struct DecimalAlignmentTests {
  /// Width from the point on: signs and Chinese words before the number do not count, units behind it do.
  @Test(arguments: [
    ("1,000", 0), ("-$12.5", 2), ("~2.17x", 4), ("<0.1%", 3), ("每年 0.57 次", 6), ("~每小时 20 万美元", 7),
    ("每年一次 3.5", 2), ("at most 5%", 10), ("(5.2)", 3),
  ])
  func tails(_ cell: String, _ width: Int) {
    #expect(DecimalAlignment.tailWidth(cell) == width)
  }

  @Test func wordsHaveNoPoint() {
    #expect(DecimalAlignment.tailWidth("never") == nil)
    #expect(
      DecimalAlignment.aligned(["never", "1.25", "10", "~3.5"]) == ["never", "1.25", "10   ", "~3.5 "])
  }
}
