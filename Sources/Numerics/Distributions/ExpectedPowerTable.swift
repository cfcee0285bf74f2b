/// Table of expected powers of sums of many terms, worked out once.
///
/// A search for the equilibria of a thousand firms along some fifty parameters asks for sixty million such powers, of
/// which fewer than one in a hundred is new: along a price the shares that are down stay the same. An entry is found
/// by its whole sum and never stands for another one, so that results do not depend on what is in the table.
import Synchronization

final class ExpectedPowerTable: Sendable {
  /// The question: E[(sum / scale)^exponent].
  struct Key: Hashable {
    let sum: BernoulliSum
    let exponent: Double
    let scale: Double
  }

  /// The table of the process.
  static let shared = ExpectedPowerTable()

  /// Parts with a lock each, so that threads rarely wait for one another.
  private static let parts = 16
  /// Entries of a part beyond which it starts anew: some tens of megabytes in all.
  private static let partLimit = 8_192

  private let table: [Part] = (0..<parts).map { _ in Part() }

  private final class Part: Sendable {
    let known = Mutex<[Key: Double]>([:])
  }

  /// The answer to a question, computed where it is not known.
  func value(of key: Key, computing: () -> Double) -> Double {
    let part = table[Int(key.mix >> 40) % Self.parts]
    if let known = part.known.withLock({ $0[key] }) { return known }
    let fresh = computing()
    part.known.withLock { known in
      if known.count >= Self.partLimit { known.removeAll(keepingCapacity: true) }
      known[key] = fresh
    }
    return fresh
  }
}

extension ExpectedPowerTable.Key {
  func hash(into hasher: inout Hasher) { hasher.combine(mix) }

  /// A rough mix of all numbers, as a hash: most differ in all their digits, and the usual one takes as long as the rest of
  /// the question.
  var mix: UInt64 {
    var bits: UInt64 = 0
    func add(_ value: UInt64) { bits = (bits ^ value ^ bits >> 29) &* 0x9E37_79B9_7F4A_7C15 }
    add(scale.bitPattern)
    add(exponent.bitPattern)
    add(sum.certain.bitPattern)
    for terms in sum.classes {
      add(terms.weight.bitPattern)
      for group in terms.groups {
        add(UInt64(truncatingIfNeeded: group.count))
        add(group.probability.bitPattern)
      }
    }
    return bits
  }
}
