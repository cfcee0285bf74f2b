/// Command line that computes the content of a page.
internal import Findings
internal import Scenario

/// Command-line words, quoted for a shell.
enum PageCommand {
  /// Option `--set firms.ordinary.blameSharing=0.5`, with the value to the last bit.
  static func text(_ setting: SliderGrid.Setting) -> String {
    "--set " + ShellWord.quoted("\(setting.parameter.key)=\(JSONValue.shortest(setting.value))")
  }

  /// Value in the page's address: five significant digits distinguish any two stops of a slider.
  static func key(_ value: Double) -> String {
    var text = NumberText.significant(value, digits: 5)
    text.removeAll { $0 == "," }
    return text
  }

  /// Options of a run that choose the scenario: before `--firms`, `--firms`, after it.
  static func options(_ inputs: Inputs) -> (presets: [String], firms: [String], sets: [String]) {
    (
      inputs.presets.map { "--preset " + ShellWord.quoted($0) }, inputs.firms.map { ["--firms \($0)"] } ?? [],
      inputs.sets.map { "--set " + ShellWord.quoted($0) }
        + inputs.fixes.map { "--fix " + ShellWord.quoted($0) } + (inputs.record?.options ?? [])
    )
  }
}
