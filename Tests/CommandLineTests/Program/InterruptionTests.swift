import Foundation
import Testing

@testable import CommandLineInterface

/// Signals sent to the built program: nothing that was found is lost, and the exit code says what happened.
///
/// Nothing here depends on how fast the machine is: a signal is sent when the program shows that it has come so far.
@Suite struct InterruptionTests {
  private let folder: TemporaryFolder
  private let program: Executable

  init() throws {
    folder = try TemporaryFolder()
    program = Executable(folder: folder.url)
  }

  /// Three players with six strategies each, whole payoffs from 0 to 999: all supports take minutes at the least.
  /// The first profile is worth more to everybody than any other, so that there is something to find.
  private func writeGame() throws {
    var state: UInt64 = 1
    let payoffs = (0..<3 * 216).map { index -> String in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return index < 3 ? "1000" : String((state >> 33) % 1_000)
    }
    let head = "NFG 1 R \"\" { \"A\" \"B\" \"C\" } { 6 6 6 }\n"
    try folder.write(head + payoffs.joined(separator: " "), to: "game.nfg")
  }

  private func equilibria(_ json: String) throws -> (root: [String: Any], pure: [[[Double]]]) {
    let root = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let rows = try #require(root["equilibria"] as? [[String: Any]])
    return (root, rows.filter { $0["kind"] as? String == "pure" }.compactMap { $0["profile"] as? [[Double]] })
  }

  /// The first signal ends the search, and the program says what it has and that there may be more.
  @Test(arguments: [SIGINT, SIGTERM]) func solveGivesWhatItHas(signal: Int32) throws {
    try writeGame()
    let words = ["solve", "game.nfg", "--cells", "1000000000", "--jobs", "2"]
    let known = try equilibria(try program.run(["solve", "game.nfg", "--concept", "pure", "--json"]).output)
    #expect(known.pure.contains { $0.allSatisfy { $0[0] == 1 } })

    let run = try RunningProgram(words + ["--json"], in: folder)
    run.wait { run.handles(SIGTERM) }
    #expect(run.isRunning, "the game is too easy for this test")
    run.send(signal)
    let end = try run.end()
    #expect(end.code == 130 && end.errors.isEmpty, "\(end)")
    let found = try equilibria(end.output)
    #expect(found.root["complete"] as? Bool == false)
    #expect((found.root["completeBecause"] as? String)?.contains("interrupted") == true)
    #expect(found.pure == known.pure)

    let page = try RunningProgram(words, in: folder)
    page.wait { page.handles(SIGTERM) }
    page.send(signal)
    let text = try page.end()
    #expect(text.code == 130 && text.errors.isEmpty, "\(text)")
    #expect(text.output.contains("These may not be all: the search was interrupted"), "\(text)")
  }

  /// A program that waits for its input ends at the first Ctrl-C, without a word.
  @Test func nothingIsWaitedFor() throws {
    let input = Pipe()
    let run = try RunningProgram(["solve", "-"], in: folder, input: input)
    run.wait { run.handles(SIGINT) }
    run.send(SIGINT)
    // Whoever takes the signal for a wish only would go on with this empty game, and complain.
    try input.fileHandleForWriting.close()
    #expect(try run.end() == Executable.Run(code: 130, output: "", errors: ""))
  }

  /// What a sweep has computed is safe, and with `--resume` it goes on to the bytes of an undisturbed run.
  @Test(arguments: [SIGINT, SIGTERM]) func aSweepGoesOn(signal: Int32) throws {
    let partial = folder.url.appendingPathComponent("a.csv.partial")
    // Where a machine is so fast that all is done before the signal comes, there shall be more to do.
    for points in [100, 1000, 10_000, 100_000] {
      let grid = [
        "sweep", "--firms", "4", "--vary", "blameSharing=0..1:7", "--vary", "lambda=0.2..5:log:\(points)",
      ]
      let words = grid + ["--output", "a.csv"]
      let run = try RunningProgram(words, in: folder)
      run.wait {
        let text = (try? Data(contentsOf: partial)) ?? Data()
        return text.count { $0 == UInt8(ascii: "\n") } > 100
      }
      run.send(signal)
      let end = try run.end()
      if end.code == 0 {
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("a.csv"))
        continue
      }
      #expect(end.code == 130 && end.output.isEmpty)
      let said = try #require(end.errors.wholeMatch(of: Self.interrupted), "\(end)")
      #expect(try #require(Int(said.1.filter(\.isNumber))) >= 64)
      #expect(try folder.names() == ["a.csv.partial", "stderr", "stdout"])
      #expect(try program.run(words).code == 2, "without --resume the work is not thrown away")
      #expect(try program.run(words + ["--resume"]) == Executable.Run(code: 0, output: "", errors: ""))
      let whole = try program.run(grid).output
      let resumed = try Data(contentsOf: folder.url.appendingPathComponent("a.csv"))
      #expect(String(decoding: resumed, as: UTF8.self) == whole)
      return
    }
    Issue.record("the sweep was never interrupted")
  }

  nonisolated(unsafe) private static let interrupted =
    /resilience-econ: interrupted: ([\d,]+) of [\d,]+ points are safe in a\.csv\.partial, to go on with --resume\n/

  /// A limit on the size of files is an error like a full disk, and leaves nothing behind.
  @Test func aLimitOnTheSizeOfFiles() throws {
    let run = try program.shell("ulimit -f 1; exec $R brief --output page.txt")
    #expect(run.code == 1 && run.output.isEmpty)
    #expect(run.errors == "resilience-econ: --output page.txt: File too large\n")
    #expect(try folder.names().isEmpty)
  }
}
