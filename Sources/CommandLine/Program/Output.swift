/// Program from its words to its exit code.
internal import Report
internal import SystemLibrary
internal import TextEncoding

/// Execution of this process's command line; ends the process.
///
/// The exit codes are those of `ExitCode`. Results go to standard output, everything else to standard error.
public func run() -> Never { exit(exitCode().rawValue) }

/// What `run` does but for the end, so that everything is freed by then.
private func exitCode() -> ExitCode {
  Signals.prepare()
  let words = Array(CommandLine.arguments.dropFirst())
  let language = Language.spoken(words)
  StandardError.language = language
  do throws(Failure) {
    let output = try Program(language: language).output(of: words)
    try output.deliver()
    return output.code
  } catch {
    StandardError.say(error.text)
    return error.code
  }
}

/// Output of a command: a text and its destination.
struct Output: Equatable {
  let text: String
  var file: String?
  /// Whether the text holds its own colour sequences.
  var isColored = false
  /// Exit code of the process once the text is written.
  var code = ExitCode.done

  /// Writing of the sanitised text at once. A closed reader is not an error: it has read enough.
  func deliver() throws(Failure) {
    // A byte order mark in front is the table's own; anywhere else it is a character of somebody's name.
    let mark = self.text.hasPrefix("\u{FEFF}") ? "\u{FEFF}" : ""
    let text = mark + SafeText.page(String(self.text.dropFirst(mark.count)), keepsColour: isColored)
    if let file {
      do { try OutputFile.write(text, to: file) } catch { throw Failure(error) }
    } else if let code = System.writeAll(text, to: STDOUT_FILENO), code != EPIPE {
      throw .unfinished(
        Text("standard output: \(System.reason(code))", "标准输出：\(System.reason(code))"))
    }
  }
}

enum Signals {
  /// Signal dispositions: a closed pipe and a file size limit appear as write errors; an interrupt ends with
  /// 130, as shells expect.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGINT) { _ in _exit(ExitCode.interrupted.rawValue) }
    // A parent may have blocked SIGINT and SIGTERM; unblock them so that a long run can be stopped.
    var stops = sigset_t()
    sigemptyset(&stops)
    sigaddset(&stops, SIGINT)
    sigaddset(&stops, SIGTERM)
    sigprocmask(SIG_UNBLOCK, &stops, nil)
  }
}
