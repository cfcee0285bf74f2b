import ResilienceNumerics

/// Reaction of a client to a failed attempt: one that timed out or was refused.
///
/// `limit` is the largest number of retries of one request.
public enum RetryPolicy: Hashable, Sendable {
  /// Gives up at once.
  case never
  /// Tries again at once.
  case immediate(limit: Int)
  /// Tries again after a fixed pause.
  case afterDelay(limit: Int, seconds: Double)
  /// Pauses `base`, twice that, four times that, up to `cap`; with jitter, a uniform part of the pause.
  case backoff(limit: Int, baseSeconds: Double, capSeconds: Double, jitter: Bool)
  /// Tries again at once while tokens last: a retry costs one, a success earns `tokensPerSuccess`.
  case tokenBucket(limit: Int, capacity: Double, tokensPerSuccess: Double)
  /// Tries again at once, but after so many failures in a row all clients stay away for a while, then one tries.
  case circuitBreaker(limit: Int, failures: Int, openSeconds: Double)

  /// Retries of one request.
  public var limit: Int {
    switch self {
    case .never: 0
    case .immediate(let limit), .afterDelay(let limit, _), .backoff(let limit, _, _, _),
      .tokenBucket(let limit, _, _), .circuitBreaker(let limit, _, _):
      limit
    }
  }
}

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
