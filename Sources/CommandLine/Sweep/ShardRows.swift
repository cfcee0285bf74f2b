/// The rows of a shard as text, with their checkpoints.
internal import ResilienceNumerics

struct ShardRows {
  /// Rows so far.
  private(set) var count = 0
  /// Their fingerprint.
  private(set) var hash = SHA256()

  /// Goes on after so many rows.
  init(count: Int = 0, hash: SHA256 = SHA256()) {
    (self.count, self.hash) = (count, hash)
  }

  /// The rows with the checkpoints that are due among them.
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

  /// The last line.
  var end: String { "# end \(count) \(hash.digest)\n" }
}
