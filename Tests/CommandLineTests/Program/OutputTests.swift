import Foundation
import Testing

@testable import CommandLineInterface

/// Where results go, and how the program ends.
@Suite struct OutputTests {
  private let folder: TemporaryFolder
  private let program: Executable

  init() throws {
    folder = try TemporaryFolder()
    program = Executable(folder: folder.url)
  }

  @Test func filesAreWrittenWhole() throws {
    let shown = try program.run(["brief"])
    let written = try program.run(["brief", "--output", "page.txt"])
    #expect(written == Executable.Run(code: 0, output: "", errors: ""))
    let text = try String(contentsOf: folder.url.appendingPathComponent("page.txt"), encoding: .utf8)
    #expect(text == shown.output)
    #expect(try folder.names() == ["page.txt"], "no temporary file is left")
  }

  @Test func anExistingFileKeepsItsModeAndItsLink() throws {
    try folder.write("old", to: "real.txt")
    let real = folder.url.appendingPathComponent("real.txt").path
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: real)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appendingPathComponent("link.txt").path, withDestinationPath: "real.txt")
    #expect(try program.run(["manual", "--output", "link.txt"]).code == 0)
    #expect(try folder.names() == ["link.txt", "real.txt"])
    #expect(try String(contentsOfFile: real, encoding: .utf8).hasPrefix(".TH"))
    #expect(try FileManager.default.attributesOfItem(atPath: real)[.posixPermissions] as? Int == 0o600)
  }

  @Test func aFailedResultLeavesTheOldFile() throws {
    try folder.write("old", to: "page.txt")
    #expect(try program.run(["--preset", "netfilx", "--output", "page.txt"]).code == 2)
    #expect(try String(contentsOf: folder.url.appendingPathComponent("page.txt"), encoding: .utf8) == "old")
  }

  @Test func aFullDiskIsSaid() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let toFile = try program.run(["manual", "--output", "/dev/full"])
    #expect(
      toFile
        == Executable.Run(
          code: 1, output: "", errors: "resilience-econ: --output /dev/full: No space left on device\n"))
    let toOutput = try program.shell("$R manual >/dev/full")
    #expect(toOutput.code == 1)
    #expect(toOutput.errors == "resilience-econ: standard output: No space left on device\n")
  }

  @Test func aClosedPipeEndsSilently() throws {
    let run = try program.shell("{ $R presets show us-east-1 --format json; echo code $? >&2; } | head -1")
    #expect(run.output == "{\n")
    #expect(run.errors == "code 0\n")
    // A reader that is gone before anything is written.
    let gone = try program.shell("{ sleep 0.1; $R manual; echo code $? >&2; } | true")
    #expect(gone.errors == "code 0\n")
  }

  @Test func colourIsWhereAskedFor() throws {
    #expect(!(try program.run(["brief"]).output.contains("\u{1B}")))
    #expect(
      try program.run(["brief", "--color", "always"], environment: ["NO_COLOR": "1"]).output.contains(
        "\u{1B}"))
    #expect(!(try program.run(["brief", "--color", "never"]).output.contains("\u{1B}")))
  }

  @Test func theSameInputsGiveTheSameBytes() throws {
    let first = try program.run(["--preset", "netflix", "--firms", "5", "--json"])
    let second = try program.run(["--json", "--firms", "5", "--jobs", "7", "brief", "--preset=netflix"])
    #expect(first.code == 0 && first == second)
    let json = try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any]
    #expect(json?["schema"] as? String == "resilience-econ/brief/2")
  }

  @Test func everyFormatOfEveryCommandWorks() throws {
    let game = try GameFileFixture()
    // Pages that are recorded in every format and language have their own test.
    let recorded = ["brief", "equilibria", "payoffs", "what-if", "outages", "claims", "incident"]
    for command in CommandDeclaration.root.leaves() where !recorded.contains(command.path.first ?? "") {
      guard case .choice(let formats)? = command.command.option("format")?.value else { continue }
      // The page of thousands of markets takes long without optimisation; it has tests of its own.
      for format in formats where format != "html" {
        let hasWords = command.command.option("lang") != nil && format == "text"
        let languages = hasWords ? [["--lang", "zh"]] : [[]]
        for language in languages {
          let run = try program.run(
            command.path + game.operands(of: command.command) + ["--format", format] + language)
          #expect(run.code == 0 && run.errors.isEmpty, "\(command.path) \(format): \(run.errors)")
          #expect(!run.output.isEmpty && run.output.utf8.last == UInt8(ascii: "\n"))
          let words = run.output.lowercased().split { !$0.isLetter }
          #expect(!words.contains("nan") && !words.contains("inf"), "\(command.path) \(format)")
        }
      }
    }
  }
}

@Suite struct CompletionTests {
  @Test func bashReadsItsScript() throws {
    guard FileManager.default.fileExists(atPath: "/bin/bash") else { return }
    let program = Executable(folder: FileManager.default.temporaryDirectory)
    #expect(try program.shell("$R completion bash | /bin/bash -n").code == 0)
    let script = """
      $R completion bash >/dev/null; cat <<'X' | /bin/bash -s "$R"
      source <("$1" completion bash)
      try() { COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=(); _resilience_econ; echo "${COMPREPLY[*]}"; }
      try resilience-econ eq
      try resilience-econ presets ""  | cut -d' ' -f1-4
      try resilience-econ --lang ""
      try resilience-econ brief --format = c
      try resilience-econ --preset net
      X
      """
    #expect(
      try program.shell(script).output == "equilibria\nlist show validate schema\nen zh\ncsv\nnetflix\n")
  }
}

@Suite struct ManualTests {
  @Test func groffHasNothingToSay() throws {
    guard FileManager.default.fileExists(atPath: "/usr/bin/groff") else { return }
    let program = Executable(folder: FileManager.default.temporaryDirectory)
    let run = try program.shell("$R manual | /usr/bin/groff -man -ww -Tutf8")
    #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.contains("EXIT STATUS") || run.output.contains("E\u{8}EX"))
  }
}
