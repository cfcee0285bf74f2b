/// Rows of a shard as text, with their checkpoints.
internal import ResilienceNumerics

struct ShardRows {
  /// Number of rows so far.
  private(set) var count = 0
  /// Fingerprint of the rows so far.
  private(set) var hash = SHA256()

  /// Continuation after so many rows.
  init(count: Int = 0, hash: SHA256 = SHA256()) {
    (self.count, self.hash) = (count, hash)
  }

  /// Text of the rows with the checkpoints due among them.
  mutating func text(_ rows: some Sequence<String>) -> String {
    var text = ""
    for row in rows {
      text += row
      hash.update(row)
      count += 1
      if count % ShardHeader.checkpoint == 0 { text += "# at \(count) \(hash.digest)\n" }
    }
    return text
  }

  /// Last line of the shard.
  var end: String { "# end \(count) \(hash.digest)\n" }
}
