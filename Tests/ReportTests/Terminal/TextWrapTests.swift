import TestSupport
import Testing

@testable import Report

@Suite struct TextWrapTests {
  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("", 10, [""]),
    ("strategies.multi-node-us-west-2.coverage", 29, ["strategies.", "multi-node-us-west-2.coverage"]),
    ("multi-node-us-east-1", 11, ["multi-node-", "us-east-1"]),
    ("on multi-region", 13, ["on", "multi-region"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("为什么所有人都在这里？", 10, ["为什么所有", "人都在这", "里？"]),
    ("别人也停，责任就小。", 8, ["别人也", "停，责任", "就小。"]),
    ("a -1 b", 4, ["a -1", "b"]),
    ("costs $10.4 M a year", 12, ["costs", "$10.4 M a", "year"]),
    ("损失 $10.4 M，主要", 12, ["损失", "$10.4 M，主", "要"]),
    ("so 94.3 % of", 8, ["so", "94.3 %", "of"]),
    ("1 M", 2, ["1", "M"]),
  ])
  func breaks(text: String, width: Int, lines: [String]) {
    #expect(TextWrap.lines(text, width: width) == lines)
  }

  @Test func noLineIsTooWideAndNoLetterIsLost() {
    let letters: [Character] = ["a", "b", " ", "-", "多", "，", "（", ".", " ", "x"]
    for seed in 0..<500 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let text = String((0..<Int(random.next() % 60)).map { _ in letters[Int(random.next() % 10)] })
      let width = 2 + Int(random.next() % 20)
      let lines = TextWrap.lines(text, width: width)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }, "seed \(seed): \(lines)")
      #expect(
        lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "seed \(seed): \(text) \(lines)")
    }
  }
}
