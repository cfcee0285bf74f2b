import ResilienceNumerics

/// Changes inputs the way a careless editor would: bytes flipped, dropped, doubled, and pieces of others put in.
struct Mutator {
  private var random: PhiloxStream

  init(seed: UInt64) { random = PhiloxStream(seed: seed, stream: 0, index: 0) }

  /// One of the inputs, changed in one to six places.
  mutating func change(_ inputs: [[UInt8]]) -> [UInt8] {
    var bytes = inputs.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let length = min(Int.random(in: 1...16, using: &random), bytes.count - place)
      let piece = bytes[place..<place + length]
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.removeSubrange(place..<place + length)
      case 1: bytes.insert(contentsOf: piece, at: place)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      default:
        let other = inputs.randomElement(using: &random) ?? []
        let start = Int.random(in: 0...other.count, using: &random)
        bytes.replaceSubrange(place..<place + length, with: other[start...].prefix(32))
      }
    }
    return bytes
  }
}
