/// The program from its words to its exit code.
internal import Report
internal import SystemLibrary
internal import TextEncoding

/// Runs the command line of this process and ends the process.
///
/// The exit codes are those of `ExitCode`. Results go to standard output, everything else to standard error.
public func run() -> Never {
  Signals.prepare()
  let words = Array(CommandLine.arguments.dropFirst())
  do throws(Failure) {
    let output = try Program().output(of: words)
    try output.deliver()
    exit(output.code.rawValue)
  } catch {
    StandardError.say(error.line)
    exit(error.code.rawValue)
  }
}

/// What a command gives: a text and where it goes.
struct Output: Equatable {
  let text: String
  var file: String?
  /// Whether the text holds sequences of its own that colour it.
  var isColored = false
  /// Exit code of the process once the text is written.
  var code = ExitCode.done

  /// Writes the text in one go, made harmless. A reader that went away is no error: it has read enough.
  func deliver() throws(Failure) {
    let text = SafeText.page(self.text, keepsColour: isColored)
    if let file {
      do { try OutputFile.write(text, to: file) } catch { throw Failure(error) }
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
    signal(SIGINT) { _ in _exit(ExitCode.interrupted.rawValue) }
    // Whoever started this may have blocked them, and a program inherits that: nobody could stop a long run.
    var stops = sigset_t()
    sigemptyset(&stops)
    sigaddset(&stops, SIGINT)
    sigaddset(&stops, SIGTERM)
    sigprocmask(SIG_UNBLOCK, &stops, nil)
  }
}
