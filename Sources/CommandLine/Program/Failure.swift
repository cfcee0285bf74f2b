/// Failure of the program: one line and an exit code.
struct Failure: Error, Equatable {
  let line: String
  let code: ExitCode

  /// Failure for an error of the user.
  init(_ error: some UserError) { self.init(line: error.line, code: error.exitCode) }

  init(line: String, code: ExitCode) {
    self.line = line
    self.code = code
  }

  /// Failure of the command line or an input file.
  static func usage(_ line: String) -> Failure { Failure(line: line, code: .usage) }
  /// Failure of an unfinished computation, or of writing its result.
  static func unfinished(_ line: String) -> Failure { Failure(line: line, code: .unfinished) }
}

/// Error with a line for the user.
///
/// A command turns such an error into the program's failure with `do { … } catch { throw Failure(error) }`.
protocol UserError: Error {
  /// Error message, without the program's name and without a line end.
  var line: String { get }
  /// Exit code: `usage`, unless the user cannot correct the error.
  var exitCode: ExitCode { get }
}

extension UserError {
  var exitCode: ExitCode { .usage }
}
