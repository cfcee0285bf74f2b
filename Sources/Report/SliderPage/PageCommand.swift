/// The command line that computes what a page shows.
internal import Findings
internal import Scenario

/// Words of a command line as a shell takes them.
enum PageCommand {
  /// `--set firms.ordinary.blameSharing=0.5`, with the value to the last bit.
  static func text(_ setting: SliderGrid.Setting) -> String {
    "--set " + ShellWord.quoted("\(setting.parameter.key)=\(JSONValue.shortest(setting.value))")
  }

  /// A value as the page's address names it: five significant digits tell any two stops of a slider apart.
  static func key(_ value: Double) -> String {
    var text = NumberText.significant(value, digits: 5)
    text.removeAll { $0 == "," }
    return text
  }

  /// The options of a run that choose the scenario: before `--firms`, `--firms`, after it.
  static func options(_ inputs: Inputs) -> (presets: [String], firms: [String], sets: [String]) {
    (
      inputs.presets.map { "--preset " + ShellWord.quoted($0) }, inputs.firms.map { ["--firms \($0)"] } ?? [],
      inputs.sets.map { "--set " + ShellWord.quoted($0) }
        + inputs.fixes.map { "--fix " + ShellWord.quoted($0) }
    )
  }
}
