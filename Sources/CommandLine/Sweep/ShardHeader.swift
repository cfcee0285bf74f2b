/// What stands at the head of a shard of a sweep, and the lines that a shard has besides its rows.
///
/// A shard is a text. Lines that begin with `#` are about it; all others are rows, exactly as they stand in the
/// merged result:
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
/// Checkpoints stand after every 32 rows, so that an interrupted run loses no more, and the same run writes the same
/// bytes however often it was interrupted.
struct ShardHeader: Equatable {
  /// Which part of a sweep.
  struct Part: Equatable, Sendable {
    /// Number of this shard, from 0.
    let index: Int
    /// Number of shards.
    let count: Int

    /// Reads `I/N`; `nil` unless 0 ≤ I < N ≤ `limit`.
    init?(_ text: some StringProtocol) {
      let numbers = text.split(separator: "/", omittingEmptySubsequences: false)
      guard numbers.count == 2, let index = ShardHeader.whole(numbers[0]),
        let count = ShardHeader.whole(numbers[1]), index < count, count <= Self.limit
      else { return nil }
      (self.index, self.count) = (index, count)
    }

    /// Everything in one piece.
    static let whole = Part(index: 0, count: 1)
    /// Most shards.
    static let limit = 1_000_000

    private init(index: Int, count: Int) { (self.index, self.count) = (index, count) }

    var text: String { "\(index)/\(count)" }

    /// The rows of this shard: shards differ by one row at most.
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
  /// What stands above the rows of the merged result, without its line end.
  let heading: String

  /// Rows between two checkpoints.
  static let checkpoint = 32
  private static let magic = "resilience-econ sweep shard 1"

  /// Numbers of its rows.
  var rows: Range<Int> { part.rows(of: points) }

  /// The lines.
  var text: String {
    let values = [
      Self.magic, "model \(model)", "seed \(seed)", "version \(version)", "points \(points)",
      "shard \(part.text)", "rows \(rows.lowerBound) \(rows.upperBound)", "format \(format)",
      "heading \(heading)",
    ]
    return values.map { "# \($0)\n" }.joined()
  }

  /// What the merged result begins with.
  var headingLine: String { heading.isEmpty ? "" : heading + (format == "csv" ? "\r\n" : "\n") }

  /// Checks that another head belongs to the same sweep, and to the same part of it.
  ///
  /// - Parameter path: the file of the other head.
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

  /// Number of its lines.
  static let lineCount = 9

  init(
    model: String, seed: Int, version: String, points: Int, part: Part, format: String, heading: String
  ) {
    (self.model, self.seed, self.version, self.points) = (model, seed, version, points)
    (self.part, self.format, self.heading) = (part, format, heading)
  }

  /// Reads the lines, with their line ends; throws the number of the first line that is not as expected.
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

  /// Bytes that `isCutOff` wants to see.
  static let longestStart = 1 << 16

  /// Whether the first bytes of a file are a head of a sweep that ends before its last line does, or zeros, or nothing:
  /// no row is lost with it.
  static func isCutOff(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.allSatisfy({ $0 == 0 }) { return true }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let first = Array("# \(magic)".utf8)
    // Of the first line a part is enough where there is no other.
    guard let line = lines.first, lines.count <= lineCount,
      lines.count == 1 ? first.starts(with: line) : line.elementsEqual(first)
    else { return false }
    return lines.dropFirst().allSatisfy { $0.isEmpty || $0.first == UInt8(ascii: "#") }
  }

  struct BadLine: Error, Equatable {
    let number: Int
  }

  /// Most points that a header may speak of.
  private static let pointLimit = 1_000_000_000

  /// A number in plain digits.
  static func whole(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
