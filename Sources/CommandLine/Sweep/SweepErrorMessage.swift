internal import Report

/// Error messages of sweeps and merges: one line each, in both languages.
extension SweepError {
  /// Line without the program's name.
  var text: Text {
    switch self {
    case .output(let problem): FileMessage.text(problem)
    case .stopped(let problem, let partial, let rows, let points):
      FileMessage.text(problem) + Text("; ", "；") + safe(rows, points, partial)
    case .stream(let name, let reason): Text("\(name): \(reason)", "\(name)：\(reason)")
    case .unfinished(let path, let partial, let rows, let points):
      Text(
        "--output \(quote(path)): \(quote(partial)) holds \(count(rows)) of \(count(points)) points of an "
          + "unfinished run; add --resume to go on, or remove it",
        "--output \(quote(path))：\(quote(partial)) 存有一次未完成运行的 \(count(points)) 个点中的 \(count(rows)) 个；"
          + "加 --resume 继续，或删除它")
    case .notAShard(let path, let line):
      Text("\(quote(path)):\(line): this is no shard of a sweep", "\(quote(path)):\(line)：不是 sweep 的一份")
    case .foreign(let path, let what, let there, let here): foreign(path, what, there, here)
    case .unreadable(let path, let number):
      Text(
        "cannot read \(quote(path)): \(System.reason(number))", "无法读取 \(quote(path))：\(System.reason(number))"
      )
    case .damaged(let path, let damage, let rows, let of): damaged(path, damage, rows, of)
    case .twice(let first, let second, let one, let other, let rows):
      Text(
        "\(quote(first)) (shard \(one)) and \(quote(second)) (shard \(other)) both hold points "
          + "\(rows.lowerBound) to \(rows.upperBound - 1)",
        "\(quote(first))（第 \(one) 份）与 \(quote(second))（第 \(other) 份）都含有点 "
          + "\(rows.lowerBound) 到 \(rows.upperBound - 1)")
    case .missing(let gaps, let points): missing(gaps, points)
    case .interrupted(let partial, let rows, let points): interrupted(partial, rows, points)
    case .tooLong(let rows, let limit):
      Text(
        "sweep: \(count(rows)) rows are too many for a terminal, the limit is \(count(limit)); "
          + "add --output FILE, or pipe them to another program",
        "sweep：\(count(rows)) 行对终端来说太多，上限为 \(count(limit))；请加 --output FILE，或用管道交给其他程序")
    case .mergeInterrupted: Text("interrupted; nothing was written", "被中断；没有写入任何内容")
    case .pipeClosed: .empty
    }
  }

  private func interrupted(_ partial: String?, _ rows: Int, _ points: Int) -> Text {
    guard let partial else {
      return Text(
        "interrupted after \(count(rows)) of \(count(points)) points",
        "被中断：完成了 \(count(points)) 个点中的 \(count(rows)) 个")
    }
    return Text("interrupted: ", "被中断：") + safe(rows, points, partial)
  }

  private func safe(_ rows: Int, _ points: Int, _ partial: String) -> Text {
    Text(
      "\(count(rows)) of \(count(points)) points are safe in \(quote(partial)), to go on with --resume",
      "\(count(points)) 个点中的 \(count(rows)) 个已存于 \(quote(partial))，可用 --resume 继续")
  }

  private func foreign(_ path: String, _ what: String, _ there: String, _ here: String) -> Text {
    // Twelve digits of a fingerprint distinguish any two.
    let cells = what == "model" ? 13 : 60
    let (there, here) = (SafeText.clipped(there, cells: cells), SafeText.clipped(here, cells: cells))
    return Text(
      "\(quote(path)): it belongs to another sweep: \(what) \(there), expected \(here)",
      "\(quote(path))：属于另一次 sweep：\(what) 为 \(there)，应为 \(here)")
  }

  private func missing(_ gaps: [Gap], _ points: Int) -> Text {
    let shown = gaps.prefix(5).map { gap in
      let (first, last) = (gap.rows.lowerBound, gap.rows.upperBound - 1)
      return Text("\(gap.shards) (points \(first) to \(last))", "\(gap.shards)（点 \(first) 到 \(last)）")
    }
    let more = gaps.count - shown.count
    let rest = more > 0 ? Text(" and \(more) more gaps", "，另有 \(more) 处缺口") : .empty
    return Text(
      "of \(count(points)) points some are missing: shard \(shown.map(\.en).joined(separator: ", "))\(rest.en)",
      "\(count(points)) 个点有缺失：第 \(shown.map(\.zh).joined(separator: "、")) 份\(rest.zh)")
  }

  private func damaged(_ path: String, _ damage: ShardScan.Damage, _ rows: Int, _ all: Int) -> Text {
    let sound = Text(
      "the first \(count(rows)) of \(count(all)) points are sound", "\(count(all)) 个点中前 \(count(rows)) 个完好")
    switch damage {
    case .truncated:
      return Text(
        "\(quote(path)): the shard is cut off; \(sound.en)", "\(quote(path))：该份不完整；\(sound.zh)")
    case .damaged(let line):
      return Text(
        "\(quote(path)):\(line): the shard is damaged; \(sound.en)",
        "\(quote(path)):\(line)：该份已损坏；\(sound.zh)")
    case .trailing:
      return Text(
        "\(quote(path)): something stands after the end of the shard", "\(quote(path))：该份结尾之后还有内容")
    }
  }

  private func quote(_ text: String) -> String { SafeText.clipped(text, cells: 120) }
  private func count(_ number: Int) -> String { NumberText.count(number) }
}
