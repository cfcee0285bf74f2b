import Foundation
import Testing

@testable import CommandLineInterface

/// The parts of a sweep and the files that hold them.
@Suite struct ShardTests {
  static func header(points: Int = 100, part: String = "1/3", model: String = "m") throws -> ShardHeader {
    ShardHeader(
      model: model, seed: 1, version: "0.1.0", points: points, part: try #require(ShardHeader.Part(part)),
      format: "csv", heading: "point,x")
  }

  @Test func partsTileThePoints() throws {
    for points in [1, 2, 31, 32, 33, 100, 1_000_000_000] {
      for count in [1, 2, 3, 7, 16, 64] {
        let parts = try (0..<count).map { try #require(ShardHeader.Part("\($0)/\(count)")).rows(of: points) }
        #expect(parts.first?.lowerBound == 0 && parts.last?.upperBound == points)
        for (one, next) in zip(parts, parts.dropFirst()) { #expect(one.upperBound == next.lowerBound) }
        #expect((parts.map(\.count).max() ?? 0) - (parts.map(\.count).min() ?? 0) <= 1)
      }
    }
  }

  @Test(arguments: ["", "1", "/", "3/3", "4/3", "-1/3", "0/0", "1/2/3", "+1/3", "0x1/3", "1/1000001", "1/ 3"])
  func partsThatAreNone(text: String) { #expect(ShardHeader.Part(text) == nil) }

  @Test func headsAreReadBack() throws {
    let header = try Self.header()
    let lines = header.text.split(separator: "\n").map { String($0) + "\n" }
    #expect(lines.count == ShardHeader.lineCount)
    #expect(try ShardHeader(lines: lines) == header)
    for number in lines.indices {
      var broken = lines
      broken[number] = "# shard 3/2\n"
      #expect(throws: ShardHeader.BadLine.self) { try ShardHeader(lines: broken) }
      #expect(throws: ShardHeader.BadLine.self) { try ShardHeader(lines: Array(lines.prefix(number))) }
    }
  }

  @Test func gapsAreNamedByTheirShards() {
    #expect(
      SweepError.Gap(25..<50, of: 100, shards: 4) == SweepError.Gap(rows: 25..<50, shards: "1/4"))
    #expect(
      SweepError.Gap(0..<100, of: 100, shards: 7) == SweepError.Gap(rows: 0..<100, shards: "0/7 to 6/7"))
    for (points, count) in [(10, 3), (10, 7), (100, 33), (5, 5)] {
      for shard in 0..<count {
        let rows = shard * points / count..<(shard + 1) * points / count
        #expect(SweepError.Gap(rows, of: points, shards: count).shards == "\(shard)/\(count)")
      }
    }
  }

  // MARK: Files

  /// A whole shard whose rows are short texts.
  private static func file(_ header: ShardHeader) -> String {
    var rows = ShardRows()
    return header.text + rows.text(header.rows.map { "\($0),\($0 * $0)\r\n" }) + rows.end
  }

  private func scan(_ text: String) throws -> ShardScan {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "shard")
    let file = try FileHandle(forReadingFrom: folder.url.appendingPathComponent("shard"))
    defer { try? file.close() }
    return try ShardReader.scan(file.fileDescriptor, path: "shard")
  }

  @Test func aWholeShardIsSound() throws {
    let header = try Self.header(points: 300)
    let found = try scan(Self.file(header))
    #expect(found.header == header && found.damage == nil && found.sound.count == 96)
    #expect(try scan(Self.file(Self.header(points: 2))).damage == nil, "a shard without rows")
  }

  /// Cut off anywhere, a shard is sound up to a checkpoint, and what is sound was written so.
  @Test func aCutIsSeenWhereverItIs() throws {
    let header = try Self.header(points: 300)
    let text = Self.file(header)
    let bytes = Array(text.utf8)
    for length in header.text.utf8.count..<bytes.count {
      let found = try scan(String(decoding: bytes[..<length], as: UTF8.self))
      #expect(found.damage == .truncated, "\(length)")
      #expect(found.soundBytes <= length && found.sound.count % ShardHeader.checkpoint == 0)
      let checkpoints = bytes[..<length].split(separator: 10).count { $0.starts(with: Array("# at".utf8)) }
      let isTorn = bytes[length - 1] != 10 && text.utf8.count > length
      #expect(found.sound.count / ShardHeader.checkpoint >= checkpoints - (isTorn ? 1 : 0))
    }
    for length in 0..<header.text.utf8.count {
      #expect(throws: SweepError.self) { try scan(String(decoding: bytes[..<length], as: UTF8.self)) }
    }
  }

  /// Any changed byte is seen.
  @Test func aChangedByteIsSeen() throws {
    let bytes = Array(Self.file(try Self.header(points: 120)).utf8)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      let found = try? scan(String(decoding: changed, as: UTF8.self))
      let isSeen = try found == nil || found?.damage != nil || found?.header != Self.header(points: 120)
      #expect(isSeen, "byte \(place)")
    }
  }

  @Test func whatFollowsTheEndIsSeen() throws {
    #expect(try scan(Self.file(Self.header()) + "1,1\r\n").damage == .trailing)
  }

  @Test func linesMayBeLong() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<40).map { String(repeating: "x", count: $0 * $0 * 997) + "\n" }
    try folder.write(lines.joined() + "no end", to: "long")
    let file = try FileHandle(forReadingFrom: folder.url.appendingPathComponent("long"))
    defer { try? file.close() }
    var reader = LineReader(file.fileDescriptor)
    var offset = 0
    for line in lines + ["no end"] {
      let range = try #require(try reader.next())
      offset += line.utf8.count
      #expect(reader.buffer[range].elementsEqual(line.utf8) && reader.offset == offset)
    }
    #expect(try reader.next() == nil)
  }
}
