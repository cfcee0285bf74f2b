/// Ctrl-C as a wish to stop: searches end with what they have.
internal import Numerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

enum Interrupt {
  /// Set by the first Ctrl-C once `prepare` was called.
  static let token = CancelToken()

  /// From now on the first Ctrl-C sets the token; the second ends the process.
  static func prepare() {
    _ = token.isCancelled
    signal(SIGINT) { _ in
      if Interrupt.token.isCancelled { _exit(130) }
      Interrupt.token.cancel()
    }
  }

  /// Exit code of a result: 130 where it was cut short.
  static var code: Int32 { token.isCancelled ? 130 : 0 }
}
