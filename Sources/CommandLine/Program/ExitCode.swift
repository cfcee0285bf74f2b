/// The exit codes of the program, each with the sentence that the manual prints.
enum ExitCode: Int32, CaseIterable, Sendable {
  /// Complete result, written.
  case done = 0
  /// No result, or a verified profile that is not an equilibrium.
  case unfinished = 1
  /// Error that the user has to correct.
  case usage = 2
  /// Interruption by a signal, with the number that shells use for SIGINT.
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
