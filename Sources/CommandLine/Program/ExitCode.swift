/// The exit codes of the program, each with the sentence that the manual prints.
enum ExitCode: Int32, CaseIterable, Sendable {
  /// The result is complete and written.
  case done = 0
  /// There is no result, or a profile that was to be verified is no equilibrium.
  case unfinished = 1
  /// The user has to change something.
  case usage = 2
  /// Stopped by a signal, as shells number SIGINT.
  case interrupted = 130

  /// The meaning in the manual.
  var meaning: String {
    switch self {
    case .done: "done, or the reader of the output went away"
    case .unfinished: "the computation could not be finished, or its result not be written"
    case .usage: "the command line or an input file is wrong"
    case .interrupted: "interrupted"
    }
  }
}
