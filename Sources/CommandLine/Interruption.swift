/// Whether somebody asked a long run to stop: Ctrl-C, or a scheduler's SIGTERM.
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

enum Interruption {
  private static let count = Atomic<Int>(0)

  /// Whether the run shall stop.
  static var isAsked: Bool { count.load(ordering: .relaxed) > 0 }

  /// From now on the first signal asks the run to put its work away and stop, and the second ends it at once.
  static func listen() {
    // The counter exists before a handler looks at it.
    _ = isAsked
    // A limit on the size of files is an error of the write.
    signal(SIGXFSZ, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number) { _ in
        if Interruption.count.add(1, ordering: .relaxed).newValue > 1 { _exit(130) }
      }
    }
  }
}
