/// Number of items that all threads of a computation completed, for its progress.
import Synchronization

/// A counter that threads share.
public final class WorkCounter: Sendable {
  private let done = Atomic(0)

  /// A counter at 0.
  public init() {}

  /// Adds a number of items and returns the total.
  public func add(_ count: Int) -> Int { done.add(count, ordering: .relaxed).newValue }
}
