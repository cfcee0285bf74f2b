/// Tasks that depend on their index alone, shared out among threads.
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A queue of tasks whose results are put in order of index, whoever computes them.
public final class ParallelTasks<Result: Sendable>: Sendable {
  private struct Progress {
    var next = 0
    var results: [Result?]
  }

  private let count: Int
  private let work: @Sendable (Int) -> Result
  private let progress: Mutex<Progress>

  private init(count: Int, work: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.work = work
    progress = Mutex(Progress(results: [Result?](repeating: nil, count: count)))
  }

  /// The results of all tasks in order, computed by `jobs` threads; a task should take a millisecond or more.
  public static func run(count: Int, jobs: Int, work: @escaping @Sendable (Int) -> Result) -> [Result] {
    let tasks = ParallelTasks(count: count, work: work)
    let threads = (1..<max(1, min(jobs, count))).compactMap { _ in
      startThread { tasks.takeTasks() }
    }
    tasks.takeTasks()
    for thread in threads { pthread_join(thread, nil) }
    return tasks.progress.withLock { $0.results.compactMap { $0 } }
  }

  private func takeTasks() {
    while let index = nextTask() {
      let result = work(index)
      progress.withLock { $0.results[index] = result }
    }
  }

  private func nextTask() -> Int? {
    progress.withLock { progress in
      guard progress.next < count else { return nil }
      progress.next += 1
      return progress.next - 1
    }
  }
}

/// What a thread is to do.
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
