import Testing

@testable import TextEncoding

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("us-east-1", 9), ("多云", 4), ("a多b", 4), ("e\u{301}", 1), ("\u{1B}[1;36mbold\u{1B}[0m", 4),
    ("，", 2), ("─", 1), ("…", 1), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤️", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("a\u{200B}b", 2), ("ｶ", 1), ("Ａ", 2),
  ])
  func countsCells(text: String, cells: Int) {
    #expect(DisplayWidth.of(text) == cells, "\(text.debugDescription)")
  }

  @Test func wideRangesAreSortedAndApart() {
    // Binary search needs it; the scan below is the slow oracle for the table's order.
    var last: UInt32 = 0
    for value: UInt32 in 0x1100...0x3FFFF {
      guard let scalar = Unicode.Scalar(value), DisplayWidth.of(scalar) == 2 else { continue }
      #expect(value > last)
      last = value
    }
    #expect(last == 0x3FFFD)
  }
}
