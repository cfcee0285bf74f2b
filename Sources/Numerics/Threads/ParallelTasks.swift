/// Tasks that depend on their index alone, shared out among threads.
import Synchronization

import SystemLibrary

/// A queue of tasks whose results are put in order of index, whoever computes them.
///
/// Threads share nothing but the counter of tasks: each keeps what it computes, and it is read once the thread is at
/// its end. So there is no lock, and the thread sanitizer, which does not see through Swift's `Mutex` on Linux, can
/// tell that this is in order.
public final class ParallelTasks<Result: Sendable>: Sendable {
  private let count: Int
  private let work: @Sendable (Int) -> Result
  /// The first task that nobody has taken.
  private let next = Atomic(0)

  private init(count: Int, work: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.work = work
  }

  /// The results of all tasks in order, computed by `jobs` threads; a task should take a millisecond or more.
  public static func run(count: Int, jobs: Int, work: @escaping @Sendable (Int) -> Result) -> [Result] {
    let tasks = ParallelTasks(count: count, work: work)
    let others = (1..<max(1, min(jobs, count))).map { _ in ThreadResults<Result>() }
    let threads = others.compactMap { share in
      startThread { tasks.takeTasks(into: share) }
    }
    let own = ThreadResults<Result>()
    tasks.takeTasks(into: own)
    for thread in threads { pthread_join(thread, nil) }
    var results = [Result?](repeating: nil, count: count)
    for share in [own] + others {
      for (index, result) in share.results { results[index] = result }
    }
    return results.compactMap { $0 }
  }

  private func takeTasks(into share: ThreadResults<Result>) {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      share.results.append((index, work(index)))
    }
  }
}

/// Results of one thread: written by it alone, and read by another only when it was joined.
private final class ThreadResults<Result: Sendable>: @unchecked Sendable {
  var results: [(Int, Result)] = []
}

/// Task of a thread.
private final class ThreadBody: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  /// Takes over the reference and does it.
  static func run(_ reference: UnsafeMutableRawPointer) {
    Unmanaged<ThreadBody>.fromOpaque(reference).takeRetainedValue().body()
  }
}

/// A thread; `nil` when the system gives none, and then the others do its part.
private func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  let reference = Unmanaged.passRetained(ThreadBody(body)).toOpaque()
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  if pthread_create(&thread, nil, runThread, reference) == 0 { return thread }
  Unmanaged<ThreadBody>.fromOpaque(reference).release()
  return nil
}

#if canImport(Darwin)
  private func runThread(_ reference: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    ThreadBody.run(reference)
    return nil
  }
#else
  private func runThread(_ reference: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let reference { ThreadBody.run(reference) }
    return nil
  }
#endif
