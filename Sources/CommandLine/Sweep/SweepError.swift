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
    case .interrupted, .mergeInterrupted: Failure(text: text, code: .interrupted)
    case .output(let problem): problem.isUsageError ? .usage(text) : .unfinished(text)
    case .stopped, .stream: .unfinished(text)
    default: .usage(text)
    }
  }
}
