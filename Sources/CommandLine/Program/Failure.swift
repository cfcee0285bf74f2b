internal import Report

/// Failure of the program: one line in both languages and an exit code.
struct Failure: Error {
  let text: Text
  let code: ExitCode

  /// The line in English.
  var line: String { text.en }

  /// Failure for an error of the user.
  init(_ error: some UserError) { self.init(text: error.text, code: error.exitCode) }

  init(text: Text, code: ExitCode) {
    self.text = text
    self.code = code
  }

  /// Failure of the command line or an input file.
  static func usage(_ text: Text) -> Failure { Failure(text: text, code: .usage) }
  /// Failure of an unfinished computation, or of writing its result.
  static func unfinished(_ text: Text) -> Failure { Failure(text: text, code: .unfinished) }
}

extension Failure: Equatable {
  /// Equality of failures by what they say.
  static func == (left: Failure, right: Failure) -> Bool {
    left.line == right.line && left.code == right.code
  }
}

/// Error with a line for the user.
///
/// A command turns such an error into the program's failure with `do { … } catch { throw Failure(error) }`.
protocol UserError: Error {
  /// Error message in both languages, without the program's name and without a line end.
  var text: Text { get }
  /// Exit code: `usage`, unless the user cannot correct the error.
  var exitCode: ExitCode { get }
}

extension UserError {
  var exitCode: ExitCode { .usage }
}
