/// Commands `presets list`, `show`, `validate` and `schema`.
internal import Report
internal import Scenario

struct PresetCommands {
  let settings: Settings

  init(_ settings: Settings) { self.settings = settings }

  func list() throws(Failure) -> String {
    var rows: [PresetListReport.Row] = []
    for name in PresetCatalogue.names {
      rows.append((name: name, title: try settings.load(presets: [name]).scenario.title))
    }
    return settings.render(PresetListReport(rows, language: settings.language))
  }

  /// Parameters of a preset, laid over those of `--preset` if both are given.
  func show(_ name: String?) throws(Failure) -> String {
    var settings = settings
    if let name { settings.givenPresets.append(name) }
    return settings.render(ParametersReport(try settings.load(), language: settings.language))
  }

  /// One line, and one for each warning.
  func validate(_ file: String) throws(Failure) -> String {
    let loaded = try settings.load(presets: [file])
    let head = PresetValidation(loaded, file: file).text
    let warnings = loaded.warnings.map { Text("warning: " + $0.message, "警告：" + $0.chinese) }
    return ([head] + warnings).map { $0[settings.language] + "\n" }.joined()
  }

  func schema() -> String { ScenarioSchema.jsonSchema() }
}
