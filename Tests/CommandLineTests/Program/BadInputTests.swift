import Foundation
import Testing

@testable import CommandLineInterface

/// What can be wrong with a command line or an input file: each ends with one line on standard error, nothing on
/// standard output, and exit code 2.
@Suite struct BadInputTests {
  /// The command line, and the line without the program's name.
  static let commandLines: [(String, String)] = [
    ("breif", "unknown command 'breif'; did you mean 'brief'?"),
    ("nonsense", "unknown command 'nonsense'; see resilience-econ --help"),
    ("netflix", "unknown command 'netflix'; a preset is chosen with --preset netflix"),
    ("presets lst", "presets has no command 'lst'; did you mean 'list'?"),
    ("help nonsense", "unknown command 'nonsense'; see resilience-econ --help"),
    ("-- --firms", "unknown command '--firms'; see resilience-econ --help"),
    ("--frims 5", "unknown option '--frims'; did you mean '--firms'?"),
    ("-x", "unknown option '-x'; see resilience-econ --help"),
    ("brief --concept pure", "--concept is not an option of 'brief'; it belongs to equilibria or solve"),
    (
      "completion bash --shard 0/2",
      "--shard is not an option of 'completion'; it belongs to sweep"
    ),
    ("--firms", "--firms needs a value: --firms N"),
    ("--firms --json", "--firms needs a value: --firms N"),
    ("--firms=", "--firms has an empty value: expected N"),
    ("--preset=", "--preset has an empty value: expected NAME|FILE"),
    ("--json=1", "--json takes no value, but got '1'"),
    ("--format yaml", "--format: 'yaml' is not one of text, markdown, csv, json or html"),
    ("--format nfg", "--format: 'nfg' is not one of text, markdown, csv, json or html"),
    ("--lang de", "--lang: 'de' is not one of en or zh"),
    ("--color sometimes", "--color: 'sometimes' is not one of auto, always or never"),
    ("--firms 0", "--firms: expected a whole number from 1 to 1,000,000, got '0'"),
    ("--firms -3", "--firms: expected a whole number from 1 to 1,000,000, got '-3'"),
    ("--firms 1.5", "--firms: expected a whole number from 1 to 1,000,000, got '1.5'"),
    ("--firms five", "--firms: expected a whole number from 1 to 1,000,000, got 'five'"),
    ("--firms 1000000000", "--firms: expected a whole number from 1 to 1,000,000, got '1000000000'"),
    (
      "--firms 99999999999999999999",
      "--firms: expected a whole number from 1 to 1,000,000, got '99999999999999999999'"
    ),
    ("--width 10", "--width: expected a whole number from 40 to 1,000, got '10'"),
    ("--jobs 0", "--jobs: expected a whole number from 1 to 1,024, got '0'"),
    ("--seed -1", "--seed: expected a whole number from 0 up, got '-1'"),
    ("solve", "'solve' needs FILE: resilience-econ solve FILE"),
    ("solve nothing.nfg", "cannot read nothing.nfg: there is no such file"),
    ("solve -- -x.nfg", "cannot read -x.nfg: there is no such file"),
    (
      "solve a.nfg --concept nash",
      "--concept: 'nash' is not one of pure, mixed, all, symmetric, one, logit, dominance, correlated or evolutionary"
    ),
    (
      "equilibria --concept nash",
      "--concept: 'nash' is not one of pure, symmetric, mixed, all, logit, correlated or evolutionary"
    ),
    ("presets validate", "'presets validate' needs FILE: resilience-econ presets validate FILE"),
    ("presets show a b", "'presets show' does not take 'b'; see resilience-econ presets show --help"),
    ("completion", "'completion' needs SHELL: resilience-econ completion SHELL"),
    ("completion csh", "SHELL: 'csh' is not one of bash, zsh or fish; did you mean 'zsh'?"),
    ("manual --output nowhere/x", "--output nowhere/x: there is no folder 'nowhere'"),
    ("manual --output folder", "--output folder: it is a folder; expected a file"),
  ]

