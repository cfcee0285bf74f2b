/// Columns of numbers as base64, so that some ten thousand positions of a page fit into a few hundred kilobytes.
enum PackedNumbers {
  /// Encoding of a number: four significant digits in 19 bits of 3 bytes, the lowest first: 14 bits of digits
  /// m, 4 bits of an exponent e, 1 bit of sign: ±m · 10^(e − 4). The form is decimal, so that the page shows
  /// exactly the value rounded here.
  ///
  /// A number that is not finite, or as large as 10^15, is 2^24 − 1 and shown as a dash.
  static func bytes(_ value: Double) -> [UInt8] {
    let code = code(value)
    return [UInt8(code & 0xff), UInt8(code >> 8 & 0xff), UInt8(code >> 16 & 0xff)]
  }

  /// The 24 bits of `bytes`.
  static func code(_ value: Double) -> UInt32 {
    guard value.isFinite else { return 0xff_ffff }
    var exponent = -4
    var unit = 1e-4
    while abs(value) / unit >= 9999.5 {
      unit *= 10
      exponent += 1
    }
    guard exponent + 4 < 16 else { return 0xff_ffff }
    // Division for a whole power, multiplication for a fraction: powers of ten below 1 are not exact.
    let digits = exponent < 0 ? abs(value) * power(-exponent) : abs(value) / power(exponent)
    let m = UInt32(digits.rounded())
    guard m < 10_000 else { return UInt32(1000 | (exponent + 5) << 14) | sign(value) }
    return (m | UInt32(exponent + 4) << 14) | (m == 0 ? 0 : sign(value))
  }

  private static func sign(_ value: Double) -> UInt32 { value < 0 ? 1 << 18 : 0 }

  private static func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * 10 } }

  /// Column of whole numbers in as few bytes as the largest of them takes, the lowest byte first: `{ "width",
  /// "bytes" }`.
  static func column(_ values: [Int]) -> JSONValue {
    let largest = values.max() ?? 0
    let width = largest < 1 << 8 ? 1 : largest < 1 << 16 ? 2 : 3
    let bytes = values.flatMap { value in (0..<width).map { UInt8(value >> (8 * $0) & 0xff) } }
    return ["width": .count(width), "bytes": .string(base64(bytes))]
  }

  /// Base64 with padding, RFC 4648 section 4.
  static func base64(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let rest = min(3, bytes.count - start)
      var word: UInt32 = 0
      for offset in 0..<3 { word = word << 8 | (offset < rest ? UInt32(bytes[start + offset]) : 0) }
      for place in 0..<4 {
        let letter = alphabet[Int(word >> UInt32(18 - 6 * place) & 63)]
        text.append(place <= rest ? letter : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}

/// Table of distinct rows, shared by many positions.
struct SharedRows<Row: Hashable> {
  /// The distinct rows, in order of first appearance.
  private(set) var rows: [Row] = []
  /// Index of each position's row.
  private(set) var indices: [Int] = []
  private var known: [Row: Int] = [:]

  /// Appending of the next position's row.
  mutating func append(_ row: Row) { indices.append(index(of: row)) }

  /// Index of a row, which is added if it is new.
  mutating func index(of row: Row) -> Int {
    if let index = known[row] { return index }
    known[row] = rows.count
    rows.append(row)
    return rows.count - 1
  }
}
