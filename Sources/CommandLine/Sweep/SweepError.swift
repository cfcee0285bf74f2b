internal import Findings
internal import Report

/// Error that ends a sweep or a merge without a result, with its evidence.
enum SweepError: Error, Equatable {
  case output(OutputError)
  /// Write error after which the rows so far are safe in a file.
  case stopped(OutputError, partial: String, rows: Int, of: Int)
  /// Stream that accepts no more bytes.
  case stream(String, reason: String)
  /// Unfinished run found without `--resume`.
  case unfinished(path: String, partial: String, rows: Int, of: Int)
  /// Existing file that is not a shard.
  case notAShard(path: String, line: Int)
  /// File of another run: the difference, there and here.
  case foreign(path: String, what: String, there: String, here: String)
  case unreadable(path: String, number: Int32)
  /// Incomplete shard.
  case damaged(path: String, ShardScan.Damage, rows: Int, of: Int)
  /// Overlapping rows of two shards.
  case twice(String, String, first: String, second: String, rows: Range<Int>)
  /// Missing shards: ranges of rows with the numbers of their shards.
  case missing([Gap], points: Int)
  /// Interrupted sweep, with the rows that are safe in a file.
  case interrupted(partial: String?, rows: Int, of: Int)
  /// Too many rows for a terminal.
  case tooLong(rows: Int, limit: Int)
  /// Interrupted merge.
  case mergeInterrupted
  /// Closed reader of the rows.
  case pipeClosed

  /// Range of rows that no shard has.
  struct Gap: Equatable {
    let rows: Range<Int>
    /// Missing shards: `3/16`, or `3/16 to 5/16`.
    let shards: String
  }
}

extension SweepError {
  /// Failure of the program; `nil` if the reader closed the pipe.
  var failure: Failure? {
    switch self {
    case .pipeClosed: nil
    case .interrupted, .mergeInterrupted: Failure(line: text, code: .interrupted)
    case .output(let problem): problem.isUsageError ? .usage(text) : .unfinished(text)
    case .stopped, .stream: .unfinished(text)
    default: .usage(text)
    }
  }

  /// Line without the program's name.
  var text: String {
    switch self {
    case .output(let problem): return FileMessage.text(problem)
    case .stopped(let problem, let partial, let rows, let points):
      return "\(FileMessage.text(problem)); \(safe(rows, points, partial))"
    case .stream(let name, let reason): return "\(name): \(reason)"
    case .unfinished(let path, let partial, let rows, let points):
      return
        "--output \(quote(path)): \(quote(partial)) holds \(count(rows)) of \(count(points)) points of an "
        + "unfinished run; add --resume to go on, or remove it"
    case .notAShard(let path, let line):
      return "\(quote(path)):\(line): this is no shard of a sweep"
    case .foreign(let path, let what, let there, let here):
      // Twelve digits of a fingerprint distinguish any two.
      let cells = what == "model" ? 13 : 60
      return "\(quote(path)): it belongs to another sweep: \(what) \(SafeText.clipped(there, cells: cells)), "
        + "expected \(SafeText.clipped(here, cells: cells))"
    case .unreadable(let path, let number): return "cannot read \(quote(path)): \(System.reason(number))"
    case .damaged(let path, let damage, let rows, let of): return self.damaged(path, damage, rows, of)
    case .twice(let first, let second, let one, let other, let rows):
      return "\(quote(first)) (shard \(one)) and \(quote(second)) (shard \(other)) both hold points "
        + span(rows)
    case .missing(let gaps, let points):
      let list = gaps.prefix(5).map { "\($0.shards) (points \(span($0.rows)))" }.joined(separator: ", ")
      let more = gaps.count > 5 ? " and \(gaps.count - 5) more gaps" : ""
      return "of \(count(points)) points some are missing: shard \(list)\(more)"
    case .interrupted(let partial, let rows, let points):
      guard let partial else { return "interrupted after \(count(rows)) of \(count(points)) points" }
      return "interrupted: \(safe(rows, points, partial))"
    case .tooLong(let rows, let limit):
      return "sweep: \(count(rows)) rows are too many for a terminal, the limit is \(count(limit)); "
        + "add --output FILE, or pipe them to another program"
    case .mergeInterrupted: return "interrupted; nothing was written"
    case .pipeClosed: return ""
    }
  }

  private func safe(_ rows: Int, _ points: Int, _ partial: String) -> String {
    "\(count(rows)) of \(count(points)) points are safe in \(quote(partial)), to go on with --resume"
  }

  private func damaged(_ path: String, _ damage: ShardScan.Damage, _ rows: Int, _ all: Int) -> String {
    let sound = "the first \(count(rows)) of \(count(all)) points are sound"
    switch damage {
    case .truncated: return "\(quote(path)): the shard is cut off; \(sound)"
    case .damaged(let line): return "\(quote(path)):\(line): the shard is damaged; \(sound)"
    case .trailing: return "\(quote(path)): something stands after the end of the shard"
    }
  }

  private func quote(_ text: String) -> String { SafeText.clipped(text, cells: 120) }
  private func count(_ number: Int) -> String { NumberText.count(number) }
  private func span(_ rows: Range<Int>) -> String { "\(rows.lowerBound) to \(rows.upperBound - 1)" }
}
