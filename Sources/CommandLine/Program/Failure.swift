/// The end of the program without a result: one line and an exit code.
struct Failure: Error, Equatable {
  let line: String
  let code: ExitCode

  /// The failure for an error that a user can read.
  init(_ error: some UserError) { self.init(line: error.line, code: error.exitCode) }

  init(line: String, code: ExitCode) {
    self.line = line
    self.code = code
  }

  /// The command line or an input file is wrong.
  static func usage(_ line: String) -> Failure { Failure(line: line, code: .usage) }
  /// The computation could not be finished, or its result not be written.
  static func unfinished(_ line: String) -> Failure { Failure(line: line, code: .unfinished) }
}

/// An error with a line for the user.
///
/// A command turns such an error into the program's failure with `do { … } catch { throw Failure(error) }`.
protocol UserError: Error {
  /// What is wrong, without the program's name and without a line end.
  var line: String { get }
  /// The exit code, `usage` unless the user cannot help it.
  var exitCode: ExitCode { get }
}

extension UserError {
  var exitCode: ExitCode { .usage }
}
