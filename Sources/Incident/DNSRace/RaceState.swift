/// A state of the race in one word, so that tens of millions fit into memory and compare in one instruction.
///
/// Bits 0 to 3 hold the newest plan; 4 bits for each endpoint from bit 4 hold the published plan, 0 for none;
/// 8 bits for each Enactor from bit 20 hold its phase (high half) and its plan (low half), 0 when idle.
struct RaceState: Hashable, Sendable {
  var bits: UInt64

  static let enactorShift: UInt64 = 20

  /// Phases of an Enactor; writing to endpoint `e` is `writing + e`, and cleaning follows the last endpoint.
  static let idle: UInt64 = 0
  static let pickedUp: UInt64 = 1
  static let writing: UInt64 = 2

  /// The start: plan 1 is published at every endpoint, every Enactor is idle.
  init(initialFor race: DNSRace) {
    bits = 1
    for endpoint in 0..<race.endpoints { publish(1, at: endpoint) }
  }

  var newestPlan: UInt64 {
    get { bits & 0xF }
    set { bits = (bits & ~0xF) | newValue }
  }

  /// The plan that is published at an endpoint, 0 for none.
  @inline(__always)
  func published(at endpoint: Int) -> UInt64 { (bits >> UInt64(4 + 4 * endpoint)) & 0xF }

  @inline(__always)
  mutating func publish(_ plan: UInt64, at endpoint: Int) {
    let shift = UInt64(4 + 4 * endpoint)
    bits = (bits & ~(0xF << shift)) | (plan << shift)
  }

  /// Phase and plan of an Enactor in 8 bits.
  @inline(__always)
  func local(_ enactor: Int) -> UInt64 { (bits >> (Self.enactorShift + UInt64(8 * enactor))) & 0xFF }

  @inline(__always)
  mutating func setLocal(_ enactor: Int, phase: UInt64, plan: UInt64) {
    let shift = Self.enactorShift + UInt64(8 * enactor)
    bits = (bits & ~(0xFF << shift)) | ((phase << 4 | plan) << shift)
  }

  /// Whether an endpoint has no record and no Enactor is on its way to write one.
  ///
  /// Nothing leads out of such a state: the check refuses every plan while an endpoint is empty.
  @inline(__always)
  func isStuck(_ race: DNSRace) -> Bool {
    for endpoint in 0..<race.endpoints where published(at: endpoint) == 0 {
      if !somebodyWillWrite(endpoint, race) { return true }
    }
    return false
  }

  @inline(__always)
  private func somebodyWillWrite(_ endpoint: Int, _ race: DNSRace) -> Bool {
    // Inside-write checks refuse an empty record, so nobody fills it.
    if race.freshness == .insideWrite { return false }
    for enactor in 0..<race.enactors {
      let phase = local(enactor) >> 4
      if phase >= Self.writing && phase <= Self.writing + UInt64(endpoint) { return true }
    }
    return false
  }

  /// The same state with the Enactors in ascending order.
  ///
  /// Enactors are alike and no property names one, so states that differ only in their order have the same
  /// futures: exploring one of them is enough.
  @inline(__always)
  func canonical(_ race: DNSRace) -> RaceState {
    var result = self
    for last in stride(from: race.enactors - 1, to: 0, by: -1) {
      for enactor in 0..<last { result.order(enactor) }
    }
    return result
  }

  /// Exchanges an Enactor with the next one if they are out of order.
  @inline(__always)
  private mutating func order(_ enactor: Int) {
    let shift = Self.enactorShift + UInt64(8 * enactor)
    let first = (bits >> shift) & 0xFF
    let second = (bits >> (shift + 8)) & 0xFF
    let exchange = first > second ? (first ^ second) : 0
    bits ^= (exchange << shift) | (exchange << (shift + 8))
  }
}
