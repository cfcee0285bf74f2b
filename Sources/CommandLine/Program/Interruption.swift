/// Ctrl-C, or a scheduler's SIGTERM, as a wish to stop: a long run puts its work away, or says what it has found.
internal import ResilienceNumerics

internal import SystemLibrary

/// What every long run asks. A command that never asks does not listen: there the first signal ends the process.
enum Interruption {
  /// Set by the first signal after `listen`; searches take it along.
  static let token = CancelToken()

  /// Whether the run shall stop.
  static var isAsked: Bool { token.isCancelled }

  /// Exit code of a result: `interrupted` where it was cut short.
  static var code: ExitCode { isAsked ? .interrupted : .done }

  /// From now on the first signal asks the run to stop, and the second ends it at once.
  ///
  /// Called when the input is read: a read that waits for a terminal or a pipe goes on after a handler, so that the
  /// wish would not be seen.
  static func listen() {
    // The token exists before a handler looks at it.
    _ = isAsked
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        if Interruption.isAsked { _exit(ExitCode.interrupted.rawValue) }
        Interruption.token.cancel()
      }
    }
  }
}
