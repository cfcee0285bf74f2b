internal import Incident
internal import ResilienceNumerics

/// The clients' common state: tokens left, circuit open or closed.
struct RetryGovernor {
  private enum Circuit {
    case closed
    case open(until: Double)
    case probing
  }

  let policy: RetryPolicy
  private var tokens = 0.0
  private var failuresInARow = 0
  private var circuit = Circuit.closed

  init(_ policy: RetryPolicy) {
    self.policy = policy
    if case .tokenBucket(_, let capacity, _) = policy { tokens = capacity }
  }

  /// Pause before the next attempt of a request that has failed `tries` times; `nil` gives up.
  @inline(__always)
  mutating func pause(afterFailures tries: Int, random: inout PhiloxStream) -> Double? {
    guard tries <= policy.limit else { return nil }
    switch policy {
    case .never: return nil
    case .immediate, .circuitBreaker: return 0
    case .afterDelay(_, let seconds): return seconds
    case .backoff(_, let base, let cap, let jitter):
      let pause = min(cap, base * Double(1 << min(tries - 1, 40)))
      return jitter ? pause * random.uniform() : pause
    case .tokenBucket:
      guard tokens >= 1 else { return nil }
      tokens -= 1
      return 0
    }
  }

  /// Whether an attempt may be sent now.
  @inline(__always)
  mutating func allows(at time: Double) -> Bool {
    switch circuit {
    case .closed: return true
    case .probing: return false
    case .open(let until):
      guard time >= until else { return false }
      circuit = .probing
      return true
    }
  }

  @inline(__always)
  mutating func succeeded() {
    switch policy {
    case .tokenBucket(_, let capacity, let earned): tokens = min(capacity, tokens + earned)
    case .circuitBreaker:
      failuresInARow = 0
      circuit = .closed
    default: break
    }
  }

  @inline(__always)
  mutating func failed(at time: Double) {
    guard case .circuitBreaker(_, let failures, let openSeconds) = policy else { return }
    failuresInARow += 1
    if case .probing = circuit {
      circuit = .open(until: time + openSeconds)
    } else if case .closed = circuit, failuresInARow >= failures {
      circuit = .open(until: time + openSeconds)
    }
  }
}
