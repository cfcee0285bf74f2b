import ResilienceNumerics

import SystemLibrary

/// Transitions of jobs: sent, started, finished, timed out, sent again.
extension QueueSimulation {
  /// An attempt arrives: it is refused, or waits with a time-out running.
  @inline(__always)
  mutating func send(failures: Int32, at now: Double) {
    outcome.bins[bin].attempts += 1
    guard waiting.count < queueLimit && governor.allows(at: now) else { return refuse(failures, at: now) }
    let slot = newSlot()
    attempts[Int(slot)] = Attempt(sent: now, failures: failures)
    if timeout < .infinity { timers.append(Timer(due: now + timeout, attempt: slot)) }
    if busy < model.servers && !isStopped && waiting.isEmpty {
      start(slot, at: now)
    } else {
      waiting.append(slot)
    }
  }

  @inline(__always)
  mutating func newSlot() -> UInt32 {
    if let slot = free.popLast() { return slot }
    attempts.append(Attempt())
    return UInt32(attempts.count - 1)
  }

  @inline(__always)
  mutating func start(_ slot: UInt32, at now: Double) {
    busy += 1
    outcome.bins[bin].started += 1
    outcome.bins[bin].waitSeconds += now - attempts[Int(slot)].sent
    let time = isExponential ? -log(serviceDraws.uniform()) * serviceMean : serviceMean
    heap.schedule(Subject.done | slot, at: now + time)
  }

  /// A job is done; whoever waits is next.
  @inline(__always)
  mutating func finish(_ slot: UInt32, at now: Double) {
    busy -= 1
    if attempts[Int(slot)].isStale {
      outcome.bins[bin].stale += 1
      free.append(slot)
    } else {
      outcome.bins[bin].useful += 1
      governor.succeeded()
      attempts[Int(slot)].isDone = true
      if timeout == .infinity { free.append(slot) }
    }
    if !isStopped { startWaiting(at: now) }
  }

  @inline(__always)
  mutating func startWaiting(at now: Double) {
    while busy < model.servers && !waiting.isEmpty {
      let slot = waiting.removeFirst()
      if model.discardsStaleWork && attempts[Int(slot)].isStale {
        free.append(slot)
      } else {
        start(slot, at: now)
      }
    }
  }

  /// The client has waited long enough. The attempt stays where it is.
  @inline(__always)
  mutating func timeOut(_ slot: UInt32, at now: Double) {
    guard !attempts[Int(slot)].isDone else { return free.append(slot) }
    let failures = attempts[Int(slot)].failures + 1
    if attempts[Int(slot)].isLost { free.append(slot) } else { attempts[Int(slot)].isStale = true }
    governor.failed(at: now)
    retry(failures, at: now)
  }

  @inline(__always)
  mutating func retry(_ failures: Int32, at now: Double, notBefore least: Double = 0) {
    guard var pause = governor.pause(afterFailures: Int(failures), random: &jitterDraws) else {
      outcome.bins[bin].givenUp += 1
      return
    }
    pause = max(pause, least)
    if pause == 0 {
      send(failures: failures, at: now)
    } else {
      heap.schedule(Subject.retry | UInt32(failures), at: now + pause)
    }
  }

  /// A refusal is known at once. Where the circuit is open the client gives up; else its policy decides.
  mutating func refuse(_ failures: Int32, at now: Double) {
    outcome.bins[bin].refused += 1
    if case .circuitBreaker = model.retry {
      outcome.bins[bin].givenUp += 1
    } else {
      retry(failures + 1, at: now, notBefore: model.refusedPauseSeconds)
    }
  }
}
