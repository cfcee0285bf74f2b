import Report
import Testing

@testable import CommandLineInterface

@Suite struct SpokenLanguageTests {
  private func spoken(_ line: String, _ environment: [String: String] = [:]) -> Language {
    .spoken(line.split(separator: " ").map(String.init)) { environment[$0] }
  }

  @Test func theOptionDecides() {
    #expect(spoken("brief --lang zh") == .chinese)
    #expect(spoken("breif --lang=zh --frims") == .chinese)
    #expect(spoken("--lang en", ["LC_ALL": "zh_CN.UTF-8"]) == .english)
    // The last one counts; what is no language counts as none; behind -- nothing is an option.
    #expect(spoken("--lang zh --lang en") == .english)
    #expect(spoken("--lang de") == .english)
    #expect(spoken("--lang") == .english)
    #expect(spoken("-- --lang zh") == .english)
  }

  @Test func theLocaleDecidesOtherwise() {
    #expect(spoken("brief") == .english)
    #expect(spoken("brief", ["LANG": "zh_CN.UTF-8"]) == .chinese)
    #expect(spoken("brief", ["LANG": "zh_TW", "LC_MESSAGES": "C"]) == .english)
    #expect(spoken("brief", ["LANG": "C", "LC_ALL": "zh"]) == .chinese)
    #expect(spoken("brief", ["LC_ALL": "", "LANG": "zh_CN"]) == .chinese)
  }

  /// Help follows the locale, a result does not: the same command line gives the same bytes.
  @Test func resultsFollowTheOptionAlone() throws {
    let program = Program(language: .chinese)
    #expect(try program.output(of: ["payoffs", "--help"]).text.contains("用法："))
    #expect(try program.output(of: ["help", "payoffs", "--lang", "en"]).text.contains("Usage:"))
    #expect(
      try program.output(of: ["presets", "list"]).text == Program().output(of: ["presets", "list"]).text)
  }
}
