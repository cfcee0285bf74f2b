/// Declarations of `sweep` and `merge`.
internal import Findings

extension OptionKey<String> {
  static let sweepAxis = OptionKey(
    "vary", text: "KEY=RANGE", isRepeatable: true,
    help: "values of a parameter: 0..1:11, 0.05..5:log:9 or 1,2,4")
}

extension OptionKey<SweepPlan.Design> {
  static let sample = OptionKey("sample", help: "every combination, or a sample over the ranges (grid)")
}

extension OptionKey<Int> {
  static let points = OptionKey(
    "points", whole: "N", in: 1...SweepPlan.pointLimit, help: "points of a sample")
}

extension OptionKey<ShardHeader.Part> {
  static let shard = OptionKey(
    "shard", .text("I/N"), help: "only part I, from 0, of N parts, to be merged later"
  ) { (text) throws(CommandLineError) in
    guard let part = ShardHeader.Part(text) else {
      throw .malformed(option: "shard", value: text, expected: "I/N with I from 0 to N - 1, as in 0/16")
    }
    return part
  }
}

extension OptionKey<Bool> {
  static let resume = OptionKey(
    switch: "resume", help: "go on where an interrupted run into the same file stopped")
}

extension OptionKey<OutputFormat> {
  static let rowFormat = OptionKey(
    "format", choices: [.csv, .json], help: "comma-separated values or JSON lines (csv)")
}

extension CommandDeclaration {
  static let sweep = CommandDeclaration(
    name: "sweep", summary: "many markets: a grid or a sample, a row each",
    about: """
      All pure and symmetric equilibria of every point, who sits where, payoffs, losses, hours down, and \
      whether the equilibria are proved to be all. Rows come in the order of the points, whatever --jobs is. \
      A run into a file keeps its work in FILE.partial until it is done.
      """,
    options: [
      .list(.sweepAxis, .sample, .points, .shard, .resume), .model, .ownRecord, .list(.fix, .rowFormat, .json, .output),
    ],
    examples: [
      Example(
        line: "resilience-econ sweep --vary blameSharing=0..1:11 --vary lambda=0.1..10:log:5",
        gives: "a grid of 55 markets"),
      Example(
        line: "resilience-econ sweep --vary lambda=0.1..10:log --sample sobol --points 1024",
        gives: "a sample; --output FILE keeps it, and --resume goes on with it"),
      Example(
        line: "resilience-econ sweep --vary bill=1e5..1e7:64 --shard 3/16 --output part-3",
        gives: "the fourth of sixteen parts, for merge"),
    ])

  static let merge = CommandDeclaration(
    name: "merge", summary: "join the shards of a sweep",
    about: """
      Gives the bytes that one run without --shard would have written, in any order of the files. Shards of \
      different models or seeds, damaged ones, duplicates and gaps are refused by name.
      """,
    operands: [OperandDeclaration(name: "SHARD", kind: .file, isRepeatable: true)],
    options: [.list(.output)],
    examples: [
      Example(line: "resilience-econ merge part-0 part-1 --output sweep.csv", gives: "the whole sweep")
    ])
}
