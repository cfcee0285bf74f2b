/// Declarations of `sweep` and `merge`.
internal import Findings
internal import Report

extension OptionKey<String> {
  static let sweepAxis = OptionKey(
    "vary", text: "KEY=RANGE", isRepeatable: true,
    help: Text(
      "values of a parameter: 0..1:11, 0.05..5:log:9 or 1,2,4", "参数的取值：0..1:11、0.05..5:log:9 或 1,2,4"))
}

extension OptionKey<SweepPlan.Design> {
  static let sample = OptionKey(
    "sample", help: Text("every combination, or a sample over the ranges (grid)", "全部组合，或在范围内抽样（grid）"))
}

extension OptionKey<Int> {
  static let points = OptionKey(
    "points", whole: "N", in: 1...SweepPlan.pointLimit, help: Text("points of a sample", "抽样的点数"))
}

extension OptionKey<ShardHeader.Part> {
  static let shard = OptionKey(
    "shard", .text("I/N"),
    help: Text("only part I, from 0, of N parts, to be merged later", "只算 N 份中的第 I 份（从 0 起），之后合并")
  ) { (text) throws(CommandLineError) in
    guard let part = ShardHeader.Part(text) else {
      throw .malformed(
        option: "shard", value: text,
        expected: Text("I/N with I from 0 to N - 1, as in 0/16", "I/N，I 从 0 到 N − 1，如 0/16"))
    }
    return part
  }
}

extension OptionKey<Bool> {
  static let resume = OptionKey(
    switch: "resume", help: Text("go on where an interrupted run into the same file stopped", "接着同一文件上次中断处继续")
  )
}

extension OptionKey<OutputFormat> {
  static let rowFormat = OptionKey(
    "format", choices: [.csv, .json],
    help: Text("comma-separated values or JSON lines (csv)", "CSV 或 JSON 行（csv）"))
}

extension CommandDeclaration {
  static let sweep = CommandDeclaration(
    name: "sweep", summary: Text("many markets: a grid or a sample, a row each", "许多市场：网格或抽样，每个一行"),
    about: Text(
      """
      All pure and symmetric equilibria of every point, the number of firms in each setup, payoffs, \
      losses, hours down, and whether the equilibria are proved to be all. Rows come in the order of \
      the points, whatever --jobs is. A run into a file keeps its work in FILE.partial until it is \
      done.
      """,
      """
      每个点的全部纯策略均衡和对称均衡、各部署方案的企业数、收益、损失、宕机小时，以及是否证明已找全。\
      无论 --jobs 是多少，各行都按点的顺序排列。写入文件时，完成前的工作保存在 FILE.partial 中。
      """),
    options: [
      .list(.sweepAxis, .sample, .points, .shard, .resume), .model, .ownRecord,
      .list(.fix, .lang, .rowFormat, .json, .output),
    ],
    examples: [
      Example(
        line: "resilience-econ sweep --vary blameSharing=0..1:11 --vary lambda=0.1..10:log:5",
        gives: Text("a grid of 55 markets", "55 个市场的网格")),
      Example(
        line: "resilience-econ sweep --vary lambda=0.1..10:log --sample sobol --points 1024",
        gives: Text(
          "a sample; --output FILE keeps it, and --resume goes on with it", "抽样；--output FILE 保存，--resume 继续")
      ),
      Example(
        line: "resilience-econ sweep --vary bill=1e5..1e7:64 --shard 3/16 --output part-3",
        gives: Text("the fourth of sixteen parts, for merge", "十六份中的第四份，供 merge 合并")),
    ])

  static let merge = CommandDeclaration(
    name: "merge", summary: Text("join the shards of a sweep", "合并 sweep 的各份结果"),
    about: Text(
      """
      Gives the bytes that one run without --shard would have written, in any order of the files. \
      Shards of different models or seeds, damaged ones, duplicates and gaps are refused by name.
      """,
      """
      给出与不带 --shard 的一次运行完全相同的字节，文件次序不限。模型或种子不同、损坏、重复或有缺口的\
      部分会被指名拒绝。
      """),
    operands: [OperandDeclaration(name: "SHARD", kind: .file, isRepeatable: true)],
    options: [.list(.lang, .output)],
    examples: [
      Example(
        line: "resilience-econ merge part-0 part-1 --output sweep.csv",
        gives: Text("the whole sweep", "完整的 sweep"))
    ])
}
