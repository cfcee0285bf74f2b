import Findings
import Market
import ResilienceNumerics
import Scenario
import Testing

@testable import Report

@Suite struct HTMLTests {
  @Test func textCannotLeaveItsElement() {
    #expect(HTMLText.escaped("<b a=\"1\" c='2'>&") == "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;")
    #expect(HTMLText.escaped("a\u{202E}b\u{1B}[31m") == "a\\u{202E}b\\u{1B}[31m")
    #expect(HTMLText.escaped(String(repeating: "A", count: 10_000), cells: 40).count == 40)
    let data = HTMLText.scriptData(["a": .string("</script><!--&\u{2028}")])
    #expect(!data.contains("<") && !data.contains(">") && !data.contains("&") && !data.contains("\u{2028}"))
    #expect(data.contains("\\u003c/script\\u003e"))
  }

  @Test func documentsBecomeSections() {
    var document = Document()
    document.append(.title("Why <so>?"))
    document.append(.answer("Because."))
    document.append(.heading("One"))
    document.append(.points(["a", "b"]))
    var table = Table(columns: [.init("name", .left), .init("n")])
    table.append(["  x", "1"])
    table.append(["> y", "2"], emphasized: true)
    document.append(.table(table))
    document.append(.heading("Two"))
    let page = HTMLDocument(document)
    #expect(page.title == "Why <so>?")
    #expect(page.head == "<h1>Why &lt;so&gt;?</h1>\n<p class=\"answer\">Because.</p>\n")
    #expect(page.sections.map(\.id) == ["s1", "s2"])
    #expect(page.sections[0].html.contains("<ul class=\"points\">\n<li>a</li>\n<li>b</li>\n</ul>"))
    #expect(page.sections[0].html.contains("<th scope=\"col\" class=\"number\">n</th>"))
    #expect(page.sections[0].html.contains("<tr><th scope=\"row\">x</th><td class=\"number\">1</td></tr>"))
    #expect(page.sections[0].html.contains("<tr class=\"own\"><th scope=\"row\">&gt; y</th>"))
    #expect(page.sections[1].html == "<section aria-labelledby=\"s2\">\n<h2 id=\"s2\">Two</h2>\n</section>\n")
  }

  /// FIPS 180-4 examples, and a length for each way of padding.
  @Test func digestsAreThoseOfTheStandard() {
    func hex(_ text: String) -> String {
      var hash = SHA256()
      hash.update(text)
      return hash.digestBytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    #expect(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      hex(String(repeating: "a", count: 64))
        == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
  }

  @Test func base64IsThatOfTheStandard() {
    let cases = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "foobar": "Zm9vYmFy"]
    for (text, coded) in cases { #expect(PackedNumbers.base64(Array(text.utf8)) == coded) }
  }

  /// The script's own reading of the three bytes.
  private func unpacked(_ value: Double) -> Double? {
    let code = PackedNumbers.code(value)
    guard code != 0xff_ffff else { return nil }
    let digits = Double(code & 0x3fff)
    let exponent = Int(code >> 14 & 15) - 4
    let power = (0..<abs(exponent)).reduce(1.0) { power, _ in power * 10 }
    let size = exponent < 0 ? digits / power : digits * power
    return code >> 18 & 1 == 1 ? -size : size
  }

  @Test func numbersKeepFourDigits() {
    for value in [
      0, 1, 0.1, 9999, 9999.4, 9999.5, 10_000, 12_345, 123_456, 2_153_437, -402_712.3, 3.14159, -0.5,
    ] {
      let read = unpacked(value) ?? .nan
      #expect(abs(read - value) <= 0.5e-3 * abs(value), "\(value): \(read)")
    }
    var value = 0.123456789
    while value < 9e13 {
      for signed in [value, -value] {
        #expect(abs((unpacked(signed) ?? .nan) - signed) <= 0.501e-3 * value, "\(signed)")
      }
      value *= 1.37
    }
    #expect(unpacked(12_344.9) == 12_340 && unpacked(12_345) == 12_350)
    #expect(
      unpacked(-1e-9) == 0 && unpacked(.nan) == nil && unpacked(.infinity) == nil && unpacked(1e16) == nil)
  }

  @Test func columnsAreAsNarrowAsTheirLargestNumber() {
    #expect(PackedNumbers.column([0, 255]) == ["width": .count(1), "bytes": "AP8="])
    #expect(PackedNumbers.column([256]) == ["width": .count(2), "bytes": "AAE="])
    #expect(PackedNumbers.column([65_536]) == ["width": .count(3), "bytes": "AAAB"])
    #expect(PackedNumbers.column([]) == ["width": .count(1), "bytes": ""])
  }

  @Test func shellsReadBackTheWord() {
    #expect(ShellWord.quoted("firms.a.bill=1e6") == "firms.a.bill=1e6")
    #expect(ShellWord.quoted("my file.json5") == "'my file.json5'")
    #expect(ShellWord.quoted("a'b$(c)") == "'a'\\''b$(c)'")
    #expect(ShellWord.quoted("") == "''")
  }
}
