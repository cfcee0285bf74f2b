/// Natural numbers of any size as limbs of 64 bits: the slow half of `BigInteger`.
///
/// Reference: Knuth, The Art of Computer Programming, vol. 2, section 4.3.1, algorithms A, S, M and D.

/// A natural number; limbs stand least first, the last one is not zero. Zero has no limbs.
struct Magnitude: Hashable, Sendable {
  private(set) var limbs: [UInt64]

  /// A number from limbs, of which the last ones may be zero.
  init(limbs: [UInt64]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  init(_ value: UInt128) {
    self.init(limbs: [UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)])
  }

  var isZero: Bool { limbs.isEmpty }

  /// The number of binary digits, 0 for zero.
  var bitWidth: Int { (limbs.last.map { 64 - $0.leadingZeroBitCount } ?? 0) + 64 * max(0, limbs.count - 1) }

  /// The number as a machine integer, if it fits into two limbs.
  var asUInt128: UInt128? {
    guard limbs.count <= 2 else { return nil }
    return limbs.reversed().reduce(0) { $0 << 64 | UInt128($1) }
  }
}

extension Magnitude: Comparable {
  static func < (left: Magnitude, right: Magnitude) -> Bool {
    if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count }
    for (a, b) in zip(left.limbs.reversed(), right.limbs.reversed()) where a != b { return a < b }
    return false
  }
}

extension Magnitude {
  /// - Complexity: O(limbs).
  static func + (left: Magnitude, right: Magnitude) -> Magnitude {
    let (long, short) = left.limbs.count >= right.limbs.count ? (left, right) : (right, left)
    var sum = long.limbs
    var carry: UInt64 = 0
    for place in sum.indices {
      if place >= short.limbs.count && carry == 0 { break }
      let addend = place < short.limbs.count ? short.limbs[place] : 0
      let total = UInt128(sum[place]) + UInt128(addend) + UInt128(carry)
      sum[place] = UInt64(truncatingIfNeeded: total)
      carry = UInt64(truncatingIfNeeded: total >> 64)
    }
    if carry > 0 { sum.append(carry) }
    return Magnitude(limbs: sum)
  }

  /// - Precondition: `left` is not less than `right`.
  /// - Complexity: O(limbs).
  static func - (left: Magnitude, right: Magnitude) -> Magnitude {
    var difference = left.limbs
    var borrow = false
    for place in difference.indices {
      if place >= right.limbs.count && !borrow { break }
      let (first, under) = difference[place].subtractingReportingOverflow(
        place < right.limbs.count ? right.limbs[place] : 0)
      let (second, again) = first.subtractingReportingOverflow(borrow ? 1 : 0)
      difference[place] = second
      borrow = under || again
    }
    precondition(!borrow, "natural numbers do not go below zero")
    return Magnitude(limbs: difference)
  }

