import Findings
import Outages
import Testing

@testable import CommandLineInterface
@testable import Report

@Suite struct ArgumentParserTests {
  private let parser = ArgumentParser(root: .root, presetNames: ["us-east-1", "netflix"])

  private func parse(_ line: String) throws(CommandLineError) -> ParsedCommandLine {
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
    #expect(before.all(.preset) == ["a", "b"])
    #expect(try parse("--set a.b=c=d").all(.set) == ["a.b=c=d"])
  }

  @Test func settingsAreTyped() throws {
    let settings = Settings(
      try parse("--firms 7 --set a=1 --set b=2 --lang zh --json --seed 3 --firms 8"))
    #expect(settings.firms == 8)
    #expect(settings.sets == ["a=1", "b=2"])
    #expect(settings.language == .chinese && settings.format == .json && settings.seed == 3)
    #expect(try Settings(parse("")).presets == ["us-east-1"])
    #expect(try Settings(parse("--json --format csv")).format == .csv)
    #expect(try Settings(parse("--format csv --json")).format == .json)
  }

  @Test func valuesHaveTheTypeOfTheirOption() throws {
    let parsed = try parse(
      "outages --since 2015 --scope region --waiting 0.5 --durations weibull --jobs 2 --json")
    #expect(parsed[.since] == 2015 && parsed[.scope] == .region && parsed[.waiting] == 0.5)
    #expect(parsed[.durations] == .weibull && parsed[.jobs] == 2 && parsed[.json] && !parsed[.uncertain])
    #expect(parsed[.seed] == nil && parsed.all(.recordFile).isEmpty)
    #expect(try parse("sweep --shard 3/16")[.shard]?.index == 3)
    #expect(try parse("what-if --show payoff,regret,payoff")[.whatIfShow] == [.payoff, .regret])
    // One name, two types: the command decides.
    #expect(try parse("solve x --concept one")[.solveConcept] == .one)
    #expect(try parse("solve x --concept one")[.concept] == nil)
    #expect(try parse("equilibria --concept logit")[.concept] == .logit)
    // Help is answered, whatever stands beside it.
    #expect(try parse("--firms many --help").wantsHelp)
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
      (
        "what-if --bill abc",
        .malformed(
          option: "bill", value: "abc", expected: Text("a number, as in 0.5 or 3e6", "数字，如 0.5 或 3e6"))
      ),
      (
        "sweep --shard 3/3",
        .malformed(
          option: "shard", value: "3/3",
          expected: Text("I/N with I from 0 to N - 1, as in 0/16", "I/N，I 从 0 到 N − 1，如 0/16"))
      ),
      (
        "outages --waiting -1",
        .malformed(
          option: "waiting", value: "-1",
          expected: Text("hours, as in 8 or 45 min, 0 or more", "0 或以上的小时数，如 8 或 45 min"))
      ),
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
      let text = CommandLineMessage.text(error)
      for line in [text.en, text.zh] {
        #expect(!line.contains { $0.isNewline || $0 == "\u{1B}" } && line.count < 200, "\(line)")
      }
    }
  }
}
