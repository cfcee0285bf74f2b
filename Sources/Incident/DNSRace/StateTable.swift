/// A set of non-zero 64-bit words by open addressing with linear probing.
///
/// Words are spread by a multiplication (Fibonacci hashing). The table doubles at half load.
/// - Complexity: insertion is expected O(1).
struct StateTable {
  private var slots: [UInt64]
  private var shift: UInt64
  private(set) var count = 0

  /// A table for about `capacity` words before it grows.
  init(capacity: Int) {
    var size = 1024
    while size < 2 * capacity { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    shift = UInt64(64 - size.trailingZeroBitCount)
  }

  /// Inserts a word; `true` if it was not there.
  @inline(__always)
  mutating func insert(_ word: UInt64) -> Bool {
    if 2 * count >= slots.count { grow() }
    guard Self.place(word, &slots, shift) else { return false }
    count += 1
    return true
  }

  @inline(__always)
  private static func place(_ word: UInt64, _ slots: inout [UInt64], _ shift: UInt64) -> Bool {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slots[index] != 0 {
      if slots[index] == word { return false }
      index = (index + 1) & mask
    }
    slots[index] = word
    return true
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: 2 * slots.count)
    shift -= 1
    for word in slots where word != 0 { _ = Self.place(word, &larger, shift) }
    slots = larger
  }
}
