import Testing

@testable import TextEncoding

@Suite struct SafeTextTests {
  @Test func showsControlCharacters() {
    #expect(SafeText.line("a\u{1B}[2Jb\nc\u{202E}d\te\r") == "a\\u{1B}[2Jb\\nc\\u{202E}d\\te\\r")
    for control in ["\u{202E}", "\u{85}", "\u{2028}", "\u{2066}", "\u{7F}", "\u{FEFF}", "\u{61C}"] {
      #expect(SafeText.line("a" + control + "b").hasPrefix("a\\u{"), "\(control.debugDescription)")
      #expect(!SafeText.isSafe(control))
    }
  }

  @Test(arguments: ["", "多云 us-east-1", "us-east-1 为什么 é…", "ﬁ", "ص"])
  func leavesOtherTextAlone(text: String) {
    #expect(SafeText.line(text) == text && SafeText.isSafe(text))
  }

  @Test func clipsLongText() {
    #expect(SafeText.clipped(String(repeating: "x", count: 60)).count == 60)
    let cut = SafeText.clipped(String(repeating: "多", count: 60))
    #expect(DisplayWidth.of(cut) <= 60 && cut.hasSuffix("…"))
    // One letter with a thousand accents takes one cell.
    #expect(SafeText.clipped("e" + String(repeating: "\u{301}", count: 1000)).unicodeScalars.count <= 242)
  }

  @Test func quotes() {
    #expect(quoted(String(repeating: "x", count: 60)) == "'" + String(repeating: "x", count: 60) + "'")
    #expect(quoted(String(repeating: "é", count: 61)) == "'" + String(repeating: "é", count: 59) + "…'")
    #expect(quoted("a\u{1B}[31m\n") == "'a\\u{1B}[31m\\n'")
  }
}
