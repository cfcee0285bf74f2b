import Foundation
import Testing

@testable import CommandLineInterface

/// Where `--output` leads: files are replaced whole, everything else is written through.
@Suite struct OutputFileTests {
  private let folder: TemporaryFolder
  private let program: Executable

  init() throws {
    folder = try TemporaryFolder()
    program = Executable(folder: folder.url)
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.url.appendingPathComponent(name)), as: UTF8.self)
  }

  /// A log to which the shell appends keeps what stood there, by every name of the stream.
  @Test(arguments: ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
  func aStreamIsNotReplaced(name: String) throws {
    guard FileManager.default.fileExists(atPath: name) else { return }
    try folder.write("precious\n", to: "log")
    #expect(try program.shell("$R presets list --output \(name) >> log").code == 0)
    let plain = try program.run(["presets", "list"]).output
    #expect(try text("log") == "precious\n" + plain)
    // Both halves of a page that two programs write into one stream.
    #expect(try program.shell("{ echo one; $R presets list --output \(name); echo two; } > log").code == 0)
    #expect(try text("log") == "one\n" + plain + "two\n")
    let sweep = "$R sweep --vary firms.ordinary.blame=1e5,2e5 --output \(name) >> log"
    #expect(try program.shell("echo first > log; " + sweep).code == 0)
    #expect(try text("log").hasPrefix("first\npoint,"))
    #expect(try folder.names() == ["log"])
  }

  @Test func aPipeWithANameIsWrittenThrough() throws {
    let run = try program.shell("mkfifo pipe && { cat pipe & $R presets list --output pipe; wait; }")
    #expect(run.output == (try program.run(["presets", "list"]).output))
    #expect(try folder.names() == ["pipe"])
  }

  /// A link that leads nowhere yet stays a link; links that lead in a circle are refused.
  @Test func linksAreFollowedToTheirEnd() throws {
    #expect(try program.shell("ln -s real link && $R manual --output link && test -L link").code == 0)
    #expect(try text("real").hasPrefix(".TH"))
    let circle = try program.shell("ln -s b a && ln -s a b && $R manual --output a")
    #expect(circle.code != 0 && circle.errors.split(separator: "\n").count == 1)
  }

  /// What a killed run left under the fixed name is named and cleared.
  @Test func anUnfinishedFileIsCleared() throws {
    try folder.write("half a page", to: "page.txt.unfinished~")
    let run = try program.run(["presets", "list", "--output", "page.txt"])
    #expect(run.code == 0)
    #expect(run.errors == "resilience-econ: removed page.txt.unfinished~, which a stopped run left there\n")
    #expect(try folder.names() == ["page.txt"])
    #expect(try text("page.txt") == (try program.run(["presets", "list"]).output))
  }

  /// Under the fixed name somebody else's link is not followed.
  @Test func aLinkInTheWayIsNotFollowed() throws {
    try folder.write("keep", to: "other")
    let run = try program.shell("ln -s other page.txt.unfinished~; $R presets list --output page.txt")
    #expect(run.code == 1)
    #expect(try text("other") == "keep")
  }

  /// A head that was cut off holds no rows: the sweep starts anew, whatever sweep it was of.
  @Test(arguments: ["", "# resil", "# resilience-econ sweep shard 1\n# model 12", "\0\0\0\0"])
  func aSweepThatWasKilledAtItsStartBeginsAnew(left: String) throws {
    let sweep = ["sweep", "--vary", "firms.ordinary.blame=1e5,2e5", "--output"]
    #expect(try program.run(sweep + ["whole.csv"]).code == 0)
    for extra in [["--resume"], []] {
      try folder.write(left, to: "rows.csv.partial")
      #expect(try program.run(sweep + ["rows.csv"] + extra).code == 0, "\(left.debugDescription) \(extra)")
      #expect(try text("rows.csv") == (try text("whole.csv")))
    }
    let shard = sweep + ["shard.csv", "--shard", "0/2", "--resume"]
    try folder.write(left, to: "shard.csv")
    #expect(try program.run(shard).code == 0)
    try folder.write("a letter to somebody\n", to: "shard.csv")
    let refused = try program.run(shard)
    #expect(refused.code == 2 && refused.errors.contains("remove the file or name another one"))
  }
}
