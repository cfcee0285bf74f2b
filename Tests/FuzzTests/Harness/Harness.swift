/// What fuzzing promises: any bytes give a result or one line that says what is wrong.
///
/// Each harness takes the bytes of one input and returns the promise that was broken, or `nil`. The same functions
/// are run over the kept corpus by `swift test` and over millions of inputs by libFuzzer (`Tests/Fuzz/run`).

/// A parser under test.
public enum Harness: String, CaseIterable, Sendable {
  case preset, record, nfg, game, profile, arguments

  /// Feeds the bytes to the parser.
  public func problem(_ bytes: [UInt8]) -> String? {
    switch self {
    case .preset: presetProblem(bytes)
    case .record: recordProblem(bytes)
    case .nfg: nfgProblem(bytes)
    case .game: gameProblem(bytes)
    case .profile: profileProblem(bytes)
    case .arguments: argumentsProblem(bytes)
    }
  }
}

/// What is wrong with a message about an input of `count` bytes: it has to be one line of text, and not much longer
/// than the input, whose names it may repeat with control characters spelled out.
func problem(of message: String, inputBytes count: Int) -> String? {
  let isClean = !message.unicodeScalars.contains { $0.properties.generalCategory == .control }
  if message.isEmpty { return "an empty message" }
  if message.utf8.count > 1000 + 12 * count { return "a message of \(message.utf8.count) bytes" }
  return isClean ? nil : "not one line: \(message.debugDescription)"
}
