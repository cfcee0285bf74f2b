/// From the options to a scenario, and what a page needs to know about where it is read.
internal import Outages
internal import Report
internal import Scenario

extension Settings {
  /// Scenario of the presets on the command line.
  func load(presets: [String]? = nil) throws(Failure) -> LoadedScenario {
    let request = ScenarioRequest(presets: presets ?? self.presets, firms: firms, sets: sets)
    if let records { return try records.load(request) }
    do throws(ScenarioError) {
      return try ScenarioLoader.load(
        request, readFile: { FileAccess.read($0) },
        records: RecordSource(readFile: { FileAccess.read($0, limit: RecordFiles.sizeLimit) }))
    } catch { throw Failure(error) }
  }

  /// Result in the requested format.
  func render(_ report: some CommandReport) -> String {
    switch format {
    case .json: report.json(inputs)
    case .csv: report.csv()
    case .markdown:
      report.markdown() + (records?.note.map { "\n" + $0.markdown(language) } ?? "")
    default:
      report.text(width: columns, style: style)
        + (records?.note.map { "\n" + $0.text(width: columns, style: style, language: language) } ?? "")
    }
  }

  /// Inputs echoed by machine-readable output.
  var inputs: Inputs {
    Inputs(version: Product.version, presets: presets, firms: firms, sets: sets, fixes: fixes, seed: seed,
      record: records?.note)
  }

  /// Columns of text: the requested number, else the terminal's, else 80.
  var columns: Int {
    let terminal = output == nil ? System.columns(1) : nil
    return width ?? max(40, min(terminal ?? 80, 1000))
  }

  /// Text style: colour for a terminal, or on request.
  var style: Style {
    switch color {
    case .always: Style(isColored: true)
    case .never: .plain
    case .auto:
      Style(
        isColored: output == nil && System.isTerminal(1) && (System.environment("NO_COLOR") ?? "").isEmpty
          && System.environment("TERM") != "dumb")
    }
  }
}
