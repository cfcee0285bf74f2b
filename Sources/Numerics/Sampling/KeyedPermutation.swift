/// A random order of any size that is never stored: the place of each item is computed from a key.
///
/// The swap-or-not shuffle of Hoang, Morris and Rogaway, "An enciphering scheme based on a card shuffle", CRYPTO
/// 2012, section 3, with Philox as the round function. Each round pairs every item with another one and swaps the
/// two or leaves them, so that any number of rounds gives a permutation.
public struct KeyedPermutation: Sendable {
  /// Number of items.
  public let count: Int
  private let key: SIMD2<UInt32>
  private let pairings: [Int]

  /// The order of `count` items, at least 1, that belongs to a seed and a stream.
  public init(count: Int, seed: UInt64, stream: UInt64) {
    precondition(count > 0)
    self.count = count
    var words = PhiloxStream(seed: seed, stream: stream, index: .max)
    let own = words.next()
    key = SIMD2(UInt32(truncatingIfNeeded: own), UInt32(truncatingIfNeeded: own >> 32))
    // The paper's bound asks for a multiple of lg n; small orders need some more to be uniform.
    let rounds = 8 * (Int.bitWidth - count.leadingZeroBitCount) + 32
    pairings = (0..<rounds).map { _ in Int(words.next().multipliedFullWidth(by: UInt64(count)).high) }
  }

  /// Position to which an item goes, from 0 to `count` − 1.
  ///
  /// - Complexity: O(log count), about 8 ns a round.
  public subscript(item: Int) -> Int {
    precondition(0..<count ~= item)
    var place = item
    for (round, pairing) in pairings.enumerated() {
      let partner = pairing >= place ? pairing - place : pairing - place + count
      let pair = UInt64(max(place, partner))
      let coin = philox4x32(
        counter: SIMD4(
          UInt32(truncatingIfNeeded: pair), UInt32(truncatingIfNeeded: pair >> 32), UInt32(round), 0),
        key: key)
      if coin.x & 1 == 1 { place = partner }
    }
    return place
  }
}
