/// Table of answers that several threads fill, of bounded size.
import Synchronization

/// Answers by question; an entry is found by its whole question, so that results do not depend on what is in the table.
final class BoundedTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  /// Parts with a lock each, so that threads rarely wait for one another.
  private static var parts: Int { 8 }

  private final class Part: Sendable {
    let known = Mutex<[Key: Value]>([:])
  }

  private let table: [Part]
  /// Entries of a part beyond which it starts anew.
  private let partLimit: Int

  /// An empty table of a million numbers at most, some megabytes.
  ///
  /// - Parameter size: numbers in an entry.
  init(size: Int) {
    table = (0..<Self.parts).map { _ in Part() }
    partLimit = max(8, 1_000_000 / (size + 16) / Self.parts)
  }

  /// The answer to a question, computed where it is not known.
  ///
  /// - Parameter mix: a hash of the key.
  func value(of key: Key, mix: UInt64, computing: () -> Value) -> Value {
    let part = table[Int(mix >> 40) % Self.parts]
    if let known = part.known.withLock({ $0[key] }) { return known }
    let fresh = computing()
    part.known.withLock { known in
      if known.count >= partLimit { known.removeAll(keepingCapacity: true) }
      known[key] = fresh
    }
    return fresh
  }
}

/// Tables of the games that were asked for last.
final class RecentTables<Table: Sendable>: Sendable {
  private let tables = Mutex<[Table]>([])

  /// The table that fits, or a new one in place of the oldest.
  func table(fitting fits: (Table) -> Bool, making fresh: () -> Table) -> Table {
    // Compared outside the lock: mostly the newest fits.
    let known = tables.withLock { $0 }
    if let place = known.lastIndex(where: fits) { return known[place] }
    let table = fresh()
    tables.withLock { tables in
      if tables.count >= 8 { tables.removeFirst() }
      tables.append(table)
    }
    return table
  }
}

/// A rough mix of numbers, as a hash: most differ in all their digits.
struct NumberMix {
  private(set) var bits: UInt64 = 0

  mutating func add(_ value: UInt64) { bits = (bits ^ value ^ bits >> 29) &* 0x9E37_79B9_7F4A_7C15 }
}
