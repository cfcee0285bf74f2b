import Foundation
import Testing

@testable import CommandLineInterface

/// Sweeps from the command line: rows, shards, interruptions, and what is refused.
@Suite struct SweepCommandTests {
  private let folder: TemporaryFolder
  private let program: Executable
  /// 84 points.
  private static let grid = [
    "sweep", "--firms", "4", "--vary", "blameSharing=0..1:7", "--vary", "lambda=0.2..5:log:12",
  ]

  init() throws {
    folder = try TemporaryFolder()
    program = Executable(folder: folder.url)
  }

  private func run(_ words: [String]) throws -> Executable.Run { try program.run(words) }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.url.appendingPathComponent(name)), as: UTF8.self)
  }

  /// The line after the program's name that a run is refused with.
  private func refusal(_ words: [String], code: Int32 = 2) throws -> String {
    let run = try run(words)
    #expect(run.code == code && run.output.isEmpty, "\(words): \(run)")
    #expect(run.errors.hasPrefix("resilience-econ: ") && run.errors.split(separator: "\n").count == 1)
    return String(run.errors.dropFirst("resilience-econ: ".count).dropLast())
  }

  @Test func rowsStandInOrderAndAgreeWithEquilibria() throws {
    let lines = try run(Self.grid).output.components(separatedBy: "\r\n").dropLast()
    let heading = try #require(lines.first).components(separatedBy: ",")
    #expect(heading.starts(with: ["point", "firms.ordinary.blameSharing", "lambda", "pure", "symmetric"]))
    let rows = lines.dropFirst().map { $0.components(separatedBy: ",") }
    #expect(rows.map(\.[0]) == (0..<84).map(String.init))
    #expect(rows.allSatisfy { $0.count == heading.count })
    // Blame sharing 1/3 and the rates as they are not in the grid: the last row has both at their ends.
    let json = try run([
      "equilibria", "--firms", "4", "--set", "firms.ordinary.blameSharing=0", "--json",
    ])
    let row = try #require(
      try run(["sweep", "--firms", "4", "--vary", "blameSharing=0,0.5", "--vary", "lambda=1,2", "--json"])
        .output.split(separator: "\n").first)
    let all = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let one = try JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any]
    let profiles = [all, one].map { ($0?["equilibria"] as? [[String: Any]])?.map { $0["kind"] as? String } }
    #expect(profiles[0] == profiles[1] && profiles[0]?.isEmpty == false)
    #expect(one?["complete"] as? Bool == all?["complete"] as? Bool)
  }

  @Test func shardsMergeToTheSameBytesInAnyOrder() throws {
    for format in ["csv", "json"] {
      let grid = Self.grid + ["--format", format]
      let whole = try run(grid).output
      for count in [1, 3, 5] {
        let names = (0..<count).map { "\(format)-\($0)-of-\(count)" }
        for (index, name) in names.enumerated() {
          let words = grid + ["--shard", "\(index)/\(count)", "--jobs", "\(index + 1)"]
          if index.isMultiple(of: 2) {
            #expect(try run(words + ["--output", name]) == Executable.Run(code: 0, output: "", errors: ""))
          } else {
            try folder.write(run(words).output, to: name)
          }
        }
        #expect(try run(["merge"] + names.reversed()).output == whole)
        #expect(try run(["merge"] + names + ["--output", "merged"]).code == 0)
        #expect(try text("merged") == whole)
      }
      #expect(try run(grid + ["--output", "one"]).code == 0)
      #expect(try text("one") == whole)
    }
    #expect(try folder.names().allSatisfy { !$0.contains(".partial") && !$0.contains(".merging") })
  }

  @Test func shardsThatDoNotBelongTogetherAreNamed() throws {
    for index in 0..<4 { _ = try run(Self.grid + ["--shard", "\(index)/4", "--output", "s\(index)"]) }
    _ = try run(Self.grid + ["--shard", "1/4", "--output", "seed", "--seed", "2"])
    _ = try run(Self.grid + ["--shard", "1/4", "--output", "model", "--set", "firms.ordinary.bill=1e5"])
    _ = try run(Self.grid + ["--shard", "1/2", "--output", "half"])
    try folder.write("point,x\r\n0,1\r\n", to: "rows.csv")
    try folder.write(String(text("s2").dropLast(40)), to: "cut")
    try folder.write(text("s2").replacingOccurrences(of: "\n45,", with: "\n44,"), to: "changed")
    #expect(
      try refusal(["merge", "s0", "s2", "s3"])
        == "of 84 points some are missing: shard 1/4 (points 21 to 41)")
    #expect(
      try refusal(["merge", "s2"])
        == "of 84 points some are missing: shard 0/4 to 1/4 (points 0 to 41), 3/4 (points 63 to 83)")
    #expect(
      try refusal(["merge", "s0", "s1", "s1", "s2", "s3"])
        == "s1 (shard 1/4) and s1 (shard 1/4) both hold points 21 to 41")
    #expect(
      try refusal(["merge", "s3", "s0", "half", "s1", "s2"])
        == "s2 (shard 2/4) and half (shard 1/2) both hold points 42 to 62")
    #expect(try run(["merge", "s0", "half", "s1"]).code == 0, "parts of different sizes may fit together")
    #expect(
      try refusal(["merge", "s0", "seed"]) == "seed: it belongs to another sweep: seed 2, expected 1")
    #expect(try refusal(["merge", "s0", "model"]).hasPrefix("model: it belongs to another sweep: model "))
    #expect(try refusal(["merge", "s0", "rows.csv"]) == "rows.csv:1: this is no shard of a sweep")
    #expect(
      try refusal(["merge", "s0", "cut"])
        == "cut: the shard is cut off; the first 0 of 21 points are sound")
    #expect(try refusal(["merge", "changed"]).hasPrefix("changed:31: the shard is damaged"))
    #expect(try refusal(["merge", "s0", "s9"]) == "cannot read s9: No such file or directory")
    #expect(try refusal(["merge"]) == "'merge' needs SHARD: resilience-econ merge SHARD")
  }

  @Test func anInterruptedRunGoesOn() throws {
    let whole = try run(Self.grid).output
    _ = try run(Self.grid + ["--shard", "0/1", "--output", "shard"])
    let shard = try text("shard")
    let head = shard.utf8.count / 7
    for length in [0, 10, head, 3 * head, 5 * head, shard.utf8.count - 3, shard.utf8.count] {
      let bytes = Data(shard.utf8.prefix(length))
      try folder.write(bytes, to: "a.csv.partial")
      if length > 500 {
        #expect(try refusal(Self.grid + ["--output", "a.csv"]).contains("add --resume to go on"))
      }
      let resumed = try run(Self.grid + ["--output", "a.csv", "--resume"])
      #expect(resumed == Executable.Run(code: 0, output: "", errors: ""), "\(length): \(resumed)")
      #expect(try text("a.csv") == whole)
      try folder.write(bytes, to: "again.partial")
      #expect(try run(Self.grid + ["--shard", "0/1", "--output", "again", "--resume"]).code == 0)
      #expect(try text("again") == shard, "\(length)")
      for name in ["a.csv", "again"] {
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent(name))
      }
    }
    #expect(try folder.names() == ["shard"])
    try folder.write(whole, to: "a.csv")
    #expect(
      try run(Self.grid + ["--shard", "0/1", "--output", "shard", "--resume"]).code == 0, "it is whole")
    #expect(
      try refusal(Self.grid + ["--shard", "0/2", "--output", "shard", "--resume"])
        == "shard: it belongs to another sweep: shard 0/1, expected 0/2")
    #expect(
      try refusal(Self.grid + ["--shard", "0/1", "--output", "a.csv", "--resume"])
        == "a.csv:1: this is no shard of a sweep")
  }

  @Test func whatCannotBeSweptIsRefused() throws {
    let cases: [([String], String)] = [
      (["--vary", "blameSharin=0..1"], "did you mean 'firms.ordinary.blameSharing'?"),
      (["--vary", "lambda=2..1"], "--vary: lambda: the range 2..1 is empty"),
      (["--vary", "lambda=1..2", "--vary", "lambda=3,4"], "--vary: lambda is varied twice"),
      (["--vary", "lambda=1..2", "--points", "5"], "--points: a grid has the points that --vary gives it"),
      (["--vary", "lambda=1..2", "--sample", "latin"], "--sample needs a number of points: --points N"),
      (["--sample", "sobol", "--points", "8"], "--sample: nothing is varied; add --vary KEY=LOW..HIGH"),
      (
        ["--vary", "lambda=1..2:100000", "--vary", "bill=1..2:100000"],
        "sweep: 10,000,000,000 points are too many; at most 1,000,000,000"
      ),
      (["--shard", "3/3"], "--shard: expected I/N with I from 0 to N - 1, as in 0/16, got '3/3'"),
      (["--resume"], "--resume needs the file to go on with: --output FILE"),
      (["--output", "nowhere/a.csv"], "--output nowhere/a.csv: there is no folder 'nowhere'"),
      (["--output", "."], "--output .: it is a folder; expected a file"),
      (["--sample", "halton"], "--sample: 'halton' is not one of grid, latin or sobol"),
    ]
    for (words, line) in cases {
      #expect(try refusal(["sweep"] + words).contains(line), "\(words)")
    }
    #expect(try folder.names().isEmpty)
  }

  @Test func aFullDiskAndAClosedPipe() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    #expect(
      try refusal(Self.grid + ["--output", "/dev/full"], code: 1)
        == "--output /dev/full: No space left on device")
    let piped = try program.shell("{ $R \(Self.grid.joined(separator: " ")); echo code $? >&2; } | head -1")
    #expect(piped.output.hasPrefix("point,") && piped.errors == "code 0\n")
  }
}
