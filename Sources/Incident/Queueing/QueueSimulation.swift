import ResilienceNumerics

import SystemLibrary

extension QueueModel {
  /// Simulates the queue job by job.
  ///
  /// Draws depend on the seed and the index of the run alone.
  /// - Throws: `IncidentError` when a member is out of range.
  /// - Complexity: O(log n) for each event, n the servers that are busy and the clients that pause.
  public func simulate(seed: UInt64, run: UInt64 = 0) throws(IncidentError) -> QueueOutcome {
    try validate()
    var simulation = QueueSimulation(self, seed: seed, run: run)
    simulation.play()
    return simulation.outcome
  }
}

/// The event loop. Arrivals, time-outs and everything else come from three sources that are merged by time:
/// the next arrival, the ring of time-outs, and the heap of jobs done, pauses over, and stops.
struct QueueSimulation {
  /// An attempt that waits, is served, or whose time-out is still to come.
  struct Attempt {
    var sent = 0.0
    var failures: Int32 = 0
    var isStale = false
    var isDone = false
    /// Thrown away while its client still waits.
    var isLost = false
  }
  struct Timer {
    var due: Double
    var attempt: UInt32
  }
  /// Kind of an event of the heap, in its two highest bits.
  enum Subject {
    static let done: UInt32 = 0
    static let retry: UInt32 = 1 << 30
    static let control: UInt32 = 2 << 30
    static let mask: UInt32 = 3 << 30
  }

  let model: QueueModel
  let timeout: Double
  let serviceMean: Double
  let isExponential: Bool
  var queueLimit = Int.max
  var outcome: QueueOutcome
  var heap = EventHeap()
  var timers = RingBuffer(filler: Timer(due: 0, attempt: 0))
  var waiting = RingBuffer<UInt32>(filler: 0)
  var attempts: [Attempt] = []
  var free: [UInt32] = []
  var busy = 0
  var isStopped = false
  var nextArrival = Double.infinity
  var loadIndex = -1
  var bin = 0
  var binEnd: Double
  var governor: RetryGovernor
  var arrivalDraws: PhiloxStream
  var serviceDraws: PhiloxStream
  var jitterDraws: PhiloxStream

  init(_ model: QueueModel, seed: UInt64, run: UInt64) {
    self.model = model
    timeout = model.timeoutSeconds ?? .infinity
    serviceMean = model.service.meanSeconds
    if case .exponential = model.service { isExponential = true } else { isExponential = false }
    outcome = QueueOutcome(model)
    binEnd = model.binSeconds
    governor = RetryGovernor(model.retry)
    arrivalDraws = PhiloxStream(seed: seed, stream: RandomStream.arrivals, index: run)
    serviceDraws = PhiloxStream(seed: seed, stream: RandomStream.services, index: run)
    jitterDraws = PhiloxStream(seed: seed, stream: RandomStream.jitter, index: run)
  }

  mutating func play() {
    scheduleControls()
    drawArrival(after: 0)
    startRequests()
    while step() {}
    closeBins(upTo: .infinity)
  }

  /// Stops, resumptions, flushes and limits, numbered: stop 2i, resumption 2i + 1, then flushes, then limits.
  mutating func scheduleControls() {
    for (index, stop) in model.stops.enumerated() {
      heap.schedule(Subject.control | UInt32(2 * index), at: stop.lowerBound)
      heap.schedule(Subject.control | UInt32(2 * index + 1), at: stop.upperBound)
    }
    for (index, time) in model.flushes.enumerated() {
      heap.schedule(Subject.control | UInt32(2 * model.stops.count + index), at: time)
    }
    let limits = 2 * model.stops.count + model.flushes.count
    for (index, limit) in model.admissions.enumerated() {
      if limit.seconds <= 0 { queueLimit = limit.length }
      heap.schedule(Subject.control | UInt32(limits + index), at: limit.seconds)
    }
  }

  /// Handles the next event; `false` at the end of time.
  @inline(__always)
  mutating func step() -> Bool {
    let timerDue = timers.isEmpty ? .infinity : timers.first.due
    let heapDue = heap.nextTime
    let now = min(nextArrival, min(timerDue, heapDue))
    guard now < model.horizonSeconds else { return false }
    if now >= binEnd { closeBins(upTo: now) }
    outcome.events += 1
    if now == nextArrival {
      outcome.bins[bin].requests += 1
      send(failures: 0, at: now)
      drawArrival(after: now)
    } else if now == timerDue {
      timeOut(timers.removeFirst().attempt, at: now)
    } else {
      handle(heap.takeNext().subject, at: now)
    }
    return true
  }

  @inline(__always)
  mutating func handle(_ subject: UInt32, at now: Double) {
    let value = subject & ~Subject.mask
    switch subject & Subject.mask {
    case Subject.done: finish(value, at: now)
    case Subject.retry: send(failures: Int32(value), at: now)
    default: control(Int(value), at: now)
    }
  }

  /// The requests that wait for the start, as clients whose first pause ends at even distances.
  mutating func startRequests() {
    outcome.bins[bin].requests += model.initialRequests
    let gap = model.initialSpreadSeconds / Double(max(1, model.initialRequests))
    for index in 0..<model.initialRequests {
      if gap == 0 {
        send(failures: 0, at: 0)
      } else {
        heap.schedule(Subject.retry, at: Double(index) * gap)
      }
    }
  }

  mutating func control(_ number: Int, at now: Double) {
    let limits = 2 * model.stops.count + model.flushes.count
    guard number < limits else {
      queueLimit = model.admissions[number - limits].length
      return
    }
    guard number < 2 * model.stops.count else { return flush() }
    isStopped = number % 2 == 0
    if !isStopped { startWaiting(at: now) }
  }

  /// Throws away what waits; clients find out by their time-outs.
  mutating func flush() {
    while !waiting.isEmpty {
      let slot = waiting.removeFirst()
      if attempts[Int(slot)].isStale || timeout == .infinity {
        free.append(slot)
      } else {
        attempts[Int(slot)].isLost = true
      }
    }
  }

  /// The next arrival: exponential gaps; a change of load starts a new gap, which the exponential forgives.
  @inline(__always)
  mutating func drawArrival(after now: Double) {
    var time = now
    while true {
      let rate = loadIndex < 0 ? 0 : model.loads[loadIndex].rate
      let change =
        loadIndex + 1 < model.loads.count ? model.loads[loadIndex + 1].seconds : Double.infinity
      let candidate = rate > 0 ? time - log(arrivalDraws.uniform()) / rate : Double.infinity
      if candidate < change || change == .infinity {
        nextArrival = candidate
        return
      }
      time = change
      loadIndex += 1
    }
  }

  mutating func closeBins(upTo now: Double) {
    while now >= binEnd && bin < outcome.bins.count {
      outcome.bins[bin].waiting = waiting.count
      guard bin + 1 < outcome.bins.count else { return }
      bin += 1
      binEnd = Double(bin + 1) * model.binSeconds
    }
  }
}
