/// Request to stop a long run, by Ctrl-C or a scheduler's SIGTERM: the run saves its work, or reports its
/// results so far.
internal import ResilienceNumerics

internal import SystemLibrary

/// Stop flag that every long run polls. Without `listen` the first signal ends the process.
enum Interruption {
  /// Cancellation token set by the first signal after `listen`, and passed to searches.
  static let token = CancelToken()

  /// Whether the run was asked to stop.
  static var isAsked: Bool { token.isCancelled }

  /// Exit code of a result: `interrupted` if it is incomplete.
  static var code: ExitCode { isAsked ? .interrupted : .done }

  /// Signal handling: from now on the first signal requests a stop, and the second ends the process at once.
  ///
  /// The call belongs after the input is read: a read that waits for a terminal or a pipe resumes after a
  /// handler, so that the request would go unnoticed.
  static func listen() {
    // The token must exist before a handler reads it.
    _ = isAsked
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        if Interruption.isAsked { _exit(ExitCode.interrupted.rawValue) }
        Interruption.token.cancel()
      }
    }
  }
}
