/// First in, first out, in a circle that doubles when it is full.
///
/// Serves as the queue of jobs, and as the queue of time-outs: with one length of time-out they fall due in the
/// order in which they were set, so they need no heap.
/// - Complexity: O(1) at both ends.
struct RingBuffer<Element> {
  private var slots: [Element]
  private var head = 0
  private(set) var count = 0

  /// An empty buffer; `filler` occupies the free slots.
  init(filler: Element) {
    slots = [Element](repeating: filler, count: 64)
  }

  @inline(__always)
  var isEmpty: Bool { count == 0 }

  /// The oldest element; the buffer must not be empty.
  @inline(__always)
  var first: Element { slots[head] }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == slots.count { grow() }
    slots[(head + count) & (slots.count - 1)] = element
    count += 1
  }

  @inline(__always)
  mutating func removeFirst() -> Element {
    let element = slots[head]
    head = (head + 1) & (slots.count - 1)
    count -= 1
    return element
  }

  private mutating func grow() {
    slots = Array(slots[head...] + slots[..<head])
    slots.append(contentsOf: slots)
    head = 0
  }
}
