/// A wish to stop, which long computations ask for now and then.
import Synchronization

/// Cancellation flag of a computation, which then returns its results so far, marked incomplete.
///
/// Setting it is one atomic store, so that a signal handler may do it.
public final class CancelToken: Sendable {
  private let flag = Atomic<Bool>(false)

  /// A token that nobody has set.
  public init() {}

  /// Asks to stop. It cannot be taken back.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// Whether somebody asked to stop.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
