import Testing

@testable import CommandLineInterface
@testable import Report

@Suite struct ArgumentParserTests {
  private let parser = ArgumentParser(root: .root, presetNames: ["us-east-1", "netflix"])

  private func parse(_ line: String) throws(CommandLineError) -> ArgumentParser.Parsed {
    try parser.parse(line.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    ("", "brief"), ("brief", "brief"), ("--firms 5 equilibria", "equilibria"), ("presets", "presets list"),
    ("presets show netflix", "presets show"), ("--preset x --json payoffs", "payoffs"),
    ("help brief", "help"),
    ("presets --json list", "presets list"), ("completion -- bash", "completion"),
  ])
  func findsTheCommand(line: String, path: String) throws {
    #expect(try parse(line).path.joined(separator: " ") == path)
  }

  @Test func optionsStandAnywhereInBothSpellings() throws {
    let before = try parse("--firms 5 --preset=a --preset b brief")
    let after = try parse("brief --firms=5 --preset a --preset=b")
    #expect(before == after)
    #expect(before.values("preset") == ["a", "b"])
    #expect(try parse("--set a.b=c=d").values("set") == ["a.b=c=d"])
  }

  @Test func settingsAreTyped() throws {
    let settings = try Settings(
      try parse("--firms 7 --set a=1 --set b=2 --lang zh --json --seed 3 --firms 8"))
    #expect(settings.firms == 8)
    #expect(settings.sets == ["a=1", "b=2"])
    #expect(settings.language == .chinese && settings.format == "json" && settings.seed == 3)
    #expect(try Settings(try parse("")).presets == ["us-east-1"])
    #expect(try Settings(try parse("--json --format csv")).format == "csv")
    #expect(try Settings(try parse("--format csv --json")).format == "json")
  }

  @Test(arguments: ["-h", "--help", "brief -h", "--firms 5 --help", "presets show --help", "presets -h"])
  func helpIsAsked(line: String) throws { #expect(try parse(line).wantsHelp) }

  @Test func helpNeedsNoOperands() throws {
    #expect(try parse("presets validate --help").named == ["presets", "validate"])
    #expect(try parse("--help").named == [])
    #expect(try parse("--version").wantsVersion)
  }

  @Test(
    arguments: [
      ("breif", .unknownCommand("breif", group: nil, nearest: "brief")),
      ("xyzzy", .unknownCommand("xyzzy", group: nil, nearest: nil)),
      ("netflix", .presetAsCommand("netflix")),
      ("presets lst", .unknownCommand("lst", group: "presets", nearest: "list")),
      ("--frims 5", .unknownOption("--frims", nearest: "--firms")),
      ("--frims=5", .unknownOption("--frims", nearest: "--firms")),
      ("-x", .unknownOption("-x", nearest: nil)),
      ("--firms", .missingValue(option: "firms", placeholder: "N")),
      ("--firms --json", .missingValue(option: "firms", placeholder: "N")),
      ("--preset=", .emptyValue(option: "preset", placeholder: "NAME|FILE")),
      ("--json=1", .unexpectedValue(option: "json", value: "1")),
      (
        "--format jsn",
        .notAChoice(
          option: "format", value: "jsn", choices: ["text", "markdown", "csv", "json", "html"],
          nearest: "json")
      ),
      (
        "--lang de", .notAChoice(option: "lang", value: "de", choices: ["en", "zh"], nearest: nil)
      ),
      ("--firms 0", .notWhole(option: "firms", value: "0", range: 1...1_000_000)),
      ("--firms -3", .notWhole(option: "firms", value: "-3", range: 1...1_000_000)),
      ("--firms 1.5", .notWhole(option: "firms", value: "1.5", range: 1...1_000_000)),
      ("--firms 1e3", .notWhole(option: "firms", value: "1e3", range: 1...1_000_000)),
      (
        "--firms 99999999999999999999",
        .notWhole(option: "firms", value: "99999999999999999999", range: 1...1_000_000)
      ),
      ("--width 10", .notWhole(option: "width", value: "10", range: 40...1000)),
      ("presets validate", .missingOperand(command: "presets validate", operand: "FILE")),
      ("completion", .missingOperand(command: "completion", operand: "SHELL")),
      ("brief more", .unexpectedOperand(command: "brief", operand: "more")),
      ("presets show a b", .unexpectedOperand(command: "presets show", operand: "b")),
      (
        "brief --concept pure",
        .optionOfOthers(option: "concept", command: "brief", others: ["equilibria", "solve"])
      ),
      (
        "completion csh",
        .notAChoice(option: "SHELL", value: "csh", choices: ["bash", "zsh", "fish"], nearest: "zsh")
      ),
      ("-- --firms", .unknownCommand("--firms", group: nil, nearest: nil)),
    ] as [(String, CommandLineError)])
  func refuses(line: String, error: CommandLineError) {
    #expect(throws: error) { try parse(line) }
  }

  @Test func everyErrorIsOneLine() {
    let nasty = "a\nb\u{1B}[2J" + String(repeating: "x", count: 500)
    let errors: [CommandLineError] = [
      .unknownCommand(nasty, group: nil, nearest: nil), .unknownOption(nasty, nearest: nil),
      .notWhole(option: "firms", value: nasty, range: 1...2),
      .unexpectedOperand(command: "brief", operand: nasty),
      .notAChoice(option: "lang", value: nasty, choices: ["en"], nearest: nil),
    ]
    for error in errors {
      let line = CommandLineMessage.text(error)
      #expect(!line.contains { $0.isNewline || $0 == "\u{1B}" } && line.count < 200, "\(line)")
    }
  }
}
