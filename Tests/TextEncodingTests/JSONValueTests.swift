import Foundation
import TestSupport
import Testing

@testable import TextEncoding

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
      var random = SplitMix64(seed: seed)
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
