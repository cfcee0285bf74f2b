import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs that depend on their index alone, shared out among threads in chunks.
///
/// Results are put together in order of index, so they are the same for any number of threads.
final class ParallelRuns: Sendable {
  private struct Progress {
    var next = 0
    var done = 0
    var results: [[Double]]
  }

  private let chunks: [Range<Int>]
  private let work: @Sendable (Range<Int>) -> [Double]
  private let progress: Mutex<Progress>
  private let report: @Sendable (Int) -> Void

  /// - Parameters:
  ///   - chunk: runs that a thread takes at a time: a millisecond of work or more.
  ///   - report: told, by any of the threads, how many runs are done.
  init(
    count: Int, chunk: Int, report: @escaping @Sendable (Int) -> Void = { _ in },
    work: @escaping @Sendable (Range<Int>) -> [Double]
  ) {
    self.report = report
    chunks = stride(from: 0, to: count, by: chunk).map { $0..<min($0 + chunk, count) }
    self.work = work
    progress = Mutex(Progress(results: [[Double]](repeating: [], count: chunks.count)))
  }

  /// The results of all runs in order, computed by `jobs` threads.
  func results(jobs: Int) -> [Double] {
    let threads = (1..<max(1, min(jobs, chunks.count))).compactMap { _ in startThread() }
    takeChunks()
    for thread in threads { pthread_join(thread, nil) }
    return progress.withLock { Array($0.results.joined()) }
  }

  private func takeChunks() {
    while let index = nextChunk() {
      let results = work(chunks[index])
      let done = progress.withLock { progress in
        progress.results[index] = results
        progress.done += results.count
        return progress.done
      }
      report(done)
    }
  }

  private func nextChunk() -> Int? {
    progress.withLock { progress in
      guard progress.next < chunks.count else { return nil }
      progress.next += 1
      return progress.next - 1
    }
  }

  /// A thread that helps; `nil` when the system gives none, and then the others do its part.
  private func startThread() -> pthread_t? {
    let reference = Unmanaged.passRetained(self).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    if pthread_create(&thread, nil, joinRuns, reference) == 0 { return thread }
    Unmanaged<ParallelRuns>.fromOpaque(reference).release()
    return nil
  }

  /// Takes over the reference and works until nothing is left.
  fileprivate static func help(_ reference: UnsafeMutableRawPointer) {
    Unmanaged<ParallelRuns>.fromOpaque(reference).takeRetainedValue().takeChunks()
  }
}

#if canImport(Darwin)
  private func joinRuns(_ reference: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    ParallelRuns.help(reference)
    return nil
  }
#else
  private func joinRuns(_ reference: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let reference { ParallelRuns.help(reference) }
    return nil
  }
#endif