  /// The command line, and what its one line must name.
  static let scenarios: [(String, [String])] = [
    ("--preset netfilx", ["unknown preset 'netfilx'", "did you mean 'netflix'?"]),
    ("--set firms", ["--set 'firms'", "expected key.path=value"]),
    ("--set extends=bank", ["--set 'extends=bank'", "--preset"]),
    ("--set firms.ordinary.blam=1", ["unknown key 'blam' in firms.ordinary", "did you mean 'blame'?"]),
    ("--set firms.ordinary.bill=much", ["firms.ordinary.bill", "expected a number", "'much'"]),
    ("--set firms.ordinary.bill=3hours", ["firms.ordinary.bill", "USD/year"]),
    ("--set firms.ordinary.count=1.5", ["firms.ordinary.count", "whole number", "1.5"]),
    ("--set hazards.us-east-1.rate=-1", ["hazards.us-east-1.rate", "-1", "out of range"]),
    ("--set strategies.multi-region.coverage=1.5", ["strategies.multi-region.coverage", "1.5", "0 to 1"]),
    ("--set firms.ordinary.blameSharing=2", ["firms.ordinary.blameSharing", "0 to 1"]),
    ("--set costs.ladder=treble", ["costs.ladder", "'treble'", "'doubling'"]),
    ("--set hazards.aws.duration.kind=gumbel", ["hazards.aws.duration.kind", "'gumbel'", "'lognormal'"]),
    ("--set hazards.aws.duration.p95=1", ["hazards.aws.duration", "must exceed the median"]),
    ("--firms 5 --set firms.ordinary.count=3", ["add up to 3", "total is 5"]),
    ("--preset netflix --firms 5 --set firms.netflix.count=9", ["netflix 9", "total of 5"]),
    ("--preset empty.json5", ["empty.json5:1:1"]),
    ("--preset zeros.json5", ["zeros.json5", "104857600 bytes", "1048576"]),
    ("--preset unclosed.json5", ["unclosed.json5:1:34", "line 1, column 10"]),
    ("--preset cycle-a.json5", ["circle", "cycle-a.json5 -> cycle-b.json5 -> cycle-a.json5"]),
    ("--preset twice.json5", ["twice.json5:4:3", "'firmCount'", "line 3"]),
    ("--preset latin.json5", ["latin.json5:1:17", "UTF-8"]),
    ("--preset number.json5", ["number.json5:1:1", "expected an object", "42"]),
    ("--preset string.json5", ["string.json5:1:38", "not closed"]),
    ("--preset deep.json5", ["deep.json5:1:65", "64 levels"]),
    ("--preset unknown.json5", ["unknown.json5:1:25", "'hazard'", "did you mean 'hazards'?"]),
    ("--preset base.json5", ["base.json5:1:12", "'netfilx'", "did you mean 'netflix'?"]),
    ("--preset nofirms.json5", ["firms", "at least 1"]),
    ("--preset negative.json5", ["negative.json5:1:49", "hazards.aws.rate"]),
    ("--preset region.json5", ["region.json5:1:54", "'eu-west-1'"]),
    ("--preset nan.json5", ["nan.json5:1:52", "firms.ordinary.bill"]),
    ("--preset unclosd.json5", ["unclosd.json5", "no such file", "did you mean 'unclosed.json5'?"]),
    ("--preset nowhere/mine.json5", ["nowhere/mine.json5", "there is no folder 'nowhere'"]),
    ("--preset ./folder", ["folder", "expected a file"]),
    ("--preset /dev/zero", ["/dev/zero", "1048576"]),
    ("presets validate unclosed.json5", ["unclosed.json5:1:34"]),
    ("presets show netfilx", ["'netfilx'", "did you mean 'netflix'?"]),
  ]

