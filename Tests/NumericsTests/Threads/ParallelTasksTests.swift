import Synchronization
import Testing

@testable import ResilienceNumerics

@Suite struct ParallelTasksTests {
  /// Every task is done once, and its result stands at its place, whatever the number of threads.
  @Test(arguments: [0, 1, 2, 7, 1000]) func everyTaskOnceAndInOrder(count: Int) {
    for jobs in [-1, 0, 1, 2, 3, 8, 64] {
      let calls = Calls()
      let results = ParallelTasks.run(count: count, jobs: jobs) { index in
        calls.count.add(1, ordering: .relaxed)
        return [index, index * index]
      }
      #expect(results == (0..<count).map { [$0, $0 * $0] }, "\(jobs) threads")
      #expect(calls.count.load(ordering: .relaxed) == count, "\(jobs) threads")
    }
  }

  /// Tasks may start tasks of their own.
  @Test func tasksWithinTasks() {
    let sums = ParallelTasks.run(count: 5, jobs: 3) { outer in
      ParallelTasks.run(count: 10, jobs: 2) { outer * $0 }.reduce(0, +)
    }
    #expect(sums == [0, 45, 90, 135, 180])
  }

  private final class Calls: Sendable {
    let count = Atomic(0)
  }
}
