/// Events in order of time; events of the same time in order of scheduling.
///
/// A heap with four children a node: half the depth of a binary heap, and four neighbours share a cache line.
/// Invariant: no event is earlier than its parent.
/// - Complexity: scheduling and taking are O(log n).
struct EventHeap {
  /// An event: when, in which order it was scheduled, and what it is about.
  struct Event {
    var time: Double
    var order: UInt32
    var subject: UInt32

    @inline(__always)
    static func < (a: Event, b: Event) -> Bool {
      a.time < b.time || (a.time == b.time && a.order < b.order)
    }
  }

  private(set) var events: [Event] = []
  private var scheduled: UInt32 = 0

  /// Time of the next event, infinity when there is none.
  @inline(__always)
  var nextTime: Double { events.isEmpty ? .infinity : events[0].time }

  /// Schedules an event.
  @inline(__always)
  mutating func schedule(_ subject: UInt32, at time: Double) {
    let event = Event(time: time, order: scheduled, subject: subject)
    scheduled &+= 1
    events.append(event)
    rise(event, from: events.count - 1)
  }

  /// Takes the next event; the heap must not be empty.
  @inline(__always)
  mutating func takeNext() -> Event {
    let first = events[0]
    let last = events.removeLast()
    if !events.isEmpty { sink(last) }
    return first
  }

  @inline(__always)
  private mutating func rise(_ event: Event, from start: Int) {
    var hole = start
    while hole > 0 {
      let parent = (hole - 1) >> 2
      guard event < events[parent] else { break }
      events[hole] = events[parent]
      hole = parent
    }
    events[hole] = event
  }

  @inline(__always)
  private mutating func sink(_ event: Event) {
    let count = events.count
    var hole = 0
    while true {
      let first = 4 * hole + 1
      guard first < count else { break }
      var least = first
      for child in (first + 1)..<max(first + 1, min(first + 4, count)) where events[child] < events[least] {
        least = child
      }
      guard events[least] < event else { break }
      events[hole] = events[least]
      hole = least
    }
    events[hole] = event
  }

  /// Whether the invariant holds; for tests.
  var isOrdered: Bool {
    events.indices.dropFirst().allSatisfy { !(events[$0] < events[($0 - 1) >> 2]) }
  }
}
