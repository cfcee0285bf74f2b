/// How many of a few players are down.

/// The distribution of the number that is down among players who join one by one, in memory of the caller's.
struct DownCount {
  /// The probability of each number.
  private let chances: UnsafeMutableBufferPointer<Double>
  /// Players so far.
  private(set) var count = 0
  /// Whether one of them may be down.
  private(set) var isAnybodyDown = false

  /// Nobody.
  ///
  /// - Parameter memory: room for one number more than there will be players.
  init(_ memory: UnsafeMutableBufferPointer<Double>) {
    chances = memory
    chances.initialize(repeating: 0)
    clear()
  }

  /// Nobody again.
  mutating func clear() {
    count = 0
    isAnybodyDown = false
    chances[0] = 1
  }

  /// The probability that so many are down, up to `count`.
  subscript(number: Int) -> Double { chances[number] }

  /// Players who are down with the same probability join, as many as there is room for.
  mutating func add(_ number: Int, _ down: Double) {
    isAnybodyDown = isAnybodyDown || down > 0
    let last = count + min(number, chances.count - 1 - count)
    let up = 1 - down
    while count < last {
      count += 1
      chances[count] = 0
      guard down > 0 else { continue }
      // Each chance passes its place on before it changes.
      var below = 0.0
      for k in 0...count {
        let here = chances[k]
        chances[k] = here * up + below * down
        below = here
      }
    }
  }

  /// The expected value of a function of the number, given for 0, 1, … up to `count`.
  func expected(_ values: [Double]) -> Double {
    guard isAnybodyDown else { return values[0] }
    var sum = 0.0
    for k in 0...count { sum += chances[k] * values[k] }
    return sum
  }
}
