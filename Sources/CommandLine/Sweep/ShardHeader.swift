/// Header of a shard of a sweep, and the lines of a shard other than its rows.
///
/// A shard is a text. Lines that begin with `#` are metadata; all others are rows, exactly as in the merged
/// result:
///
///     # resilience-econ sweep shard 1
///     # model 64 hexadecimal digits: SHA-256 of the scenario and the settings
///     # seed 1
///     # version 0.1.0
///     # points 1000000
///     # shard 3/16
///     # rows 187500 250000          numbers of the first row and of the one after the last
///     # format csv
///     # heading point,lambda,…
///     187500,0.3,…
///     # at 32 64 digits             so many rows so far, and the SHA-256 of their bytes
///     …
///     # end 62500 64 digits         the same for all rows
///
/// A checkpoint follows every 32 rows, so that an interrupted run loses no more, and the same run writes the
/// same bytes after any number of interruptions.
struct ShardHeader: Equatable {
  /// Part of a sweep.
  struct Part: Equatable, Sendable {
    /// Number of this shard, from 0.
    let index: Int
    /// Number of shards.
    let count: Int

    /// Part of the text `I/N`; `nil` unless 0 ≤ I < N ≤ `limit`.
    init?(_ text: some StringProtocol) {
      let numbers = text.split(separator: "/", omittingEmptySubsequences: false)
      guard numbers.count == 2, let index = ShardHeader.whole(numbers[0]),
        let count = ShardHeader.whole(numbers[1]), index < count, count <= Self.limit
      else { return nil }
      (self.index, self.count) = (index, count)
    }

    /// Whole sweep as one part.
    static let whole = Part(index: 0, count: 1)
    /// Largest number of shards.
    static let limit = 1_000_000

    private init(index: Int, count: Int) { (self.index, self.count) = (index, count) }

    var text: String { "\(index)/\(count)" }

    /// Rows of this shard; the sizes of shards differ by one row at most.
    func rows(of points: Int) -> Range<Int> {
      // At most 10^9 points times 10^6 shards: no overflow.
      index * points / count..<(index + 1) * points / count
    }
  }

  let model: String
  let seed: Int
  let version: String
  let points: Int
  let part: Part
  let format: String
  /// Heading above the rows of the merged result, without its line end.
  let heading: String

  /// Number of rows between two checkpoints.
  static let checkpoint = 32
  private static let magic = "resilience-econ sweep shard 1"

  /// Range of row numbers of the shard.
  var rows: Range<Int> { part.rows(of: points) }

  /// Header lines as text.
  var text: String {
    let values = [
      Self.magic, "model \(model)", "seed \(seed)", "version \(version)", "points \(points)",
      "shard \(part.text)", "rows \(rows.lowerBound) \(rows.upperBound)", "format \(format)",
      "heading \(heading)",
    ]
    return values.map { "# \($0)\n" }.joined()
  }

  /// First line of the merged result.
  var headingLine: String { heading.isEmpty ? "" : heading + (format == "csv" ? "\r\n" : "\n") }

  /// Check that another header belongs to the same sweep, and to the same part of it.
  ///
  /// - Parameter path: the file of the other header.
  func check(_ other: ShardHeader, path: String, isSamePart: Bool = true) throws(SweepError) {
    var members = [
      ("version", other.version, version), ("points", "\(other.points)", "\(points)"),
      ("format", other.format, format), ("seed", "\(other.seed)", "\(seed)"), ("model", other.model, model),
      ("heading", other.heading, heading),
    ]
    if isSamePart { members.append(("shard", other.part.text, part.text)) }
    for (what, there, here) in members where there != here {
      throw .foreign(path: path, what: what, there: there, here: here)
    }
  }

  /// Number of header lines.
  static let lineCount = 9

  init(
    model: String, seed: Int, version: String, points: Int, part: Part, format: String, heading: String
  ) {
    (self.model, self.seed, self.version, self.points) = (model, seed, version, points)
    (self.part, self.format, self.heading) = (part, format, heading)
  }

  /// Header of these lines, with their line ends; throws the number of the first unexpected line.
  init(lines: [String]) throws(BadLine) {
    func value(_ number: Int, _ name: String) throws(BadLine) -> String {
      let line = lines.indices.contains(number) ? lines[number] : ""
      guard line.hasPrefix("# \(name) "), line.hasSuffix("\n") else { throw BadLine(number: number + 1) }
      return String(line.dropFirst(name.count + 3).dropLast())
    }
    func number(_ line: Int, _ name: String) throws(BadLine) -> Int {
      guard let number = Self.whole(try value(line, name)) else { throw BadLine(number: line + 1) }
      return number
    }
    guard lines.first == "# \(Self.magic)\n" else { throw BadLine(number: 1) }
    if let place = lines.firstIndex(where: { $0.utf8.dropLast().contains { $0 < 0x20 || $0 == 0x7F } }) {
      throw BadLine(number: place + 1)
    }
    model = try value(1, "model")
    seed = try number(2, "seed")
    version = try value(3, "version")
    points = try number(4, "points")
    guard let part = Part(try value(5, "shard")), points <= Self.pointLimit else { throw BadLine(number: 6) }
    self.part = part
    format = try value(7, "format")
    heading = try value(8, "heading")
    guard text == lines.prefix(Self.lineCount).joined() else { throw BadLine(number: 7) }
  }

  /// Number of bytes that `isCutOff` needs.
  static let longestStart = 1 << 16

  /// Whether the first bytes of a file are a truncated header of a sweep, or zeros, or empty: such a file
  /// holds no rows.
  static func isCutOff(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.allSatisfy({ $0 == 0 }) { return true }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let first = Array("# \(magic)".utf8)
    // A part of the first line is enough if there is no other line.
    guard let line = lines.first, lines.count <= lineCount,
      lines.count == 1 ? first.starts(with: line) : line.elementsEqual(first)
    else { return false }
    return lines.dropFirst().allSatisfy { $0.isEmpty || $0.first == UInt8(ascii: "#") }
  }

  struct BadLine: Error, Equatable {
    let number: Int
  }

  /// Largest number of points in a header.
  private static let pointLimit = 1_000_000_000

  /// Number of a text in plain digits.
  static func whole(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
