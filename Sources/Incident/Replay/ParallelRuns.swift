import ResilienceNumerics
import Synchronization

/// Runs that depend on their index alone, shared out among threads in chunks.
///
/// Results are put together in order of index, so they are the same for any number of threads.
final class ParallelRuns: Sendable {
  private let chunks: [Range<Int>]
  private let work: @Sendable (Range<Int>) -> [Double]
  private let report: @Sendable (Int) -> Void
  private let done = Atomic(0)

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
  }

  /// The results of all runs in order, computed by `jobs` threads; where they are cancelled, those up to the first chunk
  /// that was not computed. The first one always is.
  func results(jobs: Int, cancel: CancelToken? = nil) -> [Double] {
    let parts = ParallelTasks.run(count: chunks.count, jobs: jobs) { index -> [Double]? in
      if index > 0, cancel?.isCancelled == true { return nil }
      let results = self.work(self.chunks[index])
      self.report(self.done.add(results.count, ordering: .relaxed).newValue)
      return results
    }
    return Array(parts.prefix { $0 != nil }.compactMap { $0 }.joined())
  }
}
