/// Values that threads share and work out once each.
import Synchronization

/// A table of values that follow from their keys alone; whoever asks first works a value out.
///
/// Two threads that ask at once may both do so and get the same. A full table begins anew: what is asked for next is most
/// likely near to what was asked for last.
public final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct State {
    var known: [Key: Value] = [:]
    var size = 0
  }

  private let state = Mutex(State())
  /// Most that is kept, in the unit of the sizes of values.
  private let limit: Int

  /// An empty table for values whose sizes add up to at most `limit`.
  public init(limit: Int) { self.limit = limit }

  /// The value of a key, computed where it is not known. One that would fill a quarter of the table is not kept.
  public func value<Failure: Error>(
    _ key: Key, size: Int = 1, computing: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    guard size <= limit / 4 else { return try computing() }
    if let known = state.withLock({ $0.known[key] }) { return known }
    let fresh = try computing()
    let limit = limit
    state.withLock { state in
      if state.size + size > limit { state = State() }
      if state.known.updateValue(fresh, forKey: key) == nil { state.size += size }
    }
    return fresh
  }
}
