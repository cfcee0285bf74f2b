import ResilienceNumerics
import Testing

@testable import Incident
@testable import ReferenceModels

@Suite struct EventHeapTests {
  @Test(arguments: [1, 2, 3, 4, 5, 17, 1000])
  func takesEventsInOrderOfTimeThenOfScheduling(count: Int) {
    for seed in 0..<5 as Range<UInt64> {
      var random = PhiloxStream(seed: seed, stream: 1, index: 0)
      var heap = EventHeap()
      var expected: [(time: Double, subject: UInt32)] = []
      for subject in 0..<UInt32(count) {
        // Few distinct times, so that ties are common.
        let time = (random.uniform() * 10).rounded(.down)
        heap.schedule(subject, at: time)
        expected.append((time, subject))
        #expect(heap.isOrdered, "seed \(seed)")
      }
      expected.sort { ($0.time, $0.subject) < ($1.time, $1.subject) }
      let taken = expected.map { _ in heap.takeNext().subject }
      #expect(taken == expected.map(\.subject), "seed \(seed)")
      #expect(heap.nextTime == .infinity)
    }
  }
}

@Suite struct RingBufferTests {
  @Test func keepsOrderThroughGrowthAndWrapping() {
    var buffer = RingBuffer(filler: 0)
    var oracle: [Int] = []
    var random = PhiloxStream(seed: 7, stream: 1, index: 0)
    for value in 0..<2000 {
      if random.uniform() < 0.6 || oracle.isEmpty {
        buffer.append(value)
        oracle.append(value)
      } else {
        #expect(buffer.first == oracle[0])
        #expect(buffer.removeFirst() == oracle.removeFirst())
      }
      #expect(buffer.count == oracle.count)
    }
  }
}