  private func files() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let texts = [
      "empty": "", "unclosed": "{ firms: { ordinary: { count: 3 }",
      "cycle-a": "{ extends: \"./cycle-b.json5\" }",
      "cycle-b": "{ extends: \"./cycle-a.json5\" }",
      "twice": "{\n  extends: \"us-east-1\",\n  firmCount: 5,\n  firmCount: 6,\n}", "number": "42",
      "string": "{ extends: \"us-east-1\", description: \"open\n }",
      "deep": String(repeating: "[", count: 100),
      "unknown": "{ extends: \"us-east-1\", hazard: {} }", "base": "{ extends: \"netfilx\" }",
      "nofirms": "{ extends: \"us-east-1\", firms: { ordinary: null } }",
      "negative": "{ extends: \"us-east-1\", hazards: { aws: { rate: -1 } } }",
      "region":
        "{ extends: \"us-east-1\", strategies: { extra: { home: \"eu-west-1\", nodes: 1, regions: 1, clouds: 1 } } }",
      "nan": "{ extends: \"us-east-1\", firms: { ordinary: { bill: NaN } } }",
    ]
    for (name, text) in texts { try folder.write(text, to: name + ".json5") }
    try folder.write(Data("{ title: { en: \"".utf8) + [0xFF] + Data("\" } }".utf8), to: "latin.json5")
    try folder.write("", to: "zeros.json5")
    // A sparse file: it is large without taking room.
    let zeros = try FileHandle(forWritingTo: folder.url.appendingPathComponent("zeros.json5"))
    try zeros.truncate(atOffset: 100 << 20)
    try zeros.close()
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("folder"), withIntermediateDirectories: false)
    return folder
  }

  private func refusal(
    _ line: String, in folder: TemporaryFolder, locale: String? = nil
  ) throws -> String {
    let run = try Executable(folder: folder.url).run(
      line.split(separator: " ").map(String.init), environment: locale.map { ["LANG": $0] } ?? [:])
    #expect(run.code == 2, "\(line): \(run.errors)")
    #expect(run.output.isEmpty, "\(line)")
    let lines = run.errors.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2 && lines.last == "", "\(line): \(run.errors)")
    #expect(run.errors.hasPrefix("resilience-econ: "), "\(line)")
    return String(lines[0].dropFirst("resilience-econ: ".count))
  }

  @Test func commandLinesAreRefused() throws {
    let folder = try files()
    for (line, message) in Self.commandLines {
      #expect(try refusal(line, in: folder) == message, "\(line)")
    }
    #expect(Set(Self.commandLines.map(\.0)).count == Self.commandLines.count)
  }

  @Test func scenariosAreRefused() throws {
    let folder = try files()
    for (line, parts) in Self.scenarios {
      let message = try refusal(line, in: folder)
      for part in parts { #expect(message.contains(part), "\(line): \(message)") }
    }
    #expect(Self.commandLines.count + Self.scenarios.count >= 40)
  }

  /// The same lines in Chinese: the place and the values stay, the sentence is Chinese.
  @Test func refusalsAreChineseInAChineseLocale() throws {
    let folder = try files()
    for line in Self.commandLines.map(\.0) + Self.scenarios.map(\.0) {
      let message = try refusal(line, in: folder, locale: "zh_CN.UTF-8")
      #expect(message.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(line): \(message)")
    }
    #expect(
      try refusal("--set firms.ordinary.blameSharing=2", in: folder, locale: "zh_CN.UTF-8")
        .hasSuffix("firms.ordinary.blameSharing：2 超出范围；应为 0 到 1"))
  }

  @Test func theEndOfAKeyIsCompleted() throws {
    let folder = try files()
    #expect(
      try refusal("--set blameSharing=0", in: folder)
        == "--set 'blameSharing=0': unknown key 'blameSharing'; did you mean 'firms.ordinary.blameSharing'?")
    let several = try refusal("--preset netflix --set blameSharing=0", in: folder)
    #expect(several.hasSuffix("did you mean 'firms.ordinary.blameSharing' or 'firms.netflix.blameSharing'?"))
  }

  @Test func noPermissionIsSaid() throws {
    let folder = try files()
    let file = folder.url.appendingPathComponent("empty.json5").path
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
    // Root reads everything: there the file is merely empty.
    let message = try refusal("--preset empty.json5", in: folder)
    #expect(
      message.contains(FileManager.default.isReadableFile(atPath: file) ? "empty.json5:1:1" : "permission"))
  }
}