  /// - Complexity: O(limbs of one · limbs of the other).
  static func * (left: Magnitude, right: Magnitude) -> Magnitude {
    if left.isZero || right.isZero { return Magnitude(limbs: []) }
    var product = [UInt64](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (i, a) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, b) in right.limbs.enumerated() {
        // (2^64 − 1)² + 2 (2^64 − 1) is the largest number of 128 bits: no overflow.
        let total = UInt128(a) &* UInt128(b) &+ UInt128(product[i + j]) &+ UInt128(carry)
        product[i + j] = UInt64(truncatingIfNeeded: total)
        carry = UInt64(truncatingIfNeeded: total >> 64)
      }
      product[i + right.limbs.count] = carry
    }
    return Magnitude(limbs: product)
  }

  static func << (value: Magnitude, shift: Int) -> Magnitude {
    if value.isZero { return value }
    var limbs = [UInt64](repeating: 0, count: shift / 64)
    let bits = UInt64(shift % 64)
    var carry: UInt64 = 0
    for limb in value.limbs {
      limbs.append(limb << bits | carry)
      carry = bits == 0 ? 0 : limb >> (64 - bits)
    }
    limbs.append(carry)
    return Magnitude(limbs: limbs)
  }

  static func >> (value: Magnitude, shift: Int) -> Magnitude {
    let bits = UInt64(shift % 64)
    let kept = value.limbs.dropFirst(shift / 64)
    var limbs: [UInt64] = []
    for (place, limb) in zip(kept.indices, kept) {
      let above = place + 1 < value.limbs.count ? value.limbs[place + 1] : 0
      limbs.append(limb >> bits | (bits == 0 ? 0 : above << (64 - bits)))
    }
    return Magnitude(limbs: limbs)
  }

  /// Division with remainder.
  ///
  /// - Precondition: the divisor is not zero.
  /// - Complexity: O(limbs of the quotient · limbs of the divisor).
  func quotientAndRemainder(dividingBy divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
    precondition(!divisor.isZero, "division by zero")
    if self < divisor { return (Magnitude(limbs: []), self) }
    if divisor.limbs.count == 1 {
      let (quotient, remainder) = dividedByLimb(divisor.limbs[0])
      return (quotient, Magnitude(limbs: [remainder]))
    }
    return dividedLong(by: divisor)
  }

  /// Division by one limb.
  func dividedByLimb(_ divisor: UInt64) -> (quotient: Magnitude, remainder: UInt64) {
    var quotient = limbs
    var remainder: UInt64 = 0
    for place in quotient.indices.reversed() {
      (quotient[place], remainder) = divisor.dividingFullWidth((remainder, limbs[place]))
    }
    return (Magnitude(limbs: quotient), remainder)
  }

  /// Algorithm D: the top limb of the divisor is shifted up to at least 2^63, so that a guess of a limb of the
  /// quotient from the top limbs is at most 2 too large.
  private func dividedLong(by divisor: Magnitude) -> (quotient: Magnitude, remainder: Magnitude) {
    let shift = divisor.limbs[divisor.limbs.count - 1].leadingZeroBitCount
    let v = (divisor << shift).limbs
    var u = (self << shift).limbs
    while u.count <= limbs.count { u.append(0) }
    let n = v.count
    var quotient = [UInt64](repeating: 0, count: u.count - n)
    for place in quotient.indices.reversed() {
      var guess = Self.guess(u, v, place)
      if Self.subtract(guess, v, from: &u, at: place) {
        guess -= 1
        Self.add(v, to: &u, at: place)
      }
      quotient[place] = guess
    }
    return (Magnitude(limbs: quotient), Magnitude(limbs: Array(u.prefix(n))) >> shift)
  }

  /// A limb of the quotient from the three top limbs, at most 1 too large.
  private static func guess(_ u: [UInt64], _ v: [UInt64], _ place: Int) -> UInt64 {
    let n = v.count
    let top = u[place + n]
    if top >= v[n - 1] { return UInt64.max }
    var (guess, rest) = v[n - 1].dividingFullWidth((top, u[place + n - 1]))
    while UInt128(guess) * UInt128(v[n - 2]) > UInt128(rest) << 64 | UInt128(u[place + n - 2]) {
      guess -= 1
      let (sum, overflow) = rest.addingReportingOverflow(v[n - 1])
      if overflow { break }
      rest = sum
    }
    return guess
  }

  /// Subtracts `factor` · `v`, modulo the size of the window; returns whether it was too much.
  private static func subtract(
    _ factor: UInt64, _ v: [UInt64], from u: inout [UInt64], at place: Int
  ) -> Bool {
    var carry: UInt64 = 0
    for (i, limb) in v.enumerated() {
      let product = UInt128(factor) &* UInt128(limb) &+ UInt128(carry)
      let low = UInt64(truncatingIfNeeded: product)
      carry = UInt64(truncatingIfNeeded: product >> 64) &+ (u[place + i] < low ? 1 : 0)
      u[place + i] &-= low
    }
    let isTooMuch = u[place + v.count] < carry
    u[place + v.count] &-= carry
    return isTooMuch
  }

  private static func add(_ v: [UInt64], to u: inout [UInt64], at place: Int) {
    var carry: UInt64 = 0
    for (i, limb) in v.enumerated() {
      let sum = UInt128(u[place + i]) + UInt128(limb) + UInt128(carry)
      u[place + i] = UInt64(truncatingIfNeeded: sum)
      carry = UInt64(truncatingIfNeeded: sum >> 64)
    }
    u[place + v.count] &+= carry
  }
}
