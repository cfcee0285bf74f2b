/// From the options to a scenario, and what a page needs to know about where it is read.
internal import Outages
internal import Report
internal import Scenario

extension Settings {
  /// Scenario of the presets on the command line.
  func load(presets: [String]? = nil) throws(Failure) -> LoadedScenario {
    let loaded = try records.load(
      ScenarioRequest(presets: presets ?? self.presets, firms: firms, sets: sets), failure: failure)
    for case .renamed(let key, let name, _) in loaded.warnings { StandardError.sayRenamed(key, name) }
    return loaded
  }

  /// Failure of an error, with the full key where `--set` was given only its end.
  private func failure(_ error: ScenarioError) -> Failure {
    let plain = Failure(error)
    guard case .unknownKey(let key, "", let known, .commandLine) = error,
      NearestName.of(key, among: known) == nil
    else { return plain }
    if key == "lambda" {
      let hint = Text(
        "; all rates at once are for --vary and --scenario: lambda=0.5..2",
        "；全部频率一起变用 --vary 或 --scenario：lambda=0.5..2")
      return Failure(text: plain.text + hint, code: plain.code)
    }
    let keys = fullKeys(endingWith: key).prefix(4)
    guard !keys.isEmpty else { return plain }
    let names = keys.map { "'\($0)'" }
    let hint = Text(
      "; did you mean \(CommandLineMessage.list(names))?",
      "；是不是\(CommandLineMessage.chineseList(keys.map(\.chineseQuote)))？")
    return Failure(text: plain.text + hint, code: plain.code)
  }

  /// Keys of the scenario's numbers that end with a name.
  private func fullKeys(endingWith name: String) -> [String] {
    var without = self
    without.sets = []
    guard let scenario = try? without.load().scenario else { return [] }
    do throws(ParameterAxisError) { return [try ParameterAxis.parameter(name, in: scenario).key] } catch {
      if case .ambiguousKey(_, let names) = error { return names }
      return []
    }
  }

  /// Result in the requested format, with what a reader must know of the scenario: its record and its currency.
  func render(_ report: some CommandReport) -> String {
    let currency = records.currency
    switch format {
    case .json: return currency.json(report.json(inputs))
    case .csv: return currency.table(report.csv())
    case .markdown:
      let links = FigureLinks(report.figures, inputs: inputs, language: language).markdown
      return ([links] + remarks).compactMap(\.self).reduce(currency.page(report.markdown())) {
        $0 + "\n" + $1 + "\n"
      }
    default:
      var page = currency.page(report.text(width: columns, style: style))
      for remark in remarks {
        guard let remark else { continue }
        page += "\n" + RecordNote.paragraph(remark, width: columns, style: style)
      }
      return page
    }
  }

  /// Remarks under a page: what was taken to be meant, the record, the currency.
  private var remarks: [String?] {
    [
      records.assumptions?.text(language), records.note?.text(language),
      records.currency.remark(isChinese: language == .chinese),
    ]
  }

  /// Inputs echoed by machine-readable output.
  var inputs: Inputs {
    Inputs(
      version: Product.version, presets: presets, firms: firms, sets: sets, fixes: fixes, seed: seed,
      record: records.note, currency: records.currency.code == "USD" ? nil : records.currency.code,
      assumptions: records.assumptions)
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
