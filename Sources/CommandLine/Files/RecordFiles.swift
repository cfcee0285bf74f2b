/// Reader of the outage files that a user names.
internal import Outages
internal import Report
internal import Scenario
internal import TextEncoding
import SystemLibrary

enum RecordFiles {
  /// Largest file of separated values, bytes: a million rows have some 60 MB.
  static let sizeLimit = 256 << 20
  /// Largest JSON file, bytes; it is held as a tree while it is read.
  static let treeLimit = 64 << 20

  /// Built-in outage record with the outages of some files.
  static func record(
    adding names: [String], options: RecordOptions = RecordOptions()
  ) throws(Failure) -> OutageRecord {
    var record: OutageRecord
    do throws(OutageRecordError) { record = try OutageRecord.builtIn() } catch {
      throw Failure(error)
    }
    record.append(try rows(names, options: options))
    return record
  }

  /// Outages of some files, in their order.
  static func rows(_ names: [String], options: RecordOptions) throws(Failure) -> OutageRecord {
    var record = OutageRecord([])
    for name in names {
      let bytes = try bytes(of: name)
      do throws(OutageRecordError) {
        record.append(try OutageRecord(reading: bytes, origin: name, options: options))
      } catch { throw Failure(error) }
    }
    return record
  }

  private static func bytes(of name: String) throws(Failure) -> [UInt8] {
    switch FileAccess.read(name, limit: sizeLimit) {
    case .failure(let problem): throw .usage(FileMessage.record(name, problem, limit: sizeLimit))
    case .success(let bytes):
      let first = bytes.prefix(64).first { $0 > 0x20 && $0 < 0x80 }
      if bytes.count > treeLimit, first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
        throw .usage(FileMessage.record(name, .tooLarge(bytes: bytes.count), limit: treeLimit))
      }
      return bytes
    }
  }

  /// Current time of the system's clock.
  static var now: Timestamp { Timestamp(seconds: time(nil)) }
}
