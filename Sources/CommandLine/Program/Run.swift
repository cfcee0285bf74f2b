/// The program from its words to its exit code.
internal import SystemLibrary

/// Runs the command line of this process and ends the process.
///
/// Exit codes: 0 done, 1 the computation could not be finished or its result not be written, 2 the command line
/// or an input file is wrong, 130 interrupted. Results go to standard output, everything else to standard error.
public func run() -> Never {
  Signals.prepare()
  let words = Array(CommandLine.arguments.dropFirst())
  do throws(Failure) {
    let output = try Program().output(of: words)
    try output.deliver()
    exit(output.code)
  } catch {
    _ = System.writeAll("\(Product.name): \(error.line)\n", to: STDERR_FILENO)
    exit(error.code)
  }
}

/// Why the program ends without a result: one line and an exit code.
struct Failure: Error, Equatable {
  let line: String
  let code: Int32

  /// The command line or an input file is wrong.
  static func usage(_ line: String) -> Failure { Failure(line: line, code: 2) }
  /// The computation could not be finished, or its result not be written.
  static func unfinished(_ line: String) -> Failure { Failure(line: line, code: 1) }
}

/// What a command gives: a text and where it goes.
struct Output: Equatable {
  let text: String
  var file: String?
  /// Exit code of the process once the text is written.
  var code: Int32 = 0

  /// Writes the text in one go. A reader that went away is no error: it has read enough.
  func deliver() throws(Failure) {
    if let file {
      do { try OutputFile.write(text, to: file) } catch {
        let line = FileMessage.text(error)
        throw error.isUsageError ? .usage(line) : .unfinished(line)
      }
    } else if let code = System.writeAll(text, to: STDOUT_FILENO), code != EPIPE {
      throw .unfinished("standard output: \(System.reason(code))")
    }
  }
}

enum Signals {
  /// A closed pipe and a limit on the size of files are seen as errors of the write; an interrupt ends with 130, as
  /// shells expect.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGINT) { _ in _exit(130) }
    // Whoever started this may have blocked them, and a program inherits that: nobody could stop a long run.
    var stops = sigset_t()
    sigemptyset(&stops)
    sigaddset(&stops, SIGINT)
    sigaddset(&stops, SIGTERM)
    sigprocmask(SIG_UNBLOCK, &stops, nil)
  }
}
