import Foundation
import Testing

@testable import CommandLineInterface
@testable import Report

/// Nothing that a file holds steers a terminal, and no line is longer than can be read.
@Suite struct HarmlessOutputTests {
  @Test func messagesAreBoundedAndHarmless() {
    #expect(SafeText.message("a\u{1B}[2Jb") == "a\\u{1B}[2Jb")
    #expect(SafeText.message("plain") == "plain")
    let long = "begin " + String(repeating: "x", count: 100_000) + " expected one"
    let cut = SafeText.message(long)
    #expect(cut.unicodeScalars.count <= SafeText.messageLimit)
    #expect(cut.hasPrefix("begin x") && cut.hasSuffix("x expected one") && cut.contains(" … "))
    // One letter may carry any number of accents.
    let letter = "e" + String(repeating: "\u{301}", count: 100_000)
    #expect(SafeText.message(letter).unicodeScalars.count <= SafeText.messageLimit)
  }

  @Test func pagesKeepTheirOwnColourOnly() {
    let page = "\u{1B}[1mtitle\u{1B}[0m\n\tcell\r\n"
    #expect(SafeText.page(page, keepsColour: true) == page)
    #expect(SafeText.page(page) == "\\u{1B}[1mtitle\\u{1B}[0m\n\tcell\r\n")
    #expect(SafeText.page("\u{1B}[2J", keepsColour: true) == "\\u{1B}[2J")
    #expect(SafeText.page("\u{1B}]0;title\u{7}", keepsColour: true) == "\\u{1B}]0;title\\u{7}")
    #expect(SafeText.page("a\rb") == "a\\rb")
    #expect(SafeText.page("a\u{202E}b\u{9B}c") == "a\\u{202E}b\\u{9B}c")
    let chinese = "中文 – “é”\n"
    #expect(SafeText.page(chinese) == chinese)
  }

  /// Files of every kind with a sequence that clears the screen.
  @Test func hostileFilesStayHarmless() throws {
    let folder = try TemporaryFolder()
    let program = Executable(folder: folder.url)
    let evil = "\u{1B}[2J\u{7}\u{202E}"
    try folder.write("{ title: { en: \"\(evil)\" }, extends: \"us-east-1\" }", to: "preset.json5")
    try folder.write(
      "NFG 1 R \"\(evil)\" { \"\(evil)\" \"b\" }\n{ { \"x\(evil)\" \"y\" } { \"u\" \"v\" } }\n\n"
        + "1 1 0 0 0 0 1 1\n", to: "game.nfg")
    try folder.write("NE,1,0,\(evil)1,0\n", to: "profile.txt")
    try folder.write("# resilience-econ sweep shard 1\n# model \(evil)\n", to: "shard")
    for words in [
      ["--preset", "preset.json5"], ["solve", "game.nfg"], ["solve", "game.nfg", "--format", "csv"],
      ["solve", "game.nfg", "--json"], ["solve", "game.nfg", "--verify", "profile.txt"], ["merge", "shard"],
      ["solve", evil], ["--set", "\(evil)=1"], ["--preset", evil], [evil], ["--\(evil)"],
    ] {
      let run = try program.run(words)
      for text in [run.output, run.errors] {
        let isHostile = text.unicodeScalars.contains { "\u{1B}\u{7}\u{202E}".unicodeScalars.contains($0) }
        #expect(!isHostile, "\(words)")
      }
    }
  }

  @Test func anErrorLineIsBounded() throws {
    let program = Executable(folder: FileManager.default.temporaryDirectory)
    let long = String(repeating: "abcdefghij", count: 10_000)
    for words in [["--set", "\(long)=1"], ["--preset", long], [long], ["what-if", "--vary", "\(long)=1"]] {
      let run = try program.run(words)
      #expect(run.code == 2 && run.errors.utf8.count < 1_100, "\(words[0])")
    }
  }
}
