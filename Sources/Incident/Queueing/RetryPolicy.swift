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
