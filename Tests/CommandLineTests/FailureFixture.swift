import Report

@testable import CommandLineInterface

extension Failure {
  /// The failure of the user that says this in English; failures are equal where their English lines are.
  static func usage(_ line: String) -> Failure { .usage(Text(line)) }
}
