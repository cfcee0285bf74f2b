/// `what-if`: change something, see who moves.
internal import Report

extension CommandDeclaration {
  static let whatIf = CommandDeclaration(
    name: "what-if", summary: "change something, see who moves",
    about: """
      The CEO's button from five numbers: press or not, by how much, from which frequency of outages on it would \
      pay, and what the rivals' doing changes.
      """,
    options: OptionDeclaration.model + OptionDeclaration.theButton + [.policies, .target]
      + OptionDeclaration.page(["text", "markdown", "csv", "json"]),
    examples: [
      Example(
        line: "resilience-econ what-if --button --bill 3e6 --revenue 80000 --margin 0.6",
        gives: "your own button"),
      Example(line: "resilience-econ what-if --policies --preset netflix", gives: "what it would take"),
    ])
}

struct WhatIfCommand {
  let settings: Settings
  let parsed: ArgumentParser.Parsed

  init(_ settings: Settings, _ parsed: ArgumentParser.Parsed) {
    self.settings = settings
    self.parsed = parsed
  }

  func text() throws(Failure) -> String {
    if parsed.options.contains(where: { $0.name == OptionDeclaration.policies.name }) {
      return try PolicyCommand(settings: settings, parsed: parsed).text()
    }
    return try ButtonCommand(settings: settings, parsed: parsed).text()
  }
}
