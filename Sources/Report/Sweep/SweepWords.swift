/// Wording of `sweep`: rows are read by programs, so that there is one language.
internal import ResilienceNumerics

enum SweepWords {
  /// Reason for a point without a market.
  static func problem(_ error: ParameterError) -> String {
    "\(error.parameter) is \(NumberText.plain(error.value)), expected \(error.expected)"
  }
}
