/// Result of a check of a preset, a line for people.
public import Scenario

/// What a valid preset holds: its firms and the number of its parameters.
public struct PresetValidation {
  private let scenario: Scenario
  private let file: String
  private let parameters: Int

  /// A file that was read without an error.
  public init(_ loaded: LoadedScenario, file: String) {
    scenario = loaded.scenario
    self.file = SafeText.line(file)
    parameters = loaded.entries.count
  }

  /// `own.json5: valid; 4 ordinary firms and Netflix; 256 parameters`.
  public var text: Text {
    let firms = Text.list(scenario.firms.indices.map(crowd))
    return Text(
      "\(file): valid; \(firms.en); \(parameters) parameters", "\(file)：有效；\(firms.zh)；\(parameters) 个参数")
  }

  private func crowd(_ type: Int) -> Text {
    let (label, count) = (Text(scenario.label(ofFirm: type)), scenario.firms[type].count)
    let isProper = label.en.first?.isUppercase == true
    guard count > 1 else { return isProper ? label : Text("1 \(label.en)", "1 家\(label.zh)") }
    let number = NumberText.count(count)
    return Text(
      "\(number) \(EnglishNumber.plural(label.en))", "\(number) 家\(ChineseText.spaced(label.zh))")
  }
}
