/// Reader of lines from a file of any size, in the memory of one line.
internal import SystemLibrary

struct LineReader {
  /// Longest line, bytes.
  static let lineLimit = 64 << 20

  /// Bytes to which the range from `next` refers.
  private(set) var buffer: [UInt8]
  /// Number of bytes before the next line.
  private(set) var offset = 0

  private let descriptor: Int32
  private var start = 0
  private var end = 0

  /// Reader from the current position of the descriptor; the caller closes it.
  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    buffer = [UInt8](repeating: 0, count: 1 << 18)
  }

  /// Range of the next line in `buffer`, including its line end; a last line may lack one; `nil` at the end.
  /// The range is valid until the next call.
  mutating func next() throws(LineReaderError) -> Range<Int>? {
    var searched = start
    while true {
      if let newline = indexOfNewline(from: searched) { return take(upTo: newline + 1) }
      searched = end - start
      if try !fill() { return start < end ? take(upTo: end) : nil }
      // The unread bytes were moved to the front.
    }
  }

  private mutating func take(upTo next: Int) -> Range<Int> {
    let line = start..<next
    offset += line.count
    start = next
    return line
  }

  private func indexOfNewline(from first: Int) -> Int? {
    guard first < end else { return nil }
    return buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + first, 0x0A, end - first) else {
        return nil
      }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }

  /// Refill of the buffer after moving the unread bytes to the front; `false` at the end of the file.
  private mutating func fill() throws(LineReaderError) -> Bool {
    if start > 0 {
      buffer.replaceSubrange(0..<(end - start), with: Array(buffer[start..<end]))
      (start, end) = (0, end - start)
    }
    if end == buffer.count {
      guard buffer.count < Self.lineLimit else { throw .lineTooLong(limit: Self.lineLimit) }
      buffer += [UInt8](repeating: 0, count: buffer.count)
    }
    while true {
      let count = buffer.withUnsafeMutableBytes { bytes in
        read(descriptor, bytes.baseAddress.map { $0 + end }, bytes.count - end)
      }
      if count >= 0 {
        end += count
        return count > 0
      }
      if errno != EINTR { throw .failed(errno) }
    }
  }
}

enum LineReaderError: Error, Equatable {
  case lineTooLong(limit: Int)
  /// Error number of the system.
  case failed(Int32)
}
