/// Table of the shares of others that are down, for all searches of one market.
import Synchronization

/// Shares by type and others, worked out once: they are the same along every parameter in which payoffs are linear.
///
/// A distribution of a thousand firms that are down takes a hundred times as long as the gains that follow from it.
final class ShareTable: Sendable {
  /// Most entries kept: some tens of megabytes.
  static let limit = 20_000

  private struct State {
    var down: [[[Double]]] = []
    var known: [Int: [[[Int]]: [ShareBounds]]] = [:]
    var count = 0
  }

  private let state = Mutex(State())

  /// The shares that a firm of a type sees, computed where they are not known for these probabilities.
  func shares(
    type: Int, others: [[Int]], down: [[[Double]]], computing: () -> [ShareBounds]
  ) -> [ShareBounds] {
    let known = state.withLock { $0.down == down ? $0.known[type]?[others] : nil }
    if let known { return known }
    let fresh = computing()
    state.withLock { state in
      if state.count == 0 { state.down = down }
      guard state.down == down, state.count < Self.limit else { return }
      state.known[type, default: [:]][others] = fresh
      state.count += 1
    }
    return fresh
  }
}
