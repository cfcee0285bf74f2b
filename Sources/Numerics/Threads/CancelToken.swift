/// Cancel token for long computations, which poll it.
import Synchronization

/// Cancellation flag of a computation, which then returns its results so far, marked incomplete.
///
/// Setting it is one atomic store, so that a signal handler may do it.
public final class CancelToken: Sendable {
  private let flag = Atomic<Bool>(false)

  /// A token that is not set.
  public init() {}

  /// Requests cancellation, irrevocably.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// Whether cancellation was requested.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
